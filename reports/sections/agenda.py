"""The annotated agenda: item by item what to say, to whom, what if raised, the background and what is linked to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.values.choices import LineKind, MeetingStatus, ObjectiveSide
from reports.document import Block, Bullets, Inlines, Paragraph
from reports.facts import CommitmentFact, LineFact, MeetingFact, ObjectiveFact, PointFact
from reports.findings.sessions import called
from reports.plan import DOCUMENTS, MORE_LINES, Plan
from reports.sections.grid import marked, paragraph, prompt, sewn
from reports.wording import capital, flowing, headed, joined, quiet, sentence

_OWN_SECTIONS = frozenset({LineKind.PRESS, LineKind.DEFENSIVE})
_GENERAL = "General"

_HEADS: tuple[tuple[LineKind, str], ...] = (
    (LineKind.POINT_TO_MAKE, "Points to make"),
    (LineKind.IF_RAISED, "If raised"),
    (LineKind.AVOID, "Avoid"),
    (LineKind.POSITION_OURS, "Our position"),
    (LineKind.POSITION_THEIRS, "Their position"),
)


@dataclass(slots=True)
class AgendaItem:
    """One matter: the point of a meeting, or a topic on which lines are recorded."""

    title: str
    point: PointFact | None = None
    meeting: MeetingFact | None = None
    lines: list[LineFact] = field(default_factory=list)


def agenda_items(plan: Plan) -> tuple[AgendaItem, ...]:
    """Points of the planned meetings in their order, then topics with lines only; general lines first among these."""
    items = [
        AgendaItem(p.title, p, m) for m in _meetings(plan) for p in sorted(m.points, key=lambda p: p.order)
    ]
    by_title = {_key(item.title): item for item in reversed(items)}
    for line in sorted(plan.facts.lines, key=lambda line: (bool(line.topic), line.order)):
        if line.kind in _OWN_SECTIONS:
            continue
        title = line.topic or _GENERAL
        item = by_title.get(_key(title))
        if item is None:
            item = by_title[_key(title)] = AgendaItem(capital(title))
            items.append(item)
        item.lines.append(line)
    return tuple(items)


def _key(title: str) -> str:
    return " ".join(title.casefold().split())


def _meetings(plan: Plan) -> tuple[MeetingFact, ...]:
    """The brief's meeting, or the planned meetings of its visit."""
    facts = plan.facts
    if facts.meeting:
        return (facts.meeting,)
    visit = facts.visit.id if facts.visit else None
    return tuple(
        m for m in facts.meetings if visit and m.visit_id == visit and m.status is MeetingStatus.PLANNED
    )


def too_many(plan: Plan) -> tuple[ObjectiveFact, ...]:
    """All objectives, where the scope note has no room for each of them in full; else none."""
    objectives = plan.facts.objectives
    long = any(len(o.wording) > plan.caps.objective for o in objectives)
    many = any(sum(o.side is side for o in objectives) > plan.caps.objectives for side in ObjectiveSide)
    return tuple(sorted(objectives, key=lambda o: (o.side, o.order))) if long or many else ()


def line_anchor(item: AgendaItem) -> str:
    """Anchor of an item's paragraph."""
    return f"agenda.{_key(item.title)}"


def anchor_of(plan: Plan, line: LineFact) -> str:
    """Anchor of the item under which a line is printed."""
    return next(line_anchor(item) for item in agenda_items(plan) if line in item.lines)


def section(plan: Plan) -> tuple[Block, ...]:
    """Nothing where no meeting has points and no line is recorded."""
    blocks: list[Block] = [*_objectives(plan), *_documents(plan)]
    anchors: set[str] = set()
    for item in agenda_items(plan):
        anchor = line_anchor(item)
        blocks += _item(plan, item, None if anchor in anchors else anchor)
        anchors.add(anchor)
    return tuple(blocks)


