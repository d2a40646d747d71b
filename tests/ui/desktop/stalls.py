"""Measures how long the window's thread takes no events, and sees where it was: a timer that ticks, and a watcher.

The gaps between the ticks are the stalls. The watcher is a thread that looks at the Python frames of all threads while
a tick is late; what it saw is kept with the worst stall of each thing that went on.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

EVERY_MS = 1

LATE_S = 0.02
"""A tick that is so late is looked into."""

LOOK_S = 0.005
"""Between two looks."""

DEPTH = 5
"""Frames of the window's thread that are told, the innermost first."""

_IDLE = frozenset({"wait", "_worker", "get"})
"""Innermost functions of threads that have nothing to do."""


@dataclass(frozen=True, slots=True)
class Stall:
    """One gap: how long it was and how much of it the thread was computing, in seconds; and what was going on.

    `queued` is how long it waited for a processor, which a machine with others to serve does not give at once;
    `program` what all threads computed together: what is much shorter than the gap was not the program's doing.
    `where` are the places in which the thread was seen meanwhile, and what other threads did, the most seen first.
    """

    seconds: float
    working: float
    during: str
    queued: float = 0.0
    program: float = 0.0
    where: tuple[str, ...] = ()

    @property
    def own(self) -> float:
        """The most of it that can be the program's own doing."""
        return max(self.working, min(self.seconds - self.queued, self.program))

    def __str__(self) -> str:
        ms = [f"{1000 * one:.0f} ms" for one in (self.seconds, self.working, self.own, self.queued)]
        return (
            f"{ms[0]} ({ms[1]} computing, {ms[2]} our own, {ms[3]} without a processor) while {self.during}"
        )


class Stalls(QObject):
    """Watches the event loop of the thread it was made in, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.worst: dict[str, Stall] = {}
        """The longest gap of each thing that went on."""
        self.busiest: dict[str, Stall] = {}
        """The gap of each in which this thread computed the most: what a machine with others to serve cannot hide."""
        self._during = "idle"
        self._last = _Moment.now()
        self._watcher = _Watcher(self)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to watch."""
        self._last = _Moment.now()
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """The time since the last tick counts too."""
        self._tick()
        self._timer.stop()
        self._watcher.stop()

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Name what is going on until the block ends."""
        self._tick()
        self._during = what
        yield
        self._tick()
        self._during = "idle"

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is done in the block is a test's own work in this thread, not the window's."""
        begun = _Moment.now()
        yield
        self._last = self._last.later(begun, _Moment.now())

    @property
    def longest(self) -> Stall:
        """The longest gap of all."""
        return max(self.worst.values(), key=lambda stall: stall.seconds, default=Stall(0, 0, "idle"))

    @property
    def last(self) -> float:
        """When the thread took its last event."""
        return self._last.wall

    def told(self, more_than: float = 0.05) -> str:
        """The longest gap of each thing that went on, longest first, and the one with the most computing where that is
        another; and where the thread was in longer ones.
        """
        found = sorted(self.worst.values(), key=lambda stall: -stall.seconds)
        lines: list[str] = []
        for one in found:
            lines.append(str(one))
            busiest = self.busiest[one.during]
            if busiest is not one:
                lines.append(f"    most computing: {busiest}")
            if one.seconds > more_than:
                lines += [f"    {place}" for place in one.where]
        return "\n".join(lines)

    @Slot()
    def _tick(self) -> None:
        was, now = self._last, _Moment.now()
        self._last = now
        longest, busiest = self.worst.get(self._during), self.busiest.get(self._during)
        longer = longest is None or now.wall - was.wall > longest.seconds
        busier = busiest is None or now.thread - was.thread > busiest.working
        if longer or busier:
            found = Stall(
                now.wall - was.wall,
                now.thread - was.thread,
                self._during,
                now.queued - was.queued,
                now.program - was.program,
                self._watcher.seen(was.wall),
            )
            if longer:
                self.worst[self._during] = found
            if busier:
                self.busiest[self._during] = found


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the clocks say, in seconds."""

    wall: float
    thread: float
    queued: float
    program: float

    @classmethod
    def now(cls) -> _Moment:
        return cls(perf_counter(), thread_time(), _queued(), process_time())

    def later(self, begun: _Moment, ended: _Moment) -> _Moment:
        """This moment as if nothing had been between the two others."""
        return _Moment(
            self.wall + ended.wall - begun.wall,
            self.thread + ended.thread - begun.thread,
            self.queued + ended.queued - begun.queued,
            self.program + ended.program - begun.program,
        )


def _queued() -> float:
    """How long this thread has waited for a processor so far; 0 where the system does not tell."""
    try:
        handle = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except OSError:
        return 0.0
    try:
        return int(os.read(handle, 100).split()[1]) / 1e9
    finally:
        os.close(handle)


class _Watcher:
    """Looks at all threads while the thread that made it is late."""

    def __init__(self, stalls: Stalls) -> None:
        self._stalls = stalls
        self._watched = threading.get_ident()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._since = 0.0
        self._places: Counter[str] = Counter()

    def start(self) -> None:
        self._over.clear()
        self._thread = threading.Thread(target=self._look, name="stall watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def seen(self, since: float) -> tuple[str, ...]:
        """What was seen of the gap that began then."""
        if since != self._since:
            return ()
        return tuple(f"{number} × {place}" for place, number in self._places.most_common(6))

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            last = self._stalls.last
            if perf_counter() - last > LATE_S:
                self._note(last)

    def _note(self, last: float) -> None:
        if last != self._since:
            self._since, self._places = last, Counter()
        names = {one.ident: one.name for one in threading.enumerate()}
        own = threading.get_ident()
        for ident, frame in sys._current_frames().items():
            if ident == self._watched:
                self._places[f"window: {_told(frame, DEPTH)}"] += 1
            elif ident != own and frame.f_code.co_name not in _IDLE:
                self._places[f"{names.get(ident, 'a thread')}: {_told(frame, 2)}"] += 1


def _told(frame: FrameType | None, depth: int) -> str:
    """The innermost frames, innermost first."""
    found: list[str] = []
    while frame is not None and len(found) < depth:
        code = frame.f_code
        found.append(f"{code.co_qualname} ({Path(code.co_filename).name}:{frame.f_lineno})")
        frame = frame.f_back
    return " < ".join(found)
