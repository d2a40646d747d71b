"""References that stand for an order (part of, supersedes, answers, next) never lead back to where they began."""

from __future__ import annotations

from functools import cache

from app.catalog import Field, FieldKind, info
from app.rules.world import Found, Subject, World
from db.registry import whole_field


def check(subject: Subject, world: World) -> Found:
    """A fault for each field of a record through which it comes back to itself."""
    for field in _orders(subject.kind):
        first = subject.after.get(field.name)
        if first and first != subject.id and _comes_back(subject, field, first, world):
            yield field.name, f"{info(subject.kind).label}: “{field.label}” leads back to this record."


@cache
def _orders(kind: str) -> tuple[Field, ...]:
    """A reference to the same kind, and the one to what a record is a part of."""
    fields = (field for field in info(kind).fields if field.kind is FieldKind.REFERENCE)
    return tuple(field for field in fields if field.whole or field.target == kind)


def _comes_back(subject: Subject, field: Field, first: str, world: World) -> bool:
    """Follow the chain; what leads to an end is remembered, so that a long chain is followed once and no more."""
    passed: dict[tuple[str, str], None] = {}
    chain = "" if field.whole else field.name
    at: str | None = first
    while at is not None and (chain, at) not in world.ending:
        if (chain, at) in passed:  # a circle that this record only leads to; its own members will say so
            return False
        if at == subject.id:
            return True
        passed[chain, at] = None
        at = _next(field, at, world)
    world.ending.update(passed)
    return False


def _next(field: Field, at: str, world: World) -> str | None:
    """What a record in the chain refers to in turn."""
    name: str | None = field.name
    if field.whole:
        kind = world.kind_of(at)
        name = None if kind is None else whole_field(kind)
    return world.values_of(at).get(name) if name else None
