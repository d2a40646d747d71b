"""The record kinds by name, and the declared fields of each, in the order of the class."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import Table

from db.fields import Field, References
from db.kinds import FieldKind
from db.models import RECORDS, Record

KINDS: MappingProxyType[str, type[Record]] = MappingProxyType({model.KIND: model for model in RECORDS})
"""Kind → class."""


@cache
def fields_of(kind: str) -> MappingProxyType[str, Field]:
    """Every field of a kind by name, REFERENCES included, as declared; `marking` stands last."""
    model = KINDS[kind]
    found: dict[str, Field] = {}
    for name, declared in _declarations(model).items():
        field: Field | None = None
        if isinstance(declared, References):
            field = declared.field
        elif name in table_of(kind).columns:
            field = cast(Field | None, table_of(kind).columns[name].info.get("field"))
        if field is not None:
            found[name] = replace(field, name=name, stable=field.stable or name)
    found["marking"] = replace(
        cast(Field, table_of(kind).columns["marking"].info["field"]), name="marking", stable="marking"
    )
    return MappingProxyType(found)


@cache
def table_of(kind: str) -> Table:
    """The table of a kind."""
    return cast(Table, KINDS[kind].__table__)  # type: ignore[attr-defined]


@cache
def by_stable_id(kind: str) -> MappingProxyType[str, Field]:
    """Every field of a kind by the id it has in the journal."""
    return MappingProxyType({field.stable: field for field in fields_of(kind).values()})


@cache
def stable_ids(kind: str) -> MappingProxyType[str, str]:
    """Name → the id it has in the journal, of every field of a kind."""
    return MappingProxyType({name: field.stable for name, field in fields_of(kind).items()})


@cache
def whole_field(kind: str) -> str | None:
    """Name of the field that holds the record this kind is a part of, if it is a part."""
    return next((name for name, field in fields_of(kind).items() if field.whole), None)


@cache
def references_of(kind: str) -> tuple[str, ...]:
    """Names of the fields of a kind that hold one reference."""
    return tuple(name for name, field in fields_of(kind).items() if field.kind is FieldKind.REFERENCE)


def _declarations(model: type[Record]) -> dict[str, Any]:
    """Attributes in the order in which the class declares them."""
    return {name: model.__dict__.get(name, getattr(model, name, None)) for name in model.DECLARED}
