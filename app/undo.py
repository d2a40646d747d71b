"""Undo and redo, derived from the journal: they survive a restart and refuse to destroy a later change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.casefile import CaseFile
from app.door import Changed, write
from app.errors import NothingToUndo, StaleUndo
from app.patches import Patch
from app.progress import Watch, portions, unwatched
from app.rules.checking import refuse_faults
from db.codecs import Json
from db.journal import Role
from db.queries import journal
from db.queries.journal import Step, Written
from db.reader import Reader
from db.registry import KINDS, by_stable_id
from db.standing import Current
from db.uow import UnitOfWork


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


def undo(case: CaseFile, watch: Watch = unwatched) -> Changed:
    """Take back the latest action. Raises NothingToUndo, StaleUndo, RulesBroken, and Cancelled where `watch` does.

    `watch` is told the records taken back, on the writing thread.
    """
    with case.read() as reader:
        undoable, _ = _stacks(journal.steps(reader))
        if not undoable:
            raise NothingToUndo("There is nothing to undo.")
        target = undoable[-1]
        inverses = _inverse(reader, target.id)
    return _run(case, f"Undo: {target.action}", inverses, "undo", target.id, watch)


def redo(case: CaseFile, watch: Watch = unwatched) -> Changed:
    """Make the latest undone action again; raises what `undo` raises."""
    with case.read() as reader:
        steps = journal.steps(reader)
        _, redoable = _stacks(steps)
        if not redoable:
            raise NothingToUndo("There is nothing to redo.")
        target = redoable[-1]
        inverses = _inverse(reader, _latest_undo(steps, target.id))
    return _run(case, f"Redo: {target.action}", inverses, "redo", target.id, watch)


def _stacks(steps: list[Step]) -> tuple[list[Step], list[Step]]:
    """What can be undone and what redone, the next one last. A new edit ends what could be redone."""
    undoable: dict[str, Step] = {}
    redoable: dict[str, Step] = {}
    for step in steps:
        if step.role == "edit":
            undoable[step.id] = step
            redoable.clear()
        elif step.role == "undo" and (target := undoable.pop(step.of or "", None)):
            redoable[target.id] = target
        elif step.role == "redo" and (target := redoable.pop(step.of or "", None)):
            undoable[target.id] = target
    return list(undoable.values()), list(redoable.values())


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


def _inverse(reader: Reader, transaction: str) -> list[_Inverse]:
    """The inverse of every change of a transaction, the last change first."""
    changes = journal.of_transaction(reader, transaction)[::-1]
    return [inverse for some in portions(changes) for inverse in _inverse_of(reader, some)]


def _inverse_of(reader: Reader, changes: Sequence[Written]) -> Iterator[_Inverse]:
    made = journal.firsts(reader, [change.rec for change in changes])
    edited = {c.rec: c.number for c in changes if c.body.deleted is None and made[c.rec] != c.number}
    before = journal.fields_before(reader, edited)
    for change in changes:
        wrote = {stable: field.value for stable, field in change.body.fields.items()}
        if change.body.deleted is not None:
            yield _Inverse(change.rec, change.rtype, {}, {}, not change.body.deleted)
        elif made[change.rec] == change.number:
            yield _Inverse(change.rec, change.rtype, wrote, {}, True)
        else:
            values = {stable: before[change.rec].get(stable) for stable in wrote}
            yield _Inverse(change.rec, change.rtype, wrote, values, None)


def _run(case: CaseFile, words: str, inverses: list[_Inverse], role: Role, of: str, watch: Watch) -> Changed:
    def work(unit: UnitOfWork) -> None:
        patches: dict[str, Patch] = {}
        for some in portions(inverses):
            watch(len(patches), len(inverses))
            unit.expect(inverse.rec for inverse in some)
            for inverse in some:
                _take_back(unit, inverse, patches)
        done = list(patches.values())
        for part in portions(done):
            watch(len(patches), len(inverses))
            write(unit, list(part))
        refuse_faults(unit, done)

    return case.door.transact(words, work, role=role, of=of)


def _take_back(unit: UnitOfWork, inverse: _Inverse, patches: dict[str, Patch]) -> None:
    current = unit.current(inverse.rec)
    assert current is not None  # a record of the journal has its row
    _refuse_stale(unit, inverse, current)
    patch = patches.setdefault(inverse.rec, Patch(inverse.rec, inverse.kind, current))
    patch.values |= {by_stable_id(inverse.kind)[s].name: v for s, v in inverse.values.items()}
    patch.deleted = inverse.deleted if inverse.deleted is not None else patch.deleted


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
