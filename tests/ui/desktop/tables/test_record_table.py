"""The table with a real reading thread: keys, sorting, and staying in place while records change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.lists import STANDING
from app.views import View
from db.values.choices import CommitmentStatus
from tests.ui.desktop.tables.conftest import meeting, promise

if TYPE_CHECKING:
    from tests.ui.desktop.tables.conftest import Shown

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_first_record_is_chosen_and_rows_in_sight_are_read(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    assert shown.current == "Talks 000"
    assert shown.titles(3) == ["Talks 000", "Talks 001", "Talks 002"]
    assert shown.table.model.rowCount() == 301


def test_letters_arrows_home_and_end_move_the_cursor(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.press("jjj")
    assert shown.current == "Talks 003"
    shown.press("k")
    shown.press(Qt.Key.Key_Up)
    assert shown.current == "Talks 001"
    shown.press(Qt.Key.Key_End)
    assert shown.current == "Zonal review"
    shown.press(Qt.Key.Key_Home)
    assert shown.current == "Talks 000"


def test_typing_goes_to_the_first_title_that_begins_so(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.press("t")
    shown.press("alks 12")
    assert shown.current == "Talks 120"
    shown.press("3")
    assert shown.current == "Talks 123"
    shown.table.view._end_word()
    shown.press("zo")
    assert shown.current == "Zonal review"


def test_space_and_shift_select(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.press(Qt.Key.Key_Down, SHIFT)
    shown.press("J", SHIFT)
    assert shown.chosen == ["Talks 000", "Talks 001", "Talks 002"]
    shown.press(Qt.Key.Key_Space)
    assert shown.chosen == ["Talks 000", "Talks 001"]
    assert shown.table.view.chosen_count() == 2
    shown.press(Qt.Key.Key_A, CONTROL)
    assert shown.table.view.chosen_count() == 301
    assert len(shown.table.view.chosen()) == 301


def test_shift_and_end_select_to_the_end(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.press(Qt.Key.Key_End, SHIFT)
    assert shown.table.view.chosen_count() == 301
    assert shown.current == "Zonal review"
    shown.table.view.choose(2)
    shown.press(Qt.Key.Key_Home, SHIFT)
    assert shown.chosen == ["Talks 000", "Talks 001", "Talks 002"]


def test_enter_opens_and_a_slash_filters(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    with shown.bot.waitSignal(shown.table.view.opened) as opened:
        shown.press(Qt.Key.Key_Return)
    assert opened.args == [shown.table.model.order.id_at(0)]
    with shown.bot.waitSignal(shown.table.view.filtering):
        shown.press("/")


def test_the_cursor_steps_over_headings(shown: Shown) -> None:
    shown.show("commitment", grouping=STANDING)
    assert [heading.words for heading in shown.table.model.order.headings] == [
        "Overdue",
        "Coming due",
        "No date",
    ]
    assert shown.current == "Name contacts"
    shown.press("jj")
    assert shown.current == "Widen cooperation"
    shown.press("kkkk")
    assert shown.current == "Name contacts"
    shown.press(Qt.Key.Key_A, CONTROL)
    assert shown.table.view.chosen_count() == 4
    assert len(shown.table.view.chosen()) == 4


def test_a_click_on_a_head_sorts_then_turns_round_then_lets_go(shown: Shown) -> None:
    told: list[View] = []
    shown.table.altered.connect(told.append)
    shown.show("meeting")
    assert shown.titles(1) == ["Zonal review"]
    for sort, descending, first in (
        ("title", False, "Talks 000"),
        ("title", True, "Zonal review"),
        ("", False, "Zonal review"),
    ):
        shown.table.view.heads.sectionClicked.emit(0)
        shown.wait()
        assert (told[-1].asked.sort, told[-1].asked.descending) == (sort, descending)
        assert shown.titles(1) == [first]


def test_a_changed_record_is_read_anew_where_it_stands(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.press("jj")
    changed = shown.book.edit(shown.table.model.order.id_at(4), title="Talks 004, renamed")
    resets: list[int] = []
    shown.table.model.modelReset.connect(lambda: resets.append(1))
    shown.refresh(changed)
    assert shown.titles(5)[4] == "Talks 004, renamed"
    assert shown.current == "Talks 002"
    assert resets == []


def test_selection_cursor_and_scroll_outlast_what_comes_and_goes(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    view = shown.table.view
    view.choose(200)
    view.choose_all(200, [200, 203])
    shown.wait()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 7)
    shown.wait()
    place, offset = view.top_place()
    shown.refresh(shown.book.change(meeting("A new one"), meeting("Another one")))
    assert shown.table.model.rowCount() == 303
    assert shown.current == "Talks 200"
    assert shown.chosen == ["Talks 200", "Talks 203"]
    assert view.top_place() == (place + 2, offset)
    shown.refresh(shown.book.delete(shown.table.model.order.id_at(205)))
    assert shown.chosen == ["Talks 200"]


def test_what_no_longer_fits_the_filter_leaves_the_list(shown: Shown) -> None:
    shown.show("commitment", "is:open", sort="title")
    assert shown.table.model.rowCount() == 4
    shown.refresh(
        shown.book.edit(
            shown.table.model.order.id_at(0), status=CommitmentStatus.DROPPED, status_note="Overtaken"
        )
    )
    assert shown.titles() == ["Name contacts", "Share a procedure", "Widen cooperation"]


def test_a_part_that_is_added_is_counted_at_once(shown: Shown) -> None:
    shown.show("commitment", sort="title")
    record = shown.table.model.order.id_at(0)
    source = ("source", {"title": "Press release", "id": "0" * 8 + "-0000-7000-8000-" + "0" * 12})
    changed = shown.book.change(source, ("citation", {"record_id": record, "source_id": source[1]["id"]}))
    shown.refresh(changed)
    keys = [column.key for column in shown.table.model.columns]
    assert shown.table.model.index(0, keys.index("sources")).data() == "1"


def test_changes_that_come_quickly_are_all_seen(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    ids = shown.table.model.order.some(0, 5)
    for number, one in enumerate(ids):
        shown.table.refresh(shown.book.edit(one, venue=f"Hall {number}"))
    shown.show("meeting", sort="title")
    assert shown.table.shown is not None
    view = replace(shown.table.shown, columns=("venue",))
    shown.table.show_view(shown.book.case, view)
    shown.wait()
    assert [shown.table.model.index(row, 1).data() for row in range(6)] == [f"Hall {n}" for n in range(6)]


def test_a_record_of_another_kind_that_a_row_names_is_renamed_in_it(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    keys = [column.key for column in shown.table.model.columns]
    cell = shown.table.model.index(0, keys.index("parties"))
    assert cell.data() == "India, Oman"
    with shown.book.case.read() as reader:
        oman = reader.rows("SELECT id FROM country WHERE code = 'OMN'")[0][0]
    shown.refresh(shown.book.edit(oman, name="Sultanate of Oman"))
    assert shown.table.model.index(0, keys.index("parties")).data() == "India, Sultanate of Oman"


def test_the_cursor_goes_to_a_record_that_is_aimed_at(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    wanted = shown.table.model.order.id_at(150)
    shown.show("meeting", aim=wanted, sort="title")
    assert shown.current == "Talks 150"


def test_columns_are_narrowed_by_the_officer_and_remembered(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    heads = shown.table.view.heads
    heads.resizeSection(1, 222)
    assert shown.table.shown.widths == {"held_on": 222}
    heads.moveSection(1, 2)
    assert shown.table.shown.columns[:2] == ("parties", "held_on")
    heads.moveSection(0, 1)


def test_the_words_keep_their_room_when_the_window_is_narrow(shown: Shown) -> None:
    shown.show("commitment", sort="title")
    view = shown.table.view
    for width in (900, 620, 540, 460, 320):
        shown.table.resize(width, 400)
        shown.wait()
        assert view.columnWidth(0) >= 300
        assert sum(view.columnWidth(n) for n in range(1, 5)) <= max(0, view.viewport().width() - 300)


def test_a_list_that_becomes_empty_has_no_cursor(shown: Shown) -> None:
    shown.show("commitment", "is:overdue", sort="title")
    assert shown.table.model.rowCount() == 2
    for one in shown.table.model.order.some(0, 1):
        shown.refresh(shown.book.delete(one))
    assert shown.table.model.rowCount() == 0
    assert shown.table.view.current_id() == ""
    shown.refresh(shown.book.change(promise("Late already", "by 1 November 2026")))
    assert shown.current == "Late already"


def test_another_kind_shows_nothing_of_the_one_before(shown: Shown) -> None:
    shown.show("meeting", sort="title")
    shown.show("commitment", sort="title")
    assert shown.titles(1) == ["Hold the next session"]
    assert shown.table.model.columns[0].label == "Commitment"
