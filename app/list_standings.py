"""Where the commitments and tasks of a list stand today, with the last day that each due means."""

from __future__ import annotations

import json
from datetime import date

from app.searching.standing import standings
from db.reader import Reader
from db.search_filters import DueRow
from db.values.due import Due, DueState, last_day_of
from db.values.partial_date import DateRange


def stand(reader: Reader, rows: list[DueRow], today: date) -> dict[str, tuple[DueState, date | None]]:
    """Id → where it stands, and the day after which it is overdue; None while it has none."""
    found = standings(reader, rows, today)
    return {row.id: (found[row.id][0], _last(row, found[row.id][1])) for row in rows}


def _last(row: DueRow, anchor: date | None) -> date | None:
    if not row.due:
        return None
    made = DateRange.parse_text(row.made).last if row.made else None
    return last_day_of(Due.from_json(json.loads(row.due)), made_on=made, anchor_date=anchor)