def _objectives(plan: Plan) -> tuple[Block, ...]:
    objectives = too_many(plan)
    if not objectives:
        return ()
    opening = paragraph(
        plan,
        lead="Objectives in full.",
        of=(plan.facts.visit, plan.facts.meeting, *objectives),
        anchor=MORE_LINES,
        opens=True,
    )
    occasions = (plan.facts.visit, plan.facts.meeting)
    items = (marked(plan, f"{o.side.label}: {sentence(o.wording)}", *occasions, o) for o in objectives)
    return (opening, Bullets(tuple(items)))


def _documents(plan: Plan) -> tuple[Block, ...]:
    """Decisions and documents, where the scope note has no room for their wording."""
    visit = plan.facts.visit
    if visit is None or len(visit.documents) <= plan.caps.decisions:
        return ()
    words = sewn(sentence(flowing(visit.documents)), plan.cite(visit, "documents"))
    return (paragraph(plan, words, lead="Decisions and documents in full.", of=(visit,), anchor=DOCUMENTS),)


def _item(plan: Plan, item: AgendaItem, anchor: str | None) -> list[Block]:
    summary = sentence(item.point.summary) if item.point else ""
    where = f"At the {called(plan.facts, item.meeting)}." if item.meeting and not plan.facts.meeting else ""
    blocks: list[Block] = [
        paragraph(
            plan,
            sewn(summary, plan.cite(item.point)) if summary else plan.cite(item.point),
            where,
            lead=sentence(capital(item.title)),
            of=(item.meeting, item.point),
            anchor=anchor,
        )
    ]
    points = [line for line in item.lines if line.kind is LineKind.POINT_TO_MAKE]
    if not points and item.point:
        blocks.append(paragraph(plan, prompt("point to make, and to whom"), lead="Points to make.", level=3))
    for kind, head in _HEADS:
        blocks += _lines(plan, head, [line for line in item.lines if line.kind is kind])
    return [*blocks, *_linked(plan, item)]


def _lines(plan: Plan, head: str, lines: list[LineFact]) -> list[Block]:
    """One level-3 paragraph a line where there is one, else a lead and bullets, parted into what may be used freely and
    what must not be disclosed.
    """
    blocks: list[Block] = []
    for releasable, words in ((True, "may be used freely"), (False, "not to be disclosed"), (None, "")):
        found = [line for line in lines if line.releasable is releasable]
        if not found:
            continue
        lead = f"{head} ({words})." if words else f"{head}."
        if len(found) == 1:
            blocks.append(paragraph(plan, _line(plan, found[0]), lead=lead, of=found, level=3))
        else:
            blocks.append(paragraph(plan, lead=lead, of=found, level=3, opens=True))
            blocks.append(Bullets(tuple(marked(plan, _line(plan, line), line) for line in found)))
    return blocks


def _line(plan: Plan, line: LineFact) -> Inlines:
    """The line, to whom it is to be said, and whether it has lapsed."""
    lapsed = line.valid_until and line.valid_until.last < plan.as_of
    whom = f"the {line.to_whom[4:]}" if line.to_whom.startswith("The ") else line.to_whom
    told = quiet(f"(to {whom})") if whom else ""
    warned = quiet(f"Valid until {line.valid_until.show()}: confirm.") if lapsed and line.valid_until else ""
    return joined([sewn(sentence(line.wording), plan.cite(line)), told, warned])


def _linked(plan: Plan, item: AgendaItem) -> tuple[Paragraph, ...]:
    numbers = plan.numbers(c.id for c in touching(plan.facts.commitments, item.title))
    if not numbers:
        return ()
    return (paragraph(plan, sewn(headed(numbers), "."), lead="On record.", level=3),)


def touching(commitments: Iterable[CommitmentFact], topic: str) -> tuple[CommitmentFact, ...]:
    """Commitments that carry this topic."""
    wanted = _key(topic)
    return tuple(c for c in commitments if wanted in {_key(t) for t in c.topics})
