"""Reads many records as plain objects: of the same classes as everywhere, without what the ORM keeps of each.

A brief of a heavy country reads a hundred thousand rows and looks at each of their fields a few times. Such an object
is an instance of its record class (of an abstract subclass, which SQLAlchemy does not map) with ordinary attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple, TypeVar, cast

from db.codecs import decode
from db.columns import AS_STORED, from_sql
from db.kinds import FieldKind
from db.models import Record
from db.reader import Reader
from db.registry import KINDS, fields_of
from db.values.choices import Choice
from db.values.marking import Marking
from db.values.text import canonical_json

R = TypeVar("R", bound=Record)
Decoder = Callable[[Any], Any]

_REMEMBERED = 20_000
"""Values of one field that are kept decoded: days, ranges and dues come again and again, and none can change."""


class _Shape(NamedTuple):
    """How the rows of one kind become objects."""

    plain: type[Record]
    names: tuple[str, ...]
    decoders: tuple[tuple[str, Decoder], ...]


def marking(stored: str | None) -> Marking | None:
    """The marking of this stored form. Raises InvalidValue."""
    return None if stored is None else cast(Marking, _marking(stored))


def live(reader: Reader, model: type[R], name: str, values: Iterable[str]) -> list[R]:
    """The live records of a kind whose one field is among the values, in order of their ids.

    Raises InvalidValue for a value that cannot be read.
    """
    shape = _shape(model.KIND)
    if name not in shape.names:
        raise KeyError(name)
    columns = ", ".join(f'"{column}"' for column in shape.names)
    sql = f'SELECT {columns} FROM "{model.KIND}" WHERE deleted = 0 AND "{name}" IN (SELECT value FROM json_each(?))'
    rows = reader.rows(f"{sql} ORDER BY id", canonical_json(sorted(map(str, set(values)))))
    return [cast(R, _made(shape, row)) for row in rows]


def _made(shape: _Shape, row: tuple[Any, ...]) -> Record:
    values = dict(zip(shape.names, row, strict=True))
    for name, read in shape.decoders:
        stored = values[name]
        if stored is not None:
            values[name] = read(stored)
    made = object.__new__(shape.plain)
    made.__dict__ = values
    return made


@cache
def _shape(kind: str) -> _Shape:
    model = KINDS[kind]
    fields = {name: f for name, f in fields_of(kind).items() if f.kind is not FieldKind.REFERENCES}
    names = ("id", "deleted", *fields)
    # a plain attribute of the class hides the descriptor of the mapped one, so that looking it up costs nothing
    plain = type(f"Plain{model.__name__}", (model,), {"__abstract__": True, **dict.fromkeys(names)})
    decoders = ((name, _decoder(field.kind, field.choices)) for name, field in fields.items())
    return _Shape(plain, names, tuple((name, read) for name, read in decoders if read is not None))


def _decoder(kind: FieldKind, choices: type[Choice] | None) -> Decoder | None:
    """Reads what SQLite holds for a kind of field; None where that is the value itself."""
    if kind in AS_STORED:
        return None
    if kind is FieldKind.CHOICE and choices is not None:
        known: dict[str, Any] = {choice.value: choice for choice in choices}
        return lambda stored: known.get(stored, stored)
    return _marking if kind is FieldKind.MARKING else lru_cache(_REMEMBERED)(partial(_read, kind, choices))


def _read(kind: FieldKind, choices: type[Choice] | None, stored: str | int) -> Any:
    return decode(kind, from_sql(kind, stored), choices)


_marking = lru_cache(256)(partial(_read, FieldKind.MARKING, None))
