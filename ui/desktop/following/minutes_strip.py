"""The minutes of a meeting: how far they are, locked with a stamp when they are final, reopened with a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.door import Changed
from app.errors import ChanceryError
from app.meetings.minutes import Minutes, lock_minutes, read_minutes, reopen_minutes
from app.showing.words import moment
from db.values.choices import MinutesStatus
from ui.desktop.following.reason_line import ReasonLine
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, Tone
from ui.desktop.worker import Question


class MinutesStrip(QWidget):
    """Reads for itself; hidden until it knows."""

    moved = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._id = ""
        self.minutes: Minutes | None = None
        theme, look = around.theme, around.theme.look
        self.words = Label(theme, Type.BODY, "text_2")
        self.words.setWordWrap(True)
        self.lock = Button(theme, "Lock the final minutes", Weight.OUTLINED, icon=Icon.LOCK)
        self.reopen = Button(theme, "Reopen…", Weight.QUIET)
        self.reopen.setAccessibleName("Reopen the minutes")
        self.reason = ReasonLine(theme, "Why are they reopened?", "Reopen")
        self._reading = Question(around.session.reader, "Reading the minutes …", self)
        row = QHBoxLayout()
        row.setSpacing(look.units(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.lock)
        row.addWidget(self.reopen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(6))
        column.addLayout(row)
        column.addWidget(self.reason)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.lock.clicked.connect(self.lock_now)
        self.reopen.clicked.connect(self.ask_why)
        self.reason.given.connect(self._reopen)
        self.reason.left.connect(self.reopen.setFocus)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._around.theme.look.units(200), super().minimumSizeHint().height())

    def show_meeting(self, id: str) -> None:
        """Show the minutes of a meeting; empty shows nothing."""
        if id != self._id:
            self.minutes = None
            self.reason.hide()
            self.hide()
        self._id = id
        if id and self._around.session.case is not None:
            self._reading.ask(partial(read_minutes, self._around.session.case, id))

    def forget(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self.show_meeting("")

    @property
    def locked(self) -> bool:
        """Whether the record is locked."""
        return self.minutes is not None and self.minutes.locked

    @Slot()
    def lock_now(self) -> None:
        """The minutes are final: lock the record with a stamp."""
        self._do("Locking the minutes …", lock_minutes)

    @Slot()
    def ask_why(self) -> None:
        """Ask why they are reopened."""
        self.reason.ask()

    @Slot(str)
    def _reopen(self, why: str) -> None:
        self._do("Reopening the minutes …", reopen_minutes, why)

    def _do(self, words: str, use: Callable[..., Changed], *given: str) -> None:
        case = self._around.session.case
        if case is not None and self._id:
            job = partial(use, case, self._id, *given)
            self._around.session.carry_out(words, job, then=self._done, failed=self._refused)

    @Slot(object)
    def _done(self, changed: Changed) -> None:
        self.reason.hide()
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)
        self.show_meeting(self._id)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self._around.say(str(error), Tone.CAUTION)
        else:
            self._around.fail(error)

    @Slot(object)
    def _take(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.words.setText(minutes_words(minutes))
        self.words.set_colour("text_2" if minutes.sound else "overdue")
        self.lock.setVisible(not minutes.locked)
        self.reopen.setVisible(minutes.locked)
        self.show()
        self.moved.emit()


def minutes_words(minutes: Minutes) -> str:
    """How far the minutes are, in a sentence."""
    if minutes.locked:
        by = f" by {minutes.by}" if minutes.by else ""
        when = f" on {moment(minutes.at)}" if minutes.at else ""
        fits = "" if minutes.sound else " The record was changed since: the stamp does not fit any more."
        return f"Final minutes, locked{when}{by}; stamp {minutes.stamp[:12]}.{fits}"
    last = f" {minutes.log[-1]}" if minutes.log else ""
    status = minutes.status
    if isinstance(status, MinutesStatus) and status is not MinutesStatus.NONE:
        return f"Minutes: {status.label.lower()}.{last}"
    return f"No minutes yet.{last}"
