"""The button above the navigation: which case file is open, whose desk it is, and all menus behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.pressing import EnterPresses


class CaseButton(EnterPresses, QPushButton):
    """Opens the menus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = "Chancery"
        self._second = ""
        self._rail = False
        self.menus = QMenu(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menus)
        self.show_case("Chancery", "")

    def show_case(self, name: str, second: str) -> None:
        """Name the case file, and in smaller words what tells it from others."""
        self._name, self._second = name, second
        self.setAccessibleName(f"Menus, {name}")
        self.setToolTip(" · ".join(part for part in (name, second) if part))
        self.update()

    def set_rail(self, rail: bool) -> None:
        """With words, or the icon alone."""
        self._rail = rail
        self.update()

    def open_menus(self) -> None:
        """Show the menus below the button."""
        self.menus.popup(self.mapToGlobal(self.rect().bottomLeft()))
        first = self.menus.actions()[:1]
        if first:
            self.menus.setActiveAction(first[0])

    def sizeHint(self) -> QSize:
        look = self._theme.look
        lines = QFontMetrics(look.font(Type.STRONG)).height() + QFontMetrics(look.font(Type.SMALL)).height()
        return QSize(look.units(40), lines + look.units(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.selection_idle))
                painter.drawRoundedRect(frame, look.units(6), look.units(6))
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)
            side = look.units(18)
            left = (self.width() - side) / 2 if self._rail else look.units(8)
            paint_icon(painter, Icon.CASE_FILE, QRectF(left, 0, side, self.height()), c.text_2, side)
            if not self._rail:
                self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        look, c = self._theme.look, self._theme.look.colours
        caret = look.units(14)
        where = QRectF(self.width() - caret - look.units(8), 0, caret, self.height())
        paint_icon(painter, Icon.CARET_DOWN, where, c.text_2, caret)
        left, right = look.units(36), where.left() - look.units(4)
        lines = [(self._name, Type.STRONG, c.text)]
        if self._second:
            lines.append((self._second, Type.SMALL, c.text_2))
        heights = [QFontMetrics(look.font(role)).height() for _, role, _ in lines]
        top = (self.height() - sum(heights)) / 2
        for (words, role, ink), height in zip(lines, heights, strict=True):
            painter.setFont(look.font(role))
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(right - left))
            painter.drawText(QRectF(left, top, right - left, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
