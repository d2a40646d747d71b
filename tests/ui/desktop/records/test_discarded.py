"""A form that was discarded comes back as it was typed, until the case file is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.drafts import all_drafts
from tests.ui.desktop.records.conftest import OMAN, Room
from ui.desktop.pages.record import NewPage, RecordPage
from ui.desktop.place import Place, place_of_draft

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desktop.conftest import Seat


def test_a_discarded_form_leaves_no_draft_and_undo_brings_it_back_as_it_was_typed(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Za")
    room.type("country_id", "Ruri")
    room.idle()
    room.key(Qt.Key.Key_Return, control=True)
    room.form.discard()
    room.idle()
    assert all_drafts(room.case) == ()
    assert room.heard.said[-1] == ("New person “Al Za” is discarded.", "Undo")
    assert room.fields["name"].typed() == ""
    room.heard.does()
    room.idle()
    (draft,) = all_drafts(room.case)
    assert room.heard.went == [place_of_draft(draft)]
    room.open(NewPage, room.heard.went[0])
    assert room.fields["name"].typed() == "Al Za"
    assert room.fields["country_id"].typed()["title"] == "Ruri"


def test_a_discarded_edit_comes_back_over_the_record(room: Room) -> None:
    page = room.record("country", OMAN)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Sultanate of Oman")
    room.form.discard()
    room.idle()
    assert not page.pane.editing
    room.around.discarded.bring_back()
    room.idle()
    room.open(RecordPage, room.heard.went[0])
    assert room.fields["name"].typed() == "Sultanate of Oman"
    assert not room.around.discarded.there


def test_nothing_is_offered_where_nothing_was_typed(room: Room) -> None:
    room.new("person")
    room.form.discard()
    assert not room.around.discarded.there
    assert room.heard.said == []


def test_what_was_typed_in_another_form_of_the_same_record_waits_there(demo_room: Room) -> None:
    room = demo_room
    with room.case.read() as reader:
        ((meeting,),) = reader.rows("SELECT id FROM meeting WHERE title = '13th JMCC'")
    from app.drafts import Draft, draft_under, keep_draft, key_of

    own = Draft(key_of("meeting", meeting), "meeting", meeting, "13th", {"when": {}, "title": "typed here"})
    keep_draft(room.case, own)
    page = room.record("meeting", meeting)
    page.verbs()["cite"]()
    room.idle()
    room.fields["outcome"].retype("General form")
    room.leave()
    assert draft_under(room.case, own.key).content == own.content
    assert len(all_drafts(room.case)) == 2


def test_the_menu_brings_the_form_back_also_when_the_bar_says_something_else(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("new", "task"))
    seat.idle()
    action = seat.window.actions_["bring_back"]
    assert not action.isEnabled()
    form = seat.window.stack.page.form
    form.form.fields.editors["title"].retype("Ring the attaché")
    form.discard()
    seat.window.bar.clear()
    assert action.isEnabled()
    action.trigger()
    seat.bot.waitUntil(
        lambda: form.form is not None and form.form.title() == "Ring the attaché", timeout=20_000
    )
    assert not action.isEnabled()


def test_new_is_a_plain_button_while_a_form_is_open(seat: Seat, demo: Path) -> None:
    from ui.desktop.parts.controls import Weight

    weights = []
    for place in (Place("list", "person"), Place("new", "person"), Place("list", "person")):
        seat.open(demo) if seat.window.session.case is None else None
        seat.window.go(place)
        seat.idle()
        weights.append(seat.window.top.new._weight)
    assert weights == [Weight.FILLED, Weight.OUTLINED, Weight.FILLED]
