"""Keeps Python's garbage collector in the thread of the window.

Left to itself it runs in whatever thread happens to allocate; windows that are part of a cycle are then destroyed by
the reading thread, which ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000


class Tidying(QObject):
    """Collects garbage on a timer, with Python's own thresholds, from its making until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if threshold and count > threshold
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Collect everything and leave the rest to Python."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()
