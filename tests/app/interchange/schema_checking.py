"""Checks JSON against the keywords of JSON Schema that ours uses; an unknown keyword is an error, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip
SPOKEN = {"$schema", "title", "description", "$defs", "contentEncoding", "then"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "$") -> Iterator[str]:
    """Where the value is not as the schema says, as `path: keyword`."""
    for keyword, wanted in schema.items():
        match keyword:
            case "$ref":
                yield from faults(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, path)
            case "allOf":
                for part in wanted:
                    yield from faults(value, part, root, path)
            case "anyOf":
                if all(list(faults(value, part, root, path)) for part in wanted):
                    yield f"{path}: anyOf"
            case "if":
                if not list(faults(value, wanted, root, path)):
                    yield from faults(value, schema["then"], root, path)
            case "properties":
                for name in wanted.keys() & value.keys() if isinstance(value, dict) else ():
                    yield from faults(value[name], wanted[name], root, f"{path}.{name}")
            case "items":
                for place, item in enumerate(value if isinstance(value, list) else ()):
                    yield from faults(item, wanted, root, f"{path}[{place}]")
            case _ if keyword not in SPOKEN and not holds(keyword, wanted, value, schema):
                yield f"{path}: {keyword}"


def holds(keyword: str, wanted: Any, value: Any, schema: dict[str, Any]) -> bool:
    """Whether one value keeps one plain keyword; keywords about other types of value always hold."""
    match keyword:
        case "type":
            return any(is_of(value, name) for name in ([wanted] if isinstance(wanted, str) else wanted))
        case "const":
            return bool(value == wanted and type(value) is type(wanted))
        case "enum":
            return value in wanted
        case "pattern":
            return not isinstance(value, str) or re.search(wanted, value) is not None
        case "minLength" | "maxLength" if isinstance(value, str):
            return len(value) >= wanted if keyword == "minLength" else len(value) <= wanted
        case "minimum" | "maximum" if is_of(value, "integer"):
            return bool(value >= wanted if keyword == "minimum" else value <= wanted)
        case "minItems" if isinstance(value, list):
            return len(value) >= wanted
        case "uniqueItems" if isinstance(value, list):
            return len(set(value)) == len(value)
        case "required" if isinstance(value, dict):
            return not wanted - value.keys() if isinstance(wanted, set) else set(wanted) <= value.keys()
        case "additionalProperties" if isinstance(value, dict):
            return wanted is not False or value.keys() <= schema["properties"].keys()
        case "minLength" | "maxLength" | "minimum" | "maximum" | "minItems" | "uniqueItems" | "required":
            return True
        case "additionalProperties":
            return True
        case _:
            raise AssertionError(f"The schema uses {keyword}, which this does not check.")


def is_of(value: Any, name: str) -> bool:
    """Whether a value is of a type as JSON Schema calls it."""
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])
