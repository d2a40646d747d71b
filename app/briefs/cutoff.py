"""The information cut-off: which records were dated after a day, or could not be known on it.

What carries a date of its own is judged by it. What carries none is left out where every source for it was published
later, since then nobody at the desk could have known it. Corrections are not rewound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from app.briefs.stock import Stock, chunks
from db.models import (
    Agreement,
    Citation,
    Commitment,
    Exercise,
    Forum,
    Meeting,
    Name,
    Note,
    Post,
    Record,
    Relationship,
    Source,
    SpeakingLine,
    Update,
    Visit,
)
from db.reader import Reader
from db.values.choices import ExerciseStatus, MeetingStatus, VisitStatus
from db.values.partial_date import DateRange, PartialDate

__all__ = ["Cutoff", "chunks"]

R = TypeVar("R", bound=Record)


class Cutoff:
    """Judges records of one snapshot on one day."""

    def __init__(self, reader: Reader, day: date) -> None:
        self.stock = Stock(reader)
        self.day = day
        self._published: dict[str, date | None] = {}

    def admitted(self, rows: Sequence[R], *, listed: bool) -> list[R]:
        """The rows, all of one kind, that may stand in a brief of this day.

        `listed` rows were found by asking for all of a kind and must have been known by then; one that a fact of the
        brief refers to is known through it.
        """
        if not rows:
            return []
        self._prepare(rows)
        day_of = _DAYS.get(rows[0].KIND)
        days = [day_of(self, row) for row in rows] if day_of else [None] * len(rows)
        undated = [row.id for row, day in zip(rows, days, strict=True) if day is None] if listed else []
        first = self._first_evidence(undated, named=not rows[0].PART)
        if not first and not any(map(self.after, filter(None, set(days)))):
            return list(rows)
        kept = zip(rows, days, strict=True)
        return [row for row, day in kept if not self.after(first.get(row.id) if day is None else day)]

    def after(self, when: date | PartialDate | None) -> bool:
        """Whether a day lies certainly after the cut-off."""
        first = when.first if isinstance(when, PartialDate) else when
        return first is not None and first > self.day

    def clipped(self, when: PartialDate | None) -> PartialDate | None:
        """A date that is not after the cut-off; None for one that is."""
        return None if self.after(when) else when

    def _prepare(self, rows: Sequence[Record]) -> None:
        """Read at once what the days of many rows hang on."""
        match rows[0]:
            case Commitment():
                self.stock.fetch(Meeting, {row.made_at_id for row in cast(Any, rows) if not row.made_on})
            case Meeting():
                self.stock.fetch(Visit, {row.visit_id for row in cast(Any, rows) if not row.held_on})
            case Source():
                self.stock.fetch(Source, {row.quoted_in_id for row in cast(Any, rows)})

    def commitment(self, row: Commitment) -> date | None:
        """The day it was made, or of the meeting at which it was."""
        made = None if row.made_on else self.stock.one(Meeting, row.made_at_id)
        return _begin(row.made_on) or (self.meeting(made) if made else None)

    def meeting(self, row: Meeting) -> date | None:
        """The day on which it was held, or began its visit; None for one that was not held."""
        if row.status != MeetingStatus.HELD:
            return None
        visit = None if row.held_on else self.stock.one(Visit, row.visit_id)
        return _begin(row.held_on) or (_begin(visit.includes) or _begin(visit.dates) if visit else None)

    def publication(self, row: Source) -> date | None:
        """The day from which a source could be known: a quoted one not before the source that quotes it."""
        if row.id not in self._published:
            self._published[row.id] = _begin(row.published)  # also ends a circle of quotations
            through = self.stock.one(Source, row.quoted_in_id)
            known = self.publication(through) if through else None
            days = [day for day in (_begin(row.published), known) if day]
            self._published[row.id] = max(days, default=None)
        return self._published[row.id]

    def _first_evidence(self, ids: list[str], *, named: bool) -> dict[str, date]:
        """Record id → day of its earliest evidence, for those whose whole evidence is dated. Parts have no `named`
        spellings, which are evidence too.
        """
        if not ids:
            return {}
        found: dict[str, list[str]] = {}
        for citation in self.stock.where(Citation, "record_id", ids):
            found.setdefault(citation.record_id, []).append(citation.source_id)
        for name in self.stock.where(Name, "named_id", ids if named else ()):
            found.setdefault(name.named_id, []).extend([name.source_id] if name.source_id else [])
        self.stock.fetch(Source, (source for sources in found.values() for source in sources))
        first: dict[str, date] = {}
        for record_id, sources in found.items():
            days = [self.publication(row) for s in sources if (row := self.stock.one(Source, s))]
            known = [day for day in days if day]
            if known and len(known) == len(days):
                first[record_id] = min(known)
        return first


def _journey(row: Visit) -> date | None:
    over = row.status not in (VisitStatus.PLANNED, VisitStatus.CANCELLED)
    return _begin(row.dates) or _begin(row.includes) if over else None


def _exercise(row: Exercise) -> date | None:
    over = row.status in (ExerciseStatus.CONCLUDED, ExerciseStatus.UNDERWAY, None)
    return _begin(row.held_on) if over else None


def _begin(when: PartialDate | DateRange | Any) -> date | None:
    """The first day it may mean; of a range without a start, the first day that its end may mean."""
    if isinstance(when, DateRange):
        return when.first or (when.end.first if when.end else None)
    return when.first if isinstance(when, PartialDate) else None


_DAYS: dict[str, Callable[[Cutoff, Any], date | None]] = {
    Meeting.KIND: Cutoff.meeting,
    Commitment.KIND: Cutoff.commitment,
    Source.KIND: Cutoff.publication,
    Visit.KIND: lambda _, row: _journey(row),
    Exercise.KIND: lambda _, row: _exercise(row),
    Post.KIND: lambda _, row: _begin(row.start) or _begin(row.as_of),
    Agreement.KIND: lambda _, row: _begin(row.signed),
    Relationship.KIND: lambda _, row: _begin(row.since),
    Forum.KIND: lambda _, row: _begin(row.founded),
    Note.KIND: lambda _, row: _begin(row.noted_on),
    SpeakingLine.KIND: lambda _, row: _begin(row.valid_from),
    Update.KIND: lambda _, row: _begin(row.updated_on),
}
"""Kind → the day a record is dated to; None where it has none or where it speaks of what is to come."""
