"""Which facts of which records a stretch of a brief states, and what a change of its words would make of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, assert_never

from app.briefs.differing import Moved
from app.catalog import Field, info
from app.cells import cell_text
from db.kinds import TEXTS, FieldKind
from db.values.choices import Choice
from db.values.due import Due, parse_due
from db.values.errors import InvalidValue
from db.values.marking import Scheme
from db.values.names import ordinal
from db.values.partial_date import DateRange, PartialDate
from db.values.text import Shape, clean_text

LEFT_OUT = frozenset(
    {"citation", "source", "link", "setting", "attachment", "brief", "package", "proposal", "topic"}
)
"""Kinds that a returned brief corrects nothing of: what a source said is what it said."""

_WORD = re.compile(r"\w+")
_SURE = 12
"""Characters from which words stand for themselves, whatever stands beside them."""

_TELLING = 4
"""Characters from which the words of a record tell that a line speaks of it."""


REFERRED = frozenset({"person", "place", "organisation", "forum", "post", "country"})
"""Kinds of which another one may be meant where a returned brief names it instead."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a field refers to, and how a brief calls it."""

    field: Field
    id: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A record that was in a brief: its values as it was there or as it is, and what its references are called."""

    kind: str
    id: str
    name: str
    values: Mapping[str, Any]
    names: tuple[str, ...] = ()
    revision: str = ""
    refers: tuple[Named, ...] = ()
    """Its references to records of the kinds of `REFERRED`."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Another record in the place of one that was named; which one, `app.briefs.referring` finds out.

    `id` is that of a record on file; where it is empty a new one is made of `values`. `kind` is that of both.
    """

    of: str
    kind: str
    words: str
    id: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    among: tuple[str, ...] = ()
    """All that the field refers to today, where it may be several."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A correction that a change of words comes to: the field of a record, and its value old and new."""

    kind: str
    record_id: str
    name: str
    field: str
    label: str
    before: str
    after: str
    value: Any
    revision: str = ""
    """That of the record when the correction was offered."""
    note: str = ""
    """What the officer should know before accepting it."""
    makes: bool = False
    """Whether accepting it makes a record that is not on file."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A field of a record as a brief prints it."""

    known: Known
    field: Field
    text: str
    edge: str = ""
    """`start` or `end` where one day of a range is printed alone."""
    target: str = ""
    """The record that is named, where the field refers to it."""


@dataclass(frozen=True, slots=True)
class _Changed:
    """A fact that stood at a place, and what stands there now."""

    stated: _Stated
    after: str
    start: int
    end: int


_Rank = tuple[int, int, bool]
"""How near the record is, how long the words are, whether it stands on its own: the greater, the likelier."""


@dataclass(slots=True)
class Statements:
    """All facts of the records of a brief, by how they are printed."""

    known: Collection[Known]
    scheme: Scheme
    today: date
    _by_text: dict[str, list[_Stated]] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=dict)
    """First word → the texts that begin with it: a heavy country states a hundred thousand."""

    def __post_init__(self) -> None:
        for one in self.known:
            for each in info(one.kind).fields:
                value = one.values.get(each.name)
                for text, edge in edges(value) if isinstance(value, DateRange) else ():
                    self._by_text.setdefault(text, []).append(_Stated(one, each, text, edge))
                for text in printed(each, value):
                    self._by_text.setdefault(text, []).append(_Stated(one, each, text))
            for named in one.refers:
                for text in named.texts:
                    stated = _Stated(one, named.field, text, target=named.id)
                    self._by_text.setdefault(text, []).append(stated)
        for text in self._by_text:
            if found := _WORD.search(text):
                self._by_word.setdefault(found[0], []).append(text)

    def offers(
        self, moved: Moved, around: str, beside: str, record_id: str = ""
    ) -> tuple[tuple[Offer, ...], ...]:
        """The corrections that a change comes to, one group for each stretch that states something, in reading order.

        A group holds the likeliest; several where the words leave it open which record is meant. `around` are the
        words of the row, `beside` those of the cell; `record_id` the record of which the row is known to speak.
        """
        ranked: list[tuple[_Rank, _Changed]] = []
        for one in self._changed(moved):
            near = self._nearness(one.stated, around, record_id) + self._nearness(one.stated, beside, "")
            if near or (one.stated.field.kind in TEXTS and len(one.stated.text) >= _SURE):
                ranked.append(((near, len(one.stated.text), not info(one.stated.known.kind).part), one))
        found: list[tuple[int, tuple[Offer, ...]]] = []
        while ranked:
            best, first = max(ranked, key=lambda told: told[0])
            here = [(rank, one) for rank, one in ranked if (one.start, one.end) == (first.start, first.end)]
            same = [one for rank, one in here if rank == best]
            same += [one for one in _beside(first, here) if one not in same]
            made = [offer for one in same if (offer := self._offer(one.stated, one.after)) is not None]
            if made:
                found.append((first.start, tuple({(one.record_id, one.field): one for one in made}.values())))
                ranked = [told for told in ranked if told[1].end <= first.start or told[1].start >= first.end]
            else:
                ranked = [told for told in ranked if told[1] not in same]
        return tuple(group for _, group in sorted(found, key=lambda told: told[0]))

    def _changed(self, moved: Moved) -> Iterator[_Changed]:
        """Facts that stood there, with the words that stand in their place now."""
        words = set(_WORD.findall(moved.before))
        near = (text for word in sorted(words) for text in self._by_word.get(word, ()))
        for text in near:
            told, place = self._by_text[text], moved.before.find(text)
            while place >= 0:
                after = moved.became(place, place + len(text))
                if after:
                    yield from (_Changed(one, after, place, place + len(text)) for one in told)
                    break
                place = moved.before.find(text, place + 1)

    def _nearness(self, stated: _Stated, around: str, record_id: str) -> int:
        """How many other words of the record stand beside the fact; many for the record that the row is about."""
        one = stated.known
        if record_id and (one.id == record_id or record_id in one.values.values()):
            return 100 if one.id == record_id else 50
        rest = around.replace(stated.text, " ")
        own = {
            text
            for each in info(one.kind).fields
            if each.kind in TEXTS and each is not stated.field
            for text in printed(each, one.values.get(each.name))
        }
        return sum(len(words) >= _TELLING and words in rest for words in own | set(one.names))

    def _offer(self, stated: _Stated, after: str) -> Offer | None:
        one, each = stated.known, stated.field
        if stated.target:
            value = Instead(stated.target, each.target or "", after)
            return Offer(
                one.kind, one.id, one.name, each.name, each.label, stated.text, after, value, one.revision
            )
        made = one.values.get("made_on")
        day = made.last if isinstance(made, PartialDate) else None
        try:
            found = (
                _with_edge(one.values[each.name], stated.edge, PartialDate.parse(after, today=self.today))
                if stated.edge
                else understood(each, after, one.values.get(each.name), self.today, day)
            )
        except InvalidValue:
            return None
        old = one.values.get(each.name)
        if found is None or found == old:
            return None
        return Offer(
            one.kind, one.id, one.name, each.name, each.label, self.shown(each, old), self.shown(each, found), found,
            one.revision,
        )  # fmt: skip

    def shown(self, each: Field, value: Any) -> str:
        """A value as an officer reads it."""
        return cell_text(each, value, lambda id: id, self.scheme, whole=True)


