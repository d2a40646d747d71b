"""The open commitments of a case file on a day: counted for the pages, listed with the most urgent first.

Open is what is followed up, confirmed and not closed. What is counted and what is listed is asked of the tables in one
query, whatever the size of the file; nothing is loaded that is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.settings import read_settings
from db.queries import commitments
from db.queries.commitments import Wanted
from db.reader import Reader
from db.values.choices import CommitmentStatus, Side
from db.values.due import DueState


@dataclass(frozen=True, slots=True)
class OpenCommitment:
    """One row of a list. After `last_day` it is overdue; `made_on` is the last day on which it may have been made."""

    id: str
    wording: str
    side: Side | str
    status: CommitmentStatus | str
    state: DueState
    last_day: date | None
    made_on: date | None
    meeting_id: str | None
    forum_id: str | None


Numbers = Mapping[tuple[Side | str, DueState], int]
"""(side, state) → how many; what is not there is none."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Open commitments by side and state: of the whole file, and of each country that is a party, home left out.

    A commitment between three countries counts for each of them.
    """

    all: Numbers
    by_country: Mapping[str, Numbers]


def counts(case: CaseFile, today: date, *, soon_days: int | None = None) -> Counts:
    """How many are open on a day; raises CaseFileError."""
    with case.read() as reader:
        home = read_settings(reader).home_id
        found = commitments.counted(reader, today.isoformat(), soon_days)
    whole: dict[tuple[Side | str, DueState], int] = {}
    countries: dict[str, dict[tuple[Side | str, DueState], int]] = {}
    for one in found:
        if one.country_id != home or home is None:
            numbers = whole if one.country_id is None else countries.setdefault(one.country_id, {})
            numbers[_side(one.side), DueState(one.state)] = one.number
    return Counts(whole, countries)


def counts_of(reader: Reader, country_id: str, today: date, *, soon_days: int | None = None) -> Numbers:
    """The same of one country alone, in a snapshot that is open already."""
    found = commitments.counted_of(reader, country_id, today.isoformat(), soon_days)
    return {(_side(one.side), DueState(one.state)): one.number for one in found}


def open_commitments(
    case: CaseFile,
    today: date,
    *,
    side: Side | None = None,
    states: Iterable[DueState] | None = None,
    country: str | None = None,
    forum: str | None = None,
    limit: int = 200,
    offset: int = 0,
    soon_days: int | None = None,
) -> tuple[OpenCommitment, ...]:
    """Those that are open on a day, the earliest last day first, those without one last, the oldest of them first.

    `country` and `forum` are ids; None asks nothing. Raises CaseFileError.
    """
    wanted = Wanted(
        None if side is None else side.value,
        None if states is None else tuple(state.value for state in states),
        country,
        forum,
    )
    with case.read() as reader:
        return listed_in(reader, today, wanted, limit, offset, soon_days=soon_days)


def listed_in(
    reader: Reader,
    today: date,
    wanted: Wanted,
    limit: int,
    offset: int = 0,
    *,
    soon_days: int | None = None,
) -> tuple[OpenCommitment, ...]:
    """The same in a snapshot that is open already."""
    rows = commitments.listed(reader, today.isoformat(), soon_days, wanted, limit, offset)
    return as_listed(rows)


def as_listed(rows: Iterable[commitments.Row]) -> tuple[OpenCommitment, ...]:
    """Rows of the file as the screens speak of them."""
    return tuple(_listed(row) for row in rows)


def overdue(
    case: CaseFile,
    today: date,
    *,
    side: Side | None = None,
    country: str | None = None,
    limit: int = 200,
    offset: int = 0,
) -> tuple[OpenCommitment, ...]:
    """Those whose last day is past, the longest overdue first; raises CaseFileError."""
    late = (DueState.OVERDUE,)
    return open_commitments(case, today, side=side, states=late, country=country, limit=limit, offset=offset)


def _listed(row: commitments.Row) -> OpenCommitment:
    return OpenCommitment(
        row.id, row.wording, _side(row.side), _status(row.status), DueState(row.state), _day(row.last_day),
        _day(row.made), row.meeting_id, row.forum_id,
    )  # fmt: skip


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _side(code: str) -> Side | str:
    """The side, or the code itself where a newer version wrote one this version does not know."""
    return Side(code) if code in _SIDES else code


def _status(code: str) -> CommitmentStatus | str:
    return CommitmentStatus(code) if code in _STATUSES else code


_SIDES, _STATUSES = frozenset(Side), frozenset(CommitmentStatus)
