"""What a record looks like in case-file JSON: which kinds and keys there are, and what a value of each field may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import assert_never

from app.catalog import Field, FieldKind, info, kinds
from db.codecs import LARGEST, Json, encode
from db.values.due import Due
from db.values.errors import InvalidValue, excerpt
from db.values.ids import is_id
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from db.values.text import Shape, clean_text

FORMAT = 1
"""Number of the format, raised only when an older version could no longer read what a newer one writes."""

KIND, ID = "kind", "id"
LINK = "link"
"""The one kind that is not written: its records are what the lists of ids in REFERENCES fields say."""


class Doubled(dict[str, Json]):
    """An object of a file that says one key twice."""

    key: str = ""


class NoNumber(str):
    """A number of a file that is not whole, or too large, or none at all; as it stands there."""

    __slots__ = ()


_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def written_kinds() -> tuple[str, ...]:
    """The kinds that are written, in the order of the catalogue."""
    return tuple(known.kind for known in kinds() if known.kind != LINK)


@cache
def written_fields(kind: str) -> Mapping[str, Field]:
    """The fields of a kind that are written, in the order of the catalogue."""
    return MappingProxyType({field.name: field for field in info(kind).fields if field.exported})


def checked(field: Field, value: Json) -> Json:
    """A value as it is kept, cleaned; None for one that says nothing.

    Raises InvalidValue, in a sentence for the officer, where it is not what a field of this kind holds.
    """
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return encode(field.kind, _text(value))
        case FieldKind.CHOICE:
            return encode(field.kind, _text(value), field.choices)
        case FieldKind.NUMBER:
            return encode(field.kind, _whole_number(value))
        case FieldKind.FLAG:
            return encode(field.kind, _flag(value))
        case FieldKind.PARTIAL_DATE:
            return PartialDate.parse_text(_text(value)).text
        case FieldKind.DATE_RANGE:
            return DateRange.parse_text(_text(value)).text
        case FieldKind.DUE:
            return _known_keys(Due.from_json(_clean(value)).to_json(), value)
        case FieldKind.MARKING:
            return _known_keys(Marking.from_json(_clean(value)).to_json(), value)
        case FieldKind.REFERENCE:
            return _id(value)
        case FieldKind.REFERENCES:
            return _ids(value)
    assert_never(field.kind)


def _text(value: Json) -> str:
    if not isinstance(value, str) or isinstance(value, NoNumber):
        raise InvalidValue(f"This needs a text, not {_called(value)}.")
    if not value.isascii() and _SURROGATE.search(value):
        raise InvalidValue("The text holds half a character (a lone surrogate).")
    return value


def _whole_number(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise InvalidValue(f"This needs a whole number, 0 or more, not {_called(value)}.")
    return value


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise InvalidValue(f"This needs true or false, not {_called(value)}.")
    return value


def _id(value: Json) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise InvalidValue(f"This needs the id of a record, not {_called(value)}.")
    return value


def _ids(value: Json) -> list[str]:
    if not isinstance(value, list):
        raise InvalidValue(f"This needs a list of ids, not {_called(value)}.")
    ids = [_id(item) for item in value]
    if len(set(ids)) != len(ids):
        raise InvalidValue("The list names a record twice.")
    return ids


def _clean(value: Json) -> Json:
    """An object with every text in it cleaned, and nothing in it that JSON values of ours do not hold."""
    match value:
        case str() if not isinstance(value, NoNumber):
            return clean_text(_text(value), Shape.FIELD)
        case list():
            return [_clean(item) for item in value]
        case Doubled():
            raise InvalidValue(f"This says {excerpt(value.key)} twice.")
        case dict():
            return {_text(key): _clean(item) for key, item in value.items()}
        case None:
            return None
        case int() if abs(value) <= LARGEST:
            return value
        case _:
            raise InvalidValue(f"This holds {_called(value)}.")


def _known_keys(kept: dict[str, object], given: Json) -> dict[str, object]:
    """What is kept, where nothing that was given is lost."""
    for key, value in given.items():
        if key not in kept:
            raise InvalidValue(f"There is no {excerpt(key)} in it.")
        part = kept[key]
        if isinstance(part, dict) and isinstance(value, dict):
            _known_keys(part, value)
    return kept


def _called(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int():
            return f"the number {value}"
        case NoNumber():
            return f"{excerpt(value, 20)}, which is no whole number of at most 16 digits"
        case str():
            return excerpt(value, 40)
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return str(value)
