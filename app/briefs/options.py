"""What was asked for when a brief was issued, as JSON in its record, and read back to write it again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import MappingProxyType
from typing import Any, assert_never

from app.briefs.request import Request
from db.values.errors import InvalidValue
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from reports.facts import Clearance
from reports.outlines import Caps


def options_text(request: Request) -> str:
    """What was asked for; what was left at its default is left out."""
    asked = {
        f.name: plain(value) for f in fields(request) if (value := getattr(request, f.name)) != f.default
    }
    return json.dumps(asked, sort_keys=True, ensure_ascii=False)


def request_of(text: str) -> Request:
    """The request that `options_text` wrote. Raises InvalidValue where this version cannot understand all of it, and
    for a report (`app.reporting.issued` reads those).
    """
    if report_kind(text):
        raise InvalidValue(
            "This is a report: only a brief is compared, taken back or followed by an addendum."
        )
    try:
        asked = json.loads(text)
        return Request(**{name: _READ[name](value) for name, value in asked.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(
            "The options of this brief were written by a newer version of Chancery, or are not whole; "
            "open its file instead."
        ) from error


def report_kind(text: str) -> str:
    """The kind of report of which these are the options; empty for a brief."""
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    return str(found.get("kind", "")) if isinstance(found, dict) else ""


def plain(
    value: str | date | bool | int | Marking | PartialDate | tuple[Any, ...] | Clearance | Caps | None,
) -> Any:
    """A value of a request as JSON."""
    match value:
        case None | str() | bool() | int():
            return value
        case date():
            return value.isoformat()
        case Marking():
            return value.to_json()
        case PartialDate():
            return value.text
        case Clearance():
            return {"who": value.who, "on": value.on.text}
        case Caps():
            return caps_json(value)
        case tuple():
            return [plain(one) for one in value]
    assert_never(value)


def caps_json(caps: Caps) -> dict[str, int]:
    """The caps that are not as they come with the program."""
    return {f.name: value for f in fields(caps) if (value := getattr(caps, f.name)) != f.default}


def caps_of(form: Any) -> Caps:
    """What `caps_json` made; raises TypeError and ValueError for anything else."""
    return Caps(**{name: _number(value) for name, value in form.items()})


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _clearances(value: Any) -> tuple[Clearance, ...]:
    return tuple(Clearance(who=_text(one["who"]), on=PartialDate.parse_text(one["on"])) for one in value)


_BY_TYPE: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "date": date.fromisoformat,
        "str": _text,
        "str | None": _text,
        "bool": bool,
        "int": _number,
        "int | None": _number,
        "tuple[str, ...]": _texts,
        "tuple[Clearance, ...]": _clearances,
        "Marking | None": Marking.from_json,
        "Caps | None": caps_of,
    }
)
"""Type of a field of the request → how its JSON is read; a field of another type fails when this module is loaded."""


def read_as(kind: str, value: Any) -> Any:
    """A value that `plain` made, of a field of this type; raises KeyError, TypeError, ValueError, InvalidValue."""
    return _BY_TYPE[kind](value)


_READ = {f.name: _BY_TYPE[str(f.type)] for f in fields(Request)}

assert all(f.default is not MISSING for f in fields(Request) if f.name != "as_of")
