"""How the demonstration is told: each fact in one call, with the words of a source that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.changes import Changes, natural_id
from db.values.choices import NameUse
from db.values.ids import derived_id
from db.values.marking import Marking

UNCLASSIFIED = Marking("unclassified")
"""Every source is public; the code is that of the marking scheme of India."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a source says, in its exact words (at most 25), for a record or for one field of it."""

    source: str
    """Key of the source."""
    words: str
    field: str | None = None
    """Field it supports; None: the record as a whole."""
    stated: str | None = None
    """The value as this source gives it, where the record holds another."""
    remark: str | None = None
    place: str | None = None


class Telling:
    """Collects the steps of the story. A record is called by a key (`jmcc-13`), from which its id is derived.

    `known` keeps the ids of all keys told so far; give it on to tell a story in several actions. A key that
    was not told before raises KeyError, one that is told twice ValueError.
    """

    def __init__(self, changes: Changes, known: dict[str, str] | None = None) -> None:
        self.changes = changes
        self._known = {} if known is None else known

    def __getitem__(self, key: str) -> str:
        return self._known[key]

    def all(self, *keys: str) -> tuple[str, ...]:
        """The ids of several keys, in their order."""
        return tuple(self[key] for key in keys)

    def add(self, kind: str, key: str, /, *quotes: Quote, **values: Any) -> str:
        """A record of this kind with its evidence; returns its id, the same every time."""
        if key in self._known:
            raise ValueError(f"The story tells {key} twice.")
        record_id = natural_id(kind, values) or derived_id("demo", key)
        self.changes.create(kind, id=record_id, marking=UNCLASSIFIED, **values)
        self._known[key] = record_id
        for quote in quotes:
            self.cite(key, quote)
        return record_id

    def cite(self, key: str, quote: Quote, /) -> None:
        """More evidence for a record told before."""
        self.changes.create(
            "citation",
            id=derived_id("demo", "citation", key, quote.source, quote.field or "", quote.words),
            marking=UNCLASSIFIED,
            record_id=self[key],
            source_id=self[quote.source],
            quote=quote.words,
            field=quote.field,
            stated=quote.stated,
            remark=quote.remark,
            place=quote.place,
        )

    def spelling(self, key: str, source: str, written: str, *, prefix: str | None = None) -> None:
        """One spelling of the name of a record told before, exactly as the source has it."""
        self.changes.create(
            "name",
            id=derived_id("demo", "name", key, source, written),
            marking=UNCLASSIFIED,
            named_id=self[key],
            written=written,
            prefix=prefix,
            use=NameUse.AS_WRITTEN,
            source_id=self[source],
        )
