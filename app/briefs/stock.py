"""The rows of one read snapshot, each read once and many at a time; nothing here knows of ceilings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar, cast

from db import rows
from db.models import Record
from db.queries import references
from db.reader import Reader

R = TypeVar("R", bound=Record)

CHUNK = 10_000
"""Values given to one query."""

_BY_ID = attrgetter("id")


class Stock:
    """Live records as plain objects; the same record is the same object however it was found."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._rows: dict[str, Record] = {}
        self._not_there: set[tuple[str, str]] = set()
        self._found: dict[tuple[str, str], dict[str, Sequence[Record]]] = {}

    def where(self, model: type[R], name: str, values: Iterable[str]) -> list[R]:
        """Records whose one field is among the values, in order of their ids."""
        wanted = dict.fromkeys(values)
        if not wanted:
            return []
        if name == "id":
            self.fetch(model, wanted)
            return [row for i in sorted(wanted) if isinstance(row := self._rows.get(i), model)]
        return sorted(self.of(model, name, wanted), key=_BY_ID)

    def of(self, model: type[R], name: str, wanted: Collection[str]) -> Iterator[R]:
        """The same in no order, by another field than the id."""
        known = self._found.setdefault((model.KIND, name), {})
        value_of = attrgetter(name)
        for part in chunks([one for one in wanted if one not in known] if known else wanted):
            known.update(dict.fromkeys(part, ()))
            found: dict[str, list[Record]] = {}
            for row in rows.matching(self.reader, model, name, part):
                found.setdefault(value_of(row), []).append(self._rows.setdefault(row.id, row))
            known.update(found)
        told = known.values() if len(known) == len(wanted) else map(known.__getitem__, wanted)
        return cast(Iterator[R], chain.from_iterable(told))

    def fetch(self, model: type[R], ids: Iterable[str | None]) -> None:
        """Read what of these is not here yet, so that `one` need not ask for each."""
        kind, known = model.KIND, self._rows
        new = [i for i in dict.fromkeys(ids) if i and i not in known and (kind, i) not in self._not_there]
        for part in chunks(new):
            known.update([(row.id, row) for row in rows.matching(self.reader, model, "id", part)])
            self._not_there.update([(kind, i) for i in part if i not in known])

    def one(self, model: type[R], record_id: str | None) -> R | None:
        """The record of this kind and id, if it is there."""
        if not record_id:
            return None
        found = self._rows.get(record_id)
        if found is None:
            self.fetch(model, [record_id])
            found = self._rows.get(record_id)
        return found if isinstance(found, model) else None

    def ids(self, model: type[Record], name: str, values: Iterable[str], *, kept: bool = False) -> set[str]:
        """The ids alone of the records whose one field is among the values; what is `kept`, because all of them will be
        asked for, is read with them.
        """
        if kept:
            found = {
                row.id: row
                for part in chunks(values)
                for row in rows.matching(self.reader, model, name, part)
            }
            self._rows = found | self._rows
            return set(found)
        return {
            i for part in chunks(values) for i in references.ids_where(self.reader, model.KIND, name, part)
        }

    def ties(self, owners: Iterable[str]) -> Iterator[references.LinkRow]:
        """The links of these records as stored, those of one field in their order."""
        for part in chunks(owners):
            yield from references.of_owners(self.reader, part)


def chunks(values: Iterable[str]) -> Iterable[list[str]]:
    """The values in order, each once, in portions that one query takes; what is in order already is put so sooner."""
    wanted = sorted(values if isinstance(values, (set, dict)) else dict.fromkeys(values))
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
