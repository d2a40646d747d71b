"""Who sat at a meeting, told with the words that place them there."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.telling import Quote, Telling
from db.values.choices import Role


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant by keys: a person or an organisation; the post held that day is found by the date."""

    country: str
    role: Role
    person: str | None = None
    organisation: str | None = None
    position: int = 1
    """Rank order within the party, 1 first."""


def seat(told: Telling, meeting: str, sitting: Seat, *quotes: Quote) -> None:
    """Put a participant to a meeting told before; the key is that of the meeting and of who sits there."""
    who = sitting.person or sitting.organisation
    told.add(
        "participation",
        f"{meeting}/{who}",
        *quotes,
        meeting_id=told[meeting],
        party_id=told[sitting.country],
        person_id=told[sitting.person] if sitting.person else None,
        organisation_id=told[sitting.organisation] if sitting.organisation else None,
        role=sitting.role,
        position=sitting.position,
    )
