"""Says how safe the work is: when the newest backup was made; and makes one when it is time."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import backup
from app.backup import Outcome
from db.values.partial_date import PartialDate
from ui.desktop.session import Session
from ui.desktop.worker import Question

EVERY_MS = 5 * 60 * 1_000
"""How often it is looked whether a backup is due; making one is due after half an hour of work."""


class BackupTimer(QObject):
    """Makes backups of the open case file while one works."""

    trouble = Signal(str)
    """In a sentence, why there is no backup."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._making = Question(session.writer, "Making a backup …", self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._making.answered.connect(self._take)
        self._making.failed.connect(session.failed)
        session.opened.connect(self._timer.start)
        session.closing.connect(self.stop)
        if session.case is not None:  # a window in the place of another one
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Make a backup if it is time."""
        case = self._session.case
        if case is not None:
            self._making.ask(partial(backup.due, case, case.clock.now()))

    @Slot()
    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._making.forget()

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        if outcome.trouble:
            self.trouble.emit(outcome.trouble)
        elif outcome.copy is not None:
            self._session.read_frame()


def backed_up(iso: str | None, now: datetime) -> str:
    """When the newest backup was made, in the officer's own time: `Backed up today, 09:12`."""
    if iso is None:
        return "No backup yet"
    when = datetime.fromisoformat(iso).astimezone(now.astimezone().tzinfo)
    today = now.astimezone().date()
    day = _day(when.date(), today)
    return f"Backed up {day}, {when:%H:%M}" if (today - when.date()).days <= 1 else f"Backed up {day}"


def _day(day: date, today: date) -> str:
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case _:
            return PartialDate.of(day).seen_short()
