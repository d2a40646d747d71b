"""Reads many records as plain objects: of the same classes as everywhere, without what the ORM keeps of each.

A brief of a heavy country reads fifty thousand rows and looks at each of their fields a few times. Such an object is an
instance of its record class (of an abstract subclass, which SQLAlchemy does not map) and a tuple of its values: a fifth
of the memory of one with a dictionary, made a column at a time.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import cache, partial
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast

from db.codecs import decode
from db.columns import AS_STORED, from_sql
from db.kinds import FieldKind
from db.models import Record
from db.reader import Reader, among
from db.registry import KINDS, fields_of
from db.values.choices import Choice
from db.values.marking import Marking

_BY_ID = attrgetter("id")

R = TypeVar("R", bound=Record)

_REMEMBERED = 20_000
"""Values of one field that are kept decoded: days, ranges and dues come again and again, and none can change."""


class _Decoded(dict[Any, Any]):
    """What stored values of one field stand for, read when first met."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._read = read

    def __missing__(self, stored: Any) -> Any:
        value = self._read(stored)
        if len(self) >= _REMEMBERED:
            self.clear()
            self[None] = None
        self[stored] = value
        return value


class _Shape(NamedTuple):
    """How the rows of one kind become objects."""

    make: Callable[[tuple[Any, ...]], Record]
    names: tuple[str, ...]
    decoders: tuple[tuple[int, _Decoded], ...]
    """By the place of the column."""


def marking(stored: str | None) -> Marking | None:
    """The marking of this stored form. Raises InvalidValue."""
    return cast(Marking | None, _MARKINGS[stored])


def live(reader: Reader, model: type[R], name: str, values: Iterable[str]) -> list[R]:
    """The live records of a kind whose one field is among the values, in order of their ids.

    Raises InvalidValue for a value that cannot be read.
    """
    return sorted(matching(reader, model, name, values), key=_BY_ID)


def matching(reader: Reader, model: type[R], name: str, values: Iterable[str]) -> list[R]:
    """The same in no order.

    Raises InvalidValue for a value that cannot be read.
    """
    shape = _shape(model.KIND)
    if name not in shape.names:
        raise KeyError(name)
    columns = ", ".join(f'"{column}"' for column in shape.names)
    sql = f'SELECT {columns} FROM "{model.KIND}" WHERE deleted = 0 AND "{name}" IN (SELECT value FROM json_each(?))'
    return cast(list[R], list(_made(shape, reader.rows(sql, among(map(str, values))))))


def names(kind: str) -> tuple[str, ...]:
    """The fields that such an object has, the id and whether it is deleted among them."""
    return _shape(kind).names


def _made(shape: _Shape, found: list[tuple[Any, ...]]) -> Iterable[Record]:
    columns = list(zip(*found, strict=True))
    if columns:
        for place, decoded in shape.decoders:
            columns[place] = tuple(map(decoded.__getitem__, columns[place]))
    return map(shape.make, zip(*columns, strict=True))


@cache
def _shape(kind: str) -> _Shape:
    model = KINDS[kind]
    fields = {name: f for name, f in fields_of(kind).items() if f.kind is not FieldKind.REFERENCES}
    names = ("id", "deleted", *fields)
    decoders = (
        (place, _decoder(field.kind, field.choices)) for place, field in enumerate(fields.values(), 2)
    )
    make: Any = partial(tuple.__new__, cast(Any, _plain(model, names)))
    return _Shape(make, names, tuple((place, read) for place, read in decoders if read is not None))


def _plain(model: type[Record], names: tuple[str, ...]) -> type[Record]:
    """The record class with places in a tuple instead of mapped attributes; two such are the same only if they are one.

    What a class says itself hides what the mapped one would look up.
    """
    places = namedtuple(f"Plain{model.__name__}", [f"at{place}" for place in range(len(names))])  # type: ignore[misc]
    body: dict[str, Any] = {name: vars(places)[f"at{place}"] for place, name in enumerate(names)}
    body |= {name: getattr(object, name) for name in ("__eq__", "__ne__", "__hash__", "__repr__")}
    body |= {"__abstract__": True, "__slots__": ()}
    return type(f"Plain{model.__name__}", (model, tuple), body)


def _decoder(kind: FieldKind, choices: type[Choice] | None) -> _Decoded | None:
    """Reads what SQLite holds for a kind of field; None where that is the value itself."""
    if kind in AS_STORED:
        return None
    return _MARKINGS if kind is FieldKind.MARKING else _Decoded(partial(_read, kind, choices))


def _read(kind: FieldKind, choices: type[Choice] | None, stored: str | int) -> Any:
    return decode(kind, from_sql(kind, stored), choices)


_MARKINGS = _Decoded(partial(_read, FieldKind.MARKING, None))
