"""A protected case file is locked: nothing of it is seen, spoken or reached, and all comes back by its password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app import preferences
from app.casefile import CaseFile
from app.errors import PasswordNeeded
from app.preferences import Preferences
from db import keys
from db.values.ids import FixedClock
from db.values.password import typed
from tests.ui.desktop.conftest import NOW, WAIT
from tests.ui.desktop.test_reach import nameless
from ui.desktop.cover import Cover, delay
from ui.desktop.place import Place
from ui.desktop.quick_note import QuickNote

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

PASSWORD = "seven tired camels"


class Ticks:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def gulf(profile: Path, tmp_path: Path) -> Path:
    """A protected case file with one country."""
    path = tmp_path / "gulf.chancery"
    home = ("India", {"code": "IND"})
    with CaseFile.create(path, home=home, clock=FixedClock(NOW), key=keys.new_key(typed(PASSWORD))) as case:
        changes = case.door.changes()
        changes.create("country", name="Oman", code="OMN")
        case.door.change("Add Oman", changes)
    return path


def heard(one: QAccessibleInterface | None = None) -> str:
    """Everything that a screen reader finds in the program."""
    if one is None:
        application = QApplication.instance()
        assert application is not None
        one = QAccessible.queryAccessibleInterface(application)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    children = (one.child(at) for at in range(one.childCount()))
    return " ".join([*map(one.text, kinds), *(heard(child) for child in children)])


def cover_of(seat: Seat) -> Cover:
    cover = seat.window.lock.cover
    assert cover is not None
    return cover


def clocked(seat: Seat) -> Ticks:
    """Put a clock of the test into the window before a case file is open."""
    ticks = Ticks()
    seat.window.lock.idle.clock = ticks
    return ticks


def give(seat: Seat, words: str) -> None:
    cover = cover_of(seat)
    cover.line.clear()
    QTest.keyClicks(cover.line, words)
    QTest.keyClick(cover.line, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: seat.window.lock.cover is not cover or not cover._asking.waiting, timeout=WAIT)


def test_nothing_is_seen_spoken_or_reached_until_the_password_is_typed_and_then_all_is_as_it_was(
    seat: Seat, gulf: Path
) -> None:
    ticks, window = clocked(seat), seat.window
    seat.open(gulf, Place("list", "country"))
    seat.idle()
    window.actions_["quick_note"].trigger()
    (note,) = window.findChildren(QuickNote)
    QTest.keyClicks(note.text, "Call the Omani side")
    window.navigation.case.menus.popup(window.pos())
    size, focus, title = window.size(), QApplication.focusWidget(), window.windowTitle()
    assert "Oman" in heard()
    assert "gulf" in title
    window.actions_["lock_now"].trigger()
    assert window.centralWidget() is cover_of(seat)
    assert window.windowTitle() == "Chancery – locked"
    assert not {"Oman", "Omani", "gulf", "India"} & set(heard().replace("“", " ").split())
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert QApplication.activePopupWidget() is None
    assert [one.id for one in window.actions_.enabled()] == ["quit"]
    assert QApplication.focusWidget() is cover_of(seat).line
    assert nameless(window) == []
    give(seat, "wrong")
    assert cover_of(seat).field.hint.text() == "Wrong password. Next attempt in 1\u00a0s."
    give(seat, PASSWORD)
    assert window.lock.covered, "the right one too has to wait"
    ticks.now += 1
    cover_of(seat).tick()
    give(seat, PASSWORD)
    assert not window.lock.covered
    assert (window.size(), window.windowTitle()) == (size, title)
    assert note.isVisible()
    assert note.text.toPlainText() == "Call the Omani side"
    assert QApplication.focusWidget() is focus
    assert "Oman" in heard()
    assert window.actions_["palette"].isEnabled()
    note.reject()


def test_work_goes_on_behind_the_cover_and_what_it_opens_is_put_away(seat: Seat, gulf: Path) -> None:
    window = seat.window
    seat.open(gulf, Place("today"))
    window.deeds.do("lock_now")
    case = window.session.case
    assert case is not None
    changes = case.door.changes()
    changes.create("country", name="Japan", code="JPN")
    window.session.change("Add Japan", changes)
    seat.idle()
    with case.read() as reader:
        assert len(reader.kinds([changes.steps[0].id])) == 1
    sheet = QDialog(window)
    sheet.setWindowTitle("Japan or Jordan?")
    sheet.open()
    seat.bot.waitUntil(lambda: not sheet.isVisible(), timeout=WAIT)
    assert "Japan" not in heard()
    give(seat, PASSWORD)
    assert sheet.isVisible()
    assert sheet.isModal()
    sheet.close()
    window.deeds.do("lock_now")
    cover_of(seat).leave.click()
    seat.idle()
    assert window.session.case is None
    assert window.welcome.isVisible()
    with pytest.raises(PasswordNeeded):
        keys.key_of(gulf)


def test_it_locks_after_the_minutes_that_are_preferred_without_a_key_or_the_mouse(
    seat: Seat, gulf: Path
) -> None:
    ticks, window = clocked(seat), seat.window
    idle = window.lock.idle
    seat.open(gulf, Place("today"))
    ticks.now = 14 * 60
    handle = window.windowHandle()
    assert handle is not None
    idle._watch(handle)  # offscreen no window has the focus of the system
    QTest.mouseMove(handle)
    ticks.now = 16 * 60
    idle.look()
    assert not window.lock.covered, "the mouse was moved two minutes ago"
    ticks.now = 30 * 60
    idle.look()
    assert window.lock.covered
    give(seat, PASSWORD)
    window.preferred.emit(Preferences(lock=0))
    ticks.now += 10 * 3600
    idle.look()
    assert not window.lock.covered
    assert preferences.read().lock == 0
    window.preferred.emit(Preferences(lock=5))
    ticks.now += 3600
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert window.lock.covered, "a machine that wakes up is locked, whatever wakes it"


def test_a_plain_case_file_is_not_locked(seat: Seat, small: Path) -> None:
    ticks, window = clocked(seat), seat.window
    seat.open(small, Place("today"))
    assert not window.actions_["lock_now"].isEnabled()
    ticks.now = 3600.0
    window.lock.idle.look()
    window.deeds.do("lock_now")
    assert not window.lock.covered


def test_caps_lock_is_told_and_wrong_passwords_take_longer_each_time(seat: Seat, gulf: Path) -> None:
    seat.open(gulf, Place("today"))
    seat.window.deeds.do("lock_now")
    cover = cover_of(seat)
    for key, shift, words in (
        ("s", False, ""),
        ("S", False, "Caps Lock is on."),
        ("S", True, ""),
        ("s", True, "Caps Lock is on."),
    ):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.sendKeyEvent(QTest.KeyAction.Click, cover.line, Qt.Key.Key_S, key, modifier)
        assert cover.caps.text() == words
    QTest.keyClick(cover.line, Qt.Key.Key_CapsLock)
    assert cover.caps.text() == ""
    assert [delay(failed) for failed in (0, 1, 2, 3, 7, 40)] == [0, 1, 2, 4, 60, 60]
