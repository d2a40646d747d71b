"""What stands where there is nothing: what is true, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label


class IconSign(QWidget):
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
    """An icon, a sentence, a quieter one, a button that emits `taken`, and seldom a second (`other_taken`)."""

    taken = Signal()
    other_taken = Signal()

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self._sign = IconSign(theme, icon)
        self.head = Label(theme, Type.STRONG, "text")
        self.words = Label(theme, Type.BODY, "text_2")
        self.step = Button(theme, "", Weight.OUTLINED)
        self.step.clicked.connect(self.taken)
        self.other = Button(theme, "", Weight.OUTLINED)
        self.other.clicked.connect(self.other_taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(32), look.units(32), look.units(32), look.units(32))
        column.setSpacing(look.units(8))
        column.addStretch(2)
        column.addWidget(self._sign)
        for label in (self.head, self.words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        steps = QHBoxLayout()
        steps.setSpacing(look.units(8))
        steps.addStretch(1)
        for button in (self.step, self.other):
            steps.addWidget(button)
        steps.addStretch(1)
        column.addSpacing(look.units(4))
        column.addLayout(steps)
        column.addStretch(3)
        self.say("", "")

    def show_icon(self, icon: Icon) -> None:
        """Another icon above the words."""
        self._sign.icon = icon
        self._sign.update()

    def say(self, head: str, words: str, step: str = "", other: str = "") -> None:
        """What is true, what follows from it, and what the buttons do (none where empty)."""
        self.head.setText(head)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for button, said, name in ((self.step, step, "Next step"), (self.other, other, "Another step")):
            button.setText(said)
            button.setAccessibleName(said or name)
            button.setVisible(bool(said))
            button.updateGeometry()
