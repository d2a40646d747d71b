"""The press line, and defensive lines for topics that are unlikely to come up."""

from __future__ import annotations

from collections.abc import Sequence

from db.values.choices import LineKind
from reports.document import Block, Bullets, Inlines
from reports.facts import LineFact
from reports.plan import Plan, by_kind
from reports.sections.grid import marked, paragraph, sewn
from reports.wording import capital, joined, quiet, sentence


def press(plan: Plan) -> tuple[Block, ...]:
    """Say, if asked, do not say; nothing where no line for the press is recorded.

    Only what is releasable is offered to be said when asked: a line that is not must not reach the press.
    """
    lines = plan.facts.lines
    say = by_kind(lines, LineKind.PRESS)
    if not say:
        return ()
    asked = tuple(n for n in by_kind(lines, LineKind.IF_RAISED) if n.releasable)
    unsaid = by_kind(lines, LineKind.AVOID)
    return (
        *_group(plan, "Say.", say),
        *_group(plan, "If asked.", asked),
        *_group(plan, "Do not say.", unsaid),
    )


def defensive(plan: Plan) -> tuple[Block, ...]:
    """By topic; nothing where no defensive line is recorded."""
    lines = by_kind(plan.facts.lines, LineKind.DEFENSIVE)
    topics = dict.fromkeys(line.topic for line in lines)
    groups = (
        _group(plan, sentence(capital(t or "General")), [n for n in lines if n.topic == t]) for t in topics
    )
    return tuple(block for found in groups for block in found)


def _group(plan: Plan, lead: str, lines: Sequence[LineFact]) -> tuple[Block, ...]:
    if not lines:
        return ()
    if len(lines) == 1:
        return (paragraph(plan, _line(plan, lines[0]), lead=lead, of=lines),)
    items = tuple(marked(plan, _line(plan, one), one) for one in lines)
    return (paragraph(plan, lead=lead, of=lines, opens=True), Bullets(items))


def _line(plan: Plan, line: LineFact) -> Inlines:
    lapsed = line.valid_until and line.valid_until.last < plan.as_of
    warned = quiet(f"Valid until {line.valid_until.show()}: confirm.") if lapsed and line.valid_until else ""
    return joined([sewn(sentence(line.wording), plan.cite(line)), warned])
