"""A line that opens and closes what stands below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_hover, paint_ring
from ui.desktop.parts.pressing import EnterPresses


class Disclosure(EnterPresses, QAbstractButton):
    """Words after a caret; checked is open. The words elide, for the line may be narrow."""

    def __init__(
        self,
        theme: Theme,
        words: str = "",
        role: Type = Type.SECTION,
        *,
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self.setCheckable(True)
        self.setFont(theme.look.font(role))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Ignored if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        self.say(words)

    def say(self, words: str) -> None:
        """Other words."""
        self.setText(words)
        self.setToolTip(words if len(words) > 40 else "")
        self._tell()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + look.units(24), look.height(Measure.BUTTON * 0.95))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(64), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            paint_hover(painter, self, frame, look.units(6), c.hover)
            side = look.units(12)
            caret = Icon.CARET_DOWN if self.isChecked() else Icon.CARET_RIGHT
            paint_icon(painter, caret, QRectF(0, 0, side, self.height()), c.text_3, side)
            painter.setFont(self.font())
            painter.setPen(QColor(c.text_2 if self._role is Type.SECTION else c.text))
            room = self.rect().adjusted(look.units(18), 0, -look.units(4), 0)
            said = QFontMetrics(self.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)

    @Slot()
    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()}, {'open' if self.isChecked() else 'closed'}")
        self.update()
