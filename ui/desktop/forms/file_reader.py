"""Reads the texts of files that were dropped on a form, in the background and each in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.reading.errors import ReaderBroken, UnreadableFile
from app.reading.texts import ReadText, read_text
from ui.desktop.worker import Question, Worker


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its text, or in words why there is none."""

    key: str
    text: ReadText | None
    trouble: str = ""


class FileReader(QObject):
    """One for each pane; what is under way is forgotten with the form."""

    read = Signal(object)
    """A Reading."""
    rested = Signal()
    """Nothing is being read any more."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: set[str] = set()
        self._question = Question(worker, "Reading a file …", self, every=True)
        self._question.answered.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return bool(self._waiting)

    def ask(self, key: str, path: Path) -> None:
        """Read a file; the answer comes with its key."""
        self._waiting.add(key)
        self._question.ask(partial(_read, key, path))

    def forget(self) -> None:
        """Nobody waits for the texts any more."""
        self._waiting.clear()
        self._question.forget()

    @Slot(object)
    def _take(self, reading: Reading) -> None:
        self._waiting.discard(reading.key)
        self.read.emit(reading)
        if not self._waiting:
            self.rested.emit()


def _read(key: str, path: Path) -> Reading:
    try:
        return Reading(key, read_text(path))
    except (UnreadableFile, ReaderBroken) as error:
        return Reading(key, None, str(error))
    except OSError as error:
        return Reading(key, None, f"“{path.name}” cannot be opened ({error.strerror}).")
