"""Visits with what they are for and their programme."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import ObjectiveSide, VisitDirection, VisitStatus
from db.values.partial_date import DateRange, PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveFact(Fact):
    """What a visit or meeting is to achieve."""

    side: ObjectiveSide
    wording: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItemFact(Fact):
    """One step of a visit's programme."""

    on: PartialDate | None = None
    time: str = ""
    title: str = ""
    place: str = ""
    with_whom: str = ""
    press: str = ""
    speaks: str = ""
    interpreter: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFact(Fact):
    """A journey and what it is for."""

    title: str
    direction: VisitDirection | None = None
    status: VisitStatus | None = None
    on: DateRange | None = None
    includes: DateRange | None = None
    """A date the visit is known to have covered, where its ends are not stated."""
    principal_id: str | None = None
    principal: str = ""
    host_id: str | None = None
    occasion: str = ""
    asked_by: str = ""
    objectives: tuple[ObjectiveFact, ...] = ()
    programme: tuple[ProgrammeItemFact, ...] = ()
    documents: str = ""
    remark: str = ""
