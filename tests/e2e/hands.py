"""The hands and eyes of an officer at the real window: presses keys where the focus is, waits, and looks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QKeyCombination, QObject, Slot
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from app import catalog
from app.casefile import CaseFile
from db.reader import Reader
from ui.desktop.desk import Desk
from ui.desktop.dialogs import Dialogs
from ui.desktop.main_window import MainWindow

WAIT_S = 60
"""After so long nothing comes any more, also on a machine with much else to do."""

FAR = 80
"""So many controls no page has."""


@dataclass
class Answers(Dialogs):
    """Names the files that the system's own dialogs would ask for."""

    folder: Path
    told: list[str] = field(default_factory=list)

    def new_demonstration(self, parent: QWidget) -> Path | None:
        return self.folder / "Demonstration.chancery"

    def new_brief(self, parent: QWidget, name: str, folder: Path | None) -> Path | None:
        self.told.append(name)
        return self.folder / f"{name}.docx"


class Hands(QObject):
    """Presses keys where the focus is, as the window system would bring them, and sees what becomes of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.keys = 0
        """Keys that were pressed and are not text."""
        self.text = 0
        """Characters typed."""
        self.states: list[str] = []
        """The digest of everything on file, before the first change and after each."""
        self.apart: Callable[[], AbstractContextManager[None]] = nullcontext
        """In such a block is done what an officer's window would not do."""
        desk.session.changed.connect(self._take_changed)

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    @property
    def case(self) -> CaseFile:
        assert self.desk.session.case is not None
        return self.desk.session.case

    # --- fingers ---

    def press(self, *keys: str) -> None:
        """Press keys or their combinations, as the table of actions spells them."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # Qt's stubs forget it
            assert isinstance(combination, QKeyCombination)
            QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())
            self.keys += 1
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words."""
        for letter in words:
            QTest.keyClick(self._window(), letter)  # type: ignore[call-overload]
            self.text += 1
        QApplication.processEvents()

    def _window(self) -> QWindow:
        """The window that has the keyboard; without a window manager nobody but us gives it to a new one."""
        wanted = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        own: QWindow | None = wanted.windowHandle()
        handle = self.window.windowHandle() if own is None else own
        if QGuiApplication.focusWindow() is not handle:
            wanted.activateWindow()
            QTest.qWaitForWindowActive(handle, 5000)
        return handle

    # --- eyes ---

    def until(self, what: str, so: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = monotonic() + WAIT_S
        while not so():
            if monotonic() > end or "a fault of its own" in self.said:
                raise AssertionError(f"{what} never came; the window says “{self.seen()}”")
            QTest.qWait(5)

    def idle(self) -> None:
        """Wait until nothing is under way."""
        self.until("Rest", lambda: self.desk.session.idle)
        QApplication.processEvents()

    def seen(self) -> str:
        """Everything that labels of the window say now."""
        labels = self.window.findChildren(QLabel)
        return " | ".join(text for one in labels if one.isVisible() and (text := one.text().strip()))

    @property
    def said(self) -> str:
        """What the bar says."""
        return self.window.bar.label.text() if self.window.bar.isVisible() else ""

    def at(self, page: str) -> bool:
        """Whether one is on a page, and it has read what it shows."""
        here = self.window.stack.here()
        return here is not None and here.page == page and self.desk.session.idle

    def rows(self, name: str) -> list[str]:
        """What stands in the list of this name; empty where it is not shown."""
        views = (one for one in self.window.findChildren(QListView) if one.accessibleName() == name)
        view = next((one for one in views if one.isVisible()), None)
        if view is None:
            return []
        model = view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def focused(self, name: str) -> bool:
        """Whether the control of this name has the focus."""
        return spoken(self.window.focusWidget()) == name

    def rests(self) -> bool:
        """Whether nothing is under way."""
        return self.desk.session.idle

    def title(self) -> str:
        """The title of the page."""
        page = self.window.stack.page
        return page.title() if page is not None else ""

    def can(self, action: str) -> bool:
        """Whether an action of the table is on."""
        return self.window.actions_[action].isEnabled()

    def tab_to(self, *names: str) -> None:
        """Press Tab until the focus is at a control with one of these names."""
        met: list[str] = []
        while (now := spoken(self.window.focusWidget())) not in names:
            met.append(now)
            if len(met) > FAR:
                raise AssertionError(f"Tab never comes to {' or '.join(names)}, only to {', '.join(met)}")
            self.press("Tab")

    @Slot()
    def _take_changed(self) -> None:
        with self.apart():
            self.states.append(self.digest())

    def digest(self) -> str:
        """A digest of every field of every record on file."""
        with self.case.read() as reader:
            return digest(reader)


def spoken(widget: QWidget | None) -> str:
    """The name by which a screen reader speaks of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget) if widget is not None else None
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def digest(reader: Reader) -> str:
    """A digest of every record that is not in the recycle bin, with the references it holds."""
    whole = hashlib.sha256()
    for kind in sorted(one.kind for one in catalog.kinds()):
        rows = reader.rows(f'SELECT * FROM "{kind}" WHERE NOT deleted ORDER BY id')
        whole.update(json.dumps([kind, [list(row) for row in rows]], default=str).encode())
    return whole.hexdigest()
