"""Which open commitments nobody has heard of for long: the day of the latest news of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.followed import is_tracked
from db.queries.commitments import FOLLOWED, last_day
from db.reader import Reader

SILENT_DAYS = 90
"""Days without news after which an open commitment is silent."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """An open commitment and the last day on which there may have been news of it; `side` as stored."""

    id: str
    wording: str
    side: str
    heard: str


def _news(where: str) -> str:
    statuses = ", ".join(f"'{one.value}'" for one in FOLLOWED)
    return f"""
        SELECT c.id, c.wording, c.owner_side, coalesce(
            (SELECT max({last_day("u.updated_on")}) FROM "update" u WHERE u.commitment_id = c.id AND u.deleted = 0),
            {last_day("c.made_on")},
            (SELECT {last_day("m.held_on")} FROM meeting m WHERE m.id = c.made_at_id AND m.deleted = 0)) AS heard
        FROM commitment c WHERE c.deleted = 0 AND c.status IN ({statuses}) AND {is_tracked()}{where}
    """


_OF_COUNTRY = (
    " AND c.id IN (SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?2)"
)


def silent_since(today: date) -> str:
    """The first day whose news is recent enough, ISO; what was last heard of before it is silent."""
    return (today - timedelta(days=SILENT_DAYS)).isoformat()


def silent_ids(reader: Reader, before: str) -> list[str]:
    """Ids of the open commitments with no news since a day."""
    return [row[0] for row in reader.rows(f"SELECT id FROM ({_news('')}) WHERE heard < ?1", before)]


def silent(reader: Reader, before: str, limit: int) -> list[Quiet]:
    """Open commitments with no news since a day, the longest silent first."""
    sql = f"SELECT * FROM ({_news('')}) WHERE heard < ?1 ORDER BY heard, id LIMIT ?2"
    return [Quiet(*row) for row in reader.rows(sql, before, limit)]


def silent_count(reader: Reader, before: str) -> int:
    """How many open commitments have had no news since a day."""
    return int(reader.rows(f"SELECT count(*) FROM ({_news('')}) WHERE heard < ?1", before)[0][0])


def silent_of(reader: Reader, country_id: str, before: str) -> tuple[int, int]:
    """Of a country's open commitments: how many have had no news since a day, and how many there are."""
    sql = f"SELECT coalesce(sum(heard < ?1), 0), count(*) FROM ({_news(_OF_COUNTRY)})"
    rows = reader.rows(sql, before, country_id)
    return int(rows[0][0]), int(rows[0][1])
