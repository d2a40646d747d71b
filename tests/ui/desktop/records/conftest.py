"""A page with a case file behind it and no window around it: the session's threads, the surroundings, an officer."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.casefile import CaseFile
from app.references import Mention
from db.values.ids import FixedClock, derived_id
from tests.ui.desktop.conftest import want_no_copy
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme
from ui.desktop.page import Page, Surroundings
from ui.desktop.pages.record import NewPage, RecordPage
from ui.desktop.place import Place
from ui.desktop.session import Session

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
WAIT = 20_000
INDIA = derived_id("country", "ind")
OMAN = derived_id("country", "omn")


@dataclass
class Answers(Dialogs):
    """An officer who has decided beforehand."""

    chosen: list[Path] = field(default_factory=list)
    target: Path | None = None
    opened: list[Path] = field(default_factory=list)

    def files(self, parent: QWidget, words: str) -> list[Path]:
        return self.chosen

    def copy_of(self, parent: QWidget, name: str) -> Path | None:
        return self.target

    def open_file(self, path: Path) -> bool:
        self.opened.append(path)
        return True


class Heard(QObject):
    """What was said, where somebody wanted to go, and what failed."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.does: Any = None
        self.went: list[Place] = []
        self.failed: list[Exception] = []

    @Slot(str, object, str, object)
    def say(self, words: str, tone: object, action: str, does: object) -> None:
        self.said.append((words, action))
        self.does = does

    @Slot(object)
    def go(self, place: Place) -> None:
        self.went.append(place)

    @Slot(object)
    def fail(self, error: Exception) -> None:
        self.failed.append(error)


@dataclass
class Room:
    """One page and the ways a test works with it."""

    bot: QtBot
    session: Session
    around: Surroundings
    heard: Heard
    dialogs: Answers
    page: Any = None

    @property
    def case(self) -> CaseFile:
        assert self.session.case is not None
        return self.session.case

    @property
    def form(self) -> Any:
        """The form pane of whichever page is open."""
        return self.page.form if isinstance(self.page, NewPage) else self.page.pane.form

    @property
    def fields(self) -> dict[str, Any]:
        """The editors of the open form."""
        assert self.form.form is not None
        return self.form.form.fields.editors

    def idle(self) -> None:
        """Until every thread has answered."""
        self.bot.waitUntil(self._settled, timeout=WAIT)

    def _settled(self) -> bool:
        QCoreApplication.sendPostedEvents()
        return self.session.idle and not self._resting()

    def _resting(self) -> bool:
        return any(timer.isActive() for timer in self._timers())

    def _timers(self) -> list[QTimer]:
        found: list[QTimer] = self.page.findChildren(QTimer) if self.page is not None else []
        return [timer for timer in found if timer.parent().__class__.__name__ in {"Finder", "DraftKeeper"}]

    def open(self, page: type[Page], place: Place) -> Any:
        """Show a page at a place, in a window of its own."""
        if self.page is not None:
            self.leave()
        self.page = page(self.around)
        self.page.resize(900, 700)
        self.page.show()
        self.page.activateWindow()
        self.bot.waitActive(self.page)
        self.page.show_place(place)
        self.session.changed.connect(self.page.take_changed)
        self.idle()
        return self.page

    def new(self, kind: str, **given: str) -> NewPage:
        found: NewPage = self.open(NewPage, Place("new", kind, given=tuple(given.items())))
        return found

    def record(self, kind: str, record: str) -> Any:
        return self.open(RecordPage, Place("record", kind, record))

    def add(self, kind: str, /, **values: Any) -> str:
        """A record, behind the page's back."""
        changes = self.case.door.changes()
        record = changes.create(kind, **values)
        self.case.door.change(f"Add a {kind}", changes)
        self.idle()
        return record

    def edit(self, record: str, /, **values: Any) -> None:
        """An edit by somebody else."""
        changes = self.case.door.changes()
        changes.edit(record, **values)
        self.case.door.change("Edit elsewhere", changes)
        self.idle()

    def type(self, name: str, words: str) -> None:
        """Type words into a field, key by key."""
        editor = self.fields[name]
        editor.go()
        self.bot.keyClicks(editor.control, words)

    def key(self, key: Qt.Key, *, control: bool = False) -> None:
        """Press a key where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        self.bot.keyClick(focus, key, held)

    def pick(self, name: str, words: str) -> None:
        """Type, wait for what is offered, and take the first with Enter."""
        self.type(name, words)
        self.idle()
        self.key(Qt.Key.Key_Return)

    def leave(self) -> None:
        page, self.page = self.page, None
        page.settle()
        page.stop()
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.idle()  # what was typed is kept by the writing thread


@pytest.fixture(scope="session")
def two_countries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """India at home, and Oman."""
    path = tmp_path_factory.mktemp("small") / "desk.chancery"
    with CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"}), author="officer") as case:
        changes = case.door.changes()
        changes.create("country", name="Oman", code="OMN", short_code="OM")
        case.door.change("Add Oman", changes)
    return path


@pytest.fixture(autouse=True)
def _no_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for an officer who thinks."""
    monkeypatch.setattr("ui.desktop.forms.draft_keeper.AFTER_MS", 5)
    monkeypatch.setattr("ui.desktop.forms.finder.WAIT_MS", 5)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light", 13.0)


@pytest.fixture
def enter(qtbot: QtBot, theme: Theme, tmp_path: Path, profile: Path) -> Iterator[Callable[[Path], Room]]:
    """Opens a copy of a case file; afterwards no thread and no timer may be left."""
    threads = set(threading.enumerate())
    rooms: list[Room] = []

    def make(source: Path) -> Room:
        path = Path(shutil.copy(source, tmp_path / source.name))
        session = Session(None, FixedClock(NOW))
        with qtbot.waitSignal(session.opened, timeout=WAIT):
            session.open(path)
        heard, dialogs = Heard(), Answers()
        around = Surroundings(theme, session, dialogs)
        around.saying.connect(heard.say)
        around.going.connect(heard.go)
        around.failing.connect(heard.fail)
        session.failed.connect(heard.fail)
        rooms.append(Room(qtbot, session, around, heard, dialogs))
        return rooms[-1]

    yield make
    for room in rooms:
        page = room.page
        timers = page.findChildren(QTimer) if page is not None else []
        if page is not None:
            room.leave()
        want_no_copy(room.session)
        room.session.close()
        assert not any(isValid(timer) and timer.isActive() for timer in timers), "a timer outlived its page"
        assert room.heard.failed == [], room.heard.failed
    assert set(threading.enumerate()) - threads == set(), "a thread outlived its session"


@pytest.fixture
def room(enter: Callable[[Path], Room], two_countries: Path) -> Room:
    """India and Oman."""
    return enter(two_countries)


@pytest.fixture
def demo_room(enter: Callable[[Path], Room], written_demo: Path) -> Room:
    """The demonstration."""
    return enter(written_demo)


def mention(record: str, title: str, kind: str = "person") -> Mention:
    return Mention(record, kind, title)
