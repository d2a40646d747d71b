"""The column types that store the values: TEXT or INTEGER in SQLite, the value itself in Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from db.codecs import Json, decode, encode, written
from db.kinds import TEXTS, FieldKind
from db.values.choices import Choice

INTEGERS = frozenset({FieldKind.NUMBER, FieldKind.FLAG})
OBJECTS = frozenset({FieldKind.DUE, FieldKind.MARKING})
AS_STORED = TEXTS | {FieldKind.NUMBER, FieldKind.REFERENCE}
"""Kinds whose value is what SQLite holds; it was checked on its way in."""


def to_sql(value: Json) -> str | int | None:
    """What SQLite stores for the JSON form of a field: objects as canonical JSON, the rest as it is."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (dict, list)):
        return written(value)
    return int(value)


def from_sql(kind: FieldKind, stored: str | int | None) -> Json:
    """The JSON form of what SQLite stores for a field of this kind."""
    if stored is None:
        return None
    if kind in OBJECTS:
        return json.loads(str(stored))
    if kind is FieldKind.FLAG:
        return bool(stored)
    return stored


class Stored(TypeDecorator[Any]):
    """A column that holds the value of one field kind."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: FieldKind, choices: type[Choice] | None = None) -> None:
        super().__init__()
        self.kind = kind
        self.choices = choices

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """INTEGER for numbers and flags, TEXT for everything else."""
        return dialect.type_descriptor(Integer() if self.kind in INTEGERS else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | int | None:  # noqa: ARG002
        """Value → SQLite."""
        return to_sql(encode(self.kind, value, self.choices))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """SQLite → value; None where SQLite holds the value itself, which spares a million calls in a large brief."""
        return None if self.kind in AS_STORED else super().result_processor(dialect, coltype)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        """SQLite → value."""
        return None if value is None else _value(self.kind, value, self.choices)


def _value(kind: FieldKind, stored: str | int, choices: type[Choice] | None) -> Any:
    if kind is FieldKind.MARKING:
        return _marking(str(stored))
    return decode(kind, from_sql(kind, stored), choices)


@lru_cache(maxsize=256)
def _marking(stored: str) -> Any:
    """The marking of this stored form; few different ones are in a file, and every record has one."""
    return decode(FieldKind.MARKING, from_sql(FieldKind.MARKING, stored))
