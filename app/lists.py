"""A list of one kind: which records it holds in which order, under which headings, and where a record stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app import catalog
from app.casefile import CaseFile
from app.catalog import FieldKind
from app.door import Changed
from app.list_columns import TITLE, column, columns, sort_sql
from app.names import Namer
from app.searching.meaning import meaning
from app.searching.request import parts
from db.queries import standings as standing_sql
from db.queries import tables
from db.queries.standings import Standing
from db.queries.tables import ID, Piece, Query
from db.reader import Reader
from db.search_filters import Condition

STANDING = "standing"
"""Grouping of commitments by where they stand."""

_JUDGED = frozenset({"overdue", "ageing"})
"""States of a filter that are found by judging."""

_NEWEST_FIRST = frozenset({FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE})

_SORTS: Mapping[str, str] = {
    "meeting": "held_on", "visit": "dates", "brief": "as_of", "agreement": "signed", "exercise": "held_on",
    "note": "noted_on", "correspondence": "sent_on", "source": "published", "task": "due", "commitment": "due",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for. `words` are in the language of `app.search`; `sort` is the key of a column (empty: the
    kind's own order), `grouping` that of a column or `STANDING`; `standing` keeps commitments of these standings only.
    """

    kind: str
    words: str = ""
    sort: str = ""
    descending: bool = False
    grouping: str = ""
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before the row of that number, over `count` rows."""

    before: int
    words: str
    count: int


@dataclass(frozen=True)
class Order:
    """The ids of a list in order, in one text of 36 characters each, with its headings and sentences on the filter."""

    ids: str = ""
    headings: tuple[Heading, ...] = ()
    notes: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    """Where the records stand that were asked about; those that are not in the list are left out."""

    def __len__(self) -> int:
        return len(self.ids) // ID

    def id_at(self, place: int) -> str:
        """The id of a row."""
        return self.ids[place * ID : (place + 1) * ID]

    def some(self, first: int, last: int) -> tuple[str, ...]:
        """The ids from the row `first` to the row `last`, both included."""
        return tuple(self.id_at(place) for place in range(max(0, first), min(last + 1, len(self))))

    def place_of(self, record_id: str) -> int | None:
        """Where a record stands; hyphens keep an id from being found between two others."""
        found = self.ids.find(record_id) if len(record_id) == ID else -1
        return found // ID if found >= 0 and found % ID == 0 else None


def own_sort(kind: str) -> tuple[str, bool]:
    """Column and direction by which a kind is sorted where nobody says otherwise; `True`: the last first."""
    key = _SORTS.get(kind, TITLE)
    if key == TITLE:
        return key, False
    return key, catalog.info(kind).field(key).kind in _NEWEST_FIRST


def groupings(kind: str) -> tuple[tuple[str, str], ...]:
    """(key, label) of what a list of this kind can be grouped by."""
    known = catalog.info(kind)
    found = [(STANDING, "Where it stands")] if kind == "commitment" else []
    for one in known.fields:
        referring = one.kind is FieldKind.REFERENCE and one.target is not None
        if referring or one.kind is FieldKind.CHOICE:
            shown = column(kind, one.name)
            found.append((one.name, shown.label if shown else one.label))
    return tuple(found)


def read_order(case: CaseFile, asked: Asked, about: Iterable[str] = ()) -> Order:
    """All ids of a list, in order; `places` tells where the records `about` stand. Raises CaseFileError only."""
    with case.read() as reader:
        return order_in(reader, asked, case.clock.today(), about)


def order_in(reader: Reader, asked: Asked, today: date, about: Iterable[str] = ()) -> Order:
    """The same in a snapshot that is open already."""
    query, notes = _query(reader, asked, today)
    if query.group is None:
        order = Order(tables.ids(reader, query), (), notes)
    else:
        found = tables.grouped(reader, query)
        headings = _headings(asked, [(value, number) for value, number, _ in found])
        order = Order("".join(ids for _, _, ids in found), tuple(headings), notes)
    return replace(order, places=_places(order, about))


def count(case: CaseFile, asked: Asked) -> int:
    """How many records a list would hold."""
    with case.read() as reader:
        return count_in(reader, asked, case.clock.today())


def count_in(reader: Reader, asked: Asked, today: date) -> int:
    """The same in a snapshot that is open already."""
    return tables.total(reader, _query(reader, replace(asked, sort=TITLE, grouping=""), today)[0])


def seek(case: CaseFile, asked: Asked, typed: str) -> str | None:
    """Id of the first record in the order of the list whose title begins like this; None where there is none."""
    if not typed or not catalog.info(asked.kind).title_field:
        return None
    with case.read() as reader:
        query, _ = _query(reader, asked, case.clock.today())
        where = (*query.where, tables.beginning(asked.kind, typed))
        return tables.ids(reader, replace(query, where=where), 1) or None


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change means for a list: rows to read anew, and whether other records may belong to it now."""

    rows: frozenset[str]
    reorder: bool


def reached(case: CaseFile, asked: Asked, changed: Changed) -> Reach:
    """Which records of a list a change touches, itself or through its parts; what refers to it is not looked for."""
    own = {one.id for one in changed.records if one.kind == asked.kind}
    others = [one.id for one in changed.records if one.kind != asked.kind]
    with case.read() as reader:
        wholes = set(tables.wholes(reader, others).values()) if others else set()
    moved = {name for one in changed.records if one.kind == asked.kind for name in one.fields}
    came = any(
        one.kind == asked.kind and (one.deleted is not None or not one.fields) for one in changed.records
    )
    return Reach(frozenset(own | wholes), came or _may_move(asked, moved, bool(others)))


