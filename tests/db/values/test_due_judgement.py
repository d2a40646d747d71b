"""Nothing is overdue before its last day is past, and what has no date never is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.due import DATED_TYPES, Due, DueState, DueType, judge, last_day_of, parse_due, review_date
from tests.db.values.strategies import any_days, days, dues

MADE = date(2025, 11, 24)
maybe_days = st.none() | days


def state(words: str, today: date, anchor: date | None = None, review: date | None = None) -> DueState:
    return judge(
        parse_due(words, made_on=MADE), today=today, made_on=MADE, anchor_date=anchor, review_on=review
    )


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("9 May 2026", date(2026, 5, 9)),
        ("in April", date(2026, 4, 30)),
        ("Q2 FY 2026-27", date(2026, 9, 30)),
        ("Q2 2026", date(2026, 9, 30)),
        ("summer 2026", date(2026, 8, 31)),
        ("by early 2026", date(2026, 3, 31)),
        ("next year", date(2026, 12, 31)),
        ("within a month", date(2025, 12, 24)),
        ("between 1 and 15 June 2026", date(2026, 6, 15)),
    ],
)
def test_a_range_is_overdue_only_after_its_last_day(words: str, last: date) -> None:
    assert state(words, last) is DueState.DUE_SOON
    assert state(words, last + timedelta(1)) is DueState.OVERDUE


def test_due_soon_begins_thirty_days_before_the_last_day() -> None:
    assert state("9 May 2026", date(2026, 4, 9)) is DueState.DUE_SOON
    assert state("9 May 2026", date(2026, 4, 8)) is DueState.LATER
    due = parse_due("9 May 2026", made_on=MADE)
    assert judge(due, today=date(2026, 5, 8), made_on=MADE, soon_days=0) is DueState.LATER
    assert judge(due, today=date(2026, 5, 9), made_on=MADE, soon_days=0) is DueState.DUE_SOON


def test_an_event_floats_until_it_has_its_day() -> None:
    assert state("by the next JMCC", date(2099, 1, 1)) is DueState.FLOATING
    assert state("by the next JMCC", date(2026, 1, 1), anchor=date(2026, 11, 30)) is DueState.LATER
    assert state("by the next JMCC", date(2026, 11, 30), anchor=date(2026, 11, 30)) is DueState.DUE_SOON
    assert state("by the next JMCC", date(2026, 12, 1), anchor=date(2026, 11, 30)) is DueState.OVERDUE


def test_a_length_counts_from_its_anchor_once_that_is_known() -> None:
    words = "within three months of signature"
    assert state(words, date(2099, 1, 1)) is DueState.FLOATING
    assert state(words, date(2026, 5, 1), anchor=date(2026, 2, 1)) is DueState.DUE_SOON
    assert state(words, date(2026, 5, 2), anchor=date(2026, 2, 1)) is DueState.OVERDUE


def test_a_length_before_an_event_ends_before_it() -> None:
    due = parse_due("two weeks before the next session", made_on=MADE)
    assert last_day_of(due, made_on=MADE, anchor_date=date(2026, 6, 15)) == date(2026, 6, 1)


def test_a_period_runs_from_its_anchor() -> None:
    due = parse_due("over the 18-month consultation period", made_on=MADE)
    assert last_day_of(due, made_on=MADE) is None
    assert last_day_of(due, made_on=MADE, anchor_date=date(2026, 1, 31)) == date(2027, 7, 31)


def test_a_relative_due_read_without_its_day_counts_from_it_later() -> None:
    due = parse_due("within six weeks", made_on=None)
    assert last_day_of(due) is None
    assert last_day_of(due, made_on=MADE) == date(2026, 1, 5)
    assert judge(due, today=date(2026, 1, 6), made_on=MADE) is DueState.OVERDUE


@pytest.mark.parametrize("words", ["at an early date", "", "in the coming months"])
def test_what_has_no_date_ages_three_months_after_it_was_said(words: str) -> None:
    assert state(words, date(2026, 2, 24)) is DueState.NONE
    assert state(words, date(2026, 2, 25)) is DueState.AGEING


def test_a_review_date_moves_the_ageing() -> None:
    assert state("soon", date(2026, 6, 1), review=date(2026, 6, 1)) is DueState.NONE
    assert state("soon", date(2026, 6, 2), review=date(2026, 6, 1)) is DueState.AGEING
    assert state("soon", date(2025, 12, 2), review=date(2025, 12, 1)) is DueState.AGEING


def test_without_any_day_nothing_ages() -> None:
    assert judge(Due("soon", DueType.UNSPECIFIED), today=date(2099, 1, 1), made_on=None) is DueState.NONE


def test_the_review_date_keeps_to_the_month() -> None:
    assert review_date(date(2025, 11, 30), None) == date(2026, 2, 28)
    assert review_date(MADE, date(2030, 1, 1)) == date(2030, 1, 1)
    assert review_date(None, None) is None


def test_a_condition_waits_until_it_is_met() -> None:
    assert state("if requested", date(2099, 1, 1)) is DueState.WAITING
    assert state("if requested, by June 2026", date(2026, 7, 1)) is DueState.WAITING
    assert state("if requested", date(2026, 1, 9), anchor=date(2026, 1, 10)) is DueState.WAITING


def test_a_condition_once_met_is_judged_by_its_time() -> None:
    met = date(2026, 1, 10)
    assert state("if requested, by June 2026", date(2026, 6, 30), anchor=met) is DueState.DUE_SOON
    assert state("if requested, by June 2026", date(2026, 7, 1), anchor=met) is DueState.OVERDUE
    assert state("if requested", date(2026, 4, 10), anchor=met) is DueState.NONE
    assert state("if requested", date(2026, 4, 11), anchor=met) is DueState.AGEING


def test_what_recurs_is_reviewed_only_when_told_to() -> None:
    assert state("annually", date(2099, 1, 1)) is DueState.RECURRING
    assert state("annually", date(2026, 6, 1), review=date(2026, 6, 1)) is DueState.RECURRING
    assert state("annually", date(2026, 6, 2), review=date(2026, 6, 1)) is DueState.AGEING


@given(dues(DATED_TYPES), any_days, maybe_days, maybe_days, maybe_days)
def test_nothing_dated_is_overdue_before_its_range_ends(
    due: Due, today: date, made_on: date | None, anchor: date | None, review: date | None
) -> None:
    found = judge(due, today=today, made_on=made_on, anchor_date=anchor, review_on=review)
    assert due.end is not None
    assert (found is DueState.OVERDUE) == (today > due.end)


@given(dues(frozenset({DueType.UNSPECIFIED, DueType.NONE})), any_days, maybe_days, maybe_days, maybe_days)
def test_what_has_no_date_is_never_overdue(
    due: Due, today: date, made_on: date | None, anchor: date | None, review: date | None
) -> None:
    found = judge(due, today=today, made_on=made_on, anchor_date=anchor, review_on=review)
    assert found in (DueState.NONE, DueState.AGEING)


@given(dues(frozenset({DueType.EVENT})), any_days, maybe_days, maybe_days)
def test_an_event_without_its_day_floats(
    due: Due, today: date, made_on: date | None, review: date | None
) -> None:
    assert judge(due, today=today, made_on=made_on, review_on=review) is DueState.FLOATING


@given(dues(), any_days, any_days, maybe_days, maybe_days, maybe_days)
def test_once_overdue_always_overdue(
    due: Due, one: date, other: date, made_on: date | None, anchor: date | None, review: date | None
) -> None:
    earlier, later = (
        judge(due, today=today, made_on=made_on, anchor_date=anchor, review_on=review)
        for today in sorted((one, other))
    )
    assert earlier is not DueState.OVERDUE or later is DueState.OVERDUE


@given(dues(), any_days, maybe_days, maybe_days)
def test_overdue_means_that_the_last_day_is_past(
    due: Due, today: date, made_on: date | None, anchor: date | None
) -> None:
    last = last_day_of(due, made_on=made_on, anchor_date=anchor)
    if judge(due, today=today, made_on=made_on, anchor_date=anchor) is DueState.OVERDUE:
        assert last is not None
        assert last < today
    elif last is not None and due.type is not DueType.CONDITIONAL:
        assert today <= last


@given(dues(), maybe_days, maybe_days, maybe_days)
def test_states_follow_one_another_in_order(
    due: Due, made_on: date | None, anchor: date | None, review: date | None
) -> None:
    order = list(DueState)
    rank = {DueState.LATER: 0, DueState.DUE_SOON: 1, DueState.OVERDUE: 2}
    todays = [date(1900, 1, 1) + timedelta(days=1500 * step) for step in range(80)]
    found = [
        judge(due, today=today, made_on=made_on, anchor_date=anchor, review_on=review) for today in todays
    ]
    ranks = [rank[state] for state in found if state in rank]
    assert ranks == sorted(ranks)
    assert set(found) <= set(order)
