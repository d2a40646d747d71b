"""The units of a due: which month, quarter, half, season, week or day of a year is meant."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.values.calendar_words import (
    MONTH_PATTERN,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAY_PATTERN,
    add_months,
    last_day,
    month_number,
)
from db.values.date_words import DateReader
from db.values.due_types import DueCalendar, DueType
from db.values.due_years import (
    FISCAL,
    NEXT,
    NO_STATEMENT_DATE,
    THIS,
    USUAL_FISCAL_START,
    Setting,
    Year,
    is_next,
)
from db.values.errors import InvalidValue
from db.values.lengths import add_days
from db.values.partial_date import PartialDate

NO_YEAR = "the year is not stated"

_FLAGS = re.ASCII | re.IGNORECASE
_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NTH = "|".join(_NUMBERS)
_QUARTER = re.compile(
    rf"(?:the )?(?:Q(?P<q>[1-4])|(?P<nth>{_NTH}|last)(?P<fiscal> {FISCAL})? quarter)", _FLAGS
)
_HALF = re.compile(rf"(?:the )?(?:H(?P<h>[12])|(?P<nth>{_NTH}|latter|last) half)", _FLAGS)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = re.compile(rf"(?P<which>{THIS} |{NEXT} )?(?P<season>{'|'.join(_SEASONS)})(?: season)?", _FLAGS)
_ACADEMIC = re.compile(
    rf"(?:(?P<which>{THIS}|{NEXT}) )?(?:(?P<first>\d{{4}})[-–/](?P<to>\d{{4}}|\d{{2}}) )?(?:academic"
    rf"|school) year"
    r"(?: (?P<named>\d{4})[-–/](?P<named_to>\d{4}|\d{2}))?",
    _FLAGS,
)
_WEEK = re.compile(
    rf"(?:the )?(?P<nth>{_NTH}|last|latter) (?P<what>week|fortnight|half) of (?P<month>.+)", _FLAGS
)
_MONTH = re.compile(rf"(?P<which>{THIS} |{NEXT} )?(?:month of )?(?P<month>{MONTH_PATTERN})", _FLAGS)
_NEAR = re.compile(rf"(?P<which>{THIS}|{NEXT}) (?P<unit>week|month|quarter)", _FLAGS)
_WEEKDAY = re.compile(rf"(?:{THIS} |{NEXT} )?(?P<weekday>{WEEKDAY_PATTERN})", _FLAGS)


@dataclass(frozen=True, slots=True)
class Found:
    """A time that words name."""

    type: DueType
    start: date
    end: date
    calendar: DueCalendar | None = None
    approximate: bool = False
    assumption: str | None = None


def found_years(first: date, last: date) -> bool:
    """Whether both lie in years that a due can mean; keeps “1500 hours” from being a year."""
    return first.year >= 1900 and last.year < 2200


def read_unit(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    """The time that `unit` of `year` means; without a year the next one from the day of the statement."""
    if not unit:
        return None if year is None else _whole_year(year, setting)
    readers = (_quarter, _half, _season, _week, _month, _day, _near, _weekday)
    return next((found for read in readers if (found := read(unit, year, setting)) is not None), None)


def read_academic(core: str, setting: Setting) -> Found | str | None:
    """“2026–27 academic year”, “the next academic year”: from September, in the south from February."""
    found = _ACADEMIC.fullmatch(core)
    if found is None:
        return None
    first, length = (2, 11) if setting.southern else (9, 12)

    def place(number: int) -> tuple[date, date]:
        start = date(number, first, 1)
        return start, add_days(add_months(start, length), -1)

    number, to = found["first"] or found["named"], found["to"] or found["named_to"]
    if number is None:
        span = _upcoming(setting, place, begun=not is_next(found["which"]))
    elif int(to) in (int(number) + 1, (int(number) + 1) % 100) and 1900 <= int(number) < 2199:
        span = place(int(number))
    else:
        return None
    if isinstance(span, str):
        return span
    months = f"{MONTHS[first - 1]} to {MONTHS[(first + length - 2) % 12]}"
    return Found(DueType.YEAR, *span, approximate=True, assumption=f"academic year, {months}")


def _whole_year(year: Year, setting: Setting) -> Found:
    calendar = DueCalendar.FISCAL if year.fiscal else DueCalendar.CALENDAR
    assumption = setting.fiscal_assumption if year.fiscal else None
    end = add_days(add_months(year.start, 12), -1)
    return Found(DueType.YEAR, year.start, end, calendar, assumption=assumption)


def _upcoming(
    setting: Setting, place: Callable[[int], tuple[date, date]], *, begun: bool = True
) -> tuple[date, date] | str:
    """The first span, of those placed in successive years, that is not over (not begun) at the statement."""
    if setting.made_on is None:
        return NO_YEAR
    for year in range(max(setting.made_on.year - 1, 1), min(setting.made_on.year + 9, 9998)):
        try:
            start, end = place(year)
        except (ValueError, InvalidValue):  # 29 February
            continue
        if (end if begun else add_days(start, -1)) >= setting.made_on:
            return start, end
    return NO_YEAR


def _quarter(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _QUARTER.fullmatch(unit)
    if found is None:
        return None
    nth = int(found["q"]) if found["q"] else _NUMBERS.get(found["nth"].lower(), 4)
    return _part(DueType.QUARTER, 3, nth, year, setting, marked=bool(found["fiscal"]))


def _half(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _HALF.fullmatch(unit)
    if found is None:
        return None
    nth = int(found["h"]) if found["h"] else _NUMBERS.get(found["nth"].lower(), 2)
    return _part(DueType.HALF, 6, nth, year, setting) if nth <= 2 else None


def _part(
    kind: DueType, months: int, nth: int, year: Year | None, setting: Setting, *, marked: bool = False
) -> Found | str:
    fiscal = marked or (year is not None and year.fiscal)
    month = setting.fiscal_month if fiscal else (setting.fiscal_start_month or 1)
    unsettled = not fiscal and setting.fiscal_start_month is None

    def place(number: int) -> tuple[date, date]:
        first = add_months(date(number, month, 1), months * (nth - 1))
        return first, add_days(add_months(first, months), -1)

    span = _upcoming(setting, place) if year is None else place(year.start.year)
    if isinstance(span, str):
        return span
    if unsettled:
        shift = USUAL_FISCAL_START - 1
        if year is None and _is_running(add_months(span[0], shift - 12), months, setting):
            return NO_YEAR  # the financial year's reading would lie a year before the calendar's
        end = add_days(add_months(span[0], months + shift), -1)
        return Found(kind, span[0], end, None, assumption="calendar or financial year not settled")
    calendar = DueCalendar.CALENDAR if month == 1 else DueCalendar.FISCAL
    return Found(kind, *span, calendar, assumption=setting.fiscal_assumption if fiscal else None)


def _is_running(first: date, months: int, setting: Setting) -> bool:
    return setting.made_on is not None and add_days(add_months(first, months), -1) >= setting.made_on


def _season(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _SEASON.fullmatch(unit)
    if found is None:
        return None
    month = (_SEASONS[found["season"].lower()] + (6 if setting.southern else 0) - 1) % 12 + 1

    def place(number: int) -> tuple[date, date]:
        first = date(number, month, 1)
        return first, add_days(add_months(first, 3), -1)

    begun = not is_next(found["which"])
    span = _upcoming(setting, place, begun=begun) if year is None else place(year.start.year)
    if isinstance(span, str):
        return span
    hemisphere = "southern" if setting.southern else "northern"
    months = f"{MONTHS[month - 1]} to {MONTHS[(month + 1) % 12]}"
    return Found(DueType.SEASON, *span, assumption=f"{hemisphere} {found['season'].lower()}, {months}")


def _month(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _MONTH.fullmatch(unit)
    if found is None:
        return None
    month = month_number(found["month"])

    def place(number: int) -> tuple[date, date]:
        return date(number, month, 1), last_day(number, month)

    if year is not None:
        in_year = year.start.year + (1 if month < year.start.month else 0)
        return Found(DueType.MONTH, *place(in_year))
    span = _upcoming(setting, place, begun=not is_next(found["which"]))
    return span if isinstance(span, str) else Found(DueType.MONTH, *span, assumption=_next_one(setting))


def _next_one(setting: Setting) -> str | None:
    said = setting.made_on
    return None if said is None else f"the next after {PartialDate.of(said).show()}"


def _week(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _WEEK.fullmatch(unit)
    month = _month(found["month"], year, setting) if found else None
    if found is None or month is None or isinstance(month, str):
        return month
    length = monthrange(month.start.year, month.start.month)[1]
    weeks = found["what"].lower() == "week"
    nth = _NUMBERS.get(found["nth"].lower(), 0)
    if weeks:
        first, last = (7 * nth - 6, 7 * nth) if nth else (length - 6, length)
    elif nth > 2:
        return None
    else:
        first, last = (1, 15) if nth == 1 else (16, length)
    start, end = month.start.replace(day=first), month.start.replace(day=last)
    return Found(DueType.FUZZY, start, end, approximate=True, assumption=month.assumption)


def _day(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    """A day of a month without its year, or with a year said in words."""

    def place(number: int) -> tuple[date, date]:
        when = PartialDate(*DateReader().date(unit, number))
        return when.first, when.last

    try:
        place(2000)  # has a 29 February
    except InvalidValue:
        return None
    if year is None:
        span = _upcoming(setting, place)
        return span if isinstance(span, str) else Found(DueType.DATE, *span, assumption=_next_one(setting))
    try:
        start, end = place(year.start.year)
        if start < year.start:
            start, end = place(year.start.year + 1)
    except InvalidValue:
        return None
    return Found(DueType.DATE, start, end)


def _near(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _NEAR.fullmatch(unit)
    if found is None or year is not None:
        return None
    if setting.made_on is None:
        return NO_STATEMENT_DATE
    ahead = 1 if is_next(found["which"]) else 0
    day = setting.made_on
    match found["unit"].lower():
        case "week":
            monday = add_days(day, 7 * ahead - day.weekday())
            return Found(DueType.FUZZY, monday, add_days(monday, 6))
        case "month":
            first = add_months(day.replace(day=1), ahead)
            return Found(DueType.MONTH, first, last_day(first.year, first.month))
        case _:
            first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * ahead)
            end = add_days(add_months(first, 3), -1)
            return Found(DueType.QUARTER, first, end, DueCalendar.CALENDAR)


def _weekday(unit: str, year: Year | None, setting: Setting) -> Found | str | None:
    found = _WEEKDAY.fullmatch(unit)
    if found is None or year is not None:
        return None
    if setting.made_on is None:
        return NO_STATEMENT_DATE
    wanted = WEEKDAY_NUMBERS[found["weekday"].rstrip(".").lower()]
    day = add_days(setting.made_on, (wanted - setting.made_on.weekday() - 1) % 7 + 1)
    return Found(DueType.DATE, day, day, assumption=_next_one(setting))
