"""What a brief is for: its kind, title and subtitle, its place and day, and who asked for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.values.choices import VisitDirection
from reports.document import NOT_STATED, Inlines, Text
from reports.facts import Facts, MeetingFact, VisitFact
from reports.findings.sessions import called
from reports.sections.grid import sewn
from reports.separate import NAME
from reports.wording import joined, listed, lower


@dataclass(frozen=True, slots=True)
class Naming:
    """What stands over the paper and in its running head."""

    kicker: str
    title: str
    subtitle: str
    short: str


def naming(facts: Facts) -> Naming:
    """`Pre-visit brief` for a visit, `Meeting brief` for a meeting, else `Country brief`; `Addendum 1 to the …`;
    `Annex X to the …, separate file`.
    """
    found = _naming(facts)
    if facts.control.annex_to:
        return replace(found, kicker=f"{NAME} to the {lower(found.kicker)}, separate file")
    number = facts.control.addendum
    return replace(found, kicker=f"Addendum {number} to the {lower(found.kicker)}") if number else found


def _naming(facts: Facts) -> Naming:
    country = facts.country.name
    if facts.visit:
        title = facts.visit.title or visit_words(facts, facts.visit)
        return Naming("Pre-visit brief", country, title, f"{country}: {lower(title)}")
    if facts.meeting:
        name = session_of(facts, facts.meeting)
        short = session_of(facts, facts.meeting, short=True)
        return Naming("Meeting brief", country, f"Brief for {name}", f"{country}: brief for {short}")
    return Naming(
        "Country brief",
        country,
        f"Relations with {facts.home.name}",
        f"{country}: relations with {facts.home.name}",
    )


def session_of(facts: Facts, meeting: MeetingFact, *, short: bool = False) -> str:
    """As in `the 14th JMCC`, `the next session of the Joint Military Committee`, else the meeting’s title."""
    forum = facts.forum(meeting.forum_id)
    if forum is None:
        return f"the meeting “{meeting.title}”" if meeting.title else "the meeting"
    if meeting.edition:
        return f"the {called(facts, meeting)}"
    return f"the next {forum.short} session" if short else f"the next session of the {forum.name}"


def visit_words(facts: Facts, visit: VisitFact) -> str:
    """`Visit of Dr A to India`; who and where as far as they are stated."""
    who = principal(facts, visit)
    host = facts.get(visit.host_id)
    where = getattr(host, "name", "") if host else ""
    if not where and visit.direction is not None:
        incoming = visit.direction is VisitDirection.INCOMING
        where = facts.home.name if incoming else facts.country.name
    return joined_words("Visit", f"of {who}" if who else "", f"to {where}" if where else "")


def principal(facts: Facts, visit: VisitFact) -> str:
    """Who travels, as the brief prints the name."""
    person = facts.person(visit.principal_id)
    return person.shown if person else visit.principal


def joined_words(*parts: str) -> str:
    """Parts with blanks between, empty ones left out."""
    return " ".join(part for part in parts if part)


def setting(facts: Facts) -> tuple[str, Inlines]:
    """Label and words of the control block for the occasion: day, place and edition, with what is not stated."""
    if facts.visit:
        when = facts.visit.on.show_short() if facts.visit.on else ""
        return "Visit", joined([when] if when else [sewn("Dates ", NOT_STATED)])
    if facts.meeting:
        return ("Session" if facts.meeting.forum_id else "Meeting"), _session(facts.meeting)
    return "Subject", (Text(f"{facts.home.name} and {facts.country.name}"),)


def _session(meeting: MeetingFact) -> Inlines:
    known = [meeting.on.show_short() if meeting.on else "", meeting.place, meeting.local_time]
    missing = []
    if not meeting.on:
        missing.append("date")
    if not meeting.place:
        missing.append("place")
    if meeting.forum_id and not meeting.edition:
        missing.append("edition")
    shown = ", ".join(part for part in known if part)
    if not missing:
        return (Text(shown),)
    words = listed(missing)
    gap = sewn(f"{words if shown else words.capitalize()} ", NOT_STATED)
    return sewn(f"{shown}; ", gap) if shown else gap
