"""The record page in the real window: its verbs are those of the table of actions, and closing keeps what was typed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.attaching import attach_files
from app.casefile import CaseFile
from app.drafts import all_drafts
from tests.e2e.hands import Hands
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


def test_an_attached_file_is_opened_and_saved_elsewhere_by_keys_alone(
    seat: Seat, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("What was said.")
    opened: list[str] = []

    def open_file(path: Path) -> bool:
        opened.append(path.read_text())
        return True

    monkeypatch.setattr(seat.officer, "open_file", open_file, False)
    monkeypatch.setattr(seat.officer, "copy_of", lambda _parent, name: tmp_path / f"copy of {name}", False)
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        ((oman,),) = reader.rows("SELECT id FROM country WHERE name = 'Oman'")
    seat.window.session.carry_out("Attaching …", partial(attach_files, case, oman, [note]))
    seat.idle()
    shown(seat, Place("record", "country", oman))
    hands = Hands(seat.desk)
    hands.tab_to("Open note.txt")
    hands.press("Space")
    assert seat.said.startswith("“note.txt” is marked not assessed.")
    hands.tab_to("Open the copy")
    hands.press("Space")
    hands.idle()
    assert opened == ["What was said."]
    hands.tab_to("Save a copy of note.txt")
    hands.press("Return")
    hands.idle()
    assert (tmp_path / "copy of note.txt").read_text() == "What was said."
    assert "“copy of note.txt”" in seat.said
