"""Where commitments and tasks stand on the day of an export, by what may be seen under its ceiling alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.registers.sifting import Sift, Told
from app.searching.standing import standings
from db.models import Update
from db.search_filters import DueRow
from db.values.choices import CommitmentKind, CommitmentStatus, Strength, TaskStatus, UpdateKind, tracked
from db.values.due import Due, DueState, last_day_of
from db.values.partial_date import DateRange, PartialDate

_TASKS_CLOSED = (TaskStatus.DONE, TaskStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` in words, the last day meant where there is one, and whether anything is still to be done."""

    state: str
    last_day: date | None
    open: bool
    overdue: bool


def stand(sift: Sift, rows: list[Told], today: date) -> Mapping[str, Standing]:
    """Id → standing, of commitments or of tasks. What waits for an event that may not be seen floats."""
    made = _made(sift, rows)
    asked = [
        DueRow(row.id, _json(row), made.get(row.id), _text(row.values.get("review_on")), _event(sift, row))
        for row in rows
    ]
    found = standings(sift.reader, asked, today)
    return {row.id: _standing(row, *found[row.id], _last(made.get(row.id))) for row in rows}


def carried(sift: Sift, rows: list[Told]) -> dict[str, int]:
    """Commitment → how often it was carried forward, counting the entries that may be seen."""
    known = {row.id: row.marking for row in rows}
    found: dict[str, int] = {}
    for entry in sift.reader.all(Update, update_kind=UpdateKind.CARRIED):
        if entry.commitment_id in known and sift.scheme.permits(
            entry.marking or known[entry.commitment_id], sift.ceiling
        ):
            found[entry.commitment_id] = found.get(entry.commitment_id, 0) + 1
    return found


def followed(row: Told) -> bool:
    """Whether a commitment is followed up: as an officer set it, else by the rule of `tracked`."""
    values = row.values
    if values.get("tracked") is not None:
        return bool(values["tracked"])
    kind, strength = values.get("commitment_kind"), values.get("strength")
    if not (isinstance(kind, CommitmentKind) and isinstance(strength, Strength)):
        return False
    return tracked(kind, strength, bool(values.get("beneficiary")))


def _standing(row: Told, state: DueState, anchor: date | None, made_on: date | None) -> Standing:
    status = row.values.get("status")
    due = row.values.get("due")
    last = last_day_of(due, made_on=made_on, anchor_date=anchor) if isinstance(due, Due) else None
    if status in _TASKS_CLOSED or (isinstance(status, CommitmentStatus) and status.closed):
        return Standing("Closed", last, open=False, overdue=False)
    if row.kind == "commitment" and not followed(row):
        return Standing("Not followed up", last, open=False, overdue=False)
    return Standing(state.label, last, open=True, overdue=state is DueState.OVERDUE)


def _made(sift: Sift, rows: list[Told]) -> dict[str, str]:
    """Id → the day of the statement: its own, else that of its meeting, where the meeting may be seen."""
    meetings = {one for row in rows if (one := row.values.get("made_at_id"))}
    held: dict[str, str] = {}
    if meetings:
        from db.queries import records

        for record_id, form in records.these(sift.reader, "meeting", sorted(meetings)):
            if form.get("held_on"):
                held[record_id] = form["held_on"]
    found = {
        row.id: _text(row.values.get("made_on")) or held.get(str(row.values.get("made_at_id")))
        for row in rows
    }
    return {record_id: text for record_id, text in found.items() if text}


def _event(sift: Sift, row: Told) -> str | None:
    """The event that a due hangs on; under a ceiling never a forum, whose next session may itself be withheld."""
    event: str | None = row.values.get("due_event_id")
    if event and sift.ceiling is not None and sift.reader.kinds([event]).get(event) == "forum":
        return None
    return event


def _json(row: Told) -> str | None:
    due = row.values.get("due")
    return json.dumps(due.to_json()) if isinstance(due, Due) else None


def _text(value: object) -> str | None:
    return value.text if isinstance(value, (PartialDate, DateRange)) else None


def _last(stored: str | None) -> date | None:
    return DateRange.parse_text(stored).last if stored else None
