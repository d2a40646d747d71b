"""A desk to sit at: the real window, offscreen, with an officer who answers every dialog beforehand."""

from __future__ import annotations

import gc
import shutil
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.casefile import CaseFile
from db.values.ids import FixedClock
from tests.ui.desktop.inbox_officer import Inbox
from ui.desktop.desk import Desk
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme
from ui.desktop.main_window import MainWindow
from ui.desktop.pages.composer import Composer
from ui.desktop.place import Place
from ui.desktop.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)

WAIT = 20_000
"""Milliseconds after which a signal will not come any more."""


@dataclass
class Officer(Dialogs):
    """Answers what the desk asks of the system; remembers which folders were shown."""

    names: list[Path | None] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    has_file_manager: bool = True

    def case_file(self, parent: QWidget) -> Path | None:
        return self.names.pop(0)

    def new_demonstration(self, parent: QWidget) -> Path | None:
        return self.names.pop(0)

    def new_case_file(self, parent: QWidget, name: str) -> Path | None:
        self.suggested.append(name)
        return self.names.pop(0)

    def new_brief(self, parent: QWidget, name: str, folder: Path | None) -> Path | None:
        self.suggested.append(name)
        return self.names.pop(0)

    def template(self, parent: QWidget) -> Path | None:
        return self.names.pop(0)

    def to_import(self, parent: QWidget) -> list[Path]:
        chosen = self.names.pop(0)
        return [chosen] if chosen is not None else []

    def new_export(self, parent: QWidget, name: str, suffix: str) -> Path | None:
        self.suggested.append(f"{name}{suffix}")
        return self.names.pop(0)

    def show_folder(self, folder: Path) -> bool:
        self.folders.append(folder)
        return self.has_file_manager


@dataclass
class Seat:
    """A window, its officer, and the ways a test waits."""

    bot: QtBot
    desk: Desk
    officer: Officer

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    @property
    def said(self) -> str:
        """What the bar says; empty where it is not shown."""
        bar = self.window.bar
        return bar.label.text() if bar.isVisible() else ""

    @property
    def composer(self) -> Composer:
        """The page of briefs; only where one has been there."""
        page = self.window.stack.live("compose")
        assert isinstance(page, Composer)
        return page

    @property
    def paper(self) -> str:
        """What stands in the margins of the paper, and the text on it."""
        sheet = self.composer.paper.sheet
        sheet.finish()
        return f"{sheet.margins}\n{sheet.toPlainText()}"

    def open(self, path: Path, place: Place | None = None) -> None:
        """Open a case file, wherever it was left."""
        with self.bot.waitSignal(self.window.session.opened, timeout=WAIT):
            self.window.open(path)
        if place is not None:
            self.window.go(place)

    def compose(self, path: Path) -> None:
        """Open a case file and go to its composer."""
        self.open(path, Place("compose"))
        self.bot.waitUntil(lambda: self.composer._shelf is not None, timeout=WAIT)

    def choose(self, title: str) -> None:
        """Choose what has this title, and wait for its preview."""
        subjects = self.composer.subjects
        key = next(key for key, one in subjects._subjects.items() if one.title == title)
        with self.bot.waitSignal(self.composer.previewed, timeout=WAIT):
            subjects.choose(key)

    def previewed(self, act: Callable[[], object]) -> None:
        """Do something and wait for the preview that follows from it."""
        with self.bot.waitSignal(self.composer.previewed, timeout=WAIT):
            act()

    def idle(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: self.window.session.idle, timeout=WAIT)


@pytest.fixture
def demo(written_demo: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration case file."""
    return Path(shutil.copy(written_demo, tmp_path / "Demonstration.chancery"))


@pytest.fixture(scope="session")
def written_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "desk.chancery"
    with CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"})) as case:
        changes = case.door.changes()
        changes.create("country", name="Oman", code="OMN", short_code="OM")
        case.door.change("Add Oman", changes)
        case.keeper.forgo()
    return path


@pytest.fixture
def small(written_small: Path, tmp_path: Path) -> Path:
    """A small case file: India at home, and Oman, added by one action and not assessed."""
    return Path(shutil.copy(written_small, tmp_path / "desk.chancery"))


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This officer's own data, of this test only."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "profile"))
    monkeypatch.delenv("CHANCERY_LOOK", raising=False)
    return tmp_path / "profile" / "chancery"


def want_no_copy(session: Session) -> None:
    """What a test wrote is never opened again: no copy is kept of it when its window closes."""
    if session.case is not None and session.case._keeper is not None:
        session.case._keeper.forgo()


@contextmanager
def sitting(qapp: QApplication, theme: Theme, officer: Officer) -> Iterator[Desk]:
    """An open desk; afterwards none of its threads and timers may be left."""
    gc.freeze()  # a desk collects whole when it closes; what stood before it need not be gone through each time
    threads = set(threading.enumerate())
    desk = Desk(qapp, theme, officer, FixedClock(NOW))
    timers = desk.findChildren(QTimer) + desk.window.findChildren(QTimer)
    yield desk
    want_no_copy(desk.session)
    desk.close()
    desk.deleteLater()
    assert set(threading.enumerate()) - threads == set(), "a thread outlived the window"
    assert not any(isValid(timer) and timer.isActive() for timer in timers), "a timer outlived the window"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, profile: Path) -> Iterator[Seat]:
    """An open desk without a case file."""
    officer = Officer()
    with sitting(qapp, Theme("light", 13.0), officer) as desk:
        qtbot.waitExposed(desk.window)
        yield Seat(qtbot, desk, officer)


@pytest.fixture
def opened(qapp: QApplication, profile: Path) -> Iterator[Callable[[Theme], Desk]]:
    """Opens a desk with another theme."""
    with ExitStack() as stack:
        yield lambda theme: stack.enter_context(sitting(qapp, theme, Officer()))


@pytest.fixture
def inbox(seat: Seat, small: Path) -> Iterator[Inbox]:
    """The inbox of a small case file, and nothing in the clipboard."""
    QGuiApplication.clipboard().clear()
    seat.window.resize(seat.desk.theme.look.units(1440), seat.desk.theme.look.units(900))
    seat.window.activateWindow()
    seat.open(small, Place("inbox"))
    found = Inbox(seat)
    found.rest()
    yield found
    QGuiApplication.clipboard().clear()
