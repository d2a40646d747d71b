"""Chips that wrap, with the line to type in after them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.pressing import EnterPresses

LEAST_LINE = 140
"""Units that the line to type in has at least."""


class Chip(EnterPresses, QAbstractButton):
    """One thing that was chosen; a click or Delete takes it away."""

    def __init__(self, theme: Theme, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = key
        self.setText(words)
        self.setFont(theme.look.font(Type.SMALL))
        self.setAccessibleName(f"{words}, remove")
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(words, look.units(260)) + look.units(34), look.height(Measure.STRIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.selection))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), radius, c.ring)
            painter.setPen(QColor(c.text))
            painter.setFont(self.font())
            words = self.rect().adjusted(look.units(10), 0, -look.units(22), 0)
            shown = QFontMetrics(self.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(QPen(QColor(c.text_2), 1.2))
            at, arm = QPointF(self.width() - look.units(13), self.height() / 2), look.units(3)
            painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))
            painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))


class ChipRow(QWidget):
    """Lays chips out in lines that wrap, and the line edit after the last one."""

    removed = Signal(str)
    """The key of a chip that was taken away."""

    def __init__(self, theme: Theme, edit: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edit = edit
        edit.setParent(self)
        self.chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these (key, words)."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(self._theme, key, words, self) for key, words in items]
        for chip in self.chips:
            chip.clicked.connect(self._clicked)
            chip.show()
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width)[1]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.look.units(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(LEAST_LINE), self._theme.look.height(Measure.BUTTON))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removed.emit(chip.key)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        rects, height = self._lay(self.width())
        for widget, rect in zip((*self.chips, self._edit), rects, strict=True):
            widget.setGeometry(rect)
        if self.height() != height:
            self.setFixedHeight(height)
        self.updateGeometry()

    def _lay(self, width: int) -> tuple[list[QRect], int]:
        """Where the chips and the line stand in a width, and how high that is."""
        look = self._theme.look
        gap, line, chip_height = look.units(4), look.height(Measure.BUTTON), look.height(Measure.STRIP)
        left, top, rects = 0, 0, []
        for chip in self.chips:
            wide = min(chip.sizeHint().width(), max(width, 1))
            if left and left + wide > width:
                left, top = 0, top + line
            rects.append(QRect(left, top + (line - chip_height) // 2, wide, chip_height))
            left += wide + gap
        if left and width - left < look.units(LEAST_LINE):
            left, top = 0, top + line + (gap if self.chips else 0)
        rects.append(QRect(left, top, max(width - left, 1), line))
        return rects, top + line
