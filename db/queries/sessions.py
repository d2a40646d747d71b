"""The sessions of all forums, without loading whole meetings: a file may hold fifty thousand."""

from __future__ import annotations

from dataclasses import dataclass

from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Session:
    """One live meeting that belongs to a forum; dates and status as they are stored."""

    forum_id: str
    id: str
    title: str
    edition: int | None
    held_on: str | None
    status: str


def sessions(reader: Reader) -> list[Session]:
    """By forum; the latest first, undated ones last."""
    rows = reader.rows(
        "SELECT forum_id, id, title, edition, held_on, status FROM meeting "
        "WHERE deleted = 0 AND forum_id IS NOT NULL ORDER BY forum_id, held_on IS NULL, held_on DESC, edition DESC, id"
    )
    return [Session(*row) for row in rows]
