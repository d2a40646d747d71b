"""One brief in the making: the facts, the outline, and where in it every commitment is numbered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from reports.document import Inline, Inlines, Ref, Text
from reports.evidence import cite
from reports.facts import (
    CommitmentFact,
    Fact,
    Facts,
    LineFact,
    MeetingFact,
    NameFact,
    ObjectiveFact,
    ParticipationFact,
    PointFact,
    PostFact,
    ProgrammeItemFact,
    UpdateFact,
)
from reports.findings.register import Item, Register, register
from reports.findings.sessions import called, last_session, next_meeting
from reports.outlines import Caps, Preset
from reports.portions import highest, marks_portions
from reports.wording import lower

T = TypeVar("T")

DISCUSSED = "atr.discussed"
"""Anchor of the paragraph that opens the matters discussed."""
OPEN_TABLE = "atr.table"
DISCUSSED_TABLE = "atr.discussed.table"
MORE_POINTS = "atr.more"
MORE_CAUTIONS = "annG.more"
DOCUMENTS = "agenda.documents"
MORE_LINES = "agenda.more"
"""Anchor of the paragraph that takes what the scope note has no room for."""


_NUMBER = Text("no.\u00a0")


@dataclass(frozen=True, slots=True)
class Plan:
    """What sections ask: facts, caps, the register, and references that are sure to have a target."""

    facts: Facts
    preset: Preset
    register: Register
    order: dict[str, int]
    """Ids of the numbered commitments in the order of their numbers, each with its place."""
    caps: Caps
    """How much the scope note may hold; the outline's caps, or less where the page is full."""
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out already; shared with the same plan under other caps."""

    def once(self, name: Hashable, work: Callable[[Plan], T]) -> T:
        """What is the same whatever the caps (but for those in its name), worked out when it is first asked for."""
        if name not in self.kept:
            self.kept[name] = work(self)
        found: T = self.kept[name]
        return found

    @property
    def marks_portions(self) -> bool:
        """Whether paragraphs and rows carry the mark of what they are made of."""
        return marks_portions(self.facts)

    @property
    def as_of(self) -> date:
        """The day of the information cut-off; everything is judged on it."""
        return self.facts.control.as_of

    @property
    def last(self) -> MeetingFact | None:
        """The session that action is reported since."""
        return last_session(self.facts)

    @property
    def next(self) -> MeetingFact | None:
        """The meeting the brief is for, or the next planned."""
        return next_meeting(self.facts)

    def has(self, section_id: str) -> bool:
        """Whether the outline has this section."""
        return section_id in self.preset.sections

    def name(self, meeting: MeetingFact | None) -> str:
        """What a meeting is called, to stand after `the`; empty where there is none."""
        if meeting is None:
            return ""
        return called(self.facts, meeting)

    def cite(self, fact: Fact | None, *fields: str) -> Inlines:
        """The best notes for these fields of a fact."""
        return cite(self.facts, fact, *fields)

    def portion(self, *shown: Fact | None) -> str | None:
        """The portion mark of a paragraph made from these facts, where the scheme asks for one."""
        return portion(self.facts, *shown) if self.marks_portions else None

    def numbers(self, wanted: Iterable[str]) -> Inlines:
        """`no. 3`, `nos 3, 4 and 7 to 9`: references to commitments; nothing where none of them is numbered."""
        order = self.order
        if isinstance(wanted, tuple) and len(wanted) == 1:  # as most are
            return (_NUMBER, Ref(wanted[0])) if wanted[0] in order else ()
        ids = {order[w]: w for w in wanted if w in order}
        if not ids:
            return ()
        if len(ids) == 1:
            return (_NUMBER, *map(Ref, ids.values()))
        at = sorted(ids)
        result: list[Inline] = [Text("nos\u00a0")]
        runs = number_runs(at)
        for place, (first, last) in enumerate(runs):
            if place:
                result.append(Text(" and\u00a0" if place == len(runs) - 1 else ", "))
            result.append(Ref(ids[first]))
            if last > first:
                result += [Text("\u00a0to\u00a0"), Ref(ids[last])]
        return tuple(result)


def number_runs(at: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of three or more consecutive places as one, others singly."""
    runs: list[tuple[int, int]] = []
    for place in at:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return [
        run for first, last in runs for run in ([(first, last)] if last - first > 1 else _singly(first, last))
    ]


def _singly(first: int, last: int) -> list[tuple[int, int]]:
    return [(place, place) for place in range(first, last + 1)]


PARTS = (ParticipationFact, PointFact, NameFact, PostFact, UpdateFact, ObjectiveFact, ProgrammeItemFact)
"""Parts of records: one without a marking of its own is marked like the record that is given with it."""


def portion(facts: Facts, *shown: Fact | None) -> str | None:
    """The mark of a portion made from these facts: the highest of them; the lowest level where no fact is in it, and
    none where the scheme marks no portions or a fact is not assessed.
    """
    if not marks_portions(facts):
        return None
    present = [fact for fact in shown if fact]
    assessed = [fact.marking for fact in present if fact.marking or not isinstance(fact, PARTS)]
    return None if present and not assessed else highest(facts.scheme, assessed)


def plan(facts: Facts, preset: Preset) -> Plan:
    """Settle what goes where before any section is written."""
    found = register(facts)
    return Plan(facts, preset, found, _numbered(found, preset), preset.caps)


def _numbered(found: Register, preset: Preset) -> dict[str, int]:
    order: dict[str, int] = {}
    for section_id in preset.sections:
        for item in printed_in(found, preset, section_id):
            order.setdefault(item.commitment.id, len(order))
    return order


def printed_in(found: Register, preset: Preset, section_id: str) -> tuple[Item, ...]:
    """The items that a section prints with their numbers, in its order; one numbered before is only referred to."""
    match section_id:
        case "atr":
            return (*found.action(), *found.discussed)
        case "annC":
            return newly_numbered(found, preset)
        case "annS":
            return other_statements(found, preset)
    return ()


def full_register(found: Register) -> tuple[Item, ...]:
    """Every tracked commitment, open or closed, by the day it was made."""
    items = (*found.open, *found.closed_since, *found.closed_before)
    return tuple(sorted(items, key=lambda i: (made_key(i.commitment), i.commitment.id)))


def newly_numbered(found: Register, preset: Preset) -> tuple[Item, ...]:
    """What the full register numbers itself: one that the action taken report prints keeps its number."""
    elsewhere = {item.commitment.id for item in found.action()} if "atr" in preset.sections else set()
    return tuple(item for item in full_register(found) if item.commitment.id not in elsewhere)


def other_statements(found: Register, preset: Preset) -> tuple[Item, ...]:
    """What neither the action taken report nor the full register prints."""
    before = () if "annC" in preset.sections else found.closed_before
    action = () if "atr" in preset.sections else found.discussed
    if "atr" not in preset.sections and "annC" not in preset.sections:
        action = (*found.action(), *action)
    return (*action, *found.other, *found.unconfirmed, *before)


def made_key(commitment: CommitmentFact) -> str:
    """Sorts by the day made; unknown days last."""
    return commitment.made_on.text if commitment.made_on else "~"


def matter(commitment: CommitmentFact) -> str:
    """What a commitment is about in the middle of a sentence: its topics, else our sentence without its full stop."""
    if commitment.topics:
        return lower(commitment.topics[0])
    return lower(commitment.wording.rstrip(". "))


def by_kind(lines: Iterable[LineFact], *kinds: str) -> tuple[LineFact, ...]:
    """Lines of these kinds in their own order."""
    return tuple(sorted((n for n in lines if n.kind in kinds), key=lambda n: n.order))
