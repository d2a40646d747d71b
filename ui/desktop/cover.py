"""What covers the window of a protected case file while it is locked: nothing but the question for the password."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app import protection
from app.errors import ChanceryError, WrongPassword
from db.values.password import typed
from ui.desktop.icons import Icon
from ui.desktop.idle import Seconds
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Switch, Weight
from ui.desktop.parts.empty import IconSign
from ui.desktop.parts.fields import Field
from ui.desktop.parts.password import CapsLock, password_line
from ui.desktop.parts.words import Ground, Label
from ui.desktop.worker import Question, Worker

WORDS = (
    "Type the password of the case file to go on where you were. What was typed is kept, and what is being read or "
    "written goes on."
)
LONGEST = 60
"""Seconds between two attempts, at the most."""


def delay(failed: int) -> int:
    """Seconds to wait after so many wrong passwords: 1, 2, 4 … 60."""
    return min(2 ** (failed - 1), LONGEST) if failed else 0


class Cover(Ground):
    """Asks for the password of the case file at `path`, as often as it takes and more slowly each time."""

    unlocked = Signal()
    left = Signal()
    """The case file is to be closed instead."""

    def __init__(self, theme: Theme, worker: Worker, path: Path, clock: Seconds, parent: QWidget) -> None:
        super().__init__(theme, "window", parent)
        self.setAccessibleName("Locked")
        self._path, self._clock = path, clock
        self._failed = 0
        self._until = clock()
        self.line = password_line(theme, "Password")
        self.field = Field(theme, "Password", self.line)
        self.caps = Label(theme, Type.SMALL, "caution")
        self.shown = Switch(theme, "Show what is typed")
        self.go_on = Button(theme, "Unlock", Weight.FILLED)
        self.leave = Button(theme, "Close the case file", Weight.QUIET)
        self._asking = Question(worker, "Trying the password …", self)
        self._tick = QTimer(self, interval=1000)
        self._arrange(theme)
        self._connect()

    def attempt(self) -> None:
        """Try what was typed, unless it is too soon after the last time."""
        if self._asking.waiting or self.wait_left():
            return
        if not self.line.text():
            self.field.wrong("Type the password.")
            return
        self.line.setReadOnly(True)
        self.go_on.setEnabled(False)
        self._asking.ask(partial(protection.prove, self._path, typed(self.line.text())))

    def wait_left(self) -> int:
        """Seconds until the next attempt."""
        return max(0, math.ceil(self._until - self._clock()))

    @Slot()
    def tick(self) -> None:
        """Say how long it still takes; then let the next attempt be made."""
        left = self.wait_left()
        self.go_on.setEnabled(not left)
        what_next = (
            f"Next attempt in {left}\u00a0s." if left else "Mind capital letters and the keyboard’s language."
        )
        self.field.wrong(f"Wrong password. {what_next}")
        if not left:
            self._tick.stop()

    def stop(self) -> None:
        """It is taken away."""
        self._tick.stop()
        self._asking.forget()
        self.line.clear()

    @Slot(object)
    def _take(self, _nothing: object) -> None:
        self.unlocked.emit()

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        self.line.setReadOnly(False)
        self.line.selectAll()
        self.line.setFocus()
        if isinstance(error, WrongPassword):
            self._failed += 1
            self._until = self._clock() + delay(self._failed)
            self._tick.start()
            self.tick()
            return
        self.go_on.setEnabled(True)
        words = (
            str(error) if isinstance(error, ChanceryError | OSError) else "The password could not be tried."
        )
        self.field.wrong(words)

    @Slot()
    def _typed(self) -> None:
        if not self._tick.isActive():
            self.field.understood("")

    @Slot(bool)
    def _tell_caps(self, on: bool) -> None:
        self.caps.setText("Caps Lock is on." if on else "")

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _connect(self) -> None:
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._take_failure)
        self._tick.timeout.connect(self.tick)
        self.line.returnPressed.connect(self.attempt)
        self.line.textEdited.connect(self._typed)
        self.shown.toggled.connect(self._show)
        self.go_on.clicked.connect(self.attempt)
        self.leave.clicked.connect(self.left)
        CapsLock(self.line).told.connect(self._tell_caps)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        words = Label(theme, Type.BODY, "text_2", WORDS)
        words.setWordWrap(True)
        self.caps.setMinimumHeight(self.caps.fontMetrics().lineSpacing())
        sign, head = IconSign(theme, Icon.LOCK), Label(theme, Type.TITLE, "text", "Locked")
        for label in (head, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        block = QWidget()
        block.setFixedWidth(look.units(440))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        for widget in (sign, head, words, self.field, self.caps, self.shown):
            column.addWidget(widget)
        column.addLayout(foot)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
