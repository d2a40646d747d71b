"""What the principal should avoid: recorded lines first, then slips that the facts invite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.values.choices import InitiativeStatus, LineKind
from reports.document import Inlines
from reports.evidence import cite
from reports.facts import Fact
from reports.findings.register import said_at
from reports.findings.sessions import called, same_day, same_edition
from reports.plan import Plan, by_kind, matter
from reports.wording import bare, flowing, shortened, year_of

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Caution:
    """What to avoid, with the notes of a recorded line."""

    words: str
    notes: Inlines = ()
    of: tuple[Fact, ...] = ()
    """The records it speaks of; it is marked like them."""


def cautions(plan: Plan) -> tuple[Caution, ...]:
    """Every caution: recorded ones, then computed ones."""
    return plan.once("cautions", _cautions)


def _cautions(plan: Plan) -> tuple[Caution, ...]:
    lines = by_kind(plan.facts.lines, LineKind.AVOID)
    recorded = (Caution(bare(flowing(line.wording)), cite(plan.facts, line), (line,)) for line in lines)
    makers = (_proposed(plan), _editions(plan), _same_day(plan), _names(plan))
    return (*recorded, *(caution for found in makers for caution in found))


def beyond(plan: Plan) -> tuple[Caution, ...]:
    """The cautions for which the scope note has no room, or not in full."""
    found, caps = cautions(plan), plan.caps
    return tuple(c for n, c in enumerate(found) if n >= caps.avoid or len(c.words) > caps.avoid_item)


def _proposed(plan: Plan) -> Iterator[Caution]:
    for initiative in plan.facts.initiatives:
        if initiative.status in {InitiativeStatus.PROPOSED, InitiativeStatus.IDEA}:
            what = "agreed" if initiative.status is InitiativeStatus.PROPOSED else "proposed or agreed"
            yield Caution(f"Treating as {what}: {initiative.name}", of=(initiative,))


def _editions(plan: Plan) -> Iterator[Caution]:
    for one, other in same_edition(plan.facts):
        first, second = called(plan.facts, one), called(plan.facts, other)
        words = f"Mixing the {first}{year_of(one.on)} with the {second}{year_of(other.on)}"
        yield Caution(words, of=(one, other))


def _same_day(plan: Plan) -> Iterator[Caution]:
    """A matter of one meeting quoted as a matter of another on the same day with the same visitor."""
    for session, other, _ in same_day(plan.facts):
        own = {t for c in said_at(plan.facts, session.id) for t in c.topics}
        spoken = [
            i.commitment
            for i in plan.register.discussed
            if i.commitment.meeting_id == other.id and not own & set(i.commitment.topics)
        ]
        if spoken:
            topic = shortened(matter(spoken[0]), _LONGEST)
            words = f"Citing {topic} as a matter of the {called(plan.facts, session)}"
            yield Caution(words, of=(session, other, spoken[0]))


def _names(plan: Plan) -> Iterator[Caution]:
    """Names and ranks in doubt, of people who will be met or were met."""
    for person in plan.facts.persons:
        if person.caution and person.country_id == plan.facts.country.id:
            yield Caution(f"Using the name or rank of {person.name} before it is checked", of=(person,))
