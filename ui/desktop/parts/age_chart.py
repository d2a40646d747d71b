"""How old open commitments are, as countable signs: one row for each age, one sign for each commitment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from app.list_rows import SIDE_SIGNS
from app.today import Age
from db.values.choices import Side
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.signs import Signs


class AgeChart(QWidget):
    """Shows the `ages` of a TodayView; hidden where nothing is open.

    Where signs have no room, one stands for several, and the legend says so.
    """

    def __init__(
        self, theme: Theme, above: QAbstractItemView | None = None, parent: QWidget | None = None
    ) -> None:
        """`above` is the list whose rows end where the chart is to end."""
        super().__init__(parent)
        self._above = above
        self._theme = theme
        self._signs = Signs()
        self._ages: tuple[Age, ...] = ()
        self._each = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_ages(self, ages: Sequence[Age]) -> None:
        """Show other numbers."""
        self._ages = tuple(ages)
        said = "; ".join(f"{age.words}: {_said(age)}" for age in self._ages)
        self.setAccessibleName(f"Age of open commitments. {said}")
        self.setToolTip("\n".join(f"{age.words}: {_said(age)}" for age in self._ages))
        self.setVisible(bool(self._ages))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        rows = len(self._ages) + 1
        return QSize(look.units(280), look.height(Measure.HEADING) + rows * self._row() + look.units(8))

    def _row(self) -> int:
        return round(self._theme.look.line * 1.45)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        inset, heading = look.units(12), look.height(Measure.HEADING)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = self._above.verticalScrollBar().sizeHint().width() if self._above is not None else 0
            head = QRectF(inset, 0, self.width() - 2 * inset - bar, heading)
            painter.setFont(look.font(Type.SECTION))
            painter.setPen(QColor(c.text_2))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, "Age of open commitments")
            total = sum(number for age in self._ages for _, number in age.numbers)
            painter.setFont(look.font(Type.SMALL))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{total:,}")
            painter.fillRect(QRectF(inset, heading - 1, head.width(), 1), QColor(c.line))
            metrics = QFontMetricsF(look.font(Type.SMALL))
            names = max((metrics.horizontalAdvance(age.words) for age in self._ages), default=0.0)
            axis = inset + names + look.units(10)
            top = heading + look.units(6)
            painter.fillRect(QRectF(axis, top, 1, len(self._ages) * self._row()), QColor(c.line_strong))
            for place, age in enumerate(self._ages):
                row = QRectF(inset, top + place * self._row(), head.width(), self._row())
                self._paint_age(painter, row, axis + look.units(6), age)
            legend = QRectF(
                axis + look.units(6), top + len(self._ages) * self._row(), head.width(), self._row()
            )
            self._paint_legend(painter, legend)

    def _paint_age(self, painter: QPainter, row: QRectF, left: float, age: Age) -> None:
        look, c = self._theme.look, self._theme.look.colours
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(c.text_2))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, age.words)
        total = sum(number for _, number in age.numbers)
        words = f"{total:,}"
        pitch = look.units(14)
        room = int((row.right() - left - painter.fontMetrics().horizontalAdvance(words) - pitch) // pitch)
        self._each = max(1, -(-max(self._most(), 1) // max(room, 1)))
        for side, number in age.numbers:
            for _ in range(-(-number // self._each)):
                left = self._paint_sign(painter, left, row, side, pitch)
        painter.setPen(QColor(c.text))
        painter.drawText(
            QRectF(left + look.units(6), row.top(), row.width(), row.height()),
            Qt.AlignmentFlag.AlignVCenter,
            words,
        )

    def _most(self) -> int:
        return max((sum(number for _, number in age.numbers) for age in self._ages), default=0)

    def _paint_sign(self, painter: QPainter, left: float, row: QRectF, side: Side, pitch: int) -> float:
        size = self._theme.look.units(14)
        picture = self._signs.picture(
            SIDE_SIGNS[side], self._theme.look.colours.text, size, self.devicePixelRatioF()
        )
        painter.drawPixmap(round(left), round(row.center().y() - size / 2), picture)
        return left + pitch

    def _paint_legend(self, painter: QPainter, row: QRectF) -> None:
        look, c = self._theme.look, self._theme.look.colours
        painter.setFont(look.font(Type.SMALL))
        left = row.left()
        for side in [
            side for side in Side if any(side is one for age in self._ages for one, _ in age.numbers)
        ]:
            left = self._paint_sign(painter, left, row, side, look.units(18))
            painter.setPen(QColor(c.text_2))
            words = side.label.lower()
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(
                QRectF(left, row.top(), wide + 2, row.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            left += wide + look.units(14)
        if self._each > 1:
            painter.drawText(
                QRectF(left, row.top(), row.width(), row.height()),
                Qt.AlignmentFlag.AlignVCenter,
                f"a sign: {self._each:,}",
            )


def _said(age: Age) -> str:
    return ", ".join(f"{number:,} {side.label.lower()}" for side, number in age.numbers) or "none"
