"""A meeting form in the real window, and keys pressed where the focus is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casefile import CaseFile
from db.models import Meeting
from ui.desktop.meeting.form import MeetingForm
from ui.desktop.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desktop.conftest import Seat


@dataclass
class FormSeat:
    """The form of a meeting, and an officer with a keyboard."""

    seat: Seat

    @property
    def pane(self) -> Any:
        return self.seat.window.stack.page.form

    @property
    def form(self) -> MeetingForm:
        form = self.pane.form
        assert isinstance(form, MeetingForm)
        return form

    @property
    def case(self) -> CaseFile:
        assert self.seat.window.session.case is not None
        return self.seat.window.session.case

    def go(self, place: Place) -> None:
        self.seat.window.go(place)
        self.seat.idle()
        self.seat.window.activateWindow()
        self.form.heading.edit.setFocus()

    def write(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        self.seat.idle()

    def enter(self, words: str = "") -> None:
        self.write(words)
        self.press(Qt.Key.Key_Return)

    def log(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def meeting(self, title: str) -> str:
        with self.case.read() as reader:
            (found,) = (row.id for row in reader.all(Meeting) if row.title == title)
        return found


@pytest.fixture(autouse=True)
def _no_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for an officer who thinks."""
    monkeypatch.setattr("ui.desktop.forms.draft_keeper.AFTER_MS", 5)
    monkeypatch.setattr("ui.desktop.forms.finder.WAIT_MS", 5)


@pytest.fixture
def at(seat: Seat, demo: Path) -> Callable[[Place], FormSeat]:
    """Opens the demonstration at a place."""

    def open_at(place: Place) -> FormSeat:
        seat.open(demo)
        seat.idle()
        found = FormSeat(seat)
        found.go(place)
        return found

    return open_at


@pytest.fixture
def new(at: Callable[[Place], FormSeat]) -> FormSeat:
    """An empty form."""
    return at(Place("new", "meeting"))
