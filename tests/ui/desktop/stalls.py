"""Measures how long the window's thread takes no events: a timer that ticks, and the gaps between its ticks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

EVERY_MS = 1


@dataclass(frozen=True, slots=True)
class Stall:
    """One gap: how long it was and how much of it the thread was computing, in seconds; and what was going on."""

    seconds: float
    working: float
    during: str

    def __str__(self) -> str:
        return f"{1000 * self.seconds:.0f} ms ({1000 * self.working:.0f} ms computing) while {self.during}"


class Stalls(QObject):
    """Watches the event loop of the thread it was made in, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.worst: dict[str, Stall] = {}
        self._during = "idle"
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch."""
        self._last = (perf_counter(), thread_time())
        self._timer.start()

    def stop(self) -> None:
        """The time since the last tick counts too."""
        self._tick()
        self._timer.stop()

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Name what is going on until the block ends."""
        self._tick()
        self._during = what
        yield
        self._tick()
        self._during = "idle"

    @property
    def longest(self) -> Stall:
        """The longest gap of all."""
        return max(self.worst.values(), key=lambda stall: stall.seconds, default=Stall(0, 0, "idle"))

    def told(self) -> str:
        """The longest gap of each thing that went on, longest first."""
        found = sorted(self.worst.values(), key=lambda stall: -stall.seconds)
        return "\n".join(str(stall) for stall in found)

    @Slot()
    def _tick(self) -> None:
        now = (perf_counter(), thread_time())
        gap = Stall(now[0] - self._last[0], now[1] - self._last[1], self._during)
        self._last = now
        if gap.during not in self.worst or gap.seconds > self.worst[gap.during].seconds:
            self.worst[gap.during] = gap
