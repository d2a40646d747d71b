"""Dates are found as written, completed from the day of issue and never invented."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.text.anchoring import issue
from app.intake.text.cleaning import cleaned
from app.intake.text.dates import date_mentions
from tests.app.intake.reading import scene

WEDNESDAY = date(2026, 5, 20)


def dates(text: str, anchor: date | None = WEDNESDAY) -> list[str]:
    view = cleaned(text).view
    return [one.dates.text for one in date_mentions(view, 0, len(view), anchor)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 24 Nov 2025", "2025-11-24"),
        ("on November 24, 2025", "2025-11-24"),
        ("from October 22 to 23", "2025-10-22/2025-10-23"),
        ("20–21 August 2026", "2026-08-20/2026-08-21"),
        ("14thto 28thJune 2025", "2025-06-14/2025-06-28"),
        ("from 28 December 2025 to 2 January 2026", "2025-12-28/2026-01-02"),
        ("28 December to 2 January 2026", "2025-12-28/2026-01-02"),
        ("held on 18.08.2026.", "2026-08-18"),
        ("on 2026-02-03", "2026-02-03"),
        ("in September 2025", "2025-09"),
        ("on Monday", "2026-05-18"),
        ("yesterday", "2026-05-19"),
        ("is scheduled for Friday", "2026-05-22"),
        ("will be held on 3 June", "2026-06-03"),
        ("was held on 3 June", "2025-06-03"),
        ("met on May 21", "2026-05-21"),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, found: str) -> None:
    assert dates(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times",
        "the 13th JMCC",
        "31 June 2025",
        "3rd Battalion",
        "in the march on 4 fronts",
        "version 1.2.3",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_without_a_day_of_issue_a_date_without_a_year_is_left_out() -> None:
    assert dates("on November 24 and on 3 May 2020", None) == ["2020-05-03"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("date 2025-11-24 New Delhi", date(2025, 11, 24)),
        ("https://x.gov/2021/12/17/readout\nThe groups met.", date(2021, 12, 17)),
        ("Posted On: 02 DEC 2025 6:12PM\nTalks were held.", date(2025, 12, 2)),
        ("Published: 12 May 2026\nTalks were held.", date(2026, 5, 12)),
        ("Minister met\nFriday, 11 April 2014\nThe minister met.", date(2014, 4, 11)),
    ],
)
def test_the_day_of_issue_is_found_at_the_top(text: str, published: date) -> None:
    done = cleaned(text)
    found = issue(done.view, done.header, (0,), None, frozenset())
    assert (found.published, found.stated) == (published, True)


def test_the_newest_date_only_helps_with_years() -> None:
    found = scene("Talks were held today and on 3 May 2020.", None)
    assert not found.issue.stated
    assert [one.dates.text for one in found.dates[0]] == ["2020-05-03"]


@pytest.mark.parametrize(
    "line", ["New Delhi [India], May 18 : ", "MUSCAT, 18 May (ONA) -- ", "Muscat, May 18 (ONA) - "]
)
def test_a_date_line_gives_the_place_and_the_day(line: str) -> None:
    found = scene(f"{line}The two sides met today.")
    assert found.issue.published == date(2026, 5, 18)
    assert found.issue.city in {"New Delhi", "Muscat"}
    assert found.string(0) == "The two sides met today."
