"""What Hypothesis draws for the tests of values: hostile text, dates, ranges, markings, dues."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from db.values.due import DATED_TYPES, Due, DueCalendar, DueType, Interval, Recurrence
from db.values.errors import InvalidValue
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate

Value = TypeVar("Value")


def outcome(read: Callable[[], Value]) -> Value | InvalidValue:
    """What reading gives: a value, or the refusal; any other error is a failure of the test."""
    try:
        return read()
    except InvalidValue as error:
        return error


TROUBLE = (
    *"\0\x07\t\n\v\f\r\x1b\x7f\x85\xad",
    *"\u200b\u200c\u200d\u200e\u2028\u2029\u202a\u202c\u202e\u2060\u2066\u2068\u2069\ufeff\ufffe\uffff",
    *"\ud800\udfff\U000e0041\U0010ffff*\\-–’'\"<&%_ \u00a0e\u0301",
    *(
        "**",
        "***",
        "- ",
        "\n\n",
        "\r\n",
        "\ud83d\ude00",
        "नमस्ते",
        "الزعابي",
        "2025",
        "24 nov",
        "by ",
        "next ",
        "Q2",
    ),
)
hostile = st.lists(st.sampled_from(TROUBLE) | st.characters(exclude_categories=()), max_size=40).map("".join)
"""Text of anything, lone surrogates included, rich in what has broken programs before."""

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
any_days = st.dates()


def _partial(day: date, precision: int) -> PartialDate:
    parts = (day.year, day.month, day.day)[:precision]
    return PartialDate(*parts)


partial_dates = st.builds(_partial, any_days, st.integers(1, 3))


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    """Ranges with both ends, or one not stated."""
    one, other = draw(partial_dates), draw(partial_dates)
    if other.last < one.first:
        one, other = other, one
    match draw(st.integers(0, 4)):
        case 0:
            return DateRange(None, other)
        case 1:
            return DateRange(one, None)
        case 2:
            return DateRange.single(one)
        case _:
            return DateRange(one, other)


levels = st.sampled_from(("unclassified", "restricted", "confidential", "secret", "top_secret"))
caveats = st.sets(st.sampled_from(("EYES ONLY", "PERSONAL", "OURS")), max_size=2).map(tuple)
markings = st.builds(Marking, levels, caveats)

lengths = st.builds(
    lambda sign, count, unit: f"{sign}P{count}{unit}",
    st.sampled_from(("", "-")),
    st.integers(0, 400),
    st.sampled_from("DWMY"),
)
recurrences = st.builds(
    Recurrence, st.sampled_from(Interval), st.integers(1, 99), st.integers(1, 9), st.booleans()
)
maybe_words = st.none() | st.text(max_size=8)


@st.composite
def dues(draw: st.DrawFn, types: frozenset[DueType] = frozenset(DueType)) -> Due:
    """Any due that the value allows, words of every kind included."""
    kind = draw(st.sampled_from(sorted(types)))
    undated = (DueType.EVENT, DueType.UNSPECIFIED, DueType.NONE)
    has_days = kind in DATED_TYPES or (kind not in undated and draw(st.booleans()))
    start, end = sorted((draw(any_days), draw(any_days))) if has_days else (None, None)
    return Due(
        words=draw(hostile),
        type=kind,
        start=start,
        end=end,
        anchor=draw(maybe_words),
        length=draw(st.none() | lengths),
        recurrence=draw(recurrences) if kind is DueType.RECURRING else None,
        condition=draw(maybe_words),
        calendar=draw(st.none() | st.sampled_from(DueCalendar)),
        approximate=draw(st.booleans()),
        assumption=draw(maybe_words),
    )
