"""Hypothesis strategies for the value of any field, read from the catalogue, and the hostile texts of the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, assert_never

from hypothesis import strategies as st

from app.catalog import Field, FieldKind
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from db.values.schemes import SCHEMES

HOSTILE = (
    "a\x00b", "bell\x07", "soft\x0bbreak", "page\x0cbreak", "escape\x1b[31m", "\ufffe\uffff", "lone \ud800 surrogate",
    "R&D <w:p> \"quoted\" 'single'", "]]> & <!-- -->", "{{ title }} {% raw %}", "=HYPERLINK(\"x\")", "@SUM(A1)",
    "O'Neil; DROP TABLE person; --", "100 % _ \\", "U.S. e-mail C++ a:b", "\u202eevil\u202c", "\u2066isolate\u2069",
    "zero\u200bwidth\u2060joiner\ufeff", "tag\U000e0041", "Łódź नेपाल عربي 中华人民共和国 한국", "e\u0301 vs é",
    "a\r\nb\rc\u2028d\u2029e", "  padded  ", "\u200d\u200cjoiners", "😀🏳️‍🌈", "\u0130i\u0131I ß ﬁ",
    "DDEAUTO c:\\\\windows\\\\system32", "\\\\host\\share", "{ INCLUDEPICTURE \"http://x\" }", "null", "\t\ttabs",
)  # fmt: skip
"""What officers paste, and what others would like them to paste."""

WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(["Defence Secretary", "New Delhi", "at an early date"]),
)

DUES = (
    "24 nov 2026",
    "Q2 2026",
    "summer 2026",
    "by the next session",
    "within a month",
    "at an early date",
    "2027",
)

Ids = Callable[[str | None], Sequence[str]]
"""Kind (None: any) → ids there are."""


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Years, months and days of a century."""
    days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
    cut = st.sampled_from([4, 7, 10])
    return st.builds(lambda day, length: PartialDate.parse(day.isoformat()[:length]), days, cut)


def date_ranges() -> st.SearchStrategy[DateRange]:
    """Single days, ranges, and ends without a start."""
    days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
    pairs = st.tuples(days, days).map(sorted)
    texts = st.one_of(
        days.map(lambda d: d.isoformat()),
        pairs.map(lambda p: f"{p[0].isoformat()}/{p[1].isoformat()}" if p[0] != p[1] else p[0].isoformat()),
        days.map(lambda d: f"../{d.isoformat()}"),
    )
    return texts.map(DateRange.parse_text)


def value_of(field: Field, ids: Ids) -> st.SearchStrategy[Any]:
    """Any value that a field may hold; references point to what `ids` offers, or to nothing."""
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY:
            return WORDS
        case FieldKind.NUMBER:
            return st.integers(1, 2**53 - 1)
        case FieldKind.FLAG:
            return st.booleans()
        case FieldKind.CHOICE:
            assert field.choices is not None
            return st.sampled_from(list(field.choices))
        case FieldKind.PARTIAL_DATE:
            return partial_dates()
        case FieldKind.DATE_RANGE:
            return date_ranges()
        case FieldKind.DUE:
            return st.sampled_from(DUES).map(lambda words: parse_due(words, made_on=date(2026, 1, 1)))
        case FieldKind.MARKING:
            return st.sampled_from([Marking(level.code) for level in SCHEMES["india"].levels])
        case FieldKind.REFERENCE:
            return st.sampled_from([None, *ids(field.target)])
        case FieldKind.REFERENCES:
            offered = list(ids(field.target))
            several = st.lists(st.sampled_from(offered), max_size=3, unique=True) if offered else st.just([])
            return several.map(tuple)
    assert_never(field.kind)


def values_of(fields: Sequence[Field], ids: Ids) -> st.SearchStrategy[dict[str, Any]]:
    """Values for some of the fields."""
    return st.fixed_dictionaries({}, optional={field.name: value_of(field, ids) for field in fields})
