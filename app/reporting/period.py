"""Whether a record falls into the period of a chronology: one that may fall into it does, one without a date too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.models import Agreement, Commitment, Exercise, Meeting, Record, Relationship, Update, Visit
from db.values.partial_date import DateRange, PartialDate


def inside(row: Record, start: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether any date of the record may lie between the two, both included; an agreement has several dates."""
    dates = [when for when in _dates(row) if when is not None]
    return not dates or any(overlaps(when, start, until) for when in dates)


def overlaps(when: PartialDate | DateRange, start: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether a date may lie in the period; a month overlaps the period where one of its days does."""
    first, last = _span(when)
    return not (start and last and last < start.first) and not (until and first and first > until.last)


def _span(when: PartialDate | DateRange) -> tuple[date | None, date | None]:
    """The first and the last day it may mean; of a range with one end, that end alone."""
    if isinstance(when, PartialDate):
        return when.first, when.last
    point = when.start or when.end
    assert point is not None  # a range has an end or a start
    return when.first or point.first, when.last or point.last


def _dates(row: Record) -> Iterator[PartialDate | DateRange | None]:
    match row:
        case Meeting() | Exercise():
            yield row.held_on
        case Visit():
            yield row.dates or row.includes
        case Agreement():
            yield from (row.signed, row.in_force, row.expires)
        case Update():
            yield row.updated_on
        case Commitment():
            yield row.made_on
        case Relationship():
            yield row.since
        case _:
            return
