"""What has become different since an earlier brief on the same subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    """Where a change is told; in the order of the section."""

    NEW_MEETING = "new meetings"
    MEETING = "meetings moved"
    NEW_COMMITMENT = "new commitments"
    COMMITMENT = "commitments moved"
    POST = "new post-holders"
    NEW_PAPER = "new agreements, exercises and initiatives"
    CORRECTION = "corrected or completed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFact:
    """One record of this brief that is new, or other than in the earlier brief."""

    kind: ChangeKind
    record_id: str
    """A record of this brief; what is withheld from it is not told, and neither is what it was before."""
    told: tuple[str, ...] = ()
    """What is different, one phrase each; empty for what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceFact:
    """The earlier brief, and what has changed since it."""

    brief_id: str
    reference: str
    as_of: date
    """Its information cut-off."""
    changes: tuple[ChangeFact, ...] = ()
