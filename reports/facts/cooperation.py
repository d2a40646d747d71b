"""Agreements, exercises and initiatives."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import AgreementKind, AgreementStatus, ExerciseStatus, InitiativeStatus
from db.values.partial_date import DateRange, PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact(Fact):
    """A treaty, memorandum, protocol or plan."""

    title: str
    kind: AgreementKind | None = None
    status: AgreementStatus | None = None
    party_ids: tuple[str, ...] = ()
    signed: PartialDate | None = None
    signed_at: str = ""
    in_force: PartialDate | None = None
    expires: PartialDate | None = None
    plan_year: int | None = None
    does: str = ""
    as_written: str = ""
    text_held: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFact(Fact):
    """One edition of a joint exercise."""

    name: str
    edition: int | None = None
    on: DateRange | None = None
    place: str = ""
    status: ExerciseStatus | None = None
    services: str = ""
    description: str = ""
    strength: str = ""
    aim: str = ""
    remark: str = ""
    next_edition: str = ""
    party_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFact(Fact):
    """A project that meetings and commitments refer to."""

    name: str
    status: InitiativeStatus | None = None
    summary: str = ""
    details: str = ""
    """What else is on file, in sentences: how the source puts the status, under what, with whom."""
    place: str = ""
    party_ids: tuple[str, ...] = ()
    last_mention: PartialDate | None = None
