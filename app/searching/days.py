"""The days that a filter such as `due<30d`, `made>2025` or `held:"22-23 oct 2025"` means."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from db.values.calendar_words import add_months
from db.values.due import parse_due
from db.values.errors import InvalidValue
from db.values.lengths import add_days
from db.values.partial_date import DateRange

Days = tuple[date | None, date | None]
"""First and last day; None where none is stated."""

_AHEAD = frozenset({"due", "expires"})
"""Dates that lie ahead as a rule: `30d` counts from today; with the others it counts back. A sign says otherwise."""

_COUNT = re.compile(
    r"(?P<sign>[+\-−]?)(?P<number>\d{1,4}) ?(?P<unit>d|w|m|y)(?:ays?|eeks?|onths?|ears?)?",
    re.IGNORECASE | re.ASCII,
)

_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for first in (0x660, 0x6F0, 0x966, 0xFF10)
    for code in range(first, first + 10)
}
"""Arabic, Persian, Devanagari and full-width digits."""

_MONTH = re.compile(r"^([^\W\d_]+)-(\d{4})$")
"""`nov-2025`, which needs no quotes; elsewhere a hyphen stands between two dates."""


def days(name: str, words: str, today: date) -> Days | None:
    """The days that the words after the filter `name` mean; None where they are no date."""
    if not words:
        return None
    words = words.translate(_DIGITS)
    words = _MONTH.sub(r"\1 \2", words)
    if counted := _COUNT.fullmatch(words):
        day = _counted(name, counted, today)
        return day, day
    try:
        found = DateRange.parse(words, today=today)
    except InvalidValue:
        due = parse_due(words, made_on=today).readings[0]  # a quarter is one of the calendar year
        return (due.start, due.end) if due.start and due.end else None
    return found.first, found.last


def _counted(name: str, counted: re.Match[str], today: date) -> date:
    ahead = counted["sign"] == "+" or (not counted["sign"] and name in _AHEAD)
    number = int(counted["number"]) * (1 if ahead else -1)
    match counted["unit"].lower():
        case "d":
            return add_days(today, number)
        case "w":
            return add_days(today, 7 * number)
        case "m":
            return _months_on(today, number)
        case _:
            return _months_on(today, 12 * number)


def _months_on(today: date, months: int) -> date:
    """Within the years that there are."""
    number = today.year * 12 + today.month - 1 + months
    if not 12 <= number < 120_000:
        return date.max if months > 0 else date.min
    return add_months(today, months)
