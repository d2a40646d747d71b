"""Long work on the screen: how far it is, read now and then from what the worker notes, and how it is stopped."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.interchange.errors import Cancelled
from ui.desktop.look import Theme
from ui.desktop.parts.progress import Progress

LOOK_MS = 100
WIDEST = 560


class Watching:
    """Given to long work of `app` as its watch; it belongs to no thread."""

    def __init__(self, words: str) -> None:
        self.far = (words, 0, 0)
        """What is being done, how much of it is done, and how much there is."""
        self._stopped = threading.Event()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Note how far it is; raises Cancelled where somebody has had enough."""
        if self._stopped.is_set():
            raise Cancelled("It was stopped; nothing was changed.")
        self.far = (str(phase), done, total)

    def stop(self) -> None:
        """Let the work end at its next report."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody has had enough."""
        return self._stopped.is_set()


class Work(QWidget):
    """A bar with Cancel in the middle of a page; what goes on is that of the latest `begin`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self.progress = Progress(theme)
        self.progress.setMaximumWidth(look.units(WIDEST))
        column = QVBoxLayout(self)
        margin = look.units(32)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addStretch(2)
        column.addWidget(self.progress)
        column.addStretch(3)
        self._watching: Watching | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.progress.cancelled.connect(self.stop)

    def begin(self, words: str, *, cancellable: bool = True) -> Watching:
        """Show that something begins; what was shown before is stopped."""
        self.stop()
        self._watching = Watching(words)
        self.progress.show_step(words)
        self.progress.cancel.setVisible(cancellable)
        self._timer.start()
        return self._watching

    @Slot()
    def stop(self) -> None:
        """Have the work end at its next report."""
        if self._watching is not None:
            self._watching.stop()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self._watching = None

    @Slot()
    def _look(self) -> None:
        watching = self._watching
        if watching is not None and not watching.stopped:
            self.progress.show_step(*watching.far)
