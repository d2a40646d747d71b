"""Takes a register into a case file: previewed, asked about, then all of it as one action that one undo takes back.

table = read_table(path)
mapping = propose_mapping(table, case)
seen = preview(case, table, mapping)
import_register(case, table, mapping, Decisions(default=Answer.SAME))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from app import backup
from app.casefile import CaseFile
from app.catalog import info
from app.changes import Changes, fingerprint
from app.conflicts import refuse_conflicts
from app.door import Changed, write
from app.errors import Fault
from app.interchange.turns import in_turn
from app.interchange.watching import STRIDE, Phase, Watch, unwatched, watched
from app.patches import Patch, Patches
from app.registers.decisions import Decisions
from app.registers.errors import NotATable, QuestionsOpen, RegisterRefused, RowFault
from app.registers.mapping import Mapping, remember
from app.registers.plan import Plan, RowAction, RowPlan
from app.registers.planning import Planner
from app.registers.previewing import Preview, shown_plan
from app.registers.steps import Steps
from app.registers.table import Table
from app.rules.checking import faults
from app.settings import read_settings
from db.models.papers import CHUNK
from db.uow import UnitOfWork
from db.values.errors import excerpt

T = TypeVar("T")

MOST_ROUNDS = 20
"""Times that rows which break a rule are left out, and the others tried again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows that made a record, changed one, were on file already, were left out.

    `new` counts the records that were made because the file names them; `source` is the id of the source that the file
    became, empty where nothing was written. `left_out` are the faults of rows that were skipped for them.
    """

    kind: str
    created: int
    edited: int
    same: int
    skipped: int
    new: int
    source: str
    left_out: tuple[RowFault, ...]
    changed: Changed | None


_NO_DECISIONS = Decisions()


def preview(
    case: CaseFile,
    table: Table,
    mapping: Mapping,
    decisions: Decisions = _NO_DECISIONS,
    watch: Watch = unwatched,
) -> Preview:
    """What an import would do; changes nothing. Rules that look at several records are checked by the import itself.

    Raises CaseFileError, InvalidValue where a decision names no record, and Cancelled where `watch` does.
    """
    plan = _planned(case, table, mapping, decisions, watch)
    return shown_plan(plan, case.settings().scheme)


def import_register(
    case: CaseFile,
    table: Table,
    mapping: Mapping,
    decisions: Decisions = _NO_DECISIONS,
    watch: Watch = unwatched,
) -> Imported:
    """Take a register in, in one transaction, with the file as the source of every record. Makes a backup before.

    Raises RegisterRefused naming every fault, QuestionsOpen, NotATable where the file changed since it was read,
    Conflict, CaseFileError, Cancelled where `watch` raises it; after any of them nothing is changed. The mapping is
    remembered.
    """
    without: frozenset[int] = frozenset()
    left_out: list[RowFault] = []
    for _ in range(MOST_ROUNDS):
        plan = _planned(case, table, mapping, decisions, watch, without)
        _refuse(plan, decisions)
        try:
            done = _written(case, plan, mapping, watch)
        except RegisterRefused as refused:
            broken = {fault.row for fault in refused.faults} - without
            if not decisions.skip_faults or not broken:
                raise
            without |= broken
            left_out += refused.faults
            continue
        return _result(plan, done, left_out, without)
    raise RegisterRefused(table.name, tuple(left_out))


def _planned(
    case: CaseFile, table: Table, mapping: Mapping, decisions: Decisions, watch: Watch,
    without: frozenset[int] = frozenset(),
) -> Plan:  # fmt: skip
    def look() -> Plan:
        with case.read() as reader:
            return Planner(reader, case, table, mapping, decisions).plan(watch, without)

    return in_turn(case, look)


def _refuse(plan: Plan, decisions: Decisions) -> None:
    if plan.faults and not decisions.skip_faults:
        raise RegisterRefused(plan.table.name, plan.faults)
    if plan.questions:
        raise QuestionsOpen(plan.table.name, tuple(question.sentence for question in plan.questions))


def _written(case: CaseFile, plan: Plan, mapping: Mapping, watch: Watch) -> tuple[Changed | None, str]:
    """Write a plan; None where there is nothing to write."""
    rows = [row for row in plan.rows if row.writes]
    if not rows:
        return None, ""
    if fingerprint(plan.table.path)[0] != plan.table.sha256:
        raise NotATable(f"{excerpt(plan.table.name)} was changed since it was read; look at it anew.")
    if trouble := backup.before(case, "import").trouble:
        case.notices.append(trouble)
    with case.read() as reader:
        steps = Steps(reader, case, plan, read_settings(reader).scheme)
    job = _Import(plan, steps.changes(), steps.rows, watch)
    changed = case.door.transact(_words(plan, rows), job.work)
    remember(case, mapping)
    return changed, steps.source


def _words(plan: Plan, rows: list[RowPlan]) -> str:
    """`Import 120 commitments from “register.xlsx”`."""
    count = len({row.id for row in rows})
    known = info(plan.kind)
    called = known.label if count == 1 else known.plural
    return f"Import {count:,} {called.lower()} from {excerpt(plan.table.name)}"


def _result(
    plan: Plan, done: tuple[Changed | None, str], left_out: list[RowFault], without: frozenset[int]
) -> Imported:
    changed, source = done
    skipped = plan.count(RowAction.SKIP) + plan.count(RowAction.FAULT)
    faulty = tuple(
        sorted((*plan.faults, *(one for one in left_out if one.row in without)), key=lambda one: one.row)
    )
    return Imported(
        plan.kind, plan.count(RowAction.CREATE), plan.count(RowAction.EDIT), plan.count(RowAction.SAME), skipped,
        len(plan.new) if changed else 0, source, faulty, changed,
    )  # fmt: skip


class _Import:
    """One import inside its transaction."""

    def __init__(self, plan: Plan, changes: Changes, rows: dict[str, int], watch: Watch) -> None:
        self._plan = plan
        self._changes = changes
        self._rows = rows
        self._watch = watch

    def work(self, unit: UnitOfWork) -> None:
        """Bring the records in and check them; raises RegisterRefused, which takes everything back."""
        for digest, content in self._changes.files.items():
            unit.keep_file(digest, _pieces(content))
        steps = self._changes.steps
        patches = Patches(unit)
        for part in _parts(watched(steps, self._watch, Phase.PREPARING, len(steps))):
            patches.take(part)
        every = list(patches.by_id.values())
        refuse_conflicts(unit, every)
        for some in _parts(watched(every, self._watch, Phase.CHANGING, len(every))):
            write(unit, some)
        broken = list(
            self._broken(every, faults(unit, watched(every, self._watch, Phase.CHECKING, len(every))))
        )
        if broken:
            raise RegisterRefused(self._plan.table.name, tuple(sorted(broken, key=lambda one: one.row)))

    def _broken(self, patches: list[Patch], found: Iterable[Fault]) -> Iterator[RowFault]:
        """What breaks a rule, as said of the rows of the file."""
        owners: dict[str, Any] = {
            patch.id: patch.values.get("owner_id") for patch in patches if patch.kind == "link"
        }
        for fault in found:
            row = self._rows.get(
                owners.get(fault.record_id) or fault.record_id, self._plan.rows[0].row.number
            )
            yield RowFault(row, None, fault.sentence)


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    assert isinstance(content, Path)  # a register is attached as the file it is
    with content.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, STRIDE)):
        yield part
