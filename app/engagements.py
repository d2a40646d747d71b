"""The engagements with a country in time: what a timeline shows, the last and next contact, the length of silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.casefile import CaseFile
from db.queries import engagements as stored
from db.reader import Reader
from db.values.choices import ExerciseStatus, MeetingStatus, Side, VisitStatus
from db.values.partial_date import DateRange

_PLANNED = frozenset({
    MeetingStatus.PLANNED.value, MeetingStatus.POSTPONED.value, VisitStatus.PLANNED.value, ExerciseStatus.PLANNED.value,
})  # fmt: skip
_NOT_HELD = frozenset({
    MeetingStatus.CANCELLED.value, VisitStatus.CANCELLED.value, ExerciseStatus.CANCELLED.value,
})  # fmt: skip


class Lane(Enum):
    """A lane of the timeline, from above; its value is its label."""

    MEETINGS = "Meetings"
    VISITS = "Visits"
    EXERCISES = "Exercises"
    COMMITMENTS = "Commitments"


_LANES = {"meeting": Lane.MEETINGS, "visit": Lane.VISITS, "exercise": Lane.EXERCISES}


@dataclass(frozen=True, slots=True)
class Engagement:
    """One thing on the timeline. `when` None: no date is stated, and `words` may say what the source says instead.

    For commitments, `id` is the meeting they were made at (or empty) and `counts` how many each side made.
    """

    lane: Lane
    id: str
    title: str
    when: DateRange | None
    planned: bool = False
    words: str = ""
    place: str = ""
    session: bool = False
    """Whether it is a session of a forum."""
    counts: tuple[tuple[Side | str, int], ...] = ()

    @property
    def first(self) -> date | None:
        """The first day it may have been."""
        return None if self.when is None else self.when.first or self.when.last

    @property
    def last(self) -> date | None:
        """The last day it may have been."""
        return None if self.when is None else self.when.last or self.when.first


@dataclass(frozen=True, slots=True)
class Timeline:
    """Engagements by date, undated ones last; `last` and `coming` are the contacts around `today`.

    `silent_days`: since the last contact, None where there was none.
    """

    today: date
    engagements: tuple[Engagement, ...]
    last: Engagement | None
    coming: Engagement | None

    @property
    def silent_days(self) -> int | None:
        """Days since the last contact ended."""
        end = None if self.last is None else self.last.last
        return None if end is None else (self.today - end).days


def read_timeline(case: CaseFile, country_id: str) -> Timeline:
    """The engagements with a country as of today; cancelled ones are left out."""
    with case.read() as reader:
        return timeline(reader, country_id, case.clock.today())


def timeline(reader: Reader, country_id: str, today: date) -> Timeline:
    """The same in a snapshot that is open already."""
    contacts = [_contact(one) for one in stored.contacts(reader, country_id) if one.status not in _NOT_HELD]
    return Timeline(
        today,
        (*contacts, *_made(stored.made(reader, country_id))),
        _last(contacts, today),
        _coming(contacts, today),
    )


def _contact(one: stored.Contact) -> Engagement:
    when = DateRange.parse_text(one.when) if one.when else None
    place = "" if one.detail in (None, "includes") else str(one.detail)
    words = "including" if one.detail == "includes" and one.kind == "visit" else one.words or ""
    return Engagement(
        _LANES[one.kind],
        one.id,
        one.title,
        when,
        one.status in _PLANNED,
        words,
        place,
        one.forum_id is not None,
    )


def _made(rows: Sequence[stored.Made]) -> list[Engagement]:
    """One mark a day, however many were made and by whom."""
    days: dict[str | None, list[stored.Made]] = {}
    for row in rows:
        days.setdefault(row.when, []).append(row)
    sides = {one.value: one for one in Side}
    found = []
    for text, those in days.items():
        when = DateRange.parse_text(text) if text else None
        counts = tuple((sides.get(row.side, row.side), row.count) for row in those)
        total = sum(row.count for row in those)
        title = f"{total:,} commitment{'s' if total > 1 else ''} made"
        meeting = next((row.meeting_id for row in those if row.meeting_id), None)
        found.append(Engagement(Lane.COMMITMENTS, meeting or "", title, when, counts=counts))
    return found


def _last(contacts: Sequence[Engagement], today: date) -> Engagement | None:
    past = [one for one in contacts if not one.planned and one.last is not None and one.last <= today]
    return max(
        past,
        key=lambda one: (one.last or today, one.session, one.lane is Lane.MEETINGS, one.id),
        default=None,
    )


def _coming(contacts: Sequence[Engagement], today: date) -> Engagement | None:
    """The next that has a date; else one that is planned without."""
    dated = [one for one in contacts if one.first is not None and one.first > today]
    undated = [one for one in contacts if one.planned and one.when is None]
    return min(dated, key=lambda one: (one.first or today, one.id), default=undated[0] if undated else None)
