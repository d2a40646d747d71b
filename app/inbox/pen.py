"""Writes what a text states: new records with their quote, blanks filled, contradictions kept beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.changes import Changes, Create
from db.queries.records import these
from db.reader import Reader
from db.values.choices import NameUse
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate


@dataclass(slots=True)
class Pen:
    """Collects the changes that one source brings; every record it makes carries the marking of the source."""

    changes: Changes
    reader: Reader
    source_id: str
    marking: Marking | None
    name: Callable[[str], str]
    """The title of a record, for what a source states otherwise."""
    _cited: set[tuple[str, str, str]] = field(default_factory=set)

    def create(self, kind: str, /, **values: Any) -> str:
        """A record without a citation: a part of one that has some, or what only names a place or topic."""
        given = {name: value for name, value in values.items() if value not in (None, "", ())}
        if self.marking is not None:
            given["marking"] = self.marking
        return self.changes.create(kind, **given)

    def add(self, kind: str, quote: str, /, **values: Any) -> str:
        """A record that these words of the source carry."""
        record = self.create(kind, **values)
        self.cite(record, quote)
        return record

    def cite(self, record: str, quote: str, name: str = "", stated: str = "") -> None:
        """Words of the source for a record or one field; `stated` where it gives another value than the record."""
        key = (record, name, quote)
        if key not in self._cited:
            self._cited.add(key)
            self.create(
                "citation", record_id=record, source_id=self.source_id, quote=quote, field=name, stated=stated
            )

    def call(self, record: str, written: str) -> None:
        """Keep a spelling of a record as a name of it, as this source writes it."""
        self.create(
            "name", named_id=record, written=written, use=NameUse.AS_WRITTEN, source_id=self.source_id
        )

    def enrich(
        self,
        kind: str,
        record: str,
        values: Mapping[str, Any],
        quote: str,
        *,
        over: Mapping[str, Any] | None = None,
    ) -> None:
        """Bring what a text states to a record on file: fill what is empty, keep what differs beside it.

        `over` is what takes the place of a value: what was planned gives way to what took place.
        """
        ((_, form),) = these(self.reader, kind, [record])
        given = {name: value for name, value in (over or {}).items() if value is not None}
        blank = {
            name: value for name, value in values.items() if value is not None and name not in form
        } | given
        if blank:
            self.changes.edit(record, **blank)
        self.cite(record, quote)
        for name, value in values.items():
            if value is None or name in blank:
                continue
            if form[name] != plain(value):
                self.cite(record, quote, name, self.in_words(name, value))

    def in_words(self, name: str, value: Any) -> str:
        """A value as a source states it, for people."""
        if isinstance(value, (DateRange, PartialDate)):
            return value.show(no_break=False)
        return self.named(str(value)) if name.endswith("_id") else str(value)

    def named(self, id: str) -> str:
        """The title of a record that is on file or is being made."""
        for step in self.changes.steps:
            if isinstance(step, Create) and step.id == id:
                return str(step.values.get("name") or step.values.get("title") or "")
        return self.name(id)

    def made(self, id: str) -> dict[str, Any] | None:
        """The values of a record that is being made; None for one on file."""
        return next(
            (one.values for one in self.changes.steps if isinstance(one, Create) and one.id == id), None
        )


def plain(value: Any) -> Any:
    """A value in the JSON form in which records are read."""
    return value.text if isinstance(value, (DateRange, PartialDate)) else value
