"""Commitments with their logs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength, UpdateKind
from db.values.due import Due
from db.values.partial_date import PartialDate
from reports.facts.evidence import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFact(Fact):
    """A dated entry of a commitment's log."""

    on: PartialDate
    kind: UpdateKind
    status: CommitmentStatus | None = None
    remark: str = ""
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFact(Fact):
    """A commitment with its log; `tracked` ones are followed up, others are context under their meeting."""

    wording: str
    """Our one sentence."""
    kind: CommitmentKind
    strength: Strength
    status: CommitmentStatus
    tracked: bool
    owner_side: Side
    owners: tuple[str, ...] = ()
    quote: str = ""
    """The agreed wording, exact."""
    meeting_id: str | None = None
    forum_id: str | None = None
    made_on: PartialDate | None = None
    untold: bool = False
    """It was made at a meeting that this paper leaves out: where and when are neither told nor called unknown."""
    also_made_at: tuple[str, ...] = ()
    """Meetings at which it was reaffirmed."""
    due: Due | None = None
    due_anchor: date | None = None
    """The date of the event that an event due waits for, once it is known."""
    review_on: date | None = None
    officer: str = ""
    their_contact: str = ""
    beneficiary: str = ""
    condition: str = ""
    topics: tuple[str, ...] = ()
    initiative_ids: tuple[str, ...] = ()
    agreement_ids: tuple[str, ...] = ()
    status_note: str = ""
    noted: tuple[str, ...] = ()
    """What else is on record of how it stands, a sentence each: evidence, acknowledgement, what fulfils it."""
    blocker: str = ""
    our_half: CommitmentStatus | None = None
    their_half: CommitmentStatus | None = None
    """How each half of a joint commitment stands; None: as the whole."""
    carried: int = 0
    updates: tuple[UpdateFact, ...] = ()
    """Newest first."""
    releasable: bool | None = None
