"""Rows of lists: what their cells say, whatever is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.list_columns import TITLE, shown_at_first
from app.list_rows import Shade, Sign, read_rows
from db.values.choices import CommitmentStatus, CountryKind, Side, UpdateKind
from db.values.partial_date import PartialDate
from tests.app.test_lists import MADE, Told, told

if TYPE_CHECKING:
    pass

__all__ = ["told"]


def test_a_row_of_a_commitment_says_whose_it_is_what_its_due_means_and_how_often_it_was_carried(
    told: Told,
) -> None:
    meeting = told.meet("13th JMCC", "2025-11-24", forum_id=told.forum, edition=13)
    late = told.promise(
        "Share a procedure", "by 31 March 2026", made_at_id=meeting, made_on=None, owner_side=Side.THEIRS
    )
    told.desk.add("update", commitment_id=late, updated_on=MADE, update_kind=UpdateKind.CARRIED)
    source = told.desk.add("source", title="Press release")
    told.desk.add("citation", record_id=late, source_id=source)
    (row,) = read_rows(told.desk.case, "commitment", [late], shown_at_first("commitment"))
    title, due = row.cells[TITLE], row.cells["due"]
    assert (title.text, title.second, title.sign) == (
        "Share a procedure", "13th JMCC, 24\N{NBSP}Nov\N{NBSP}2025 · agreed, firm", Sign.THEIRS,
    )  # fmt: skip
    assert (due.text, due.second, due.shade) == ("“by 31 March 2026”", "235\N{NBSP}days over", Shade.OVERDUE)
    assert (row.cells["carried"].text, row.cells["sources"].text) == ("1×", "1")
    assert (row.cells["status"].text, row.cells["status"].sign) == ("open", Sign.OPEN)
    assert meeting in row.shows


@pytest.mark.parametrize(
    ("due", "event", "second", "shade"),
    [
        ("by 1 December 2026", False, "10\N{NBSP}days left", Shade.CAUTION),
        ("by 21 November 2026", False, "today", Shade.CAUTION),
        ("by 1 December 2027", False, "1\N{NBSP}Dec\N{NBSP}2027", Shade.QUIET),
        (
            "by the next session",
            True,
            "floats: Joint Military Cooperation Committee has no date",
            Shade.MOTION,
        ),
        ("by the next session", False, "floats: no meeting named", Shade.MOTION),
        ("at an early date", False, "never overdue · 51\N{NBSP}days old", Shade.QUIET),
        (None, False, "none given · 51\N{NBSP}days old", Shade.QUIET),
        ("if requested", False, "only", Shade.QUIET),
    ],
)
def test_a_due_says_beneath_its_words_what_it_means_today(
    told: Told, due: str | None, event: bool, second: str, shade: Shade
) -> None:
    promised = told.promise("P", due, due_event_id=told.forum if event else None)
    (row,) = read_rows(told.desk.case, "commitment", [promised], ["due"])
    assert row.cells["due"].second.startswith(second)
    assert row.cells["due"].shade is shade


def test_what_is_closed_is_neither_overdue_nor_ageing(told: Told) -> None:
    done = told.promise("P", "by 31 March 2026", status=CommitmentStatus.IMPLEMENTED)
    (row,) = read_rows(told.desk.case, "commitment", [done], ["due"])
    assert row.cells["due"].second == ""


def test_a_person_is_listed_with_the_post_on_file(told: Told) -> None:
    ministry = told.desk.add("organisation", name="Ministry of Defence")
    person = told.desk.add("person", name="Nasser", prefix="Dr")
    told.desk.add("post", title="Adviser", person_id=person, end=PartialDate.parse("2020"))
    told.desk.add(
        "post",
        title="Secretary General",
        person_id=person,
        organisation_id=ministry,
        start=PartialDate.parse("2021"),
    )
    (row,) = read_rows(told.desk.case, "person", [person], ["post"])
    assert row.cells["post"].text == "Secretary General, Ministry of Defence"
    assert row.cells[TITLE].second == "Dr · Secretary General, Ministry of Defence"
    assert ministry in row.shows


def test_a_post_that_names_its_organisation_says_it_once(told: Told) -> None:
    ministry = told.desk.add("organisation", name="Ministry of Defence")
    person = told.desk.add("person", name="Nasser")
    title = "Secretary General, Ministry of Defence"
    told.desk.add("post", title=title, person_id=person, organisation_id=ministry)
    (row,) = read_rows(told.desk.case, "person", [person], ["post"])
    assert row.cells["post"].text == title


def test_rows_come_in_the_order_asked_for_and_without_those_that_are_gone(told: Told) -> None:
    one, two = told.meet("One"), told.meet("Two")
    rows = read_rows(told.desk.case, "meeting", [two, "0" * 36, one], [])
    assert [row.title for row in rows] == ["Two", "One"]


def test_a_long_text_is_shortened_for_the_screen_and_whole_for_a_copy(told: Told) -> None:
    told.desk.add("country", name="Longland", country_kind=CountryKind.STATE, sensitivities="x " * 400)
    order = told.order("country", "longland")
    (row,) = read_rows(told.desk.case, "country", order.some(0, 0), ["sensitivities"])
    (whole,) = read_rows(told.desk.case, "country", order.some(0, 0), ["sensitivities"], whole=True)
    assert len(row.cells["sensitivities"].text) < 301 < len(whole.cells["sensitivities"].text)


def test_a_value_that_cannot_be_read_says_so_and_spoils_nothing_else(told: Told) -> None:
    meeting = told.meet("Talks", "2026-01-01")
    told.desk.case.maintain(
        lambda connection: connection.exec_driver_sql(
            "UPDATE meeting SET held_on = 'soon' WHERE id = ?", (meeting,)
        )
    )
    (row,) = read_rows(told.desk.case, "meeting", [meeting], ["held_on", "status"])
    assert row.cells["held_on"].text == "cannot be read"
    assert row.cells["status"].text == "Held"
