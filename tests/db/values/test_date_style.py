"""Dates on a screen in the way an officer has chosen: every way is read back, and paper does not follow it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from db.values import date_style
from db.values.date_style import DateStyle
from db.values.due import parse_due
from db.values.partial_date import DateRange, PartialDate

DAY, MONTH, YEAR = PartialDate(2025, 11, 24), PartialDate(2025, 11), PartialDate(2025)

WAYS = {
    DateStyle.LONG: ("24 November 2025", "24 Nov 2025", "November 2025", "22–23 October 2025"),
    DateStyle.SHORT: ("24 Nov 2025", "24 Nov 2025", "Nov 2025", "22–23 Oct 2025"),
    DateStyle.DOTTED: ("24.11.2025", "24.11.2025", "11.2025", "22.10.2025 – 23.10.2025"),
    DateStyle.ISO: ("2025-11-24", "2025-11-24", "2025-11", "2025-10-22 – 2025-10-23"),
}


@pytest.fixture(autouse=True)
def _as_at_the_beginning() -> Iterator[None]:
    yield
    date_style.use(DateStyle.LONG)


@pytest.mark.parametrize("style", DateStyle)
def test_a_screen_writes_dates_in_the_way_that_was_chosen_and_paper_does_not(style: DateStyle) -> None:
    days = DateRange(PartialDate(2025, 10, 22), PartialDate(2025, 10, 23))
    before = (DAY.show(), days.show_short(), parse_due("by 24 November 2025", made_on=None).meaning())
    date_style.use(style)
    found = (DAY.seen(False), DAY.seen_short(False), MONTH.seen(False), days.seen(False))
    assert found == WAYS[style]
    assert YEAR.seen() == "2025"
    assert parse_due("by 24 November 2025", made_on=None).seen().replace("\u00a0", " ") == WAYS[style][0]
    assert (DAY.show(), days.show_short(), parse_due("by 24 November 2025", made_on=None).meaning()) == before


@pytest.mark.parametrize("style", DateStyle)
@pytest.mark.parametrize("text", ["2005", "2005-10", "2005-10-22", "2005-03-04", "9999-12-31"])
def test_what_a_screen_writes_is_read_back_as_the_same_date(style: DateStyle, text: str) -> None:
    date_style.use(style)
    value = PartialDate.parse_text(text)
    assert PartialDate.parse(value.seen(False), today=date(2026, 11, 22)) == value
    assert PartialDate.parse(value.seen_short(), today=date(2026, 11, 22)) == value


@pytest.mark.parametrize("style", DateStyle)
@pytest.mark.parametrize(
    "text",
    [
        "2025-10-22/2025-10-23",
        "2025-02-28/2025-03-02",
        "2024-12/2025-01",
        "2024/2025",
        "../2024-09-26",
        "2024-01-01/..",
    ],
)
def test_a_range_on_a_screen_is_read_back_as_the_same_range(style: DateStyle, text: str) -> None:
    date_style.use(style)
    value = DateRange.parse_text(text)
    assert DateRange.parse(value.seen(False), today=date(2026, 11, 22)) == value
