"""What was said at each session of a forum: how much was made there, is still open, was carried forward."""

from __future__ import annotations

from db.followed import FOLLOWED, is_tracked
from db.reader import Reader

_STATUSES = ", ".join(f"'{one.value}'" for one in FOLLOWED)


def said_at(reader: Reader, forum_id: str) -> dict[str, tuple[int, int, int]]:
    """Session → commitments made there that are followed up, of these still open, and commitments carried there."""
    made = reader.rows(
        f"""SELECT m.id, count(*), sum(c.status IN ({_STATUSES})) FROM meeting m
        JOIN commitment c ON c.made_at_id = m.id AND c.deleted = 0 AND {is_tracked()}
        WHERE m.forum_id = ?1 AND m.deleted = 0 GROUP BY m.id""",
        forum_id,
    )
    carried = dict(
        reader.rows(
            """SELECT m.id, count(DISTINCT u.commitment_id) FROM meeting m
            JOIN "update" u ON u.meeting_id = m.id AND u.deleted = 0 AND u.update_kind = 'carried'
            WHERE m.forum_id = ?1 AND m.deleted = 0 GROUP BY m.id""",
            forum_id,
        )
    )
    found = {one: (int(number), int(still or 0), int(carried.get(one, 0))) for one, number, still in made}
    return found | {one: (0, 0, int(number)) for one, number in carried.items() if one not in found}
