"""Beginning: a new case file, files that are missing, busy or damaged, and how the desk is preferred."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import backup, preferences, settings
from app.beginning import Wanted, begin
from app.casefile import CaseFile
from app.errors import CaseFileError, NotFound
from app.preferences import Preferences
from app.states import states
from ui.desktop.new_case_file import NewCaseFile
from ui.desktop.preferences_sheet import PreferencesSheet
from ui.desktop.recovery_sheet import RecoverySheet

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def sheet(seat: Seat) -> NewCaseFile:
    seat.window.actions_["new_case"].trigger()
    (found,) = seat.window.findChildren(NewCaseFile)
    return found


def test_a_new_case_file_is_made_by_the_keyboard(seat: Seat, tmp_path: Path) -> None:
    asked = sheet(seat)
    seat.officer.names = [tmp_path / "gulf.chancery"]
    QTest.keyClicks(asked.home, "united kingdom")
    assert asked.home_field.hint.text() == "✓ United Kingdom, GBR"
    assert asked.scheme.code() == "uk"
    QTest.keyClicks(asked.desk, "Gulf and Japan")
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        QTest.keyClick(asked.desk, Qt.Key.Key_Return)
    assert seat.officer.suggested == ["Gulf and Japan"]
    frame = seat.window.frame
    assert frame is not None
    assert (frame.home, frame.desk, frame.scheme.id) == ("United Kingdom", "Gulf and Japan", "uk")
    assert frame.steps.undo is None


def test_an_unknown_country_is_said_in_its_field(seat: Seat) -> None:
    asked = sheet(seat)
    QTest.keyClicks(asked.home, "Omania")
    asked.finish()
    assert "Omania" in asked.home_field.hint.text()
    assert seat.officer.names == []
    asked.home.clear()
    asked.finish()
    assert asked.home_field.hint.text() == "Type the country this desk works for."
    asked.close()


def test_a_scheme_that_was_chosen_is_not_chosen_again(seat: Seat) -> None:
    asked = sheet(seat)
    asked.scheme.setCurrentIndex(asked.scheme.findData("nato"))
    asked.scheme.activated.emit(0)
    QTest.keyClicks(asked.home, "India")
    assert asked.scheme.code() == "nato"
    asked.close()


def test_a_new_case_file_never_replaces_a_file(demo: Path) -> None:
    before = demo.read_bytes()
    with pytest.raises(CaseFileError, match="is there already"):
        begin(Wanted(demo, "IND"))
    assert demo.read_bytes() == before


def test_a_country_that_nobody_knows_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        begin(Wanted(tmp_path / "x.chancery", "Omania"))
    assert not (tmp_path / "x.chancery").exists()


def test_naming_the_desk_is_nothing_to_undo(tmp_path: Path, profile: Path) -> None:
    with begin(Wanted(tmp_path / "x.chancery", "IND", " Gulf ")) as case:
        assert case.settings().desk == "Gulf"
        assert case.settings().scheme.id == settings.DEFAULT_SCHEME


def test_every_state_is_offered_once() -> None:
    codes = [one.code for one in states()]
    assert len(codes) == len(set(codes)) > 190
    assert {"OMN", "JPN", "IND", "EU"} <= set(codes)


def test_a_missing_case_file_is_said_and_the_welcome_stays(seat: Seat, tmp_path: Path) -> None:
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(tmp_path / "gone.chancery")
    assert "gone.chancery" in seat.said
    assert seat.window.pages.currentWidget() is seat.window.welcome
    assert not seat.window.bar.action.isVisible()


def test_a_damaged_case_file_can_be_recovered_from_the_bar(seat: Seat, demo: Path) -> None:
    with CaseFile.open(demo) as case:
        backup.keep(case)
    with demo.open("r+b") as file:
        file.truncate(demo.stat().st_size // 2)
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(demo)
    assert seat.window.bar.action.text() == "Ways to recover it…"
    seat.window.bar.action.click()
    (sheet,) = seat.window.findChildren(RecoverySheet)
    seat.idle()
    with seat.bot.waitSignal(seat.window.session.opened, timeout=30_000):
        sheet.recover.click()
    assert "damaged file is kept in" in seat.said


def test_preferences_take_hold_as_they_are_chosen(seat: Seat) -> None:
    seat.window.actions_["preferences"].trigger()
    (asked,) = seat.window.findChildren(PreferencesSheet)
    asked.theme.setCurrentIndex(asked.theme.findData("dark"))
    assert seat.desk.theme.look.dark
    assert preferences.read().theme == "dark"
    asked.close()


def test_preferences_are_kept_beside_the_files_of_late(profile: Path, tmp_path: Path) -> None:
    preferences.write(Preferences(theme="dark").with_recent(tmp_path / "a").with_recent(tmp_path / "b"))
    again = preferences.read().with_recent(tmp_path / "a")
    assert [Path(one).name for one in again.recent] == ["a", "b"]
    assert again.theme == "dark"
    assert [Path(one).name for one in again.without_recent(tmp_path / "a").recent] == ["b"]


def test_a_backup_of_a_damaged_case_file_opens_as_another_file(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    with CaseFile.open(demo) as case:
        backup.keep(case)
    whole = demo.read_bytes()
    demo.write_bytes(whole[: len(whole) // 2])
    damaged = demo.read_bytes()
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(demo)
    seat.window.bar.action.click()
    (sheet,) = seat.window.findChildren(RecoverySheet)
    seat.idle()
    assert sheet.model.rowCount() == 1
    seat.officer.names.append(tmp_path / "beside.chancery")
    with seat.bot.waitSignal(seat.window.session.opened, timeout=30_000):
        sheet.beside.click()
    assert seat.window.session.path == tmp_path / "beside.chancery"
    assert demo.read_bytes() == damaged, "the damaged file stays as it was"
