"""Action taken since the last session: totals, the register of commitments, and what was discussed but not agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.values.choices import CommitmentStatus, Side, Strength
from reports.document import Block, Bullets, Paragraph, Row
from reports.facts import CommitmentFact, Facts
from reports.findings.register import Item, progress
from reports.findings.sessions import day_of
from reports.plan import DISCUSSED, DISCUSSED_TABLE, MORE_POINTS, OPEN_TABLE, Plan
from reports.sections.entry import due, line_for, made_at, made_short, position, told_of, wording
from reports.sections.grid import group, marked, paragraph, row, stated, table
from reports.sections.scope import split
from reports.wording import capital, count, joined, listed, number_word, shown_day, strong

_SIDES = {Side.OURS: "Ours", Side.THEIRS: "Theirs", Side.JOINT: "Joint", Side.THIRD: "Third parties"}
_DONE = frozenset({CommitmentStatus.IMPLEMENTED, CommitmentStatus.PARTLY})
_WITH_FIGURE = re.compile(r"([a-z]+) (\d)")
"""A word and the figure that it tells, which no line parts."""


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no commitment and no matter discussed is on file."""
    return (*plan.once("action taken", _register), *_more(plan))


def _register(plan: Plan) -> tuple[Block, ...]:
    blocks: list[Block] = []
    register = plan.register
    if any(True for _ in register.action()) or register.closed_before:
        blocks += [reported(plan), _totals(plan)]
    if any(True for _ in register.action()):
        blocks.append(_table(plan))
    return (*blocks, *_discussed(plan))


def reported(plan: Plan) -> Paragraph:
    """Whether anything is reported on what is open; silence is not inaction."""
    items = plan.register.open
    if not items:
        return paragraph(plan, "No commitment is open.")
    told = [i for i in items if progress(i.commitment)]
    latest = _latest_source(plan.facts)
    until = f"; the latest source is of {latest}" if latest else ""
    if not told:
        which = "this commitment" if len(items) == 1 else "any of these commitments"
        words = f"No source on file reports action on {which} after it was made{until}."
        return paragraph(plan, words, "This means no report, not no action.", of=_all(items))
    silent = len(items) - len(told)
    rest = (
        f"{capital(count(silent, 'has', 'have', words=True))} no report"
        if silent
        else "None is without a report"
    )
    which = f"{capital(number_word(len(told)))} of the {count(len(items), 'open commitment')} {_has(told)}"
    if len(items) == 1:
        which = "The one open commitment has"
    return paragraph(plan, f"{which} a report on action. {rest}{until}.", of=_all(items))


def _all(items: Sequence[Item]) -> tuple[CommitmentFact, ...]:
    return tuple(i.commitment for i in items)


def _has(items: Sequence[Item]) -> str:
    return "has" if len(items) == 1 else "have"


def _latest_source(facts: Facts) -> str:
    dated = [source.published for source in facts.sources if source.published]
    return max(dated).show() if dated else ""


def _totals(plan: Plan) -> Paragraph:
    """Every figure is counted; that nothing is overdue for want of dates is said."""
    register = plan.register
    items = register.open
    sides = [
        f"{_SIDES[side].lower()} {register.open_of(side)}" for side in (Side.OURS, Side.THEIRS, Side.JOINT)
    ]
    if third := register.open_of(Side.THIRD):
        sides.append(f"third parties {third}")
    firm, intent = (sum(i.commitment.strength is s for i in items) for s in (Strength.FIRM, Strength.INTENT))
    overdue = f"overdue {sum(i.overdue for i in items)}"
    if items and not any(i.dated for i in items):
        overdue += ", since no source gives a date"
    closed = register.closed_since
    done = sum(i.commitment.status in _DONE for i in closed)
    since = f" since {day}" if (day := _since(plan)) else ""
    words = (
        f"open {len(items)} ({', '.join(sides)}); firm {firm}, intent {intent}; {overdue}; "
        f"ageing {sum(i.ageing for i in items)};{since} done {done}, otherwise closed {len(closed) - done}."
    )
    words = _WITH_FIGURE.sub("\\1\u00a0\\2", words)
    earlier = _earlier(plan)
    everything = [i.commitment for i in register.everything()]
    return paragraph(
        plan, f"at {shown_day(plan.as_of)}: {words}", _carried(items), earlier, lead="Totals", of=everything
    )


