"""Changed since the last brief: what is new, what moved, who came into office, what was corrected."""

from __future__ import annotations

from reports.document import Block, Inlines, Row
from reports.facts import CommitmentFact, Fact, MeetingFact
from reports.facts.changes import ChangeFact, ChangeKind
from reports.findings.labels import record_words
from reports.plan import Plan
from reports.sections.grid import group, lines, marked, paragraph, row, sewn, table
from reports.wording import bare, capital, joined, quiet, shown_day


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where there is no earlier brief on the subject; that nothing changed is said."""
    since = plan.facts.since
    if since is None:
        return ()
    named = f"the brief {since.reference}" if since.reference else "the last brief"
    upto = f"(information cut-off {shown_day(since.as_of)})"
    told = [change for change in since.changes if plan.facts.get(change.record_id)]
    if not told:
        return (paragraph(plan, f"Nothing on file has changed since {named} {upto}."),)
    counts = [
        f"{kind.value}\u00a0{sum(c.kind is kind for c in told):,}"
        for kind in ChangeKind
        if any(c.kind is kind for c in told)
    ]
    of = [plan.facts.get(change.record_id) for change in told]
    opening = paragraph(plan, f"Since {named} {upto}: {'; '.join(counts)}.", of=of, opens=True)
    return (opening, table("Changed since the last brief", (("What", 42), ("Change", 58)), _rows(plan, told)))


def _rows(plan: Plan, told: list[ChangeFact]) -> list[Row]:
    rows: list[Row] = []
    for kind in ChangeKind:
        found = [change for change in told if change.kind is kind]
        if found:
            of = [plan.facts.get(change.record_id) for change in found]
            rows.append(group(marked(plan, f"{capital(kind.value)}: {len(found)}", *of)))
            rows += [_row(plan, change) for change in found]
    return rows


def _row(plan: Plan, change: ChangeFact) -> Row:
    fact = plan.facts.get(change.record_id)
    assert fact is not None  # the section tells only records of this brief
    told = change.told or _new(fact)
    return row(plan, _name(plan, fact), lines(*map(capital, told)) or quiet("new"), of=(fact,))


def _name(plan: Plan, fact: Fact) -> Inlines:
    """What the record is called, with its number where it has one, and its note."""
    words = bare(fact.wording) if isinstance(fact, CommitmentFact) else record_words(plan.facts, fact)
    numbers = plan.numbers([fact.id])
    where = sewn(" (", numbers, ")") if numbers else ()
    return sewn(joined([words]), where, plan.cite(fact))


def _new(fact: Fact) -> tuple[str, ...]:
    """What a new record is, in a phrase: its status and day."""
    status = getattr(fact, "status", None)
    when = getattr(fact, "on", None) or getattr(fact, "made_on", None) or getattr(fact, "signed", None)
    day = when.show_short() if when is not None else ""
    where = fact.place if isinstance(fact, MeetingFact) else ""
    told = ", ".join(part for part in (status.label if status else "", where, day) if part)
    return (told,) if told else ()
