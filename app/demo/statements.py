"""How a statement of a report becomes a commitment on file."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.telling import Quote, Telling
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength, tracked
from db.values.due import Due


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where something was said, by keys; without a meeting where the report does not say at which."""

    parties: tuple[str, str]
    meeting: str | None = None
    forum: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, whatever number of sources carries it."""

    key: str
    wording: str
    """In our words."""
    kind: CommitmentKind
    strength: Strength
    quotes: tuple[Quote, ...]
    """Where it is said; the first is kept as the agreed wording."""
    topics: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    owner: str | None = None
    """Key of the country that owes it; None: both owe it together."""
    beneficiary: str | None = None
    position: str | None = None
    due: Due | None = None
    follow_up: str | None = None
    """Key of the meeting that would fulfil it."""


def state(told: Telling, occasion: Occasion, statements: tuple[Statement, ...]) -> None:
    """Put what was said on one occasion on file; all is open, what only gives context is not tracked."""
    for said in statements:
        told.add(
            "commitment",
            said.key,
            *said.quotes,
            wording=said.wording,
            wording_quoted=said.quotes[0].words,
            commitment_kind=said.kind,
            strength=said.strength,
            tracked=tracked(said.kind, said.strength, False),
            owner_side=Side.OURS if said.owner == "india" else Side.JOINT,
            owner_country_id=told[said.owner] if said.owner else None,
            made_at_id=told[occasion.meeting] if occasion.meeting else None,
            forum_id=told[occasion.forum] if occasion.forum else None,
            parties=told.all(*occasion.parties),
            beneficiary=said.beneficiary,
            due=said.due,
            status=CommitmentStatus.OPEN,
            status_note=said.position,
            topics=told.all(*said.topics),
            related=told.all(*said.related),
            follow_up_meeting_id=told[said.follow_up] if said.follow_up else None,
        )
