"""What an issued brief was made from: the moment of the file, the revision of every record in it, template, program."""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.values.errors import InvalidValue
from db.values.text import Shape, canonical_json

_ROOM = Shape.BODY.limit - 100_000
"""Characters that the field holds, less what stands beside the records."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Enough to write a brief again, byte for byte, and to say which records were in it."""

    records: Mapping[str, str] = field(default_factory=dict)
    """Record id → the revision that was in the brief."""
    state: Mapping[str, int] = field(default_factory=dict)
    """How far the journal had come when the facts were gathered (`db.rewind`)."""
    template: str = ""
    """SHA-256 of what the house style puts into a file."""
    program: str = ""
    """The version that wrote it."""
    rendered: str = ""
    """SHA-256 of the file as it was written, before anybody finished it in a word processor."""


def origin_text(origin: Origin) -> str:
    """As JSON; the records of a very long brief are packed, so that they fit into the field."""
    form: dict[str, Any] = {
        "records": dict(sorted(origin.records.items())),
        "state": dict(sorted(origin.state.items())),
        "template": origin.template,
        "program": origin.program,
        "rendered": origin.rendered,
    }
    text = canonical_json(form)
    if len(text) > _ROOM:
        packed = zlib.compress(canonical_json(form.pop("records")).encode(), 9)
        text = canonical_json({**form, "packed": b85encode(packed).decode()})
    return text


def origin_of(text: str | None) -> Origin:
    """What `origin_text` wrote; empty for a brief of which nothing is known. Raises InvalidValue."""
    if not text:
        return Origin()
    try:
        form = json.loads(text)
        packed = form.get("packed")
        records = json.loads(zlib.decompress(b85decode(packed))) if packed else form["records"]
        state = {str(site): int(seq) for site, seq in form["state"].items()}
        return Origin(
            dict(records), state, str(form["template"]), str(form["program"]), str(form["rendered"])
        )
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        raise InvalidValue(
            "What this brief was made from cannot be read; its file is kept beside it."
        ) from error
