"""Searches a case file: words in any field, exact words, filters; the best first, each with why it was found.

    search(case, 'maintenance kind:commitment is:open country:OM owes:them due<30d -draft')

`word` finds every record with a word that begins so, in any field and spelling: case, accents and hyphens do not
matter. `"exact words"` stand so in one text; `-` leaves out. Filters are `kind:`, `is:` (open, closed, overdue, ageing,
tracked, draft, deleted, unassessed), `owes:` (us, them, both), `country:`, `forum:`, `person:`, `topic:` (with all
beneath it), and the dates `due`, `made`, `held`, `signed`, `expires` and `date` with `:`, `<`, `<=`, `>`, `>=`.
Nothing that can be typed is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app import catalog
from app.casefile import CaseFile
from app.listing import SHORTEST_PREFIX
from app.names import Namer
from app.searching.meaning import Meaning, meaning
from app.searching.passages import Finder, Passage, passage
from app.searching.suggesting import Suggestion, suggested
from db import search_query
from db.attachment_texts import count_unread
from db.reader import Reader
from db.search_documents import ATTACHED_TEXT, ATTACHMENT, DOCUMENTED, PERSON_NAMES
from db.search_query import Contents, Found
from db.values.partial_date import DateRange

__all__ = ["Facet", "Hit", "Passage", "Results", "Suggestion", "prefixes", "search", "search_in", "suggest"]

SHORT = 3
"""Letters below which the newest records are given first: so few rank nothing."""

MOST_PASSAGES = 3
_TEXT_OF_FILE = "Text of the file"


@dataclass(frozen=True)
class Hit:
    """One record found. `whole_id` is the record that it is a part of, or attached to."""

    id: str
    kind: str
    label: str
    """Of the kind, for example `Meeting`."""
    title: str
    date: DateRange | None
    """The date by which people know it: held, made, signed …"""
    whole_id: str | None
    _contents: Contents = field(repr=False, compare=False)
    _finder: Finder = field(repr=False, compare=False)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Why it was found, title first; without words (filters alone) there are none. Made when they are asked for."""
        return _passages(catalog.info(self.kind), self._contents, self._finder)


