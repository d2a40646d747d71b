"""Text controls leave the keys of the window to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.desktop.forms.texts import TextBox
from ui.desktop.look import Theme
from ui.desktop.parts.fields import line_edit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier


def takes(widget: QWidget, keys: str) -> bool:
    """Whether a widget keeps keys to itself that an action of the window would hear otherwise."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # Qt's stubs forget it
    event = QKeyEvent(QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+E"])
@pytest.mark.parametrize("searches", [True, False])
def test_a_line_never_keeps_the_keys_of_the_window(qtbot: QtBot, keys: str, *, searches: bool) -> None:
    line = line_edit(Theme("light", 13.0), "Name", searches=searches)
    qtbot.addWidget(line)
    assert not takes(line, keys)
    assert takes(line, "Ctrl+C")


def test_a_box_never_keeps_the_keys_of_the_window(qtbot: QtBot) -> None:
    box = TextBox(Theme("light", 13.0))
    qtbot.addWidget(box)
    assert not takes(box, "Ctrl+K")
    assert takes(box, "Ctrl+C")


def test_undo_in_a_search_is_of_the_case_file_until_something_is_typed(qtbot: QtBot) -> None:
    line = line_edit(Theme("light", 13.0), "Search", searches=True)
    qtbot.addWidget(line)
    assert not takes(line, "Ctrl+Z")
    QTest.keyClicks(line, "om")
    assert takes(line, "Ctrl+Z")
    assert not takes(line, "Ctrl+Shift+Z")
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert line.text() == ""
    assert takes(line, "Ctrl+Shift+Z")


def test_undo_in_a_form_stays_in_the_form(qtbot: QtBot) -> None:
    line = line_edit(Theme("light", 13.0), "Title", free=True)
    qtbot.addWidget(line)
    assert takes(line, "Ctrl+Z")
