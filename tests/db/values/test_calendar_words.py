"""Months are counted within the calendar, and words are tidied without losing any."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.calendar_words import add_months, last_day, month_number, tidy
from tests.db.values.strategies import any_days, hostile


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2025, 1, 15), -13, date(2023, 12, 15)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_are_added(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(any_days, st.integers(-1000, 1000))
def test_the_day_of_the_month_stays_or_is_the_last(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved in (date.min, date.max) or moved.day in (day.day, last_day(moved.year, moved.month).day)


def test_the_last_day_of_a_month() -> None:
    assert last_day(2024, 2) == date(2024, 2, 29)
    assert last_day(9999, 12) == date.max


@pytest.mark.parametrize(("word", "expected"), [("May", 5), ("sept.", 9), ("DECEMBER", 12), ("Jan", 1)])
def test_months_by_name(word: str, expected: int) -> None:
    assert month_number(word) == expected


@given(hostile)
def test_tidied_words_are_one_line_and_stay_so(words: str) -> None:
    tidied = tidy(words)
    assert tidy(tidied) == tidied
    assert "\n" not in tidied
    assert "  " not in tidied
