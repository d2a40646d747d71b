"""The JSON Schema of case-file JSON, made from the catalogue; `docs/case-file.schema.json` is what it says today.

Print it with `python -m app.interchange.schema`. It says what one record may hold; that references lead to records of
the right kind, and the rules that look at several records, are checked by the import alone.
"""

from __future__ import annotations

import json
import sys
from typing import Any, assert_never

from app.catalog import Field, FieldKind, info
from app.interchange.content import CONTENT
from app.interchange.form import FORMAT, ID, KIND, written_fields, written_kinds
from db.codecs import LARGEST
from db.values.choices import Choice
from db.values.due_types import DueCalendar, DueType, Interval
from db.values.text import Shape

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def schema() -> Schema:
    """The whole schema, draft 2020-12."""
    return {
        "$schema": DIALECT,
        "title": "Chancery case file",
        "description": "Every record of a case file. Empty fields are left out; references are ids of records.",
        "type": "object",
        "required": ["chancery", "records"],
        "properties": {
            "chancery": {"description": "Number of the format.", "const": FORMAT},
            "site": {"description": "The copy of the case file that wrote this.", "type": "string"},
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
        },
        "additionalProperties": False,
        "$defs": _values()
        | {"record": _record()}
        | {f"record_{kind}": _kind(kind) for kind in written_kinds()},
    }


def schema_text() -> str:
    """The schema as the file in `docs` holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _record() -> Schema:
    """A record is of one kind, and then as that kind has it."""
    return {
        "type": "object",
        "required": [KIND, ID],
        "properties": {KIND: {"enum": list(written_kinds())}},
        "allOf": [
            {"if": {"properties": {KIND: {"const": kind}}}, "then": {"$ref": f"#/$defs/record_{kind}"}}
            for kind in written_kinds()
        ],
    }


def _kind(kind: str) -> Schema:
    known = info(kind)
    fields = written_fields(kind)
    properties: Schema = {KIND: {"const": kind}, ID: {"$ref": "#/$defs/id"}}
    properties |= {name: _described(field) for name, field in fields.items()}
    if kind == "attachment":
        about = "The bytes, with the first attachment that has this SHA-256."
        properties[CONTENT] = {"description": about, "type": "string", "contentEncoding": "base64"}
    return {
        "title": known.label,
        "type": "object",
        "required": [KIND, ID, *(name for name, field in fields.items() if field.required)],
        "properties": properties,
        "additionalProperties": False,
    }


def _described(field: Field) -> Schema:
    about = [field.help] if field.help else []
    if field.target is not None:
        about.append(f"A record of kind {field.target}.")
    described = {"title": field.label} | ({"description": " ".join(about)} if about else {})
    return described | _value(field)


def _value(field: Field) -> Schema:
    match field.kind:
        case FieldKind.LINE:
            return {"$ref": "#/$defs/line"}
        case FieldKind.TEXT:
            return {"type": "string", "minLength": 1, "maxLength": Shape.FIELD.limit}
        case FieldKind.BODY:
            return {"type": "string", "minLength": 1, "maxLength": Shape.BODY.limit}
        case FieldKind.NUMBER:
            return {"type": "integer", "minimum": 0, "maximum": LARGEST}
        case FieldKind.FLAG:
            return {"type": "boolean"}
        case FieldKind.CHOICE:
            return _choice(field.choices) if field.choices else {"$ref": "#/$defs/line"}
        case FieldKind.PARTIAL_DATE:
            return {"$ref": "#/$defs/date"}
        case FieldKind.DATE_RANGE:
            return {"$ref": "#/$defs/dates"}
        case FieldKind.DUE:
            return {"$ref": "#/$defs/due"}
        case FieldKind.MARKING:
            return {"$ref": "#/$defs/marking"}
        case FieldKind.REFERENCE:
            return {"$ref": "#/$defs/id"}
        case FieldKind.REFERENCES:
            ids = {"type": "array", "items": {"$ref": "#/$defs/id"}, "uniqueItems": True}
            return ids | {"minItems": max(field.minimum, 1)}
    assert_never(field.kind)


def _choice(choices: type[Choice]) -> Schema:
    return {"enum": [member.value for member in choices]}


def _values() -> Schema:
    """What values of several parts, and values that are found in many fields, look like."""
    text = {"type": ["string", "null"]}
    day = {"type": ["string", "null"], "pattern": f"^{_DAY}$"}
    counted = {"type": "integer", "minimum": 1, "maximum": LARGEST}
    interval = {"interval": _choice(Interval), "quantity": counted, "every": counted}
    return {
        "id": {"description": "A UUID in lower case.", "type": "string", "pattern": f"^{_UUID}$"},
        "line": {"type": "string", "minLength": 1, "maxLength": Shape.LINE.limit, "pattern": "^[^\\n]*$"},
        "date": {"description": "A year, month or day.", "type": "string", "pattern": f"^{_DATE}$"},
        "dates": {
            "description": "A date, or start/end, where .. is not stated.",
            "type": "string",
            "pattern": f"^({_DATE}(/({_DATE}|\\.\\.))?|\\.\\./{_DATE})$",
        },
        "marking": _object({"level": {"type": "string", "minLength": 1}}, {"caveats": _strings()}),
        "recurrence": _object(interval, {"at_least": {"type": "boolean"}}),
        "due": _object(
            {"words": {"type": "string"}, "type": _choice(DueType)},
            {
                "start": day, "end": day, "anchor": text, "length": text,
                "recurrence": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/recurrence"}]},
                "condition": text, "calendar": {"enum": [None, *(one.value for one in DueCalendar)]},
                "approximate": {"type": "boolean"}, "assumption": text,
            },
        ),
    }  # fmt: skip


def _strings() -> Schema:
    return {"type": "array", "items": {"type": "string", "minLength": 1}}


def _object(needed: Schema, other: Schema) -> Schema:
    return {
        "type": "object",
        "required": list(needed),
        "properties": needed | other,
        "additionalProperties": False,
    }


if __name__ == "__main__":
    sys.stdout.write(schema_text())
