"""What went wrong, in words: one hook for faults of the program, one sentence for everything else."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot

from app import bugs
from app.errors import ChanceryError
from app.sites import profile
from db.values.ids import SystemClock


class Failures(QObject):
    """Turns exceptions into sentences for the window; those that no officer can cause are noted on this machine."""

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.installed = False
        """Whether what nobody else catches comes here."""

    @Slot(object)
    def tell(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.told.emit(sentence(error))

    def install(self) -> None:
        """Catch what nobody else catches, in any thread, until `uninstall`."""
        self.installed = True
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Leave uncaught exceptions to Python again."""
        self.installed = False
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.tell(error)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.tell(caught.exc_value)


def sentence(error: BaseException) -> str:
    """What an officer is told. A fault of the program is noted first, without a word of anybody's content."""
    if isinstance(error, ChanceryError):
        return str(error)
    try:
        noted = f"It is noted in {bugs.note(error, profile(), SystemClock().now())}."
    except (OSError, ChanceryError):
        noted = "It could not be noted: your own data folder cannot be written."
    return (
        f"Chancery hit a fault of its own; nothing was lost. {noted} Try again, or go on with something else."
    )
