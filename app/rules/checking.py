"""Runs the rules over every record of a transaction, after its rows are written and before it is committed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Any

from app.catalog import decoded
from app.errors import Fault, RulesBroken
from app.patches import Patch
from app.rules import circles, declared, minutes, steps
from app.rules.deletion import needed
from app.rules.subjects import BY_KIND
from app.rules.world import Found, Subject
from app.settings import HOME, SCHEME, home_of, scheme_of, setting_id
from db.codecs import Json, decode
from db.kinds import FieldKind
from db.registry import fields_of, references_of, whole_field
from db.uow import UnitOfWork
from db.values.courtesy import give_way
from db.values.marking import Marking, Scheme

AT_ONCE = 1_000
"""Records checked between two rounds of look-ups."""


class StoredWorld:
    """The other records as the running transaction sees them; nothing is written while rules look at it."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.ending: set[tuple[str, str]] = set()
        self._unit = unit
        self._scheme: Scheme | None = None
        self._kinds: dict[str, str | None] = {}
        self._targets: dict[tuple[str, str], tuple[str, ...]] = {}
        self._owners: set[str] = set()
        self.referred: set[str] = set()
        """Of the deleted records of the last `expect`, those to which live ones still refer."""

    def expect(self, some: list[Patch]) -> None:
        """Look up at once what the rules will ask about these records, or a large import would ask one by one."""
        referred: set[str] = set()
        owners: set[str] = set()
        for patch in some:
            whole, values = whole_field(patch.kind), patch.values
            referred.update(v for name in references_of(patch.kind) if (v := values.get(name)) is not None)
            owners.add(patch.values.get(whole) or patch.id if whole else patch.id)
        referred -= self._kinds.keys()
        self._kinds |= dict.fromkeys(referred) | self._unit.look.kinds(referred)
        owners -= self._owners
        self._targets |= self._unit.look.all_targets(owners)
        self._owners |= owners
        gone: dict[str, list[str]] = {}
        for patch in some:
            if patch.deleted:
                gone.setdefault(patch.kind, []).append(patch.id)
        self.referred = {one for kind, ids in gone.items() for one in self._unit.look.referred(kind, ids)}

    @property
    def scheme(self) -> Scheme:
        """The marking scheme of the case file."""
        if self._scheme is None:
            self._scheme = scheme_of(self.values_of(setting_id(SCHEME)).get("value"))
        return self._scheme

    def kind_of(self, record_id: str) -> str | None:
        """Kind of a live record."""
        if record_id not in self._kinds:
            self._kinds[record_id] = self._unit.look.kind_of(record_id)
        return self._kinds[record_id]

    def targets(self, owner_id: str, role: str) -> tuple[str, ...]:
        """What a REFERENCES field holds."""
        if owner_id not in self._owners:
            return self._unit.look.targets(owner_id, role)
        return self._targets.get((owner_id, role), ())

    @property
    def home(self) -> str | None:
        """Id of the home country."""
        return home_of(self.values_of(setting_id(HOME)).get("value"))

    def values_of(self, record_id: str) -> Mapping[str, Any]:
        """Values of a live record."""
        current = self._unit.current(record_id)
        return decoded(current.kind, dict(current.values)) if current and not current.deleted else {}

    def ids_where(self, kind: str, **equals: str | int) -> Iterable[str]:
        """Ids of live records by stored values."""
        return self._unit.look.ids_where(kind, **equals)


def refuse_faults(unit: UnitOfWork, patches: list[Patch], *, taken: bool = False) -> None:
    """Raise RulesBroken naming every fault of every record the transaction touches.

    `taken`: the transaction is a step that an officer takes, which must say on what ground; undo goes back to what was.
    """
    found = [*faults(unit, patches), *minutes.faults(patches, unit.look.locked_minutes)]
    if taken:
        found += minutes.unsaid(patches)
        found += steps.unearned(patches, partial(_log, unit), partial(_cited, unit))
    if found:
        raise RulesBroken(found)


def _log(unit: UnitOfWork, commitment: str) -> Iterator[Mapping[str, Json]]:
    for entry in unit.look.ids_where("update", commitment_id=commitment):
        if current := unit.current(entry):
            yield current.values


def _cited(unit: UnitOfWork, commitment: str) -> bool:
    return bool(unit.look.ids_where("citation", record_id=commitment, field="evidence"))


def faults(unit: UnitOfWork, patches: Iterable[Patch]) -> Iterator[Fault]:
    """Every fault of every record that the transaction touches; its rows must have been written."""
    world = StoredWorld(unit)
    rest = iter(patches)
    while some := list(islice(rest, AT_ONCE)):
        world.expect(some)
        for patch in some:
            give_way()
            for field, sentence in _found(unit, patch, world):
                yield Fault(patch.id, patch.kind, field, sentence)


def _found(unit: UnitOfWork, patch: Patch, world: StoredWorld) -> Found:
    if patch.deleted:
        if patch.kind == "country" and world.home == patch.id:
            yield (
                None,
                "Country: it is the home country of this case file; choose another home country first.",
            )
        if patch.id in world.referred:
            yield from needed(unit.look, patch.id, patch.kind)
        return
    if patch.before is not None and patch.before.deleted and patch.deleted is None:
        yield None, "This record is in the recycle bin; restore it before changing it."
        return
    # What comes out of the recycle bin is judged like a new record: what it refers to may have gone there meanwhile.
    before = _Values(patch.kind, patch.before.values) if patch.before and not patch.before.deleted else None
    subject = Subject(patch.id, patch.kind, before, _Values(patch.kind, patch.after))
    yield from declared.check(subject, world)
    yield from circles.check(subject, world)
    if rule := BY_KIND.get(patch.kind):
        yield from rule(subject, world)


_AS_WRITTEN = frozenset(
    {FieldKind.LINE, FieldKind.TEXT, FieldKind.BODY, FieldKind.NUMBER, FieldKind.REFERENCE}
)
"""Kinds whose value is its JSON form."""


@cache
def _as_written(kind: str) -> frozenset[str]:
    """Names of the fields of a kind whose value is its JSON form."""
    return frozenset(name for name, field in fields_of(kind).items() if field.kind in _AS_WRITTEN)


@lru_cache(maxsize=64)
def _marking(level: str, caveats: tuple[str, ...]) -> Marking:
    """A marking from the parts of its JSON form; few different ones are in use."""
    return Marking(level, caveats)


class _Values(Mapping[str, Any]):
    """Values of a record, each read from its JSON form when a rule asks for it; most rules ask for few."""

    __slots__ = ("_as_written", "_form", "_kind")

    def __init__(self, kind: str, form: Mapping[str, Json]) -> None:
        self._kind = kind
        self._as_written = _as_written(kind)
        self._form = form

    def __getitem__(self, name: str) -> Any:
        if name in self._as_written:
            return self._form[name]
        field = fields_of(self._kind)[name]
        if field.kind is FieldKind.MARKING:
            return _marking(self._form[name]["level"], tuple(self._form[name]["caveats"]))
        return decode(field.kind, self._form[name], field.choices)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or the default where it is empty."""
        value = self._form.get(name)
        if value is None:
            return default
        return value if name in self._as_written else self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._form)

    def __len__(self) -> int:
        return len(self._form)
