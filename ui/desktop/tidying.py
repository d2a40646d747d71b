"""Keeps Python's garbage collector in the thread of the window, and keeps it short.

Left to itself it runs in whatever thread happens to allocate; windows that are part of a cycle are then destroyed by
the reading thread, which ends the process. In the thread of the window it must not take longer than a blink: it looks
at everything that was made since it looked last, so while other threads make much it looks often, and only at the
newest; what is there for good it does not look at at all.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000
WHILE_BUSY_MS = 50
"""Other threads may make half a million objects a second, of which a good part is alive when it is looked at."""


class Tidying(QObject):
    """Collects garbage on a timer, with Python's own thresholds, from its making until `stop`."""

    def __init__(self, parent: QObject | None = None, *, settles: bool = False) -> None:
        """`settles`: what outlives a full collection is there for good, until `unsettle`; so is what is there now."""
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._settles = settles
        self._busy = False
        gc.disable()
        if settles:
            gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot(str)
    def hurry(self, words: str) -> None:
        """Something is under way in another thread; nothing is, where there are no words for it."""
        if bool(words) != self._busy:
            self._busy = bool(words)
            self._timer.start(WHILE_BUSY_MS if self._busy else EVERY_MS)

    @Slot()
    def tidy(self) -> None:
        """Collect the oldest generation that is due; while something is under way, the youngest at most."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if threshold and count > threshold
        ]
        if due:
            oldest = 0 if self._busy else max(due)
            gc.collect(oldest)
            if oldest == 2:
                self.settle()

    @Slot()
    def settle(self) -> None:
        """Let what is there now be there for good, where that was asked for."""
        if self._settles:
            gc.freeze()

    @Slot()
    def unsettle(self) -> None:
        """Much of what was there for good is let go of: the next full collection looks at everything."""
        if self._settles:
            gc.unfreeze()

    def stop(self) -> None:
        """Collect everything and leave the rest to Python."""
        self._timer.stop()
        self.unsettle()
        gc.collect()
        if self._was_on:
            gc.enable()
