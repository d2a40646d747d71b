"""The record page in the real window: its verbs are those of the table of actions, and closing keeps what was typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.casefile import CaseFile
from app.drafts import all_drafts
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def shown(seat: Seat, place: Place) -> Any:
    seat.window.stack.go(place)
    seat.idle()
    return seat.window.stack.page


def test_a_record_is_edited_and_saved_through_the_actions_of_the_window(seat: Seat, small: Path) -> None:
    seat.open(small)
    assert seat.window.session.case is not None
    changes = seat.window.session.case.door.changes()
    person = changes.create("person", name="Al Zaabi")
    seat.window.session.change("Add a person", changes)
    seat.idle()
    page = shown(seat, Place("record", "person", person))
    actions = seat.window.actions_
    assert actions["edit"].isEnabled()
    assert not actions["save"].isEnabled()
    actions["edit"].trigger()
    seat.idle()
    assert actions["save"].isEnabled()
    assert not actions["delete"].isEnabled()
    page.pane.form.form.fields.editors["name"].retype("Mohammed Al Zaabi")
    actions["save"].trigger()
    seat.idle()
    assert page.title() == "Mohammed Al Zaabi"
    actions["delete"].trigger()
    seat.idle()
    assert "is in the recycle bin" in seat.said
    seat.window.bar.action.click()
    seat.idle()
    assert not page.pane.view.deleted


def test_closing_the_window_keeps_what_was_typed(seat: Seat, small: Path) -> None:
    seat.open(small)
    page = shown(seat, Place("new", "person"))
    page.form.form.fields.editors["name"].retype("Half a na")
    seat.window.close()
    with CaseFile.open(small) as case:
        assert [(draft.label, draft.title) for draft in all_drafts(case)] == [("New person", "Half a na")]


def test_closing_the_case_file_keeps_what_was_typed(seat: Seat, small: Path) -> None:
    seat.open(small)
    page = shown(seat, Place("new", "person"))
    page.form.form.fields.editors["name"].retype("Half a na")
    seat.window.session.close_case()
    seat.idle()
    with CaseFile.open(small) as case:
        assert [draft.title for draft in all_drafts(case)] == ["Half a na"]
