"""The face of everything about when something is due: the value, its reading from words, its judgement."""

from datetime import date

from db.values.due_judgement import REVIEW_AFTER_MONTHS, DueState, judge, last_day_of, review_date
from db.values.due_types import DATED_TYPES, DueCalendar, DueType, Interval, Recurrence
from db.values.due_value import Due

__all__ = [
    "DATED_TYPES",
    "REVIEW_AFTER_MONTHS",
    "Due",
    "DueCalendar",
    "DueState",
    "DueType",
    "Interval",
    "Recurrence",
    "judge",
    "last_day_of",
    "parse_due",
    "review_date",
]


def parse_due(
    words: str,
    *,
    made_on: date | None,
    fiscal_start_month: int | None = None,
    southern: bool = False,
) -> Due:
    """The due that `words` state, as `db.values.due_words` says, which is loaded with the first words to be read."""
    from db.values.due_words import parse_due as read

    return read(words, made_on=made_on, fiscal_start_month=fiscal_start_month, southern=southern)
