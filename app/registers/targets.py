"""What a column of a register may become: the fields of a kind, and for people what belongs to posts and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.catalog import Field, FieldKind, info, kinds
from app.errors import InvalidValue
from app.registers.table import folded
from app.registers.words import HEADINGS
from db.values.errors import excerpt

POST, ORGANISATION, AS_OF, CONTACT = "post", "organisation", "post_as_of", "contact"
"""For people: title and organisation of their post, when it was confirmed, and how they are reached."""

_NOT_FROM_REGISTERS = frozenset({"setting", "attachment", "proposal", "brief", "package", "source"})
_FIRST = ("commitment", "meeting", "task", "agreement", "correspondence", "person", "organisation")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a column may become; `field` is its field in the catalogue, or one that is read alike.

    `many`: several columns may become it together.
    """

    name: str
    label: str
    help: str
    field: Field
    required: bool
    many: bool
    words: tuple[str, ...]
    """Headings that mean it, folded; the label first."""


@cache
def register_kinds() -> tuple[str, ...]:
    """The kinds that registers are read into, the most usual first."""
    known = [one.kind for one in kinds() if not one.part and one.kind not in _NOT_FROM_REGISTERS]
    return (*_FIRST, *(kind for kind in known if kind not in _FIRST))


@cache
def targets(kind: str) -> dict[str, Target]:
    """Name → what a column may become, for a kind; raises InvalidValue for one that registers are not read into."""
    if kind not in register_kinds():
        raise InvalidValue(f"{info(kind).plural} are not read from a register.")
    found = {
        field.name: _target(kind, field.name, field)
        for field in info(kind).fields
        if field.exported and field.target != "attachment"
    }
    if kind == "person":
        post = info("post")
        for name, field, label in (
            (POST, post.field("title"), "Post"),
            (ORGANISATION, post.field("organisation_id"), "Post: organisation"),
            (AS_OF, post.field("as_of"), "Post: as of"),
            (CONTACT, info("note").field("body"), "Contact details (kept as a note)"),
        ):
            found[name] = _target(kind, name, field, label)
    return found


def meant(field: Field) -> tuple[str, ...]:
    """The kinds among which a name in a reference field is looked for."""
    return (field.target,) if field.target is not None else register_kinds()


def target_called(kind: str, words: str) -> Target:
    """The target of this name, label or usual heading; raises InvalidValue naming those there are."""
    wanted = folded(words)
    every = targets(kind).values()
    for target in every:
        if wanted in (folded(target.name), folded(target.label)):
            return target
    for target in every:
        if wanted in target.words:
            return target
    names = ", ".join(target.name for target in every)
    raise InvalidValue(f"{info(kind).label} has no field {excerpt(words)}; there are {names}.")


def _target(kind: str, name: str, field: Field, label: str = "") -> Target:
    many = field.kind in (FieldKind.TEXT, FieldKind.BODY)
    usual = HEADINGS.get(kind, {}).get(name, ())
    known = info(kind)
    own = (known.label, known.plural) if name == known.title_field else ()
    words = dict.fromkeys(map(folded, (label or field.label, name, name.removesuffix("_id"), *own, *usual)))
    required = field.required and name in {one.name for one in info(kind).fields}
    return Target(name, label or field.label, field.help, field, required, many, tuple(words))
