"""Two edits of the same field side by side, in words, so that an officer can choose; nothing is lost until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.casefile import CaseFile
from app.catalog import info
from app.errors import Conflict
from app.history import shown
from app.names import Namer
from db.codecs import decode
from db.queries import journal


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands in the case file (by whom, when) and what the officer typed, each in words."""

    record_id: str
    kind: str
    field: str
    label: str
    of: str
    """The record's title."""
    theirs: str
    mine: str
    author: str
    wall: str
    stored: object
    """The value that stands there, of the field's kind."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of them, and the revisions that the officer has now seen, by record."""

    differences: tuple[Difference, ...]
    revisions: Mapping[str, str]


def compare(case: CaseFile, conflict: Conflict) -> Comparison:
    """What the officer decides upon. Raises CaseFileError."""
    with case.read() as reader:
        namer = Namer(reader)
        found = []
        for one in conflict.conflicts:
            field = info(one.kind).field(one.field)
            found.append(
                Difference(
                    one.record_id,
                    one.kind,
                    one.field,
                    one.label,
                    namer.name(one.record_id),
                    shown(field, one.theirs, namer) or "empty",
                    shown(field, one.mine, namer) or "empty",
                    one.author,
                    one.wall,
                    decode(field.kind, one.theirs, field.choices),
                )
            )
        revisions = {one.record_id: journal.revision(reader, one.record_id) for one in conflict.conflicts}
    return Comparison(tuple(found), revisions)
