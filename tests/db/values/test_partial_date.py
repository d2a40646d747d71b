"""A partial date reads what people write, sorts in time and never guesses silently."""

import copy
import pickle
import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from tests.db.values.strategies import any_days, hostile, outcome, partial_dates

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("2005", "2005"),
        ("2005-10", "2005-10"),
        ("2005-10-22", "2005-10-22"),
        ("0999-01-01", "0999-01-01"),
        ("24 nov 2025", "2025-11-24"),
        ("24 November 2025", "2025-11-24"),
        ("24 NOVEMBER 2025", "2025-11-24"),
        ("  24\u00a0November\u00a02025. ", "2025-11-24"),
        ("November 24, 2025", "2025-11-24"),
        ("November 24 2025", "2025-11-24"),
        ("24th of November, 2025", "2025-11-24"),
        ("the 1st of May 2025", "2025-05-01"),
        ("May 2nd, 2025", "2025-05-02"),
        ("24-Nov-2025", "2025-11-24"),
        ("24 Nov, 2025", "2025-11-24"),
        ("nov 2025", "2025-11"),
        ("Sept. 2025", "2025-09"),
        ("May 2025", "2025-05"),
        ("24/11/2025", "2025-11-24"),
        ("24.11.2025", "2025-11-24"),
        ("24-11-2025", "2025-11-24"),
        ("3/4/2025", "2025-04-03"),
        ("11/2025", "2025-11"),
        ("Monday, 24 November 2025", "2025-11-24"),
        ("on Mon 24/11/2025", "2025-11-24"),
        ("29 Feb 2024", "2024-02-29"),
        ("२४-११-२०२५", "2025-11-24"),
        ("٢٤/١١/٢٠٢٥", "2025-11-24"),
        ("২৪ nov ২০২৫", "2025-11-24"),
    ],
)
def test_what_people_write_is_read_without_knowing_today(words: str, text: str) -> None:
    assert PartialDate.parse(words).text == text
    assert PartialDate.parse(words, today=TODAY).text == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("24 nov", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("November 24", "2026-11-24"),
        ("10 jan", "2027-01-10"),
        ("1 june", "2026-06-01"),
        ("20 may", "2027-05-20"),
        ("23 may", "2026-05-23"),
        ("29 feb", "2028-02-29"),
        ("jan", "2027-01"),
        ("June", "2026-06"),
        ("May", "2027-05"),
        ("Tuesday 24 november", "2026-11-24"),
    ],
)
def test_without_a_year_the_occurrence_nearest_to_today_is_meant(words: str, text: str) -> None:
    assert PartialDate.parse(words, today=TODAY).text == text


@pytest.mark.parametrize("words", ["24 nov", "today", "nov", "24/11", "tomorrow"])
def test_without_a_year_and_without_today_nothing_is_guessed(words: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate.parse(words)


@given(any_days, st.integers(1, 12), st.integers(1, 28))
def test_no_other_year_is_nearer(today: date, month: int, day: int) -> None:
    assume(2 < today.year < 9990)
    found = PartialDate.parse(f"{day}/{month}", today=today)
    rivals = [abs((date(today.year + years, month, day) - today).days) for years in (-1, 0, 1)]
    assert abs((found.first - today).days) == min(rivals)


def test_of_two_equally_near_days_the_later_is_meant() -> None:
    middle = date(2025, 7, 2)
    assert (middle - date(2025, 1, 1)).days == 182
    assert PartialDate.parse("1 january", today=middle).text == "2025-01-01"
    assert PartialDate.parse("1 january", today=date(2024, 7, 2)).text == "2025-01-01"  # 183 days either way


def test_month_first_is_read_only_where_told() -> None:
    assert PartialDate.parse("3/4/2025", day_first=False).text == "2025-03-04"
    assert PartialDate.parse("11/24/2025", day_first=False).text == "2025-11-24"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "not understood"),
        ("soon", "24 November 2025"),
        ("31 Feb 2025", "February 2025 has no day 31"),
        ("29 Feb 2025", "no day 29"),
        ("2025-13", "no month 13"),
        ("2025-02-30", "no day 30"),
        ("0 May 2025", "no day 0"),
        ("0000", "not a year"),
        ("11/24/2025", "with the day first"),
        ("24 nov 25", "not understood"),
        ("24/11/25", "not understood"),
        ("10-12", "not understood"),
        ("2025-1-1", "not understood"),
        ("Tuesday 24 November 2025", "is a Monday, not a Tuesday"),
        ("Monday 2025", "weekday needs its day"),
        ("31 feb", "has no day 31"),
        ("30 feb", "has no day 30"),
        ("1/0", "no month 0"),
        ("mon mon mon mon 24 November 2025", "not understood"),
        ("1 " * 5000, "not understood"),
    ],
)
def test_what_is_no_date_is_refused_in_words(words: str, told: str) -> None:
    with pytest.raises(InvalidValue, match=told):
        PartialDate.parse(words, today=TODAY)


