"""Finds edits that would overwrite what somebody else changed meanwhile."""

from __future__ import annotations

from app.errors import Conflict, FieldConflict
from app.patches import Patch
from db.registry import fields_of
from db.uow import UnitOfWork


def refuse_conflicts(unit: UnitOfWork, patches: list[Patch]) -> None:
    """Raise Conflict where a patch started from an older revision and the same field has another value now.

    Other fields that moved are kept (the edit is rebased); the same value written twice is no conflict.
    """
    found = [
        conflict for patch in patches if patch.base and patch.before for conflict in _conflicts(unit, patch)
    ]
    if found:
        raise Conflict(found)


def _conflicts(unit: UnitOfWork, patch: Patch) -> list[FieldConflict]:
    seen = unit.look.arrival(patch.base or "")
    heads = unit.heads(patch.id)
    found = []
    for name in patch.changed():
        field = fields_of(patch.kind)[name]
        head = heads.get(field.stable)
        if head is None or head.number <= seen:
            continue
        author, wall = unit.look.author_of(head.tx)
        found.append(
            FieldConflict(
                patch.id, patch.kind, name, field.label, head.value, patch.values[name], author, wall
            )
        )
    return found
