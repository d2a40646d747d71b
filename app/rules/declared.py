"""Rules that follow from how a field is declared: required, of the right kind, enough references, known marking."""

from __future__ import annotations

from functools import cache

from app.catalog import Field, FieldKind, info
from app.rules.world import Found, Subject, World
from db.registry import KINDS
from db.values.marking import Marking


def check(subject: Subject, world: World) -> Found:
    """Faults of every declared field of a record."""
    for field in _with_rules(subject.kind):
        if field.kind is FieldKind.REFERENCES:
            if field.minimum:
                yield from _references(subject, field, world)
            continue
        value = subject.after.get(field.name)
        if value is None:
            if field.required:
                yield field.name, f"{info(subject.kind).label}: “{field.label}” is needed."
        elif field.kind is FieldKind.REFERENCE:
            if not _fits(subject, field, value, world):
                yield from _reference(subject, field, value, world)
        elif field.kind is FieldKind.MARKING and world.scheme.find_level(value.level) is None:
            yield _no_level(field, value, world)


@cache
def _with_rules(kind: str) -> tuple[Field, ...]:
    """The fields of a kind about which there is anything to check."""
    checked = {FieldKind.REFERENCE, FieldKind.REFERENCES, FieldKind.MARKING}
    return tuple(field for field in info(kind).fields if field.required or field.kind in checked)


def _fits(subject: Subject, field: Field, target: str, world: World) -> bool:
    """Whether a reference is what it must be, as nearly all are."""
    kind = world.kind_of(target)
    return kind is not None and field.target in (None, kind) and target != subject.id


def _reference(subject: Subject, field: Field, target: str, world: World) -> Found:
    label = info(subject.kind).label
    if target == subject.id:
        yield field.name, f"{label}: “{field.label}” cannot be the record itself."
        return
    kind = world.kind_of(target)
    if kind is None:
        if _changed(subject, field):
            yield (
                field.name,
                f"{label}: what “{field.label}” refers to is not in the case file (or is deleted).",
            )
    elif field.target is not None and kind != field.target:
        wanted = KINDS[field.target].LABEL.lower()
        yield (
            field.name,
            f"{label}: “{field.label}” needs a record of kind {wanted}, not {KINDS[kind].LABEL.lower()}.",
        )


def _changed(subject: Subject, field: Field) -> bool:
    """A reference whose target went to the recycle bin later stays; only a new one must be live."""
    return subject.before is None or subject.before.get(field.name) != subject.after.get(field.name)


def _references(subject: Subject, field: Field, world: World) -> Found:
    targets = world.targets(subject.id, field.name)
    if len(targets) < field.minimum:
        few = "one" if field.minimum == 1 else "two" if field.minimum == 2 else str(field.minimum)
        yield field.name, f"{info(subject.kind).label}: “{field.label}” needs at least {few}."


def _no_level(field: Field, value: Marking, world: World) -> tuple[str, str]:
    levels = ", ".join(level.label for level in world.scheme.levels)
    return field.name, f"The marking scheme of this case file has no level “{value.level}”; it has {levels}."
