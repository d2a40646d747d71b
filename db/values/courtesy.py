"""Lets long work in the background stand aside while the window has something to do.

Python runs one thread at a time, and threads that all want to run hand it round: a window that computes for 20 ms
beside three others is late by 60. So whoever works long says `give_way` at small intervals, which costs nothing where
no window is open or it has nothing to do, and else waits until it has done it.
"""

from __future__ import annotations

from threading import Lock, get_ident
from time import monotonic

LONGEST_S = 0.03
"""So long at most work stands aside for one thing that the window does: it must come to its end too."""


class Courtesy:
    """The precedence of one thread over all others; of none, until one claims it."""

    __slots__ = ("_gate", "_until", "_whose")

    def __init__(self) -> None:
        self._gate = Lock()
        self._until = 0.0
        self._whose = 0

    def claim(self) -> None:
        """This thread has precedence from now on."""
        self._whose = get_ident()

    def resign(self) -> None:
        """No thread has it any more; nobody waits."""
        self._whose = 0
        self.end()

    def begin(self) -> None:
        """The thread with precedence has something to do, or will have at once; any thread may know that."""
        if not self._until and self._whose and self._gate.acquire(blocking=False):
            self._until = monotonic() + LONGEST_S

    def end(self) -> None:
        """It is done; said by the thread with precedence alone."""
        if self._until:
            self._until = 0.0
            self._gate.release()

    def give_way(self) -> None:
        """Wait until the thread that has precedence is done, but not for long; that thread itself never waits."""
        until = self._until
        if until and get_ident() != self._whose:
            left = until - monotonic()
            if left > 0 and self._gate.acquire(timeout=left):
                self._gate.release()


WINDOW = Courtesy()
"""Of the one window of this process."""

give_way = WINDOW.give_way
