"""What becomes of a record under its open form – binned, edited too – is decided there, and what was typed stays."""

from __future__ import annotations

from typing import Any

import pytest

from app import undo
from app.drafts import all_drafts
from app.forms import read_form
from app.recycle import is_deleted
from tests.ui.desktop.records.conftest import Room
from ui.desktop.forms.binned import STATE, BinnedSheet
from ui.desktop.forms.conflict_sheet import THEIRS
from ui.desktop.pages.record import NewPage


@pytest.fixture
def typed_in(room: Room) -> str:
    """A note whose form is open and typed in, and which somebody has deleted meanwhile."""
    note = room.add("note", title="Call", note_kind="note", body="What was said.")
    page = room.record("note", note)
    page.verbs()["edit"]()
    room.idle()
    room.fields["title"].retype("Call of the attaché")
    changes = room.case.door.changes()
    changes.delete(note)
    room.case.door.change("Delete it elsewhere", changes)
    room.idle()
    return note


def title(room: Room, note: str) -> Any:
    return read_form(room.case, "note", note).values["title"]


def sheet(room: Room) -> BinnedSheet:
    room.page.verbs()["save"]()
    room.idle()
    return next(one for one in room.page.findChildren(BinnedSheet) if one.isVisible())


def test_it_is_said_at_once_and_brought_back_with_what_was_typed_still_there(
    room: Room, typed_in: str
) -> None:
    assert room.form.foot.state.text().removeprefix("Draft kept. ") == STATE
    words, action = room.heard.said[-1]
    assert words == "This note was put in the recycle bin meanwhile. What you typed is here, and kept."
    assert action == "Restore it"
    room.heard.does()
    room.idle()
    assert not is_deleted(room.case, typed_in)
    assert (title(room, typed_in), room.fields["title"].typed()) == ("Call", "Call of the attaché")
    room.page.verbs()["save"]()
    room.idle()
    assert title(room, typed_in) == "Call of the attaché"


def test_saving_asks_and_restores_and_saves_in_one_go(room: Room, typed_in: str) -> None:
    sheet(room).restore.click()
    room.idle()
    assert not is_deleted(room.case, typed_in)
    assert title(room, typed_in) == "Call of the attaché"
    assert not room.page.pane.editing
    assert all_drafts(room.case) == ()


def test_it_is_kept_as_a_new_one_with_all_that_stood_there(room: Room, typed_in: str) -> None:
    sheet(room).renew.click()
    room.idle()
    assert is_deleted(room.case, typed_in)
    (draft,) = all_drafts(room.case)
    assert draft.record is None
    place = room.heard.went[-1]
    room.open(NewPage, place)
    room.page.form.save()
    room.idle()
    with room.case.read() as reader:
        found = reader.rows("SELECT title, body FROM note WHERE deleted = 0")
    assert found == [("Call of the attaché", "What was said.")]
    assert all_drafts(room.case) == ()


def test_what_undo_took_away_comes_back_too(room: Room) -> None:
    note = room.add("note", title="Call", note_kind="note", body="What was said.")
    room.record("note", note).verbs()["edit"]()
    room.idle()
    room.fields["title"].retype("Call of the attaché")
    undo.undo(room.case)
    room.idle()
    sheet(room).restore.click()
    room.idle()
    assert title(room, note) == "Call of the attaché"


def test_deciding_later_keeps_the_form_and_other_refusals_are_said_as_ever(room: Room, typed_in: str) -> None:
    sheet(room).later.click()
    room.idle()
    assert room.fields["title"].typed() == "Call of the attaché"
    room.heard.does()
    room.idle()
    room.fields["title"].retype("")
    room.page.verbs()["save"]()
    room.idle()
    assert room.page.pane.editing
    assert not [one for one in room.page.findChildren(BinnedSheet) if one.isVisible()]


def test_what_was_edited_twice_stands_in_the_order_of_the_form(room: Room) -> None:
    person = room.add("person", name="Al Zaabi")
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    names = ("address_as", "name", "native_script", "prefix")
    for name in names:
        room.fields[name].retype("Mine")
    room.edit(person, **dict.fromkeys(names, "Theirs"))
    page.verbs()["save"]()
    room.idle()
    sheet = page.pane.form.life.sheet
    assert [one.field for one in sheet.comparison.differences] == [
        "prefix",
        "name",
        "native_script",
        "address_as",
    ]
    sheet.groups[1].button(THEIRS).click()
    sheet.keep.click()
    room.idle()
    values = read_form(room.case, "person", person).values
    assert [values[name] for name in names] == ["Mine", "Theirs", "Mine", "Mine"]
