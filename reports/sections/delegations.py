"""Delegations: nominal rolls side by side, for the meeting to come and for the last session."""

from __future__ import annotations

from itertools import zip_longest

from db.values.choices import Role
from db.values.partial_date import PartialDate
from reports.document import NOT_STATED, Block, Line, Row
from reports.facts import Facts, MeetingFact, ParticipationFact
from reports.findings.sessions import called, planned
from reports.plan import Plan
from reports.sections.contacts import participant
from reports.sections.grid import lines, paragraph, prompt, row, sewn, table
from reports.wording import capital, count, lower, sentence, strong

_ROLES_SHOWN = frozenset(Role) - {Role.MEMBER}
_MOST_PARTIES = 4


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no meeting is to come and nobody is on file for the last."""
    blocks: list[Block] = []
    for meeting in coming(plan.facts):
        blocks += roll(plan, meeting)
    if plan.facts.meeting:
        blocks += roll(plan, plan.facts.meeting)
        if not plan.facts.meeting.participations:
            words = "No delegation is on file."
            field = prompt("nominal roll in order of rank")
            blocks.append(paragraph(plan, words, field, lead=f"{_head(plan, plan.facts.meeting)}."))
    last = plan.last
    if last and not (plan.facts.meeting and last.id == plan.facts.meeting.id):
        blocks += roll(plan, last)
    return tuple(blocks)


def coming(facts: Facts) -> tuple[MeetingFact, ...]:
    """The planned meetings of the visit that the brief is for, in the order of their days."""
    visit = facts.visit.id if facts.visit else None
    return tuple(m for m in planned(facts) if visit and m.visit_id == visit)


def _head(plan: Plan, meeting: MeetingFact) -> str:
    where = f", {meeting.place}" if meeting.place else ""
    when = f", {meeting.on.show()}" if meeting.on else ""
    return f"{capital(called(plan.facts, meeting))}{where}{when}"


def roll(plan: Plan, meeting: MeetingFact) -> tuple[Block, ...]:
    """The nominal roll of one meeting, its parties side by side; nothing where nobody is on file."""
    if not meeting.participations:
        return ()
    parties = _parties(plan.facts, meeting)
    words = [_heads(meeting)]
    if meeting.participants_remark:
        words.append(sentence(meeting.participants_remark))
    opening = paragraph(
        plan,
        sewn(" ".join(words), plan.cite(meeting, "participations")),
        lead=f"{_head(plan, meeting)}.",
        of=(meeting,),
        opens=True,
    )
    columns = (("No.", 6), *((name, 94 // len(parties)) for name, _ in parties))
    people = [found for _, found in parties]
    rows = [*_rows(plan, meeting, people), *_others(plan, people)]
    caption = f"Nominal roll, {called(plan.facts, meeting)}{_as_of(plan, meeting)}"
    return (opening, table(caption, columns, rows, portion=plan.portion(meeting)))


def _as_of(plan: Plan, meeting: MeetingFact) -> str:
    """The day of the meeting, or of the cut-off where it is still to come: who will hold a post then nobody knows."""
    if meeting.on is None:
        return ""
    ahead = meeting.on.last is not None and meeting.on.last > plan.as_of
    day = PartialDate.of(plan.as_of) if ahead else meeting.on
    return f", posts as of {day.show_short()}"


def _heads(meeting: MeetingFact) -> str:
    named = sum(1 for p in meeting.participations if p.person_id or p.shown)
    return f"{capital(count(named, 'participant', words=True))} {'is' if named == 1 else 'are'} named."


def _parties(facts: Facts, meeting: MeetingFact) -> list[tuple[str, list[ParticipationFact]]]:
    """Home first, then the parties in the order of the meeting; people of no party on file stand in a column of their
    own; from the fifth party on, parties share one.
    """
    ids = list(
        dict.fromkeys((*meeting.party_ids, *(p.party_id for p in meeting.participations if p.party_id)))
    )
    ids.sort(key=lambda party: party != facts.home.id)
    found: list[tuple[str, list[ParticipationFact]]] = []
    for party in ids[:_MOST_PARTIES]:
        country = facts.get(party)
        own = [p for p in meeting.participations if p.party_id == party]
        found.append((str(getattr(country, "name", "Other party")), sorted(own, key=lambda p: p.order)))
    rest = [p for p in meeting.participations if p.party_id not in ids[:_MOST_PARTIES]]
    if rest or not found:
        found.append(("Others", rest))
    return found


def _rows(plan: Plan, meeting: MeetingFact, columns: list[list[ParticipationFact]]) -> list[Row]:
    rows = []
    for place, people in enumerate(zip_longest(*columns), 1):
        shown = [_entry(plan, person) if person else () for person in people]
        named = (plan.facts.person(person.person_id) for person in people if person)
        rows.append(row(plan, str(place), *shown, of=(meeting, *people, *named), labelled=True))
    return rows


def _entry(plan: Plan, participation: ParticipationFact) -> tuple[Line, ...]:
    """Name and role; the post as held on the day; how many where it is a body."""
    name = participant(plan.facts, participation)
    role = f", {lower(participation.role.label)}" if participation.role in _ROLES_SHOWN else ""
    heads = f" ({count(participation.head_count, 'person', 'persons')})" if participation.head_count else ""
    post = participation.post if participation.post != name else ""
    return lines(sewn(strong(name), f"{role}{heads}", plan.cite(participation)) if name else NOT_STATED, post)


def _others(plan: Plan, columns: list[list[ParticipationFact]]) -> tuple[Row, ...]:
    """Whether members besides the leading people are on file; their number is not."""
    said = [
        () if any(p.role is Role.MEMBER for p in found) else lines(sewn("Other members: ", NOT_STATED))
        for found in columns
    ]
    return (row(plan, "", *said),) if any(said) else ()
