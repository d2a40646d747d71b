"""What an import would do, row by row: the shape of the plan, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.registers.decisions import Question
from app.registers.errors import RowFault
from app.registers.references import NewRecord, References
from app.registers.table import Row, Table
from db.codecs import Json


class RowAction(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    EDIT = "edit"
    SAME = "same"
    """On file already, and the row adds nothing."""
    SKIP = "skip"
    ASK = "ask"
    FAULT = "fault"


@dataclass(slots=True)
class Part:
    """A record beside the row's own: a person's post, a note, an entry in a commitment's log."""

    kind: str
    id: str
    values: dict[str, Any]


@dataclass(slots=True)
class RowPlan:
    """One row on its way. `stated` are the fields that the row itself says; the others were completed."""

    row: Row
    action: RowAction = RowAction.CREATE
    id: str = ""
    title: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()
    assumed: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    before: dict[str, Json] = field(default_factory=dict)
    """Of an edit: what the fields held that are changed, in JSON form."""
    faults: list[RowFault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Words of the row that were asked about, and are not settled."""

    @property
    def writes(self) -> bool:
        """Whether anything of this row goes into the case file."""
        return self.action in (RowAction.CREATE, RowAction.EDIT)


@dataclass(slots=True)
class Plan:
    """The whole plan of one import."""

    table: Table
    kind: str
    rows: list[RowPlan]
    references: References
    questions: list[Question]

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """Every fault, in the order of the file."""
        found = [*self.table.faults, *(fault for row in self.rows for fault in row.faults)]
        return tuple(sorted(found, key=lambda fault: fault.row))

    @property
    def new(self) -> list[NewRecord]:
        """The records that are made because rows that are written name them."""
        return self.references.used_by(row.row.number for row in self.rows if row.writes)

    def count(self, action: RowAction) -> int:
        """How many rows come to this."""
        return sum(row.action is action for row in self.rows)
