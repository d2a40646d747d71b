"""How far long work is: a thin bar, what and how far in words, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided, Label


class Track(QWidget):
    """How far something has come, as a thin bar; without an end in sight it is grey."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, done: int, whole: int) -> None:
        """Show another share; none where the whole is not known."""
        self._share = min(1.0, done / whole) if whole else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(120), self._theme.look.units(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            radius = self.height() / 2
            painter.setBrush(QColor(c.line_strong))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            if self._share:
                painter.setBrush(QColor(c.accent))
                painter.drawRoundedRect(
                    QRectF(0, 0, self.width() * self._share, self.height()), radius, radius
                )


class Progress(QWidget):
    """Emits `cancelled` when somebody has had enough; it then waits for whoever does the work to say that it ended."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self.words = Elided(theme, Type.BODY, "text")
        self.figure = Label(theme, Type.SMALL, "text_2")
        self._track = Track(theme)
        self.cancel = Button(theme, "Cancel", Weight.QUIET, icon=Icon.CLOSE)
        self.cancel.clicked.connect(self._cancel)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.figure)
        below = QHBoxLayout()
        below.setSpacing(look.units(12))
        below.addWidget(self._track, 1)
        below.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(4))
        column.addLayout(above)
        column.addLayout(below)

    def show_step(self, words: str, done: int = 0, whole: int = 0) -> None:
        """What is being done, and how much of it; `whole` 0 where nobody knows."""
        self.words.setText(words)
        self.figure.setText(f"{done:,} of {whole:,}" if whole else "")
        self._track.put(done, whole)
        self.cancel.setEnabled(True)
        self.setAccessibleName(f"{words} {self.figure.text()}".strip())

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()
