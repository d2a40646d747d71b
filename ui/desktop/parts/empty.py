"""What stands where there is nothing: what is true, and one step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label


class _Sign(QWidget):
    """The icon above the words."""

    def __init__(self, theme: Theme, icon: Icon) -> None:
        super().__init__()
        self._theme = theme
        self.icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.look.units(32)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            look = self._theme.look
            paint_icon(painter, self.icon, QRectF(self.rect()), look.colours.text_3, look.units(28))


class Empty(QWidget):
    """An icon, a sentence, a quieter one, and at most one button; emits `taken` when it is pressed."""

    taken = Signal()

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self._sign = _Sign(theme, icon)
        self.head = Label(theme, Type.STRONG, "text")
        self.words = Label(theme, Type.BODY, "text_2")
        self.step = Button(theme, "", Weight.OUTLINED)
        self.step.clicked.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(32), look.units(32), look.units(32), look.units(32))
        column.setSpacing(look.units(8))
        column.addStretch(2)
        column.addWidget(self._sign)
        for label in (self.head, self.words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self.step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.say("", "")

    def say(self, head: str, words: str, step: str = "") -> None:
        """What is true, what follows from it, and what the button does (none where empty)."""
        self.head.setText(head)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.step.setText(step)
        self.step.setAccessibleName(step or "Next step")
        self.step.setVisible(bool(step))
