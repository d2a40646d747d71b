"""The small signs of rows: sides as discs, states as rings, and what a due means. Drawn once and kept as pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from app.list_rows import Sign

SIDE_INSET = 3
"""How far from the edge of its square the disc of a side stands, in sixteenths."""

Stroke = Callable[[QPainter, QColor], None]


class Signs:
    """Pictures of signs by size, colour and the screen's scale. Each is drawn on a square of 16 by 16."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Sign, str, int, float], QPixmap] = {}

    def picture(self, sign: Sign, ink: str, size: int, scale: float) -> QPixmap:
        """The picture of a sign, `size` by `size` of the window's pixels."""
        key = (sign, ink, size, scale)
        if key not in self._kept:
            self._kept[key] = _drawn(sign, QColor(ink), size, scale)
        return self._kept[key]

    def forget(self) -> None:
        """The look has changed."""
        self._kept.clear()


def _drawn(sign: Sign, ink: QColor, size: int, scale: float) -> QPixmap:
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / 16, size / 16)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _STROKES[sign](painter, ink)
    return picture


def _disc(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(8, 8), 4.25, 4.25)


def _circle(painter: QPainter, _ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 8), 4.25, 4.25)


def _half(painter: QPainter, ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 8), 4.25, 4.25)
    painter.setBrush(ink)
    painter.drawChord(QRectF(3.75, 3.75, 8.5, 8.5), 90 * 16, 180 * 16)


def _square(painter: QPainter, _ink: QColor) -> None:
    painter.drawRect(QRectF(4.25, 4.25, 7.5, 7.5))


def _dashed(painter: QPainter, ink: QColor) -> None:
    pen = QPen(ink, 1.5)
    pen.setDashPattern([2.2, 1.6])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(8, 8), 6, 6)


def _ring(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(8, 8), 6, 6)


def _wedge(painter: QPainter, ink: QColor) -> None:
    _ring(painter)
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(QRectF(4.5, 4.5, 7, 7), 90 * 16, -150 * 16)


def _bars(painter: QPainter, _ink: QColor) -> None:
    _ring(painter)
    painter.drawLine(QPointF(6.4, 6), QPointF(6.4, 10))
    painter.drawLine(QPointF(9.6, 6), QPointF(9.6, 10))


def _dot(painter: QPainter, ink: QColor) -> None:
    _ring(painter)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(8, 8), 2, 2)


def _cross(painter: QPainter, _ink: QColor) -> None:
    _ring(painter)
    painter.drawLine(QPointF(6, 6), QPointF(10, 10))
    painter.drawLine(QPointF(10, 6), QPointF(6, 10))


def _pencil(painter: QPainter, ink: QColor) -> None:
    _dashed(painter, ink)
    painter.setPen(QPen(ink, 1.5))
    painter.drawLine(QPointF(5.5, 8), QPointF(10.5, 8))


def _warning(painter: QPainter, ink: QColor) -> None:
    _ring(painter)
    painter.drawLine(QPointF(8, 4.8), QPointF(8, 8.6))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(8, 11), 0.4, 0.4)


def _anchor(painter: QPainter, _ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 3.6), 1.6, 1.6)
    painter.drawLine(QPointF(8, 5.2), QPointF(8, 13.6))
    painter.drawLine(QPointF(5.4, 7.4), QPointF(10.6, 7.4))
    painter.drawArc(QRectF(2.6, 3.6, 10.8, 10), 195 * 16, 150 * 16)


def _clock(painter: QPainter, _ink: QColor) -> None:
    _ring(painter)
    painter.drawLine(QPointF(8, 4.8), QPointF(8, 8))
    painter.drawLine(QPointF(8, 8), QPointF(10.6, 8))


def _hourglass(painter: QPainter, _ink: QColor) -> None:
    path = QPainterPath(QPointF(4, 2.5))
    for x, y in ((12, 2.5), (12, 4.5), (4, 11.5), (4, 13.5), (12, 13.5), (12, 11.5), (4, 4.5), (4, 2.5)):
        path.lineTo(x, y)
    painter.drawPath(path)


def _again(painter: QPainter, _ink: QColor) -> None:
    painter.drawLine(QPointF(3, 7.4), QPointF(3, 5))
    painter.drawLine(QPointF(3, 5), QPointF(13, 5))
    painter.drawLine(QPointF(13, 5), QPointF(11, 3))
    painter.drawLine(QPointF(13, 8.6), QPointF(13, 11))
    painter.drawLine(QPointF(13, 11), QPointF(3, 11))
    painter.drawLine(QPointF(3, 11), QPointF(5, 13))


def _quotes(painter: QPainter, _ink: QColor) -> None:
    for left in (2.5, 9.0):
        painter.drawRect(QRectF(left, 4.5, 4, 4))
        painter.drawArc(QRectF(left - 2, 5.5, 6, 6.5), 0, -70 * 16)


_STROKES: dict[Sign, Stroke] = {
    Sign.OURS: _disc,
    Sign.THEIRS: _circle,
    Sign.JOINT: _half,
    Sign.THIRD: _square,
    Sign.OPEN: _dashed,
    Sign.PROGRESS: _wedge,
    Sign.HELD: _bars,
    Sign.DONE: _dot,
    Sign.ENDED: _cross,
    Sign.DRAFT: _pencil,
    Sign.OVERDUE: _warning,
    Sign.FLOATS: _anchor,
    Sign.CLOCK: _clock,
    Sign.AGEING: _hourglass,
    Sign.CARRIED: _again,
    Sign.SOURCES: _quotes,
}
