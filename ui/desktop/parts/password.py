"""A password in fields: one that opens a file, and a new one that is typed twice and judged while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import InvalidValue
from db.values.password import LEAST, Password, Strength, chosen, strength, typed
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Switch
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label

LOST = "Nobody can recover a lost password: write it down and lock it away."
_INKS = {Strength.WEAK: "caution", Strength.FAIR: "text_2", Strength.GOOD: "done"}


def password_line(theme: Theme, name: str) -> QLineEdit:
    """A line that shows dots; what is typed into it never reaches an input method's memory."""
    line = line_edit(theme, name, free=True)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class CapsLock(QObject):
    """Tells from the letters typed into a line whether Caps Lock is on: no system says it to all programs alike.

    A letter that is large without Shift, or small with it, gives it away; its own key turns it over.
    """

    told = Signal(bool)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._on: bool | None = None
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._take(event)
        return False

    def _take(self, event: QKeyEvent) -> None:
        now, letter = self._on, event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            now = None if now is None else not now
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            now = (letter == letter.upper()) != shift
        if now != self._on:
            self._on = now
            self.told.emit(bool(now))


def fit_height(sheet: QWidget) -> None:
    """Make a sheet as high as what stands in it now, which wraps by its width."""
    layout = sheet.layout()
    assert layout is not None
    layout.activate()
    sheet.resize(sheet.width(), layout.totalHeightForWidth(sheet.width()))


class NewPassword(QWidget):
    """Two fields, a switch that shows them, how strong it is, and that a lost one is lost."""

    entered = Signal()
    """Return was pressed in the last field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = password_line(theme, "New password")
        self.again = password_line(theme, "The same again")
        self.first_field = Field(theme, "New password", self.first)
        self.again_field = Field(theme, "The same again", self.again)
        self.shown = Switch(theme, "Show what is typed")
        self.judged = Label(theme, Type.SMALL, "text_2")
        self.lost = Label(theme, Type.SMALL, "text_2", LOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.look.units(4))
        self._arrange(theme, column)
        self.first.textChanged.connect(self._judge)
        self.again.textChanged.connect(self._compare)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        self.shown.toggled.connect(self._show)
        self._judge()

    def _arrange(self, theme: Theme, column: QVBoxLayout) -> None:
        """Low enough for the smallest window at the largest text."""
        fields, foot = QHBoxLayout(), QHBoxLayout()
        for row in (fields, foot):
            row.setSpacing(theme.look.units(12))
        fields.addWidget(self.first_field, 1)
        fields.addWidget(self.again_field, 1)
        foot.addWidget(self.lost, 1)
        foot.addWidget(self.shown)
        column.addLayout(fields)
        column.addWidget(self.judged)
        column.addLayout(foot)
        for label in (self.judged, self.lost):
            label.setWordWrap(True)
        self.judged.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.judged.setMinimumHeight(2 * self.judged.fontMetrics().lineSpacing())

    def password(self) -> Password | None:
        """What was typed twice; None where something is wrong with it, which is then said in its field."""
        try:
            found = chosen(self.first.text())
        except InvalidValue as error:
            self._say(str(error), "overdue")
            self.first.setFocus()
            return None
        if typed(self.again.text()) != found:
            self.again_field.wrong("Not the same; type it again.")
            self.again.setFocus()
            return None
        return found

    @Slot()
    def _judge(self) -> None:
        words = self.first.text()
        if len(words) < LEAST:
            self._say(f"At least {LEAST} characters; four or five words are best.", "text_2")
        else:
            found = strength(typed(words))
            self._say(found.value, _INKS[found])
        self._compare()

    @Slot()
    def _compare(self) -> None:
        same = bool(self.again.text()) and self.again.text() == self.first.text()
        self.again_field.understood("The same" if same else "")

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def _say(self, words: str, ink: str) -> None:
        self.judged.setText(words)
        self.judged.set_colour(ink)
        self.first.setAccessibleDescription(words)
