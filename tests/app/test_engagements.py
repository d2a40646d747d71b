"""The engagements with a country: its timeline, the last and the next contact, how long it has been silent."""

from __future__ import annotations

from typing import Any

import pytest

from app.engagements import Engagement, Lane, Timeline, read_timeline
from db.values.choices import CommitmentKind, Side, Strength
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, Desk


def meet(desk: Desk, oman: str, title: str, day: str | None, **values: Any) -> str:
    given = {
        "title": title,
        "meeting_kind": "talks",
        "status": "held",
        "parties": [INDIA, oman],
        "held_on": DateRange.parse_text(day) if day else None,
    }
    return desk.add("meeting", **(given | values))


def promise(desk: Desk, oman: str, meeting: str, side: Side, *, tracked: bool = True) -> str:
    return desk.add(
        "commitment",
        wording="Send a list",
        commitment_kind=CommitmentKind.AGREED,
        strength=Strength.FIRM,
        tracked=tracked,
        owner_side=side,
        status="open",
        parties=[INDIA, oman],
        made_at_id=meeting,
    )


def titles(shown: Timeline, lane: Lane) -> list[str]:
    return [one.title for one in shown.engagements if one.lane is lane]


def test_meetings_visits_and_exercises_stand_in_their_lanes_by_date(desk: Desk, oman: str) -> None:
    meet(desk, oman, "Later", "2026-02-01")
    meet(desk, oman, "Earlier", "2025-02")
    meet(desk, oman, "Undated", None)
    desk.add(
        "visit", title="Visit", from_id=INDIA, to_id=oman, dates=DateRange.parse_text("2026-12-08/2026-12-10")
    )
    desk.add(
        "exercise",
        name="Eastern Bridge",
        parties=[INDIA, oman],
        held_on=DateRange.parse_text("../2024-09-26"),
    )
    shown = read_timeline(desk.case, oman)
    assert titles(shown, Lane.MEETINGS) == ["Earlier", "Later", "Undated"]
    assert titles(shown, Lane.VISITS) == ["Visit"]
    assert titles(shown, Lane.EXERCISES) == ["Eastern Bridge"]


def test_what_concerns_other_countries_or_was_cancelled_or_deleted_is_not_there(
    desk: Desk, oman: str
) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    meet(desk, japan, "With Japan", "2026-02-01")
    meet(desk, oman, "Cancelled", "2026-02-01", status="cancelled")
    desk.delete(meet(desk, oman, "Deleted", "2026-02-01"))
    assert read_timeline(desk.case, oman).engagements == ()


def test_commitments_are_one_mark_a_day_with_a_count_for_each_side(desk: Desk, oman: str) -> None:
    meeting = meet(desk, oman, "Talks", "2025-11-24")
    for side in (Side.OURS, Side.THEIRS, Side.THEIRS):
        promise(desk, oman, meeting, side)
    promise(desk, oman, meeting, Side.JOINT, tracked=False)
    (mark,) = (one for one in read_timeline(desk.case, oman).engagements if one.lane is Lane.COMMITMENTS)
    assert mark == Engagement(
        Lane.COMMITMENTS,
        meeting,
        "3 commitments made",
        DateRange.parse_text("2025-11-24"),
        counts=((Side.OURS, 1), (Side.THEIRS, 2)),
    )


def test_the_last_contact_is_the_latest_that_was_held_and_silence_counts_from_its_end(
    desk: Desk, oman: str, jmcc: str
) -> None:
    meet(desk, oman, "Same day", "2026-11-01")
    meet(desk, oman, "13th JMCC", "2026-10-30/2026-11-01", forum_id=jmcc, edition=13)
    meet(desk, oman, "Planned", "2026-11-10", status="planned")
    shown = read_timeline(desk.case, oman)
    assert shown.last is not None
    assert shown.last.title == "13th JMCC"
    assert shown.silent_days == 20


def test_the_next_contact_is_the_first_dated_one_else_one_that_is_planned_without_a_date(
    desk: Desk, oman: str
) -> None:
    assert read_timeline(desk.case, oman).coming is None
    meet(
        desk, oman, "At a convenient date", None, status="planned", date_words="at a mutually convenient date"
    )
    coming = read_timeline(desk.case, oman).coming
    assert coming is not None
    assert coming.words == "at a mutually convenient date"
    meet(desk, oman, "Next year", "2027", status="planned")
    meet(desk, oman, "Next month", "2026-12-01", status="planned")
    coming = read_timeline(desk.case, oman).coming
    assert coming is not None
    assert coming.title == "Next month"


def test_a_visit_known_only_by_a_day_it_included_says_so(desk: Desk, oman: str) -> None:
    desk.add("visit", title="Visit", from_id=oman, to_id=INDIA, includes=DateRange.parse_text("2025-11-24"))
    (visit,) = read_timeline(desk.case, oman).engagements
    assert visit.words == "including"


@pytest.mark.parametrize(("text", "first", "last"), [("../2024-09-26", 26, 26), ("2024-09-26/..", 26, 26)])
def test_an_end_that_is_not_stated_takes_no_time(text: str, first: int, last: int) -> None:
    one = Engagement(Lane.EXERCISES, "1", "Exercise", DateRange.parse_text(text))
    assert one.first is not None
    assert one.last is not None
    assert (one.first.day, one.last.day) == (first, last)


def test_nothing_on_file_is_no_silence(desk: Desk, oman: str) -> None:
    shown = read_timeline(desk.case, oman)
    assert shown.last is None
    assert shown.silent_days is None
