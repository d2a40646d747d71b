"""The columns that a list of a kind can show: every field of the catalogue, and what is computed beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from app import catalog
from app.catalog import Field, FieldKind
from db.queries.standings import LAST_DAY
from db.queries.tables import counting, own_date, sorting
from db.values.choices import UpdateKind

TITLE = "title"
"""Key of the first column, whatever field gives the title."""

SOURCES = "sources"
CARRIED = "carried"
POST = "post"
DATE = "date"

TITLE_UNITS = 340
"""Least width of the first column: a wording of 300, and its sign."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Widths are in units; `gives_way` 1 is the first to shrink to `least` (0: leave) where room is short.

    `figure`: numbers, set in tabular figures. `always`: it cannot be taken away.
    """

    key: str
    label: str
    units: int
    least: int = 0
    gives_way: int = 9
    figure: bool = False
    sortable: bool = True
    always: bool = False


_COMPUTED: Mapping[str, Column] = {
    SOURCES: Column(SOURCES, "Sources", 58, gives_way=2, figure=True),
    CARRIED: Column(CARRIED, "Carried", 58, gives_way=3, figure=True),
    POST: Column(POST, "Post", 220, sortable=False),
}

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "country": ("code", "capital", "country_kind"),
    "organisation": ("organisation_kind", "country_id", "parent_id"),
    "person": ("country_id", "native_script"),
    "forum": ("abbreviation", "parties", "level", "status"),
    "meeting": ("held_on", "parties", "status", SOURCES),
    "commitment": ("due", CARRIED, SOURCES, "status"),
    "task": ("due", "status"),
    "visit": ("dates", "direction", "status"),
    "brief": ("as_of", "issued_on", "status"),
    "agreement": ("agreement_kind", "signed", "expires", "status"),
    "exercise": ("held_on", "parties", "status"),
    "initiative": ("parties", "last_mention", "status"),
    "line": ("line_kind", "country_id", "valid_until"),
    "note": ("noted_on", "about"),
    "correspondence": ("sent_on", "direction", "file_number", "country_id"),
    "source": ("published", "source_kind", "reliability", "file_number"),
    "place": ("place_kind", "country_id"),
    "post": ("person_id", "organisation_id", "as_of"),
    "relationship": ("parties", "since"),
    "topic": ("parent_id",),
}
"""Columns beside the title that are shown until an officer chooses others."""

SECOND: Mapping[str, tuple[str, ...]] = {
    "country": ("official_name",),
    "organisation": ("abbreviation", "official_name"),
    "person": ("prefix", POST),
    "forum": ("standing",),
    "meeting": ("meeting_kind", "forum_id", "place_id"),
    "commitment": ("made_at_id", "made_on", "commitment_kind", "strength"),
    "task": ("owner", "meeting_id", "visit_id"),
    "visit": ("principal_id", "to_id"),
    "brief": ("country_id", "visit_id", "reference_number"),
    "agreement": ("parties", "as_written"),
    "exercise": ("description", "place_id"),
    "initiative": ("status_words", "place_id"),
    "line": ("to_whom", "topic_id", "for_id"),
    "note": ("note_kind",),
    "correspondence": ("sender", "addressee"),
    "source": ("publisher", "agency"),
    "place": ("abbreviation",),
    "post": ("abbreviation",),
}
"""The facts of the second line."""


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Every column of a kind, the title first, then those shown at the beginning, then the others by catalogue."""
    known = catalog.info(kind)
    shown = shown_at_first(kind)
    fields = {field.name: _of_field(kind, field) for field in known.fields if field.name != known.title_field}
    also = {key: column for key, column in _COMPUTED.items() if _has(kind, key)}
    both = {**fields, **also}
    rest = [column for key, column in both.items() if key not in shown]
    return (_first(kind), *(both[key] for key in shown), *rest)


@cache
def shown_at_first(kind: str) -> tuple[str, ...]:
    """Keys of the columns beside the title that are shown until somebody chooses others."""
    known = catalog.info(kind)
    if kind in _SHOWN:
        return _SHOWN[kind]
    short = [f.name for f in known.fields if f.kind is not FieldKind.BODY and f.name != known.title_field]
    return tuple(short[:3])


def column(kind: str, key: str) -> Column | None:
    """The column of that key, where the kind has it."""
    return next((one for one in columns(kind) if one.key == key), None)


def sort_sql(kind: str, key: str, levels: tuple[str, ...]) -> str | None:
    """SQL by which a column is sorted; None where it cannot be. For commitments, due needs the join of standings."""
    match key:
        case "title":
            title = catalog.info(kind).title_field
            return sorting(kind, title, levels) if title else None
        case "sources":
            return counting(kind, "citation", "record_id")
        case "carried":
            return counting(
                kind, "update", "commitment_id", f" AND update_kind = '{UpdateKind.CARRIED.value}'"
            )
        case "date":
            return own_date(kind)
        case "post":
            return None
        case "due" if kind == "commitment":
            return LAST_DAY
        case _:
            return sorting(kind, key, levels)


def _first(kind: str) -> Column:
    known = catalog.info(kind)
    return Column(TITLE, known.label, 420, TITLE_UNITS, always=True, sortable=bool(known.title_field))


def _has(kind: str, key: str) -> bool:
    match key:
        case "carried":
            return kind == "commitment"
        case "post":
            return kind == "person"
        case _:
            return True


_WITH_SIGNS = frozenset({"commitment", "task"})
"""Kinds whose state has a sign, which stays where its word has no room."""


def _of_field(kind: str, field: Field) -> Column:
    label = "Due as worded, and what it means" if field.kind is FieldKind.DUE else field.label
    label = "State" if field.name == "status" else label
    units, least, way = _room(field)
    if field.name == "status" and kind not in _WITH_SIGNS:
        units, least, way = 96, 72, 5
    sortable = sorting(kind, field.name) is not None
    figure = field.kind in (FieldKind.NUMBER, FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE)
    return Column(field.name, label, units, least, way, figure, sortable)


def _longest(field: Field) -> int:
    """Units in which the longest word of a choice stands whole, within reason."""
    return min(190, max(120, 20 + 6 * max((len(one.label) for one in field.choices or ()), default=0)))


def _room(field: Field) -> tuple[int, int, int]:
    """Width, least width and turn in giving way, in units."""
    match field.kind:
        case FieldKind.LINE:
            return 140, 0, 5
        case FieldKind.TEXT | FieldKind.BODY:
            return 240, 0, 4
        case FieldKind.NUMBER | FieldKind.FLAG:
            return 72, 0, 5
        case FieldKind.CHOICE:
            return (128, 46, 1) if field.name == "status" else (_longest(field), 0, 5)
        case FieldKind.PARTIAL_DATE:
            return 104, 80, 6
        case FieldKind.DATE_RANGE:
            return 140, 96, 7
        case FieldKind.DUE:
            return 206, 130, 8
        case FieldKind.MARKING:
            return 130, 0, 5
        case FieldKind.REFERENCE | FieldKind.REFERENCES:
            return 150, 0, 5
    assert_never(field.kind)
