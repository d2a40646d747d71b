"""The text of a cell, by the kind of its field: the one table for lists, their printing and their copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from app.names import label_of
from db.fields import Field
from db.kinds import FieldKind
from db.values.marking import Scheme
from db.values.zones import zone_words

NOT_ASSESSED = "not assessed"
TIME_ZONE = "time_zone"
"""The field of several kinds that holds a time zone, by its name in the tables of zones or as an office writes it."""


def cell_text(
    field: Field, value: Any, name: Callable[[str], str], scheme: Scheme, *, whole: bool = False
) -> str:
    """A value on one line, empty where it is not stated. `value` is that of the field's kind, decoded.

    `name` gives the title of a referenced record. A text is on one line unless it is wanted `whole`.
    """
    if field.kind is FieldKind.MARKING:
        return value.show(scheme) if value else NOT_ASSESSED
    if value is None:
        return ""
    if field.name == TIME_ZONE:
        return zone_words(str(value))
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return str(value) if whole else " ".join(str(value).split())
        case FieldKind.NUMBER:
            return str(value)
        case FieldKind.FLAG:
            return "Yes" if value else "No"
        case FieldKind.CHOICE:
            return label_of(value)
        case FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE:
            return str(value.seen_short())
        case FieldKind.DUE:
            return f"“{value.words}”" if value.words else str(value.seen())
        case FieldKind.REFERENCE:
            return name(value)
        case FieldKind.REFERENCES:
            return ", ".join(filter(None, map(name, value)))
    assert_never(field.kind)
