"""Lines to take and notes."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import LineKind
from db.values.partial_date import PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFact(Fact):
    """A talking point or position."""

    kind: LineKind
    wording: str
    topic: str = ""
    to_whom: str = ""
    valid_until: PartialDate | None = None
    releasable: bool | None = None
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFact(Fact):
    """A note; `caution` notes stand among the contradictions."""

    kind: str
    title: str
    body: str = ""
    on: PartialDate | None = None
