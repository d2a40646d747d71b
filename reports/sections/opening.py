"""The paragraph that opens the scope note: what the occasion is, who asked for it, when the sides last met."""

from __future__ import annotations

from db.values.choices import Role
from db.values.partial_date import DateRange
from reports.document import Inlines, Paragraph, Ref, Text
from reports.facts import Fact, MeetingFact, ParticipationFact
from reports.findings.sessions import called, people_at
from reports.plan import Plan
from reports.sections.grid import paragraph, sewn
from reports.sections.occasion import joined_words, session_of, visit_words
from reports.wording import capital, flowing, listed, on_day, plain, quoted, sentence, shortened

OCCASION_LEAD = "Occasion."
_CHAIRS = frozenset({Role.CO_CHAIR, Role.HEAD})
OCCASION = "prog.occasion"
"""Anchor of the recorded occasion, where it is too long for the scope note."""


def opening(plan: Plan) -> Paragraph:
    """As many sentences as the cap allows, in the order of their weight; the others repeat what sections below say."""
    room = plan.caps.occasion - len(OCCASION_LEAD) - 1
    kept: list[Inlines] = []
    for wordings in _sentences(plan):
        said = next((words for words in wordings if len(plain(words)) < room), ())
        if said:
            kept.append(said)
            room -= len(plain(said)) + 1
    return paragraph(plan, *kept, lead=OCCASION_LEAD, of=_told_of(plan))


def _told_of(plan: Plan) -> tuple[Fact | None, ...]:
    """The records that the paragraph names."""
    facts, last = plan.facts, plan.last
    forum = facts.forum(facts.meeting.forum_id) if facts.meeting else None
    return (facts.visit, facts.meeting, forum, plan.next, last, *(people_at(facts, last) if last else ()))


def _sentences(plan: Plan) -> list[tuple[Inlines, ...]]:
    """Sentences, each in its wordings from the longest to the shortest."""
    facts = plan.facts
    said: list[Inlines] = []
    first: list[tuple[Inlines, ...]] = []
    if facts.visit:
        said += _visit(plan)
    elif facts.meeting:
        first.append(_subject(plan, facts.meeting))
        said += _meeting(plan, facts.meeting)
    else:
        said.append(sewn("No visit or meeting is given for this brief."))
        if plan.next:
            said.append(_planned(plan, plan.next))
    wordings = [*first, *((words,) for words in said if words)]
    if plan.last:
        return [*wordings, (_last(plan, plan.last, chairs=True), _last(plan, plan.last, chairs=False))]
    return [*wordings, (sewn(f"No earlier meeting with {facts.country.name} is on file."),)]


def too_long(plan: Plan) -> bool:
    """Whether the recorded occasion needs more room than half of its cap."""
    return bool(plan.facts.visit and len(plan.facts.visit.occasion) > plan.caps.occasion // 2)


def _visit(plan: Plan) -> list[Inlines]:
    visit = plan.facts.visit
    assert visit is not None  # called for a visit only
    recorded = shortened(flowing(visit.occasion), plan.caps.occasion // 2)
    subject = sentence(recorded) if recorded else sentence(visit_words(plan.facts, visit))
    missing = [] if visit.on else ["gives its dates"]
    if not visit.asked_by:
        missing.append("says who asked for it")
    full = (Text(" (in full: paragraph\u00a0"), Ref(OCCASION), Text(")")) if plan.has("prog") else ()
    return [
        sewn(subject, full if too_long(plan) else (), plan.cite(visit, "occasion")),
        sewn(f"{_dates(visit.on)}.", plan.cite(visit, "on")) if visit.on else (),
        sewn(f"Asked for by {sentence(visit.asked_by)}", plan.cite(visit, "asked_by"))
        if visit.asked_by
        else (),
        _missing(missing),
    ]


def _dates(when: DateRange) -> str:
    """`The date is 3 May 2026`, `The dates are 10–11 December 2025`."""
    return f"The date is {when.show()}" if when.start == when.end else f"The dates are {when.show()}"


def _subject(plan: Plan, meeting: MeetingFact) -> tuple[Inlines, ...]:
    """What the meeting is, in wordings of which the last always has room: what follows speaks of it."""
    forum = plan.facts.forum(meeting.forum_id)
    words = capital(session_of(plan.facts, meeting))
    if forum and forum.abbreviation and not meeting.edition:
        words = f"{words} ({forum.abbreviation})"
    standing = sewn(", ", _standing(plan, meeting)) if forum and forum.standing else ()
    full = sewn(words, standing, ".", plan.cite(forum, "standing") if standing else ())
    return (full, sewn(f"{words}."), sewn(sentence(shortened(words, plan.caps.occasion // 2))))


def _meeting(plan: Plan, meeting: MeetingFact) -> list[Inlines]:
    missing = [] if meeting.on else ["gives its date"]
    missing.append("says who asked for it")
    return [_planned(plan, meeting) if meeting.on else (), _missing(missing)]


def _standing(plan: Plan, meeting: MeetingFact) -> Inlines:
    """The standing of a forum, in quotation marks where it is what a source says."""
    forum = plan.facts.forum(meeting.forum_id)
    assert forum is not None  # called where the forum is known
    verbatim = any(forum.standing in c.quote for c in forum.citations)
    return (quoted(forum.standing),) if verbatim else (Text(forum.standing),)


def _missing(what: list[str]) -> Inlines:
    return sewn(f"No source on file {listed(what, 'or')}.") if what else ()


def _planned(plan: Plan, meeting: MeetingFact) -> Inlines:
    """As in `The 14th JMCC is planned on 3 May 2026 in Muscat`."""
    own = plan.facts.meeting is not None and plan.facts.meeting.id == meeting.id
    if own or (meeting.edition and meeting.forum_id):
        name = "It is planned" if own else f"The {plan.name(meeting)} is planned"
    else:
        name = f"Planned: {plan.name(meeting)}"
    when = on_day(meeting.on) if meeting.on else ""
    where = f"in {meeting.place}" if meeting.place else ""
    words = joined_words(name, when, where)
    told = sewn(", ", quoted(meeting.date_words)) if meeting.date_words and not meeting.on else ()
    return sewn(words, told, ".", plan.cite(meeting, "on", "place", "date_words"))


def _last(plan: Plan, meeting: MeetingFact, *, chairs: bool) -> Inlines:
    """As in `The 13th JMCC met in New Delhi on 24 November 2025, co-chaired by …`."""
    facts = plan.facts
    session = meeting.forum_id and meeting.edition
    name = (
        f"The {called(facts, meeting)} met" if session else f"The last contact was: {called(facts, meeting)}"
    )
    where = f"in {meeting.place}" if meeting.place else ""
    when = on_day(meeting.on) if meeting.on else ""
    leading = [
        _chair(plan, p) for p in meeting.participations if p.role in _CHAIRS and (p.shown or p.person_id)
    ]
    led = ""
    if leading and chairs:
        word = "co-chaired" if any(p.role is Role.CO_CHAIR for p in meeting.participations) else "led"
        led = f", {word} by {listed(leading)}"
    return sewn(joined_words(name, where, when) + led, ".", plan.cite(meeting, "on", "participations"))


def _chair(plan: Plan, participation: ParticipationFact) -> str:
    person = plan.facts.person(participation.person_id)
    name = person.shown if person else participation.shown
    return f"{name} ({participation.post})" if participation.post else name
