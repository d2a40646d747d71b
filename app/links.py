"""A record that a page names and leads to."""

from __future__ import annotations

from dataclasses import dataclass

from app.names import Namer
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Link:
    """Kind and id of a record, with the title people know it by."""

    kind: str
    id: str
    title: str


def link(reader: Reader, namer: Namer, record_id: str | None) -> Link | None:
    """A live record as a page names it; None where there is none."""
    if not record_id:
        return None
    kind = reader.kinds([record_id]).get(record_id)
    return Link(kind, record_id, namer.name(record_id)) if kind else None


def links(reader: Reader, namer: Namer, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Those of several records that are live, in their order."""
    kinds = reader.kinds(ids)
    return tuple(Link(kinds[one], one, namer.name(one)) for one in ids if one in kinds)
