"""What commitments say, in every wording on file: our sentence, the agreed words, former ones, quotes of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.reader import Reader
from db.values.text import canonical_json

MOST = 50_000
"""Wordings that are compared at once, the newest first."""


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of a commitment; `wording` is our sentence, `source_id` the source whose quote it is."""

    commitment_id: str
    wording: str
    text: str
    source_id: str | None


_BETWEEN = """ AND c.id IN (SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0
    AND target_id IN (SELECT value FROM json_each(?1)))"""
_OF_FORUM = (
    " AND (c.forum_id = ?2 OR c.made_at_id IN (SELECT id FROM meeting WHERE forum_id = ?2 AND deleted = 0))"
)


def said(reader: Reader, country_ids: Sequence[str], forum_id: str | None) -> list[Said]:
    """Every wording, rejected drafts included: a sentence that was rejected is not offered again."""
    where = (_BETWEEN if country_ids else "") + (_OF_FORUM if forum_id else "")
    sql = f"""
        WITH given AS (SELECT ?2), among AS MATERIALIZED (SELECT c.id, c.wording, c.wording_quoted FROM commitment c
            WHERE c.deleted = 0{where} ORDER BY c.id DESC LIMIT {MOST})
        SELECT id, wording, wording, NULL FROM among
        UNION ALL SELECT id, wording, wording_quoted, NULL FROM among WHERE wording_quoted IS NOT NULL
        UNION ALL SELECT a.id, a.wording, u.former_wording, NULL FROM among a CROSS JOIN "update" u
            ON u.commitment_id = a.id AND u.deleted = 0 AND u.former_wording IS NOT NULL
        UNION ALL SELECT a.id, a.wording, q.quote, q.source_id FROM among a CROSS JOIN citation q
            ON q.record_id = a.id AND q.deleted = 0 AND q.quote IS NOT NULL
    """
    return [Said(*row) for row in reader.rows(sql, canonical_json(sorted(country_ids)), forum_id)]
