"""The same form on a meeting that is on file: it changes what was changed, decides conflicts, and keeps drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.casefile import CaseFile
from app.drafts import all_drafts
from app.meetings.reading import read_sheet
from db.models import Meeting
from ui.desktop.forms.conflict_sheet import THEIRS
from ui.desktop.place import Place, place_of_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.desktop.conftest import Seat
    from tests.ui.desktop.meeting.conftest import FormSeat


def on_file(at: Callable[[Place], FormSeat], seat: Seat, demo: Path) -> FormSeat:
    """The form of the 13th JMCC."""
    with CaseFile.open(demo) as case, case.read() as reader:
        (meeting,) = (row.id for row in reader.all(Meeting) if row.title == "13th JMCC")
    return at(Place("new", "meeting", meeting))


def test_a_form_that_is_opened_and_saved_changes_nothing(
    at: Callable[[Place], FormSeat], seat: Seat, demo: Path
) -> None:
    form = on_file(at, seat, demo)
    before = read_sheet(form.case, form.form.id)
    form.form.more.open()
    assert form.form.sheet() == before
    meeting = form.form.id
    form.log()
    assert read_sheet(form.case, meeting) == before


def test_what_was_changed_is_changed_and_the_rest_stays(
    at: Callable[[Place], FormSeat], seat: Seat, demo: Path
) -> None:
    form = on_file(at, seat, demo)
    meeting = form.form.id
    before = read_sheet(form.case, meeting)
    form.form.when.venue.retype("South Block")
    row = form.form.matters.rows[0].promises[0]
    row.wording.setFocus()
    form.write(" Slowly.")
    form.log()
    after = read_sheet(form.case, meeting)
    said = before.matters[0].promises
    assert replace(after, matters=()) == replace(before, matters=(), venue="South Block")
    assert after.matters[0].promises == (
        replace(said[0], wording=after.matters[0].promises[0].wording),
        *said[1:],
    )
    assert "Slowly." in after.matters[0].promises[0].wording
    assert seat.said == "The 13th JMCC is saved."


def test_two_edits_of_one_field_are_decided_by_the_officer(
    at: Callable[[Place], FormSeat], seat: Seat, demo: Path
) -> None:
    form = on_file(at, seat, demo)
    meeting = form.form.id
    form.form.when.venue.retype("Mine")
    changes = form.case.door.changes()
    changes.edit(meeting, venue="Theirs", outcome="Another outcome")
    form.case.door.change("Edit elsewhere", changes)
    seat.idle()
    form.log()
    seat.idle()
    sheet = form.pane.life.sheet
    sheet.groups[0].button(THEIRS).setChecked(True)
    sheet.keep.click()
    seat.idle()
    found = read_sheet(form.case, meeting)
    assert (found.venue, found.outcome) == ("Theirs", "Another outcome")


def test_edit_on_the_record_leads_to_this_form(
    at: Callable[[Place], FormSeat], seat: Seat, demo: Path
) -> None:
    form = on_file(at, seat, demo)
    meeting = form.form.id
    seat.window.go(Place("record", "meeting", meeting))
    seat.idle()
    seat.window.actions_["edit"].trigger()
    seat.idle()
    assert form.form.id == meeting
    assert seat.window.stack.page.title() == "Edit 13th JMCC"


def test_what_was_typed_is_kept_when_the_window_is_closed_and_comes_back(
    new: FormSeat, seat: Seat, demo: Path
) -> None:
    new.enter("14th JM")
    new.form.heading.edit.setFocus()
    new.enter("CC")
    new.enter("24 no")
    new.form.parties.list_of(new.form.party_ids()[0]).line.edit.setFocus()
    new.enter("rajesh")
    new.form.matters.line.setFocus()
    new.enter("theirs proposed: Training places")
    new.form.matters.rows[0].promises[0].due.edit.setFocus()
    new.write("Q2 20")
    new.form.matters.line.setFocus()
    new.write("Flight clear")
    new.form.more.open("outcome")
    new.write("Agreed on")
    before = new.form.typed()
    seat.window.session.close_case()
    seat.idle()
    with CaseFile.open(demo) as case:
        (draft,) = all_drafts(case)
    assert (draft.label, draft.title) == ("New meeting", "14th JMCC")
    seat.open(demo)
    seat.idle()
    new.go(place_of_draft(draft))
    assert new.pane.foot.state.text() == "Your draft is back as you left it."
    assert new.form.typed() == before
    new.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert all_drafts(new.case) == ()
    assert new.form.heading.edit.text() == ""
