"""Lists records by kind with their titles, so that a record can be found and named from the terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from app import catalog
from app.errors import NotFound
from app.names import Namer
from db.reader import Reader
from db.registry import table_of
from db.values.errors import excerpt

SHORTEST = 4
"""Fewest characters of an id that name a record."""

SHORTEST_PREFIX = 8
_PREFIX = re.compile(r"[0-9a-f-]+")
_INNER = frozenset({"setting", "link"})
"""Kinds that nobody looks for by name; they are listed when asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One live record; `prefix` is the shortest beginning of its id (8 or more) that no other id shares."""

    id: str
    prefix: str
    kind: str
    label: str
    title: str


def kind_called(words: str) -> str:
    """The kind that goes by this name, singular or plural, in any case; raises NotFound naming those there are."""
    wanted = " ".join(words.replace("_", " ").split()).casefold()
    for info in catalog.kinds():
        if wanted in {name.casefold() for name in (info.kind.replace("_", " "), info.label, info.plural)}:
            return info.kind
    names = ", ".join(info.kind for info in catalog.kinds() if not info.part and info.kind not in _INNER)
    raise NotFound(f"There is no kind of record called {excerpt(words)}; there are {names}.")


def listing(reader: Reader, kind: str | None = None) -> list[Listed]:
    """The live records of a kind by title; without one, of every kind that is not merely part of another."""
    namer = Namer(reader)
    prefixes = _prefixes(reader)
    wanted = [info for info in catalog.kinds() if info.kind == kind or (kind is None and _on_its_own(info))]
    return [
        Listed(record_id, prefixes[record_id], info.kind, info.label, title)
        for info in wanted
        for title, record_id in sorted(_titles(reader, info, namer), key=lambda row: (row[0].casefold(), row))
    ]


def beginning_with(reader: Reader, prefix: str) -> tuple[str, str]:
    """Id and kind of the one record, deleted ones included, whose id begins so. Raises NotFound for none or several."""
    wanted = prefix.strip().lower()
    if len(wanted) < SHORTEST or not _PREFIX.fullmatch(wanted):
        raise NotFound(f"{excerpt(prefix)} names no record; give at least {SHORTEST} characters of its id.")
    found = reader.beginning_with(wanted, 4)
    if not found:
        raise NotFound(f"There is no record whose id begins with {excerpt(prefix)} in this case file.")
    if len(found) > 1:
        there = ", ".join(record_id for record_id, _ in found[:3]) + (" …" if len(found) > 3 else "")
        raise NotFound(f"Several records begin with {excerpt(prefix)}; give more of the id: {there}.")
    return found[0]


def _on_its_own(info: catalog.KindInfo) -> bool:
    return not info.part and info.kind not in _INNER


def _titles(reader: Reader, info: catalog.KindInfo, namer: Namer) -> list[tuple[str, str]]:
    """(title, id) of every live record; the names in the query are those of our own tables."""
    column = info.title_field or "id"
    rows = reader.rows(f'SELECT "{column}", id FROM "{table_of(info.kind).name}" WHERE deleted = 0')  # noqa: S608
    if not info.title_field:
        return [(namer.name(record_id), record_id) for _, record_id in rows]
    return [(title or info.label, record_id) for title, record_id in rows]


def _prefixes(reader: Reader) -> dict[str, str]:
    """Each id's shortest unique beginning; in sorted order only neighbours can share more."""
    ids = [row[0] for row in reader.rows("SELECT id FROM record ORDER BY id")]
    shared = [0, *(_shared(one, other) for one, other in pairwise(ids)), 0]
    return {
        record_id: record_id[: max(SHORTEST_PREFIX, before + 1, after + 1)]
        for record_id, before, after in zip(ids, shared, shared[1:], strict=False)
    }


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with together."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
