"""Protects the open case file with a password, changes it or takes it away, and says what that does not reach."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import protection
from app.errors import WrongPassword
from db.values.password import typed
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.password import NewPassword, fit_height, password_line
from ui.desktop.parts.words import Label
from ui.desktop.session import Session
from ui.desktop.transfer import protecting
from ui.desktop.transfer.protecting import Wish
from ui.desktop.worker import Question

CHANGE, REMOVE = "change", "remove"
MEANING = (
    "Without the password nobody reads the file or its new backups. What you export, print or write as a brief stays "
    "plain, and so does an attachment that is open in another program."
)
PLAIN_LEFT = "A copy that opens without the new password undoes the protection."
REMOVAL = "Whoever has the file, or a backup made from now on, reads all of it."


class ProtectionSheet(QDialog):
    """For the case file that is open; it is closed, written anew, proved and opened again."""

    def __init__(self, theme: Theme, session: Session, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Password of the case file")
        self._session = session
        self._path = path
        self._protected = protection.is_protected(path)
        self._copies: tuple[Path, ...] = ()
        self.what = Choice(theme)
        self.what.addItem("Change the password", CHANGE)
        self.what.addItem("Take the password away", REMOVE)
        self.present = password_line(theme, "Present password")
        self.present_field = Field(theme, "Present password", self.present)
        self.new = NewPassword(theme)
        self.keep_old = Switch(theme, "First make a backup of the file as it is")
        self.dispose = Switch(theme, "Delete its older backups")
        self.copies = Label(theme, Type.SMALL, "caution", PLAIN_LEFT)
        self.words = Label(theme, Type.BODY, "text_2", MEANING)
        self.go_on = Button(theme, "", Weight.FILLED)
        self.leave = Button(theme, "Cancel", Weight.OUTLINED)
        self._counting = Question(session.builder, "Looking for backups …", self)
        self._proving = Question(session.builder, "Trying the password …", self)
        self._arrange(theme)
        self._join()
        self._counting.ask(partial(protection.copies_of, path))

    def _join(self) -> None:
        self._counting.answered.connect(self._take_copies)
        self._counting.failed.connect(self._session.failed)
        self._proving.answered.connect(self._carry_out)
        self._proving.failed.connect(self._take_failure)
        self.what.currentIndexChanged.connect(self._offer)
        self.new.entered.connect(self.attempt)
        self.go_on.clicked.connect(self.attempt)
        self.leave.clicked.connect(self.reject)
        self._offer()
        (self.present if self._protected else self.new.first).setFocus()

    @Slot()
    def attempt(self) -> None:
        """Prove the present password, where there is one; then do it."""
        if self._proving.waiting or (not self._removing() and self.new.password() is None):
            return
        if self._protected:
            self.go_on.setEnabled(False)
            self._proving.ask(partial(protection.prove, self._path, typed(self.present.text())))
        else:
            self._carry_out(None)

    @Slot(object)
    def _carry_out(self, _nothing: object) -> None:
        password = None if self._removing() else self.new.password()
        if password is None and not self._removing():
            self.go_on.setEnabled(True)
            return
        wish = Wish(
            password, self.keep_old.isChecked(), self.dispose.isChecked() and not self.dispose.isHidden()
        )
        self.accept()
        protecting.protect(self._session, wish)

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        self.go_on.setEnabled(True)
        if isinstance(error, WrongPassword):
            self.present_field.wrong("Wrong password. Mind capital letters and the keyboard’s language.")
            self.present.selectAll()
            self.present.setFocus()
        else:
            self.reject()
            self._session.failed.emit(error)

    @Slot(object)
    def _take_copies(self, copies: tuple[Path, ...]) -> None:
        self._copies = copies
        count = len(copies)
        plain = sum(not protection.is_protected(path) for path in copies)
        some = f", {plain:,} of them plain" if 0 < plain < count else ""
        every = "plain " if plain == count else ""
        held = f"its older {every}copy" if count == 1 else f"its {count:,} older {every}copies{some}"
        self.dispose.setText(f"Delete {held}, as soon as there is a new backup")
        self._offer()

    @Slot()
    def _offer(self) -> None:
        removing = self._removing()
        self.new.setVisible(not removing)
        self.dispose.setVisible(not removing and bool(self._copies))
        self.copies.setVisible(not removing)
        self.words.setText(REMOVAL if removing else MEANING)
        verb = "Take it away" if removing else "Change the password" if self._protected else "Protect it"
        self.go_on.setText(verb)
        self.go_on.updateGeometry()
        fit_height(self)

    def _removing(self) -> bool:
        return self._protected and self.what.code() == REMOVE

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        name = self._path.stem
        words = f"Password of “{name}”" if self._protected else f"Protect “{name}” with a password"
        head = Label(theme, Type.TITLE, "text", words)
        for label in (head, self.words, self.copies):
            label.setWordWrap(True)
        self.resize(look.units(520), self.height())
        what = Field(theme, "What is to be done", self.what)
        what.setVisible(self._protected)
        what.hint.hide()
        self.present_field.setVisible(self._protected)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        for widget in (head, self.words, what, self.present_field, self.new, self.copies, self.dispose):
            column.addWidget(widget)
        column.addWidget(self.keep_old)
        column.addStretch(1)
        column.addLayout(foot)
        for button in (self.go_on, self.leave):
            button.setAutoDefault(False)
