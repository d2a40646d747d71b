"""A register as a sheet on its way out: headings, and rows of values of real types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from app.catalog import Field, FieldKind, info
from app.errors import InvalidValue
from app.names import label_of
from app.registers.dues import Standing, carried, stand
from app.registers.sifting import Sift, Told
from app.registers.table import folded
from db.values.errors import excerpt
from db.values.marking import Scheme
from db.values.partial_date import DateRange, PartialDate

Value = str | int | date | None
"""What a cell of a sheet holds."""

NUMBER, STATE, DUE_BY, CARRIED = "number", "state", "due_by", "carried"
_COMPUTED = {NUMBER: "No.", STATE: "State", DUE_BY: "Due by", CARRIED: "Carried"}

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "commitment": (
        NUMBER, "wording", "owner_side", "owner_country_id", "owners", "due", DUE_BY, STATE, "status", "status_note",
        "made_at_id", "made_on", "forum_id", "parties", CARRIED, "our_officer", "their_contact",
    ),
    "meeting": (NUMBER, "title", "held_on", "forum_id", "edition", "parties", "place_id", "status", "outcome"),
    "task": (NUMBER, "title", "owner", "owner_organisation_id", "due", DUE_BY, STATE, "status"),
    "person": ("name", "prefix", "country_id"),
}  # fmt: skip
"""The columns that come first, filled or not; after them come all others in which anything stands."""

_BY_DATE = {
    "meeting": "held_on", "visit": "dates", "agreement": "signed", "exercise": "held_on", "correspondence": "sent_on",
    "note": "noted_on",
}  # fmt: skip
"""The date by which the rows of a kind are ordered."""

_WIDE = 200
"""Most characters of a cell that are looked at for the width of its column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that can be written: the name of a field, or something computed."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: `marking` is that of the whole, `title` says what it is and of which day."""

    kind: str
    title: str
    marking: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def width(self, place: int) -> int:
        """How many characters the longest line of a column has, the heading among them."""
        told = (self.columns[place].heading, *(row[place] for row in self.rows))
        return max(len(line) for value in told for line in (_shown(value)[:_WIDE].splitlines() or [""]))


def columns_of(kind: str) -> tuple[Column, ...]:
    """Every column of a kind that can be chosen, in the order in which they are written."""
    fields = {field.name: field.label for field in info(kind).fields if _written(field)}
    first = _SHOWN.get(kind, ())
    names = dict.fromkeys([*first, *(name for name in fields if name != "marking"), "marking"])
    return tuple(Column(name, _COMPUTED.get(name) or fields[name]) for name in names)


def make_sheet(
    sift: Sift,
    kind: str,
    chosen: Sequence[str] | None,
    today: date,
    only: Callable[[Told], bool] | None = None,
) -> Sheet:
    """The sheet of a kind under a ceiling; `chosen` names its columns, else those in which anything stands.

    `only` says which records belong to it; else all do.

    Raises InvalidValue for a column that there is not.
    """
    rows = sift.records(kind, only)
    standing = stand(sift, rows, today) if kind in ("commitment", "task") else {}
    rows = _ordered(rows, standing)
    counted = carried(sift, rows) if kind == "commitment" else {}
    columns = _chosen(kind, chosen)
    cells = [
        tuple(_cell(column.name, place, row, sift, standing, counted) for column in columns)
        for place, row in enumerate(rows, 1)
    ]
    if chosen is None:
        always = {*_SHOWN.get(kind, ()), info(kind).title_field, "marking"}
        kept = [
            place for place, column in enumerate(columns)
            if column.name in always or any(row[place] not in (None, "") for row in cells)
        ]  # fmt: skip
        columns = tuple(columns[place] for place in kept)
        cells = [tuple(row[place] for place in kept) for row in cells]
    marking, unassessed = sift.floor(rows)
    told = " – ".join(filter(None, (marking, f"{unassessed:,} not assessed" if unassessed else "")))
    title = f"{info(kind).plural} as at {PartialDate.of(today).show(no_break=False)}"
    return Sheet(kind, title, told or "Nothing marked", columns, tuple(cells))


def _chosen(kind: str, chosen: Sequence[str] | None) -> tuple[Column, ...]:
    offered = {column.name: column for column in columns_of(kind)}
    if chosen is None:
        return tuple(offered.values())
    found = []
    for name in chosen:
        match = [
            one
            for one in offered.values()
            if name.casefold() in (one.name.casefold(), one.heading.casefold())
        ]
        if not match:
            raise InvalidValue(
                f"{info(kind).plural} have no column {excerpt(name)}; there are {', '.join(offered)}."
            )
        found.append(match[0])
    return tuple(found)


def _written(field: Field) -> bool:
    """Whether a field has a column: files and whole texts do not belong into one."""
    return field.exported and field.target != "attachment" and field.kind is not FieldKind.BODY


def _ordered(rows: list[Told], standing: Mapping[str, Standing]) -> list[Told]:
    """What is overdue first, then by last day; without dues by date, and what has none by its title."""

    def key(row: Told) -> tuple[bool, bool, str, str, str]:
        if stands := standing.get(row.id):
            return not stands.open, not stands.overdue, str(stands.last_day or "~"), "", row.id
        day = row.values.get(_BY_DATE.get(row.kind, ""))
        title = folded(str(row.values.get(info(row.kind).title_field) or ""))
        return False, False, day.text if isinstance(day, (PartialDate, DateRange)) else "~", title, row.id

    return sorted(rows, key=key)


def _cell(
    name: str, place: int, row: Told, sift: Sift, standing: Mapping[str, Standing], counted: Mapping[str, int]
) -> Value:
    match name:
        case "number":
            return place
        case "state":
            return standing[row.id].state if row.id in standing else None
        case "due_by":
            return standing[row.id].last_day if row.id in standing else None
        case "carried":
            return counted.get(row.id, 0)
        case _:
            field = info(row.kind).field(name)
            return _value(field, row.values.get(name), sift.name, sift.scheme)


def _value(field: Field, value: Any, name: Callable[[str], str], scheme: Scheme) -> Value:
    """A value as a cell holds it: a full date as a date, a number as a number, everything else in words.

    The words are those that an import reads back: canonical dates, labels of choices, dues as they were said.
    """
    if value is None or value == ():
        return None
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return str(value)
        case FieldKind.NUMBER:
            return int(value)
        case FieldKind.FLAG:
            return "Yes" if value else "No"
        case FieldKind.CHOICE:
            return label_of(value)
        case FieldKind.PARTIAL_DATE:
            return _date(value) or value.text
        case FieldKind.DATE_RANGE:
            return (_date(value.start) if value.start == value.end else None) or value.text
        case FieldKind.DUE:
            return str(value.words) or None
        case FieldKind.MARKING:
            return str(value.show(scheme))
        case FieldKind.REFERENCE:
            return name(value) or None
        case FieldKind.REFERENCES:
            return "; ".join(filter(None, map(name, value))) or None
    assert_never(field.kind)


def _date(when: PartialDate | None) -> date | None:
    return when.first if when and when.day is not None else None


def _shown(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def as_text(values: Iterable[Value]) -> list[str]:
    """A row as text, for formats that have nothing else."""
    return [_shown(value) for value in values]
