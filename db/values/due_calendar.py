"""Dues that name a time of the calendar: days, months, quarters, halves, seasons, parts of a year, years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from db.values.calendar_words import last_day
from db.values.date_words import DateReader
from db.values.due_types import DueType
from db.values.due_units import Found, found_years, read_academic, read_unit
from db.values.due_value import Due
from db.values.due_years import Setting, year_at_end
from db.values.errors import InvalidValue
from db.values.lengths import add_days
from db.values.partial_date import DateRange, PartialDate

_FLAGS = re.ASCII | re.IGNORECASE
_LEAD = re.compile(
    r"(?:(?:to be )?(?:completed|concluded|held|done|signed|finali[sz]ed|delivered) )?"
    r"(?:(?P<before>before|prior to|ahead of)|no later than|not later than|latest by|at the latest by|"
    r"on or before|by|in|on|during|within|until|till|up to|for|at|throughout|in the course of|"
    r"(?:sometime |some time |later |later on |earlier )(?:in |during )?)\s*(?<=\s)",
    _FLAGS,
)
_ABOUT = re.compile(
    r"(?:(?:in|on) or )?(?:around|about|approximately|approx\.?|circa|c\.|roughly|tentatively) ", _FLAGS
)
_TAIL = re.compile(r",? (?:at the latest|latest|or earlier)$", _FLAGS)
_VAGUE_TAIL = re.compile(r",? (?:or so|or thereabouts|\(?tentative(?:ly)?\)?)$", _FLAGS)
_END_OF_UNIT = re.compile(
    r"(?:the )?(?:end[- ](?:of )?(?P<a>year|month|quarter|week)"
    r"|(?P<b>year|month|quarter|week)(?:[’']s)?[- ]end)",
    _FLAGS,
)
_EDGE = re.compile(
    r"(?:the )?(?:"
    r"(?P<end>(?:very )?end of |close of |end[- ](?:of[- ])?)"
    r"|(?P<early>(?:very )?early(?:[- ]in | part of |[- ])|(?:beginning|start|first weeks|first months) of )"
    r"|(?P<mid>mid(?:dle)?(?: of |[- ]))"
    r"|(?P<late>late(?:[- ]in | part of |[- ])|(?:latter part|last weeks|last months) of )"
    r")",
    _FLAGS,
)
_PARTS_OF_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words without what stands around a time: `before` it, `about` it, an `edge` of it."""

    core: str
    before: bool
    about: bool
    edge: str | None


def calendar_due(words: str, text: str, setting: Setting) -> Due | None:
    """The due that `text`, the tidied words, names; None where it names no time of the calendar.

    Where the time is clear but its year is not, the due is unspecified and its assumption says so.
    """
    phrase = _phrase(text)
    if phrase is None:
        return None
    found = _span(phrase.core) or _unit(phrase.core, setting)
    if found is None:
        return None
    if isinstance(found, str):
        return Due(words, DueType.UNSPECIFIED, assumption=found)
    found = _edged(found, phrase.edge)
    if phrase.before and phrase.edge != "end":
        day = add_days(found.start, -1)
        return Due(words, DueType.DATE, day, day, approximate=phrase.about, assumption=found.assumption)
    return Due(
        words,
        found.type,
        found.start,
        found.end,
        calendar=found.calendar,
        approximate=found.approximate or phrase.about,
        assumption=found.assumption,
    )


def _phrase(text: str) -> _Phrase | None:
    before = about = False
    vague = _VAGUE_TAIL.search(text)
    core = _TAIL.sub("", text[: vague.start()] if vague else text)
    for _ in range(3):
        around, lead = _ABOUT.match(core), _LEAD.match(core)
        if around:
            about, core = True, core[around.end() :]
        elif lead:
            before, core = before or bool(lead["before"]), core[lead.end() :]
    plain_end = _END_OF_UNIT.fullmatch(core)
    if plain_end:
        core = f"end of the {plain_end['a'] or plain_end['b']}"
    edge = _EDGE.match(core)
    named = next((name for name, part in edge.groupdict().items() if part), None) if edge else None
    core = core[edge.end() :] if edge else core
    return _Phrase(core, before, about or bool(vague), named) if core else None


def _span(core: str) -> Found | None:
    """A date or a range with its year written out."""
    reader = DateReader()
    try:
        dates = DateRange.single(PartialDate(*reader.date(core)))
    except InvalidValue:
        try:
            start, end = reader.range(core)
            dates = DateRange(PartialDate(*start) if start else None, PartialDate(*end) if end else None)
        except InvalidValue:
            return None
    if dates.first is None or dates.last is None or not found_years(dates.first, dates.last):
        return None
    if dates.start != dates.end:
        return Found(DueType.PERIOD, dates.first, dates.last)
    assert dates.end is not None
    kind = (
        DueType.YEAR if dates.end.month is None else DueType.MONTH if dates.end.day is None else DueType.DATE
    )
    return Found(kind, dates.first, dates.last)


def _unit(core: str, setting: Setting) -> Found | str | None:
    academic = read_academic(core, setting)
    if academic is not None:
        return academic
    rest, year = year_at_end(core, setting)
    if isinstance(year, str):
        return year
    return read_unit(rest, year, setting)


def _edged(found: Found, edge: str | None) -> Found:
    """The early, middle or late part; the end of something falls due as the whole does."""
    if edge is None or edge == "end" or found.type is DueType.DATE:
        return found
    start, end = found.start, found.end
    if found.type is DueType.YEAR:
        first, last = _PARTS_OF_YEAR[edge]
        base = start.year * 12 + start.month - 2
        (year, month), (last_year, last_month) = divmod(base + first, 12), divmod(base + last, 12)
        start, end = date(year, month + 1, 1), last_day(last_year, last_month + 1)
    elif found.type is DueType.MONTH:
        first, last = _PARTS_OF_MONTH[edge]
        end = start.replace(day=min(last, monthrange(start.year, start.month)[1]))
        start = start.replace(day=first)
    return Found(DueType.FUZZY, start, end, None, True, found.assumption)
