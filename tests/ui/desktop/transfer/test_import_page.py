"""Import on the screen: previewed, corrected, asked about, taken in, undone; nothing is written unasked."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.casefile import CaseFile
from app.interchange.exporting import export_file
from app.registers.plan import RowAction
from ui.desktop.pages.importing import ImportPage
from ui.desktop.place import Place
from ui.desktop.transfer.foreseen import ASKED, FAULTY
from ui.desktop.transfer.work import Watching

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

HEADINGS = ("No.", "Action", "Owner", "Due", "Status")
ROWS = (
    ("1", "Share the draft protocol", "Oman", "31 January 2027", "Open"),
    ("2", "Name a point of contact", "Oman", "28 February 2027", "Open"),
)


def register(folder: Path, *rows: tuple[str, ...], name: str = "actions.csv") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((HEADINGS, *rows))
    return path


def asking(folder: Path) -> Path:
    """A register that names a country which nobody knows."""
    path = folder / "asking.csv"
    path.write_text("Action Point,Action by,Country\nOpen a channel,us,Norwya\n", encoding="utf-8")
    return path


def page(seat: Seat) -> ImportPage:
    found = seat.window.stack.live("import")
    assert isinstance(found, ImportPage)
    return found


def foreseen(seat: Seat) -> ImportPage:
    """The page, when the preview of its choices is there."""
    seat.bot.waitUntil(lambda: page(seat)._seen is not None and seat.window.session.idle, timeout=20_000)
    return page(seat)


def titles(case: CaseFile | None, kind: str = "task") -> set[str]:
    assert case is not None
    with case.read() as reader:
        return {row[0] for row in reader.rows(f"SELECT title FROM {kind} WHERE deleted = 0")}


@pytest.fixture
def importing(seat: Seat, small: Path) -> ImportPage:
    seat.open(small, Place("import"))
    return page(seat)


def test_a_register_is_previewed_taken_in_and_taken_back_by_one_undo(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    seat.officer.names.append(register(tmp_path, *ROWS))
    seat.window.actions_["choose_file"].trigger()
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.preview.count(RowAction.CREATE) == 2
    assert titles(seat.window.session.case) == set(), "a preview writes nothing"
    assert importing.second.text().startswith("“actions.csv”: 2 rows")
    seat.window.actions_["carry_out"].trigger()
    seat.bot.waitUntil(lambda: importing.body.currentWidget() is importing.done, timeout=20_000)
    seat.idle()
    assert titles(seat.window.session.case) == {ROWS[0][1], ROWS[1][1]}
    assert seat.said == "“actions.csv” is imported: 2 tasks made."
    seat.window.bar.action.click()
    seat.idle()
    assert titles(seat.window.session.case) == set()


def test_a_column_is_corrected_and_the_preview_follows(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    importing.take_file(register(tmp_path, *ROWS))
    foreseen(seat)
    action = importing.register.columns.rows[1]
    assert action.becomes.code() == "title"
    assert action.examples.text().startswith("Share the draft protocol")
    action.becomes.setCurrentIndex(action.becomes.findData(""))
    action.becomes.activated.emit(0)
    assert not importing.go_on.isEnabled(), "what stands there is not what would happen"
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.tabs[FAULTY]
    assert importing.register.rows.tabs.key == ASKED if seen.tabs[ASKED] else FAULTY
    assert not importing.go_on.isEnabled()
    assert "faults" in importing.go_on.toolTip()


def test_faulty_rows_are_named_and_can_be_left_out(seat: Seat, importing: ImportPage, tmp_path: Path) -> None:
    importing.take_file(register(tmp_path, ROWS[0], ("2", "", "Oman", "28 February 2027", "Open")))
    seen = foreseen(seat)._seen
    assert seen is not None
    (fault,) = seen.tabs[FAULTY]
    assert fault.second.startswith("Row 3")
    assert not importing.go_on.isEnabled()
    importing.register.faults.click()
    foreseen(seat)
    assert importing.go_on.isEnabled()
    importing.carry_out()
    seat.bot.waitUntil(lambda: importing.body.currentWidget() is importing.done, timeout=20_000)
    seat.idle()
    assert titles(seat.window.session.case) == {ROWS[0][1]}
    assert "Left out: Row 3" in importing.done.words.text()


def test_a_question_is_answered_by_a_key_and_then_the_import_can_go_on(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    importing.take_file(asking(tmp_path))
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.tabs[ASKED]
    assert importing.register.rows.tabs.key == ASKED
    assert not importing.go_on.isEnabled()
    QTest.keyClick(importing.register.rows.list, Qt.Key.Key_N)
    assert importing.register.opened is not None
    assert importing.register.opened.answers
    seen = foreseen(seat)._seen
    assert seen is not None
    assert len(seen.tabs[ASKED]) == 0
    assert importing.go_on.isEnabled()


def test_all_questions_are_answered_at_once(seat: Seat, importing: ImportPage, tmp_path: Path) -> None:
    importing.take_file(asking(tmp_path))
    foreseen(seat)
    doubles = importing.register.doubles
    doubles.setCurrentIndex(doubles.findData("skip"))
    doubles.activated.emit(0)
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.tabs[ASKED] == ()


def test_a_file_that_is_no_table_is_refused_in_words_and_nothing_hangs(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "note.csv"
    path.write_text("<html><p>No table</p></html>")
    importing.take_file(path)
    seat.idle()
    assert importing.body.currentWidget() is importing.file
    assert "is a document and no table" in seat.said


def test_an_import_that_is_stopped_changes_nothing(
    seat: Seat, importing: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.take_file(register(tmp_path, *ROWS))
    foreseen(seat)
    begin = importing.work.begin

    def stopped_at_once(words: str, *, cancellable: bool = True) -> Watching:
        watching = begin(words, cancellable=cancellable)
        importing.work.progress.cancel.click()
        return watching

    monkeypatch.setattr(importing.work, "begin", stopped_at_once)
    importing.carry_out()
    seat.idle()
    assert seat.said == "It was stopped; nothing was changed."
    assert titles(seat.window.session.case) == set()
    assert importing.body.currentWidget() is importing.register
    assert importing.go_on.isEnabled(), "nothing that was chosen is lost"


def test_a_file_is_dropped(seat: Seat, importing: ImportPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(register(tmp_path, *ROWS)))])
    importing.file.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert foreseen(seat).register.opened is not None


def test_case_file_json_asks_whose_content_counts_record_by_record(
    seat: Seat, small: Path, tmp_path: Path
) -> None:
    path = tmp_path / "other.json"
    with CaseFile.open(small) as case:
        export_file(case, path)
    whole = json.loads(path.read_text())
    oman = next(one for one in whole["records"] if one["kind"] == "country" and one["name"] == "Oman")
    oman["name"] = "Sultanate of Oman"
    path.write_text(json.dumps(whole))
    seat.open(small, Place("import"))
    shown = page(seat)
    shown.take_file(path)
    seat.idle()
    assert shown.body.currentWidget() is shown.json
    assert "1 here with other content" in shown.json.told.text()
    assert not shown.go_on.isEnabled()
    assert "theirs: Sultanate of Oman" in shown.json.detail.text()
    QTest.keyClick(shown.json.list, Qt.Key.Key_O)
    assert shown.go_on.isEnabled()
    QTest.keyClick(shown.json.list, Qt.Key.Key_T)
    shown.carry_out()
    seat.bot.waitUntil(lambda: shown.body.currentWidget() is shown.done, timeout=20_000)
    seat.idle()
    case_now = seat.window.session.case
    assert case_now is not None
    with case_now.read() as reader:
        names = {row[0] for row in reader.rows("SELECT name FROM country")}
    assert "Sultanate of Oman" in names
    assert "1 now as in the file" in shown.done.words.text()


def test_json_with_faults_names_them_and_is_not_imported(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"chancery": 1, "site": "x", "records": [{"kind": "nothing", "id": "1"}]}')
    importing.take_file(path)
    seat.idle()
    assert importing.body.currentWidget() is importing.json
    assert not importing.go_on.isEnabled()
    assert importing.json.model.rowCount() == len(importing.json.preview.faults) > 0


def test_the_case_file_may_be_closed_while_a_preview_is_made(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    importing.take_file(register(tmp_path, *ROWS))
    seat.window.session.close_case()
    seat.idle()
    assert seat.window.session.case is None


def test_what_every_row_needs_is_said_once_for_the_whole_file(
    seat: Seat, importing: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "short.csv"
    path.write_text("Action,Due\nShare the draft protocol,31 January 2027\n", encoding="utf-8")
    importing.take_file(path)
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.tabs[FAULTY], "who owes it is not said"
    fills = importing.register.columns.fills
    assert fills is not None
    owner = fills.lines["owner_side"]
    owner.setText("Oman")
    owner.editingFinished.emit()
    seen = foreseen(seat)._seen
    assert seen is not None
    assert seen.preview.count(RowAction.CREATE) == 1
    assert owner.text() == "Oman"


def test_several_files_have_their_turn_each_previewed_and_one_that_cannot_be_read_is_skipped(
    seat: Seat, small: Path, tmp_path: Path
) -> None:
    seat.open(small, Place("import"))
    first = register(tmp_path, ROWS[0])
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    last = register(tmp_path, ROWS[1], name="more.csv")
    page(seat).take_files([first, broken, last])
    assert foreseen(seat).head.text() == "Import – 2 more files after this one"
    assert not page(seat).skip.isHidden()
    page(seat).carry_out()
    seat.bot.waitUntil(lambda: "broken.json" in seat.said and seat.window.session.idle, timeout=20_000)
    assert titles(seat.window.session.case) == {ROWS[0][1]}
    page(seat).skip.click()
    assert foreseen(seat).second.text().startswith("“more.csv”")
    assert page(seat).head.text() == "Import"
    assert page(seat).skip.isHidden()
    page(seat).carry_out()
    seat.bot.waitUntil(lambda: page(seat).body.currentWidget() is page(seat).done, timeout=20_000)
    assert titles(seat.window.session.case) == {
        ROWS[0][1], ROWS[1][1],
    }  # fmt: skip
