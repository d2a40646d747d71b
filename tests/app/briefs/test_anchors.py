"""The day of the event that a due waits for."""

from __future__ import annotations

from datetime import date

import pytest

from db.values.choices import MeetingStatus, UpdateKind, VisitStatus
from db.values.due import Due, DueType, parse_due
from tests.app.briefs.conftest import INDIA, Desk, on, when

NEXT = parse_due("by the next session", made_on=None)


def anchored(desk: Desk, event: str, due: Due = NEXT, made: str | None = "2026-01-10") -> date | None:
    desk.commitment(due=due, due_event_id=event, made_on=when(made) if made else None)
    return desk.gather().facts.commitments[0].due_anchor


def session(desk: Desk, forum: str, dates: str, status: MeetingStatus = MeetingStatus.PLANNED) -> str:
    return desk.meeting("Session", dates, forum_id=forum, status=status)


def test_the_words_are_understood_as_an_event() -> None:
    assert NEXT.type is DueType.EVENT


def test_a_forum_stands_for_its_next_planned_session(desk: Desk) -> None:
    forum = desk.forum()
    session(desk, forum, "2025-12-01", MeetingStatus.HELD)
    session(desk, forum, "2027-03-01/2027-03-02")
    session(desk, forum, "2028-03-01")
    assert anchored(desk, forum) == date(2027, 3, 2)


def test_the_next_session_is_the_one_after_the_statement_even_if_it_was_held(desk: Desk) -> None:
    forum = desk.forum()
    session(desk, forum, "2026-06-01", MeetingStatus.HELD)
    session(desk, forum, "2027-03-01")
    assert anchored(desk, forum) == date(2026, 6, 1)


def test_carrying_forward_moves_it_to_the_session_after(desk: Desk) -> None:
    forum = desk.forum()
    held = session(desk, forum, "2026-06-01", MeetingStatus.HELD)
    session(desk, forum, "2027-03-01")
    made = desk.commitment(due=NEXT, due_event_id=forum, made_on=when("2026-01-10"))
    desk.add(
        "update",
        commitment_id=made,
        update_kind=UpdateKind.CARRIED,
        meeting_id=held,
        updated_on=when("2026-06-01"),
    )
    assert desk.gather().facts.commitments[0].due_anchor == date(2027, 3, 1)


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_a_session_called_off_is_no_anchor(desk: Desk, status: MeetingStatus) -> None:
    forum = desk.forum()
    session(desk, forum, "2027-03-01", status)
    assert anchored(desk, forum) is None


def test_an_undated_session_leaves_it_afloat(desk: Desk) -> None:
    forum = desk.forum()
    desk.meeting("Next", None, forum_id=forum, status=MeetingStatus.PLANNED)
    assert anchored(desk, forum) is None


def test_an_undated_statement_waits_for_a_session_still_to_come(desk: Desk) -> None:
    forum = desk.forum()
    session(desk, forum, "2026-06-01", MeetingStatus.HELD)
    session(desk, forum, "2027-03-01")
    assert anchored(desk, forum, made=None) == date(2027, 3, 1)


def test_a_meeting_stands_for_its_last_day(desk: Desk) -> None:
    assert anchored(
        desk, desk.meeting("Talks", "2027-04-01/2027-04-03", status=MeetingStatus.PLANNED)
    ) == date(2027, 4, 3)


def test_a_visit_stands_for_its_start(desk: Desk) -> None:
    visit = desk.add(
        "visit",
        title="V",
        from_id=INDIA,
        to_id=desk.oman,
        dates=on("2027-04-01/2027-04-03"),
        status=VisitStatus.PLANNED,
    )
    assert anchored(desk, visit) == date(2027, 4, 1)


def test_a_condition_is_met_only_by_what_was_held(desk: Desk) -> None:
    due = parse_due("if requested", made_on=None)
    assert due.type is DueType.CONDITIONAL
    planned = desk.meeting("Planned", "2027-04-01", status=MeetingStatus.PLANNED)
    held = desk.meeting("Held", "2026-04-01")
    made = desk.commitment(due=due, due_event_id=planned, made_on=when("2026-01-10"))
    assert desk.gather().facts.commitments[0].due_anchor is None
    desk.edit(made, due_event_id=held)
    assert desk.gather().facts.commitments[0].due_anchor == date(2026, 4, 1)


def test_without_an_event_there_is_no_anchor(desk: Desk) -> None:
    desk.commitment(due=NEXT)
    assert desk.gather().facts.commitments[0].due_anchor is None
