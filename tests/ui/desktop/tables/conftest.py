"""A table over a small case file, with a real reading thread, and ways to wait for it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from app.casefile import CaseFile
from app.door import Changed
from app.lists import Asked
from app.views import View
from db.values.choices import CommitmentKind, CommitmentStatus, MeetingKind, MeetingStatus, Side, Strength
from db.values.due import parse_due
from db.values.ids import FixedClock, FixedIds, derived_id
from db.values.partial_date import DateRange, PartialDate
from tests.ui.desktop.conftest import want_no_copy
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.pages.list import ListPage
from ui.desktop.session import Session
from ui.desktop.sheet import sheet
from ui.desktop.tables.table import RecordTable
from ui.desktop.worker import Worker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.tables.listing import At

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
INDIA, OMAN = derived_id("country", "ind"), derived_id("country", "omn")
WAIT = 20_000


@dataclass
class Book:
    """A case file with many meetings and a few commitments."""

    case: CaseFile

    def change(self, *steps: tuple[str, dict[str, Any]]) -> Changed:
        changes = self.case.door.changes()
        for kind, values in steps:
            changes.create(kind, **values)
        return self.case.door.change("Add", changes)

    def edit(self, id: str, **values: Any) -> Changed:
        changes = self.case.door.changes()
        changes.edit(id, **values)
        return self.case.door.change("Edit", changes)

    def delete(self, id: str) -> Changed:
        changes = self.case.door.changes()
        changes.delete(id)
        return self.case.door.change("Delete", changes)


def meeting(title: str, when: str | None = None) -> tuple[str, dict[str, Any]]:
    held = DateRange.parse(when) if when else None
    given = {"meeting_kind": MeetingKind.TALKS, "status": MeetingStatus.HELD, "parties": [INDIA, OMAN]}
    return "meeting", {"title": title, "held_on": held, **given}


def promise(wording: str, due: str | None = None, **values: Any) -> tuple[str, dict[str, Any]]:
    made = PartialDate.parse("2026-10-01")
    given = {
        "commitment_kind": CommitmentKind.AGREED, "strength": Strength.FIRM, "owner_side": Side.OURS,
        "status": CommitmentStatus.OPEN, "made_on": made, "parties": [INDIA, OMAN],
        "due": parse_due(due, made_on=made.first) if due else None,
    }  # fmt: skip
    return "commitment", {"wording": wording, **(given | values)}


@pytest.fixture(scope="session")
def written_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "Book.chancery"
    home = ("India", {"code": "IND", "short_code": "IN"})
    with CaseFile.create(path, home=home, clock=FixedClock(NOW), ids=FixedIds("book")) as case:
        book = Book(case)
        book.change(("country", {"name": "Oman", "code": "OMN", "short_code": "OM"}))
        book.change(
            *(meeting(f"Talks {number:03}") for number in range(300)), meeting("Zonal review", "2026-05-01")
        )
        book.change(
            promise("Share a procedure", "by 31 October 2026"),
            promise("Name contacts", "by 1 October 2026", owner_side=Side.THEIRS),
            promise("Widen cooperation", "by 1 December 2026"),
            promise("Hold the next session"),
        )
    return path


@pytest.fixture
def book(written_book: Path, tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "Book.chancery"
    path.write_bytes(written_book.read_bytes())
    with CaseFile.open(path, clock=FixedClock(NOW), ids=FixedIds("again")) as case:
        yield Book(case)
        case.keeper.forgo()  # nobody opens it again, so no copy is kept


@dataclass
class Shown:
    """A table on the screen."""

    bot: QtBot
    book: Book
    table: RecordTable

    def wait(self) -> None:
        """Until every answer has come and every row in sight is read."""
        self.bot.waitUntil(self._settled, timeout=WAIT)

    def _settled(self) -> bool:
        QCoreApplication.sendPostedEvents()
        return not self.table.waiting and not self.table.view._look.isActive()

    def show(self, kind: str, words: str = "", aim: str = "", **how: Any) -> None:
        self.table.show_view(self.book.case, View("", Asked(kind, words, **how)), aim)
        self.wait()

    def refresh(self, changed: Changed) -> None:
        self.table.refresh(changed)
        self.wait()

    def press(
        self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        if isinstance(key, str):
            QTest.keyClicks(self.table.view, key, modifiers)
        else:
            QTest.keyClick(self.table.view, key, modifiers)
        self.wait()

    def titles(self, number: int = 5) -> list[str]:
        model = self.table.model
        return [model.index(row, 0).data() for row in range(min(number, model.rowCount()))]

    @property
    def current(self) -> str:
        return self.table.view.currentIndex().siblingAtColumn(0).data() or ""

    @property
    def chosen(self) -> list[str]:
        rows = {index.row() for index in self.table.view.selectionModel().selectedRows()}
        return [self.table.model.index(row, 0).data() for row in sorted(rows)]


@pytest.fixture
def shown(qtbot: QtBot, book: Book) -> Iterator[Shown]:
    gc.disable()  # as in the desk: only the window's thread collects what is left of windows
    theme, worker = Theme("light", 13.0), Worker()
    table = RecordTable(theme, worker)
    table.setStyleSheet(sheet(theme.look))
    table.resize(900, 600)
    table.show()
    table.view.setFocus()
    failures: list[object] = []
    table.failed.connect(failures.append)
    yield Shown(qtbot, book, table)
    table.forget()
    worker.close()
    table.close()
    table.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    assert failures == []


@pytest.fixture
def at(qtbot: QtBot, written_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[At]:
    from tests.ui.desktop.tables.listing import At, Pane  # which takes its clock from here

    gc.disable()
    monkeypatch.setattr(ListPage, "PANE", Pane)
    path = Path(shutil.copy(written_book, tmp_path / "Book.chancery"))
    session = Session(clock=FixedClock(NOW))
    theme = Theme("light", 13.0)
    around = Surroundings(theme, session, Dialogs())
    page = ListPage(around)
    page.setStyleSheet(sheet(theme.look))
    page.resize(1100, 600)
    page.show()
    made = At(qtbot, session, page, [], [], [])
    around.going.connect(made.went.append)
    around.saying.connect(lambda words, *_: made.said.append(words))
    around.failing.connect(made.failures.append)
    session.failed.connect(made.failures.append)
    session.changed.connect(page.take_changed)
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        session.open(path)
    yield made
    page.settle()
    page.stop()
    want_no_copy(session)
    session.close()
    page.close()
    for thing in (page, around, session):
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    assert made.failures == []
