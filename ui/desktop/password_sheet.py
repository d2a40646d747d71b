"""Asks for the password of a protected file, as often as it takes; a wrong one is said in its place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app import protection
from app.errors import WrongPassword
from db.values.password import typed
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Switch, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.password import password_line
from ui.desktop.parts.words import Label
from ui.desktop.session import Session
from ui.desktop.worker import Question

WORDS = "It is protected. The password stays in the memory of this program until the case file is closed."


class PasswordSheet(QDialog):
    """For the file at `path`. Nothing is opened here: `unlocked` says that everybody may open it now."""

    unlocked = Signal()
    refused = Signal(object)
    """The password is right, or does not matter, but the file is damaged: the error."""

    def __init__(self, theme: Theme, session: Session, path: Path, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Password")
        self._path = path
        self.line = password_line(theme, "Password")
        self.field = Field(theme, "Password", self.line)
        self.shown = Switch(theme, "Show what is typed")
        self.go_on = Button(theme, "Open", Weight.FILLED)
        self.leave = Button(theme, "Cancel", Weight.OUTLINED)
        self._asking = Question(session.builder, "Trying the password …", self)
        self._arrange(theme, what)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._take_failure)
        self.line.returnPressed.connect(self.attempt)
        self.line.textChanged.connect(self._clear)
        self.shown.toggled.connect(self._show)
        self.go_on.clicked.connect(self.attempt)
        self.leave.clicked.connect(self.reject)
        self.line.setFocus()

    @Slot()
    def attempt(self) -> None:
        """Try what was typed; it takes a moment, on purpose."""
        if not self.line.text():
            self.field.wrong("Type the password.")
        elif not self._asking.waiting:
            self.line.setReadOnly(True)
            self.go_on.setEnabled(False)
            self._asking.ask(partial(protection.unlock, self._path, typed(self.line.text())))

    @Slot(object)
    def _take(self, _nothing: object) -> None:
        self.accept()
        self.unlocked.emit()

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, WrongPassword):
            self.accept()
            self.refused.emit(error)
            return
        self.line.setReadOnly(False)
        self.go_on.setEnabled(True)
        self.line.selectAll()
        self.line.setFocus()
        self.field.wrong("Wrong password. Mind capital letters and the keyboard’s language.")

    @Slot()
    def _clear(self) -> None:
        self.field.understood("")

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _arrange(self, theme: Theme, what: str) -> None:
        look = theme.look
        head = Label(theme, Type.TITLE, "text", what)
        words = Label(theme, Type.BODY, "text_2", WORDS)
        for label in (head, words):
            label.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.shown)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(12))
        for widget in (head, words, self.field):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        for button in (self.go_on, self.leave):
            button.setAutoDefault(False)
        self.resize(look.units(440), self.sizeHint().height())
