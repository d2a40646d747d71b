"""The chronology as a paper of its own: dated records in time order, year by year, then what has no date."""

from __future__ import annotations

from db.values.partial_date import DateRange, PartialDate
from reports.asked import Asked
from reports.document import NOT_STATED, Block, Inlines, Row
from reports.facts import RelationshipFact
from reports.plan import Plan
from reports.sections.chronology import Entry, entries, start_of
from reports.sections.grid import group, marked, paragraph, row, sewn, table
from reports.sections.relationship import origin
from reports.wording import capital, count

_KINDS = {"Session of a forum": "Session"}


def section(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Nothing where nothing is on file for the period."""
    found = [*entries(plan.facts), *_labels(plan)]
    dated = sorted(
        (e for e in found if e.when and _inside(e.when, asked)),
        key=lambda e: (start_of(e.when), e.time, e.words),
    )
    undated = [e for e in found if e.when is None]
    if not dated and not undated:
        return ()
    rows: list[Row] = []
    year = 0
    for entry in dated:
        now = _year(entry)
        if now != year:
            rows.append(group(marked(plan, str(now))))
            year = now
        rows.append(_row(plan, entry))
    if undated:
        rows.append(group(marked(plan, f"Date not stated: {len(undated)}", *(e.of for e in undated))))
        rows += [_row(plan, entry) for entry in sorted(undated, key=lambda e: (e.kind, e.words))]
    columns = (("Date", 22), ("Event", 58), ("Kind", 20))
    words = _summary(dated, undated)
    return (
        paragraph(plan, words, of=[e.of for e in (*dated, *undated)], opens=True),
        table("Chronology", columns, rows, summary="Events in time order"),
    )


def _summary(dated: list[Entry], undated: list[Entry]) -> str:
    said = f"{capital(count(len(dated), 'dated entry', 'dated entries', words=True))}"
    if not undated:
        return f"{said}."
    verb = "stands" if len(undated) == 1 else "stand"
    return f"{said}; {count(len(undated), 'entry', 'entries', words=True)} without a date {verb} at the end."


def _labels(plan: Plan) -> list[Entry]:
    """Since when the relations bear a label."""
    return [_label(plan, one) for one in plan.facts.relationships if one.since]


def _label(plan: Plan, one: RelationshipFact) -> Entry:
    words = f"{origin(plan.facts, one)}: relations called “{one.label}”"
    return Entry(one.since, words, "Relationship", one, "since")


def _row(plan: Plan, entry: Entry) -> Row:
    when: Inlines = sewn(entry.when.show_short()) if entry.when else (NOT_STATED,)
    words = sewn(entry.words, plan.cite(entry.of, entry.field))
    return row(plan, when, words, _KINDS.get(entry.kind, entry.kind), of=(entry.of,))


def _year(entry: Entry) -> int:
    assert entry.when is not None  # called for what is dated
    point = entry.when if isinstance(entry.when, PartialDate) else entry.when.start or entry.when.end
    assert point is not None  # a range has an end or a start
    return point.year


def _inside(when: PartialDate | DateRange, asked: Asked) -> bool:
    """A record may have several dates, of which only some lie in the period."""
    if isinstance(when, PartialDate):
        first, last = when.first, when.last
    else:
        point = when.start or when.end
        assert point is not None  # a range has an end or a start
        first, last = when.first or point.first, when.last or point.last
    return not (asked.start and last < asked.start.first) and not (asked.until and first > asked.until.last)
