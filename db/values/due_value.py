"""When something is due, as a value: the words as written and what they mean in days."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self, assert_never

from db.values.calendar_words import MONTHS, NO_BREAK_SPACE, add_months, last_day
from db.values.due_types import DATED_TYPES, DueCalendar, DueType, Recurrence
from db.values.errors import InvalidValue
from db.values.json_object import JsonObject
from db.values.lengths import add_days, check_length, show_length
from db.values.partial_date import DateRange, PartialDate

_UNDATED_TYPES = frozenset({DueType.EVENT, DueType.UNSPECIFIED, DueType.NONE})
_UNDATED_ORDER = (
    DueType.EVENT,
    DueType.PERIOD,
    DueType.RELATIVE,
    DueType.RECURRING,
    DueType.CONDITIONAL,
    DueType.UNSPECIFIED,
    DueType.NONE,
)
_FISCAL_SHIFT = 3  # months; the reading offered beside the calendar year's is a financial year from April


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: `words` exactly as written, and what was understood of them.

    `start` and `end` are the first and last day meant (overdue after `end`); `anchor` names the event it
    hangs on; `length` is kept like `P18M`; `assumption` says what was taken for granted. A quarter or half
    whose `calendar` is None may be of either year: its days span both until one of `readings` is chosen.
    """

    words: str
    type: DueType
    start: date | None = None
    end: date | None = None
    anchor: str | None = None
    length: str | None = None
    recurrence: Recurrence | None = None
    condition: str | None = None
    calendar: DueCalendar | None = None
    approximate: bool = False
    assumption: str | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise InvalidValue("A due has both a first and a last day, or neither.")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise InvalidValue("The last day of a due must not come before the first.")
        if self.type in DATED_TYPES and self.end is None:
            raise InvalidValue(f"A due of the type “{self.type.label}” needs its days.")
        if self.type in _UNDATED_TYPES and self.end is not None:
            raise InvalidValue(f"A due of the type “{self.type.label}” has no days.")
        if self.type is DueType.RECURRING and self.recurrence is None:
            raise InvalidValue("A recurring due needs its recurrence.")
        if self.length is not None:
            check_length(self.length)

    @property
    def sort_key(self) -> str:
        """Sorts as text: by last day, then first; undated after all dates, nothing stated last."""
        if self.start is not None and self.end is not None:
            return f"{self.end.isoformat()}/{self.start.isoformat()}"
        return f"~{_UNDATED_ORDER.index(self.type)}"

    @property
    def readings(self) -> tuple["Due", ...]:
        """What it may mean: itself, or the reading of the calendar year and of a year from April."""
        months = {DueType.QUARTER: 3, DueType.HALF: 6}.get(self.type)
        if months is None or self.calendar is not None or self.start is None:
            return (self,)
        offered = []
        for calendar, shift in ((DueCalendar.CALENDAR, 0), (DueCalendar.FISCAL, _FISCAL_SHIFT)):
            first = add_months(self.start, shift)
            end = add_days(add_months(first, months), -1)
            offered.append(replace(self, start=first, end=end, calendar=calendar, assumption=None))
        return tuple(offered)

    def meaning(self, *, review_on: date | None = None, anchor_date: date | None = None) -> str:
        """What was understood, in one plain phrase without a full stop.

        The review date and the day of the anchor are told where the caller knows them.
        """
        return _meaning(self, review_on, anchor_date, PartialDate.show)

    def seen(self, *, review_on: date | None = None, anchor_date: date | None = None) -> str:
        """The same as a screen writes it, in the style of dates that the officer has chosen."""
        return _meaning(self, review_on, anchor_date, PartialDate.seen)

    def to_json(self) -> dict[str, object]:
        """The due as kept; days as `2014-05-09`."""
        return {
            "words": self.words,
            "type": self.type.value,
            "start": None if self.start is None else self.start.isoformat(),
            "end": None if self.end is None else self.end.isoformat(),
            "anchor": self.anchor,
            "length": self.length,
            "recurrence": None if self.recurrence is None else self.recurrence.to_json(),
            "condition": self.condition,
            "calendar": None if self.calendar is None else self.calendar.value,
            "approximate": self.approximate,
            "assumption": self.assumption,
        }

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read what `to_json` wrote; raises InvalidValue."""
        read = JsonObject.of("A due", data)
        recurrence = read.data.get("recurrence")
        return cls(
            words=read.text("words"),
            type=read.choice("type", DueType),
            start=read.maybe_date("start"),
            end=read.maybe_date("end"),
            anchor=read.maybe_text("anchor"),
            length=read.maybe_text("length"),
            recurrence=None if recurrence is None else Recurrence.from_json(recurrence),
            condition=read.maybe_text("condition"),
            calendar=None if read.data.get("calendar") is None else read.choice("calendar", DueCalendar),
            approximate=read.flag("approximate"),
            assumption=read.maybe_text("assumption"),
        )


_Write = Callable[[PartialDate], str]
"""How a day is written."""


def _meaning(due: Due, review_on: date | None, anchor_date: date | None, write: _Write) -> str:
    match due.type:
        case DueType.DATE | DueType.MONTH | DueType.YEAR | DueType.SEASON | DueType.FUZZY:
            return _dated(due, write)
        case DueType.QUARTER | DueType.HALF:
            return _either(due, write)
        case DueType.RELATIVE | DueType.PERIOD:
            return _lasting(due, anchor_date, write)
        case DueType.EVENT:
            return f"{_happening(due.anchor or 'the event')}; {_when(anchor_date, write)}"
        case DueType.RECURRING:
            assert due.recurrence is not None
            until = "" if due.end is None else f", until {_end_of(due, write)}"
            return f"{due.recurrence.show()}{until}"
        case DueType.CONDITIONAL:
            by = "" if due.end is None else f", then by {_end_of(due, write)}"
            return f"only {due.condition or 'on its condition'}{by}"
        case DueType.UNSPECIFIED | DueType.NONE:
            review = "" if review_on is None else f"; review from {_day(review_on, write)}"
            return f"no date{review}"
        case _:
            assert_never(due.type)


def _dated(due: Due, write: _Write) -> str:
    assumed = "" if due.assumption is None else f" ({due.assumption})"
    return f"{'about ' if due.approximate else ''}{_end_of(due, write)}{assumed}"


def _either(due: Due, write: _Write) -> str:
    if len(due.readings) == 1:
        assert due.start is not None
        assert due.end is not None
        months = DateRange(_month(due.start), _month(due.end)).show()
        return f"{_end_of(due, write)} ({due.assumption or months})"
    ends = [_end_of(reading, write) for reading in due.readings]
    return f"{ends[0]}, or {ends[1]} if the financial year is meant; say which"


def _lasting(due: Due, anchor_date: date | None, write: _Write) -> str:
    if due.end is not None:
        return f"{'about ' if due.approximate else ''}{_end_of(due, write)}"
    anchor = due.anchor or ("the statement" if due.type is DueType.RELATIVE else "its start")
    if due.length is None:
        return f"during {anchor}; {_when(anchor_date, write)}"
    direction = "before" if due.length.startswith("-") else "from"
    if due.type is DueType.PERIOD and due.anchor is not None:
        anchor = f"the start of the {due.anchor.removeprefix('the ')}"
    return f"{show_length(due.length)} {direction} {anchor}; {_when(anchor_date, write)}"


_HAPPENINGS = re.compile(
    r"\b(?:(?P<act>signature|signing|ratification|entry into force|expiry|completion|conclusion|termination|"
    r"delivery|commissioning|launch|inauguration|anniversary)"
    r"|(?P<many>elections|talks|negotiations|consultations|conversations|meetings)"
    r"|(?P<course>visit|deployment|mission|presidency|parade)"
    r"|round|meeting|session|exercise|summit|dialogue|review|conference)\b",
    re.IGNORECASE,
)


def _happening(anchor: str) -> str:
    found = _HAPPENINGS.search(anchor)
    if found and found["act"]:
        return f"on {anchor}"
    if found and found["many"]:
        return f"when {anchor} are held"
    return f"when {anchor} {'takes place' if found and found['course'] else 'is held'}"


def _when(anchor_date: date | None, write: _Write) -> str:
    return "no date yet" if anchor_date is None else _day(anchor_date, write)


def _end_of(due: Due, write: _Write) -> str:
    """The last day as people say it: `9 May 2014`, `end of June 2014`, `end of 2026`."""
    assert due.start is not None
    assert due.end is not None
    end = due.end
    if due.start == end or end != last_day(end.year, end.month):
        return _day(end, write)
    if due.type is DueType.YEAR and (end.month, end.day) == (12, 31):
        return f"end of{NO_BREAK_SPACE}{end.year:04}"
    return f"end of {MONTHS[end.month - 1]}{NO_BREAK_SPACE}{end.year:04}"


def _day(day: date, write: _Write) -> str:
    return write(PartialDate.of(day))


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)
