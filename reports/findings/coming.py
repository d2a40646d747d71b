"""What a successor has to watch: everything with a day, overdue first, then what lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.values.choices import AgreementStatus, MeetingStatus, Side, VisitStatus
from db.values.due import DueState, judge, last_day_of
from db.values.partial_date import DateRange, PartialDate
from reports.facts import CommitmentFact, Fact, Facts, TaskFact
from reports.findings.sessions import called
from reports.findings.taken import items_of, last_day
from reports.wording import bare, capital

AHEAD = timedelta(days=365)
"""How far ahead agreements that end are told; what else has a day is told whatever it is."""
_ENDED = frozenset({AgreementStatus.EXPIRED, AgreementStatus.TERMINATED})
_SIDES = {Side.OURS: "ours", Side.THEIRS: "theirs", Side.JOINT: "joint", Side.THIRD: "third parties"}


@dataclass(frozen=True, slots=True)
class Coming:
    """Something with a day: `shown` is how the day is printed, `late` whether it is past."""

    day: date
    shown: str
    words: str
    kind: str
    whose: str
    late: bool
    of: Fact


def coming(facts: Facts) -> tuple[Coming, ...]:
    """Everything that is open and has a day, in the order of the days."""
    found = [*_dues(facts), *_tasks(facts), *_meetings(facts), *_visits(facts), *_agreements(facts)]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.words, one.of.id)))


def _dues(facts: Facts) -> Iterator[Coming]:
    for item in items_of(facts):
        one = item.commitment
        day = last_day(one)
        if one.status.closed or day is None:
            continue
        whose = ", ".join(one.owners) or _SIDES[one.owner_side]
        yield Coming(day, _shown(day), bare(one.wording), "Commitment", capital(whose), item.overdue, one)


def task_day(task: TaskFact) -> date | None:
    """The day after which a task is overdue."""
    tasked = task.tasked_on
    return last_day_of(task.due, made_on=tasked.last if tasked else None) if task.due else None


def task_late(task: TaskFact, day: date) -> bool:
    """Whether a task is overdue on a day."""
    tasked = task.tasked_on
    if task.due is None:
        return False
    return judge(task.due, today=day, made_on=tasked.last if tasked else None) is DueState.OVERDUE


def _tasks(facts: Facts) -> Iterator[Coming]:
    as_of = facts.control.as_of
    for task in facts.tasks:
        owner = task.owner or "Ours"
        if day := task_day(task):
            late = task_late(task, as_of)
            yield Coming(day, _shown(day), bare(task.title), "Task", owner, late, task)
        if chase := task.chase_on:
            words = f"Chase: {bare(task.title)}"
            yield Coming(chase.last, chase.show_short(), words, "Chaser", owner, chase.last < as_of, task)


def _meetings(facts: Facts) -> Iterator[Coming]:
    as_of = facts.control.as_of
    for one in facts.meetings:
        if one.status is not MeetingStatus.PLANNED or one.on is None:
            continue
        where = f", {one.place}" if one.place else ""
        late = _last(one.on) < as_of
        words = f"{capital(called(facts, one))}{where}{'; no report that it was held' if late else ''}"
        yield Coming(_last(one.on), one.on.show_short(), words, "Meeting", "", late, one)


def _visits(facts: Facts) -> Iterator[Coming]:
    as_of = facts.control.as_of
    for one in facts.visits:
        if one.status in {VisitStatus.PLANNED, VisitStatus.UNDERWAY} and one.on:
            yield Coming(
                _last(one.on), one.on.show_short(), one.title, "Visit", "", _last(one.on) < as_of, one
            )


def _agreements(facts: Facts) -> Iterator[Coming]:
    as_of = facts.control.as_of
    for one in facts.agreements:
        if one.expires is None or one.status in _ENDED or one.expires.last > as_of + AHEAD:
            continue
        late = one.expires.last < as_of
        words = f"{one.title}: {'ended; renewal not on file' if late else 'ends'}"
        yield Coming(one.expires.last, one.expires.show_short(), words, "Agreement", "", late, one)


def silent(facts: Facts, days: int) -> tuple[CommitmentFact, ...]:
    """Open commitments whose last news is certainly older than some days, the longest silent first."""
    since = facts.control.as_of - timedelta(days=days)
    found = [
        (news, item.commitment)
        for item in items_of(facts)
        if not item.commitment.status.closed and (news := _news(item.commitment)) and news < since
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def _news(commitment: CommitmentFact) -> date | None:
    days = [one.on.last for one in commitment.updates]
    days += [commitment.made_on.last] if commitment.made_on else []
    return max(days, default=None)


def _last(when: DateRange) -> date:
    point = when.end or when.start
    assert point is not None  # a range has an end or a start
    return when.last or point.last


def _shown(day: date) -> str:
    return PartialDate.of(day).show_short()