def _since(plan: Plan) -> str:
    day = day_of(plan.last)
    return shown_day(day) if day else ""


def _carried(items: Sequence[Item]) -> str:
    carried = [i for i in items if i.commitment.carried]
    if not carried:
        return "No carry-over is recorded." if items else ""
    most = max(i.commitment.carried for i in carried)
    return f"Carried forward: {len(carried)}, at most {count(most, 'time')}."


def _earlier(plan: Plan) -> str:
    before = len(plan.register.closed_before)
    drafts = len(plan.register.unconfirmed)
    said = [f"{count(before, 'was', 'were')} closed earlier" if before else ""]
    said.append(f"{count(drafts, 'is', 'are')} not confirmed by the desk and not counted" if drafts else "")
    found = [words for words in said if words]
    return f"{listed(found)}." if found else ""


def _table(plan: Plan) -> Block:
    rows: list[Row] = []
    for side in Side:
        items = plan.register.side(side)
        if side is Side.THIRD and not items:
            continue
        told = (item.commitment for item in items)
        rows.append(group(marked(plan, f"{_SIDES[side]}: {_counted(items)}", *told)))
        for item in items:
            rows += _rows(plan, item)
    columns = (
        ("No.", 5),
        ("Commitment and wording", 43),
        ("Made at", 19),
        ("Due", 15),
        ("Status; position", 18),
    )
    return table(
        "Commitments, the most urgent first, with the wording agreed",
        columns,
        rows,
        summary="Commitments by side, with wording, where made, due and status; under each the line for this session",
        anchor=OPEN_TABLE,
    )


def _counted(items: Sequence[Item]) -> str:
    """How many a side has, and how many of them are closed: the totals count what is open."""
    closed = sum(item.commitment.status.closed for item in items)
    return f"{len(items) or 'none recorded'}" + (f", of which {closed} closed" if closed else "")


def _rows(plan: Plan, item: Item) -> list[Row]:
    commitment = item.commitment
    facts = row(
        plan,
        wording(plan, commitment),
        made_at(plan, item),
        due(item),
        position(plan, item),
        of=told_of(plan, commitment),
        anchor=commitment.id,
        numbered=True,
    )
    return [facts] if commitment.status.closed else [facts, line_for(plan, commitment)]


def _discussed(plan: Plan) -> tuple[Block, ...]:
    items = plan.register.discussed
    if not items:
        return ()
    words = "The matters in the next table may be taken up; they must not be quoted as commitments."
    opening = paragraph(plan, words, lead="Discussed, not agreed.", anchor=DISCUSSED, opens=True)
    rows = [
        row(
            plan,
            wording(plan, item.commitment),
            made_short(plan, item.commitment),
            stated(item.commitment.beneficiary),
            of=told_of(plan, item.commitment),
            anchor=item.commitment.id,
            numbered=True,
        )
        for item in items
    ]
    columns = (("No.", 5), ("Matter and wording", 56), ("Discussed at", 23), ("Of use to", 16))
    return (opening, table("Discussed, not agreed", columns, rows, anchor=DISCUSSED_TABLE))


def _more(plan: Plan) -> tuple[Block, ...]:
    """Points for which the scope note has no room."""
    rest = split(plan)[1] if plan.has("scope") else ()
    if not rest:
        return ()
    opening = paragraph(
        plan,
        lead="Further points to carry.",
        of=[f for p in rest for f in p.of],
        anchor=MORE_POINTS,
        opens=True,
    )
    items = ((joined([strong(p.lead), p.words]) if p.lead else p.words, p.of) for p in rest)
    return (opening, Bullets(tuple(marked(plan, words, *of) for words, of in items)))
