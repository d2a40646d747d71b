"""What can hardly be true is doubted in a sentence; what can be true is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.check import check
from app.plausibility import doubts
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    MeetingKind,
    MeetingStatus,
    Role,
    Side,
    Strength,
)
from db.values.due import parse_due
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

TODAY = date(2026, 11, 21)


def on(words: str) -> DateRange:
    return DateRange.parse_text(words)


def day(words: str) -> PartialDate:
    return PartialDate.parse_text(words)


def found(desk: Desk) -> list[tuple[str, str]]:
    with desk.case.read() as reader:
        return [(doubt.rule, doubt.record_id) for doubt in doubts(reader, TODAY)]


def meeting(desk: Desk, forum: str, oman: str, **values: Any) -> str:
    given = {
        "title": "JMCC", "meeting_kind": MeetingKind.SESSION, "parties": [INDIA, oman], "status": MeetingStatus.HELD,
        "forum_id": forum,
    }  # fmt: skip
    return desk.add("meeting", **(given | values))


def test_a_case_file_without_oddities_is_not_doubted(desk: Desk, jmcc: str, oman: str) -> None:
    meeting(desk, jmcc, oman, edition=12, held_on=on("2025-01-10"))
    meeting(desk, jmcc, oman, edition=13, held_on=on("2025-11-24"))
    meeting(desk, jmcc, oman, edition=14, held_on=on("2027-01-10"), status=MeetingStatus.PLANNED)
    desk.add("post", title="Chief", start=day("2020"), end=day("2024-05"), as_of=day("2024-05-01"))
    assert found(desk) == []
    assert check(desk.case, TODAY).doubts == ()


def test_a_post_that_ended_is_not_confirmed_later(desk: Desk) -> None:
    post = desk.add("post", title="Chief", end=day("2024-05"), as_of=day("2024-06-01"))
    assert found(desk) == [("ended post", post)]


def test_a_forum_is_not_chaired_by_a_post_that_ended(desk: Desk, jmcc: str) -> None:
    ended = desk.add("post", title="Chief", end=day("2024-05"))
    desk.edit(jmcc, chairs=[ended])
    assert found(desk) == [("ended post", jmcc)]
    desk.edit(ended, end=day("2027"))
    assert found(desk) == []


def test_nobody_takes_part_in_a_post_that_had_ended(desk: Desk, jmcc: str, oman: str) -> None:
    ended = desk.add("post", title="Chief", end=day("2024-05"))
    after = meeting(desk, jmcc, oman, held_on=on("2025-11-24"))
    before = meeting(desk, jmcc, oman, held_on=on("2024-05-30"))
    odd = desk.add("participation", meeting_id=after, post_id=ended, role=Role.MEMBER)
    desk.add("participation", meeting_id=before, post_id=ended, role=Role.MEMBER)
    assert found(desk) == [("ended post", odd)]


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"status": MeetingStatus.PLANNED, "held_on": on("2026-10-21")}, ["planned meeting"]),
        ({"status": MeetingStatus.PLANNED, "held_on": on("2026-10-22")}, []),
        ({"status": MeetingStatus.PLANNED}, ["undated meeting"]),
        ({"status": MeetingStatus.CANCELLED}, []),
        ({"status": MeetingStatus.HELD, "date_words": "in the spring"}, []),
        ({"status": MeetingStatus.HELD, "held_on": on("2026-11-22")}, ["planned meeting"]),
        ({"status": MeetingStatus.HELD, "held_on": on("2026-11-21")}, []),
    ],
)
def test_a_meeting_has_a_date_that_fits_its_status(
    desk: Desk, jmcc: str, oman: str, values: dict[str, Any], rules: list[str]
) -> None:
    meeting(desk, jmcc, oman, **values)
    assert [rule for rule, _ in found(desk)] == rules


def test_editions_stand_in_the_order_of_their_dates(desk: Desk, jmcc: str, oman: str) -> None:
    meeting(desk, jmcc, oman, edition=12, held_on=on("2025-11-24"))
    odd = meeting(desk, jmcc, oman, edition=13, held_on=on("2025-01-10"))
    assert found(desk) == [("editions out of order", odd)]
    with desk.case.read() as reader:
        (doubt,) = doubts(reader, TODAY)
    assert "the 13th session is dated before the 12th" in doubt.sentence


def test_what_was_promised_is_not_due_before_it_was_promised(desk: Desk, jmcc: str, oman: str) -> None:
    held = meeting(desk, jmcc, oman, held_on=on("2025-11-24"))
    given: dict[str, Any] = {
        "wording": "Send the list", "commitment_kind": CommitmentKind.AGREED, "strength": Strength.FIRM,
        "owner_side": Side.OURS, "parties": [INDIA, oman], "made_at_id": held, "status": CommitmentStatus.OPEN,
    }  # fmt: skip
    odd = desk.add("commitment", **given, due=parse_due("10 nov 2025", made_on=date(2025, 1, 1)))
    desk.add("commitment", **given, due=parse_due("24 nov 2025", made_on=date(2025, 1, 1)))
    assert found(desk) == [("due before its statement", odd)]


def test_doubts_are_no_findings(desk: Desk) -> None:
    desk.add("post", title="Chief", end=day("2024-05"), as_of=day("2025-01-01"))
    report = check(desk.case, TODAY)
    assert report.findings == ()
    assert len(report.doubts) == 1
