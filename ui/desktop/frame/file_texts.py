"""Reads the texts of attached files while nothing else is done, so that search finds their words without a command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.casefile import CaseFile
from app.door import Changed
from ui.desktop.session import Session
from ui.desktop.worker import Question

if TYPE_CHECKING:
    from app.reading.attached import Outcome

REST_MS = 4_000
"""Rest after opening a case file, and after each change of attachments."""

NEXT_MS = 200
"""From one file to the next, in which whatever the officer asks for goes first."""


class FileTexts(QObject):
    """One file at a time; what waits when the case file is closed is read the next time."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = Question(session.builder, "Reading an attached file for the search …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(session.failed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._read)
        session.opened.connect(self._begin)
        session.changed.connect(self._take_changed)
        session.closing.connect(self.stop)
        if session.case is not None:
            self._begin()

    @Slot()
    def stop(self) -> None:
        """Begin with no further file."""
        self._rest.stop()
        self._reading.forget()

    @Slot()
    def _begin(self) -> None:
        self._rest.start(REST_MS)

    @Slot(object)
    def _take_changed(self, changed: Changed) -> None:
        if any(one.kind == "attachment" for one in changed.records):
            self._begin()

    @Slot()
    def _read(self) -> None:
        case = self._session.case
        if case is None:
            return
        if self._session.idle:
            self._reading.ask(partial(_read_one, case))
        else:
            self._rest.start(REST_MS)

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        if outcome.waiting and outcome.read + outcome.unreadable:
            self._rest.start(NEXT_MS)


def _read_one(case: CaseFile) -> Outcome:
    from app.reading.attached import read_attachments  # a start reads no file

    turns = iter((False,))
    return read_attachments(case, cancelled=lambda: next(turns, True))
