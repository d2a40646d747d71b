"""A process that is killed in the middle of typing loses nothing; the draft is offered and restores the form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.drafts import all_drafts
from app.forms import DRAFT, NOTE
from db.values.partial_date import PartialDate
from db.values.text import canonical_json
from tests.ui.desktop.records.conftest import Room
from tests.ui.desktop.typist import can_kill, kill_in_the_middle
from ui.desktop.pages.meeting import MeetingPage
from ui.desktop.pages.record import NewPage
from ui.desktop.place import Place, place_of_draft


@can_kill
def test_kill_9_in_the_middle_of_typing_loses_nothing(
    two_countries: Path, tmp_path: Path, profile: Path, room: Room
) -> None:
    path = Path(shutil.copy(two_countries, tmp_path / "killed.chancery"))
    draft = kill_in_the_middle("record", path, tmp_path)
    assert (draft.label, draft.title) == ("New meeting", "13th JM")
    room.session.close_case()
    with room.bot.waitSignal(room.session.opened, timeout=20_000):
        room.session.open(path)
    room.open(NewPage, place_of_draft(draft))
    assert room.fields["title"].typed() == "13th JM"
    assert room.fields["held_on"].typed() == "24 no"
    point = room.form.form.parts["point"].rows[0]
    assert point.fields.editors["title"].typed() == "Flight clear"
    assert "draft is back" in room.form.foot.state.text()


def test_what_is_typed_is_kept_when_the_page_is_left(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Za")
    room.leave()
    assert [draft.title for draft in all_drafts(room.case)] == ["Al Za"]


def test_a_form_in_which_nothing_was_typed_leaves_no_draft(room: Room) -> None:
    room.new("person", country_id='"019b76da-a806-7d97-a179-c2f8c0ffbce9"')
    room.leave()
    assert all_drafts(room.case) == ()


def test_saving_takes_the_draft_away(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    room.idle()
    assert len(all_drafts(room.case)) == 1
    room.form.save()
    room.idle()
    assert all_drafts(room.case) == ()


def test_a_draft_brings_back_what_was_created_in_place(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    room.type("country_id", "Ruritania")
    room.idle()
    room.key(Qt.Key.Key_Return, control=True)
    room.leave()
    (draft,) = all_drafts(room.case)
    room.open(NewPage, place_of_draft(draft))
    room.form.save()
    room.idle()
    with room.case.read() as reader:
        found = reader.rows("SELECT c.name FROM person p JOIN country c ON c.id = p.country_id")
    assert found == [("Ruritania",)]


@pytest.mark.parametrize("kind", ["task", "meeting"])
def test_a_draft_made_of_a_note_still_says_so_in_the_note_when_it_is_saved_after_a_kill(
    room: Room, kind: str
) -> None:
    note = room.add(
        "note", note_kind="note", title="Ask for the calendar", noted_on=PartialDate.parse("2026-11-20")
    )
    page = MeetingPage if kind == "meeting" else NewPage
    pane = room.open(page, Place("new", kind, given=((NOTE, canonical_json(note)),))).form
    control = pane.form.heading.edit if kind == "meeting" else pane.form.fields.editors["title"].control
    room.bot.keyClicks(control, " again")
    room.leave()
    (draft,) = all_drafts(room.case)  # all that is left of the form
    pane = room.open(page, place_of_draft(draft)).form
    assert pane.life.made_of == note
    if kind == "task":
        pane.save()
        room.idle()
        with room.case.read() as reader:
            assert reader.rows("SELECT t.title FROM note n JOIN task t ON t.id = n.became_id") == [
                ("Ask for the calendar again",)
            ]


def test_a_form_begun_after_a_draft_of_a_note_is_given_up_is_made_of_nothing(room: Room) -> None:
    note = room.add(
        "note", note_kind="note", title="Ask for the calendar", noted_on=PartialDate.parse("2026-11-20")
    )
    room.open(NewPage, Place("new", "task", given=((NOTE, canonical_json(note)),)))
    room.type("title", " again")
    room.leave()
    (draft,) = all_drafts(room.case)
    page = room.open(NewPage, place_of_draft(draft))
    page.form.discard()
    room.idle()
    assert dict(place_of_draft(draft).given).keys() == {DRAFT}
    assert page.form.life.made_of == ""
