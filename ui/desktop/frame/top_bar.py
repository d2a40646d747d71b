"""The bar above the page: back and forward, the field that searches and runs commands, undo, redo, New."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.parts.controls import Button, IconButton, Weight, cap_size, paint_cap, paint_ring
from ui.desktop.parts.pressing import EnterPresses

SEARCH = "Search or run a command"
WIDEST = 440
WHOLE = 256
"""Units in which its words and its key stand whole."""


class SearchButton(EnterPresses, QPushButton):
    """Looks like the field it opens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(SEARCH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.look.units(WIDEST))
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(WIDEST), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(WHOLE), look.height(Measure.BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            painter.setPen(QColor(c.control if self.underMouse() else c.well))
            painter.setBrush(QColor(c.well))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.units(6), look.units(6))
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)
            side = look.units(16)
            paint_icon(painter, Icon.SEARCH, QRectF(look.units(10), 0, side, self.height()), c.text_2, side)
            left = look.units(34)
            right = self._paint_key(painter, look) - look.units(8)
            painter.setFont(look.font(Type.BODY))
            painter.setPen(QColor(c.text_3))
            words = painter.fontMetrics().elidedText(SEARCH, Qt.TextElideMode.ElideRight, round(right - left))
            where = QRectF(left, 0, right - left, self.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_key(self, painter: QPainter, look: Look) -> float:
        size = cap_size(look, "Ctrl K")
        left = self.width() - size.width() - look.units(8)
        frame = QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())
        paint_cap(
            painter, look, frame, "Ctrl K", (look.colours.window, look.colours.line_strong, look.colours.text)
        )
        return left


class TopBar(QWidget):
    """The controls; the window connects them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self.back = IconButton(theme, Icon.BACK, "Back")
        self.forward = IconButton(theme, Icon.FORWARD, "Forward")
        self.search = SearchButton(theme)
        self.undo = Button(theme, "Undo", Weight.QUIET, icon=Icon.UNDO)
        self.redo = IconButton(theme, Icon.REDO, "Redo")
        self.new = Button(theme, "New", Weight.OUTLINED, icon=Icon.PLUS, key="Ctrl N")
        self.setFixedHeight(look.height(Measure.TOP_BAR))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(16), 0, look.units(16), 0)
        row.setSpacing(look.units(4))
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(look.units(12))
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addSpacing(look.units(8))
        row.addWidget(self.new)
        self.undo.setMaximumWidth(look.units(480))
        fixed = QSizePolicy.Policy.Fixed
        self.new.setSizePolicy(fixed, fixed)  # Undo gives way, never New
