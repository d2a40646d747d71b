"""Where open commitments stand on a day, derived from dates and logs and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from db.queries import positions
from db.queries.positions import Placed
from db.reader import Reader
from db.values.choices import Acknowledged, Choice, CommitmentStatus, Side
from db.values.due import DueState


class Flag(Choice):
    """What an open commitment asks attention for."""

    OVERDUE = "overdue", "Overdue"
    DUE_SOON = "due_soon", "Due soon"
    AGEING = "ageing", "Ageing"
    BEHIND = "behind", "Behind schedule"
    STALE = "stale", "Silent"
    AWAITING = "awaiting", "Awaiting their reply"
    UNACKNOWLEDGED = "unacknowledged", "Not acknowledged by them"
    ON_HOLD = "on_hold", "On hold"


@dataclass(frozen=True, slots=True)
class Position:
    """One open commitment on a day. After `last_day` it is overdue; `heard` is the day of the latest news."""

    id: str
    side: Side | str
    status: CommitmentStatus | str
    state: DueState
    last_day: date | None
    made: date | None
    heard: date | None
    carried: int
    age_days: int | None
    progress: int | None
    flags: tuple[Flag, ...]


def standing_of(case: CaseFile, ids: Iterable[str], today: date | None = None) -> Mapping[str, Position]:
    """Id → where it stands, of those that are open and followed up."""
    with case.read() as reader:
        return standing_in(reader, ids, today or case.clock.today())


def standing_in(reader: Reader, ids: Iterable[str], today: date) -> Mapping[str, Position]:
    """The same in a snapshot that is open already."""
    found = positions.of(reader, today.isoformat(), list(ids))
    return {one.id: position(one, today) for one in found}


def position(placed: Placed, today: date) -> Position:
    """What the tables say of one commitment, as values."""
    made = day(placed.made)
    return Position(
        placed.id, side_of(placed.side), status_of(placed.status), DueState(placed.state), day(placed.last_day), made,
        day(placed.heard), placed.carried, max((today - made).days, 0) if made else None, placed.progress,
        flags(placed),
    )  # fmt: skip


def flags(placed: Placed) -> tuple[Flag, ...]:
    """What it asks attention for, the most pressing first."""
    met = {
        Flag.OVERDUE: placed.state == DueState.OVERDUE,
        Flag.DUE_SOON: placed.state == DueState.DUE_SOON,
        Flag.AGEING: placed.state == DueState.AGEING,
        Flag.BEHIND: placed.behind,
        Flag.STALE: placed.silent,
        Flag.AWAITING: placed.awaiting,
        Flag.UNACKNOWLEDGED: placed.side in _THEIRS_TOO and placed.acknowledged != Acknowledged.YES,
        Flag.ON_HOLD: placed.status == CommitmentStatus.ON_HOLD,
    }
    return tuple(flag for flag, holds in met.items() if holds)


_THEIRS_TOO = frozenset({Side.THEIRS.value, Side.JOINT.value})


def day(stored: str | None) -> date | None:
    """An ISO day."""
    return date.fromisoformat(stored) if stored else None


def side_of(code: str) -> Side | str:
    """The side, or the code itself where a newer version wrote one this version does not know."""
    return Side(code) if code in _SIDES else code


def status_of(code: str | None) -> CommitmentStatus | str:
    """The status, or the code itself."""
    return CommitmentStatus(code) if code in _STATUSES else code or ""


_SIDES, _STATUSES = frozenset(Side), frozenset(CommitmentStatus)
