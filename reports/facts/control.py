"""What the office says about the paper itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.values.marking import Marking
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Who cleared the brief, and when."""

    who: str
    on: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The control block: what the office says about the paper itself."""

    reference: str
    as_of: date
    version: int = 1
    addressee: str = ""
    drafter: str = ""
    clearances: tuple[Clearance, ...] = ()
    copy: int | None = None
    copies: int | None = None
    distribution: tuple[str, ...] = ()
    originator: str = ""
    marking: Marking | None = None
    """Overall marking as printed."""
    marking_floor: Marking | None = None
    raise_reason: str = ""
    draft: bool = False
    addendum: int = 0
    """1 for the first addendum to the brief of this reference; 0 for a brief."""
    not_assessed: int = 0
    annex_said: bool = False
    """Whether the brief says that it has a separate annex; no more than that."""
    annex_to: str = ""
    """Of a separate annex the reference of its brief; empty for a brief."""
    annex_above: str = ""
    """Of a separate annex the marking up to which the brief itself goes, as printed."""
