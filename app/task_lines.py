"""Tasks in lists: those for a visit, a country or a commitment, or of an owner, with how often each was chased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from db.queries import tasks
from db.queries.tasks import Chased
from db.reader import Reader
from db.values.choices import TaskStatus

CLOSED = (TaskStatus.DONE, TaskStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task in a list. `chased` times, last on `last_chased`; `chase_due` once the next reminder is."""

    id: str
    title: str
    owner: str
    status: TaskStatus | str
    due_day: date | None
    late: bool
    chased: int
    last_chased: date | None
    chase_on: date | None
    chase_due: bool
    answered: bool

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.status not in CLOSED


def tasks_for(
    case: CaseFile,
    *,
    visit_id: str | None = None,
    country_id: str | None = None,
    commitment_id: str | None = None,
    owner: str | None = None,
    today: date | None = None,
) -> tuple[TaskLine, ...]:
    """The tasks for a visit, a country or a commitment, or of an owner; open ones first, the earliest due first."""
    with case.read() as reader:
        return lines_for(
            reader, today or case.clock.today(), visit_id=visit_id, country_id=country_id, commitment_id=commitment_id,
            owner=owner,
        )  # fmt: skip


def lines_for(
    reader: Reader,
    today: date,
    *,
    visit_id: str | None = None,
    country_id: str | None = None,
    commitment_id: str | None = None,
    owner: str | None = None,
) -> tuple[TaskLine, ...]:
    """The same in a snapshot that is open already.

    With a visit go the tasks for its meetings, with a country those for its commitments, meetings and visits.
    """
    found = tasks.chased(
        reader, visit_id=visit_id, country_id=country_id, commitment_id=commitment_id, owner=owner
    )
    return told(found, today)


def told(found: Iterable[Chased], today: date) -> tuple[TaskLine, ...]:
    """Rows of the tables as lines; open ones first, the earliest due first."""
    lines = [_line(one, today) for one in found]
    return tuple(
        sorted(lines, key=lambda one: (not one.open, one.due_day is None, one.due_day or date.max, one.id))
    )


def _line(one: Chased, today: date) -> TaskLine:
    status = TaskStatus(one.status) if one.status in frozenset(TaskStatus) else one.status
    is_open = status not in CLOSED
    due, chase = _day(one.last_day), _day(one.chase_on)
    return TaskLine(
        one.id, one.title, one.owner or "", status, due, bool(is_open and due and due < today), one.chased,
        _day(one.last_chased), chase, bool(is_open and chase and chase <= today), one.answered,
    )  # fmt: skip


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
