"""A date known to the year, the month or the day, and a range of such dates."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self, TypeVar

from db.values.calendar_words import MONTHS, NO_BREAK_SPACE, last_day
from db.values.date_style import DateStyle, in_use, numeric
from db.values.date_words import DateReader, Parts, check_parts, iso_parts
from db.values.errors import InvalidValue

T = TypeVar("T")

_UNSTATED = ".."
_CANONICAL = re.compile(r"(?:\.\.|\d{4}[\d-]*)/(?:\.\.|\d{4}[\d-]*)", re.ASCII)


class _Kept:
    """What follows from a date and is asked of it again and again, worked out once; no part of the value."""

    __slots__ = ("_first", "_last", "_short", "_text")
    _first: date
    _last: date
    _short: str
    _text: str

    def _keep(self, name: str, found: T) -> T:
        object.__setattr__(self, name, found)
        return found


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate(_Kept):
    """A year, a month or a day; ordered in time, the less defined first (2005 < 2005-01 < 2005-01-01)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        check_parts(self.year, self.month, self.day)

    def __lt__(self, other: object) -> bool:
        return self.text < other.text if isinstance(other, PartialDate) else NotImplemented

    @classmethod
    def of(cls, day: date) -> Self:
        """The whole day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse_text(cls, text: str) -> Self:
        """Read the canonical text (`2005`, `2005-10`, `2005-10-22`) and nothing else; raises InvalidValue."""
        return cls(*iso_parts(text))

    @classmethod
    def parse(cls, words: str, *, today: date | None = None, day_first: bool = True) -> Self:
        """Read a date as people write it; raises InvalidValue, saying what is understood.

        A numeric date is read day first (or month first where told), never turned round because it would not
        fit. With `today`, also `today`, `yesterday`, `tomorrow`, and a day or month without its year, which
        is then the occurrence nearest to today (the later one where two are as near). A weekday must fit.
        """
        return cls(*DateReader(today, day_first).date(words))

    @property
    def text(self) -> str:
        """Canonical ISO text; sorts in time order."""
        try:
            return self._text
        except AttributeError:
            parts = [f"{self.year:04}"]
            parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
            return self._keep("_text", "-".join(parts))

    @property
    def first(self) -> date:
        """The first day it may mean."""
        try:
            return self._first
        except AttributeError:
            return self._keep("_first", date(self.year, self.month or 1, self.day or 1))

    @property
    def last(self) -> date:
        """The last day it may mean."""
        try:
            return self._last
        except AttributeError:
            whole = self.month is not None and self.day is not None
            return self._keep("_last", self.first if whole else last_day(self.year, self.month or 12))

    def show(self, no_break: bool = True) -> str:
        """As printed: `24 November 2025`, `October 2005`, `2005`; its blanks do not break unless told."""
        return _shown(self, None, no_break)

    def show_short(self, no_break: bool = True) -> str:
        """As in tables: `24 Nov 2025`."""
        if not no_break:
            return _shown(self, 3, no_break)
        try:
            return self._short
        except AttributeError:
            return self._keep("_short", _shown(self, 3, no_break))

    def seen(self, no_break: bool = True) -> str:
        """As a screen writes it, in the style that the officer has chosen; paper uses `show`."""
        return numeric(self.year, self.month, self.day) or _shown(self, _letters(), no_break)

    def seen_short(self, no_break: bool = True) -> str:
        """The same in a list of a screen."""
        return numeric(self.year, self.month, self.day) or _shown(self, 3, no_break)


def _shown(when: PartialDate, letters: int | None, no_break: bool) -> str:
    month = MONTHS[when.month - 1][:letters] if when.month is not None else None
    parts = (when.day, month, f"{when.year:04}")
    return (NO_BREAK_SPACE if no_break else " ").join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `start` to `end`, both included; None means not stated, and one of the two is always stated."""

    start: PartialDate | None
    end: PartialDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise InvalidValue("A range of dates needs a start or an end.")
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            raise InvalidValue(
                f"{self.end.show()} is before {self.start.show()}; the end must not come first."
            )

    @classmethod
    def single(cls, when: PartialDate) -> Self:
        """The range of one partial date."""
        return cls(when, when)

    @classmethod
    def parse_text(cls, text: str) -> Self:
        """Read the canonical text and nothing else; raises InvalidValue."""
        start, slash, end = text.partition("/")
        if not slash:
            return cls.single(PartialDate.parse_text(text))
        both = [None if part == _UNSTATED else PartialDate.parse_text(part) for part in (start, end)]
        return cls(both[0], both[1])

    @classmethod
    def parse(cls, words: str, *, today: date | None = None, day_first: bool = True) -> Self:
        """Read a range or a single date as people write it, or the canonical text; raises InvalidValue.

        A start without its year takes that of the end, or the year before where it would otherwise come
        after it (`28 dec – 2 jan 2026`). `today` and `day_first` as in `PartialDate.parse`.
        """
        if _CANONICAL.fullmatch(words.strip()):
            return cls.parse_text(words.strip())
        start, end = DateReader(today, day_first).range(words)
        return cls(_dated(start), _dated(end))

    @property
    def text(self) -> str:
        """Canonical text: `2025-11-24`, `2025-10-22/2025-10-23`, `../2024-09-26`, `2024-01-01/..`."""
        if self.start is not None and self.start == self.end:
            return self.start.text
        return "/".join(_UNSTATED if part is None else part.text for part in (self.start, self.end))

    @property
    def first(self) -> date | None:
        """The first day it may mean; None where no start is stated."""
        return None if self.start is None else self.start.first

    @property
    def last(self) -> date | None:
        """The last day it may mean; None where no end is stated."""
        return None if self.end is None else self.end.last

    def show(self, no_break: bool = True) -> str:
        """As printed, what both ends share written once: `22–23 October 2025`, `ended 26 September 2024`."""
        return _shown_range(self, None, no_break)

    def show_short(self, no_break: bool = True) -> str:
        """As in tables: `22–23 Oct 2025`."""
        return _shown_range(self, 3, no_break)

    def seen(self, no_break: bool = True) -> str:
        """As a screen writes it, in the style that the officer has chosen; paper uses `show`."""
        return _seen_range(self, no_break) or _shown_range(self, _letters(), no_break)

    def seen_short(self, no_break: bool = True) -> str:
        """The same in a list of a screen."""
        return _seen_range(self, no_break) or _shown_range(self, 3, no_break)


