"""What the form is opened with, what it asks of the officer, and how it is logged in one action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import NotFound
from app.meetings.checks import Check, checks
from app.meetings.grounds import read_grounds
from app.meetings.heading import understand, understand_as
from app.meetings.logging import Beside, amend_meeting, log_meeting
from app.meetings.opening import copy_previous, read_meeting_form, read_names, read_source
from app.meetings.reading import read_sheet
from app.meetings.roll import read_roll
from app.meetings.sheet import Delegation, Matter, Paper, Promise, Seat, Sheet
from app.saving import Entry, File
from app.undo import undo
from db.models import Attachment, Meeting, Place, Source
from db.values.choices import MeetingKind, MeetingStatus, Role, Side
from db.values.marking import Marking
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, Desk

RESTRICTED = Marking("restricted")


def session(oman: str, jmcc: str) -> Sheet:
    return Sheet("14th JMCC", MeetingKind.SESSION, (INDIA, oman), jmcc, 14, marking=RESTRICTED)


def asked(desk: Desk, sheet: Sheet, floor: Marking | None = None, own: str = "") -> tuple[Check, ...]:
    known = read_grounds(desk.case)
    heading = understand_as(sheet.title, known.forum(sheet.forum_id), sheet.edition, known)
    return checks(sheet, heading, known, floor, own)


def test_what_was_made_in_place_is_logged_with_the_meeting_in_one_action(
    desk: Desk, oman: str, jmcc: str
) -> None:
    ids = desk.case.ids
    place, source = ids.new(), ids.new()
    created = (
        Entry("place", place, True, {"name": "Duqm"}),
        Entry("source", source, True, {"title": "Release", "text_received": "Agreed."}),
    )
    files = (File(ids.new(), "release.txt", b"Agreed.", {"attached_to_id": source}),)
    beside = Beside(read_grounds(desk.case), created=created, files=files)
    sheet = replace(session(oman, jmcc), place_id=place, papers=(Paper(source),), more={"outcome": "Good"})
    saved = log_meeting(desk.case, sheet, beside)
    assert saved.changed.action == "Log the 14th JMCC"
    with desk.case.read() as reader:
        meeting = reader.get(Meeting, saved.id)
        assert meeting is not None
        assert (meeting.place_id, meeting.outcome) == (place, "Good")
        marked = [row.marking for row in reader.all(Place)] + [row.marking for row in reader.all(Source)]
        assert [*marked, *(row.marking for row in reader.all(Attachment))] == [RESTRICTED] * 3
    undo(desk.case)
    with desk.case.read() as reader:
        assert reader.all(Meeting) + reader.all(Place) + reader.all(Source) == []


def test_fields_that_the_officer_yields_stay_as_they_are_on_file(desk: Desk, oman: str, jmcc: str) -> None:
    grounds = read_grounds(desk.case)
    before = session(oman, jmcc)
    meeting = log_meeting(desk.case, before, Beside(grounds)).id
    view = read_meeting_form(desk.case, meeting)
    desk.edit(meeting, venue="Theirs")
    after = replace(view.sheet, venue="Mine", more={"outcome": "Good"})
    beside = Beside(grounds, {}, frozenset({(meeting, "venue")}))
    amend_meeting(desk.case, meeting, view.sheet, after, beside)
    found = read_sheet(desk.case, meeting)
    assert (found.venue, found.outcome) == ("Theirs", "Good")


def test_a_source_that_left_the_form_is_not_cited_any_more_and_stays_on_file(
    desk: Desk, oman: str, jmcc: str
) -> None:
    one, two = (desk.add("source", title=title, source_kind="news") for title in ("One", "Two"))
    grounds = read_grounds(desk.case)
    sheet = replace(session(oman, jmcc), papers=(Paper(one), Paper(two)))
    meeting = log_meeting(desk.case, sheet, Beside(grounds)).id
    before = read_meeting_form(desk.case, meeting).sheet
    kept = tuple(paper for paper in before.papers if paper.source_id == two)
    amend_meeting(desk.case, meeting, before, replace(before, papers=kept), Beside(grounds))
    assert [paper.source_id for paper in read_sheet(desk.case, meeting).papers] == [two]
    assert read_source(desk.case, one).title == "One"


def test_a_new_form_starts_with_what_is_given_and_one_on_file_with_its_revisions(
    desk: Desk, oman: str, jmcc: str
) -> None:
    new = read_meeting_form(desk.case, given=(("parties", f'["{INDIA}","{oman}"]'), ("title", '"Talks"')))
    assert (new.sheet.title, new.sheet.parties, dict(new.bases)) == ("Talks", (INDIA, oman), {})
    sheet = replace(
        session(oman, jmcc),
        delegations=(Delegation(oman, (Seat(organisation_id=desk.add("organisation", name="Navy")),)),),
        matters=(Matter("Ports", promises=(Promise("Share a list.", Side.OURS),)),),
    )
    meeting = log_meeting(desk.case, sheet, Beside(read_grounds(desk.case))).id
    view = read_meeting_form(desk.case, meeting)
    assert len(view.bases) == 4
    assert view.bases[meeting] == view.form.revision
    assert {one.title for one in view.form.names.values()} >= {"Navy"}


def test_the_last_session_is_copied_with_the_names_it_speaks_of(desk: Desk, oman: str, jmcc: str) -> None:
    person = desk.add("person", name="A. Example", country_id=oman)
    seats = (Delegation(oman, (Seat(person, role=Role.CO_CHAIR),)),)
    sheet = replace(session(oman, jmcc), delegations=seats, held_on=DateRange.parse_text("2025-11-24"))
    meeting = log_meeting(desk.case, sheet, Beside(read_grounds(desk.case))).id
    copied = copy_previous(desk.case, meeting, date(2026, 11, 1))
    assert copied.sheet.edition == 15
    assert copied.names[person].title == "A. Example"


def test_who_bears_exactly_a_name_of_a_pasted_list_is_taken_for_that_person(desk: Desk, oman: str) -> None:
    person = desk.add("person", name="Rajesh Example", country_id=oman)
    known, unknown = read_names(desk.case, "1. Shri Rajesh Example, Secretary\n2. R. Example\n")
    assert known.person is not None
    assert known.person.id == person
    assert unknown.person is None


def test_an_initial_is_no_number_of_a_list() -> None:
    names = [one.name for one in read_roll("A. Example\n(b) C. Example\nc. D. Example\nE) F. Example")]
    assert names == ["A. Example", "C. Example", "D. Example", "F. Example"]


def test_a_source_is_shown_with_its_marking_and_its_day(desk: Desk) -> None:
    source = desk.add("source", title="Release", source_kind="news", marking=RESTRICTED)
    assert read_source(desk.case, source).marking == RESTRICTED
    changes = desk.case.door.changes()
    changes.delete(source)
    desk.case.door.change("Delete", changes)
    with pytest.raises(NotFound):
        read_source(desk.case, source)


def test_open_questions_come_first_and_name_their_place(desk: Desk, oman: str, jmcc: str) -> None:
    matters = (Matter("Ports"), Matter(promises=(Promise("Sure.", Side.OURS), Promise("Send the list"))))
    found = asked(desk, replace(session(oman, jmcc), matters=matters))
    assert [one.where for one in found if one.open] == ["promise:1:1"]
    assert [one.open for one in found] == sorted((one.open for one in found), reverse=True)
    assert {one.where for one in found} >= {"date", "sources"}


@pytest.mark.parametrize(
    ("gone", "where"), [({"title": ""}, "title"), ({"parties": (INDIA,), "forum_id": None}, "parties")]
)
def test_title_and_parties_are_asked_for(desk: Desk, oman: str, jmcc: str, gone: dict, where: str) -> None:
    assert where in {one.where for one in asked(desk, replace(session(oman, jmcc), **gone)) if one.open}


def test_a_session_on_file_is_an_open_question_unless_it_is_the_one_that_is_edited(
    desk: Desk, oman: str, jmcc: str
) -> None:
    meeting = log_meeting(desk.case, session(oman, jmcc), Beside(read_grounds(desk.case))).id
    assert "existing" in {one.where for one in asked(desk, session(oman, jmcc)) if one.open}
    assert [one for one in asked(desk, session(oman, jmcc), own=meeting) if one.open] == []


def test_a_planned_session_and_a_date_to_come_are_told(desk: Desk, oman: str, jmcc: str) -> None:
    desk.add("meeting", title="Next JMCC", meeting_kind="session", forum_id=jmcc, status="planned",
             parties=[INDIA, oman])  # fmt: skip
    late = replace(session(oman, jmcc), held_on=DateRange.parse_text("2999-01-01"), status=MeetingStatus.HELD)
    assert {one.where for one in asked(desk, late)} >= {"planned", "status"}


def test_a_marking_below_that_of_the_sources_is_told(desk: Desk, oman: str, jmcc: str) -> None:
    sheet = replace(session(oman, jmcc), marking=Marking("unclassified"))
    assert "marking" in {one.where for one in asked(desk, sheet, RESTRICTED)}
    assert "marking" not in {one.where for one in asked(desk, replace(sheet, marking=RESTRICTED), RESTRICTED)}


def test_a_forum_that_was_chosen_counts_whatever_the_heading_says(desk: Desk, oman: str, jmcc: str) -> None:
    grounds = read_grounds(desk.case)
    chosen = understand_as("Annual meeting", grounds.forum(jmcc), 14, grounds)
    assert (chosen.forum, chosen.edition, chosen.title) == (grounds.forum(jmcc), 14, "Annual meeting")
    assert understand_as("14th JMCC", None, None, grounds).forum is None
    assert understand("14th JMCC", grounds).forum is not None
