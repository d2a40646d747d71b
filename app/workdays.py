"""When people in a country work: what is written of it on file, else CLDR (Babel); public holidays (holidays)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Week:
    """The week of a country. Days count from 0, Monday; `first` is the day that calendars there begin with."""

    first: int
    weekend: frozenset[int]

    @property
    def words(self) -> str:
        """`Sunday to Thursday`; days that do not follow each other one by one."""
        work = [day for day in range(7) if day not in self.weekend]
        begins = [day for day in work if (day - 1) % 7 in self.weekend]
        if len(begins) > 1:
            return ", ".join(DAYS[day] for day in work)
        begin = begins[0] if begins else work[0]
        return f"{DAYS[begin]} to {DAYS[(begin + len(work) - 1) % 7]}"


def week_of(code: str | None) -> Week | None:
    """The week of a country by its ISO code of two letters; None where it is not known."""
    from babel import Locale, UnknownLocaleError

    if not code or len(code) != 2:
        return None
    try:
        locale = Locale.parse(f"und_{code}")
    except (UnknownLocaleError, ValueError):
        return None
    start, end = locale.weekend_start, locale.weekend_end
    weekend = frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))
    return Week(locale.first_week_day, weekend)


_NAMED = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?", re.IGNORECASE)
_THROUGH = re.compile(r"\s*(?:to|till|until|through|–|—|-)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|and|&|\+)?\s*", re.IGNORECASE)
_OFF = re.compile(r"\b(?:weekend|off|closed|free|except|not|half)\b", re.IGNORECASE)


def written_week(words: str | None, usual: Week | None = None) -> Week | None:
    """The week that an officer wrote, such as `Sunday to Thursday` or `Mon–Fri, Sat`; None where it cannot be read.

    Only days of work are read: what speaks of days off, or holds other words between the days, is left alone rather
    than misread. The week begins as in `usual`, else with the first day of work.
    """
    if not words or _OFF.search(words):
        return None
    found = list(_NAMED.finditer(words))
    work: list[int] = []
    for place, one in enumerate(found):
        day = _SHORT.index(one[1].lower())
        between = words[found[place - 1].end() : one.start()] if place else ""
        if place and _THROUGH.fullmatch(between):
            work += [(work[-1] + step) % 7 for step in range(1, (day - work[-1]) % 7 + 1)]
        elif place and not _AND.fullmatch(between):
            return None
        else:
            work.append(day)
    if not 0 < len(set(work)) < 7:
        return None
    return Week(usual.first if usual else work[0], frozenset(range(7)) - set(work))


_SHORT = tuple(day[:3].lower() for day in DAYS)


@lru_cache(maxsize=64)
def holidays_of(code: str | None, year: int) -> Mapping[date, str]:
    """Day → name of the public holiday, in English where it has an English name; empty where nothing is known.

    Days that hang on the sight of the moon are computed; their names say “(estimated)”.
    """
    import holidays

    if not code:
        return {}
    try:
        found = holidays.country_holidays(code, years=year, language="en_US")
    except NotImplementedError:  # a country that the library does not know
        return {}
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def two_letters(short_code: str | None, code: str | None) -> str | None:
    """The ISO code of two letters, from whichever of the two codes a country has; None where neither is known."""
    import pycountry

    if short_code and len(short_code) == 2:
        return short_code.upper()
    found = pycountry.countries.get(alpha_3=code.upper()) if code and len(code) == 3 else None
    return found.alpha_2 if found else None
