"""Tasks of our own side: given out to a department, chased, answered by letter, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.links import Link, link, links
from app.names import Namer
from app.searching.standing import standings
from app.task_lines import CLOSED
from db.models import Chaser, Commitment, Meeting, Task, Visit
from db.queries import journal
from db.reader import Reader
from db.search_filters import DueRow
from db.values.choices import CorrespondenceDirection, TaskStatus
from db.values.due import Due, DueState, last_day_of
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Reminder:
    """One chaser that was sent."""

    id: str
    on: PartialDate | None
    to_whom: str
    letter: Link | None
    remark: str


@dataclass(frozen=True, slots=True)
class TaskOffer:
    """Something that may be done with a task now: `verb` is chase, answer, done, drop or reopen."""

    verb: str
    label: str
    key: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """The page of a task on a day. `late_days` count from its last day while it is open."""

    id: str
    title: str
    owner: str
    organisation: Link | None
    status: TaskStatus | str
    due_words: str
    due_meaning: str
    due_day: date | None
    late_days: int | None
    tasked_on: PartialDate | None
    tasking: Link | None
    chasers: tuple[Reminder, ...]
    chase_on: PartialDate | None
    chase_late: bool
    answer: Link | None
    closed_on: PartialDate | None
    for_: tuple[Link, ...]
    remark: str
    offers: tuple[TaskOffer, ...]
    marking: Marking | None
    revision: str


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer that came in, to be put on file with the task."""

    subject: str
    file_number: str = ""
    sent_on: PartialDate | None = None
    sender: str = ""


def read_task(case: CaseFile, task_id: str, today: date | None = None) -> TaskView:
    """Everything on the page, in one snapshot. Raises NotFound."""
    day = today or case.clock.today()
    with case.read() as reader:
        row = _task(reader, task_id)
        namer = Namer(reader)
        state, last, meaning = _stands(reader, row, day)
        is_open = row.status not in CLOSED
        chase = row.chase_on
        return TaskView(
            row.id, row.title, row.owner or namer.name(row.owner_organisation_id),
            link(reader, namer, row.owner_organisation_id), row.status, row.due.words if row.due else "", meaning, last,
            (day - last).days if last and is_open and state is DueState.OVERDUE else None, row.tasked_on,
            link(reader, namer, row.tasking_id), _chasers(reader, namer, row.id), chase,
            is_open and chase is not None and chase.first <= day, link(reader, namer, row.answer_id), row.closed_on,
            links(reader, namer, tuple(one for one in (row.commitment_id, row.meeting_id, row.visit_id) if one)),
            row.remark or "", _offers(is_open), row.marking, journal.revision(reader, row.id),
        )  # fmt: skip


def _task(reader: Reader, task_id: str) -> Task:
    row = reader.get(Task, task_id)
    if row is None:
        raise NotFound("This task is not in the case file any more; it may have been deleted.")
    return row


def _stands(reader: Reader, row: Task, today: date) -> tuple[DueState, date | None, str]:
    if row.due is None:
        return DueState.NONE, None, "no due date"
    told = DueRow(row.id, canonical_json(row.due.to_json()), None, None, None)
    state, anchor = standings(reader, [told], today)[row.id]
    return state, last_day_of(row.due, anchor_date=anchor), row.due.meaning(anchor_date=anchor)


def _chasers(reader: Reader, namer: Namer, task_id: str) -> tuple[Reminder, ...]:
    rows = sorted(reader.all(Chaser, task_id=task_id), key=lambda one: (str(one.chased_on or ""), one.id))
    return tuple(
        Reminder(
            one.id,
            one.chased_on,
            one.to_whom or "",
            link(reader, namer, one.correspondence_id),
            one.remark or "",
        )
        for one in rows
    )


