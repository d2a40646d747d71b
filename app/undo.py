"""Undo and redo, derived from the journal: they survive a restart and refuse to destroy a later change."""

from __future__ import annotations

from dataclasses import dataclass

from app.casefile import CaseFile
from app.door import Changed, write
from app.errors import NothingToUndo, StaleUndo
from app.patches import Patch
from app.rules.checking import refuse_faults
from db.codecs import Json
from db.journal import Role
from db.queries import journal
from db.queries.journal import Step, Written
from db.reader import Reader
from db.registry import KINDS, by_stable_id
from db.uow import Current, UnitOfWork


@dataclass(frozen=True, slots=True)
class Available:
    """What undo and redo would do now: the action's words, or None."""

    undo: str | None
    redo: str | None


def available(case: CaseFile) -> Available:
    """The words for the Undo and Redo buttons."""
    with case.read() as reader:
        undoable, redoable = _stacks(journal.steps(reader))
    return Available(undoable[-1].action if undoable else None, redoable[-1].action if redoable else None)


def undo(case: CaseFile) -> Changed:
    """Take back the latest action. Raises NothingToUndo, StaleUndo."""
    with case.read() as reader:
        undoable, _ = _stacks(journal.steps(reader))
        if not undoable:
            raise NothingToUndo("There is nothing to undo.")
        target = undoable[-1]
        patches = _inverse(reader, journal.of_transaction(reader, target.id))
    return _run(case, f"Undo: {target.action}", patches, "undo", target.id)


def redo(case: CaseFile) -> Changed:
    """Make the latest undone action again. Raises NothingToUndo, StaleUndo."""
    with case.read() as reader:
        _, redoable = _stacks(journal.steps(reader))
        if not redoable:
            raise NothingToUndo("There is nothing to redo.")
        target = redoable[-1]
        undoing = _latest_undo(journal.steps(reader), target.id)
        patches = _inverse(reader, journal.of_transaction(reader, undoing))
    return _run(case, f"Redo: {target.action}", patches, "redo", target.id)


def _stacks(steps: list[Step]) -> tuple[list[Step], list[Step]]:
    """What can be undone and what redone, the next one last. A new edit ends what could be redone."""
    by_id = {step.id: step for step in steps}
    undoable: list[Step] = []
    redoable: list[Step] = []
    for step in steps:
        target = by_id.get(step.of or "")
        if step.role == "edit":
            undoable.append(step)
            redoable.clear()
        elif target is not None and step.role == "undo" and target in undoable:
            undoable.remove(target)
            redoable.append(target)
        elif target is not None and step.role == "redo" and target in redoable:
            redoable.remove(target)
            undoable.append(target)
    return undoable, redoable


def _latest_undo(steps: list[Step], target: str) -> str:
    return next(step.id for step in reversed(steps) if step.role == "undo" and step.of == target)


@dataclass(frozen=True, slots=True)
class _Inverse:
    """What takes one change back: what it wrote and must still stand, and the values or the life to go back to."""

    rec: str
    kind: str
    wrote: dict[str, Json]
    values: dict[str, Json]
    deleted: bool | None


def _inverse(reader: Reader, changes: list[Written]) -> list[_Inverse]:
    return [_inverse_of(reader, change) for change in reversed(changes)]


def _inverse_of(reader: Reader, change: Written) -> _Inverse:
    wrote = {stable: field.value for stable, field in change.body.fields.items()}
    if change.body.deleted is not None:
        return _Inverse(change.rec, change.rtype, {}, {}, not change.body.deleted)
    if journal.is_first(reader, change):
        return _Inverse(change.rec, change.rtype, wrote, {}, True)
    values = {stable: journal.value_before(reader, change.rec, stable, change.number) for stable in wrote}
    return _Inverse(change.rec, change.rtype, wrote, values, None)


def _run(case: CaseFile, words: str, inverses: list[_Inverse], role: Role, of: str) -> Changed:
    def work(unit: UnitOfWork) -> None:
        patches: dict[str, Patch] = {}
        for inverse in inverses:
            current = unit.current(inverse.rec)
            assert current is not None
            _refuse_stale(unit, inverse, current)
            patch = patches.setdefault(inverse.rec, Patch(inverse.rec, inverse.kind, current))
            patch.values |= {by_stable_id(inverse.kind)[s].name: v for s, v in inverse.values.items()}
            patch.deleted = inverse.deleted if inverse.deleted is not None else patch.deleted
        write(unit, list(patches.values()))
        refuse_faults(unit, list(patches.values()))

    return case.door.transact(words, work, role=role, of=of)


def _refuse_stale(unit: UnitOfWork, inverse: _Inverse, current: Current) -> None:
    """What the change wrote must still stand; a new record that has gained other fields is not taken away either."""
    label = KINDS[inverse.kind].LABEL
    if inverse.deleted is not None and current.deleted == inverse.deleted:
        raise StaleUndo(
            f"{label}: it was {'deleted' if current.deleted else 'restored'} since; nothing was changed."
        )
    for stable, head in unit.heads(inverse.rec).items():
        watched = stable in inverse.wrote or bool(inverse.wrote and inverse.deleted)
        if watched and head.value != inverse.wrote.get(stable):
            field = by_stable_id(inverse.kind)[stable]
            raise StaleUndo(
                f"{label}: “{field.label}” was changed since; undoing would lose that.", field=field.name
            )
