"""Steps of an officer → one patch per record: encoded, cleaned, merged, REFERENCES turned into link records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.catalog import encoded
from app.changes import Create, Delete, Edit, Restore, Step
from app.errors import NotFound
from db.codecs import Json
from db.kinds import FieldKind
from db.registry import KINDS, fields_of
from db.standing import Current
from db.uow import UnitOfWork
from db.values.courtesy import give_way
from db.values.ids import derived_id


@dataclass(slots=True)
class Patch:
    """What one transaction does to one record. `before` is None for a new one."""

    id: str
    kind: str
    before: Current | None
    values: dict[str, Json] = field(default_factory=dict)
    base: str | None = None
    deleted: bool | None = None
    """True: to the recycle bin; False: out of it; None: stays."""

    @property
    def after(self) -> dict[str, Json]:
        """All fields as they will be."""
        return {**(self.before.values if self.before else {}), **self.values}

    def changed(self) -> dict[str, Json]:
        """The fields that really change."""
        before = self.before.values if self.before else {}
        return {name: value for name, value in self.values.items() if before.get(name) != value}


class Patches:
    """The patches of one transaction by record, in the order in which records were first named."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._new: set[str] = set()
        self.by_id: dict[str, Patch] = {}

    def take(self, steps: Sequence[Step]) -> list[Patch]:
        """Merge the steps; raises InvalidValue, NotFound."""
        made = {step.id for step in steps if isinstance(step, Create)}
        self._new |= made - self._unit.look.kinds(made, deleted=True).keys()
        self._unit.expect_currents(step.id for step in steps if step.id not in self._new)
        for step in steps:
            give_way()
            match step:
                case Create(kind, record_id, values):
                    self._create(kind, record_id, values)
                case Edit(record_id, values, base):
                    self._edit(record_id, values, base)
                case Delete(record_id, alone):
                    self._life(record_id, deleted=True, alone=alone)
                case Restore(record_id):
                    self._life(record_id, deleted=False)
        return list(self.by_id.values())

    def _patch(self, record_id: str) -> Patch:
        if record_id not in self.by_id:
            current = self._unit.current(record_id)
            if current is None:
                raise NotFound(f"There is no record {record_id[:36]} in this case file; nothing was changed.")
            self.by_id[record_id] = Patch(record_id, current.kind, current)
        return self.by_id[record_id]

    def _create(self, kind: str, record_id: str, values: dict[str, Any]) -> None:
        form = encoded(kind, values)
        known = record_id in self.by_id or record_id in self._new
        current = None if known else self._unit.current(record_id)
        if record_id in self.by_id or (current is not None and not current.deleted):
            title = form.get(KINDS[kind].TITLE) or KINDS[kind].LABEL
            raise NotFound(f"“{title}” is already in the case file; nothing was changed.")
        patch = Patch(record_id, kind, current, deleted=False if current else None)
        self.by_id[record_id] = patch
        self._fill(patch, form)

    def _edit(self, record_id: str, values: dict[str, Any], base: str | None) -> None:
        patch = self._patch(record_id)
        patch.base = base or patch.base
        self._fill(patch, encoded(patch.kind, values))

    def _fill(self, patch: Patch, form: dict[str, Json]) -> None:
        fields = fields_of(patch.kind)
        roles = [name for name in form if fields[name].kind is FieldKind.REFERENCES]
        patch.values |= {name: value for name, value in form.items() if name not in roles}
        for role in roles:  # last, since links have the marking of their owner
            self._link(patch, role, form[role] or [])

    def _link(self, patch: Patch, role: str, targets: Sequence[str]) -> None:
        """Make the links of a field be exactly these, in this order."""
        for link_id, current in self._links(patch, role):
            if current.values["target_id"] not in targets and not current.deleted:
                self.by_id.setdefault(link_id, Patch(link_id, "link", current)).deleted = True
        marking = patch.after.get("marking") if targets else None
        for position, target in enumerate(targets, 1):
            link_id = derived_id("link", patch.id, role, target)
            current_link = self._unit.current(link_id) if patch.before else None
            link = self.by_id.setdefault(link_id, Patch(link_id, "link", current_link))
            link.values = {"owner_id": patch.id, "role": role, "target_id": target, "position": position}
            if marking is not None and not current_link:
                link.values["marking"] = marking
            link.deleted = False if current_link and current_link.deleted else None

    def _links(self, patch: Patch, role: str) -> list[tuple[str, Current]]:
        if patch.before is None:
            return []
        found = ((link_id, self._unit.current(link_id)) for link_id in self._unit.look.links(patch.id, role))
        return [(link_id, current) for link_id, current in found if current is not None]

    def _life(self, record_id: str, *, deleted: bool, alone: bool = False) -> None:
        """Delete or restore a record with its parts; parts that were deleted earlier stay deleted on restore."""
        patch = self._patch(record_id)
        patch.deleted = deleted
        if alone:
            return
        together = None if deleted else self._unit.look.life_transaction(record_id)
        for part in self._unit.look.parts_of(record_id, deleted=not deleted):
            if deleted or self._unit.look.life_transaction(part) == together:
                self._life(part, deleted=deleted)
