"""Which open commitments nobody has heard of for long: the day of the latest news of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.followed import SILENT_TERM, is_open, is_tracked
from db.queries.commitments import day_of_meeting, last_day
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Quiet:
    """An open commitment and the last day on which there may have been news of it; `side` as stored."""

    id: str
    wording: str
    side: str
    heard: str


def _news(where: str) -> str:
    return f"""
        SELECT c.id, coalesce(
            (SELECT max(coalesce({last_day("u.updated_on")}, {last_day("s.held_on")})) FROM "update" u
                LEFT JOIN meeting s ON s.id = u.meeting_id AND s.deleted = 0
                WHERE u.commitment_id = c.id AND u.deleted = 0),
            {last_day("c.made_on")},
            {day_of_meeting("c.made_at_id")}) AS heard
        FROM commitment c WHERE {is_open()} AND {is_tracked()}{where}
    """


_OF_COUNTRY = (
    " AND c.id IN (SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?2)"
)


def silent_since(reader: Reader, today: date) -> str:
    """The first day whose news is recent enough, ISO; what was last heard of before it is silent."""
    return str(reader.rows(f"SELECT date(?1, '-' || {SILENT_TERM} || ' days')", today.isoformat())[0][0])


def silent_count(reader: Reader, before: str) -> int:
    """How many open commitments have had no news since a day."""
    return int(reader.rows(f"SELECT count(*) FROM ({_news('')}) WHERE heard < ?1", before)[0][0])


def silent_and_total(reader: Reader, before: str, limit: int) -> tuple[list[Quiet], int]:
    """Open commitments with no news since a day, the longest silent first, and how many there are, in one pass."""
    # materialised, or SQLite would ask for the news once to compare them and again to tell them
    sql = f"""
        WITH news AS MATERIALIZED ({_news("")}), quiet AS MATERIALIZED (SELECT id, heard FROM news WHERE heard < ?1)
        SELECT c.id, c.wording, c.owner_side, first.heard, (SELECT count(*) FROM quiet)
        FROM (SELECT id, heard FROM quiet ORDER BY heard, id LIMIT ?2) AS first
        CROSS JOIN commitment c ON c.id = first.id ORDER BY first.heard, c.id
    """
    rows = reader.rows(sql, before, limit)
    return [Quiet(*row[:4]) for row in rows], int(rows[0][4]) if rows else 0


def silent_of(reader: Reader, country_id: str, before: str) -> tuple[int, int]:
    """Of a country's open commitments: how many have had no news since a day, and how many there are."""
    sql = f"SELECT coalesce(sum(heard < ?1), 0), count(*) FROM ({_news(_OF_COUNTRY)})"
    rows = reader.rows(sql, before, country_id)
    return int(rows[0][0]), int(rows[0][1])
