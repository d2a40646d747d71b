"""What the principal should avoid: recorded lines first, then slips that the facts invite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.values.choices import InitiativeStatus, LineKind
from reports.document import Inlines
from reports.evidence import cite
from reports.findings.register import said_at
from reports.findings.sessions import called, same_day, same_edition
from reports.plan import Plan, by_kind, matter
from reports.wording import bare, shortened, year_of

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Caution:
    """What to avoid, with the notes of a recorded line."""

    words: str
    notes: Inlines = ()


def cautions(plan: Plan) -> tuple[Caution, ...]:
    """Every caution: recorded ones, then computed ones."""
    return plan.once("cautions", _cautions)


def _cautions(plan: Plan) -> tuple[Caution, ...]:
    lines = by_kind(plan.facts.lines, LineKind.AVOID)
    recorded = (Caution(bare(line.wording), cite(plan.facts, line)) for line in lines)
    makers = (_proposed(plan), _editions(plan), _same_day(plan), _names(plan))
    return (*recorded, *(Caution(words) for found in makers for words in found))


def beyond(plan: Plan) -> tuple[Caution, ...]:
    """The cautions for which the scope note has no room, or not in full."""
    found, caps = cautions(plan), plan.caps
    return tuple(c for n, c in enumerate(found) if n >= caps.avoid or len(c.words) > caps.avoid_item)


def _proposed(plan: Plan) -> Iterator[str]:
    for initiative in plan.facts.initiatives:
        if initiative.status in {InitiativeStatus.PROPOSED, InitiativeStatus.IDEA}:
            what = "agreed" if initiative.status is InitiativeStatus.PROPOSED else "proposed or agreed"
            yield f"Treating as {what}: {initiative.name}"


def _editions(plan: Plan) -> Iterator[str]:
    for one, other in same_edition(plan.facts):
        first, second = called(plan.facts, one), called(plan.facts, other)
        yield f"Mixing the {first}{year_of(one.on)} with the {second}{year_of(other.on)}"


def _same_day(plan: Plan) -> Iterator[str]:
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
            yield f"Citing {topic} as a matter of the {called(plan.facts, session)}"


def _names(plan: Plan) -> Iterator[str]:
    """Names and ranks in doubt, of people who will be met or were met."""
    for person in plan.facts.persons:
        if person.caution and person.country_id == plan.facts.country.id:
            yield f"Using the name or rank of {person.name} before it is checked"
