"""Asks for one reason in its place: Enter goes on, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label


class ReasonLine(QWidget):
    """Hidden until `ask`; nothing goes on without a reason where one is needed."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, question: str, does: str, parent: QWidget | None = None) -> None:
        """`does` is what its button says."""
        super().__init__(parent)
        self.needed = True
        self.label = Label(theme, Type.SMALL, "text_2", question)
        self.field = line_edit(theme, question, free=True)
        self.label.setBuddy(self.field)
        self.take = Button(theme, does, Weight.OUTLINED, key="Enter")
        self.take.setAccessibleName(does)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.look.units(8))
        row.addWidget(self.label)
        row.addWidget(self.field, 1)
        row.addWidget(self.take)
        self.field.installEventFilter(self)
        self.take.clicked.connect(self._give)
        self.hide()

    def ask(self) -> None:
        """Show the line, empty, with the focus."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._give()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        words = self.field.text().strip()
        if words or not self.needed:
            self.given.emit(words)
        else:
            self.label.set_colour("overdue")
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
