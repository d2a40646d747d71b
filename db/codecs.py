"""How the value of each kind of field is written as JSON (journal, interchange) and read back.

One table for every kind. Text is cleaned on the way in (`clean_text`), so nothing hostile reaches a table whichever
entrance it took.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, assert_never, cast

from db.kinds import FieldKind
from db.values.choices import Choice
from db.values.due import Due
from db.values.errors import InvalidValue
from db.values.ids import is_id
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from db.values.text import Shape, canonical_json, clean_text

Json = Any
"""None, bool, int, str, list or dict of these; no floats."""

LARGEST = 2**53 - 1
"""Largest whole number that every JSON reader keeps exactly (RFC 8259, section 6)."""


def written(value: Json) -> str:
    """The canonical JSON text of a value; of markings, which every record has and few of which differ, from memory."""
    if isinstance(value, str) and value.isascii():
        return encode_basestring(value)
    if isinstance(value, dict) and value.keys() == _MARKING:
        level, caveats = value["level"], value["caveats"]
        if isinstance(level, str) and isinstance(caveats, list):
            if not caveats:
                return _marking_text(level, ())
            if all(isinstance(one, str) for one in caveats):
                return _marking_text(level, tuple(caveats))
    return canonical_json(value)


_MARKING = {"level", "caveats"}


@lru_cache(maxsize=256)
def _marking_text(level: str, caveats: tuple[str, ...]) -> str:
    return canonical_json({"level": level, "caveats": list(caveats)})


def encode(kind: FieldKind, value: Any, choices: type[Choice] | None = None) -> Json:
    """The JSON form of a value; empty text is None.

    Raises InvalidValue where the value is not of the field's kind.
    """
    if value is None or value == "":
        return None
    match kind:
        case FieldKind.REFERENCE:  # the most frequent first
            return _id(value)
        case FieldKind.CHOICE:
            return _choice_code(value, choices)
        case FieldKind.LINE:
            return clean_text(_of(str, value), Shape.LINE) or None
        case FieldKind.TEXT:
            return clean_text(_of(str, value), Shape.FIELD) or None
        case FieldKind.BODY:
            return clean_text(_of(str, value), Shape.BODY) or None
        case FieldKind.NUMBER:
            return _whole_number(value)
        case FieldKind.FLAG:
            return _of(bool, value)
        case FieldKind.PARTIAL_DATE:
            return _of(PartialDate, value).text
        case FieldKind.DATE_RANGE:
            return _of(DateRange, value).text
        case FieldKind.DUE:
            return {name: _clean(part) for name, part in _of(Due, value).to_json().items()}
        case FieldKind.MARKING:
            return _of(Marking, value).to_json()
        case FieldKind.REFERENCES:
            return [_id(item) for item in dict.fromkeys(value)]
    assert_never(kind)


def decode(kind: FieldKind, json: Json, choices: type[Choice] | None = None) -> Any:
    """The value of a JSON form written by `encode`.

    Raises InvalidValue where the JSON is not of the field's kind. An unknown choice stays the code it is, since a newer
    version may know it.
    """
    if json is None:
        return () if kind is FieldKind.REFERENCES else None
    match kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return _of(str, json)
        case FieldKind.NUMBER:
            return _whole_number(json)
        case FieldKind.FLAG:
            return bool(json)
        case FieldKind.CHOICE:
            return _choice(json, choices)
        case FieldKind.PARTIAL_DATE:
            return PartialDate.parse(_of(str, json))
        case FieldKind.DATE_RANGE:
            return DateRange.parse_text(_of(str, json))
        case FieldKind.DUE:
            return Due.from_json(json)
        case FieldKind.MARKING:
            return Marking.from_json(json)
        case FieldKind.REFERENCE:
            return _id(json)
        case FieldKind.REFERENCES:
            return tuple(_id(item) for item in json)
    assert_never(kind)


def _clean(part: Json) -> Json:
    return clean_text(part, Shape.FIELD) if isinstance(part, str) else part


def _of(expected: type[Any], value: Any) -> Any:
    if not isinstance(value, expected):
        raise InvalidValue(f"This needs {expected.__name__}, not {type(value).__name__}.")
    return value


def _whole_number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise InvalidValue("This needs a whole number, 0 or more.")
    return value


def _choice_code(value: Any, choices: type[Choice] | None) -> str:
    if choices is not None and isinstance(value, choices):
        return value.value
    found = _choice(value, choices)
    if choices is not None and not isinstance(found, choices):
        known = ", ".join(member.value for member in choices)
        raise InvalidValue(f"“{clean_text(str(found)[:80], Shape.LINE)}” is not one of: {known}.")
    return str(found)


def _choice(value: Any, choices: type[Choice] | None) -> Choice | str:
    if choices is None:
        return str(value)
    try:
        return choices(value)
    except ValueError:
        return cast(str, _of(str, value))


def _id(value: Any) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise InvalidValue("This needs the id of a record.")
    return value
