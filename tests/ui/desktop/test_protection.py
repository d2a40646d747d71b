"""Passwords at the desk: of a new file, on opening one, changed, taken away; damage is told from a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app import backup, protection
from app.casefile import CaseFile
from db import backup as copying
from db import keys
from db.values.ids import FixedClock
from db.values.password import typed
from tests.ui.desktop.conftest import NOW, WAIT
from ui.desktop.new_case_file import NewCaseFile
from ui.desktop.pages.backups import BackupsPage
from ui.desktop.password_sheet import PasswordSheet
from ui.desktop.place import Place
from ui.desktop.protection_sheet import CHANGE, REMOVE, ProtectionSheet
from ui.desktop.recovery_sheet import RecoverySheet

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

OLD, NEW = "seven tired camels", "nine quiet donkeys"


pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def locked(profile: Path, tmp_path: Path) -> Path:
    """A protected file with a backup of it; nobody has given its password."""
    path = tmp_path / "gulf.chancery"
    home = ("India", {"code": "IND"})
    with CaseFile.create(path, home=home, clock=FixedClock(NOW), key=keys.new_key(typed(OLD))) as case:
        backup.keep(case)
    keys.forget_all()
    return path


def asked(seat: Seat, path: Path) -> PasswordSheet:
    with seat.bot.waitSignal(seat.window.session.failed, timeout=WAIT):
        seat.window.open(path)
    return there(seat)


def there(seat: Seat) -> PasswordSheet:
    (sheet,) = [one for one in seat.window.findChildren(PasswordSheet) if one.isVisible()]
    return sheet


def protecting(seat: Seat) -> ProtectionSheet:
    seat.window.actions_["protect"].trigger()
    (sheet,) = [one for one in seat.window.findChildren(ProtectionSheet) if one.isVisible()]
    seat.idle()
    return sheet


def type_twice(sheet: ProtectionSheet | NewCaseFile, words: str) -> None:
    new = sheet.new if isinstance(sheet, ProtectionSheet) else sheet.password
    QTest.keyClicks(new.first, words)
    QTest.keyClicks(new.again, words)


def anew(seat: Seat, sheet: ProtectionSheet) -> None:
    with seat.bot.waitSignal(seat.window.session.opened, timeout=WAIT):
        sheet.go_on.click()
    seat.idle()


def test_a_new_case_file_is_protected_by_the_keyboard(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "gulf.chancery"
    seat.window.actions_["new_case"].trigger()
    (sheet,) = seat.window.findChildren(NewCaseFile)
    QTest.keyClicks(sheet.home, "India")
    assert not sheet.password.isVisible()
    sheet.protect.setFocus()
    QTest.keyClick(sheet.protect, Qt.Key.Key_Space)
    assert sheet.focusWidget() is sheet.password.first
    assert sheet.password.first.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(sheet.password.first, OLD)
    assert "Weak" in sheet.password.judged.text(), "three words are too few"
    assert "Nobody can recover a lost password" in sheet.password.lost.text()
    QTest.keyClicks(sheet.password.again, NEW)
    sheet.finish()
    assert seat.officer.suggested == [], "the place is asked for last"
    assert sheet.password.again_field.hint.text() == "Not the same; type it again."
    sheet.password.again.clear()
    QTest.keyClicks(sheet.password.again, OLD)
    seat.officer.names = [path]
    with seat.bot.waitSignal(seat.window.session.opened, timeout=WAIT):
        QTest.keyClick(sheet.password.again, Qt.Key.Key_Return)
    assert path.read_bytes().startswith(keys.MARK)
    assert seat.window.keys.status.text().endswith("protected")


def test_a_password_is_asked_for_in_place_until_it_is_right(seat: Seat, locked: Path) -> None:
    sheet = asked(seat, locked)
    sheet.attempt()
    assert sheet.field.hint.text() == "Type the password."
    for words in ("wrong", "wrong again"):
        sheet.line.clear()
        QTest.keyClicks(sheet.line, words)
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
        seat.bot.waitUntil(lambda: sheet.field.hint.text().startswith("Wrong password"), timeout=WAIT)
        assert sheet.line.isEnabled()
        assert not sheet.line.isReadOnly()
        assert len(sheet.line.selectedText()) == len(words)
    QTest.keyClicks(sheet.line, OLD)
    with seat.bot.waitSignal(seat.window.session.opened, timeout=WAIT):
        QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert seat.window.session.path == locked
    assert seat.said == ""
    seat.window.actions_["close"].trigger()
    seat.idle()
    assert keys.held(keys.salt_of(locked)) is None, "closing the file forgets its password"


def test_cancelling_leaves_the_welcome_page(seat: Seat, locked: Path) -> None:
    asked(seat, locked).leave.click()
    assert seat.window.pages.currentWidget() is seat.window.welcome


def test_a_plain_file_is_protected_and_its_plain_backup_deleted_if_wanted(seat: Seat, small: Path) -> None:
    seat.open(small)
    assert seat.window.session.case is not None
    plain = backup.keep(seat.window.session.case).path
    sheet = protecting(seat)
    assert not sheet.present_field.isVisible()
    assert "its older plain copy" in sheet.dispose.text()
    type_twice(sheet, NEW)
    sheet.dispose.click()
    anew(seat, sheet)
    assert "is protected with the new password. 1 older copy deleted." in seat.said
    assert not plain.exists()
    assert small.read_bytes().startswith(keys.MARK)
    seat.window.go(Place("backups"))
    page = seat.window.stack.page
    assert isinstance(page, BackupsPage)
    seat.bot.waitUntil(lambda: "under the password" in page.warning.text(), timeout=WAIT)


def test_to_change_a_password_one_must_know_it(seat: Seat, locked: Path) -> None:
    keys.hold(keys.derive(typed(OLD), keys.salt_of(locked)))
    seat.open(locked)
    sheet = protecting(seat)
    assert sheet.what.code() == CHANGE
    type_twice(sheet, NEW)
    QTest.keyClicks(sheet.present, "not this one")
    sheet.go_on.click()
    seat.bot.waitUntil(lambda: "Wrong password" in sheet.present_field.hint.text(), timeout=WAIT)
    sheet.present.clear()
    QTest.keyClicks(sheet.present, OLD)
    sheet.keep_old.click()
    anew(seat, sheet)
    assert keys.derive(typed(NEW), keys.salt_of(locked)) == keys.key_of(locked)


def test_a_password_is_taken_away(seat: Seat, locked: Path) -> None:
    keys.hold(keys.derive(typed(OLD), keys.salt_of(locked)))
    seat.open(locked)
    sheet = protecting(seat)
    sheet.what.setCurrentIndex(sheet.what.findData(REMOVE))
    assert not sheet.new.isVisible()
    assert "reads all of it" in sheet.words.text()
    QTest.keyClicks(sheet.present, OLD)
    anew(seat, sheet)
    assert "no longer protected" in seat.said
    assert locked.read_bytes().startswith(b"SQLite format 3")
    assert not seat.window.keys.status.text().endswith("protected")


def test_what_cannot_be_done_leaves_the_file_open_as_it_was(
    seat: Seat, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.open(small)
    sheet = protecting(seat)
    type_twice(sheet, NEW)
    with monkeypatch.context() as patch:
        patch.setattr(copying, "flaw", lambda *_, **__: "its pages are damaged")
        anew(seat, sheet)
    assert "The case file is as it was." in seat.said
    assert small.read_bytes().startswith(b"SQLite format 3")


def test_a_backup_under_an_earlier_password_is_unlocked_where_it_is_listed(seat: Seat, locked: Path) -> None:
    keys.hold(keys.derive(typed(OLD), keys.salt_of(locked)))
    protection.put_under(locked, keys.random_key(), keep_old=False, clock=FixedClock(NOW))
    protection.lock(but=locked)
    seat.open(locked, Place("backups"))
    page = seat.window.stack.page
    assert isinstance(page, BackupsPage)
    seat.bot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT)
    page.list.setCurrentIndex(page.model.index(1))
    assert (page.unlock.isVisible(), page.back.isVisible()) == (True, False)
    assert page.inside.text() == "It is under another password."
    page.unlock.click()
    sheet = there(seat)
    QTest.keyClicks(sheet.line, OLD)
    sheet.attempt()
    seat.bot.waitUntil(page.back.isVisible, timeout=WAIT)
    assert not page.unlock.isVisible()


def test_damage_behind_the_right_password_leads_to_recovery(seat: Seat, locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    content[300] ^= 1
    locked.write_bytes(content)
    sheet = asked(seat, locked)
    QTest.keyClicks(sheet.line, OLD)
    sheet.attempt()
    seat.bot.waitUntil(lambda: seat.window.bar.action.text() == "Ways to recover it…", timeout=WAIT)
    assert "The password is right" in seat.said
    seat.window.bar.action.click()
    (recovery,) = seat.window.findChildren(RecoverySheet)
    seat.idle()
    with seat.bot.waitSignal(seat.window.session.opened, timeout=30_000):
        recovery.recover.click()
    assert keys.is_protected(locked)
