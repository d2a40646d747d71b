"""Reading dates and ranges of dates as people write them, into plain (year, month, day)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from db.values.calendar_words import (
    MONTH_PATTERN,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAY_PATTERN,
    WEEKDAYS,
    month_number,
    tidy,
)
from db.values.errors import InvalidValue, excerpt

Parts = tuple[int, int | None, int | None]
"""Year, month or None, day or None."""

DATES_UNDERSTOOD = "write a date like 24 November 2025, 24/11/2025, 2025-11-24, November 2025 or 2025"
RANGES_UNDERSTOOD = (
    "write a date like 24 November 2025 or a range like 22–23 October 2025, 28 Feb – 2 Mar 2025 "
    "or 2025-10-22/2025-10-23"
)
_LONGEST = 120  # characters; no date is longer, and hostile text stays cheap
_MOST_SPLITS = 12

_FLAGS = re.ASCII | re.IGNORECASE
_NTH = r"(?:st|nd|rd|th)?"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY_MONTH = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}}){_NTH}[-\s]?(?:of )?(?P<month>{MONTH_PATTERN})"
    r"(?:,?[-\s]?(?P<year>\d{4}))?",
    _FLAGS,
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH_PATTERN}) (?:the )?(?P<day>\d{{1,2}}){_NTH}(?:[,\s]\s*(?P<year>\d{{4}}))?", _FLAGS
)
_MONTH = re.compile(rf"(?P<month>{MONTH_PATTERN})(?:[,\s]\s*(?:of )?(?P<year>\d{{4}}))?", _FLAGS)
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?:(?P=mark)(?P<year>\d{4}))?", re.ASCII)
_NUMERIC_MONTH = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
_WEEKDAY_FIRST = re.compile(rf"(?:on )?(?P<weekday>{WEEKDAY_PATTERN}),? (?=.*\d)", re.IGNORECASE)
_NEAR_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}

_BETWEEN = r"\s*(?:-|–|—|/|to|until|till|through|and|&)\s*"
_DAYS_THEN_MONTH = re.compile(
    rf"(?P<first>\d{{1,2}}){_NTH}{_BETWEEN}(?P<last>\d{{1,2}}{_NTH} (?:of )?{MONTH_PATTERN}.*)", _FLAGS
)
_MONTH_THEN_DAYS = re.compile(
    rf"(?P<month>{MONTH_PATTERN}) (?P<first>\d{{1,2}}){_NTH}{_BETWEEN}"
    rf"(?P<last>\d{{1,2}}){_NTH}(?P<rest>[, ].*)?",
    _FLAGS,
)
_SPLITS = re.compile(r"\s+(?:-|–|—|to|until|till|through|and|&)\s+|\s*[/–—]\s*|-", re.IGNORECASE)
_ONLY_START = re.compile(r"(?:from|since|starting|as of) (?:on )?(.+)", re.IGNORECASE)
_ONLY_END = re.compile(r"(?:ended|ending|until|till|up to|to) (?:on )?(.+)", re.IGNORECASE)
_LEADING = re.compile(r"(?:from|between) ", re.IGNORECASE)


def check_parts(year: int, month: int | None, day: int | None) -> None:
    """Raise InvalidValue where the three are no date."""
    if not 1 <= year <= 9999:
        raise InvalidValue(f"{year} is not a year between 1 and 9999.")
    if month is None:
        if day is not None:
            raise InvalidValue("A day needs its month.")
    elif not 1 <= month <= 12:
        raise InvalidValue(f"There is no month {month}; {DATES_UNDERSTOOD}.")
    elif day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise InvalidValue(f"{MONTHS[month - 1]} {year} has no day {day}.")


def iso_parts(text: str) -> Parts:
    """The parts of `2005`, `2005-10` or `2005-10-22`; raises InvalidValue for anything else."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise InvalidValue(f"{excerpt(text)} is not a date like 2005, 2005-10 or 2005-10-22.")
    parts = int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None
    check_parts(*parts)
    return parts


