"""Opening and leaving the desk, and what it asks of the system."""

from __future__ import annotations

import gc
import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.casefile import CaseFile
from ui.desktop import desk as desk_module
from ui.desktop.desk import Desk, open_desk
from ui.desktop.dialogs import Dialogs, file_name, with_suffix
from ui.desktop.tidying import Tidying

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.conftest import Seat


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the hooks for uncaught exceptions back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list:
    """The desks that are opened; each closes as soon as its case file is open, or at once without one."""
    desks: list = []

    class ClosesItself(Desk):
        def __init__(self, app: QApplication, *, lasting: bool, path: Path | None) -> None:
            assert lasting  # the program is nothing else; the process of the tests is
            super().__init__(app, path=path)
            desks.append(self)
            self.welcomed = self.window.welcome.isVisible()
            self.shown: list[str] = []
            self.window.session.opened.connect(self._leave)
            QTimer.singleShot(0, self, self._leave_if_idle)

        def _leave(self) -> None:
            self.shown.append(self.window.windowTitle())
            self.window.close()

        def _leave_if_idle(self) -> None:
            if self.window.session.idle:
                self._leave()

    monkeypatch.setattr(desk_module, "Desk", ClosesItself)
    return desks


def test_open_desk_opens_the_case_file_and_returns_0_when_closed(
    qapp: QApplication, profile: Path, hooks: None, made: list, demo: Path
) -> None:
    assert open_desk(demo) == 0
    (title,) = made[0].shown
    assert title.endswith(" – Demonstration – Chancery")
    assert not made[0].welcomed  # nothing else is offered while it opens
    CaseFile.open(demo).close()
    assert sys.excepthook is sys.__excepthook__


def test_without_a_path_the_officers_own_case_file_is_opened(
    qapp: QApplication, profile: Path, hooks: None, made: list, demo: Path
) -> None:
    profile.mkdir(parents=True)
    shutil.copy(demo, profile / "desk.chancery")
    assert open_desk(None) == 0
    (title,) = made[0].shown
    assert title.endswith(" – desk – Chancery")


def test_without_any_case_file_the_welcome_is_shown(
    qapp: QApplication, profile: Path, hooks: None, made: list
) -> None:
    assert open_desk(None) == 0
    assert made[0].shown == ["Chancery"]


def test_where_the_case_file_of_the_start_cannot_be_opened_the_welcome_is_there(
    seat: Seat, tmp_path: Path
) -> None:
    seat.window.begin(tmp_path / "gone.chancery")
    assert not seat.window.welcome.isVisible()
    seat.idle()
    assert seat.window.welcome.isVisible()
    assert "gone.chancery" in seat.said


def test_closing_the_window_while_a_preview_is_built_waits_and_lets_go(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.composer.subjects.choose(seat.composer.subjects.model.first_key())
    seat.composer.choices.as_of.textEdited.emit("today")
    pause = seat.composer.choices._pause
    assert pause.isActive()
    seat.window.close()
    assert not pause.isActive()
    CaseFile.open(demo).close()


def test_closing_the_window_while_a_brief_is_written_finishes_it(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    seat.officer.names = [tmp_path / "late.docx"]
    seat.composer.export()
    seat.window.close()
    assert (tmp_path / "late.docx").stat().st_size > 0


def test_closing_the_window_while_a_case_file_opens_lets_go_of_it(seat: Seat, demo: Path) -> None:
    seat.window.open(demo)
    seat.window.close()
    assert seat.window.session.case is None
    CaseFile.open(demo).close()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Oman brief", "Oman brief"),
        ("Talks: India/Oman?  “now”", "Talks India Oman “now”"),
        ("...", "Brief"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_suggested_name_is_one_that_every_system_takes(words: str, name: str) -> None:
    assert file_name(words) == name


def test_a_file_ends_as_its_content_does() -> None:
    assert with_suffix(Path("a.doc"), ".docx") == Path("a.doc.docx")
    assert with_suffix(Path("a.DOCX"), ".docx") == Path("a.DOCX")


def test_the_systems_own_dialogs_answer_with_paths_or_nothing(
    qtbot: QtBot, profile: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers = ["", str(tmp_path / "d"), str(tmp_path / "brief"), str(tmp_path / "c.chancery")]
    asked: list[str] = []

    def answer(parent: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return answers.pop(0), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogs = Dialogs()
    assert dialogs.new_demonstration(parent) is None
    assert dialogs.new_demonstration(parent) == tmp_path / "d.chancery"
    assert dialogs.new_brief(parent, "Oman: brief", tmp_path) == tmp_path / "brief.docx"
    assert dialogs.case_file(parent) == tmp_path / "c.chancery"
    assert asked[:3] == ["Demonstration.chancery", "Demonstration.chancery", "Oman brief.docx"]


def test_garbage_is_collected_in_the_thread_of_the_window_only(seat: Seat) -> None:
    assert not gc.isenabled()
    threads: list[int] = []

    def remember(phase: str, info: dict[str, int]) -> None:
        threads.append(threading.get_ident())

    gc.callbacks.append(remember)
    try:
        rings = []
        for _ in range(2_000):
            ring: list[object] = []
            ring.append(ring)
            rings.append(ring)
        seat.desk._tidying.tidy()
    finally:
        gc.callbacks.remove(remember)
    assert set(threads) == {threading.get_ident()}


def test_the_collector_is_pythons_own_again_when_the_desk_is_left(qapp: QApplication) -> None:
    tidying = Tidying()
    assert not gc.isenabled()
    tidying.stop()
    assert gc.isenabled()
