"""Lengths of time are read, kept, added and shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.errors import InvalidValue
from db.values.lengths import (
    NUMBER_WORDS,
    add_days,
    add_length,
    check_length,
    number,
    parse_length,
    show_length,
)
from tests.db.values.strategies import any_days, hostile, lengths


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("six weeks", "P6W"),
        ("a month", "P1M"),
        ("18-month", "P18M"),
        ("18 months", "P18M"),
        ("one calendar month", "P1M"),
        ("twenty-one days", "P21D"),
        ("a fortnight", "P2W"),
        ("two quarters", "P6M"),
        ("half a year", "P6M"),
        ("a year and a half", "P18M"),
        ("36 hours", "P2D"),
        ("24 hours", "P1D"),
        ("six months' time", "P6M"),
        ("six months’ time", "P6M"),
        ("a couple of weeks", "P2W"),
        ("a period of 90 days", "P90D"),
        ("a dozen years", "P12Y"),
        ("THREE YEARS", "P3Y"),
    ],
)
def test_what_ministries_write_is_a_length(words: str, kept: str) -> None:
    assert parse_length(words) == kept


@pytest.mark.parametrize(
    "words",
    [
        *("", "weeks", "few weeks", "several months", "ten working days", "a while", "a month and a half"),
        *("12345 days", "1.5 years", "six", "6 weeks ago"),
    ],
)
def test_what_is_vague_is_no_length(words: str) -> None:
    assert parse_length(words) is None


@pytest.mark.parametrize(
    ("day", "kept", "expected"),
    [
        (date(2025, 11, 24), "P10D", date(2025, 12, 4)),
        (date(2025, 11, 24), "P6W", date(2026, 1, 5)),
        (date(2025, 1, 31), "P1M", date(2025, 2, 28)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2025, 11, 24), "P18M", date(2027, 5, 24)),
        (date(2025, 11, 24), "-P2W", date(2025, 11, 10)),
        (date(2025, 3, 31), "-P1M", date(2025, 2, 28)),
        (date(9999, 1, 1), "P5Y", date.max),
        (date(1, 1, 1), "-P5Y", date.min),
        (date(9999, 1, 1), "P9999W", date.max),
    ],
)
def test_a_length_is_added_to_a_day(day: date, kept: str, expected: date) -> None:
    assert add_length(day, kept) == expected


@given(any_days, lengths)
def test_a_length_never_goes_the_wrong_way(day: date, kept: str) -> None:
    moved = add_length(day, kept)
    assert moved <= day if kept.startswith("-") else moved >= day


@given(any_days, any_days, lengths)
def test_adding_a_length_keeps_the_order_of_days(one: date, other: date, kept: str) -> None:
    first, last = sorted((one, other))
    assert add_length(first, kept) <= add_length(last, kept)


@given(any_days, st.integers(-10_000_000, 10_000_000))
def test_adding_days_stays_within_the_calendar(day: date, count: int) -> None:
    assert date.min <= add_days(day, count) <= date.max


@given(lengths)
def test_what_is_shown_reads_back(kept: str) -> None:
    check_length(kept)
    assert parse_length(show_length(kept)) == kept.removeprefix("-")


def test_one_is_singular() -> None:
    assert show_length("P1M") == "1\u00a0month"
    assert show_length("-P2W") == "2\u00a0weeks"


@pytest.mark.parametrize("kept", ["", "18 months", "P", "PM", "P1", "P1.5M", "P1M2D", "P1M\n", "+P1M", "P٣M"])
def test_what_is_not_as_kept_is_refused(kept: str) -> None:
    with pytest.raises(InvalidValue):
        check_length(kept)
    with pytest.raises(InvalidValue):
        add_length(date(2025, 1, 1), kept)


@given(hostile)
def test_any_words_are_a_length_or_none(words: str) -> None:
    kept = parse_length(words)
    if kept is not None:
        check_length(kept)


@pytest.mark.parametrize(("word", "value"), [("7", 7), ("Twelve", 12), ("ninety-nine", 99), ("a", 1)])
def test_numbers_in_words(word: str, value: int) -> None:
    assert number(word) == value


def test_every_number_below_a_hundred_has_its_word() -> None:
    assert set(range(100)) <= set(NUMBER_WORDS.values())


def test_what_is_no_length_is_shown_as_it_stands() -> None:
    assert show_length("forever") == "forever"
