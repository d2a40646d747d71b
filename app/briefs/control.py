"""The control block of a brief: reference, cut-off, who it is for, and how it is marked."""

from __future__ import annotations

from app.briefs.request import Request
from app.settings import Settings
from db.values.marking import Floor
from reports.facts import Control, CountryFact, ForumFact, MeetingFact, VisitFact

BILATERAL, VISIT, MEETING = "BILATERAL", "VISIT", "MEETING"
"""What stands in a reference where no forum gives its abbreviation."""


def reference(
    request: Request,
    country: CountryFact,
    visit: VisitFact | None,
    meeting: MeetingFact | None,
    forum: ForumFact | None,
) -> str:
    """The reference as given, else `OMN/JMCC/2025-12-01`: country, occasion, cut-off."""
    if request.reference.strip():
        return request.reference.strip()
    occasion = VISIT if visit else MEETING if meeting else BILATERAL
    if forum and meeting and forum.abbreviation:
        occasion = forum.abbreviation
    return f"{country.code or country.name.upper()}/{occasion}/{request.as_of.isoformat()}"


def control(request: Request, settings: Settings, number: str, floor: Floor) -> Control:
    """Everything the office says about the paper. Raises InvalidValue where a marking below the floor is asked for."""
    printed = floor.marking
    if request.marking is not None:
        printed = settings.scheme.raise_to(floor.marking, request.marking, request.raise_reason)
    return Control(
        reference=number,
        as_of=request.as_of,
        version=request.version,
        addressee=request.addressee,
        drafter=request.drafter,
        clearances=request.clearances,
        copy=request.copy,
        copies=request.copies,
        distribution=request.distribution,
        originator=settings.desk,
        marking=printed,
        marking_floor=floor.marking,
        raise_reason=request.raise_reason if printed != floor.marking else "",
        draft=request.draft,
        addendum=request.addendum,
        not_assessed=floor.not_assessed,
    )
