"""The page of a list: views, filter, what is remembered, copy, print, columns, and a change of many records."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import undo
from app.casefile import CaseFile
from app.door import Changed
from tests.ui.desktop.tables.conftest import WAIT, meeting
from ui.desktop.pages.list import BESIDE
from ui.desktop.place import Place
from ui.desktop.tables.bulk import BulkDialog
from ui.desktop.tables.chooser import ColumnChooser

if TYPE_CHECKING:
    pass


from tests.ui.desktop.tables.listing import At


def test_a_list_opens_with_its_first_view_and_counts_each(at: At) -> None:
    at.go("commitment")
    assert at.page.title() == "Commitments"
    assert at.chips == ["Open", "Followed up"]
    assert at.count() == 4
    figures = {button.text(): button.figure for button in at.page.board.views._buttons}
    assert (figures["Open"], figures["Ours overdue"], figures["Theirs overdue"], figures["Ageing"]) == (
        "4",
        "1",
        "1",
        "0",
    )


def test_a_view_is_chosen_and_its_filter_shown(at: At) -> None:
    at.go("commitment")
    at.choose_view("Theirs overdue")
    assert at.titles() == ["Overdue", "Name contacts"]
    assert at.chips == ["Overdue", "Theirs"]
    assert [button.text() for button in at.page.board.views._buttons if button.isChecked()] == [
        "Theirs overdue"
    ]
    assert at.page.place().words == "is:overdue owes:them"


def test_what_is_typed_filters_at_once_and_enter_makes_chips_of_it(at: At) -> None:
    at.go("commitment")
    at.type("owes:them")
    assert at.titles() == ["Overdue", "Name contacts"]
    assert at.chips == ["Open", "Followed up"]
    at.do(lambda: QTest.keyClick(at.page.board.filter.field, Qt.Key.Key_Return))
    assert at.chips == ["Open", "Followed up", "Theirs"]
    assert at.page.board.filter.field.text() == ""
    at.do(lambda: QTest.keyClick(at.page.board.filter.field, Qt.Key.Key_Backspace))
    assert at.chips == ["Open", "Followed up"]
    assert at.count() == 4


def test_a_chip_is_taken_away_and_a_ready_filter_added(at: At) -> None:
    at.go("commitment")
    at.do(at.page.board.filter._chips[0].click)
    assert at.chips == ["Followed up"]
    at.do(partial(at.page.board.filter.add_filter, "owes:us"))
    assert at.chips == ["Followed up", "Ours"]
    at.do(partial(at.page.board.filter.add_filter, "country:"))
    assert at.page.board.filter.field.text() == "country:"


def test_a_filter_that_is_not_understood_is_said(at: At) -> None:
    at.go("meeting")
    at.type("colour:red")
    assert "colour" in at.page.board.notes.text()
    assert at.page.board.notes.isVisible()


def test_an_empty_list_says_what_to_do_next(at: At) -> None:
    at.go("task")
    at.choose_view("All")
    empty = at.page.board.empty
    assert (empty.head.text(), empty.step.text()) == ("No tasks yet", "New task")
    at.choose_view("Open")
    at.do(lambda: at.page.board.know_counts({"Open": 0, "All": 0}))
    assert empty.head.text() == "No tasks yet"  # no view has any: no filter is to blame
    at.do(lambda: at.page.board.know_counts({"Open": 0, "All": 3}))
    assert empty.step.text() == "Clear the filter"
    at.choose_view("All")
    assert at.page.board.stack.currentIndex() == 1
    at.go("meeting", words="nothing like it")
    assert (empty.head.text(), empty.words.text()) == ("No meetings here", "None fits the filter.")
    at.do(empty.step.click)
    assert at.count() == 301
    assert at.page.board.stack.currentIndex() == 0


def test_a_place_with_words_shows_that_filter(at: At) -> None:
    at.go("meeting", words="zonal")
    assert at.titles() == ["Zonal review"]
    assert at.chips == ["“zonal”"]


def test_a_place_with_a_record_puts_the_cursor_there(at: At) -> None:
    at.go("meeting")
    wanted = at.page.board.table.model.order.id_at(120)
    at.do(partial(at.page.board.table.view.choose, 3))
    at.go("meeting", id=wanted)
    assert at.page.place() == Place("list", "meeting", wanted, "")
    at.bot.waitUntil(lambda: at.pane.shown[-1] == ("meeting", wanted), timeout=WAIT)


def test_how_a_list_was_left_is_remembered_in_the_case_file(at: At) -> None:
    at.go("meeting")
    at.type("zonal")
    at.do(partial(at.page.errands._take_columns, ("venue", "status")))
    at.page.settle()
    at.wait()
    path = at.session.path
    assert path is not None
    at.page.stop()
    with at.bot.waitSignal(at.session.left, timeout=WAIT):
        at.session.close_case()
    with at.bot.waitSignal(at.session.opened, timeout=WAIT):
        at.session.open(path)
    at.go("meeting")
    assert at.chips == ["“zonal”"]
    assert [column.label for column in at.page.board.table.model.columns] == ["Meeting", "Venue", "State"]


def test_a_view_is_saved_shown_and_deleted(at: At) -> None:
    at.go("meeting")
    at.type("zonal")
    at.do(partial(at.page.errands.save_as, "The zonal ones"))
    assert [one.name for one in at.page.board.views._views][-1] == "The zonal ones"
    at.choose_view("All")
    assert at.count() == 301
    at.choose_view("The zonal ones")
    assert at.titles() == ["Zonal review"]
    at.do(partial(at.page.errands._do, "delete"))
    assert "The zonal ones" not in [one.name for one in at.page.board.views._views]


def test_a_list_is_grouped_from_the_menu(at: At) -> None:
    at.go("commitment")
    at.do(partial(at.page.errands._do, "group:owner_side"))
    assert [one.words for one in at.page.board.table.model.order.headings] == ["Ours", "Theirs"]
    at.do(partial(at.page.errands._do, "group:"))
    assert at.page.board.table.model.order.headings == ()


def test_columns_are_chosen_by_keys(at: At) -> None:
    at.go("meeting")
    at.page.errands.columns()
    chooser = at.page.findChild(ColumnChooser)
    assert chooser.keys() == ("held_on", "parties", "status", "sources")
    chooser.list.setCurrentRow(1)
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert chooser.keys() == ("held_on", "status", "sources")
    at.do(chooser.accept)
    keys = [column.key for column in at.page.board.table.model.columns]
    assert keys == ["title", "held_on", "status", "sources"]


def test_a_due_for_many_says_what_is_understood_before_it_is_set(at: At) -> None:
    at.go("commitment")
    dialog = BulkDialog(at.page.theme, at.case, at.session.reader, "commitment", "12 commitments", at.page)
    wanted: list[tuple[str, str]] = []
    dialog.wanted.connect(lambda *given: wanted.append(given))
    dialog.show()
    dialog.field.setCurrentIndex(dialog.field.findData("due"))
    at.wait()
    for words, hint, can in (
        ("31 march 2027", "✓ 31\N{NBSP}March\N{NBSP}2027", True),
        ("at the next JMCC", "“at the next JMCC” names no day by which all of them are due", False),
        ("", "Empty: the due is taken away.", True),
    ):
        dialog.text.setText(words)
        assert dialog.hint.text().startswith(hint)
        assert (dialog.change.isEnabled(), dialog.hint.isVisible()) == (can, True)
    dialog.text.setText("end of 2026")
    dialog.change.click()
    assert wanted == [("due", "end of 2026")]


def test_many_records_are_changed_in_one_action_that_one_undo_takes_back(at: At) -> None:
    at.go("meeting")
    at.page.board.table.view.choose_all(1, [1, 2, 3])
    assert at.page.board.change_button.isVisible()
    at.page.errands.change()
    dialog = at.page.findChild(BulkDialog)
    assert dialog.change.text() == "Change 3\N{NBSP}meetings"
    dialog.field.setCurrentIndex(dialog.field.findData("status"))
    at.bot.waitUntil(lambda: dialog.choice.count() == 4, timeout=WAIT)
    dialog.choice.setCurrentIndex(dialog.choice.findData("cancelled"))
    with at.bot.waitSignal(at.session.changed, timeout=WAIT) as told:
        QTest.keyClick(dialog.choice, Qt.Key.Key_Return)  # Enter carries it out, wherever one is
    at.wait()
    assert told.args[0].action == "Set the status of 3 meetings to “Cancelled”"
    assert at.said[-1].startswith("Set the status of 3 meetings")
    model = at.page.board.table.model
    state = [column.key for column in model.columns].index("status")
    assert [model.index(row, state).data() for row in range(5)] == [
        "Held",
        "Cancelled",
        "Cancelled",
        "Cancelled",
        "Held",
    ]
    assert at.page.board.table.view.chosen_count() == 3
    at.session.carry_out("Undoing …", partial(undo.undo, at.case))
    at.wait()
    assert {model.index(row, state).data() for row in range(5)} == {"Held"}


def test_rows_are_copied_as_text_and_as_a_table(at: At) -> None:
    at.go("commitment")
    at.page.board.table.view.choose_all(0, [0, 1])
    at.do(at.page.errands.copy)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Commitment"
    assert [line.split("\t")[0] for line in lines[1:]] == ["Name contacts", "Share a procedure"]
    assert "days over" in lines[1]
    assert "<th>Commitment</th>" in QGuiApplication.clipboard().mimeData().html()
    assert at.said[-1] == "2 rows copied."


def test_a_list_is_printed_with_its_headings(at: At, tmp_path: Path) -> None:
    at.go("commitment")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "list.pdf"))
    at.do(partial(at.page.errands.printing.print_on, printer, at.page.errands.sheet()))
    assert at.said[-1] == "Printed: 1 page."
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_enter_goes_to_the_record(at: At) -> None:
    at.go("meeting")
    QTest.keyClick(at.page.board.table.view, Qt.Key.Key_Return)
    assert at.went == [Place("record", "meeting", at.page.board.table.view.current_id())]


def test_the_record_beside_follows_the_cursor_once_it_rests(at: At) -> None:
    at.go("meeting")
    assert at.pane.shown[-1] == ("meeting", at.page.board.table.view.current_id())
    before = len(at.pane.shown)
    QTest.keyClicks(at.page.board.table.view, "jjjjj")
    at.wait()
    assert at.pane.shown[before:] == [("meeting", at.page.board.table.model.order.id_at(5))]


def test_where_room_is_short_the_list_stands_alone(at: At) -> None:
    at.go("meeting")
    assert at.page.pane.isVisible()
    assert at.page.pane.width() == BESIDE
    at.page.resize(800, 600)
    assert not at.page.pane.isVisible()


def test_where_room_is_short_enter_shows_the_record_over_the_list_and_esc_leads_back(at: At) -> None:
    at.page.resize(800, 600)
    at.go("meeting")
    view = at.page.board.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_J)
    at.wait()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert at.went == []
    assert (at.page.board.isVisible(), at.page.pane.isVisible(), at.page.back.isVisible()) == (
        False,
        True,
        True,
    )
    assert at.pane.shown[-1] == ("meeting", view.current_id())
    assert at.page.pane.width() > BESIDE
    QTest.keyClick(at.page, Qt.Key.Key_Escape)
    assert (at.page.board.isVisible(), at.page.pane.isVisible(), at.page.back.isVisible()) == (
        True,
        False,
        False,
    )
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    at.page.verbs()["list_open"]()
    assert at.went == [Place("record", "meeting", view.current_id())]


def test_a_window_made_wide_again_shows_both(at: At) -> None:
    at.page.resize(800, 600)
    at.go("meeting")
    QTest.keyClick(at.page.board.table.view, Qt.Key.Key_Return)
    at.page.resize(1100, 600)
    assert at.page.board.isVisible()
    assert at.page.pane.width() == BESIDE
    assert not at.page.back.isVisible()


def test_what_another_hand_adds_appears(at: At) -> None:
    at.go("meeting")
    changes = at.session.case.door.changes()
    kind, values = meeting("Aardvark talks", "2027-01-01")
    changes.create(kind, **values)
    at.session.change("Add", changes)
    at.wait()
    assert at.titles()[0] == "Aardvark talks"
    assert at.count() == 302
    assert len(at.pane.changes) == 1


def test_leaving_for_another_kind_and_coming_back_keeps_each_as_it_was(at: At) -> None:
    at.go("meeting")
    at.type("zonal")
    at.go("commitment")
    assert at.chips == ["Open", "Followed up"]
    at.go("meeting")
    assert at.chips == ["“zonal”"]


def test_nothing_is_asked_of_a_case_file_that_is_closed(at: At) -> None:
    at.go("meeting")
    at.page.stop()
    at.page.take_changed(Changed("x", "y", ()))
    assert at.page.verbs() == {}
    assert at.count() == 0
    assert isinstance(at.session.case, CaseFile)
    assert replace(at.page.place(), kind="", id="", words="").page == "list"


def test_files_that_fall_on_a_row_hang_on_its_record(at: At, tmp_path: Path) -> None:
    at.go("meeting")
    view = at.page.board.table.view
    letter = tmp_path / "Letter.txt"
    letter.write_text("Dear colleague")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(letter))])
    row = 2
    where = view.visualRect(view.model().index(row, 0)).center()
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(where, copy, content, left, plain))
    move = QDragMoveEvent(where, copy, content, left, plain)
    QApplication.sendEvent(view.viewport(), move)
    assert move.isAccepted()
    assert view.currentIndex().row() == row, "one sees on what it would fall"
    fallen: list[tuple[str, list[Path]]] = []
    at.page.pane.files = SimpleNamespace(attach_to=lambda *told: fallen.append(told))  # type: ignore[assignment]
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(where), copy, content, left, plain))
    assert fallen == [(view.current_id(), [letter])]
