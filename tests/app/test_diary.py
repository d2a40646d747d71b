"""The diary: which days it shows, what stands on them, who works when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.diary import Day, DiaryView, Span, moved, read_diary, spoken_range
from app.navigation import pin
from db.values.choices import Side
from db.values.due import Due, DueType
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

NOVEMBER = date(2026, 11, 21)


def meet(desk: Desk, oman: str, title: str, day: str, **values: Any) -> str:
    given = {
        "title": title,
        "meeting_kind": "talks",
        "status": "planned",
        "parties": [INDIA, oman],
        "held_on": DateRange.parse_text(day),
    }
    return desk.add("meeting", **(given | values))


def on(view: DiaryView, day: str) -> Day:
    return next(one for one in view.days if one.day == date.fromisoformat(day))


def titles(one: Day) -> list[str]:
    return [entry.title for entry in one.entries]


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 2, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_a_month_is_shown_in_whole_weeks_that_begin_as_at_home(desk: Desk, day: date) -> None:
    view = read_diary(desk.case, Span.MONTH, day)
    assert len(view.days) % 7 == 0
    assert view.days[0].day.weekday() == 6  # Sunday, in India
    assert [one.day for one in view.days] == [view.first + timedelta(n) for n in range(len(view.days))]
    within = [one.day for one in view.days if one.within]
    assert within[0].day == 1
    assert (within[-1] + timedelta(1)).day == 1
    assert day in within


def test_a_week_is_seven_days(desk: Desk) -> None:
    view = read_diary(desk.case, Span.WEEK, NOVEMBER)
    assert (view.first, view.last) == (date(2026, 11, 15), date(2026, 11, 21))
    assert all(one.within for one in view.days)
    assert spoken_range(view, NOVEMBER) == "15–21 November 2026"


def test_a_month_is_called_by_its_name(desk: Desk) -> None:
    assert spoken_range(read_diary(desk.case, Span.MONTH, NOVEMBER), NOVEMBER) == "November 2026"


def test_meetings_and_visits_stand_on_all_their_days_and_cancelled_ones_on_none(
    desk: Desk, oman: str
) -> None:
    meet(desk, oman, "Talks", "2026-11-24")
    meet(desk, oman, "Cancelled", "2026-11-24", status="cancelled")
    desk.delete(meet(desk, oman, "Deleted", "2026-11-24"))
    desk.add(
        "visit", title="Visit", to_id=oman, from_id=INDIA, dates=DateRange.parse_text("2026-11-23/2026-11-25")
    )
    view = read_diary(desk.case, Span.MONTH, NOVEMBER)
    assert [titles(on(view, f"2026-11-{day}")) for day in (22, 23, 24, 25, 26)] == [
        [], ["Visit"], ["Visit", "Talks"], ["Visit"], [],
    ]  # fmt: skip
    assert on(view, "2026-11-24").entries[1].planned


def test_what_runs_over_the_edge_of_the_span_is_cut_there(desk: Desk, oman: str) -> None:
    desk.add("visit", title="Visit", to_id=oman, dates=DateRange.parse_text("2026-11-14/2026-11-22"))
    view = read_diary(desk.case, Span.WEEK, NOVEMBER)
    assert all(titles(one) == ["Visit"] for one in view.days)


def test_what_has_no_day_is_listed_apart_and_never_put_on_one(desk: Desk, oman: str) -> None:
    meet(desk, oman, "Some time", "2026-11")
    meet(desk, oman, "Next year", "2027-01")
    desk.add("agreement", title="Plan 2026", parties=[INDIA, oman], expires=PartialDate(2026, 11))
    view = read_diary(desk.case, Span.MONTH, NOVEMBER)
    assert [(entry.title, entry.second) for entry in view.loose] == [
        ("Some time", "November 2026"), ("Plan 2026", "November 2026"),
    ]  # fmt: skip
    assert not any(one.entries for one in view.days)


def test_dues_tasks_and_expiries_stand_on_their_last_day(desk: Desk, oman: str) -> None:
    due = Due("by 20 November 2026", DueType.DATE, date(2026, 11, 20), date(2026, 11, 20))
    given = {"commitment_kind": "agreed", "strength": "firm", "owner_side": "ours", "parties": [INDIA, oman]}
    desk.add("commitment", wording="Send a list", status="open", due=due, **given)
    desk.add("commitment", wording="Done", status="implemented", due=due, **given)
    desk.add("task", title="Print", status="open", due=due)
    desk.add("task", title="Printed", status="done", due=due)
    desk.add("agreement", title="Plan", parties=[INDIA, oman], expires=PartialDate(2026, 11, 20))
    entries = on(read_diary(desk.case, Span.MONTH, NOVEMBER), "2026-11-20").entries
    assert [(entry.title, entry.what, entry.late, entry.side) for entry in entries] == [
        ("Send a list", "due", True, Side.OURS),
        ("Print", "task due", True, None),
        ("Plan", "runs out", False, None),
    ]


def test_weekends_and_holidays_are_those_of_every_country_concerned(desk: Desk, oman: str) -> None:
    quiet = read_diary(desk.case, Span.MONTH, NOVEMBER)
    assert [one.name for one in quiet.weeks] == ["India"]
    meet(desk, oman, "Talks", "2026-11-24")
    view = read_diary(desk.case, Span.MONTH, NOVEMBER)
    assert [(one.name, one.words) for one in view.weeks] == [
        ("India", "Monday to Saturday"), ("Oman", "Sunday to Thursday"),
    ]  # fmt: skip
    friday, sunday, national = (on(view, f"2026-11-{day}") for day in (20, 22, 25))
    assert [(off.country, off.why) for off in friday.off] == [("Oman", "weekend")]
    assert ([off.country for off in sunday.off], friday.home_off, sunday.home_off) == (["India"], False, True)
    assert [(off.country, off.why, off.holiday) for off in national.off] == [("Oman", "National Day", True)]


def test_a_pinned_country_is_always_there_with_what_is_noted_of_its_holidays(desk: Desk, oman: str) -> None:
    desk.edit(oman, holidays="Closed in Ramadan after 2 pm")
    pin(desk.case, oman)
    weeks = read_diary(desk.case, Span.WEEK, date(2020, 1, 1)).weeks
    assert [(one.name, one.noted) for one in weeks] == [
        ("India", ""),
        ("Oman", "Closed in Ramadan after 2 pm"),
    ]


def test_a_working_week_that_is_noted_counts_and_one_that_is_not_understood_is_said(
    desk: Desk, oman: str
) -> None:
    pin(desk.case, oman)
    desk.edit(oman, working_week="Monday to Friday")
    desk.edit(INDIA, working_week="as the ministry decides")
    view = read_diary(desk.case, Span.WEEK, date(2020, 1, 1))
    assert [one.words for one in view.weeks] == [
        "Monday to Saturday (noted: “as the ministry decides”, which is not understood)",
        "Monday to Friday, as noted",
    ]
    off = {day.day.weekday(): [one.country for one in day.off] for day in view.days}
    assert (off[4], "Oman" in off[6]) == ([], True)


def test_a_country_without_a_code_is_said_not_to_be_known(desk: Desk) -> None:
    desk.add("country", name="Grouping")
    with desk.case.read() as reader:
        grouping = reader.rows("SELECT id FROM country WHERE name = 'Grouping'")[0][0]
    pin(desk.case, grouping)
    assert read_diary(desk.case, Span.WEEK, NOVEMBER).weeks[-1].words == "working week not known"


@pytest.mark.parametrize(
    ("span", "day", "steps", "to"),
    [
        (Span.MONTH, "2026-01-31", 1, "2026-02-28"), (Span.MONTH, "2026-01-15", -1, "2025-12-15"),
        (Span.MONTH, "2026-12-31", 1, "2027-01-31"), (Span.WEEK, "2026-12-31", 1, "2027-01-07"),
        (Span.MONTH, "9998-12-31", 1, "9998-12-31"),
    ],
)  # fmt: skip
def test_a_step_is_a_month_or_a_week(span: Span, day: str, steps: int, to: str) -> None:
    assert moved(span, date.fromisoformat(day), steps) == date.fromisoformat(to)
