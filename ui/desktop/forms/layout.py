"""Where the fields of a form stand: twelve columns, hand-made for the kinds that are written most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from app import catalog
from app.catalog import Field, FieldKind, Group
from app.forms import editable

COLUMNS = 12

_ORDER: Mapping[str, tuple[tuple[str, int], ...]] = MappingProxyType(
    {
        "commitment": (
            ("wording", 12), ("owner_side", 6), ("commitment_kind", 3), ("strength", 3), ("due", 6),
            ("due_event_id", 6), ("made_at_id", 6), ("made_on", 3), ("status", 3), ("parties", 6), ("owners", 6),
            ("forum_id", 6), ("owner_country_id", 6), ("wording_quoted", 12),
        ),
        "meeting": (
            ("title", 9), ("edition", 3), ("forum_id", 6), ("parties", 6), ("held_on", 4), ("status", 4),
            ("meeting_kind", 4), ("place_id", 6), ("venue", 6),
        ),
        "person": (("prefix", 3), ("name", 9), ("country_id", 6), ("native_script", 6)),
        "post": (
            ("title", 8), ("abbreviation", 4), ("person_id", 6), ("organisation_id", 6), ("start", 4), ("end", 4),
            ("as_of", 4),
        ),
        "task": (("title", 12), ("owner", 6), ("status", 3), ("due", 3)),
        "source": (
            ("title", 12), ("source_kind", 4), ("published", 4), ("reliability", 4), ("publisher", 6), ("agency", 6),
        ),
        "citation": (("source_id", 6), ("field", 6), ("quote", 12), ("place", 6), ("stated", 6)),
        "participation": (
            ("person_id", 6), ("party_id", 3), ("role", 3), ("post_id", 6), ("organisation_id", 3), ("head_count", 3),
            ("remark", 12),
        ),
        "update": (
            ("updated_on", 4), ("update_kind", 4), ("status", 4), ("remark", 12), ("meeting_id", 6), ("source_id", 6),
        ),
        "chaser": (("chased_on", 4), ("to_whom", 4), ("correspondence_id", 4), ("remark", 12)),
        "point": (("title", 12), ("summary", 12)),
        "note": (("title", 8), ("note_kind", 4), ("body", 12), ("about", 8), ("noted_on", 4)),
        "line": (("wording", 12), ("line_kind", 4), ("topic_id", 4), ("country_id", 4)),
        "visit": (
            ("title", 12), ("principal_id", 6), ("status", 3), ("direction", 3), ("from_id", 4), ("to_id", 4),
            ("dates", 4),
        ),
    }
)  # fmt: skip
"""Kind → fields that come first, with the columns they take; the others follow in the order of the catalogue."""

_HIDDEN = frozenset({("participation", "position"), ("point", "position"), ("objective", "position")})
"""Fields that moving a row up and down writes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field in its place."""

    field: Field
    span: int


@dataclass(frozen=True, slots=True)
class Block:
    """The fields of one group, line by line; the main group has no heading."""

    heading: str
    lines: tuple[tuple[Cell, ...], ...]


def blocks(kind: str, without: Collection[str] = ()) -> tuple[Block, ...]:
    """Every field that people write, in its place; `without` are those that are given by where one is."""
    info = catalog.info(kind)
    fields = {
        field.name: field
        for field in info.fields
        if editable(kind, field) and not _hidden(kind, field) and field.name not in without
    }
    first = [Cell(fields.pop(name), span) for name, span in _ORDER.get(kind, ()) if name in fields]
    found = [Cell(field, _span(field)) for field in fields.values()]
    made = [Block("", _lines([*first, *(cell for cell in found if cell.field.group is Group.MAIN)]))]
    for group in Group:
        cells = [cell for cell in found if cell.field.group is group]
        if cells and group is not Group.MAIN:
            made.append(Block(group.value, _lines(cells)))
    return tuple(block for block in made if block.lines)


def in_order(kind: str) -> tuple[str, ...]:
    """The names of the fields as one reads down the form."""
    return tuple(cell.field.name for block in blocks(kind) for line in block.lines for cell in line)


def _hidden(kind: str, field: Field) -> bool:
    part = catalog.info(kind).part
    return (kind, field.name) in _HIDDEN or (part and field.name == "marking")


def _lines(cells: Iterable[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Cells in lines of twelve columns."""
    lines: list[list[Cell]] = []
    room = 0
    for cell in cells:
        if cell.span > room:
            lines.append([])
            room = COLUMNS
        lines[-1].append(cell)
        room -= cell.span
    return tuple(map(_filled, lines))


def _filled(line: list[Cell]) -> tuple[Cell, ...]:
    """A line of several fields ends where all lines end; a short field alone stays short."""
    spare = COLUMNS - sum(cell.span for cell in line)
    if len(line) == 1:
        return tuple(line)
    return (*line[:-1], Cell(line[-1].field, line[-1].span + spare))


def _span(field: Field) -> int:
    """How many columns a field takes that has no place of its own."""
    match field.kind:
        case FieldKind.TEXT | FieldKind.BODY | FieldKind.MARKING:
            return 12
        case FieldKind.LINE | FieldKind.REFERENCE | FieldKind.REFERENCES | FieldKind.DUE:
            return 6
        case FieldKind.NUMBER:
            return 3
        case FieldKind.FLAG | FieldKind.CHOICE | FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE:
            return 4
    assert_never(field.kind)
