"""The proof of a report: its sources, what rests on none, and where sources differ."""

from __future__ import annotations

from db.values.choices import MeetingStatus
from reports.asked import Asked
from reports.document import Block
from reports.evidence import independent
from reports.facts import Fact, MeetingFact
from reports.findings.labels import record_words
from reports.plan import Plan
from reports.sections import sources
from reports.sections.grid import paragraph, sewn
from reports.wording import capital, count


def proof(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """The sources, then in one paragraph what has none, then contradictions."""
    return sources.proof(plan, _without(plan, asked))


def _without(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Of the records that the report proves those that no citation supports: by number, else by name."""
    own = plan.facts.meeting
    told: list[Fact] = [own] if own and not independent(plan.facts, own.citations) else []
    told += [one for one in sources.unsourced(plan.facts) if not (own and one.id == own.id)]
    found = [one for one in told if one.id in asked.proved and not _planned(one)]
    if not found:
        return ()
    numbers = plan.numbers(one.id for one in found)
    names = [record_words(plan.facts, one) for one in found if one.id not in plan.order]
    said = capital(count(len(found), "fact rests", "facts rest", words=True))
    listed = "; ".join(names)
    words = sewn(
        f"{said} on no source on file; confirm before use: ",
        *numbers,
        "; " if numbers and names else "",
        f"{listed}.",
    )
    return (paragraph(plan, words, lead="Without a source.", of=found),)


def _planned(fact: Fact) -> bool:
    """What is to come is the office's own plan."""
    return isinstance(fact, MeetingFact) and fact.status is MeetingStatus.PLANNED
