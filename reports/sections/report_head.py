"""What stands over a report: its kind, its title, and its control block."""

from __future__ import annotations

from typing import assert_never

from reports.asked import Asked, ReportKind
from reports.document import NOT_STATED, Block, Inlines, Text
from reports.facts import Facts, ForumFact, MeetingFact
from reports.findings.sessions import called
from reports.plan import Plan
from reports.sections import head
from reports.sections.grid import sewn
from reports.sections.occasion import Naming
from reports.wording import capital, count, listed, lower, shown_day


def naming(facts: Facts, asked: Asked) -> Naming:
    """Kind, title, subtitle and the words of the running head."""
    title, subtitle = _titles(facts, asked)
    return Naming(asked.kind.label, title, subtitle, f"{title}: {lower(asked.kind.label)}")


def section(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The control block of the brief, with the subject of the report."""
    return head.section(plan, _subject(plan.facts, asked))


def _titles(facts: Facts, asked: Asked) -> tuple[str, str]:
    match asked.kind:
        case ReportKind.ACTIONS:
            return _actions(facts, asked)
        case ReportKind.RECORD:
            meeting = _meeting(facts, asked)
            return capital(called(facts, meeting)), _where(facts, meeting)
        case ReportKind.HISTORY:
            forum = _forum(facts, asked)
            short = f"{forum.abbreviation}: " if forum.abbreviation else ""
            return forum.name, f"{short}{parties(facts, forum.party_ids)}"
        case ReportKind.CHRONOLOGY:
            return facts.country.name, f"Chronology with {facts.home.name}{_period(asked)}"
        case ReportKind.PERSON:
            person = facts.person(asked.person_id)
            assert person is not None  # a person sheet has its person
            country = facts.get(person.country_id)
            return person.shown, str(getattr(country, "name", ""))
        case ReportKind.HANDOVER:
            when = f"State of what is open on {shown_day(facts.control.as_of)}"
            return (facts.country.name if asked.country_id else "The desk"), when
        case _:
            assert_never(asked.kind)


def _actions(facts: Facts, asked: Asked) -> tuple[str, str]:
    """By owner, else by forum, visit, country; what was typed is said beneath."""
    forum = facts.forum(asked.forum_id)
    one = asked.country_id is not None
    if asked.owner:
        title, subtitle = asked.owner, f"Commitments{f' with {facts.country.name}' if one else ''}"
    elif forum:
        title, subtitle = forum.short, f"{forum.name}: {parties(facts, forum.party_ids)}"
    elif facts.visit:
        title, subtitle = facts.visit.title, f"Commitments with {facts.country.name}"
    elif one:
        title, subtitle = (
            facts.country.name,
            f"Commitments between {parties(facts, (facts.home.id, facts.country.id))}",
        )
    else:
        title, subtitle = "All commitments", "Of every forum and country on file"
    return title, f"{subtitle}; only {asked.scope}" if asked.scope else subtitle


def parties(facts: Facts, ids: tuple[str, ...]) -> str:
    """`India and Oman`, home first where it is among them; those that the report may name."""
    ordered = sorted(dict.fromkeys(ids), key=lambda one: one != facts.home.id)
    return listed([str(getattr(found, "name", "")) for one in ordered if (found := facts.get(one))])


def _where(facts: Facts, meeting: MeetingFact) -> str:
    words = [parties(facts, meeting.party_ids), meeting.place, meeting.on.show() if meeting.on else ""]
    return ", ".join(part for part in words if part)


def _period(asked: Asked) -> str:
    start, until = asked.start, asked.until
    if start and until:
        return f", {start.show()} to {until.show()}"
    if start:
        return f" since {start.show()}"
    return f" until {until.show()}" if until else ""


def _subject(facts: Facts, asked: Asked) -> tuple[str, Inlines]:
    match asked.kind:
        case ReportKind.RECORD:
            meeting = _meeting(facts, asked)
            when = meeting.on.show_short() if meeting.on else ""
            words = ", ".join(part for part in (when, meeting.place, meeting.local_time) if part)
            gap = sewn("Date ", NOT_STATED) if not meeting.on else ()
            return "Meeting", sewn(words, "; " if words and gap else "", gap)
        case ReportKind.ACTIONS if asked.since is not None:
            return "Since", (Text(shown_day(asked.since)),)
        case ReportKind.HANDOVER if not asked.country_id:
            rest = count(len(asked.country_ids), "other country", "other countries", words=True)
            return "Subject", (Text(f"{facts.home.name} and {rest}"),)
        case _:
            ids = (facts.home.id, asked.country_id) if asked.country_id else (facts.home.id,)
            forum = facts.forum(asked.forum_id)
            return "Subject", (Text(parties(facts, forum.party_ids if forum else ids)),)


def _meeting(facts: Facts, asked: Asked) -> MeetingFact:
    found = facts.held(asked.meeting_id)
    assert found is not None  # a record of discussion has its meeting
    return found


def _forum(facts: Facts, asked: Asked) -> ForumFact:
    found = facts.forum(asked.forum_id)
    assert found is not None  # a forum history has its forum
    return found