def _offers(is_open: bool) -> tuple[TaskOffer, ...]:
    if not is_open:
        return (TaskOffer("reopen", "Reopen", "O", ("reason",)),)
    return (
        TaskOffer("chase", "Chase", "C"),
        TaskOffer("answer", "Record the answer", "A", ("letter",)),
        TaskOffer("done", "Done", "D"),
        TaskOffer("drop", "Drop", "X", ("reason",)),
    )


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be given out. It has the marking of what it is for where none is given."""

    title: str
    owner: str = ""
    organisation_id: str | None = None
    due: Due | None = None
    commitment_id: str | None = None
    meeting_id: str | None = None
    visit_id: str | None = None
    tasked_on: PartialDate | None = None
    tasking_id: str | None = None
    chase_on: PartialDate | None = None
    marking: Marking | None = None


def give_out(case: CaseFile, new: NewTask) -> tuple[str, Changed]:
    """Give out a task, today where no day is given; returns its id. Raises InvalidValue, RulesBroken."""
    if not new.title.strip():
        raise InvalidValue("Say what is to be done.", field="title")
    with case.read() as reader:
        marking = new.marking or _marking_of(reader, new.commitment_id, new.meeting_id, new.visit_id)
    changes = case.door.changes()
    made = changes.create(
        "task", title=new.title, owner=new.owner or None, owner_organisation_id=new.organisation_id,
        status=TaskStatus.OPEN, due=new.due, commitment_id=new.commitment_id, meeting_id=new.meeting_id,
        visit_id=new.visit_id, tasked_on=new.tasked_on or PartialDate.of(case.clock.today()),
        tasking_id=new.tasking_id, chase_on=new.chase_on, marking=marking,
    )  # fmt: skip
    return made, case.door.change(f"Give out the task “{_short(new.title)}”", changes)


def _marking_of(
    reader: Reader, commitment_id: str | None, meeting_id: str | None, visit_id: str | None
) -> Marking | None:
    found = (
        reader.get(Commitment, commitment_id),
        reader.get(Meeting, meeting_id),
        reader.get(Visit, visit_id),
    )
    return next((one.marking for one in found if one is not None and one.marking), None)


def chase(
    case: CaseFile,
    task_id: str,
    *,
    on: PartialDate | None = None,
    to_whom: str = "",
    letter_id: str | None = None,
    remark: str = "",
    next_on: PartialDate | None = None,
) -> Changed:
    """Log a reminder, sent today where no day is given; `next_on` is when the owner is to be reminded again.

    Raises NotFound, InvalidValue where the task is closed.
    """
    row = _open(case, task_id)
    with case.read() as reader:
        to_whom = to_whom or row.owner or Namer(reader).name(row.owner_organisation_id)
    changes = case.door.changes()
    changes.create(
        "chaser", task_id=task_id, chased_on=on or PartialDate.of(case.clock.today()), to_whom=to_whom or None,
        correspondence_id=letter_id, remark=remark or None, marking=row.marking,
    )  # fmt: skip
    own: dict[str, Any] = {"chase_on": next_on}
    if row.status == TaskStatus.OPEN:
        own["status"] = TaskStatus.WAITING
    changes.edit(task_id, **own)
    return case.door.change(f"Chase “{_short(row.title)}”", changes)


def answer(
    case: CaseFile,
    task_id: str,
    letter_id: str | None = None,
    *,
    letter: Letter | None = None,
    remark: str = "",
    done: bool = True,
) -> Changed:
    """Link the letter that answers a task, on file already or put there now; `done` closes the task with it.

    Raises NotFound, InvalidValue where no letter is named or the task is closed.
    """
    row = _open(case, task_id)
    if not letter_id and letter is None:
        raise InvalidValue("Name the letter that answers the task.", field="answer_id")
    changes = case.door.changes()
    if letter is not None:
        letter_id = _received(case, changes, row, letter)
    own: dict[str, Any] = {"answer_id": letter_id, "chase_on": None}
    if remark.strip():
        own["remark"] = _joined(row.remark, remark.strip())
    if done:
        own |= {"status": TaskStatus.DONE, "closed_on": PartialDate.of(case.clock.today())}
    changes.edit(task_id, **own)
    return case.door.change(f"Answer to “{_short(row.title)}”", changes)


def _received(case: CaseFile, changes: Changes, row: Task, letter: Letter) -> str:
    about = [one for one in (row.id, row.commitment_id) if one]
    return changes.create(
        "correspondence", subject=letter.subject, direction=CorrespondenceDirection.INCOMING,
        file_number=letter.file_number or None, sent_on=letter.sent_on or PartialDate.of(case.clock.today()),
        sender=letter.sender or row.owner, answer_to_id=row.tasking_id, about=about, marking=row.marking,
    )  # fmt: skip


def close_task(case: CaseFile, task_id: str, *, dropped: bool = False, reason: str = "") -> Changed:
    """Close a task as done, or drop it with a reason. Raises NotFound, InvalidValue."""
    row = _open(case, task_id)
    if dropped and not reason.strip():
        raise InvalidValue("Say why the task is dropped.", field="reason")
    own: dict[str, Any] = {"status": TaskStatus.DROPPED if dropped else TaskStatus.DONE, "chase_on": None}
    own["closed_on"] = PartialDate.of(case.clock.today())
    if reason.strip():
        own["remark"] = _joined(row.remark, f"{'Dropped' if dropped else 'Done'}: {reason.strip()}")
    changes = case.door.changes()
    changes.edit(task_id, **own)
    return case.door.change(f"{'Drop' if dropped else 'Close'} the task “{_short(row.title)}”", changes)


def reopen_task(case: CaseFile, task_id: str, reason: str) -> Changed:
    """Open a closed task again, with a reason. Raises NotFound, InvalidValue."""
    if not reason.strip():
        raise InvalidValue("Say why the task is reopened.", field="reason")
    with case.read() as reader:
        row = _task(reader, task_id)
    if row.status not in CLOSED:
        raise InvalidValue(f"“{_short(row.title)}” is open.")
    changes = case.door.changes()
    remark = _joined(row.remark, f"Reopened: {reason.strip()}")
    changes.edit(task_id, status=TaskStatus.OPEN, closed_on=None, remark=remark)
    return case.door.change(f"Reopen the task “{_short(row.title)}”", changes)


def _open(case: CaseFile, task_id: str) -> Task:
    with case.read() as reader:
        row = _task(reader, task_id)
    if row.status in CLOSED:
        raise InvalidValue(f"“{_short(row.title)}” is closed; reopen it first.")
    return row


def _joined(before: str | None, more: str) -> str:
    return f"{before}\n{more}" if before else more


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
