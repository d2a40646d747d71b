"""What an officer finds in the morning: what is late, due, silent, running out, coming or left unfinished."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.board import View, read_board
from app.coming import next_visit
from app.drafts import Draft, keep_draft
from app.following import set_following
from app.lists import Asked, count
from app.morning import SHOWN
from app.navigation import read_frame
from app.today import Group, TodayView, Tone, read_today
from db.queries.morning import Morning, morning
from db.reader import Reader
from db.values.choices import CommitmentKind, CommitmentStatus, MeetingKind, MeetingStatus, Side, Strength
from db.values.due import Due, DueType
from db.values.ids import FixedClock
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk


def by(day: str) -> Due:
    return Due(f"by {day}", DueType.DATE, date.fromisoformat(day), date.fromisoformat(day))


def promise(desk: Desk, oman: str, wording: str, **values: Any) -> str:
    given = {
        "wording": wording,
        "commitment_kind": CommitmentKind.AGREED,
        "strength": Strength.FIRM,
        "owner_side": Side.THEIRS,
        "status": CommitmentStatus.OPEN,
        "parties": [INDIA, oman],
        "made_on": PartialDate.parse("2026-11-01"),
    }
    return desk.add("commitment", **(given | values))


def group(view: TodayView, heading: str) -> Group:
    return next(one for one in (*view.due, *view.beside) if one.heading.startswith(heading))


def titles(found: Group) -> list[str]:
    return [item.title for item in found.items]


def test_an_empty_case_file_has_no_groups_and_all_figures_are_nought(desk: Desk) -> None:
    view = read_today(desk.case)
    assert (view.today, view.due, view.beside, view.ages) == (date(2026, 11, 21), (), (), ())
    assert [number for number, _, _ in view.figures] == [0, 0, 0, 0]


def test_what_is_overdue_stands_by_side_the_longest_overdue_first(desk: Desk, oman: str) -> None:
    promise(desk, oman, "theirs late", due=by("2026-11-20"))
    promise(desk, oman, "theirs latest", due=by("2026-01-01"), owner_country_id=oman)
    promise(desk, oman, "ours", due=by("2026-11-19"), owner_side=Side.OURS, our_officer="Navy, operations")
    promise(desk, oman, "third", due=by("2026-11-19"), owner_side=Side.THIRD)
    promise(desk, oman, "today", due=by("2026-11-21"))
    promise(desk, oman, "done", due=by("2026-01-01"), status=CommitmentStatus.IMPLEMENTED)
    view = read_today(desk.case)
    assert titles(group(view, "Overdue, theirs")) == ["theirs latest", "theirs late"]
    (ours,) = group(view, "Overdue, ours").items
    assert (ours.figure, ours.below, ours.tone) == ("2 days over", "Navy, operations", Tone.LATE)
    assert ours.second == "“by 2026-11-19”"
    assert group(view, "Overdue, theirs").items[0].below == "Oman"
    assert view.figures[0] == (4, "overdue", Tone.LATE)


def test_the_frame_and_the_page_are_read_off_one_judging_and_without_the_orm(
    desk: Desk, oman: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(desk, oman, "late", due=by("2026-11-20"))
    visit = {"title": "To Oman", "direction": "outgoing", "to_id": oman}
    desk.add("visit", **visit, dates=DateRange.parse_text("2026-12-01"))
    judged: list[str] = []

    def judging(reader: Reader, today: str, *given: Any) -> Morning:
        judged.append(today)
        return morning(reader, today, *given)

    monkeypatch.setattr("app.morning.morning", judging)
    with monkeypatch.context() as closed:
        for name in ("get", "all"):  # with them SQLAlchemy works out its mappings, and a start takes longer
            closed.setattr(Reader, name, None)
        assert dict(read_frame(desk.case).counts) == {"commitment": 1, "task": 0, "overdue": 1, "inbox": 0}
        assert titles(group(read_today(desk.case), "Overdue, theirs")) == ["late"]
    assert judged == ["2026-11-21"]
    promise(desk, oman, "later", due=by("2026-11-19"))
    assert titles(group(read_today(desk.case), "Overdue, theirs")) == ["later", "late"]
    assert read_frame(desk.case).counts["overdue"] == 2
    desk.case.clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    read_today(desk.case)
    assert judged == ["2026-11-21", "2026-11-21", "2026-11-22"]


def test_the_next_visit_is_found_behind_any_number_of_meetings(desk: Desk, oman: str) -> None:
    meeting: dict[str, Any] = {
        "meeting_kind": MeetingKind.TALKS,
        "status": MeetingStatus.PLANNED,
        "parties": [INDIA, oman],
    }
    changes = desk.case.door.changes()
    for day in range(1, 31):
        when = DateRange.parse_text(f"2026-12-{day:02d}")
        changes.create("meeting", title=f"Talks {day}", held_on=when, **meeting)
    visit: dict[str, Any] = {"title": "To Oman", "direction": "outgoing", "to_id": oman}
    changes.create("visit", **visit, dates=DateRange.parse_text("2026-12-31"))
    desk.case.door.change("Plan", changes)
    with desk.case.read() as reader:
        found = next_visit(reader, date(2026, 11, 21))
    assert found is not None
    assert found.title == "To Oman"


@pytest.mark.parametrize("side", [Side.OURS, Side.THEIRS, Side.JOINT, Side.THIRD])
def test_show_all_leads_to_a_list_of_as_many_as_the_heading_says(desk: Desk, oman: str, side: Side) -> None:
    for number in range(SHOWN + 2):
        promise(desk, oman, f"late {number}", due=by("2026-11-01"), owner_side=side)
        promise(desk, oman, f"old {number}", owner_side=side, made_on=PartialDate.parse("2020-01-01"))
    view = read_today(desk.case)
    for heading in ("Overdue", "Silent"):
        found = group(view, heading)
        assert (len(found.items), found.total) == (SHOWN, SHOWN + 2)
        assert count(desk.case, Asked(found.kind, found.words)) == found.total


def board_counts(desk: Desk) -> int:
    """What the board calls due before the next visit."""
    counts = {one.view: one.number for one in read_board(desk.case, limit=0).views}
    return counts[View.BEFORE_VISIT]


def test_due_before_a_visit_means_the_same_on_the_page_the_board_and_in_a_list(desk: Desk, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    forum = desk.add("forum", name="Committee", parties=[INDIA, oman])
    desk.add(
        "visit",
        title="To Muscat",
        direction="outgoing",
        status="planned",
        from_id=INDIA,
        to_id=oman,
        dates=DateRange.parse_text("2026-12-08/2026-12-10"),
    )
    promise(desk, oman, "before", due=by("2026-12-07"))
    promise(desk, oman, "after", due=by("2026-12-09"))
    promise(desk, japan, "elsewhere", due=by("2026-12-01"))
    promise(desk, oman, "floats", due=Due("by the next session", DueType.EVENT), due_event_id=forum)
    view = read_today(desk.case)
    found = group(view, "Due before")
    assert found.heading == "Due before To Muscat, 8–10 Dec 2026"
    assert [(item.title, item.figure) for item in found.items] == [("before", "16 days left")]
    assert view.figures[1] == (1, "due before To Muscat", Tone.PLAIN)
    assert count(desk.case, Asked(found.kind, found.words)) == found.total == board_counts(desk) == 1


def test_during_a_visit_what_falls_due_before_it_is_what_is_due_today(desk: Desk, oman: str) -> None:
    desk.add(
        "visit",
        title="To Muscat",
        status="underway",
        from_id=INDIA,
        to_id=oman,
        dates=DateRange.parse_text("2026-11-20/2026-11-24"),
    )
    promise(desk, oman, "today", due=by("2026-11-21"))
    promise(desk, oman, "tomorrow", due=by("2026-11-22"))
    found = group(read_today(desk.case), "Due before")
    assert titles(found) == ["today"]
    assert count(desk.case, Asked(found.kind, found.words)) == found.total == board_counts(desk)


def test_without_a_visit_it_is_what_is_due_within_a_month(desk: Desk, oman: str) -> None:
    promise(desk, oman, "in time", due=by("2026-12-21"))
    promise(desk, oman, "later", due=by("2026-12-22"))
    promise(desk, oman, "today", due=by("2026-11-21"))
    found = group(read_today(desk.case), "Due within a month")
    assert [(item.title, item.figure) for item in found.items] == [
        ("today", "today"),
        ("in time", "30 days left"),
    ]
    assert count(desk.case, Asked(found.kind, found.words)) == found.total == board_counts(desk) == 2
    set_following(desk.case, due_soon_days=60)
    found = group(read_today(desk.case), "Due within 60 days")
    assert titles(found) == ["today", "in time", "later"]
    assert count(desk.case, Asked(found.kind, found.words)) == found.total == board_counts(desk) == 3


def test_silent_says_since_when_and_where_it_was_made(desk: Desk, oman: str) -> None:
    talks = desk.add(
        "meeting",
        title="Talks",
        meeting_kind="talks",
        status="held",
        parties=[INDIA, oman],
        held_on=DateRange.parse_text("2026-01-01"),
    )
    promise(
        desk, oman, "quiet", made_on=None, made_at_id=talks, due=Due("in due course", DueType.UNSPECIFIED)
    )
    heard = promise(desk, oman, "heard of", made_on=PartialDate.parse("2020-01-01"))
    desk.add(
        "update", commitment_id=heard, update_kind="progress", updated_on=PartialDate.parse("2026-11-20")
    )
    (item,) = group(read_today(desk.case), "Silent").items
    assert (item.title, item.second) == ("quiet", "Talks · “in due course”")
    assert (item.figure, item.below) == ("324 days", "since 1 Jan 2026")


def test_open_tasks_stand_by_day_and_late_ones_in_another_tone(desk: Desk) -> None:
    for title, due, status in (
        ("some day", None, "open"), ("late", by("2026-11-20"), "open"), ("soon", by("2026-11-22"), "open"),
        ("done", by("2020-01-01"), "done"),
    ):  # fmt: skip
        desk.add("task", title=title, due=due, status=status)
    found = group(read_today(desk.case), "Tasks")
    assert titles(found) == ["late", "soon", "some day"]
    assert [item.tone for item in found.items] == [Tone.LATE, Tone.PLAIN, Tone.PLAIN]


def test_what_comes_is_by_date_and_what_was_cancelled_or_is_over_does_not(desk: Desk, oman: str) -> None:
    for title, day, status in (
        ("next", "2026-12-01", "planned"), ("undated", None, "planned"), ("over", "2026-11-20", "held"),
        ("cancelled", "2026-12-01", "cancelled"), ("overtaken", "2026-11-01", "planned"),
    ):  # fmt: skip
        held = DateRange.parse_text(day) if day else None
        desk.add(
            "meeting", title=title, meeting_kind="talks", status=status, parties=[INDIA, oman], held_on=held
        )
    desk.add("visit", title="visit", status="planned", to_id=oman, dates=DateRange.parse_text("2026-11-30"))
    desk.add("visit", title="made", status="done", to_id=oman, dates=DateRange.parse_text("2026-11-30"))
    found = group(read_today(desk.case), "Coming")
    assert titles(found) == ["visit", "next", "undated"]
    assert [item.figure for item in found.items] == ["in 9 days", "in 10 days", "no date"]


def test_agreements_about_to_run_out_are_those_of_the_coming_year(desk: Desk, oman: str) -> None:
    for title, day in (("soon", "2026-12"), ("later", "2028"), ("gone", "2026-11-20"), ("never", None)):
        expires = PartialDate.parse(day) if day else None
        desk.add("agreement", title=title, parties=[INDIA, oman], expires=expires)
    found = group(read_today(desk.case), "Agreements")
    assert titles(found) == ["soon"]
    assert found.items[0].figure == "in 40 days"


def test_drafts_are_offered_with_what_is_needed_to_go_on_with_them(desk: Desk, oman: str) -> None:
    kept = Draft("meeting/new/1", "meeting", None, "13th JMCC", {})
    keep_draft(desk.case, kept)
    view = read_today(desk.case)
    (item,) = group(view, "Unfinished").items
    assert (item.kind, item.id, item.title, item.second) == ("draft", kept.key, "13th JMCC", "New meeting")
    assert [draft.key for draft in view.drafts] == [kept.key]


@pytest.mark.parametrize(
    ("made", "row"),
    [
        ("2026-05-22", 0),
        ("2026-05-21", 1),
        ("2025-11-22", 1),
        ("2025-11-21", 2),
        ("2025-05-21", 3),
        (None, 4),
    ],
)
def test_the_age_of_what_is_open_counts_from_the_day_it_was_said(
    desk: Desk, oman: str, made: str | None, row: int
) -> None:
    promise(desk, oman, "one", made_on=PartialDate.parse(made) if made else None)
    ages = read_today(desk.case).ages
    assert [age.numbers for age in ages if age.numbers] == [((Side.THEIRS, 1),)]
    assert ages[row].numbers
    assert len(ages) == (5 if made is None else 4)


def test_the_count_beside_today_is_that_of_the_page(desk: Desk, oman: str) -> None:
    promise(desk, oman, "late", due=by("2026-11-20"))
    promise(desk, oman, "not late", due=by("2026-11-21"))
    assert read_frame(desk.case).counts["overdue"] == read_today(desk.case).figures[0][0] == 1
