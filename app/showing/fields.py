"""The fields of a record as its page sets them: pairs of label and value, texts under headings, quoted wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from app import catalog
from app.catalog import Field, FieldKind, Group
from app.cells import TIME_ZONE
from app.showing.gathering import Gathered
from app.showing.standing import Standing
from app.showing.view import Pair, Prose, Shown
from app.showing.words import Setting, shown
from db.values.names import ordinal
from db.values.partial_date import PartialDate
from db.values.zones import zone_words

LONG = 120
"""Letters from which a text stands under its own heading."""

_IN_THE_HEAD = frozenset({"status", "marking"})
"""Fields that the chips tell already."""

_FOR_THE_PROGRAM = frozenset({("brief", "options"), ("brief", "revisions")})
"""What the program alone reads: with it a brief is written again."""

_QUOTED = frozenset({("commitment", "wording_quoted"), ("citation", "quote"), ("proposal", "quote")})

_COMPOSED: Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "commitment": {
            "owner_side": ("Owed by", ("owner_side", "owners", "owner_country_id")),
            "commitment_kind": ("Kind", ("commitment_kind", "strength")),
            "made_at_id": ("Made", ("made_at_id", "made_on")),
            "due": ("Due", ("due", "due_event_id")),
        },
        "meeting": {
            "forum_id": ("Forum", ("forum_id", "edition")),
            "held_on": ("When", ("held_on", "date_words", "local_time", "time_zone")),
            "place_id": ("Where", ("place_id", "venue")),
        },
        "person": {"name": ("Name", ("prefix", "name", "native_script"))},
    }
)
"""Kind → first field → label and the fields that are read together on one line."""


def setting_of(got: Gathered, stands: Standing | None) -> Setting:
    """What the values of this record lean on."""
    review = got.form.get("review_on")
    return Setting(
        got.names,
        got.scheme,
        stands.made if stands else None,
        PartialDate.parse(review).last if review else None,
        stands.anchor if stands else None,
    )


def pairs(got: Gathered, setting: Setting, numbers: Mapping[str, tuple[int, ...]]) -> tuple[Pair, ...]:
    """Label and value of every filled field that is no long text, in the order of the groups."""
    order = {group: place for place, group in enumerate(Group)}
    found = sorted(_pairs(got, setting, numbers), key=lambda pair: order[pair.group])
    return tuple(found)


def _pairs(got: Gathered, setting: Setting, numbers: Mapping[str, tuple[int, ...]]) -> Iterator[Pair]:
    info = catalog.info(got.kind)
    composed = _COMPOSED.get(got.kind, {})
    with_another = {name for first, (_, names) in composed.items() for name in names if name != first}
    for field in info.fields:
        if not _is_pair(got, field) or (field.name in with_another and _first_of(composed, field.name, got)):
            continue
        label, names = composed.get(field.name, (field.label, (field.name,)))
        told = {name: _value(got, name, setting) for name in names if got.form.get(name) not in (None, [])}
        values = _as_one(told)
        sources = tuple(sorted({number for name in names for number in numbers.get(name, ())}))
        yield Pair(field.name, label, tuple(values), field.group, sources)


def _as_one(told: dict[str, Shown]) -> list[Shown]:
    """Values of one line as people write them: a title runs on into the name, a second choice begins small."""
    if "prefix" in told and "name" in told:
        prefix = told.pop("prefix")
        told["name"] = replace(told["name"], words=f"{prefix.words} {told['name'].words}")
    if "commitment_kind" in told and "strength" in told:
        told["strength"] = replace(told["strength"], words=told["strength"].words.lower())
    return list(told.values())


def _value(got: Gathered, name: str, setting: Setting) -> Shown:
    """The value of one field; an edition, which has no label of its own beside its forum, says what it counts."""
    number = got.form[name]
    if (got.kind, name) == ("meeting", "edition") and got.form.get("forum_id") and isinstance(number, int):
        return Shown(f"{ordinal(number)} session" if number >= 0 else f"session {number}")
    if name == TIME_ZONE and isinstance(number, str):
        return Shown(zone_words(number))
    return shown(catalog.info(got.kind).field(name), number, setting)


def _first_of(composed: Mapping[str, tuple[str, tuple[str, ...]]], name: str, got: Gathered) -> bool:
    """Whether the line on which a field is told has its first field, so that it is told there."""
    return any(
        name in names and got.form.get(first) not in (None, []) for first, (_, names) in composed.items()
    )


def _is_pair(got: Gathered, field: Field) -> bool:
    title = catalog.info(got.kind).title_field
    if got.form.get(field.name) in (None, []) or field.name in _IN_THE_HEAD:
        return False
    if field.name == title and field.name not in _COMPOSED.get(got.kind, {}):
        return False
    return not _is_prose(got, field)


def _is_prose(got: Gathered, field: Field) -> bool:
    value = got.form.get(field.name)
    if field.name == catalog.info(got.kind).title_field or not isinstance(value, str):
        return False
    if (got.kind, field.name) in _QUOTED:
        return True
    match field.kind:
        case FieldKind.TEXT:
            return len(value) > LONG or "\n" in value
        case FieldKind.BODY:
            return True
        case _:
            return False


def prose(got: Gathered, numbers: Mapping[str, tuple[int, ...]]) -> tuple[Prose, ...]:
    """The longer texts, agreed wording first."""
    found = [
        Prose(field.name, field.label, got.form[field.name], numbers.get(field.name, ()),
              (got.kind, field.name) in _QUOTED)
        for field in catalog.info(got.kind).fields
        if _is_prose(got, field) and (got.kind, field.name) not in _FOR_THE_PROGRAM
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: not one.quoted))


def title(got: Gathered) -> str:
    """What the record is called."""
    name = catalog.info(got.kind).title_field
    own = got.form.get(name) if name else None
    return " ".join(str(own).split()) if own else got.names[got.id].title


def in_words(value: Shown) -> str:
    """A value as one line of plain words."""
    return "; ".join(one.title for one in value.mentions) or value.words
