"""What an officer should look at before a report goes out: of the records that the report is about, nothing else."""

from __future__ import annotations

from typing import assert_never

from app.briefs.readiness import Item, Matter, readiness
from reports.asked import Asked, ReportKind
from reports.evidence import every_fact
from reports.facts import Facts


def to_look_at(facts: Facts, asked: Asked) -> list[Item]:
    """Everything to look at, the gravest first. Of records that the report only names it knows too little to judge."""
    about = _about(facts, asked)
    return [one for one in readiness(facts) if one.matter is Matter.UNMARKED or one.record_id in about]


def _about(facts: Facts, asked: Asked) -> set[str]:
    """Ids of the records of which everything is gathered that a judgement needs."""
    commitments = {one.id for one in facts.commitments}
    match asked.kind:
        case ReportKind.ACTIONS:
            return commitments
        case ReportKind.RECORD:
            own = {one.id for one in facts.commitments if one.meeting_id == asked.meeting_id}
            return own | {asked.meeting_id or ""}
        case ReportKind.HISTORY:
            return commitments | {one.id for one in facts.meetings if one.forum_id == asked.forum_id}
        case ReportKind.CHRONOLOGY:
            return set()
        case ReportKind.PERSON:
            posts = {post.id for one in facts.persons for post in one.posts}
            return posts | {one.id for one in facts.persons}
        case ReportKind.HANDOVER:
            return {fact.id for fact in every_fact(facts)}
        case _:
            assert_never(asked.kind)
