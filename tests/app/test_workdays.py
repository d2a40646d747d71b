"""Working weeks and public holidays by country."""

from __future__ import annotations

from datetime import date

import pytest

from app.workdays import holidays_of, two_letters, week_of, written_week


@pytest.mark.parametrize(
    ("code", "weekend", "words"),
    [
        ("OM", {4, 5}, "Sunday to Thursday"),
        ("FR", {5, 6}, "Monday to Friday"),
        ("IN", {6}, "Monday to Saturday"),
        ("AF", {3, 4}, "Saturday to Wednesday"),
        ("IR", {4}, "Saturday to Thursday"),
    ],
)
def test_every_country_has_its_own_working_week(code: str, weekend: set[int], words: str) -> None:
    week = week_of(code)
    assert week is not None
    assert (set(week.weekend), week.words) == (weekend, words)


def test_the_week_begins_where_calendars_of_the_country_begin() -> None:
    firsts = [week.first for code in ("FR", "OM", "JP") if (week := week_of(code))]
    assert firsts == [0, 5, 6]


@pytest.mark.parametrize("code", [None, "", "ZZ9", "not a code"])
def test_of_an_unknown_country_nothing_is_claimed(code: str | None) -> None:
    assert week_of(code) is None
    assert holidays_of(code, 2026) == {}


def test_holidays_are_named_in_english_and_are_those_of_the_year() -> None:
    found = holidays_of("OM", 2026)
    assert found[date(2026, 11, 25)] == "National Day"
    assert {day.year for day in found} == {2026}
    assert list(found) == sorted(found)
    assert date(2026, 1, 26) in holidays_of("IN", 2026)


@pytest.mark.parametrize(
    ("short", "long", "code"),
    [
        ("om", None, "OM"),
        (None, "OMN", "OM"),
        (None, "omn", "OM"),
        ("ASEAN", "XXX", None),
        (None, None, None),
    ],
)
def test_either_code_of_a_country_will_do(short: str | None, long: str | None, code: str | None) -> None:
    assert two_letters(short, long) == code


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Sunday to Thursday", "Sunday to Thursday"),
        ("Mon–Fri", "Monday to Friday"),
        ("sat. - wed.; Thu", "Saturday to Thursday"),
        ("Monday, Tuesday and Thursday", "Monday, Tuesday, Thursday"),
        ("Office: Mon to Fri, 9–17 h", "Monday to Friday"),
        ("Friday to Monday", "Friday to Monday"),
    ],
)
def test_a_week_that_is_written_counts(written: str, words: str) -> None:
    week = written_week(written)
    assert week is not None
    assert week.words == words


@pytest.mark.parametrize(
    "written",
    [None, "", "five days", "weekend Friday and Saturday", "closed on Fridays", "Monday to Sunday", "Mon half, Tue",
     "Monday after Easter to Friday"],
)  # fmt: skip
def test_a_week_that_cannot_be_read_for_certain_is_not_guessed(written: str | None) -> None:
    assert written_week(written) is None


def test_a_written_week_begins_as_calendars_of_the_country_do() -> None:
    week = written_week("Monday to Friday", week_of("OM"))
    assert week is not None
    assert (week.first, week.weekend) == (5, frozenset({5, 6}))
