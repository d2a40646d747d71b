"""The page of a visit: its head, its sections in the order of use, what is missing, what is open with the country."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.errors import NotFound
from app.lists import Asked, count
from app.visits import SHOWN, Section, VisitView, read_visit
from db.values.choices import Side
from db.values.due import Due, DueType
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk


def visit(desk: Desk, oman: str, **values: Any) -> str:
    given = {
        "title": "To Muscat",
        "direction": "outgoing",
        "status": "planned",
        "from_id": INDIA,
        "to_id": oman,
        "dates": DateRange.parse_text("2026-12-08/2026-12-10"),
    }
    return desk.add("visit", **(given | values))


def by(day: str) -> Due:
    return Due(f"by {day}", DueType.DATE, date.fromisoformat(day), date.fromisoformat(day))


def section(view: VisitView, heading: str) -> Section:
    return next(one for one in view.sections if one.heading == heading)


def titles(found: Section) -> list[str]:
    return [entry.title for entry in found.entries]


def test_a_visit_that_is_not_there_is_said_in_words(desk: Desk, oman: str) -> None:
    gone = visit(desk, oman)
    desk.delete(gone)
    for missing in (gone, oman, "0" * 36):
        with pytest.raises(NotFound, match="not in the case file"):
            read_visit(desk.case, missing)


def test_an_empty_visit_says_of_every_section_what_to_do(desk: Desk, oman: str) -> None:
    view = read_visit(desk.case, visit(desk, oman))
    assert [one.heading for one in view.sections] == [
        "Objectives", "Programme", "Meetings", "Lines", "Open commitments", "Tasks", "Briefs",
    ]  # fmt: skip
    assert all(one.missing and not one.entries for one in view.sections)
    assert {one.heading: (one.adds, one.field) for one in view.sections if one.adds} == {
        "Objectives": ("objective", "for_id"),
        "Programme": ("programme_item", "visit_id"),
        "Meetings": ("meeting", "visit_id"),
        "Lines": ("line", "for_id"),
        "Tasks": ("task", "visit_id"),
    }
    assert view.principal is None


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("2026-12-08/2026-12-10", "8–10 December 2026 · in 17 days"),
        ("2026-11-22", "22 November 2026 · tomorrow"),
        ("2026-11-20/2026-11-22", "20–22 November 2026 · now"),
        ("2025-11-20", "20 November 2025"),
        (None, "no date"),
    ],
)
def test_when_it_is_is_told_with_how_long_there_is_to_go(
    desk: Desk, oman: str, dates: str | None, words: str
) -> None:
    made = visit(desk, oman, dates=DateRange.parse_text(dates) if dates else None)
    assert read_visit(desk.case, made).when == words


def test_the_country_is_the_one_that_is_not_home(desk: Desk, oman: str) -> None:
    for ends in ({"from_id": INDIA, "to_id": oman}, {"from_id": oman, "to_id": INDIA}):
        country = read_visit(desk.case, visit(desk, oman, **ends)).country
        assert country is not None
        assert (country.id, country.title) == (oman, "Oman")
    alone = read_visit(desk.case, visit(desk, oman, from_id=INDIA, to_id=None))
    assert alone.country is None
    assert "Open commitments" not in [one.heading for one in alone.sections]


def test_the_principal_has_the_post_of_that_day(desk: Desk, oman: str) -> None:
    who = desk.add("person", name="Rajesh Kumar", country_id=INDIA)
    for title, start, end in (
        ("Deputy", None, "2025-12-31"),
        ("Secretary", "2026-01-01", None),
        ("Next", "2027", None),
    ):
        desk.add(
            "post",
            title=title,
            person_id=who,
            start=PartialDate.parse(start) if start else None,
            end=PartialDate.parse(end) if end else None,
        )
    principal = read_visit(desk.case, visit(desk, oman, principal_id=who)).principal
    assert principal is not None
    assert (principal.title, principal.second) == ("Rajesh Kumar", "Secretary")


def test_the_programme_stands_in_time(desk: Desk, oman: str) -> None:
    made = visit(desk, oman)
    for title, day, hour, position in (
        ("some day", None, None, None), ("dinner", "2026-12-08", "20:00", None), ("talks", "2026-12-08", "10:00", None),
        ("second day", "2026-12-09", "09:00", None),
    ):  # fmt: skip
        when = PartialDate.parse(day) if day else None
        desk.add("programme_item", visit_id=made, title=title, day=when, local_time=hour, position=position)
    found = section(read_visit(desk.case, made), "Programme")
    assert titles(found) == ["talks", "dinner", "second day", "some day"]
    assert found.entries[0].figure == "8 Dec 2026 · 10:00"


def test_objectives_and_lines_are_those_of_this_visit_ours_first(desk: Desk, oman: str) -> None:
    made, other = visit(desk, oman), visit(desk, oman, title="Another")
    for whose, side, wording, position in (
        (made, "theirs", "Theirs", 1), (made, "ours", "Second", 2), (made, "ours", "First", 1),
        (other, "ours", "Not here", 1),
    ):  # fmt: skip
        desk.add("objective", for_id=whose, side=side, wording=wording, position=position)
    desk.add("line", line_kind="point_to_make", wording="Say this", for_id=made)
    desk.add("line", line_kind="point_to_make", wording="Standing", country_id=oman)
    view = read_visit(desk.case, made)
    assert titles(section(view, "Objectives")) == ["First", "Second", "Theirs"]
    assert [entry.side for entry in section(view, "Objectives").entries] == [
        Side.OURS,
        Side.OURS,
        Side.THEIRS,
    ]
    assert titles(section(view, "Lines")) == ["Say this"]


def test_meetings_tasks_and_briefs_of_the_visit_are_on_it(desk: Desk, oman: str) -> None:
    made = visit(desk, oman)
    for title, day in (("Later", "2026-12-09"), ("Undated", None), ("First", "2026-12-08")):
        held = DateRange.parse_text(day) if day else None
        desk.add(
            "meeting", title=title, meeting_kind="talks", status="planned", parties=[INDIA, oman],
            visit_id=made, held_on=held,
        )  # fmt: skip
    desk.add("task", title="Print", status="open", visit_id=made, due=by("2026-11-20"), owner="Desk")
    for title, day in (("Old brief", "2026-11-01"), ("New brief", "2026-11-20")):
        desk.add("brief", title=title, status="draft", visit_id=made, as_of=PartialDate.parse(day))
    view = read_visit(desk.case, made)
    assert titles(section(view, "Meetings")) == ["First", "Later", "Undated"]
    assert section(view, "Meetings").entries[0].second == "planned"
    (task,) = section(view, "Tasks").entries
    assert (task.title, task.second, task.late) == ("Print", "Desk", True)
    assert titles(section(view, "Briefs")) == ["New brief", "Old brief"]


def test_what_is_open_is_that_of_the_country_the_most_urgent_first(desk: Desk, oman: str) -> None:
    made = visit(desk, oman)
    japan = desk.add("country", name="Japan", code="JPN")
    for number, (country, day) in enumerate(
        [(oman, "2026-12-01"), (oman, "2026-11-01"), (japan, "2026-11-01"), *[(oman, "2027-01-01")] * SHOWN]
    ):
        desk.add(
            "commitment", wording=f"{number}", commitment_kind="agreed", strength="firm", owner_side="ours",
            status="open", parties=[INDIA, country], due=by(day),
        )  # fmt: skip
    found = section(read_visit(desk.case, made), "Open commitments")
    assert titles(found)[:2] == ["1", "0"]
    assert [entry.figure for entry in found.entries[:2]] == ["20 days over", "1 Dec 2026, before the visit"]
    assert [entry.late for entry in found.entries[:2]] == [True, False]
    assert (len(found.entries), found.total) == (SHOWN, SHOWN + 2)
    assert count(desk.case, Asked(found.kind, found.words)) == found.total
