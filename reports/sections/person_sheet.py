"""The person sheet: who it is, when we met, what was said there and what is open from it."""

from __future__ import annotations

from dataclasses import replace

from reports.asked import Asked
from reports.document import NOT_STATED, Block, Line, Row, Text
from reports.facts import MeetingFact, NoteFact, PersonFact
from reports.findings.register import Item, judged
from reports.findings.sessions import met
from reports.plan import Plan
from reports.sections.biographies import HOUSE_NAME, biography
from reports.sections.contacts import outcome
from reports.sections.entry import due, status_words, told_of, wording
from reports.sections.grid import group, lines, marked, paragraph, row, sewn, stated, table
from reports.wording import capital, count, lower, quiet, sentence


def numbered(plan: Plan) -> tuple[str, ...]:
    """Ids of the statements in the order of their numbers."""
    return tuple(item.commitment.id for _, own in _said(plan) for item in own)


def _person(plan: Plan, asked: Asked) -> PersonFact:
    found = plan.facts.person(asked.person_id)
    assert found is not None  # a person sheet has its person
    return found


def who(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Everything on file about the person; posts as held on the date shown."""
    words = "Posts are as held on the date shown; confirm before use."
    sheet = biography(plan, _person(plan, asked))
    rows = tuple(_renamed(one) for one in sheet.rows)
    return (paragraph(plan, words, opens=True), replace(sheet, rows=rows))


def _renamed(one: Row) -> Row:
    """The row of a biography as this paper calls it."""
    (label,) = one.cells[0]
    *before, last = label.inlines  # a portion mark may stand before the label
    if not (isinstance(last, Text) and last.text == HOUSE_NAME):
        return one
    return replace(one, cells=(lines((*before, Text("Name as we write it"))), *one.cells[1:]))


def meetings(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Every meeting at which the person took part, newest first, in which role and post."""
    person = _person(plan, asked)
    rows = [_meeting(plan, person, one) for one in met(plan.facts, person)]
    if not rows:
        return ()
    columns = (
        ("Date and place", 20),
        ("Meeting", 28),
        ("Role and post then", 26),
        ("Outcome in one line", 26),
    )
    return (table("Meetings, the newest first", columns, rows),)


def _meeting(plan: Plan, person: PersonFact, meeting: MeetingFact) -> Row:
    seat = next(one for one in meeting.participations if one.person_id == person.id)
    day = meeting.on.show_short() if meeting.on else ""
    when: tuple[Line, ...] = lines(day or NOT_STATED, meeting.place)
    return row(
        plan,
        when,
        sewn(capital(plan.name(meeting)), plan.cite(meeting)),
        lines(capital(lower(seat.role.label)), quiet(seat.post) if seat.post else ""),
        outcome(plan, meeting),
        of=(meeting, seat),
    )


def said(plan: Plan) -> tuple[Block, ...]:
    """What the meetings with the person gave, meeting by meeting: said by the meeting, not by the person alone."""
    rows: list[Row] = []
    for meeting, items in _said(plan):
        when = f", {meeting.on.show_short()}" if meeting and meeting.on else ""
        name = capital(plan.name(meeting)) if meeting else "Elsewhere"
        told = (meeting, *(item.commitment for item in items))
        rows.append(group(marked(plan, f"{name}{when}: {len(items)}", *told)))
        rows += [_statement(plan, item) for item in items]
    if not rows:
        return ()
    everything = [item for _, items in _said(plan) for item in items]
    still = sum(i.commitment.tracked and not i.commitment.status.closed for i in everything)
    words = (
        f"The meetings gave {count(len(everything), 'statement', words=True)}, of which "
        f"{count(still, 'is an open commitment', 'are open commitments', words=True)}. They are statements of the "
        "meetings; who spoke them is not on file."
    )
    columns = (("No.", 5), ("Statement, with the wording on file", 57), ("Due", 18), ("Kind; status", 20))
    return (
        paragraph(plan, words, of=[i.commitment for i in everything], opens=True),
        table("What the meetings gave", columns, rows),
    )


def _said(plan: Plan) -> list[tuple[MeetingFact | None, list[Item]]]:
    order = {one.id: place for place, one in enumerate(plan.facts.meetings)}
    found: dict[str, list[Item]] = {}
    for one in plan.facts.commitments:
        found.setdefault(one.meeting_id or "", []).append(judged(plan.facts, one))
    ids = sorted(found, key=lambda one: order.get(one, len(order)))
    return [
        (plan.facts.held(one), sorted(found[one], key=lambda i: (not i.commitment.tracked, i.commitment.id)))
        for one in ids
    ]


def _statement(plan: Plan, item: Item) -> Row:
    one = item.commitment
    status = status_words(item) if one.tracked else "no follow-up"
    return row(
        plan,
        wording(plan, one, lead=one.tracked),
        due(item) if one.tracked else "–",
        lines(one.kind.label, quiet(status)),
        of=told_of(plan, one),
        anchor=one.id,
        numbered=True,
    )


def remarks(plan: Plan) -> tuple[Block, ...]:
    """Notes about the person."""
    rows = [row(plan, stated(_day(one)), lines(one.title, sentence(one.body) if one.body else ""), of=(one,))
            for one in plan.facts.notes]  # fmt: skip
    return (table("Notes", (("Date", 18), ("Note", 82)), rows),) if rows else ()


def _day(note: NoteFact) -> str:
    return note.on.show_short() if note.on else ""
