"""Any words at all are a due: kept exactly, never longer than they say, never over when they are said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.values.due import Due, parse_due
from tests.db.values.strategies import any_days, hostile

DATED = (
    *(
        "9 May",
        "by Friday",
        "in April",
        "this quarter",
        "Q2 FY 2026-27",
        "summer 2024",
        "this winter",
        "mid-March",
    ),
    *(
        "next week",
        "this year",
        "by year-end",
        "in the coming financial year",
        "within a month",
        "early next year",
    ),
    *("over the next year", "within 48 hours", "second week of March", "H1", "before June", "29 February"),
)

fragments = st.lists(
    st.sampled_from(
        (
            *(
                "by",
                "before",
                "the",
                "end of",
                "early",
                "mid-",
                "next",
                "this",
                "year",
                "month",
                "Q2",
                "half",
                "FY",
            ),
            *(
                "2026",
                "2026-27",
                "9999",
                "0001",
                "May",
                "9",
                "29 February",
                "week of",
                "last",
                "summer",
                "within",
            ),
            *(
                "six",
                "weeks",
                "0",
                "9999 years",
                "from",
                "signature",
                "of",
                "a",
                "per",
                "every",
                "if",
                "JMCC",
                ",",
            ),
        )
    ),
    max_size=7,
).map(" ".join)


@pytest.mark.parametrize(
    "part", ["mid-", "- ", "a ", "every ", "the ", "next ", "in or about ", "’", "AAA ", "1 to "]
)
def test_words_that_repeat_for_ever_are_read_at_once(part: str) -> None:
    words = (part * 300)[:299]
    assert parse_due(words, made_on=date(2025, 11, 24)).words == words


@settings(max_examples=150)
@given(hostile | fragments, st.none() | any_days, st.none() | st.integers(1, 12), st.booleans())
def test_any_words_are_a_due_and_kept_exactly(
    words: str, made_on: date | None, fiscal: int | None, southern: bool
) -> None:
    due = parse_due(words, made_on=made_on, fiscal_start_month=fiscal, southern=southern)
    assert due.words == words
    assert Due.from_json(due.to_json()) == due
    assert due.meaning()


@given(any_days, st.integers(1, 400))
def test_within_days_counts_days(made_on: date, count: int) -> None:
    due = parse_due(f"within {count} days", made_on=made_on)
    assert due.end is not None
    assert due.end == min(date.max, date.fromordinal(min(made_on.toordinal() + count, date.max.toordinal())))


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(DATED))
def test_a_due_read_from_words_never_ends_before_it_begins(made_on: date, words: str) -> None:
    due = parse_due(words, made_on=made_on)
    assert due.start is None or due.end is None or due.start <= due.end


@given(
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["in April", "by 30 April", "H1", "this summer"]),
)
def test_a_time_without_its_year_is_never_over_when_it_is_said(made_on: date, words: str) -> None:
    due = parse_due(words, made_on=made_on)
    assert due.end is None or due.end >= made_on
