"""The record kinds and their fields, as screens, importers, history and briefs see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from db.codecs import Json, decode, encode
from db.fields import Field, Group
from db.kinds import FieldKind
from db.registry import KINDS, fields_of, whole_field
from db.values.errors import InvalidValue

__all__ = ["Field", "FieldKind", "Group", "KindInfo", "decoded", "encoded", "info", "kinds"]


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One record kind: its names for people, its fields in order, and what it is a part of."""

    kind: str
    label: str
    plural: str
    title_field: str
    part: bool
    whole_field: str | None
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name; raises InvalidValue where there is none."""
        found = fields_of(self.kind).get(name)
        if found is None:
            raise InvalidValue(f"{self.label} has no field “{name[:60]}”.", field=name)
        return found


@cache
def info(kind: str) -> KindInfo:
    """What there is to know about a kind; raises InvalidValue for an unknown one."""
    if kind not in KINDS:
        raise InvalidValue(f"There is no kind of record called “{kind[:60]}”.")
    model = KINDS[kind]
    return KindInfo(
        kind,
        model.LABEL,
        model.PLURAL,
        model.TITLE,
        model.PART,
        whole_field(kind),
        tuple(fields_of(kind).values()),
    )


def kinds() -> Iterator[KindInfo]:
    """Every kind, in the order in which people meet them."""
    return (info(kind) for kind in KINDS)


def encoded(kind: str, values: dict[str, Any]) -> dict[str, Json]:
    """Values of a record in JSON form, cleaned; raises InvalidValue naming the field."""
    known = info(kind)
    fields = fields_of(kind)
    form: dict[str, Json] = {}
    for name, value in values.items():
        field = fields.get(name) or known.field(name)
        try:
            form[name] = encode(field.kind, value, field.choices)
        except InvalidValue as error:
            raise InvalidValue(f"{known.label}, {field.label}: {error}", field=name) from error
    return form


def decoded(kind: str, form: dict[str, Json]) -> dict[str, Any]:
    """The values of a JSON form."""
    known = fields_of(kind)
    return {name: decode(known[name].kind, json, known[name].choices) for name, json in form.items()}
