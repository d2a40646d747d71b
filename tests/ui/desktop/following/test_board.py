"""The commitments board at the real window: views with counts, steps by keys, one line, bulk carry, columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.casefile import CaseFile
from db.models import Commitment, Update
from db.values.choices import CommitmentStatus, Side
from ui.desktop.pages.board import BoardPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def at(seat: Seat, casework: Path) -> BoardPage:
    seat.open(casework, Place("list", "commitment"))
    page = cast(BoardPage, seat.window.stack.live("board"))
    seat.bot.waitUntil(lambda: page.stepping.about_id != "", timeout=WAIT)
    seat.idle()
    page.board.table.view.setFocus()
    return page


def press(seat: Seat, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(seat.window.focusWidget(), key, modifiers)


def write(seat: Seat, words: str) -> None:
    QTest.keyClicks(seat.window.focusWidget(), words)


def rows(case: CaseFile) -> dict[str, Commitment]:
    with case.read() as reader:
        return {row.id: row for row in reader.all(Commitment)}


def case_of(seat: Seat) -> CaseFile:
    case = seat.window.session.case
    assert case is not None
    return case


def figures(page: BoardPage) -> dict[str, str]:
    return {button.text(): button.figure for button in page.board.views._buttons}


def test_every_view_is_counted_they_owe_is_one_key_and_a_filter_stays_from_view_to_view(
    seat: Seat, casework: Path
) -> None:
    page = at(seat, casework)
    seat.bot.waitUntil(lambda: figures(page).get("All open") == "8", timeout=WAIT)
    counted = figures(page)
    assert (counted["Ours overdue"], counted["Theirs overdue"], counted["What they owe us"]) == (
        "1",
        "2",
        "3",
    )
    seat.window.deeds.do("they_owe")
    seat.bot.waitUntil(lambda: len(page.board.table.model.order) == 3, timeout=WAIT)
    seat.idle()
    case = case_of(seat)
    shown = {page.board.table.model.order.id_at(place) for place in range(3)}
    assert {rows(case)[id].owner_side for id in shown} == {Side.THEIRS}
    page._choose_view(next(one for one in page._views if one.name == "All open"))
    seat.bot.waitUntil(lambda: len(page.board.table.model.order) == 8, timeout=WAIT)
    page._narrow("officer:Director")
    seat.bot.waitUntil(lambda: len(page.board.table.model.order) == 2, timeout=WAIT)
    seat.idle()
    overdue = next(one for one in page._views if one.name == "Ours overdue")
    page._choose_view(overdue)
    seat.bot.waitUntil(lambda: len(page.board.table.model.order) == 1, timeout=WAIT)
    assert page.board.view is not None
    assert "officer:Director" in page.board.view.asked.words
    seat.bot.waitUntil(lambda: figures(page).get("All open") == "2", timeout=WAIT)


def test_one_line_logs_what_happened_and_a_step_asks_what_it_needs(seat: Seat, casework: Path) -> None:
    page = at(seat, casework)
    id = page.current_id()
    press(seat, Qt.Key.Key_W)
    write(seat, "40 %: the list is being drawn up")
    assert page.line.hint.text().startswith("✓ ")
    press(seat, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: "Logged" in seat.said, timeout=WAIT)
    with case_of(seat).read() as reader:
        (entry,) = reader.all(Update, commitment_id=id)
    assert (entry.progress, entry.remark) == (40, "the list is being drawn up")
    assert page.line.field.text() == ""
    page.board.table.view.setFocus()
    id = page.current_id()
    press(seat, Qt.Key.Key_D)
    assert page.form.asking
    press(seat, Qt.Key.Key_Return)
    evidence = page.form.fields.editor("evidence")
    assert evidence is not None
    assert evidence.wrong
    assert rows(case_of(seat))[id].status is CommitmentStatus.IN_PROGRESS
    write(seat, "note verbale 7/2026")
    press(seat, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: rows(case_of(seat))[id].status is CommitmentStatus.IMPLEMENTED, timeout=WAIT)
    seat.idle()
    assert not page.form.asking


def test_a_letter_means_the_row_one_is_on_and_a_selection_is_carried_as_one_action(
    seat: Seat, casework: Path
) -> None:
    page = at(seat, casework)
    before = page.current_id()
    press(seat, Qt.Key.Key_Down)
    press(seat, Qt.Key.Key_D)
    seat.bot.waitUntil(lambda: page.form.asking, timeout=WAIT)
    assert page.current_id() != before
    assert page.form.what.text() == rows(case_of(seat))[page.current_id()].wording
    press(seat, Qt.Key.Key_Escape)
    press(seat, Qt.Key.Key_P)  # what is on hold makes no progress, and the bar says so
    seat.bot.waitUntil(
        lambda: seat.said == "“Progress” cannot be logged: the commitment is on hold.", timeout=WAIT
    )
    page.board.table.view.setFocus()
    press(seat, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.board.table.view.chosen_count() == 8
    press(seat, Qt.Key.Key_C)
    write(seat, "No session was held")
    press(seat, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: "Logged" in seat.said, timeout=WAIT)
    seat.idle()
    case = case_of(seat)
    with case.read() as reader:
        entries = [one for one in reader.all(Update) if one.remark == "No session was held"]
    assert len(entries) == 8
    seat.window.session.undo()
    seat.bot.waitUntil(lambda: "is undone" in seat.said, timeout=WAIT)
    with case.read() as reader:
        assert not [one for one in reader.all(Update) if one.remark == "No session was held"]


def test_columns_hold_each_state_and_the_arrows_go_between_them(seat: Seat, casework: Path) -> None:
    page = at(seat, casework)
    seat.window.deeds.do("board_states")
    seat.bot.waitUntil(lambda: bool(page.columns.current()), timeout=WAIT)
    seat.idle()
    assert page.pane.isHidden()
    states = [rows(case_of(seat))[page.columns.current()].status]
    press(seat, Qt.Key.Key_Right)
    states.append(rows(case_of(seat))[page.columns.current()].status)
    press(seat, Qt.Key.Key_Right)
    states.append(rows(case_of(seat))[page.columns.current()].status)
    assert states == [CommitmentStatus.OPEN, CommitmentStatus.IN_PROGRESS, CommitmentStatus.ON_HOLD]
    with seat.bot.waitSignal(page.around.going) as gone:
        press(seat, Qt.Key.Key_Return)
    assert gone.args == [Place("commitment", "commitment", page.columns.current())]


def test_a_commitment_that_goes_meanwhile_leaves_the_board_without_a_word(seat: Seat, casework: Path) -> None:
    page = at(seat, casework)
    gone = page.current_id()
    changes = case_of(seat).door.changes()
    changes.delete(gone)
    seat.window.go(Place("recycle"))
    seat.window.session.change("Delete elsewhere", changes)
    seat.idle()
    assert gone not in {row.id for row in rows(case_of(seat)).values()}
    assert seat.said == ""
    assert page.stepping.about_id != gone