@dataclass(frozen=True, slots=True)
class DateReader:
    """How to read: what today is (None: a date needs its year), and which comes first in 3/4/2025."""

    today: date | None = None
    day_first: bool = True

    def date(self, words: str, year: int | None = None) -> Parts:
        """The date that `words` mean; `year` is the year of a date that names none. Raises InvalidValue."""
        tidied = tidy(words)
        if len(tidied) > _LONGEST:
            raise InvalidValue(f"{excerpt(words)} is not understood as a date; {DATES_UNDERSTOOD}.")
        weekday = _WEEKDAY_FIRST.match(tidied)
        if weekday is None:
            return self._plain_date(tidied, year)
        parts = self._plain_date(tidied[weekday.end() :], year)
        _check_weekday(parts, weekday["weekday"])
        return parts

    def _plain_date(self, tidied: str, year: int | None) -> Parts:
        if _ISO.fullmatch(tidied):
            return iso_parts(tidied)
        if self.today is not None and tidied.lower() in _NEAR_TODAY:
            return _days_on(self.today, _NEAR_TODAY[tidied.lower()])
        written, month, day = self._named(tidied) or self._numeric(tidied)
        if written is None and year is None:
            if self.today is None:
                raise InvalidValue(f"{excerpt(tidied)} lacks its year; {DATES_UNDERSTOOD}.")
            return _nearest(self.today, month, day)
        parts = (year or 0) if written is None else written, month, day
        check_parts(*parts)
        return parts

    def _named(self, tidied: str) -> tuple[int | None, int, int | None] | None:
        for form in (_DAY_MONTH, _MONTH_DAY, _MONTH):
            found = form.fullmatch(tidied)
            if found:
                named = found.groupdict()
                day, year = named.get("day"), named["year"]
                return int(year) if year else None, month_number(named["month"]), int(day) if day else None
        return None

    def _numeric(self, tidied: str) -> tuple[int | None, int, int | None]:
        found = _NUMERIC_MONTH.fullmatch(tidied)
        if found:
            return int(found[2]), int(found[1]), None
        found = _NUMERIC.fullmatch(tidied)
        if found is None or (found["mark"] == "-" and not found["year"]):  # 10-12 is as likely a range
            raise InvalidValue(f"{excerpt(tidied)} is not understood as a date; {DATES_UNDERSTOOD}.")
        day, month = found.group("a", "b") if self.day_first else found.group("b", "a")
        if int(month) > 12:
            first = "day" if self.day_first else "month"
            raise InvalidValue(f"{excerpt(tidied)} is not a date with the {first} first; {DATES_UNDERSTOOD}.")
        return int(found["year"]) if found["year"] else None, int(month), int(day)

    def range(self, words: str) -> tuple[Parts | None, Parts | None]:
        """Start and end (None: not stated) that `words` mean, one date being both; raises InvalidValue.

        A start without its year takes that of the end, or the year before where it would otherwise come after
        it (`28 dec – 2 jan 2026`).
        """
        tidied = tidy(words)
        found = None
        if len(tidied) <= _LONGEST:
            found = (
                self._single(tidied) or self._half(tidied) or self._pair(_LEADING.sub("", tidied, count=1))
            )
        if found is None:
            raise InvalidValue(f"{excerpt(words)} is not understood; {RANGES_UNDERSTOOD}.")
        return found

    def _single(self, words: str) -> tuple[Parts, Parts] | None:
        when = _attempt(self, words)
        return None if when is None else (when, when)

    def _half(self, words: str) -> tuple[Parts | None, Parts | None] | None:
        for pattern, at_start in ((_ONLY_START, True), (_ONLY_END, False)):
            found = pattern.fullmatch(words)
            when = _attempt(self, found[1]) if found else None
            if when is not None:
                return (when, None) if at_start else (None, when)
        return None

    def _pair(self, words: str) -> tuple[Parts, Parts] | None:
        days = _DAYS_THEN_MONTH.fullmatch(words)
        if days:
            return _from_day(days["first"], _attempt(self, days["last"]))
        days = _MONTH_THEN_DAYS.fullmatch(words)
        if days:
            end = _attempt(self, f"{days['month']} {days['last']}{days['rest'] or ''}")
            return _from_day(days["first"], end)
        for split in islice(_SPLITS.finditer(words), _MOST_SPLITS):
            end = _attempt(self, words[split.end() :])
            start = None if end is None else self._start(words[: split.start()], end)
            if start is not None and end is not None:
                return start, end
        return None

    def _start(self, words: str, end: Parts) -> Parts | None:
        with_its_year = _attempt(DateReader(None, self.day_first), words)
        if with_its_year is not None:
            return with_its_year
        start = _attempt(self, words, end[0])
        if start is not None and (start[1] or 0) > (end[1] or 12):
            return _attempt(self, words, end[0] - 1)
        return start


def _attempt(reader: DateReader, words: str, year: int | None = None) -> Parts | None:
    try:
        return reader.date(words, year)
    except InvalidValue:
        return None


def _from_day(first: str, end: Parts | None) -> tuple[Parts, Parts] | None:
    if end is None:
        return None
    return (end[0], end[1], int(first)), end


def _days_on(today: date, days: int) -> Parts:
    try:
        day = today + timedelta(days)
    except OverflowError as error:
        raise InvalidValue("That day is beyond the calendar.") from error
    return day.year, day.month, day.day


def _nearest(today: date, month: int, day: int | None) -> Parts:
    check_parts(2000, month, day)  # a year that has every day
    years = range(max(1, today.year - 8), min(9999, today.year + 8) + 1)  # 29 February may be 8 years away
    near = [(year, month, day) for year in years if day is None or 1 <= day <= monthrange(year, month)[1]]

    def distance(parts: tuple[int, int, int | None]) -> tuple[int, int]:
        year, month, day = parts
        if day is None:
            return abs((year - today.year) * 12 + month - today.month), -year
        return abs((date(year, month, day) - today).days), -year

    return min(near, key=distance)


def _check_weekday(parts: Parts, word: str) -> None:
    year, month, day = parts
    if month is None or day is None:
        raise InvalidValue(f"A weekday needs its day; {DATES_UNDERSTOOD}.")
    real = date(year, month, day).weekday()
    if WEEKDAY_NUMBERS[word.rstrip(".").lower()] != real:
        written = f"{day} {MONTHS[month - 1]} {year}"
        raise InvalidValue(f"{written} is a {WEEKDAYS[real]}, not a {word}; correct the day or the date.")
