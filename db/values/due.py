"""The face of everything about when something is due: the value, its reading from words, its judgement."""

from db.values.due_judgement import REVIEW_AFTER_MONTHS, DueState, judge, last_day_of, review_date
from db.values.due_types import DATED_TYPES, DueCalendar, DueType, Interval, Recurrence
from db.values.due_value import Due
from db.values.due_words import parse_due

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
