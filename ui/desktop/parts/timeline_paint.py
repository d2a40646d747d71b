"""Paints the plan of a timeline; shape says what it is: dot a day, bar a span, dashes an end that is not stated."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.engagements import Engagement, Lane
from ui.desktop.look import Look, Type
from ui.desktop.parts.timeline_plan import Mark, Plan, Tick, label_words

MOST_SQUARES = 9
"""Commitments of one day that are drawn one by one; the number stands beside them."""
_VCENTRE = Qt.AlignmentFlag.AlignVCenter


class TimelinePainter:
    """One painting. `field` is where days have their place, `head` the height above the lanes."""

    def __init__(
        self, painter: QPainter, look: Look, field: QRectF, head: float, lane: float, dot: float
    ) -> None:
        self._painter = painter
        self._look = look
        self._colours = look.colours
        self._field = field
        self._head = head
        self._lane = lane
        self._dot = dot

    def names(self, names: Sequence[str], rect: QRect) -> None:
        """Names of the lanes, a line above each, and the heading of what has no date."""
        painter, c = self._painter, self._colours
        painter.setFont(self._look.font(Type.SMALL))
        inset = self._look.units(6)
        for place, name in enumerate(names):
            top = self._head + place * self._lane
            painter.fillRect(QRectF(0, top, rect.width(), 1), QColor(c.line))
            painter.setPen(QColor(c.text_2))
            room = QRectF(inset, top, self._field.left() - inset, self._lane)
            painter.drawText(room, _VCENTRE, name)
        bottom = self._head + len(names) * self._lane
        painter.fillRect(QRectF(0, bottom, rect.width(), 1), QColor(c.line))
        painter.fillRect(QRectF(self._field.left(), 0, 1, bottom), QColor(c.line_strong))
        painter.fillRect(QRectF(self._field.right(), 0, 1, bottom), QColor(c.line_strong))
        painter.setPen(QColor(c.text_2))
        left = self._field.right() + self._look.units(12)
        painter.drawText(QRectF(left, 0, rect.right() - left, self._head), _VCENTRE, "No date")

    def paint(self, plan: Plan, current: Engagement | None, hovered: Engagement | None) -> None:
        """Everything that days have."""
        painter = self._painter
        painter.save()
        painter.setClipRect(self._field)
        painter.translate(self._field.left(), 0)
        if plan.silence:
            self._silence(*plan.silence, plan.quiet_lane)
        for tick in plan.ticks:
            self._tick(tick, plan.today)
        self._today(plan.today)
        for label in plan.labels:
            self._label(label.words, label.left, label.mark)
        for mark in plan.marks:
            self._mark(
                mark, mark.engagement is current or mark.engagement == current, mark.engagement is hovered
            )
        painter.restore()
        for place, those in plan.undated:
            self._undated(place, those, current)

    def _bottom(self) -> float:
        return self._head + self._lane * len(Lane)

    def _middle(self, lane: int) -> float:
        return self._head + self._lane * (lane + 0.5)

    def _silence(self, left: float, right: float, words: str, lane: int | None) -> None:
        painter, c = self._painter, self._colours
        painter.fillRect(QRectF(left, self._head, right - left, self._bottom() - self._head), QColor(c.sunk))
        if lane is not None:
            painter.setFont(self._look.font(Type.STRONG))
            painter.setPen(QColor(c.text_2))
            room = QRectF(left, self._head + lane * self._lane, right - left, self._lane)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _tick(self, tick: Tick, today: float) -> None:
        painter, c = self._painter, self._colours
        top = 0.0 if tick.major else self._head
        painter.fillRect(
            QRectF(tick.x, top, 1, self._bottom() - top), QColor(c.line_strong if tick.major else c.line)
        )
        font = self._look.font(Type.SECTION if tick.major else Type.SMALL)
        needed = QFontMetricsF(font).horizontalAdvance(tick.words)
        left = tick.x + self._look.units(8)
        pill = self._pill(today)
        if left + needed > pill.left() - 2 and left < pill.right() + 2:  # “Today” comes first
            return
        painter.setFont(font)
        painter.setPen(QColor(c.text if tick.major else c.text_2))
        painter.drawText(QRectF(left, 0, needed + 2, self._head), _VCENTRE, tick.words)

    def _pill(self, x: float) -> QRectF:
        width = QFontMetricsF(self._look.font(Type.MICRO)).horizontalAdvance("Today") + self._look.units(16)
        height = self._look.line * 1.15
        left = min(max(x - width / 2, 0), self._field.width() - width)
        return QRectF(left, (self._head - height) / 2, width, height)

    def _today(self, x: float) -> None:
        if not 0 <= x <= self._field.width():
            return
        painter, c = self._painter, self._colours
        pill = self._pill(x)
        painter.fillRect(QRectF(x, pill.bottom(), 1.5, self._bottom() - pill.bottom()), QColor(c.ring))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(c.on_accent))
        painter.setFont(self._look.font(Type.MICRO))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, "Today")

    def _label(self, words: str, left: float, mark: Mark) -> None:
        """The words knock the grid out."""
        painter, c = self._painter, self._colours
        font = self._look.font(Type.SMALL)
        metrics = QFontMetricsF(font)
        middle = self._middle(mark.lane)
        room = QRectF(
            left, middle - metrics.height() / 2, metrics.horizontalAdvance(words) + 1, metrics.height()
        )
        painter.fillRect(room.adjusted(-2, 0, 2, 0), QColor(c.window))
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        painter.drawText(room, _VCENTRE, words)

    def _mark(self, mark: Mark, current: bool, hovered: bool) -> None:
        painter, c = self._painter, self._colours
        middle = self._middle(mark.lane)
        if current:
            painter.fillRect(
                QRectF(mark.centre - 0.75, self._head, 1.5, self._bottom() - self._head), QColor(c.ring)
            )
        if current or hovered:
            halo = QRectF(mark.left, middle - self._dot / 2, mark.right - mark.left, self._dot)
            grown = halo.adjusted(-4, -4, 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.selection if current else c.hover))
            painter.drawRoundedRect(grown, grown.height() / 2, grown.height() / 2)
        ink = QColor(c.accent_text if current else c.text)
        if mark.engagement.lane is Lane.COMMITMENTS:
            self._squares(mark, middle, ink)
        else:
            self._body(mark, middle, ink)

    def _body(self, mark: Mark, middle: float, ink: QColor) -> None:
        painter = self._painter
        thick = self._dot if mark.right - mark.left <= self._dot + 0.5 else self._dot * 0.72
        body = QRectF(mark.left, middle - thick / 2, mark.right - mark.left, thick)
        dashes = QPen(ink, 1.5, Qt.PenStyle.DashLine)
        painter.setPen(dashes)
        if mark.open_left:
            painter.drawLine(QPointF(mark.left - 3 * self._dot, middle), QPointF(mark.left, middle))
        if mark.open_right:
            painter.drawLine(QPointF(mark.right, middle), QPointF(mark.right + 3 * self._dot, middle))
        if mark.engagement.planned:
            painter.setPen(QPen(ink, 1.6))
            painter.setBrush(QColor(self._colours.window))
            body.adjust(0.8, 0.8, -0.8, -0.8)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
        radius = self._dot * 0.2 if mark.open_left or mark.open_right else body.height() / 2
        painter.drawRoundedRect(body, radius, radius)

    def _squares(self, mark: Mark, middle: float, ink: QColor) -> None:
        """Up to nine small squares in rows of three."""
        painter = self._painter
        count = min(int(label_words(mark.engagement).replace(",", "")), MOST_SQUARES)
        size = self._dot * 0.26
        columns = min(count, 3)
        rows = -(-count // 3)
        pitch = size * 1.45
        left = mark.centre - (columns * pitch - (pitch - size)) / 2
        top = middle - (rows * pitch - (pitch - size)) / 2
        for number in range(count):
            where = QRectF(left + number % 3 * pitch, top + number // 3 * pitch, size, size)
            painter.fillRect(where, ink)

    def _undated(self, lane: int, those: Sequence[Engagement], current: Engagement | None) -> None:
        painter, c = self._painter, self._colours
        left = self._field.right() + self._look.units(12)
        middle = self._middle(lane)
        painter.setPen(
            QPen(QColor(c.text), 1.6, Qt.PenStyle.SolidLine if those[0].planned else Qt.PenStyle.DotLine)
        )
        painter.setBrush(QColor(c.selection if current in those else c.window))
        painter.drawEllipse(QPointF(left + self._dot / 2, middle), self._dot / 2 - 0.8, self._dot / 2 - 0.8)
        shown = current if current in those and current is not None else those[0]
        words = shown.title if len(those) == 1 else f"{shown.title} +{len(those) - 1:,}"
        font = self._look.font(Type.SMALL)
        room = QRectF(left + self._dot + self._look.units(6), middle - self._lane / 2, 0, self._lane)
        room.setWidth(max(0, self._look.units(130) - (room.left() - self._field.right())))
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        painter.drawText(
            room, _VCENTRE, QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        )
