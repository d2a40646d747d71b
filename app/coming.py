"""The visit that comes next, before which things are wanted."""

from __future__ import annotations

from datetime import date, timedelta

from db.queries.agenda import Coming, visits
from db.reader import Reader
from db.values.partial_date import DateRange

VISIT_DAYS = 60
"""How far ahead a visit may be for what is due before it to be looked at together."""


def next_visit(reader: Reader, today: date) -> Coming | None:
    """The first visit that begins within two months, or is under way."""
    until = (today + timedelta(days=VISIT_DAYS)).isoformat()
    first = next(iter(visits(reader, today.isoformat(), 1)), None)
    return first if first and first.when and first.when[:10] <= until else None


def begins(visit: Coming | None) -> date | None:
    """The first day of a visit, as far as it is known."""
    dates = DateRange.parse_text(visit.when) if visit and visit.when else None
    return (dates.first or dates.last) if dates else None


def due_until(visit: Coming | None, today: date) -> date | None:
    """The day by which something falls due before the visit: with its country, overdue not yet, floating never.

    That of a visit under way is today. None where no visit is near: then it is what is due soon, by the settings.
    """
    first = begins(visit)
    return max(first, today) if first else None