def _beside(first: _Changed, here: Collection[tuple[_Rank, _Changed]]) -> list[_Changed]:
    """Beside a name that changed: the nearest fields that refer to its record, since another one may be meant."""
    target = first.stated.known.id
    if first.stated.target:
        return []
    near = [(rank, one) for rank, one in here if one.stated.target == target]
    best = max((rank for rank, _ in near), default=None)
    return [one for rank, one in near if rank == best]


def printed(each: Field, value: Any) -> frozenset[str]:
    """How a brief may print a value; empty for what it does not print as such."""
    if value is None or value == "":
        return frozenset()
    match each.kind:
        case FieldKind.LINE | FieldKind.TEXT:
            found = {str(value)}
        case FieldKind.NUMBER:
            found = {ordinal(value)} if each.name == "edition" else {f"{value:,}", str(value)}
        case FieldKind.CHOICE:
            found = {value.label, value.label.lower()} if isinstance(value, Choice) else set()
        case FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE:
            found = {value.show(), value.show_short(), value.seen(), value.seen_short()}
        case FieldKind.DUE:
            found = {value.words, value.meaning(), value.seen()}
        case FieldKind.BODY | FieldKind.FLAG | FieldKind.MARKING | FieldKind.REFERENCE | FieldKind.REFERENCES:
            found = set()
        case _:
            assert_never(each.kind)
    return frozenset(filter(None, (" ".join(text.split()) for text in found)))


def edges(dates: DateRange) -> Iterator[tuple[str, str]]:
    """How the first or the last day of a range is printed where it stands alone, and which of the two it is."""
    if dates.start == dates.end:
        return
    for edge, day in (("start", dates.start), ("end", dates.end)):
        if day is not None:
            for text in {day.show(), day.show_short(), day.seen(), day.seen_short()}:
                yield " ".join(text.split()), edge


def _with_edge(dates: DateRange, edge: str, day: PartialDate) -> DateRange:
    """Raises InvalidValue where the range would end before it begins."""
    return replace(dates, start=day) if edge == "start" else replace(dates, end=day)


def understood(each: Field, words: str, old: Any, today: date, made_on: date | None) -> Any:
    """The value of a field that new words state; None where they state none. Raises InvalidValue."""
    match each.kind:
        case FieldKind.LINE:
            return clean_text(words, Shape.LINE) or None
        case FieldKind.TEXT | FieldKind.BODY:
            return clean_text(words, Shape.FIELD) or None
        case FieldKind.NUMBER:
            digits = words.replace(",", "").rstrip("stndrh")
            return int(digits) if digits.isdecimal() and len(digits) < 10 else None
        case FieldKind.CHOICE:
            same = (one for one in each.choices or () if one.label.casefold() == words.casefold())
            return next(same, None)
        case FieldKind.PARTIAL_DATE:
            return PartialDate.parse(words, today=today)
        case FieldKind.DATE_RANGE:
            return DateRange.parse(words, today=today)
        case FieldKind.DUE:
            return _due(words, old, made_on)
        case FieldKind.FLAG | FieldKind.MARKING | FieldKind.REFERENCE | FieldKind.REFERENCES:
            return None
    assert_never(each.kind)


def _due(words: str, old: Any, made_on: date | None) -> Due | None:
    found = parse_due(words.strip("“” "), made_on=made_on)
    return found if found != old else None
