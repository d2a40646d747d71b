"""The control block of a brief: reference, cut-off, who it is for, and how it is marked."""

from __future__ import annotations

from app.briefs.request import Request
from app.settings import Settings
from db.values.marking import Floor, Marking, Scheme
from reports.facts import Control, CountryFact, ForumFact, MeetingFact, VisitFact
from reports.separate import NAME

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
        demanded = floor.marking.caveats if floor.marking else ()  # no caveat is lost by raising the level
        wanted = Marking(request.marking.level, (*request.marking.caveats, *demanded))
        printed = settings.scheme.raise_to(floor.marking, wanted, request.raise_reason)
    return Control(
        reference=number if request.above is None else f"{number}, {NAME}",
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
        annex_said=request.annex_said and request.above is None,
        annex_to="" if request.above is None else number,
        annex_above=_up_to(request, settings.scheme),
    )


def _up_to(request: Request, scheme: Scheme) -> str:
    """Of a separate annex how far its brief goes."""
    if request.above is None:
        return ""
    return Marking(scheme.parse_level(request.above).code, request.above_caveats).show(scheme)
