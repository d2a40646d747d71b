"""The English words of the calendar, written once for all that reads or shows dates."""

from calendar import monthrange
from datetime import date

from db.values.text import latin_digits

NO_BREAK_SPACE = "\u00a0"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAY_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}

MONTH_PATTERN = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
WEEKDAY_PATTERN = rf"(?:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})\b\.?"


def month_number(word: str) -> int:
    """The number of a month matched by `MONTH_PATTERN`."""
    return MONTH_NUMBERS[word.rstrip(".").lower()]


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """`day` so many months later or earlier; 31 January and one month give the last of February.

    Stays within the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def tidy(words: str) -> str:
    """`words` on one line with single blanks, dashes as they are, without a full stop or comma at the end.

    The digits are those of Latin script, whichever were typed.
    """
    return " ".join(latin_digits(words).split()).strip(" .,;")
