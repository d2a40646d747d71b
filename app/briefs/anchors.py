"""When the event is that a due waits for: the next session of a forum, a meeting, a visit."""

from __future__ import annotations

from datetime import date

from app.briefs.context import Context, end_of, last_of
from db.models import Commitment, Forum, Meeting, Update, Visit
from db.values.choices import MeetingStatus, UpdateKind
from db.values.due import DueType
from db.values.partial_date import PartialDate


def anchor(context: Context, row: Commitment, made: date | None) -> date | None:
    """The day of the event that a due hangs on, once it is known; only of an event that this brief may name.

    For a forum it is the first session after the statement or after the last carrying forward, held or planned: a due
    “by the next session” is overdue once that session is over (domain C4), and moves on when it is carried.
    """
    event = row.due_event_id
    if row.due is None or event is None:
        return None
    met = row.due.type is DueType.CONDITIONAL
    if (meeting := context.row(Meeting, event)) and (not met or meeting.status == MeetingStatus.HELD):
        return last_of(meeting.held_on) if meeting.held_on else None
    if (visit := context.row(Visit, event)) and not met:
        return visit.dates.first or last_of(visit.dates) if visit.dates else None
    if (forum := context.row(Forum, event)) and not met:
        return _next_session(context, forum, _since(context, row, made))
    return None


def _since(context: Context, row: Commitment, made: date | None) -> date | None:
    """The day from which the next session counts: made, or last carried forward."""
    entries = [part for part in context.parts(Update, row) if part.update_kind == UpdateKind.CARRIED]
    carried = [on.last for part in entries if (on := updated_on(context, part))]
    return max([*carried, *([made] if made else [])], default=None)


def updated_on(context: Context, row: Update) -> PartialDate | None:
    """The day of an entry of the log: its own, else that of the session it was made at."""
    own: PartialDate | None = row.updated_on
    meeting = None if own else context.row(Meeting, row.meeting_id)
    return own or (end_of(meeting.held_on) if meeting and meeting.held_on else None)


def _next_session(context: Context, forum: Forum, since: date | None) -> date | None:
    sessions = context.sessions.get(forum.id, ())
    return min((day for day, planned in sessions if _later(planned, day, since)), default=None)


def _later(planned: bool, day: date, since: date | None) -> bool:
    """Whether a session comes after the statement; where its day is not known, those do that are not said to be held.

    One that was planned for a day gone by stays the event, and the due is overdue, until somebody says what became of
    it: a due must not float again because nobody closed a session.
    """
    return day > since if since else planned
