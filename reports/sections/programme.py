"""Programme and choreography: what happens when, where and with whom, what the press sees and who speaks."""

from __future__ import annotations

from db.values.choices import MeetingStatus
from reports.document import NOT_STATED, Block, Line
from reports.facts import MeetingFact, ProgrammeItemFact
from reports.findings.sessions import called
from reports.plan import Plan
from reports.sections.contacts import participant
from reports.sections.grid import lines, paragraph, row, sewn, stated, table
from reports.sections.opening import OCCASION, too_long
from reports.wording import quiet, sentence

_COLUMNS = (("Date and time", 18), ("Step", 27), ("Place", 17), ("With", 19), ("Press; who speaks", 19))


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing without a visit, or where neither programme nor meeting of it is on file."""
    visit = plan.facts.visit
    if visit is None:
        return ()
    blocks: list[Block] = []
    if too_long(plan):
        full = sewn(sentence(visit.occasion), plan.cite(visit, "occasion"))
        blocks.append(paragraph(plan, full, lead="Occasion in full.", of=(visit,), anchor=OCCASION))
    steps = sorted(visit.programme, key=lambda item: item.order)
    rows = [row(plan, *_step(plan, item), of=(visit, item)) for item in steps]
    if not rows:
        rows = [row(plan, *_meeting(plan, m), of=(m,)) for m in _meetings(plan, visit.id)]
    if rows:
        blocks.append(
            table("Programme", _COLUMNS, rows, summary="Programme by time with place, people and press")
        )
    return tuple(blocks)


def _step(plan: Plan, item: ProgrammeItemFact) -> tuple[tuple[Line, ...], ...]:
    press = lines(
        item.press,
        f"Speaks: {item.speaks}" if item.speaks else "",
        f"Interpreter: {item.interpreter}" if item.interpreter else "",
    )
    return (
        lines(stated(item.on.show_short() if item.on else ""), item.time),
        lines(sewn(item.title, plan.cite(item)) if item.title else NOT_STATED),
        lines(stated(item.place)),
        lines(stated(item.with_whom)),
        press or lines(NOT_STATED),
    )


def _meetings(plan: Plan, visit: str) -> tuple[MeetingFact, ...]:
    own = (m for m in plan.facts.meetings if m.visit_id == visit and m.status is MeetingStatus.PLANNED)
    return tuple(sorted(own, key=lambda m: (m.on is None, m.on.text if m.on else "", m.local_time)))


def _meeting(plan: Plan, meeting: MeetingFact) -> tuple[tuple[Line, ...], ...]:
    """A planned meeting as a step, where no programme is recorded."""
    people = "; ".join(p for p in (participant(plan.facts, p) for p in meeting.participations) if p)
    return (
        lines(stated(meeting.on.show_short() if meeting.on else ""), meeting.local_time),
        lines(sewn(called(plan.facts, meeting), plan.cite(meeting))),
        lines(stated(meeting.place), quiet(meeting.venue) if meeting.venue else ""),
        lines(stated(people)),
        lines(NOT_STATED),
    )
