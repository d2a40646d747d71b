"""A range of dates reads what people write and says what both ends share only once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.errors import InvalidValue
from db.values.partial_date import DateRange, PartialDate
from tests.db.values.strategies import any_days, date_ranges, hostile, outcome

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("22-23 oct 2025", "2025-10-22/2025-10-23"),
        ("22–23 October 2025", "2025-10-22/2025-10-23"),
        ("22 – 23 October 2025", "2025-10-22/2025-10-23"),
        ("22 to 23 October 2025", "2025-10-22/2025-10-23"),
        ("22nd to 23rd of October 2025", "2025-10-22/2025-10-23"),
        ("from 22 to 23 October 2025", "2025-10-22/2025-10-23"),
        ("between 22 and 23 October 2025", "2025-10-22/2025-10-23"),
        ("22/23 October 2025", "2025-10-22/2025-10-23"),
        ("October 22-23, 2025", "2025-10-22/2025-10-23"),
        ("October 22 to 23 2025", "2025-10-22/2025-10-23"),
        ("2025-10-22/2025-10-23", "2025-10-22/2025-10-23"),
        ("2025-10-22 - 2025-10-23", "2025-10-22/2025-10-23"),
        ("22/10/2025 - 23/10/2025", "2025-10-22/2025-10-23"),
        ("22/10 - 23/10/2025", "2025-10-22/2025-10-23"),
        ("28 feb - 2 mar 2025", "2025-02-28/2025-03-02"),
        ("28 feb-2 mar 2025", "2025-02-28/2025-03-02"),
        ("Feb 28 - Mar 2, 2025", "2025-02-28/2025-03-02"),
        ("28 dec – 2 jan 2026", "2025-12-28/2026-01-02"),
        ("28 December 2025 – 2 January 2026", "2025-12-28/2026-01-02"),
        ("Oct–Nov 2025", "2025-10/2025-11"),
        ("2024–2025", "2024/2025"),
        ("Nov 2025 – 3 Feb 2026", "2025-11/2026-02-03"),
        ("24 nov 2025", "2025-11-24"),
        ("October 2025", "2025-10"),
        ("2024", "2024"),
        ("ended 26 September 2024", "../2024-09-26"),
        ("until 26 September 2024", "../2024-09-26"),
        ("../2024-09-26", "../2024-09-26"),
        ("from 1 January 2024", "2024-01-01/.."),
        ("since 2015", "2015/.."),
        ("2024-01-01/..", "2024-01-01/.."),
    ],
)
def test_what_people_write_is_read(words: str, text: str) -> None:
    assert DateRange.parse(words).text == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("22-23 oct", "2026-10-22/2026-10-23"),
        ("28 dec - 2 jan", "2026-12-28/2027-01-02"),
        ("today", "2026-11-21"),
        ("since yesterday", "2026-11-20/.."),
    ],
)
def test_with_today_the_year_may_be_missing(words: str, text: str) -> None:
    assert DateRange.parse(words, today=TODAY).text == text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "not understood"),
        ("soon", "22–23 October 2025"),
        ("23-22 oct 2025", "before"),
        ("28 feb 2025 – 2 mar 2024", "the end must not come first"),
        ("31-32 oct 2025", "not understood"),
        ("31 nov - 2 dec 2025", "not understood"),
        ("2025-26", "not understood"),
        ("22-23 oct", "not understood"),
        ("../..", "a start or an end"),
        ("2025-10-22/2025-10-23/2025-10-24", "not"),
        ("1-" * 3000, "not understood"),
    ],
)
def test_what_is_no_range_is_refused_in_words(words: str, told: str) -> None:
    with pytest.raises(InvalidValue, match=told):
        DateRange.parse(words)


def test_a_range_needs_an_end() -> None:
    with pytest.raises(InvalidValue):
        DateRange(None, None)


def test_a_vague_end_may_hold_the_start() -> None:
    assert DateRange(PartialDate(2025, 10, 22), PartialDate(2025, 10)).last == date(2025, 10, 31)


@pytest.mark.parametrize(
    ("text", "shown", "short"),
    [
        ("2025-11-24", "24 November 2025", "24 Nov 2025"),
        ("2025-10-22/2025-10-23", "22–23 October 2025", "22–23 Oct 2025"),
        ("2025-02-28/2025-03-02", "28 February – 2 March 2025", "28 Feb – 2 Mar 2025"),
        ("2025-12-28/2026-01-02", "28 December 2025 – 2 January 2026", "28 Dec 2025 – 2 Jan 2026"),
        ("2025-10/2025-11", "October–November 2025", "Oct–Nov 2025"),
        ("2025-10/2026-01", "October 2025 – January 2026", "Oct 2025 – Jan 2026"),
        ("2024/2025", "2024–2025", "2024–2025"),
        ("2024/2025-03", "2024 – March 2025", "2024 – Mar 2025"),
        ("2025-10/2025-11-03", "October – 3 November 2025", "Oct – 3 Nov 2025"),
        ("../2024-09-26", "ended 26 September 2024", "ended 26 Sep 2024"),
        ("2024-01-01/..", "from 1 January 2024", "from 1 Jan 2024"),
    ],
)
def test_a_range_shows_what_its_ends_share_once(text: str, shown: str, short: str) -> None:
    dates = DateRange.parse_text(text)
    assert dates.show(no_break=False) == shown
    assert dates.show_short(no_break=False) == short
    assert dates.show().replace("\u00a0", " ") == shown


def test_a_printed_range_breaks_only_after_its_dash() -> None:
    assert (
        DateRange.parse_text("2025-02-28/2025-03-02").show()
        == "28\u00a0February\u00a0– 2\u00a0March\u00a02025"
    )


def test_first_and_last_are_known_as_far_as_stated() -> None:
    ended = DateRange.parse_text("../2024-09")
    assert (ended.first, ended.last) == (None, date(2024, 9, 30))
    begun = DateRange.parse_text("2024/..")
    assert (begun.first, begun.last) == (date(2024, 1, 1), None)


@given(date_ranges())
def test_canonical_text_reads_back(dates: DateRange) -> None:
    assert DateRange.parse_text(dates.text) == dates
    assert DateRange.parse(dates.text) == dates


@given(date_ranges(), st.booleans(), st.booleans())
def test_what_is_shown_reads_back(dates: DateRange, short: bool, no_break: bool) -> None:
    shown = dates.show_short(no_break) if short else dates.show(no_break)
    assert DateRange.parse(shown) == dates


@given(date_ranges())
def test_a_range_never_ends_before_it_begins(dates: DateRange) -> None:
    assert dates.first is None or dates.last is None or dates.first <= dates.last


@given(hostile, st.none() | any_days)
def test_any_words_are_a_range_or_refused(words: str, today: date | None) -> None:
    found = outcome(lambda: DateRange.parse(words, today=today))
    if isinstance(found, DateRange):
        assert DateRange.parse_text(found.text) == found
    else:
        assert "\n" not in str(found)


@given(st.text(st.sampled_from("0123456789-/. –"), max_size=24))
def test_any_figures_are_a_range_or_refused(words: str) -> None:
    found = outcome(lambda: DateRange.parse(words, today=TODAY))
    assert isinstance(found, InvalidValue) or DateRange.parse_text(found.text) == found
