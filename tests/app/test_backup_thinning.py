"""Thinning keeps ten last, twelve days, ten weeks, nine months; the clock may lie, the number never does."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.backups.thinning import DAYS, LAST, MONTHS, WEEKS, Numbered, kept

DAYS_OF_ANY_CLOCK = st.dates(date(1970, 1, 1), date(2099, 12, 31))
MOST = LAST + DAYS + WEEKS + MONTHS


@st.composite
def copies(draw: st.DrawFn) -> list[Numbered]:
    """Copies with distinct numbers, in any order, whose clock may have jumped."""
    days = draw(st.lists(DAYS_OF_ANY_CLOCK | st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=80))
    numbers = draw(st.permutations(range(1, len(days) + 1)))
    return [Numbered(number, day) for number, day in zip(numbers, days, strict=True)]


def thinned(shelf: list[Numbered]) -> list[Numbered]:
    keep = kept(shelf)
    return [one for one in shelf if one.number in keep]


@given(copies())
def test_the_last_ten_stay_whatever_the_clock_says(shelf: list[Numbered]) -> None:
    assert {one.number for one in sorted(shelf)[-LAST:]} <= kept(shelf)


@given(copies())
def test_nothing_is_invented_and_no_more_than_all_rules_together_is_kept(shelf: list[Numbered]) -> None:
    assert kept(shelf) <= {one.number for one in shelf}
    assert len(kept(shelf)) <= MOST


@given(copies())
def test_thinning_twice_is_thinning_once(shelf: list[Numbered]) -> None:
    once = thinned(shelf)
    assert thinned(once) == once


@given(copies())
def test_the_order_of_the_folder_does_not_matter(shelf: list[Numbered]) -> None:
    assert kept(shelf) == kept(reversed(shelf))


@given(copies(), DAYS_OF_ANY_CLOCK)
def test_a_new_copy_is_kept_and_removes_only_older_ones(shelf: list[Numbered], day: date) -> None:
    newest = Numbered(len(shelf) + 1, day)
    after = kept([*shelf, newest])
    assert newest.number in after
    assert after - {newest.number} <= kept(shelf)


def year_of_work(per_day: int) -> list[Numbered]:
    """What is left of a year in which each copy was thinned as it came."""
    shelf: list[Numbered] = []
    for number in range(1, 365 * per_day + 1):
        shelf.append(Numbered(number, date(2026, 1, 1) + timedelta((number - 1) // per_day)))
        shelf = thinned(shelf)
    return shelf


def test_a_year_of_busy_days_keeps_its_days_weeks_and_months() -> None:
    left = [one.day for one in year_of_work(per_day=6)]
    today = date(2026, 12, 31)
    assert {today - timedelta(n) for n in range(DAYS)} <= set(left)
    assert len({day.isocalendar()[:2] for day in left}) >= WEEKS
    assert {(2026, month) for month in range(4, 13)} <= {(day.year, day.month) for day in left}
    assert len(left) <= MOST


def test_a_clock_that_stood_in_2099_for_a_day_costs_one_place_of_each_kind() -> None:
    usual = [Numbered(n, date(2026, 1, 1) + timedelta(n)) for n in range(1, 200)]
    wrong = Numbered(200, date(2099, 1, 1))
    later = [Numbered(200 + n, date(2026, 7, 20) + timedelta(n)) for n in range(1, 30)]
    assert len(kept([*usual, wrong, *later])) >= len(kept([*usual, *later])) - 3
