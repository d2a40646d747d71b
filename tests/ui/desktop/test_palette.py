"""The palette: records and commands, by the keyboard alone; and the page of all results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ui.desktop.actions import TABLE
from ui.desktop.frame.palette import lists, makings, offered
from ui.desktop.frame.palette_rows import Offer, OfferModel
from ui.desktop.pages.results import ResultsPage
from ui.desktop.parts.rows import KEY
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def rows(seat: Seat) -> list[str]:
    model = seat.window.palette_.model
    return [model.index(row).data() for row in range(model.rowCount())]


def typed(seat: Seat, words: str) -> None:
    """Open the palette by its key, type, and wait for the answer."""
    seat.window.activateWindow()
    seat.window.actions_["palette"].trigger()
    QTest.keyClicks(seat.window.palette_.edit, words)
    seat.idle()


def test_typing_a_name_and_enter_opens_the_record(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("recycle"))
    typed(seat, "13th jmcc")
    assert rows(seat)[:2] == ["Records", "13th JMCC"]
    gone: list[Place] = []
    seat.window.palette_.going.connect(gone.append)
    QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Return)
    assert [(place.page, place.kind) for place in gone] == [("record", "meeting")]
    assert not seat.window.palette_.isVisible()


def test_typing_a_command_and_enter_runs_it(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("compose"))
    typed(seat, "recy")
    assert "Recycle bin" in rows(seat)
    model = seat.window.palette_.model
    wanted = rows(seat).index("Recycle bin")
    for _ in range(model.rowCount()):
        if seat.window.palette_.list.currentIndex().row() == wanted:
            break
        QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Down)
    QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Return)
    assert seat.window.stack.here() == Place("recycle")


def test_a_filter_finds_records_by_what_they_are(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("recycle"))
    typed(seat, "kind:agreement")
    records = rows(seat)[1 : rows(seat).index("Show all results")]
    assert records
    model = seat.window.palette_.model
    spoken = Qt.ItemDataRole.AccessibleTextRole
    details = [model.index(n + 1).data(spoken) for n in range(len(records))]
    assert all("agreement" in one for one in details)


def test_ctrl_enter_shows_all_results(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("recycle"))
    typed(seat, "maritime")
    QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seat.window.stack.here() == Place("search", words="maritime")


def test_esc_leaves_the_palette_and_gives_the_keyboard_back(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.window.activateWindow()
    search = seat.composer.subjects.search
    search.setFocus()
    typed(seat, "om")
    QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Escape)
    assert not seat.window.palette_.isVisible()
    assert seat.window.focusWidget() is search


def test_without_a_case_file_the_palette_has_commands_only(seat: Seat) -> None:
    typed(seat, "open")
    assert rows(seat) == ["Commands", "Open a case file"]


def test_an_action_is_found_by_the_beginnings_of_its_words() -> None:
    found = [offer.action for offer in offered("exp wor", TABLE)]
    assert found == ["export"]
    assert offered("zzz", TABLE) == []


def test_a_record_of_any_kind_is_made_by_the_words_new_and_its_name(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("recycle"))
    typed(seat, "new person")
    assert rows(seat)[:2] == ["Commands", "New person"]
    QTest.keyClick(seat.window.palette_.edit, Qt.Key.Key_Return)
    assert seat.window.stack.here() == Place("new", "person")
    assert [offer.place for offer in makings("ne corr")] == [Place("new", "correspondence")]
    assert makings("person") == makings("n") == makings("") == []


def test_a_list_without_a_key_is_found_by_its_name() -> None:
    assert [offer.place for offer in lists("org")] == [Place("list", "organisation")]
    assert lists("people") == [], "it is an action"
    assert lists("") == []


def test_only_what_can_be_done_now_is_offered(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    typed(seat, "redo")
    assert "Redo" not in rows(seat)
    seat.window.palette_.close()
    seat.window.actions_["undo"].trigger()
    seat.idle()
    typed(seat, "redo")
    assert "Redo" in rows(seat)


def test_headings_are_stepped_over(qapp: object) -> None:
    model = OfferModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.put([Offer("Records"), Offer("a", action="x"), Offer("Commands"), Offer("b", action="y")])
    assert model.next(-1, 1) == 1
    assert model.next(1, 1) == 3
    assert model.next(3, 1) == 1
    assert model.next(1, -1) == 3
    model.put([Offer("Records")])
    assert model.next(0, 1) == 0
    assert tester.model() is model


def page(seat: Seat) -> ResultsPage:
    found = seat.window.stack.live("search")
    assert isinstance(found, ResultsPage)
    return found


def results(seat: Seat) -> list[str]:
    model = page(seat).model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_all_results_come_by_kind_and_with_why(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="maritime"))
    seat.idle()
    total = len(results(seat))
    assert total > 4
    with seat.bot.waitSignal(page(seat).moved, timeout=20_000):
        page(seat).tabs.chosen.emit("commitment")
    assert 0 < len(results(seat)) < total
    assert page(seat).place() == Place("search", "commitment", words="maritime")
    second = page(seat).model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Agreed wording: " in second


def test_a_part_that_was_found_opens_its_whole(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="kind:citation maritime"))
    seat.idle()
    assert results(seat)
    key = page(seat).model.index(0).data(KEY)
    kind, whole = page(seat)._opens[key]
    assert kind != "citation"
    assert whole != key


def test_a_search_without_results_says_how_to_go_on(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="xyzzy"))
    seat.idle()
    assert page(seat).empty.isVisible()
    assert page(seat).empty.head.text() == "Nothing matches “xyzzy”"


def test_tabs_are_moved_by_arrow_keys(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="maritime"))
    seat.idle()
    tabs = page(seat).tabs
    first = tabs._buttons[0]
    first.setFocus()
    with seat.bot.waitSignal(tabs.chosen):
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert tabs.key == tabs._buttons[1].tab.key
