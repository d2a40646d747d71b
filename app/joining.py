"""Works out what it takes to make one record of two: what moves, which values stay, which doubles follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from app.catalog import Field, FieldKind, decoded, info
from app.changes import Changes
from app.history import shown
from app.names import Namer
from db.codecs import Json
from db.queries import mentions
from db.queries.records import Form, these
from db.reader import Reader
from db.values.choices import NameUse
from db.values.marking import Marking
from db.values.names import fold_name
from db.values.text import canonical_json


class Keep(Enum):
    """Which value of a field stays."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"
    """Of a text of several lines: one after the other."""


SAME: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "participation": ("meeting_id", "party_id", "person_id", "post_id", "organisation_id", "role"),
        "post": ("person_id", "organisation_id", "title", "start", "end", "as_of"),
        "name": ("named_id", "written", "source_id"),
        "citation": ("record_id", "field", "source_id", "quote", "place", "stated"),
    }
)
"""Kinds of which two are one where these fields are the same."""

_USES: Mapping[str, NameUse] = MappingProxyType(
    {
        "name": NameUse.AS_WRITTEN,
        "official_name": NameUse.OFFICIAL,
        "abbreviation": NameUse.ABBREVIATION,
        "native_script": NameUse.NATIVE,
    }
)
"""Fields by which a record is called: a value that is not chosen stays as a spelling."""

WITH_NAMES = frozenset({"person", "organisation", "place"})
"""Kinds that keep spellings as parts; others keep them in their remark."""

_STATED = 480
"""Letters of a value that a citation keeps as what its source states."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that the record was called by and that becomes a spelling of the kept one, with where it was seen."""

    written: str
    use: NameUse
    source_id: str | None