def _dated(parts: Parts | None) -> PartialDate | None:
    return None if parts is None else PartialDate(*parts)


def _letters() -> int | None:
    """Letters of a month in words; None for all."""
    return 3 if in_use() is DateStyle.SHORT else None


def _seen_range(dates: DateRange, no_break: bool) -> str:
    """In a numeric style, both ends whole; empty in the others."""
    if in_use() not in (DateStyle.DOTTED, DateStyle.ISO):
        return ""
    blank = NO_BREAK_SPACE if no_break else " "
    if dates.start is None:
        assert dates.end is not None
        return f"ended {dates.end.seen()}"
    if dates.end is None:
        return f"from {dates.start.seen()}"
    if dates.start == dates.end:
        return dates.start.seen()
    return f"{dates.start.seen()}{blank}– {dates.end.seen()}"


def _shown_range(dates: DateRange, letters: int | None, no_break: bool) -> str:
    if dates.start is not None and dates.end is not None:
        return _shown_pair(dates.start, dates.end, letters, no_break)
    word, part = ("ended", dates.end) if dates.start is None else ("from", dates.start)
    assert part is not None
    return f"{word} {_shown(part, letters, no_break)}"


def _shown_pair(start: PartialDate, end: PartialDate, letters: int | None, no_break: bool) -> str:
    last = _shown(end, letters, no_break)
    if start == end:
        return last
    blank = NO_BREAK_SPACE if no_break else " "
    first = _shown(start, letters, no_break)
    if start.year == end.year and start.month and end.month:
        first = first.rpartition(blank)[0]  # the year is said once, with the end
        if start.month == end.month and start.day and end.day:
            first = str(start.day)
    # An en dash stands close between like single words and apart elsewhere.
    alike = bool(start.month) == bool(end.month) and bool(start.day) == bool(end.day)
    return f"{first}–{last}" if alike and blank not in first else f"{first}{blank}– {last}"
