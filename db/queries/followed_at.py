"""Which open commitments belong to a forum: those made in it, at its sessions, or waiting for them."""

from __future__ import annotations

from db.followed import is_open, is_tracked
from db.reader import Reader

_OPEN = f"{is_open()} AND {is_tracked()}"


def open_of_forum(reader: Reader, forum_id: str | None, meeting_id: str | None = None) -> list[str]:
    """Ids of what is open in a forum, or of what was made at a meeting that belongs to none; by id."""
    if forum_id is None:
        rows = reader.rows(
            f"SELECT c.id FROM commitment c WHERE {_OPEN} AND c.made_at_id = ?1 ORDER BY c.id", meeting_id
        )
        return [row[0] for row in rows]
    sql = f"""
        SELECT c.id FROM commitment c WHERE {_OPEN} AND c.id IN (
            SELECT id FROM commitment WHERE forum_id = ?1
            UNION SELECT c.id FROM commitment c JOIN meeting m ON m.id = c.made_at_id
                WHERE m.forum_id = ?1 AND m.deleted = 0
            UNION SELECT id FROM commitment WHERE due_event_id = ?1) ORDER BY c.id
    """
    return [row[0] for row in reader.rows(sql, forum_id)]
