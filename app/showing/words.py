"""The value of a field as its record shows it: one table for every kind of field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, assert_never

from app.catalog import Field, FieldKind
from app.names import label_of
from app.references import Mention
from app.showing.view import Shown
from db.codecs import Json, decode
from db.values.choices import Side
from db.values.due import Due, review_date
from db.values.errors import InvalidValue
from db.values.marking import Scheme
from db.values.partial_date import PartialDate

UNREADABLE = "cannot be read; run “chancery check”"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a value leans on to be shown: names of other records, the scheme, the day of the statement."""

    names: Mapping[str, Mention]
    scheme: Scheme
    made_on: date | None = None
    review_on: date | None = None
    anchor: date | None = None


def shown(declared: Field, json: Json, setting: Setting) -> Shown:
    """A stored value as people read it; one that cannot be read says so, and hides no other."""
    try:
        value = decode(declared.kind, json, declared.choices)
    except (InvalidValue, TypeError, KeyError, ValueError):
        return Shown(UNREADABLE)
    return _shown(declared, value, setting)


def _shown(declared: Field, value: Any, setting: Setting) -> Shown:
    match declared.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return Shown(value)
        case FieldKind.NUMBER:
            return Shown(f"{value:,}" if value >= 10_000 else str(value))
        case FieldKind.FLAG:
            return Shown("yes" if value else "no")
        case FieldKind.CHOICE:
            return Shown(label_of(value), side=value if isinstance(value, Side) else None)
        case FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE:
            return Shown(value.seen())
        case FieldKind.DUE:
            return _due(value, setting)
        case FieldKind.MARKING:
            return Shown(value.show(setting.scheme))
        case FieldKind.REFERENCE:
            return Shown(mentions=(_mention(value, setting),))
        case FieldKind.REFERENCES:
            return Shown(mentions=tuple(_mention(one, setting) for one in value))
    assert_never(declared.kind)


def _mention(record_id: str, setting: Setting) -> Mention:
    return setting.names.get(record_id) or Mention(record_id, "", f"record {record_id[:8]}", deleted=True)


def _due(due: Due, setting: Setting) -> Shown:
    review = review_date(setting.made_on, setting.review_on)
    meaning = due.seen(review_on=review, anchor_date=setting.anchor)
    return Shown(f"“{due.words}”" if due.words else "no date given", second=meaning)


def moment(iso: str) -> str:
    """A moment of the journal as people read it here: `21 Nov 2026, 09:00`."""
    try:
        when = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso[:16]
    return f"{PartialDate.of(when.date()).seen_short()}, {when:%H:%M}"
