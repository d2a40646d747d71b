"""Which open commitments and tasks are overdue or ageing; some wait for a meeting, a visit or a session."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from app.settings import Settings, read_settings
from db.models import Meeting, Update, Visit
from db.queries.commitments import in_state
from db.reader import Reader
from db.search_filters import DueRow, tasks_overdue
from db.values.choices import MeetingStatus, UpdateKind
from db.values.courtesy import give_way
from db.values.due import Due, DueState, DueType, judge
from db.values.partial_date import DateRange, PartialDate

_COMING_OR_HELD = frozenset({MeetingStatus.PLANNED, MeetingStatus.HELD})
NOTHING_SAID = Due("", DueType.NONE)


def overdue(reader: Reader, today: date) -> list[str]:
    """Ids of what is overdue today."""
    return [*in_state(reader, today.isoformat(), DueState.OVERDUE.value), *tasks_overdue(reader, today)]


def ageing(reader: Reader, today: date) -> list[str]:
    """Ids of the commitments that have no date and have passed their day of review; a task has no such day."""
    return in_state(reader, today.isoformat(), DueState.AGEING.value)


def standings(reader: Reader, rows: list[DueRow], today: date) -> dict[str, tuple[DueState, date | None]]:
    """Id → where it stands today, and the day of the event that it waits for, once that is known."""
    events = _Events(reader, rows)
    terms = read_settings(reader)
    found: dict[str, tuple[DueState, date | None]] = {}
    for row in rows:
        give_way()
        found[row.id] = (_state(row, events, today, terms), events.day(row, _due(row)))
    return found


def _state(row: DueRow, events: _Events, today: date, terms: Settings) -> DueState:
    due = _due(row)
    return judge(
        due,
        today=today,
        made_on=_last(row.made),
        anchor_date=events.day(row, due),
        review_on=_last(row.review_on),
        soon_days=terms.due_soon_days,
        review_months=terms.ageing_months,
    )


def _due(row: DueRow) -> Due:
    return Due.from_json(json.loads(row.due)) if row.due else NOTHING_SAID


class _Events:
    """The meetings, visits and forums that dues wait for, read once."""

    def __init__(self, reader: Reader, rows: Iterable[DueRow]) -> None:
        waiting = {row.id: row.event_id for row in rows if row.event_id}
        events = sorted(set(waiting.values()))
        self._meetings = {one.id: one for one in reader.all(Meeting, id=events)} if events else {}
        self._visits = {one.id: one for one in reader.all(Visit, id=events)} if events else {}
        sessions = reader.all(Meeting, forum_id=events, status=sorted(_COMING_OR_HELD)) if events else []
        self._sessions: dict[str, list[Meeting]] = {}
        for one in sessions:
            self._sessions.setdefault(str(one.forum_id), []).append(one)
        self._carried = _carried(reader, [row for row, event in waiting.items() if event in self._sessions])

    def day(self, row: DueRow, due: Due) -> date | None:
        """The day of what a due waits for, once it is known; a condition is met by a meeting that was held."""
        event = row.event_id or ""
        if meeting := self._meetings.get(event):
            held = meeting.status == MeetingStatus.HELD or due.type is not DueType.CONDITIONAL
            return meeting.held_on.last if held and meeting.held_on else None
        if due.type is DueType.CONDITIONAL:
            return None
        if visit := self._visits.get(event):
            return visit.dates.first or visit.dates.last if visit.dates else None
        return self._next_session(row, event)

    def _next_session(self, row: DueRow, forum: str) -> date | None:
        """The first session after the statement or after the last carrying forward; else the first that is planned."""
        made = _last(row.made)
        since = max([*self._carried.get(row.id, []), *([made] if made else [])], default=None)
        days = [
            day
            for one in self._sessions.get(forum, [])
            if one.held_on and (day := one.held_on.last)
            if (day > since if since else one.status == MeetingStatus.PLANNED)
        ]
        return min(days, default=None)


def _carried(reader: Reader, commitments: list[str]) -> dict[str, list[date]]:
    """Commitment → the days on which it was carried forward."""
    if not commitments:
        return {}
    entries = reader.all(Update, commitment_id=commitments, update_kind=UpdateKind.CARRIED)
    sessions = {one.meeting_id for one in entries if one.meeting_id}
    held = {one.id: one.held_on for one in reader.all(Meeting, id=sorted(sessions))} if sessions else {}
    found: dict[str, list[date]] = {}
    for one in entries:
        at = held.get(one.meeting_id or "")
        own: PartialDate | None = one.updated_on
        day = own.last if own else at.last if at else None
        if day:
            found.setdefault(one.commitment_id, []).append(day)
    return found


def _last(stored: str | None) -> date | None:
    return DateRange.parse_text(stored).last if stored else None
