"""Says when the window has something to do, so that long work in other threads stands aside (`db.values.courtesy`).

What comes from the window system (keys, the pointer) is seen at the few windows of the system, not at their many
widgets; that something is to be painted anew, at the widget that fills the window; what comes from other threads, where
it is handed on (`ui.desktop.worker`). The end is a timer without delay: it is heard when all else is done.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from db.values.courtesy import WINDOW

SWITCH_S = 0.0003
"""How long a thread that wants to run leaves another one running, where Python's own is 0.005: the window lets go of
its turn at many calls of a single painting, and waits so long for it each time that another thread has taken it.
"""


class Precedence(QObject):
    """Of the thread in which it is made, from its making until `stop`; a process has one at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        WINDOW.claim()
        self._before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._end)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())

    @Slot("QWindow*")
    def watch(self, window: QWindow | None) -> None:
        """What comes to this window of the system has precedence."""
        if window is not None:
            window.installEventFilter(self)  # again: nothing but that it is asked first

    def fill(self, widget: QWidget) -> None:
        """This widget fills a window: what comes to the window has precedence, and what is to be painted in it."""
        widget.installEventFilter(self)
        self.watch(widget.windowHandle())

    @Slot()
    def begin(self) -> None:
        """Something is to be done now."""
        WINDOW.begin()
        self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest or not watched.isWidgetType():
            self.begin()
        return False

    def stop(self) -> None:
        """Nothing has precedence any more."""
        self._rest.stop()
        sys.setswitchinterval(self._before)
        WINDOW.resign()

    @Slot()
    def _end(self) -> None:
        WINDOW.end()
