"""What happened between us and a country, as few plain columns: meetings, visits, exercises, commitments made."""

from __future__ import annotations

from dataclasses import dataclass

from db.reader import Reader

_PARTY = "SELECT owner_id FROM link WHERE deleted = 0 AND role = 'parties' AND target_id = :country"

_MEETINGS = (
    "SELECT 'meeting', m.id, m.title, m.held_on, m.date_words, m.status, p.name, m.forum_id FROM meeting m "
    f"LEFT JOIN place p ON p.id = m.place_id WHERE m.deleted = 0 AND m.id IN ({_PARTY})"
)
_VISITS = (
    "SELECT 'visit', id, title, coalesce(dates, includes), NULL, status, "
    "CASE WHEN dates IS NULL THEN 'includes' END, NULL FROM visit "
    "WHERE deleted = 0 AND (from_id = :country OR to_id = :country)"
)
_EXERCISES = (
    "SELECT 'exercise', e.id, e.name, coalesce(e.held_on, e.planned_for), NULL, e.status, p.name, NULL FROM exercise e "
    f"LEFT JOIN place p ON p.id = e.place_id WHERE e.deleted = 0 AND e.id IN ({_PARTY})"
)
_COMMITMENTS = (
    "SELECT coalesce(m.held_on, c.made_on), c.owner_side, count(*), min(c.made_at_id) FROM commitment c "
    f"LEFT JOIN meeting m ON m.id = c.made_at_id WHERE c.deleted = 0 AND c.tracked = 1 AND c.id IN ({_PARTY}) "
    "GROUP BY 1, 2 ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One meeting, visit or exercise as stored; `detail` is the place (or `includes` of a visit)."""

    kind: str
    id: str
    title: str
    when: str | None
    words: str | None
    status: str | None
    detail: str | None
    forum_id: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """How many tracked commitments one side made on one day; `meeting_id` is where, for the first of them."""

    when: str | None
    side: str
    count: int
    meeting_id: str | None


def contacts(reader: Reader, country_id: str) -> list[Contact]:
    """By date, undated ones last."""
    found: list[Contact] = []
    for sql in (_MEETINGS, _VISITS, _EXERCISES):
        found += [Contact(*row) for row in reader.rows(sql.replace(":country", "?1"), country_id)]
    return sorted(found, key=lambda one: (one.when is None, one.when or "", one.kind, one.id))


def made(reader: Reader, country_id: str) -> list[Made]:
    """Tracked commitments by day and side."""
    return [Made(*row) for row in reader.rows(_COMMITMENTS.replace(":country", "?1"), country_id)]
