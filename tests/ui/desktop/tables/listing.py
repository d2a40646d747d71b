"""The page of a list without a window around it, and a pane beside it that remembers what it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.door import Changed
from tests.ui.desktop.tables.conftest import WAIT
from ui.desktop.page import Surroundings
from ui.desktop.pages.list import ListPage
from ui.desktop.place import Place
from ui.desktop.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Pane(QWidget):
    """A pane beside the list that remembers what it was asked for."""

    going = Signal(object)
    moved = Signal()
    editing = False

    def __init__(self, _around: Surroundings) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.changes: list[Changed] = []

    def verbs(self) -> dict[str, Callable[[], object]]:
        return {"history": self.settle}

    def settle(self) -> None:
        pass

    def show_record(self, kind: str, id: str) -> None:
        self.shown.append((kind, id))

    def take_changed(self, changed: Changed) -> None:
        self.changes.append(changed)

    def stop(self) -> None:
        self.shown.append(("", ""))


@dataclass
class At:
    """A page of an open case file, and what it said to the window."""

    bot: QtBot
    session: Session
    page: ListPage
    went: list[Place]
    said: list[str]
    failures: list[object]

    @property
    def pane(self) -> Pane:
        pane = self.page.pane
        assert isinstance(pane, Pane)
        return pane

    @property
    def case(self) -> CaseFile:
        assert self.session.case is not None
        return self.session.case

    def wait(self) -> None:
        self.bot.waitUntil(self._settled, timeout=WAIT)

    def _settled(self) -> bool:
        table, bar = self.page.board.table, self.page.board.filter
        timers = (table.view._look, bar._pause, self.page._rest)
        return self.session.idle and not table.waiting and not any(timer.isActive() for timer in timers)

    def go(self, kind: str, **how: Any) -> None:
        self.page.show_place(Place("list", kind, **how))
        self.wait()

    def do(self, act: Callable[[], object]) -> None:
        act()
        self.wait()

    def titles(self) -> list[str]:
        model = self.page.board.table.model
        return [model.index(row, 0).data() for row in range(min(8, model.rowCount()))]

    def count(self) -> int:
        return len(self.page.board.table.model.order)

    def choose_view(self, name: str) -> None:
        bar = self.page.board.views
        place = [one.name for one in bar._views].index(name)
        self.do(partial(bar.chosen.emit, bar._views[place]))

    def type(self, words: str) -> None:
        field = self.page.board.filter.field
        field.setFocus()
        QTest.keyClicks(field, words)
        self.bot.waitUntil(lambda: not self.page.board.filter._pause.isActive(), timeout=WAIT)
        self.wait()

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.page.board.filter._chips]
