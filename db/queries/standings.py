"""Where commitments stand, as SQL: overdue, afloat, coming due … as `judge` says; a law in the tests proves it.

What waits for a meeting, a visit or a length of time is judged in Python (`undecided`) and handed in as `judged`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.queries.tables import Piece
from db.reader import Reader
from db.search_filters import OPEN, OWN_DATES, DueRow, being, last_day
from db.values.calendar_words import add_months
from db.values.choices import Choice, CommitmentStatus
from db.values.due import DueState, DueType
from db.values.due_judgement import REVIEW_AFTER_MONTHS
from db.values.text import canonical_json

SOON_DAYS = 30


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
_COUNTED = (DueType.RELATIVE, DueType.PERIOD)
_HANGING = (DueType.EVENT, DueType.CONDITIONAL)
_NO_DATE = (DueType.UNSPECIFIED, DueType.NONE)


def undecided(reader: Reader) -> list[DueRow]:
    """Open commitments whose day hangs on something else than their own words."""
    rows = reader.rows(
        f'SELECT id, due, {_MADE}, review_on, due_event_id FROM "commitment" WHERE deleted = 0 AND status IN '
        f"({_in(OPEN)}) AND ((json_extract(due, '$.type') IN ({_in(_HANGING)}) AND due_event_id IS NOT NULL) OR "
        f"(json_extract(due, '$.type') IN ({_in(_COUNTED)}) AND json_extract(due, '$.end') IS NULL))"
    )
    return [DueRow(*row) for row in rows]


def judged(states: Mapping[str, tuple[DueState, date | None]]) -> str:
    """What Python decided, as the one value that the SQL below is given: id → state and last day."""
    return canonical_json(
        {record: [state.value, day.isoformat() if day else None] for record, (state, day) in states.items()}
    )


JOIN = (
    "LEFT JOIN (SELECT key AS judged_id, json_extract(value, '$[0]') AS judged_state, "
    "json_extract(value, '$[1]') AS judged_day FROM json_each(?)) ON judged_id = commitment.id"
)
"""Joins what was judged to the commitments; bind `judged(…)`."""

LAST_DAY = "coalesce(judged_day, json_extract(due, '$.end'))"
"""SQL of the last day that a commitment's due means; NULL while it has none."""

DAY = f"coalesce(judged_day, json_extract(due, '$.end'), {_MADE})"
"""SQL of the day by which commitments of one standing are ordered: the last day meant, or the day of the statement."""


def standing(today: date) -> Piece:
    """SQL of the code of a commitment's standing."""
    closed = [one for one in CommitmentStatus if one.closed]
    kind = "json_extract(due, '$.type')"
    end = "json_extract(due, '$.end')"
    reviewed = last_day("review_on")
    sql = (
        f"CASE WHEN status IN ({_in(closed)}) THEN 'closed' WHEN status = '{CommitmentStatus.DRAFT.value}' "
        f"THEN 'draft' WHEN commitment.id NOT IN ({being('tracked').sql}) THEN 'context' "
        "WHEN judged_state IS NOT NULL THEN judged_state "
        f"WHEN {kind} = '{DueType.CONDITIONAL.value}' THEN 'waiting' "
        f"WHEN {kind} = '{DueType.EVENT.value}' THEN 'floating' "
        f"WHEN {end} < ? THEN 'overdue' WHEN {end} <= ? THEN 'due_soon' WHEN {end} IS NOT NULL THEN 'later' "
        f"WHEN {kind} = '{DueType.RECURRING.value}' "
        f"THEN CASE WHEN review_on IS NOT NULL AND {reviewed} < ? THEN 'ageing' ELSE 'recurring' END "
        f"WHEN review_on IS NOT NULL THEN CASE WHEN {reviewed} < ? THEN 'ageing' ELSE 'none' END "
        f"WHEN {last_day(_MADE)} <= ? THEN 'ageing' ELSE 'none' END"
    )
    now = today.isoformat()
    soon = min(today.toordinal() + SOON_DAYS, date.max.toordinal())
    return Piece(sql, (now, date.fromordinal(soon).isoformat(), now, now, _aged(today).isoformat()))


def rank(standing_sql: str) -> str:
    """SQL of the place of a standing among all."""
    cases = " ".join(f"WHEN '{one.value}' THEN {place}" for place, one in enumerate(Standing))
    return f"CASE {standing_sql} {cases} END"


def _aged(today: date) -> date:
    """The last day of a statement whose term of review is over today."""
    day = today
    while day > date.min and add_months(day, REVIEW_AFTER_MONTHS) >= today:
        day -= timedelta(days=1)
    return day


def _in(choices: tuple[Choice, ...] | list[CommitmentStatus]) -> str:
    return ", ".join(f"'{one.value}'" for one in choices)
