"""Quarters, halves and years of a calendar or financial year that the office has or has not settled."""

from datetime import date

import pytest

from db.values.due import Due, DueCalendar, DueType, parse_due

MADE = date(2025, 11, 24)


def read(words: str, fiscal: int | None = None) -> Due:
    return parse_due(words, made_on=MADE, fiscal_start_month=fiscal)


def days(due: Due) -> str:
    return "" if due.start is None else f"{due.start}/{due.end}"


@pytest.mark.parametrize(
    "words", ["Q2 2026", "second quarter of 2026", "Q2, 2026", "2026-Q2", "end of Q2 2026"]
)
def test_a_quarter_of_an_unsettled_year_has_both_readings(words: str) -> None:
    due = read(words)
    assert (due.type, due.calendar) == (DueType.QUARTER, None)
    assert [(r.calendar, days(r)) for r in due.readings] == [
        (DueCalendar.CALENDAR, "2026-04-01/2026-06-30"),
        (DueCalendar.FISCAL, "2026-07-01/2026-09-30"),
    ]
    assert all(r.words == words and len(r.readings) == 1 for r in due.readings)


def test_a_half_of_an_unsettled_year_has_both_readings() -> None:
    due = read("first half of 2026")
    assert [days(r) for r in due.readings] == ["2026-01-01/2026-06-30", "2026-04-01/2026-09-30"]


@pytest.mark.parametrize("words", ["Q1 2026", "H1 2026", "Q4", "in the first half of next year"])
def test_an_unsettled_due_spans_its_readings_so_that_none_is_overdue_too_early(words: str) -> None:
    due = read(words)
    assert due.start == min(reading.start for reading in due.readings if reading.start)
    assert due.end == max(reading.end for reading in due.readings if reading.end)


@pytest.mark.parametrize(
    ("fiscal", "expected", "calendar"),
    [
        (1, "2026-04-01/2026-06-30", DueCalendar.CALENDAR),
        (4, "2026-07-01/2026-09-30", DueCalendar.FISCAL),
        (7, "2026-10-01/2026-12-31", DueCalendar.FISCAL),
    ],
)
def test_once_settled_a_quarter_has_one_reading(fiscal: int, expected: str, calendar: DueCalendar) -> None:
    due = read("Q2 2026", fiscal=fiscal)
    assert (days(due), due.calendar) == (expected, calendar)
    assert due.readings == (due,)


def test_readings_that_would_lie_in_different_years_are_not_offered() -> None:
    assert read("Q3").type is DueType.UNSPECIFIED  # July 2026 or the running October 2025
    assert days(read("Q3", fiscal=4)) == "2025-10-01/2025-12-31"
    assert days(read("Q3", fiscal=1)) == "2026-07-01/2026-09-30"


def test_a_financial_year_named_by_one_year_is_not_guessed() -> None:
    for fiscal in (None, 4):
        due = read("by FY 2026", fiscal=fiscal)
        assert (due.type, due.assumption) == (
            DueType.UNSPECIFIED,
            "the financial year is not clear; write it as 2026–27",
        )
    assert days(read("FY 2026", fiscal=10)) == "2025-10-01/2026-09-30"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_financial_year_begins_in_some_month(month: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        read("Q2 2026", fiscal=month)