@dataclass(frozen=True, slots=True)
class Facet:
    """How many records of a kind the search finds, with any `kind:` filter left out of account."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: the first of `total` hits, counts by kind (most first), and sentences on what was not understood.

    `newest_first`: the order is that of arrival, not of rank. `at_least`: `total` and facets may be more, for not all
    records were looked at.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[Facet, ...]
    notes: tuple[str, ...]
    newest_first: bool
    at_least: bool = False


def search(case: CaseFile, words: str, limit: int = 50) -> Results:
    """The records that match; nothing is withheld, for the desk owns its file. Raises CaseFileError only."""
    with case.read() as reader:
        return search_in(reader, words, today=case.clock.today(), limit=limit)


def search_in(reader: Reader, words: str, *, today: date, limit: int = 50) -> Results:
    """The same in a snapshot that is open already; `today` is the day from which dues and `30d` count."""
    understood = meaning(reader, words, today)
    finder = Finder(understood.wanted.terms)
    by_newest = understood.deleted or sum(term.length for term in understood.wanted.terms) < SHORT
    limit = max(0, limit)
    if understood.deleted:
        records = _in_recycle_bin(reader, understood, finder)
        found = Found(records[:limit], Counter(kind for _, kind in records))
    else:
        found = search_query.find(reader, understood.wanted, limit, newest=by_newest)
    kinds = understood.wanted.kinds
    asked = {*understood.kinds, *(kinds or ())}
    counts = {kind: number for kind, number in found.counts.items() if kind in asked}
    total = sum(number for kind, number in counts.items() if kinds is None or kind in kinds)
    hits = tuple(_hits(reader, found.records, finder))
    notes = (*understood.notes, *_similar(finder, hits), *_unread(reader, understood))
    return Results(hits, total, tuple(_facets(counts)), notes, by_newest, found.at_least)


def suggest(
    case: CaseFile, words: str, limit: int = 12, *, kinds: Collection[str] | None = None
) -> list[Suggestion]:
    """Records that may be meant while somebody types, the likeliest first; cheap enough for every key.

    Their names and titles hold all the words, the last of which may be a beginning: names first that begin so, then
    the others; of each kind the newest. Spellings, codes, abbreviations and other transliterations count as names.
    `kinds` are those that may be meant (all that are no mere parts where none are named). Nothing typed: the newest
    of each kind. Nothing that can be typed is an error; raises CaseFileError only.
    """
    with case.read() as reader:
        return suggested(reader, words, limit, kinds)


def prefixes(reader: Reader, hits: Iterable[Hit]) -> dict[str, str]:
    """Id → its shortest beginning (8 characters or more) that no other id of the file shares."""
    found = {}
    for record_id, before, after in search_query.neighbours(reader, [hit.id for hit in hits]):
        shared = max(_shared(record_id, other) for other in (before, after))
        found[record_id] = record_id[: max(SHORTEST_PREFIX, shared + 1)]
    return found


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with together."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)


def _in_recycle_bin(reader: Reader, understood: Meaning, finder: Finder) -> list[tuple[str, str]]:
    """Deleted records have no documents; they are few, so their texts are looked at one by one."""
    wanted = understood.wanted
    found = search_query.deleted(reader, wanted)
    if not wanted.terms and not wanted.without:
        return found
    without = [Finder((term,)) for term in wanted.without]
    texts = search_query.contents(reader, found)
    return [
        (record_id, kind)
        for record_id, kind in found
        for own in [_own_texts(kind, texts[record_id])]
        if finder.holds(*own) and not any(one.holds(*own) for one in without)
    ]


def _own_texts(kind: str, contents: Contents) -> tuple[list[str], list[str]]:
    """All texts of a record, and those that are names of a person."""
    texts = [*contents.texts.values(), *contents.spellings]
    if contents.attached:
        texts.append(contents.attached.text)
    if kind != "person":
        return texts, []
    return texts, [*(contents.texts.get(name, "") for name in PERSON_NAMES), *contents.spellings]


def _hits(reader: Reader, found: list[tuple[str, str]], finder: Finder) -> Iterable[Hit]:
    texts = search_query.contents(reader, found)
    namer = Namer(reader)
    for record_id, kind in found:
        info, own = catalog.info(kind), texts[record_id]
        title = own.texts.get(info.title_field) or (
            namer.name(record_id) if not info.title_field else info.label
        )
        when = DateRange.parse_text(own.date) if own.date else None
        whole = own.whole_id if info.part or kind == ATTACHMENT else None
        yield Hit(record_id, kind, info.label, title, when, whole, own, finder)


def _passages(info: catalog.KindInfo, own: Contents, finder: Finder) -> tuple[Passage, ...]:
    """Of the first fields that match; a person's name matches in any transliteration."""
    if not finder.terms:
        return ()
    texts = [(name, info.field(name).label, text) for name, text in own.texts.items()]
    written = catalog.info("name").field("written").label
    texts += [("written", written, text) for text in own.spellings]
    found: list[Passage] = []
    for name, label, text in texts:
        named = info.kind == "person" and (name in PERSON_NAMES or name == "written")
        if spans := finder.spans(text, name=named):
            found.append(passage(name, label, text, spans))
            if len(found) == MOST_PASSAGES:
                return tuple(found)
    if own.attached and (spans := finder.spans(own.attached.text)):
        part = own.attached.label_at(spans[0][0])
        label = f"{_TEXT_OF_FILE}, {part}" if part not in {"", "text"} else _TEXT_OF_FILE
        found.append(passage(ATTACHED_TEXT, label, own.attached.text, spans))
    return tuple(found)


def _facets(counts: Mapping[str, int]) -> Iterable[Facet]:
    places = {kind: place for place, kind in enumerate(DOCUMENTED)}
    for kind in sorted(counts, key=lambda kind: (-counts[kind], places[kind])):
        yield Facet(kind, catalog.info(kind).plural, counts[kind])


def _unread(reader: Reader, understood: Meaning) -> Iterable[str]:
    """That the text of some attachments could not count yet; where only filters are asked for, no text counts."""
    wanted = understood.wanted
    if (wanted.terms or wanted.without) and (wanted.kinds is None or ATTACHMENT in wanted.kinds):
        match count_unread(reader):
            case 0:
                return
            case 1:
                yield "The text of one attachment has not been read yet; it was searched by its name only."
            case many:
                yield f"The text of {many:,} attachments has not been read yet; they were searched by their names only."


def _similar(finder: Finder, hits: Iterable[Hit]) -> Iterable[str]:
    if any(hit.kind == "person" for hit in hits):
        for term in finder.terms:
            if term.similar:
                names = ", ".join(sorted(word.title() for word in term.similar)[:5])
                yield f"People’s names like “{term.phrases[0][0]}” were found too: {names}."
