"""Plans an import: every row read, compared with what is on file and with the rows before it, questions gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.casefile import CaseFile
from app.catalog import FieldKind, encoded, info
from app.changes import natural_id
from app.errors import InvalidValue
from app.interchange.watching import Phase, Watch, watched
from app.registers.cells import Reading
from app.registers.decisions import Answer, Candidate, Decision, Decisions, Question
from app.registers.duplicates import Duplicates
from app.registers.finding import Names
from app.registers.mapping import Mapping as ColumnMapping
from app.registers.parts import SPELT, Parts, spelling_of
from app.registers.plan import Part, Plan, RowAction, RowPlan
from app.registers.references import References
from app.registers.row_reading import RowReader
from app.registers.table import Table
from app.registers.targets import meant, targets
from app.settings import read_settings
from db.codecs import Json
from db.reader import Reader
from db.values.errors import excerpt

_BEFORE_OTHERS = ("country", "organisation", "forum")
"""Kinds read first: the names of others are made with theirs."""


class Planner:
    """Plans one import in one snapshot."""

    def __init__(
        self, reader: Reader, case: CaseFile, table: Table, mapping: ColumnMapping, decisions: Decisions
    ) -> None:
        settings = read_settings(reader)
        self._kind = mapping.kind
        self._decisions = decisions
        self._table = table
        names = Names(reader, _kinds(mapping))
        self._references = References(names, case.ids, decisions)
        reading = Reading(settings.scheme, settings.fiscal_start_month)
        self._rows = RowReader(mapping, self._references, reading, settings.home_id, case.clock.today())
        self._duplicates = Duplicates(self._kind, names)
        self._parts = Parts(reader, self._kind, case.ids, case.clock.today())
        self._planned: dict[str, RowPlan] = {}
        self._questions: list[Question] = []
        self._ids = case.ids

    def plan(self, watch: Watch, without: frozenset[int] = frozenset()) -> Plan:
        """The plan; rows in `without` are left out from the beginning."""
        rows: list[RowPlan] = []
        for row in self._table.rows:
            if row.number not in without:
                self._rows.prepare(row)
        for row in watched(self._table.rows, watch, Phase.COMPARING, len(self._table.rows)):
            plan = RowPlan(row, RowAction.SKIP) if row.number in without else self._rows.read(row)
            if row.number not in without:
                self._place(plan)
            rows.append(plan)
        questions = [*self._references.questions(), *self._questions]
        return Plan(self._table, self._kind, rows, self._references, questions)

    def _place(self, plan: RowPlan) -> None:
        """Decide what becomes of a row that was read."""
        plan.title = self._rows.title(plan)
        if self._decisions.marking is not None:
            plan.values.setdefault("marking", self._decisions.marking)
        if self._waiting(plan):
            plan.action = RowAction.ASK
        elif plan.faults:
            plan.action = RowAction.FAULT
        else:
            self._compare(plan)

    def _waiting(self, plan: RowPlan) -> bool:
        """Whether the row cannot be settled before a question about its words is answered."""
        if plan.row.number in self._references.undecided:
            return True
        if plan.asked:  # decided: left out, so that what is needed may be missing now
            plan.assumed += [f"{excerpt(words)} is left out" for words in plan.asked]
            plan.asked.clear()
            self._rows.refuse_missing(plan)
        return False

    def _compare(self, plan: RowPlan) -> None:
        own = self._own(plan.values)
        form = encoded(self._kind, own)
        candidates = self._duplicates.alike(form)
        question = self._question(plan, candidates)
        decision = self._decisions.answers.get(question.key)
        if decision is None and candidates and candidates[0].likeness == 100 and len(candidates) == 1:
            decision = self._unchanged(plan, candidates[0])
        if decision is None and candidates:
            decision = self._decisions.on(question)
            if decision is None:
                self._questions.append(question)
                plan.action = RowAction.ASK
                return
        if decision is None or decision.answer is Answer.NEW or not candidates:
            self._create(plan, form)
        elif decision.answer is Answer.SKIP:
            plan.action = RowAction.SKIP
        else:
            self._same(plan, self._meant(decision, candidates))

    def _create(self, plan: RowPlan, form: Mapping[str, Json]) -> None:
        plan.id = natural_id(self._kind, plan.values) or self._ids.new()
        self._duplicates.add(plan.id, form)
        self._planned[plan.id] = plan
        plan.parts = self._parts.needed(plan, new=True)
        self._parts.note(plan)

    def _same(self, plan: RowPlan, record_id: str) -> None:
        """The row tells of a record that is there: what it says and that does not is brought in."""
        changes = self._differences(plan, record_id)
        plan.id, earlier = record_id, self._planned.get(record_id)
        stated = plan.values
        plan.values = {name: value for name, (_, value) in changes.items()}
        if earlier is not None:
            earlier.values |= plan.values
            plan.values, changes = {}, {}
        plan.before = {name: before for name, (before, _) in changes.items()}
        plan.parts = [
            *self._parts.needed(replace(plan, values=stated), new=False, changed=plan.values),
            *self._spelling(plan, record_id),
        ]
        self._parts.note(plan)
        plan.action = RowAction.EDIT if plan.values or plan.parts else RowAction.SAME
        if earlier is not None:
            plan.assumed = [f"the same as row {earlier.row.number:,}"]

    def _spelling(self, plan: RowPlan, record_id: str) -> list[Part]:
        """Another spelling of a name on file is kept with it, so that it is known the next time."""
        names = self._duplicates.names
        if self._kind not in SPELT or record_id in {one.id for one in names.exact(self._kind, plan.title)}:
            return []
        names.call(names.entries[record_id], plan.title)
        return [Part("name", self._ids.new(), spelling_of(record_id, plan.title))]

    def _unchanged(self, plan: RowPlan, candidate: Candidate) -> Decision | None:
        """SAME without a question, where the row says nothing that the record does not say."""
        if self._differences(plan, candidate.id):
            return None
        if self._parts.needed(replace(plan, id=candidate.id), new=False):
            return None
        return Decision(Answer.SAME, candidate.id)

    def _differences(self, plan: RowPlan, record_id: str) -> dict[str, tuple[Json, Any]]:
        """Field → (what it holds in JSON, what it shall hold); the title stays as it is on file."""
        form = self._duplicates.names.entries[record_id].form
        title = info(self._kind).title_field
        own = {
            name: value for name, value in self._own(plan.values).items()
            if name in plan.stated and name != title and value not in (None, ())
        }  # fmt: skip
        told = encoded(self._kind, own)
        found: dict[str, tuple[Json, Any]] = {}
        for name, value in told.items():
            here = form.get(name)
            kind = info(self._kind).field(name).kind
            if kind is FieldKind.REFERENCES:
                if missing := [one for one in value if one not in (here or ())]:
                    found[name] = here, (*(here or ()), *missing)
            elif kind is FieldKind.DUE and here and here["words"] == value["words"]:
                continue
            elif here != value and not _alike(here, value):
                found[name] = here, own[name]
        return found

    def _own(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values that are fields of the kind itself."""
        fields = {field.name for field in info(self._kind).fields}
        return {name: value for name, value in values.items() if name in fields}

    def _question(self, plan: RowPlan, candidates: Iterable[Candidate]) -> Question:
        offered = tuple(replace(one, id=self._alias(one.id)) for one in candidates)
        label = info(self._kind).label.lower()
        could = " or ".join(excerpt(one.title) for one in offered[:2])
        return Question(
            f"row {plan.row.number}", self._kind, plan.title, (plan.row.number,), offered,
            f"Is the {label} {excerpt(plan.title)} in row {plan.row.number:,} the same as {could}?", about_row=True,
        )  # fmt: skip

    def _alias(self, record_id: str) -> str:
        planned = self._planned.get(record_id)
        return f"row {planned.row.number}" if planned else record_id

    def _meant(self, decision: Decision, candidates: list[Candidate]) -> str:
        if not decision.record:
            return candidates[0].id
        for record_id in (*(one.id for one in candidates), *self._planned):
            if decision.record in (record_id, self._alias(record_id)):
                return record_id
        entries = self._duplicates.names.entries
        if decision.record in entries and entries[decision.record].kind == self._kind:
            return decision.record
        raise InvalidValue(
            f"{excerpt(decision.record)} is no record of kind {info(self._kind).label.lower()}."
        )


def _alike(here: Json, told: Json) -> bool:
    """Texts that differ in blanks alone."""
    return isinstance(here, str) and isinstance(told, str) and here.split() == told.split()


def _kinds(mapping: ColumnMapping) -> list[str]:
    """The kinds whose names are needed, in an order in which those come first that others are called by."""
    needed = dict.fromkeys(("country", "organisation", "forum", "meeting", mapping.kind))
    if mapping.kind not in ("commitment", "meeting"):
        needed.pop("meeting")
    wanted = {column.target for column in mapping.columns} | {name for name, _ in mapping.fill}
    for name, target in targets(mapping.kind).items():
        if name in wanted and target.field.kind in (FieldKind.REFERENCE, FieldKind.REFERENCES):
            needed |= dict.fromkeys(meant(target.field))
    needed[mapping.kind] = None
    return sorted(
        needed, key=lambda kind: _BEFORE_OTHERS.index(kind) if kind in _BEFORE_OTHERS else len(_BEFORE_OTHERS)
    )