@dataclass(slots=True)
class Joining:
    """The plan for one merging, worked out in one read snapshot; values are in JSON form until `steps`."""

    reader: Reader
    namer: Namer
    into: dict[str, str] = field(default_factory=dict)
    """What goes to the recycle bin → what it becomes part of: the other record, and the doubles."""
    kinds: dict[str, str] = field(default_factory=dict)
    edits: dict[str, dict[str, Json]] = field(default_factory=dict)
    moved: dict[str, list[str]] = field(default_factory=dict)
    """Kind → ids of the records in which what goes is named, its parts among them; doubles too."""
    speaking: dict[str, list[str]] = field(default_factory=dict)
    """Those of them that name the other record itself."""
    spellings: list[Spelling] = field(default_factory=list)
    _forms: dict[str, Form] = field(default_factory=dict)

    def join(self, kind: str, kept: str, other: str, chosen: Mapping[str, Keep]) -> None:
        """Make one of two live records of a kind, and one of what becomes the same by it."""
        self.into[other] = kept
        self.kinds[other] = kind
        both = {kept: dict(self.form(kind, kept)), other: dict(self.form(kind, other))}
        lost: list[tuple[str, Field]] = []
        for one in info(kind).fields:
            left = self._settle(kind, one, kept, other, chosen.get(one.name, Keep.KEPT))
            if left is not None:
                lost.append((left, one))
        for left, one in lost:
            self._keep_words(kind, kept, left, one, both[left][one.name])
        self._point(kind, kept, other)

    def form(self, kind: str, record_id: str) -> Form:
        """A record as it will be."""
        if record_id not in self._forms:
            self._take(kind, (record_id,))
        return self._forms[record_id]

    def steps(self, changes: Changes, kept: str) -> None:
        """The steps of the plan; what becomes one goes to the recycle bin without the parts that have moved."""
        for record_id, values in self.edits.items():
            if record_id not in self.into:
                changes.edit(record_id, **decoded(self.kinds[record_id], values))
        for one in self.spellings:
            changes.create("name", named_id=kept, written=one.written, use=one.use, source_id=one.source_id)
        for record_id in self.into:
            for link in mentions.links_of(self.reader, record_id):
                changes.delete(link, alone=True)
            changes.delete(record_id, alone=True)

    # --- fields ---

    def _settle(self, kind: str, one: Field, kept: str, other: str, choice: Keep) -> str | None:
        """Give the kept record the value of a field; answers whose value does not stand in it any more."""
        stood = self.form(kind, kept).get(one.name)
        a, b = (_without(value, (kept, other)) for value in (stood, self.form(kind, other).get(one.name)))
        left = None
        if one.whole:
            return None
        if one.kind is FieldKind.MARKING:
            value = self._higher(a, b)
        elif one.kind is FieldKind.REFERENCES and not one.minimum:
            value = list(dict.fromkeys([*(a or ()), *(b or ())])) or None
        elif a is None or b is None or a == b:
            value = b if a is None else a
        elif choice is Keep.BOTH and one.kind is FieldKind.TEXT:
            value = f"{a}\n\n{b}"
        else:
            value, left = (b, kept) if choice is Keep.OTHER else (a, other)
        if value != stood:
            self._set(kind, kept, one.name, value)
        return left

    def _higher(self, a: Json, b: Json) -> Json:
        """The higher of two markings, with the caveats of both; a level that nobody knows is left standing."""
        floor = self.namer.scheme.floor([Marking.from_json(one) if one else None for one in (a, b)])
        unknown = a is not None and self.namer.scheme.find_level(Marking.from_json(a).level) is None
        return a if unknown or floor.marking is None else floor.marking.to_json()

    def _keep_words(self, kind: str, kept: str, owner: str, one: Field, value: Json) -> None:
        """A value that does not stay: its citations say what they state, and a name stays as a spelling."""
        words = " ".join((shown(one, value, self.namer) or "").split())
        cited = [
            citation
            for citation in mentions.naming(self.reader, "citation", "record_id", owner)
            if self.form("citation", citation).get("field") == one.name
        ]
        for citation in cited:
            if not self.form("citation", citation).get("stated"):
                stated = words if len(words) <= _STATED else f"{words[:_STATED]}…"
                self._set("citation", citation, "stated", stated)
        if one.name not in _USES:
            return
        if kind in WITH_NAMES:
            sources = dict.fromkeys(str(self.form("citation", c)["source_id"]) for c in cited)
            self._spell(kept, owner, words, _USES[one.name], list(sources))
        elif kind == "forum":
            said = f"{one.label} also given as “{words}”."
            before = self.form(kind, kept).get("remark")
            self._set(kind, kept, "remark", f"{before}\n{said}" if before else said)

    def _spell(self, kept: str, owner: str, words: str, use: NameUse, sources: list[str]) -> None:
        """Once for every source that has it so; once without where none does and it is not among the spellings."""
        known: set[tuple[str, str | None]] = set()
        for record in {kept, owner, *(other for other, one in self.into.items() if one == kept)}:
            for name in mentions.naming(self.reader, "name", "named_id", record):
                form = self.form("name", name)
                known.add((str(form["written"]).casefold(), form.get("source_id")))
        if not sources and any(words.casefold() == written for written, _ in known):
            return
        for source in sources or (None,):
            if (words.casefold(), source) not in known:
                self.spellings.append(Spelling(words, use, source))

    # --- references ---

    def _point(self, kind: str, kept: str, other: str) -> None:
        """Let everything that names the other record name the kept one, and make one of what is then the same."""
        for owner, name, named in [*mentions.pointing(self.reader, other, kind)]:
            ids = tuple(one for one in named if one not in self.into and one != kept)
            self._take(owner, ids)
            for one in ids:
                self._set(owner, one, name, kept)
            self._tell(owner, ids, other)
            self._doubles(owner, name, kept, ids)
        for owner, record_id, role in mentions.linking(self.reader, other):
            if record_id in self.into or record_id == kept:
                continue
            targets = self.form(owner, record_id).get(role) or ()
            changed = dict.fromkeys(kept if target == other else target for target in targets)
            self._set(owner, record_id, role, list(changed))
            self._tell(owner, (record_id,), other)

    def _doubles(self, kind: str, name: str, kept: str, moved: tuple[str, ...]) -> None:
        """What stood with the kept record stays; what comes and is the same becomes part of it."""
        if kind not in SAME:
            return
        there = mentions.naming(self.reader, kind, name, kept)
        self._take(kind, there)
        seen: dict[str, str] = {}
        for one in (*(found for found in there if found not in moved), *moved):
            if one in self.into:
                continue
            first = seen.setdefault(self._signature(kind, one), one)
            if first != one and one in moved:
                self.join(kind, first, one, {})

    def _signature(self, kind: str, record_id: str) -> str:
        values = {name: self.form(kind, record_id).get(name) for name in SAME[kind]}
        if kind == "post":
            values["title"] = fold_name(str(values["title"]))
        return canonical_json(values)

    # --- what is there ---

    def _take(self, kind: str, ids: Iterable[str]) -> None:
        wanted = [one for one in ids if one not in self._forms]
        for record_id, form in these(self.reader, kind, wanted):
            self._forms[record_id] = form
            self.kinds[record_id] = kind

    def _set(self, kind: str, record_id: str, name: str, value: Json) -> None:
        self.form(kind, record_id)[name] = value
        self.edits.setdefault(record_id, {})[name] = value

    def _tell(self, kind: str, ids: Iterable[str], other: str) -> None:
        first = other == next(iter(self.into))
        for told in (self.moved, self.speaking) if first else (self.moved,):
            there = told.setdefault(kind, [])
            there += [one for one in ids if one not in there]


def _without(value: Json, pair: tuple[str, str]) -> Json:
    """A reference of one of the two to the other would be one to itself."""
    if isinstance(value, list):
        return [one for one in value if one not in pair] or None
    return None if value in pair else value
