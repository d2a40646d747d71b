"""What is on file under which names: exactly, in another spelling, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.catalog import info
from app.errors import NotFound
from app.registers.decisions import Candidate
from app.registers.table import folded
from app.states import State, state
from db.codecs import Json
from db.models import Name
from db.queries import records
from db.reader import Reader
from db.search_names import PARTICLES, sounded
from db.values.errors import InvalidValue, excerpt
from db.values.names import PersonName, ordinal

ALIKE = 86
"""Least likeness (0 to 100) of two names that an officer is asked about."""
SHORTEST = 4
MOST_CANDIDATES = 4
_SHORT = 60
"""Letters of a name; what is longer is a sentence."""

_ALSO = {
    "country": ("official_name", "code", "short_code"), "organisation": ("abbreviation", "official_name"),
    "forum": ("abbreviation",), "place": ("abbreviation",), "person": ("native_script",), "agreement": ("as_written",),
    "post": ("abbreviation",),
}  # fmt: skip
"""Fields by which a record is also called, besides its title and the spellings kept with it."""

_NUMBERS = re.compile(r"\d+")


@dataclass(slots=True)
class Entry:
    """One record that may be meant: what it is called, and the countries it belongs to."""

    id: str
    kind: str
    title: str
    form: Mapping[str, Json]
    countries: frozenset[str]


_Called = dict[str, dict[str, None]]
"""What is called → ids of the records called so, in the order in which they came."""


@dataclass(slots=True)
class _Kind:
    """The names of one kind: folded; by the numbers in them with their words sorted; and as they sound."""

    names: _Called = field(default_factory=dict)
    sorted: dict[tuple[str, ...], _Called] = field(default_factory=dict)
    heard: _Called = field(default_factory=dict)


class Names:
    """Everything of some kinds that goes by a name, in one snapshot; what an import adds is added as it goes."""

    def __init__(self, reader: Reader, kinds: Iterable[str]) -> None:
        self.entries: dict[str, Entry] = {}
        self._kinds: dict[str, _Kind] = {}
        self._known_states: dict[str, State | None] = {}
        for kind in kinds:
            self._kinds[kind] = _Kind()
            for record_id, form in records.live(reader, kind):
                self.add(kind, record_id, form)
        for row in reader.all(Name):
            if entry := self.entries.get(row.named_id):
                self.call(entry, row.written)

    def add(self, kind: str, record_id: str, form: Mapping[str, Json]) -> Entry:
        """Know of one more record; its form is in JSON, as the journal has it."""
        title = str(form.get(info(kind).title_field) or info(kind).label)
        own = [record_id] if kind == "country" else []
        countries = frozenset([*own, *(form.get("parties") or ()), *filter(None, [form.get("country_id")])])
        entry = self.entries[record_id] = Entry(record_id, kind, title, form, countries)
        self._kinds.setdefault(kind, _Kind())
        for words in (title, *(str(form[name]) for name in _ALSO.get(kind, ()) if form.get(name))):
            self.call(entry, words)
        if kind == "meeting":
            self._call_session(entry)
        return entry

    def exact(self, kind: str, words: str) -> list[Entry]:
        """The records of a kind that go by exactly these words, but for case, accents and punctuation."""
        known = self._kinds.get(kind)
        if known is None:
            return []
        found = known.names.get(folded(words)) or known.names.get(folded(_bare(kind, words)), {})
        if not found and kind == "country":
            found = self._by_iso(words)
        return [self.entries[record_id] for record_id in found]

    def near(self, kind: str, words: str, *, least: int = ALIKE) -> list[Candidate]:
        """The records of a kind that go by nearly these words, the likest first; numbers in them must be the same."""
        from rapidfuzz import fuzz, process

        known, wanted = self._kinds.get(kind), folded(_bare(kind, words))
        if known is None or len(wanted) < SHORTEST:
            return []
        found: dict[str, Candidate] = {}
        alike = known.sorted.get(_numbers(wanted), {})
        heard = _heard(wanted) if kind == "person" else ""
        spelt = [
            hit
            for form in _orders(wanted)
            for hit in process.extract(form, alike.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=12)
        ]
        sound = (
            process.extract(heard, known.heard.keys(), scorer=fuzz.ratio, score_cutoff=90, limit=6)
            if heard
            else []
        )
        offered = [
            *((alike[name], score, "is spelt alike") for name, score, _ in spelt),
            *((known.heard[name], score - 4, "sounds alike") for name, score, _ in sound),
        ]
        for ids, score, reason in sorted(offered, key=lambda one: -one[1]):
            for record_id in ids:
                title = self.entries[record_id].title
                found.setdefault(
                    record_id,
                    Candidate(record_id, title, f"{excerpt(title)} {reason}", min(99, round(score))),
                )
        return list(found.values())[:MOST_CANDIDATES]

    def iso(self, words: str) -> State | None:
        """The state or grouping that goes by this code or name anywhere, on file or not."""
        if words not in self._known_states:  # asked for every row, and slow where the answer is no
            try:
                self._known_states[words] = state(words)
            except NotFound:
                self._known_states[words] = None
        return self._known_states[words]

    def _by_iso(self, words: str) -> dict[str, None]:
        known = self.iso(words)
        names = self._kinds["country"].names
        for called in (known.code, known.name) if known else ():
            if found := names.get(folded(called)):
                return found
        return {}

    def call(self, entry: Entry, words: str) -> None:
        """Know a record by one more name."""
        known = self._kinds[entry.kind]
        for name in {folded(words), folded(_bare(entry.kind, words))} - {""}:
            known.names.setdefault(name, {})[entry.id] = None
            for form in _orders(name):
                known.sorted.setdefault(_numbers(name), {}).setdefault(form, {})[entry.id] = None
            if entry.kind == "person" and (heard := _heard(name)):
                known.heard.setdefault(heard, {})[entry.id] = None

    def _call_session(self, entry: Entry) -> None:
        """`13th JMCC`, `JMCC 13`, `13th Joint Military Cooperation Committee`."""
        edition, forum = entry.form.get("edition"), self.entries.get(str(entry.form.get("forum_id")))
        if not edition or forum is None:
            return
        for called in filter(None, (forum.title, forum.form.get("abbreviation"))):
            for words in (
                f"{ordinal(edition)} {called}",
                f"{called} {edition}",
                f"{called} {ordinal(edition)}",
            ):
                self.call(entry, words)


def _bare(kind: str, words: str) -> str:
    """A person's name without prefixes, anything else as it is."""
    if kind != "person":
        return words
    try:
        return PersonName.parse(words).bare
    except InvalidValue:
        return words


def _numbers(name: str) -> tuple[str, ...]:
    """Names with different numbers are never one: the 12th session is not the 13th."""
    return tuple(sorted(_NUMBERS.findall(name)))


def _orders(name: str) -> list[str]:
    """A name with its words sorted, since their order may differ; a short one also as it stands."""
    ordered = " ".join(sorted(name.split()))
    return [ordered, name] if name != ordered and len(name) <= _SHORT else [ordered]


def _heard(name: str) -> str:
    """A folded name as it sounds, without what stands between its parts; empty outside the Latin alphabet."""
    words = [word for word in name.split() if word not in PARTICLES]
    if len(words) < 2 or not all(word.isascii() and word.isalpha() for word in words):
        return ""
    return " ".join(sorted(map(sounded, words)))
