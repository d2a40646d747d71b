"""The quick note, whose typing is never lost, and the recycle bin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import noting
from app.casefile import CaseFile
from app.recycle import recycle_bin, restore
from ui.desktop.meeting.begun_with import BegunWith
from ui.desktop.pages.recycle import RecyclePage
from ui.desktop.panes.record_bar import RecordBar
from ui.desktop.place import Place
from ui.desktop.quick_note import QuickNote

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def sheet(seat: Seat) -> QuickNote:
    seat.window.actions_["quick_note"].trigger()
    (found,) = seat.window.findChildren(QuickNote)
    seat.idle()
    return found


def notes(case: CaseFile) -> list[tuple[str, str | None, str | None]]:
    with case.read() as reader:
        return [
            (row[0], row[1], row[2])
            for row in reader.rows("SELECT title, body, marking FROM note WHERE deleted = 0")
        ]


def test_ctrl_enter_keeps_the_note_as_a_record_that_undo_takes_back(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    QTest.keyClicks(asked.text, "Call from Muscat")
    asked.marking.setCurrentIndex(asked.marking.findData("restricted"))
    with seat.bot.waitSignal(asked.noted, timeout=20_000):
        QTest.keyClick(asked.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.idle()
    case = seat.window.session.case
    assert case is not None
    ((title, body, marking),) = notes(case)
    assert (title, body) == ("Call from Muscat", None)
    assert marking is not None
    assert "restricted" in marking
    assert seat.said == "The note is kept."
    assert seat.window.top.undo.text() == "Undo “Note ‘Call from Muscat’”"
    assert noting.kept(case) == ""


def test_a_note_is_made_into_a_task_by_a_command_and_says_so(seat: Seat, small: Path) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    noting.note(case, "Answer the Attache", "restricted")
    with case.read() as reader:
        made = str(reader.rows("SELECT id FROM note")[0][0])
    seat.window.go(Place("record", "note", made))
    seat.idle()
    page = seat.window.stack.page
    assert page is not None
    assert {"note_meeting", "note_commitment", "note_task"} <= set(page.verbs())
    assert page.findChild(RecordBar).make.isVisible()
    seat.window.deeds.do("note_task")
    seat.idle()
    seat.window.deeds.do("save")
    seat.idle()
    with case.read() as reader:
        ((became, title),) = reader.rows(
            "SELECT n.became_id, t.title FROM note n JOIN task t ON t.id = n.became_id"
        )
    assert title == "Answer the Attache"
    assert seat.window.stack.here() == Place("task", "task", str(became))
    assert seat.window.top.undo.text() == "Undo “Add task ‘Answer the Attache’”"


def test_the_words_of_a_note_are_in_sight_while_a_meeting_is_made_of_it(seat: Seat, small: Path) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    noting.note(case, "Call from Muscat\nThe Attache asks for the dates.", "restricted")
    with case.read() as reader:
        made = str(reader.rows("SELECT id FROM note")[0][0])
    seat.window.go(Place("record", "note", made))
    seat.idle()
    seat.window.deeds.do("note_meeting")
    seat.idle()
    told = next(one for one in seat.window.findChildren(BegunWith) if one.isVisible())
    assert "The Attache asks for the dates." in told.text()


def test_what_was_typed_and_left_is_there_the_next_time(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    QTest.keyClicks(asked.text, "Half a thought")
    asked.reject()
    seat.idle()
    again = sheet(seat)
    assert again.text.toPlainText() == "Half a thought"
    assert again.state.text() == "From last time; nothing was lost."
    again.reject()


def test_a_pause_in_typing_keeps_the_note_in_the_case_file(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    QTest.keyClicks(asked.text, "During the call")
    asked._pause.timeout.emit()
    seat.idle()
    assert asked.state.text() == "Draft kept"
    case = seat.window.session.case
    assert case is not None
    assert noting.kept(case) == "During the call"
    asked.reject()


def test_closing_the_case_file_keeps_a_note_in_the_middle_of_typing(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    QTest.keyClicks(asked.text, "Rung off")
    seat.window.session.close_case()
    seat.idle()
    with CaseFile.open(small) as case:
        assert noting.kept(case) == "Rung off"


def test_nothing_typed_makes_no_note(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    asked.make_note()
    assert asked.state.text() == "Type something first."
    case = seat.window.session.case
    assert case is not None
    assert notes(case) == []
    asked.reject()


def test_there_is_one_quick_note_at_a_time(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    asked = sheet(seat)
    seat.window.actions_["quick_note"].trigger()
    assert seat.window.findChildren(QuickNote) == [asked]
    asked.reject()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  Call from Muscat \nabout the port", "Call from Muscat"),
        ("word " * 40, "word " * 15 + "word …"),
        ("x" * 100, "x" * 80 + " …"),
        ("  \n ", ""),
    ],
)
def test_the_first_line_is_the_title_of_a_note(text: str, title: str) -> None:
    assert noting.title_of(text) == title


def test_a_note_may_be_about_a_record(small: Path, profile: Path) -> None:
    with CaseFile.open(small) as case:
        with case.read() as reader:
            oman = reader.rows("SELECT id FROM country WHERE name = 'Oman'")[0][0]
        noting.note(case, "Port visit\nin March", None, oman)
        assert notes(case) == [("Port visit", "Port visit\nin March", None)]
        with case.read() as reader:
            assert (oman,) in reader.references().values()


def delete(case: CaseFile, title: str) -> str:
    with case.read() as reader:
        found = reader.rows("SELECT id FROM country WHERE name = ?", title)[0][0]
    changes = case.door.changes()
    changes.delete(found)
    case.door.change(f"Delete {title}", changes)
    return str(found)


def test_what_was_deleted_is_in_the_bin_and_comes_back(small: Path, profile: Path) -> None:
    with CaseFile.open(small, author="Asha") as case:
        found = delete(case, "Oman")
        (one,) = recycle_bin(case)
        assert (one.id, one.title, one.label, one.action, one.author) == (
            found, "Oman", "Country", "Delete Oman", "Asha",
        )  # fmt: skip
        restore(case, [one.id], "“Oman”")
        assert recycle_bin(case) == []


def test_what_an_undo_took_back_is_not_in_the_bin(small: Path, profile: Path) -> None:
    from app import undo

    with CaseFile.open(small) as case:
        undo.undo(case)
        assert recycle_bin(case) == []


def test_the_bin_shows_a_deletion_at_once_and_restores_it(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    page = seat.window.stack.page
    assert isinstance(page, RecyclePage)
    seat.idle()
    assert page.empty.isVisible()
    case = seat.window.session.case
    assert case is not None
    delete(case, "Oman")
    seat.bot.waitUntil(lambda: page.model.rowCount() == 1, timeout=20_000)
    seat.idle()
    assert seat.window.actions_["restore_record"].isEnabled()
    seat.window.actions_["restore_record"].trigger()
    seat.bot.waitUntil(lambda: page.model.rowCount() == 0, timeout=20_000)
    seat.idle()
    assert seat.said == "“Oman”: back where it was."


def test_a_part_that_was_deleted_by_itself_names_its_owner_and_comes_back(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("recycle"))
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        sql = (
            "SELECT p.id, n.name, m.id, m.title FROM participation p JOIN meeting m ON m.id = p.meeting_id "
            "JOIN person n ON n.id = p.person_id WHERE p.deleted = 0 AND m.deleted = 0 ORDER BY p.id LIMIT 1"
        )
        part, who, whole, title = reader.rows(sql)[0]
    changes = case.door.changes()
    changes.delete(part)
    case.door.change("Clear a line", changes)
    seat.idle()
    page = seat.window.stack.page
    assert isinstance(page, RecyclePage)
    found = {one.id: one for one in recycle_bin(case)}
    assert found[part].title.startswith(who)
    assert (found[part].whole_kind, found[part].whole, found[part].whole_title) == ("meeting", whole, title)
    row = page.model.row_of(part)
    assert row is not None
    assert f"of “{title}”" in str(page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
    page.list.setCurrentIndex(page.model.index(row))
    page.bring_back()
    seat.idle()
    assert part not in {one.id for one in recycle_bin(case)}
    with case.read() as reader:
        assert reader.rows("SELECT deleted FROM participation WHERE id = ?", part) == [(0,)]


def test_parts_that_went_with_their_whole_are_not_listed_beside_it(demo: Path) -> None:
    with CaseFile.open(demo) as case:
        with case.read() as reader:
            sql = (
                "SELECT r.id FROM record r JOIN citation c ON c.record_id = r.id AND c.deleted = 0 "
                "WHERE r.kind = 'relationship' AND r.deleted = 0 LIMIT 1"
            )
            whole = reader.rows(sql)[0][0]
        changes = case.door.changes()
        changes.delete(whole)
        case.door.change("Delete a relationship", changes)
        there = recycle_bin(case)
    assert [(one.kind, one.id) for one in there] == [("relationship", whole)]
