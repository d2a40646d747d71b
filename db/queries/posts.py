"""Posts that somebody holds and no source has confirmed since a day."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.commitments import last_day
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A post with its holder, and the partial date of the latest confirmation as stored."""

    id: str
    title: str
    person: str | None
    as_of: str | None


def unconfirmed(reader: Reader, before: str, limit: int) -> tuple[list[Unconfirmed], int]:
    """The longest unconfirmed first, and how many there are: posts that are held still, last confirmed before a day."""
    told = "nullif(max(coalesce(p.as_of, ''), coalesce(p.start, '')), '')"
    found = f"""FROM (SELECT p.id, p.title, w.name AS person, {told} AS known FROM post p
            JOIN person w ON w.id = p.person_id AND w.deleted = 0 WHERE p.deleted = 0 AND p."end" IS NULL)
        WHERE known IS NULL OR {last_day("known")} < ?1"""
    rows = reader.rows(
        f"SELECT count(*) OVER (), id, title, person, known {found} "
        f"ORDER BY known IS NOT NULL, known, id LIMIT {limit}",
        before,
    )
    return [Unconfirmed(*row[1:]) for row in rows], int(rows[0][0]) if rows else 0
