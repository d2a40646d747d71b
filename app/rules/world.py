"""What a rule may ask about other records, and how it reports a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from db.values.marking import Scheme


class World(Protocol):
    """The other records, as they are once the change is made."""

    ending: set[tuple[str, str]]
    """(field, id) of records from which following that field is known to come to an end."""

    def kind_of(self, record_id: str) -> str | None:
        """Kind of a live record; None where there is none or it is deleted."""
        ...

    def values_of(self, record_id: str) -> Mapping[str, Any]:
        """Values of a live record; empty where there is none."""
        ...

    def targets(self, owner_id: str, role: str) -> tuple[str, ...]:
        """What a REFERENCES field of a record holds."""
        ...

    def ids_where(self, kind: str, **equals: str | int) -> Iterable[str]:
        """Ids of the live records of a kind whose stored fields equal the given values."""
        ...

    @property
    def scheme(self) -> Scheme:
        """The marking scheme of the case file."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a rule looks at: before (None: new) and after the change."""

    id: str
    kind: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


Found = Iterable[tuple[str | None, str]]
"""Faults: field (None: the record as a whole) and sentence."""
