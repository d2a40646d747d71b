"""Takes texts up, one after the other: files are read in their own process, then what they propose is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import ChanceryError
from app.inbox.papers import Enclosure, Paper, paper_of_content, paper_of_file, paper_of_text
from app.inbox.queue import take_up, take_up_source
from ui.desktop.session import Session
from ui.desktop.worker import Question


class Taking(QObject):
    """The texts that wait to be taken up."""

    moved = Signal(int, int, str)
    """How many are done of how many, and the name of what is being read; both 0 at the end."""
    taken = Signal(str)
    """The source of a text that was taken up."""
    refused = Signal(str)
    """Why a text was not."""
    enclosed = Signal(object)
    """Texts that came with the one that was taken up (Enclosures), not taken up themselves."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[Path | Enclosure] = []
        self._with: tuple[Enclosure, ...] = ()
        self._done = self._whole = 0
        self._reading = Question(session.builder, "Reading a file …", self)
        self._reading.answered.connect(self._take_paper)
        self._reading.failed.connect(self._fail)

    @property
    def busy(self) -> bool:
        """Whether something is being taken up."""
        return bool(self._whole)

    def text(self, words: str) -> None:
        """Take a pasted text up."""
        self._whole += 1
        self._tell("the text that was pasted")
        try:
            paper = paper_of_text(words)
        except ChanceryError as error:
            self._fail(error)
            return
        self._take_paper(paper)

    def source(self, source_id: str) -> None:
        """Take the text of a source on file up."""
        case = self._session.case
        if case is not None:
            self._whole += 1
            self._tell("the source")
            self._carry_out(partial(take_up_source, case, source_id))

    def files(self, paths: Sequence[Path | Enclosure]) -> None:
        """Take files up, in their order."""
        self._waiting += paths
        self._whole += len(paths)
        if len(self._waiting) == len(paths):
            self._next()

    def forget(self) -> None:
        """Nobody waits any more; what is taken up stays."""
        self._waiting, self._done, self._whole = [], 0, 0
        self._reading.forget()
        self._tell("")

    def _next(self) -> None:
        if self._waiting and not self._reading.waiting:
            one = self._waiting.pop(0)
            self._tell(one.name)
            read = (
                partial(paper_of_content, one.name, one.content)
                if isinstance(one, Enclosure)
                else partial(paper_of_file, one)
            )
            self._reading.ask(read)

    @Slot(object)
    def _take_paper(self, paper: Paper) -> None:
        case = self._session.case
        if case is None:
            return
        self._with += tuple(one for one in paper.enclosed if one.readable)
        self._carry_out(partial(take_up, case, paper))

    def _carry_out(self, job: Callable[[], object]) -> None:
        self._session.carry_out(
            "Reading what a text proposes …", job, by=self, then=self._take_source, failed=self._fail
        )

    @Slot(object)
    def _take_source(self, source: str) -> None:
        self.taken.emit(source)
        self._one_done()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.refused.emit(str(error) if isinstance(error, ChanceryError) else "")
        if not isinstance(error, ChanceryError):
            self._session.failed.emit(error)
        self._one_done()

    def _one_done(self) -> None:
        self._done += 1
        if self._done >= self._whole:
            self._done = self._whole = 0
            came, self._with = self._with, ()
            if came:
                self.enclosed.emit(came)
        self._tell("")
        self._next()

    def _tell(self, name: str) -> None:
        self.moved.emit(self._done, self._whole, name)
