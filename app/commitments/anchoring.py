"""Which event a due waits for, and where carrying it over a session moves it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.commitments.steps import State
from db.models import Forum, Meeting
from db.reader import Reader
from db.values.choices import MeetingStatus
from db.values.due import DueType

_SESSION = re.compile(
    r"\b(?:session|meeting|round|sitting|edition|iteration|committee|group|dialogue|consultations?|talks)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of a forum around the one at which commitments are carried, and what it is called."""

    forum_id: str | None
    names: tuple[str, ...]
    at_id: str
    after: tuple[Meeting, ...]
    """Those that come after it, planned or held, the earliest first."""


def sessions_around(reader: Reader, meeting_id: str | None) -> Sessions | None:
    """The forum of a session with what follows it; None where the meeting belongs to no forum or is not there."""
    meeting = reader.get(Meeting, meeting_id)
    if meeting is None:
        return None
    forum = reader.get(Forum, meeting.forum_id)
    if forum is None:
        return Sessions(None, (), meeting.id, ())
    day = last_of(meeting)
    coming = (MeetingStatus.PLANNED, MeetingStatus.HELD)
    rows = reader.all(Meeting, forum_id=forum.id, status=[one.value for one in coming])
    after = [one for one in rows if one.id != meeting.id and day and (last_of(one) or date.max) > day]
    names = tuple(one for one in (forum.name, forum.abbreviation) if one)
    return Sessions(forum.id, names, meeting.id, tuple(sorted(after, key=_when)))


def last_of(meeting: Meeting) -> date | None:
    """The last day on which a meeting may have been held."""
    return meeting.held_on.last if meeting.held_on else None


def _when(meeting: Meeting) -> tuple[date, str]:
    return (last_of(meeting) or date.max, meeting.id)


def carried_to(state: State, around: Sessions | None) -> str | None:
    """The event to which carrying at a session moves a due that waits for that session; None where nothing moves.

    A due “by the next session” waits for the forum: it counts from the day of carrying by itself. One that names this
    very session moves to the next that is planned, else to the forum, where it floats until a session is dated. Dues
    of the calendar never move.
    """
    if around is None or around.forum_id is None or state.due is None or state.due.type is not DueType.EVENT:
        return None
    if state.due_event_id == around.at_id:
        planned = (one.id for one in around.after if last_of(one))
        return next(planned, around.forum_id)
    if state.due_event_id is None and _means_session(state.due.anchor or state.due.words, around.names):
        return around.forum_id
    return None


def waits_for(state: State, around: Sessions | None) -> bool:
    """Whether a due waits for this session or for the next one of its forum, so that carrying moves it."""
    if around is None or state.due is None or state.due.type is not DueType.EVENT:
        return False
    return state.due_event_id == around.forum_id is not None or carried_to(state, around) is not None


def _means_session(words: str, names: Iterable[str]) -> bool:
    called = any(name.casefold() in words.casefold() for name in names)
    return called or _SESSION.search(words) is not None