@pytest.mark.parametrize("parts", [(0,), (10_000,), (2025, 0), (2025, 13), (2025, 2, 29), (2025, None, 1)])
def test_no_impossible_date_can_be_made(parts: tuple[int, ...]) -> None:
    with pytest.raises(InvalidValue):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["24 nov 2025", "2025-1", "2025-10-22 ", "20251022", "2025-10-22\n", "25"])
def test_only_canonical_text_is_read_back(text: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate.parse_text(text)


def test_a_date_shows_itself() -> None:
    assert PartialDate(2025, 11, 24).show() == "24\u00a0November\u00a02025"
    assert PartialDate(2025, 11, 24).show(no_break=False) == "24 November 2025"
    assert PartialDate(2005, 10).show() == "October\u00a02005"
    assert PartialDate(2005).show() == "2005"
    assert PartialDate(2025, 11, 24).show_short() == "24\u00a0Nov\u00a02025"
    assert PartialDate(2025, 9).show_short(no_break=False) == "Sep 2025"


def test_the_range_of_a_partial_date() -> None:
    assert (PartialDate(2024).first, PartialDate(2024).last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (PartialDate(2024, 2).first, PartialDate(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert PartialDate(2024, 2, 3).first == PartialDate(2024, 2, 3).last == date(2024, 2, 3)


@given(partial_dates)
def test_canonical_text_reads_back(when: PartialDate) -> None:
    assert PartialDate.parse_text(when.text) == when
    assert PartialDate.parse(when.text) == when


@given(partial_dates, st.booleans(), st.booleans())
def test_what_is_shown_reads_back(when: PartialDate, short: bool, no_break: bool) -> None:
    shown = when.show_short(no_break) if short else when.show(no_break)
    assert PartialDate.parse(shown) == when
    assert (" " in shown) is False or not no_break


@given(partial_dates, partial_dates)
def test_text_sorts_in_time(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (one.text < other.text)
    if one.text < other.text:
        assert one.first <= other.first
    if one.last < other.first:
        assert one.text < other.text


@given(partial_dates)
def test_the_less_defined_sorts_first(when: PartialDate) -> None:
    assert PartialDate(when.year) <= PartialDate(when.year, when.month) <= when


@given(partial_dates)
def test_a_range_holds_its_days(when: PartialDate) -> None:
    assert when.first <= when.last
    assert PartialDate.of(when.first).text.startswith(when.text)
    assert PartialDate.of(when.last).text.startswith(when.text)


@given(hostile, st.none() | any_days, st.booleans())
def test_any_words_are_a_date_or_refused(words: str, today: date | None, day_first: bool) -> None:
    found = outcome(lambda: PartialDate.parse(words, today=today, day_first=day_first))
    if isinstance(found, PartialDate):
        assert PartialDate.parse_text(found.text) == found
    else:
        assert re.fullmatch(r".+\.", str(found))


def test_dates_do_not_compare_with_other_things() -> None:
    other: object = "2005"
    assert PartialDate(2005) != other
    with pytest.raises(TypeError):
        _ = PartialDate(2005) < other


def test_the_ends_of_the_calendar_are_no_trap() -> None:
    with pytest.raises(InvalidValue, match="beyond the calendar"):
        PartialDate.parse("tomorrow", today=date.max)
    assert PartialDate.parse("1 jan", today=date.max).text == "9999-01-01"
    assert PartialDate.parse("31 dec", today=date.min).text == "0001-12-31"


def test_what_is_worked_out_once_is_no_part_of_the_value() -> None:
    fresh, asked = PartialDate(2025, 11, 24), PartialDate(2025, 11, 24)
    told = (asked.text, asked.first, asked.last, asked.show_short())
    assert told == (asked.text, asked.first, asked.last, asked.show_short())
    assert (asked, hash(asked), repr(asked)) == (fresh, hash(fresh), repr(fresh))
    assert pickle.loads(pickle.dumps(asked)) == copy.copy(asked) == fresh
