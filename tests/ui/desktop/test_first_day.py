"""What an officer met on the first day: lists that can be read, the focus that stays, words that are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casefile import CaseFile
from app.listing import listing
from ui.desktop.country.linked import LinkedLine
from ui.desktop.frame.steps import quoted
from ui.desktop.look import Theme, Type
from ui.desktop.new_case_file import NewCaseFile
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.panes.desk_section import DeskSection
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place
from ui.desktop.registry import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.conftest import Seat
    from ui.desktop.desk import Desk


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_countries_offered_can_be_read(opened: Callable[[Theme], Desk], name: str) -> None:
    desk = opened(Theme(name, 13.0))
    desk.window.actions_["new_case"].trigger()
    (sheet,) = desk.window.findChildren(NewCaseFile)
    QTest.keyClicks(sheet.home, "indo")
    completer = sheet.home.completer()
    assert completer is not None
    popup = completer.popup()
    popup.show()
    QApplication.processEvents()
    image = popup.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 4) == QColor(desk.theme.look.colours.raised)
    sheet.reject()


def test_the_focus_goes_back_to_the_page_when_the_message_goes(seat: Seat, small: Path) -> None:
    seat.open(small, Place("settings"))
    seat.idle()
    page = seat.window.stack.page
    assert page is not None
    seat.window.bar.say("Something happened.", Tone.DONE, "Undo", seat.window.bar.clear)
    seat.window.activateWindow()
    seat.window.bar.action.setFocus()
    seat.bot.waitUntil(seat.window.bar.action.hasFocus)
    QTest.keyClick(seat.window.bar.action, Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_the_desk_is_renamed_in_the_settings_and_undone(seat: Seat, small: Path) -> None:
    seat.open(small, Place("settings"))
    seat.idle()
    page = seat.window.stack.page
    assert isinstance(page, SettingsPage)
    section = next(one for one in page.sections if isinstance(one, DeskSection))
    assert "Home country: India. Marking scheme: India." in section.stays.text()
    QTest.keyClicks(section.line, "Gulf desk")
    section.save_button.click()
    seat.bot.waitUntil(lambda: seat.said == "Name the desk: done.")
    seat.idle()
    assert seat.window.frame is not None
    assert seat.window.frame.desk == "Gulf desk"
    seat.window.actions_["undo"].trigger()
    seat.bot.waitUntil(lambda: section.line.text() == "")


@pytest.mark.parametrize("kind", ["commitment", "task", "forum", "visit", "country"])
def test_a_page_in_the_background_stays_there_when_its_record_goes(
    seat: Seat, small: Path, kind: str
) -> None:
    with CaseFile.open(small) as case:
        with case.read() as reader:
            known = {one.title: one.id for one in listing(reader, "country")}
        record = add_record(case, kind, known["India"], known["Oman"])
    seat.open(small, place_of(kind, record))
    seat.idle()
    seat.window.go(Place("settings"))
    seat.idle()
    seat.window.actions_["undo"].trigger()
    for _ in range(4):
        seat.idle()
        QApplication.processEvents()
    assert seat.window.stack.here() == Place("settings")
    assert seat.said == "“Add one” is undone."
    seat.window.actions_["back"].trigger()
    for _ in range(4):
        seat.idle()
        QApplication.processEvents()
    assert "fault of its own" not in seat.said


def test_a_country_that_goes_while_one_reads_it_is_shown_by_its_record(seat: Seat, small: Path) -> None:
    with CaseFile.open(small) as case:
        record = add_record(case, "country", "", "")
    seat.open(small, place_of("country", record))
    seat.idle()
    seat.window.actions_["undo"].trigger()
    seat.bot.waitUntil(lambda: seat.window.stack.here() == Place("record", "country", record))


def add_record(case: CaseFile, kind: str, india: str, oman: str) -> str:
    """A record of the kind, by an action of its own."""
    every: dict[str, dict[str, Any]] = {
        "commitment": {
            "wording": "Share a draft",
            "commitment_kind": "agreed",
            "strength": "firm",
            "owner_side": "ours",
            "status": "open",
            "parties": [india, oman],
        },
        "task": {"title": "Answer the letter", "status": "open"},
        "forum": {"name": "Staff talks", "parties": [india, oman]},
        "visit": {"title": "A visit", "to_id": oman},
        "country": {"name": "Japan", "code": "JPN", "short_code": "JP"},
    }
    changes = case.door.changes()
    record = changes.create(kind, **every[kind])
    case.door.change("Add one", changes)
    return record


def test_a_long_contact_is_elided_and_its_link_stays_whole(qtbot: QtBot) -> None:
    line = LinkedLine(Theme("light", 13.0), Type.STRONG)
    qtbot.addWidget(line)
    line.resize(120, 20)
    line.show()
    line.lead("14th Joint Military Cooperation Committee, 17 Nov 2026", "meeting", "m1")
    assert "…" in line.text()
    assert 'href="meeting/m1"' in line.text()
    assert line.accessibleName() == line.toolTip() == "14th Joint Military Cooperation Committee, 17 Nov 2026"
    line.resize(900, 20)
    assert "17 Nov 2026</a>" in line.text()


def test_quotation_marks_within_become_single_ones() -> None:
    assert quoted("Take up “Talks”") == "“Take up ‘Talks’”"
