"""How long nobody has touched a key or the mouse in any window of the program; tells when it is long enough."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

Seconds = Callable[[], float]
"""A clock that only goes forward."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip
"""Of a key that is a shortcut only the release comes to the window of the system."""
_LOOK_MS = 30_000
"""A timer rests while the machine sleeps, the clock does not: it is looked at least as often as this."""


def seconds() -> float:
    """Seconds that go on while the machine sleeps, wherever the system counts them."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Idle(QObject):
    """Emits `passed` once nobody has touched anything for as many minutes as are waited for.

    Input is seen at the few windows of the system, not at their many widgets.
    """

    passed = Signal()

    def __init__(self, clock: Seconds = seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._minutes = 0
        self._touched = clock()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)

    def wait(self, minutes: int) -> None:
        """Wait for so many minutes from now on; 0: for nothing."""
        if minutes != self._minutes:
            self._minutes, self._touched = minutes, self.clock()
            self._watch(QGuiApplication.focusWindow())
            self.look()

    @Slot()
    def look(self) -> None:
        """See whether it is long enough."""
        self._timer.stop()
        if not self._minutes:
            return
        rest = self._minutes * 60 - (self.clock() - self._touched)
        if rest <= 0:
            self._minutes = 0
            self.passed.emit()
        else:
            self._timer.start(min(round(rest * 1000) + 1, _LOOK_MS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes after the time was up, on waking from sleep say, does not begin it anew."""
        if event.type() in _TOUCHES and self._minutes:
            if self.clock() - self._touched >= self._minutes * 60:
                self.look()
                return True
            self._touched = self.clock()
        return False

    @Slot("QWindow*")
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # again: nothing but that it is asked first
