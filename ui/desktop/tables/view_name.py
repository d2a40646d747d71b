"""Asks for the name under which a list is kept as a view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label


class ViewName(QDialog):
    """Emits `named` once a name was given."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save as a view")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.look
        self.field = Field(theme, "Name of the view", line_edit(theme, "Name of the view", free=True))
        self.done_button = Button(theme, "Keep the view", Weight.FILLED)
        self.cancel = Button(theme, "Cancel", Weight.OUTLINED)
        self.cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addStretch(1)
        for button in (self.cancel, self.done_button):
            foot.addWidget(button)
        words = Label(theme, Type.SMALL, "text_3", "Filter, sort and columns as they are now.")
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.units(24)] * 4)
        column.setSpacing(look.units(8))
        column.addWidget(Label(theme, Type.HEAD, "text", "Save as a view"))
        column.addWidget(words)
        column.addWidget(self.field)
        column.addLayout(foot)
        self.setMinimumWidth(look.units(380))
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.reject)
        self.field.line.setFocus()

    @Slot()
    def _finish(self) -> None:
        name = self.field.line.text().strip()
        if not name:
            self.field.wrong("Type a name.")
            self.field.line.setFocus()
            return
        self.named.emit(name)
        self.accept()
