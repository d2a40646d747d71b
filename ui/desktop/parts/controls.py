"""Button, choice and switch, painted from the look: flat, with one ring for focus."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.desktop.look import Measure, Theme, Type


class Weight(Enum):
    """How much a button asks for attention; a window has one filled button at most."""

    FILLED = "filled"
    OUTLINED = "outlined"
    QUIET = "quiet"


class Button(QPushButton):
    """A button with words."""

    def __init__(
        self, theme: Theme, words: str, weight: Weight = Weight.OUTLINED, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._weight = weight
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.BODY if weight is Weight.QUIET else Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self._shown())
        return QSize(words + 2 * look.units(14), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(min(self.sizeHint().width(), look.units(64)), look.height(Measure.BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            radius = look.units(6)
            ground, border, ink = self._inks()
            painter.setPen(QPen(QColor(border), 1) if border else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if self.hasFocus():
                filled = self._weight is Weight.FILLED
                paint_ring(painter, frame, radius, look.colours.ring, look.colours.window if filled else None)
            painter.setPen(QColor(ink))
            painter.setFont(self.font())
            inner = self.rect().adjusted(look.units(8), 0, -look.units(8), 0)
            elided = self.fontMetrics().elidedText(self._shown(), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, elided)

    def _shown(self) -> str:
        return self.text().replace("&", "")

    def _inks(self) -> tuple[str, str, str]:
        """Ground, border and ink; the first two may be empty."""
        c = self._theme.look.colours
        if not self.isEnabled():
            return (c.well if self._weight is Weight.FILLED else "", "", c.control)
        under = self.underMouse() or self.isDown()
        match self._weight:
            case Weight.FILLED:
                return (QColor(c.accent).darker(112).name() if under else c.accent, "", c.on_accent)
            case Weight.OUTLINED:
                return (c.hover if under else c.window, c.line_strong, c.text)
            case Weight.QUIET:
                return (c.selection_idle if under else "", "", c.text)


class Choice(QComboBox):
    """A choice among a few: a well with a chevron. Items carry codes as data, never objects."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def code(self) -> str | None:
        """The data of the chosen item."""
        return self.currentData()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(widest + look.units(44), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(96), self._theme.look.height(Measure.BUTTON))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, never changes a choice by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            radius = look.units(6)
            border = c.control if self.underMouse() and self.isEnabled() else c.well
            painter.setPen(QPen(QColor(border), 1))
            painter.setBrush(QColor(c.well))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if self.hasFocus():
                paint_ring(painter, frame, radius, c.ring)
            ink = QColor(c.text if self.isEnabled() else c.control)
            painter.setPen(ink)
            painter.setFont(self.font())
            inner = self.rect().adjusted(look.units(10), 0, -look.units(28), 0)
            elided = self.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
            self._paint_chevron(painter, QColor(c.text_2))

    def _paint_chevron(self, painter: QPainter, ink: QColor) -> None:
        unit = self._theme.look.units(4)
        at = QPointF(self.width() - self._theme.look.units(16), self.height() / 2)
        painter.setPen(QPen(ink, max(1.2, unit / 3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [at + QPointF(-unit, -unit / 2), at + QPointF(0, unit / 2), at + QPointF(unit, -unit / 2)]
            )
        )


class Switch(QCheckBox):
    """On or off; the knob moves and the ground fills, so the state does not rest on colour alone."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + look.units(50), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words are part of the switch."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        option = QStyleOptionButton()
        self.initStyleOption(option)
        on = bool(option.state & QStyle.StateFlag.State_On)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = QRectF(
                look.units(4), (self.height() - look.units(16)) / 2, look.units(28), look.units(16)
            )
            painter.setPen(QPen(QColor(c.accent if on else c.control), 1.2))
            painter.setBrush(QColor(c.accent) if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
            size = track.height() - 2 * look.units(3)
            left = track.right() - size - look.units(3) if on else track.left() + look.units(3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.on_accent if on else c.control))
            painter.drawEllipse(QRectF(left, track.top() + look.units(3), size, size))
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), look.units(6), c.ring)
            painter.setPen(QColor(c.text if self.isEnabled() else c.control))
            painter.setFont(self.font())
            words = self.rect().adjusted(look.units(40), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


def paint_ring(painter: QPainter, frame: QRectF, radius: float, ink: str, gap: str | None = None) -> None:
    """The ring of two pixels around what has the focus, inside `frame`; on a filled ground with a gap within."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 2))
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)
    if gap:
        painter.setPen(QPen(QColor(gap), 1))
        painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)