def _may_move(asked: Asked, moved: set[str], others: bool) -> bool:
    """Whether changes of these fields, or of other records, may take a record to another place."""
    if asked.words.strip() or asked.standing:
        return True
    sort = asked.sort or own_sort(asked.kind)[0]
    if asked.grouping == STANDING or (asked.kind == "commitment" and sort == "due"):
        return True
    title = catalog.info(asked.kind).title_field or ""
    looked_at = {title if sort == TITLE else sort, asked.grouping}
    return bool(moved & looked_at) or len(moved) > 1 or (others and not _plain(asked.kind, looked_at))


def _plain(kind: str, keys: set[str]) -> bool:
    """Whether columns show nothing but the record's own fields."""
    known = {one.name: one.kind for one in catalog.info(kind).fields}
    links = (FieldKind.REFERENCE, FieldKind.REFERENCES, None)
    return all(not key or known.get(key) not in links for key in keys)


def _query(reader: Reader, asked: Asked, today: date) -> tuple[Query, tuple[str, ...]]:
    understood = meaning(reader, asked.words, today, asked.kind)
    where = list(tables.matching(understood.wanted, asked.kind))
    notes = understood.notes
    named = any(part.name == "kind" for part in parts(asked.words))
    if named and asked.kind not in (understood.wanted.kinds or ()):
        where.append(Piece("0"))
    source, state = "", Piece("")
    if asked.kind == "commitment":
        said = {one.state for one in understood.wanted.conditions if one.state and not one.negated}
        source = _judged(asked, understood.wanted.conditions, said, today)
        state = Piece(standing_sql.STANDING)
    if asked.standing:
        marks = ", ".join("?" * len(asked.standing))
        where.append(Piece(f"{state.sql} IN ({marks})", (*state.values, *asked.standing)))
    levels = tuple(level.code for level in sorted(Namer(reader).scheme.levels, key=lambda one: one.rank))
    group = _group(asked, state, levels)
    query = Query(asked.kind, tuple(where), tuple(_sorted(asked, levels)), source, group, understood.deleted)
    return query, notes


def _judged(asked: Asked, conditions: Iterable[Condition], said: set[str], today: date) -> str:
    """The commitments to look through: with where they stand if that matters, and only those that stand somewhere if
    no others can be in the list; `said` are the states that the filter asks for.
    """
    sort = asked.sort or own_sort(asked.kind)[0]
    matters = asked.standing or asked.grouping == STANDING or sort == "due"
    if not matters and not any(one.state in _JUDGED for one in conditions):
        return standing_sql.UNJUDGED
    among = {one.value for one in standing_sql.JUDGED}
    followed = {"open", "tracked"} <= said or bool(said & _JUDGED)
    return standing_sql.judged(
        today, only=followed or (bool(asked.standing) and among >= set(asked.standing))
    )


def _group(asked: Asked, state: Piece, levels: tuple[str, ...]) -> Piece | None:
    if not asked.grouping:
        return None
    if asked.grouping == STANDING:
        return Piece(standing_sql.rank(state.sql), state.values)
    sql = sort_sql(asked.kind, asked.grouping, levels)
    return Piece(sql) if sql else None


def _sorted(asked: Asked, levels: tuple[str, ...]) -> Iterable[Piece]:
    key, descending = (asked.sort, asked.descending) if asked.sort else own_sort(asked.kind)
    if not asked.sort and asked.grouping == STANDING:
        yield Piece(f"{standing_sql.DAY} NULLS LAST")
    elif sql := sort_sql(asked.kind, key, levels):
        yield Piece(f"{sql}{' DESC' if descending else ''} NULLS LAST")
    title = catalog.info(asked.kind).title_field
    if title and key != TITLE:
        yield Piece(sort_sql(asked.kind, TITLE, levels) or "1")


def _headings(asked: Asked, groups: Iterable[tuple[Any, int]]) -> Iterable[Heading]:
    before = 0
    for value, number in groups:
        yield Heading(before, _called(asked, value), number)
        before += number


def _called(asked: Asked, value: Any) -> str:
    """What a group is called."""
    if asked.grouping == STANDING:
        return str(list(Standing)[value].label)
    known = catalog.info(asked.kind).field(asked.grouping)
    if value is None:
        return f"{known.label}: not stated"
    if known.kind is FieldKind.CHOICE:
        choices = list(known.choices or ())
        return str(choices[value].label) if value < len(choices) else "Other"
    return str(value)


def _places(order: Order, about: Iterable[str]) -> dict[str, int]:
    wanted = list(about)
    if len(wanted) > 20:
        every = {order.id_at(place): place for place in range(len(order))}
        return {one: every[one] for one in wanted if one in every}
    found = {one: order.place_of(one) for one in wanted}
    return {one: place for one, place in found.items() if place is not None}


__all__ = [
    "STANDING", "Asked", "Heading", "Order", "Reach", "columns", "count", "groupings", "order_in", "own_sort",
    "reached", "read_order", "seek",
]  # fmt: skip
