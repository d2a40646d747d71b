"""Two records become one on the desk, without the mouse: found by typing, chosen side by side, undone by one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.desktop.test_accessibility import nameless
from ui.desktop.forms.merge_sheet import MergeSheet
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.fixture
def naseer(seat: Seat, small: Path) -> str:
    """The page of a person who is on file twice."""
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    naseer = changes.create("person", name="Naseer Al Zaabi")
    nasser = changes.create("person", name="Nasser bin Ali Al Zaabi", career="Staff college.")
    changes.create("visit", title="To Muscat", principal_id=nasser)
    seat.window.session.change("Log a visit", changes)
    seat.idle()
    seat.window.go(Place("record", "person", naseer))
    seat.idle()
    return naseer


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code, modifiers)


def test_two_persons_are_merged_by_keys_and_undo_brings_both_back(seat: Seat, naseer: str) -> None:
    seat.window.actions_["merge"].trigger()
    (sheet,) = seat.window.findChildren(MergeSheet)
    seat.bot.waitUntil(sheet.other.edit.hasFocus)
    assert not sheet.go_on.isEnabled()
    QTest.keyClicks(sheet.other.edit, "nasser bin")
    seat.bot.waitUntil(lambda: sheet.other._offers is not None and sheet.other._offers.isVisible())
    key(Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: sheet.view is not None)
    assert sheet.view is not None
    assert sheet.area is not None
    assert [one.label for one in sheet.view.fields] == ["Name"]
    assert sheet.head.text() == "“Naseer Al Zaabi” stays"
    told = [one.text() for one in sheet.area.findChildren(QWidget) if hasattr(one, "text")]
    assert "1 visit" in told
    assert "Career: Staff college.\nName: “Nasser bin Ali Al Zaabi” (as written)" in told
    assert list(nameless(sheet)) == []
    key(Qt.Key.Key_Return)
    assert sheet.isVisible(), "Enter alone merges nothing"
    key(Qt.Key.Key_Down)
    assert sheet.boxes[0].group.checkedId() == 1, "the other spelling is the one that stays"
    for wanted in (sheet.turn, sheet.leave, sheet.go_on):
        key(Qt.Key.Key_Tab)
        assert wanted.hasFocus()
    key(Qt.Key.Key_Space)
    seat.bot.waitUntil(lambda: "is merged into" in seat.said)
    seat.idle()
    here = seat.window.stack.here()
    assert here is not None
    assert (here.kind, here.id) == ("person", naseer)
    assert people(seat) == ["Nasser bin Ali Al Zaabi"]
    seat.window.actions_["undo"].trigger()
    seat.idle()
    assert people(seat) == ["Naseer Al Zaabi", "Nasser bin Ali Al Zaabi"]
    seat.window.go(Place("list", "meeting"))
    seat.idle()
    assert not seat.window.actions_["merge"].isEnabled(), "two meetings are not one"


def people(seat: Seat) -> list[str]:
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        return [row[0] for row in reader.rows("SELECT name FROM person WHERE deleted = 0 ORDER BY name")]
