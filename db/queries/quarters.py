"""Dues that name a quarter or a half without saying of which year: the calendar's or the financial one's."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.commitments import last_day
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A commitment or task with the words of its due, and the ISO day of the statement where one is known."""

    id: str
    words: str
    made: str | None


_OPEN = "due ->> 'type' IN ('quarter', 'half') AND due ->> 'calendar' IS NULL"


def unsettled(reader: Reader) -> list[Unsettled]:
    """All of them, by id."""
    sql = f"""
        SELECT c.id, c.due ->> 'words', CASE WHEN c.made_on IS NOT NULL THEN {last_day("c.made_on")} ELSE
            (SELECT {last_day("m.held_on")} FROM meeting m WHERE m.id = c.made_at_id AND m.deleted = 0) END
        FROM commitment c WHERE c.deleted = 0 AND {_OPEN}
        UNION ALL SELECT id, due ->> 'words', NULL FROM task WHERE deleted = 0 AND {_OPEN} ORDER BY 1
    """
    return [Unsettled(*row) for row in reader.rows(sql)]
