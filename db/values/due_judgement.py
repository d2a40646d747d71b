"""Whether something due is overdue, soon, later, afloat or ageing on a given day."""

from datetime import date
from typing import assert_never

from db.values.calendar_words import add_months
from db.values.choices import Choice
from db.values.due_types import DueType
from db.values.due_value import Due
from db.values.lengths import add_days, add_length

REVIEW_AFTER_MONTHS = 3
"""When something without a date is looked at again; the term Indian ministries have for assurances."""


class DueState(Choice):
    """Where a due stands on a day."""

    OVERDUE = "overdue", "Overdue"
    DUE_SOON = "due_soon", "Due soon"
    LATER = "later", "Due later"
    FLOATING = "floating", "Waits for its event"
    AGEING = "ageing", "No date, to be reviewed"
    WAITING = "waiting", "Waits for its condition"
    RECURRING = "recurring", "Recurs"
    NONE = "none", "No date"


def last_day_of(due: Due, *, made_on: date | None = None, anchor_date: date | None = None) -> date | None:
    """The day after which `due` is overdue; None while it has none.

    `anchor_date` is the day of the event it hangs on, or the day its condition was met.
    """
    match due.type:
        case DueType.UNSPECIFIED | DueType.NONE:
            return None
        case DueType.EVENT:
            return anchor_date
        case DueType.CONDITIONAL:
            return due.end if anchor_date is not None else None
        case DueType.RELATIVE | DueType.PERIOD if due.end is None:
            return _counted(due, made_on, anchor_date)
        case _:
            return due.end


def _counted(due: Due, made_on: date | None, anchor_date: date | None) -> date | None:
    """From the anchor where there is one; a relative due without one counts from the statement."""
    from_statement = due.type is DueType.RELATIVE and due.anchor is None
    base = anchor_date if anchor_date is not None or not from_statement else made_on
    if base is None or due.length is None:
        return base
    return add_length(base, due.length)


def review_date(
    made_on: date | None, review_on: date | None, after_months: int = REVIEW_AFTER_MONTHS
) -> date | None:
    """The day from which something without a date is ageing: as set, or some months after the statement."""
    if review_on is not None or made_on is None:
        return review_on
    return add_months(made_on, after_months)


def judge(
    due: Due,
    *,
    today: date,
    made_on: date | None,
    anchor_date: date | None = None,
    review_on: date | None = None,
    soon_days: int = 30,
    review_months: int = REVIEW_AFTER_MONTHS,
) -> DueState:
    """Where `due` stands on `today`.

    Overdue only after the last day meant. An event floats until it has its `anchor_date`, a condition waits
    until it is met on `anchor_date`; what has no date is never overdue but ageing after its review date.
    """
    if due.type is DueType.CONDITIONAL and (anchor_date is None or today < anchor_date):
        return DueState.WAITING
    last = last_day_of(due, made_on=made_on, anchor_date=anchor_date)
    if last is not None:
        if today > last:
            return DueState.OVERDUE
        return DueState.DUE_SOON if today >= add_days(last, -soon_days) else DueState.LATER
    base = anchor_date if due.type is DueType.CONDITIONAL else made_on
    return _undated(due, today, review_date(base, review_on, review_months), review_on)


def _undated(due: Due, today: date, review: date | None, review_on: date | None) -> DueState:
    match due.type:
        case DueType.EVENT | DueType.PERIOD | DueType.RELATIVE:
            return DueState.FLOATING
        case DueType.RECURRING:
            return DueState.AGEING if review_on is not None and today > review_on else DueState.RECURRING
        case DueType.UNSPECIFIED | DueType.NONE | DueType.CONDITIONAL:
            return DueState.AGEING if review is not None and today > review else DueState.NONE
        case (
            DueType.DATE
            | DueType.MONTH
            | DueType.QUARTER
            | DueType.HALF
            | DueType.SEASON
            | DueType.FUZZY
            | DueType.YEAR
        ):
            return DueState.LATER  # such a due has days, so it was judged by them
        case _:
            assert_never(due.type)
