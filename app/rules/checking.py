"""Runs the rules over every record of a transaction, after its rows are written and before it is committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.catalog import decoded
from app.errors import Fault, RulesBroken
from app.patches import Patch
from app.rules import declared
from app.rules.deletion import needed
from app.rules.subjects import BY_KIND
from app.rules.world import Found, Subject
from app.settings import SCHEME, scheme_of, setting_id
from db.uow import UnitOfWork
from db.values.marking import Scheme


class StoredWorld:
    """The other records as the running transaction sees them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._scheme: Scheme | None = None
        self.kind_of = unit.look.kind_of
        self.targets = unit.look.targets

    @property
    def scheme(self) -> Scheme:
        """The marking scheme of the case file."""
        if self._scheme is None:
            self._scheme = scheme_of(self.values_of(setting_id(SCHEME)).get("value"))
        return self._scheme

    def values_of(self, record_id: str) -> Mapping[str, Any]:
        """Values of a live record."""
        current = self._unit.current(record_id)
        return decoded(current.kind, dict(current.values)) if current and not current.deleted else {}

    def ids_where(self, kind: str, **equals: str | int) -> Iterable[str]:
        """Ids of live records by stored values."""
        return self._unit.look.ids_where(kind, **equals)


def refuse_faults(unit: UnitOfWork, patches: list[Patch]) -> None:
    """Raise RulesBroken naming every fault of every record the transaction touches."""
    world = StoredWorld(unit)
    faults = [
        Fault(patch.id, patch.kind, field, sentence)
        for patch in patches
        for field, sentence in _found(unit, patch, world)
    ]
    if faults:
        raise RulesBroken(faults)


def _found(unit: UnitOfWork, patch: Patch, world: StoredWorld) -> Found:
    if patch.deleted:
        yield from needed(unit.look, patch.id, patch.kind)
        return
    if patch.before is not None and patch.before.deleted and patch.deleted is None:
        yield None, "This record is in the recycle bin; restore it before changing it."
        return
    before = decoded(patch.kind, dict(patch.before.values)) if patch.before else None
    subject = Subject(patch.id, patch.kind, before, decoded(patch.kind, patch.after))
    yield from declared.check(subject, world)
    if rule := BY_KIND.get(patch.kind):
        yield from rule(subject, world)
