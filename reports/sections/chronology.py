"""The chronology: every dated record in time order, then what has no date."""

from __future__ import annotations

from typing import NamedTuple

from db.values.choices import ExerciseStatus, MeetingStatus, VisitStatus
from db.values.partial_date import DateRange, PartialDate
from reports.document import NOT_STATED, Block
from reports.facts import CommitmentFact, ExerciseFact, Fact, Facts, VisitFact
from reports.findings.sessions import called
from reports.plan import Plan
from reports.sections.cooperation import exercise_name
from reports.sections.grid import Content, group, marked, row, shared, table
from reports.wording import bare, inlined, lower

When = PartialDate | DateRange


class Entry(NamedTuple):
    """Something that happened or is to happen on a day."""

    when: When | None
    words: str
    kind: str
    of: Fact
    field: str
    numbers: tuple[str, ...] = ()
    time: str = ""
    """The hour, where it is known: what happens on one day stands in its order."""


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no record is dated."""
    found = entries(plan.facts)
    dated = sorted((e for e in found if e.when), key=lambda e: (start_of(e.when), e.time, e.words))
    undated = [e for e in found if e.when is None]
    if not dated:
        return ()
    rows = [row(plan, *_cells(plan, e), of=(e.of,)) for e in dated]
    if undated:
        rows.append(group(marked(plan, f"Date not stated: {len(undated)}", *(e.of for e in undated))))
        rows += [row(plan, *_cells(plan, e), of=(e.of,)) for e in undated]
    columns = (("Date", 20), ("Event", 52), ("Kind", 16), ("On record", 12))
    return (table("Chronology", columns, rows, summary="Dated records in time order"),)


def start_of(when: When | None) -> str:
    """Sorts by the beginning; what has no date comes last."""
    point = when if isinstance(when, PartialDate) else (when.start or when.end) if when else None
    return point.text if point else "~"


def _cells(plan: Plan, entry: Entry) -> tuple[Content, ...]:
    when: Content = shared(plan, entry.when.show_short()) if entry.when else (NOT_STATED,)
    words = (*inlined(entry.words), *plan.cite(entry.of, entry.field))
    numbers = plan.numbers(entry.numbers) if entry.numbers else ()
    return (when, words, shared(plan, entry.kind), numbers)


def entries(facts: Facts) -> tuple[Entry, ...]:
    """Meetings, visits, agreements, exercises, entries of logs, and commitments made outside a meeting."""
    made: dict[str, list[str]] = {}
    for commitment in facts.commitments:
        made.setdefault(commitment.meeting_id or "", []).append(commitment.id)
    found = [
        Entry(m.on, _meeting(facts, m.id), m.kind.label, m, "on", tuple(made.get(m.id, ())), m.local_time)
        for m in {m.id: m for m in (*((facts.meeting,) if facts.meeting else ()), *facts.meetings)}.values()
    ]
    own = (facts.visit,) if facts.visit else ()
    visits = {v.id: v for v in (*own, *facts.visits)}.values()
    found += [Entry(v.on or v.includes, _visit(v), "Visit", v, "on") for v in visits]
    for agreement in facts.agreements:
        for when, verb, name in (
            (agreement.signed, "signed", "signed"),
            (agreement.in_force, "in force", "in_force"),
            (agreement.expires, "expires", "expires"),
        ):
            if when:
                found.append(Entry(when, f"{agreement.title}: {verb}", "Agreement", agreement, name))
    found += [Entry(e.on, _exercise(e), "Exercise", e, "on") for e in facts.exercises]
    found += [e for c in facts.commitments for e in _log(facts, c)]
    found += [Entry(n.on, n.title, n.kind.capitalize(), n, "on") for n in facts.notes if n.on]
    return tuple(found)


def _meeting(facts: Facts, meeting_id: str) -> str:
    meeting = facts.held(meeting_id)
    assert meeting is not None  # every meeting of the brief is found by its id
    where = f", {meeting.place}" if meeting.place else ""
    status = "" if meeting.status is MeetingStatus.HELD else f" ({lower(meeting.status.label)})"
    return f"{called(facts, meeting)}{where}{status}"


def _visit(visit: VisitFact) -> str:
    """The title; of one of which only a day is known that it covered, that this is all."""
    status = visit.status
    told = f" ({lower(status.label)})" if status and status is not VisitStatus.DONE else ""
    part = "" if visit.on or not visit.includes else ", in part: first and last day not stated"
    return f"{visit.title or 'Visit'}{told}{part}"


def _exercise(exercise: ExerciseFact) -> str:
    status = exercise.status
    told = f" ({lower(status.label)})" if status and status is not ExerciseStatus.CONCLUDED else ""
    return f"{exercise_name(exercise)}{told}"


def _log(facts: Facts, commitment: CommitmentFact) -> list[Entry]:
    """Entries of the log; the making only where no meeting of the brief tells it."""
    own = (commitment.id,)
    words = bare(commitment.wording)
    found = [
        Entry(
            u.on,
            f"{u.status.label if u.status else u.kind.label}: {words}{f' ({bare(u.remark)})' if u.remark else ''}",
            "Commitment",
            u,
            "on",
            own,
        )
        for u in commitment.updates
    ]
    if commitment.tracked and commitment.made_on and facts.held(commitment.meeting_id) is None:
        found.append(
            Entry(
                commitment.made_on,
                f"{commitment.kind.label}: {words}",
                "Commitment",
                commitment,
                "made_on",
                own,
            )
        )
    return found
