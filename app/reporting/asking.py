"""How a report is called: its reference, its title, and what else its head says of what was asked."""

from __future__ import annotations

from app.briefs.selection import Selection
from app.briefs.snapshot import Snapshot
from app.reporting.actions import last_held, since
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.subject import About
from app.reporting.typed import repeated
from reports.asked import Asked
from reports.facts import Facts

_MARKS = {
    ReportKind.ACTIONS: "ATR",
    ReportKind.RECORD: "RECORD",
    ReportKind.HISTORY: "HISTORY",
    ReportKind.CHRONOLOGY: "CHRONOLOGY",
    ReportKind.PERSON: "PERSON",
    ReportKind.HANDOVER: "HANDOVER",
}
"""What stands in a reference for the kind of report; a person is not named there."""


def number(request: ReportRequest, facts: Facts, about: About) -> str:
    """The reference as given, else `OMN/JMCC/ATR/2025-12-01`: country or desk, forum, kind, cut-off."""
    if request.reference.strip():
        return request.reference.strip()
    own = about.forum or about.meeting or about.person
    named = facts.country if about.country else facts.home if own else None
    country = (named.code or named.name.upper()) if named else "DESK"
    forum = facts.forum(about.forum.id) if about.forum else None
    parts = (country, forum.abbreviation if forum else "", _MARKS[request.kind], request.as_of.isoformat())
    return "/".join(part for part in parts if part)


def asked(
    snapshot: Snapshot, facts: Facts, about: About, request: ReportRequest, selection: Selection
) -> Asked:
    """What the document is told of the request, from what may be seen."""
    session = last_held(about, selection.meetings, request.as_of) if not request.start else None
    actions = request.kind is ReportKind.ACTIONS
    return Asked(
        kind=request.kind,
        owner=_owner(about, request),
        forum_id=about.forum.id if about.forum else None,
        person_id=about.person.id if about.person else None,
        meeting_id=about.meeting.id if about.meeting else None,
        visit_id=about.visit.id if about.visit else None,
        country_id=about.country.id if about.country else None,
        country_ids=_countries(facts, about),
        since=since(request, about, selection.meetings) if actions else None,
        since_id=session.id if session and actions and facts.held(session.id) else None,
        start=request.start,
        until=request.until,
        per_side=request.per_side,
        scope=repeated(snapshot, request.filters),
    )


def _owner(about: About, request: ReportRequest) -> str:
    return about.organisation.name if about.organisation else " ".join(request.officer.split())


def _countries(facts: Facts, about: About) -> tuple[str, ...]:
    """The one country of the report, else every other country that it may name, by name."""
    if about.country:
        return (about.country.id,)
    others = (fact for fact in facts.countries if fact.id != facts.home.id)
    return tuple(fact.id for fact in sorted(others, key=lambda fact: (fact.name, fact.id)))
