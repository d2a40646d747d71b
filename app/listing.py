"""Lists records by kind with their titles, so that a record can be found and named from the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from app import catalog
from app.errors import NotFound
from app.names import Namer
from db.reader import Reader
from db.registry import table_of
from db.values.errors import excerpt

SHORTEST_PREFIX = 8
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
        names = (info.kind.replace("_", " "), info.label, info.plural)
        if wanted in {name.casefold() for name in names}:
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


def _on_its_own(info: catalog.KindInfo) -> bool:
    return not info.part and info.kind not in _INNER


def _titles(reader: Reader, info: catalog.KindInfo, namer: Namer) -> list[tuple[str, str]]:
    table = table_of(info.kind).name
    if not info.title_field:
        return [(namer.name(row[0]), row[0]) for row in reader.rows(f'SELECT id FROM "{table}" WHERE deleted = 0')]
    rows = reader.rows(f'SELECT "{info.title_field}", id FROM "{table}" WHERE deleted = 0')
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
