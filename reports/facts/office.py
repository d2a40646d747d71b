"""What our own office has to do and what it wrote: tasks with their chasers, and correspondence."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import CorrespondenceDirection, TaskStatus
from db.values.due import Due
from db.values.partial_date import PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaserFact(Fact):
    """One reminder of a task."""

    on: PartialDate | None = None
    to_whom: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFact(Fact):
    """Something our own side must do; `about` is what it belongs to, in words."""

    title: str
    status: TaskStatus
    owner: str = ""
    due: Due | None = None
    tasked_on: PartialDate | None = None
    chase_on: PartialDate | None = None
    chasers: tuple[ChaserFact, ...] = ()
    """Newest first."""
    about: str = ""
    commitment_id: str | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFact(Fact):
    """A letter, note verbale or cable, in or out."""

    subject: str
    direction: CorrespondenceDirection | None = None
    file_number: str = ""
    on: PartialDate | None = None
    sender: str = ""
    addressee: str = ""
    asks: str = ""
    answered: bool = False
    """Whether an answer to it is on file."""
