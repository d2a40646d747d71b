"""What an import would do, as a screen or a terminal shows it: rows, new records, questions, faults; frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.catalog import decoded, info
from app.cells import cell_text
from app.registers.decisions import Question
from app.registers.errors import RowFault
from app.registers.plan import Plan, RowAction, RowPlan
from app.registers.targets import targets
from db.values.marking import Scheme


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field of a row: its label, what it will hold, and of an edit what it holds now."""

    name: str
    label: str
    after: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the preview; `remarks` say what was assumed, `parts` what is made beside the record."""

    number: int
    action: RowAction
    title: str
    record_id: str | None
    fields: tuple[ShownField, ...]
    remarks: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownNew:
    """A record that the file names and that will be made."""

    kind: str
    label: str
    title: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; with faults or open questions it would do nothing unless told to."""

    kind: str
    rows: tuple[ShownRow, ...]
    new: tuple[ShownNew, ...]
    questions: tuple[Question, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[str, ...]

    def count(self, action: RowAction) -> int:
        """How many rows come to this."""
        return sum(row.action is action for row in self.rows)


def shown_plan(plan: Plan, scheme: Scheme) -> Preview:
    """The preview of a plan."""
    entries = plan.references.names.entries

    def name(record_id: str) -> str:
        return entries[record_id].title if record_id in entries else record_id[:8]

    new = tuple(ShownNew(one.kind, info(one.kind).label, one.title, tuple(one.rows)) for one in plan.new)
    rows = tuple(_row(row, plan.kind, name, scheme) for row in plan.rows)
    return Preview(plan.kind, rows, new, tuple(plan.questions), plan.faults, plan.table.notes)


def _row(row: RowPlan, kind: str, name: Callable[[str], str], scheme: Scheme) -> ShownRow:
    known = targets(kind)
    before = decoded(kind, row.before)
    fields = tuple(
        ShownField(
            one, known[one].label, _text(kind, one, value, name, scheme),
            _text(kind, one, before[one], name, scheme) if one in before else None,
        )
        for one, value in row.values.items() if one in known
    )  # fmt: skip
    parts = tuple(f"{info(part.kind).label}: {_title(part.values, part.kind)}" for part in row.parts)
    record_id = row.id if row.action in (RowAction.EDIT, RowAction.SAME) else None
    return ShownRow(row.row.number, row.action, row.title, record_id, fields, tuple(row.assumed), parts)


def _text(kind: str, name: str, value: Any, called: Callable[[str], str], scheme: Scheme) -> str:
    return cell_text(targets(kind)[name].field, value, called, scheme, whole=True)


def _title(values: dict[str, Any], kind: str) -> str:
    return str(values.get(info(kind).title_field) or values.get("remark") or info(kind).label)
