"""Where commitments stand in a list: open ones as `db.queries.commitments` judges them, the others by their status."""

from __future__ import annotations

from datetime import date

from db.queries.commitments import open_on
from db.search_filters import OWN_DATES
from db.values.choices import Choice, CommitmentStatus


class Standing(Choice):
    """Where a commitment stands on a day, in the order in which lists show it."""

    OVERDUE = "overdue", "Overdue"
    FLOATING = "floating", "Floats until a meeting is dated"
    DUE_SOON = "due_soon", "Coming due"
    LATER = "later", "Due later"
    WAITING = "waiting", "Waits for its condition"
    RECURRING = "recurring", "Recurs"
    AGEING = "ageing", "No date: ageing"
    NONE = "none", "No date"
    CONTEXT = "context", "Said, not followed up"
    DRAFT = "draft", "Drafts"
    CLOSED = "closed", "Closed"


_MADE = OWN_DATES["commitment"]


JUDGED = (
    Standing.OVERDUE, Standing.FLOATING, Standing.DUE_SOON, Standing.LATER, Standing.WAITING, Standing.RECURRING,
    Standing.AGEING, Standing.NONE,
)  # fmt: skip
"""Where only those stand that are open and followed up."""


def judged(today: date, *, only: bool) -> str:
    """SQL of the commitments with where each that is open stands today, as `db.queries.commitments` says it.

    `only` those that are open and followed up; else all.
    """
    rows = f"(SELECT row, state AS judged_state, last_day AS judged_day FROM ({open_on(today.isoformat())}))"
    if only:
        return f"{rows} AS judged CROSS JOIN commitment ON commitment.rowid = judged.row"
    return f"commitment LEFT JOIN {rows} AS judged ON judged.row = commitment.rowid"


UNJUDGED = "commitment LEFT JOIN (SELECT NULL AS judged_state, NULL AS judged_day LIMIT 0) ON 0"
"""The same where nobody asks where they stand."""

LAST_DAY = "coalesce(judged_day, json_extract(due, '$.end'))"
"""SQL of the last day that a commitment's due means; NULL while it has none."""

DAY = f"coalesce(judged_day, json_extract(due, '$.end'), {_MADE})"
"""SQL of the day by which commitments of one standing are ordered: the last day meant, or the day of the statement."""

_CLOSED = ", ".join(f"'{one.value}'" for one in CommitmentStatus if one.closed)
STANDING = (
    f"CASE WHEN status IN ({_CLOSED}) THEN '{Standing.CLOSED.value}' WHEN status = '{CommitmentStatus.DRAFT.value}' "
    f"THEN '{Standing.DRAFT.value}' ELSE coalesce(judged_state, '{Standing.CONTEXT.value}') END"
)
"""SQL of the code of a commitment's standing; what is open and not judged is not followed up."""


def rank(standing_sql: str) -> str:
    """SQL of the place of a standing among all."""
    cases = " ".join(f"WHEN '{one.value}' THEN {place}" for place, one in enumerate(Standing))
    return f"CASE {standing_sql} {cases} END"
