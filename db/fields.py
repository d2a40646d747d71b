"""Field declarations: the only place where a field of a record is described, for storage and for people alike.

Each function declares one typed column and attaches a `Field`: what people see (label, help, group) and what may be
done with it (searched, exported, required). Forms, tables, history, interchange, search and briefs read it through
`app.catalog`; nothing about a field is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import MappedColumn, mapped_column

from db.columns import Stored
from db.kinds import FieldKind
from db.values.choices import Choice

C = TypeVar("C", bound=Choice)


class Group(Enum):
    """Where a field stands on a form; the order here is the order on the screen."""

    MAIN = "Main"
    DETAIL = "Details"
    FOLLOW_UP = "Follow-up"
    PROTOCOL = "Protocol"
    CONTROL = "Control"


@dataclass(frozen=True, slots=True)
class Field:
    """One field as everybody sees it. `name` is filled in when the class is registered."""

    kind: FieldKind
    label: str
    help: str = ""
    required: bool = False
    searchable: bool = False
    exported: bool = True
    group: Group = Group.MAIN
    choices: type[Choice] | None = None
    target: str | None = None
    """Record kind a reference points to; None for a reference to any record."""
    whole: bool = False
    """True for a reference to the record this one is a part of (a citation's record, a participation's meeting)."""
    minimum: int = 0
    """Fewest references that a REFERENCES field must hold."""
    name: str = ""
    stable: str = ""
    """Id of the field in the journal; the name it was born with, also after a rename."""


@dataclass(frozen=True, slots=True)
class References:
    """A field that holds several references; stored as link records, so two desks can each add one."""

    field: Field


def _column(field: Field, *, index: bool = False) -> MappedColumn[Any]:
    return mapped_column(Stored(field.kind, field.choices), nullable=True, index=index, info={"field": field})


def record_key() -> ForeignKey:
    """A key into the register of records; checked at commit, since records of one transaction refer to each other."""
    return ForeignKey("record.id", deferrable=True, initially="DEFERRED")


def line(
    label: str,
    *,
    help: str = "",
    required: bool = False,
    searchable: bool = True,
    exported: bool = True,
    group: Group = Group.MAIN,
) -> MappedColumn[Any]:
    """One line of text, at most 500 characters (names, titles)."""
    return _column(Field(FieldKind.LINE, label, help, required, searchable, exported, group))


def text(
    label: str,
    *,
    help: str = "",
    required: bool = False,
    searchable: bool = True,
    exported: bool = True,
    group: Group = Group.DETAIL,
) -> MappedColumn[Any]:
    """Several lines of text, at most 20,000 characters."""
    return _column(Field(FieldKind.TEXT, label, help, required, searchable, exported, group))


def body(
    label: str, *, help: str = "", searchable: bool = True, group: Group = Group.DETAIL
) -> MappedColumn[Any]:
    """A whole text, at most 2,000,000 characters; not searchable where it is JSON that nobody reads."""
    return _column(Field(FieldKind.BODY, label, help, searchable=searchable, group=group))


def number(
    label: str, *, help: str = "", required: bool = False, group: Group = Group.MAIN
) -> MappedColumn[Any]:
    """A whole number, 0 or more."""
    return _column(Field(FieldKind.NUMBER, label, help, required=required, group=group))


def flag(label: str, *, help: str = "", group: Group = Group.DETAIL) -> MappedColumn[Any]:
    """Yes, no or not stated."""
    return _column(Field(FieldKind.FLAG, label, help, group=group))


def choice(
    choices: type[Choice],
    label: str,
    *,
    help: str = "",
    required: bool = False,
    group: Group = Group.MAIN,
    index: bool = False,
) -> MappedColumn[Any]:
    """One of an enumeration of `db.values.choices`."""
    field = Field(FieldKind.CHOICE, label, help, required=required, group=group, choices=choices)
    return _column(field, index=index)


def partial_date(label: str, *, help: str = "", group: Group = Group.MAIN) -> MappedColumn[Any]:
    """A year, a month or a day, as far as it is known."""
    return _column(Field(FieldKind.PARTIAL_DATE, label, help, group=group))


def date_range(
    label: str, *, help: str = "", group: Group = Group.MAIN, index: bool = False
) -> MappedColumn[Any]:
    """Start and end, which change together."""
    return _column(Field(FieldKind.DATE_RANGE, label, help, group=group), index=index)


def due(label: str, *, help: str = "", group: Group = Group.FOLLOW_UP) -> MappedColumn[Any]:
    """When something is to be done, in the words in which it was said."""
    return _column(Field(FieldKind.DUE, label, help, group=group))


def marking() -> MappedColumn[Any]:
    """Level and caveats, which change together; None is *not assessed*."""
    return _column(
        Field(
            FieldKind.MARKING,
            "Marking",
            "Level and caveats; empty means not assessed, and blocks a final brief.",
            group=Group.CONTROL,
        )
    )


def reference(
    target: str | None,
    label: str,
    *,
    help: str = "",
    required: bool = False,
    whole: bool = False,
    group: Group = Group.MAIN,
) -> MappedColumn[Any]:
    """The id of another record; `target` None allows any kind."""
    field = Field(
        FieldKind.REFERENCE, label, help, required=required, group=group, target=target, whole=whole
    )
    return mapped_column(Stored(field.kind), record_key(), nullable=True, index=True, info={"field": field})


def references(
    target: str | None,
    label: str,
    *,
    help: str = "",
    minimum: int = 0,
    group: Group = Group.MAIN,
) -> References:
    """Several other records, in order; declare it as a `ClassVar[References]`."""
    return References(
        Field(
            FieldKind.REFERENCES,
            label,
            help,
            required=minimum > 0,
            group=group,
            target=target,
            minimum=minimum,
        )
    )
