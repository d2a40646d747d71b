"""The sessions of a forum on an axis of years: when they were held, the silence between them, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.forums import ForumView
from db.values.choices import MeetingStatus
from ui.desktop.look import Theme, Type

_At = Callable[[date], float]
"""A day → where it lies across."""

LEAST_DOTS = 2
"""Sessions with a date below which an axis says nothing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One session on the axis; `late` months beyond the nominal period passed before it."""

    when: date
    label: str
    held: bool
    gap: int | None
    late: bool


class SessionStrip(QWidget):
    """Dots are sessions, hollow where they are planned; a stretch longer than the nominal period is shaded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dots: list[Dot] = []
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_forum(self, view: ForumView, today: date) -> None:
        """Show other sessions; hidden where there are too few with a date."""
        self._today = today
        self._dots = dots_of(view)
        said = "; ".join(
            f"{one.label} {one.when:%Y}" + (f", {one.gap} months after the one before" if one.gap else "")
            for one in self._dots
        )
        self.setAccessibleName(f"Sessions by year: {said}")
        self.setVisible(len(self._dots) >= LEAST_DOTS)
        self.update()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(320), round(look.line * 3.4))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        first, last = self._span()
        days = max((last - first).days, 1)
        margin = look.units(36)
        room = self.width() - 2 * margin
        axis = round(look.line * 1.9)

        def at(day: date) -> float:
            return margin + room * (day - first).days / days

        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_silence(painter, at, axis, (margin, margin + room))
            self._paint_years(painter, at, axis, first, last)
            if first <= self._today <= last:
                painter.setPen(QPen(QColor(c.ring), 1, Qt.PenStyle.DashLine))
                painter.drawLine(
                    QPointF(at(self._today), axis - look.line), QPointF(at(self._today), axis + 4)
                )
            self._paint_dots(painter, at, axis)

    def _span(self) -> tuple[date, date]:
        first = min(one.when for one in self._dots)
        last = max(self._today, *(one.when for one in self._dots))
        return first - timedelta(days=30), last + timedelta(days=30)

    def _paint_silence(self, painter: QPainter, at: _At, axis: int, ends: tuple[float, float]) -> None:
        """The axis, and on it the stretches longer than the nominal period, with their length."""
        look, c = self._theme.look, self._theme.look.colours
        painter.setFont(look.font(Type.MICRO))
        metrics = QFontMetricsF(painter.font())
        late = [
            (
                QRectF(at(before.when), axis - look.line / 2, at(one.when) - at(before.when), look.line),
                one.gap,
            )
            for before, one in pairwise(self._dots)
            if one.late and one.gap is not None
        ]
        for band, _ in late:
            painter.fillRect(band, QColor(c.sunk))
        painter.setPen(QPen(QColor(c.line_strong), 1))
        painter.drawLine(QPointF(ends[0], axis), QPointF(ends[1], axis))
        for band, gap in late:
            words = f"{gap} months"
            wide = metrics.horizontalAdvance(words) + look.units(12)
            if wide < band.width():
                knocked = QRectF(band.center().x() - wide / 2, band.top(), wide, band.height())
                painter.fillRect(knocked, QColor(c.sunk))
                painter.setPen(QColor(c.text_2))
                painter.drawText(knocked, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_years(self, painter: QPainter, at: _At, axis: int, first: date, last: date) -> None:
        look, c = self._theme.look, self._theme.look.colours
        painter.setFont(look.font(Type.MICRO))
        wide = QFontMetricsF(painter.font()).horizontalAdvance("2025") + look.units(8)
        free = 0.0
        for year in range(first.year + 1, last.year + 1):
            x = at(date(year, 1, 1))
            painter.setPen(QPen(QColor(c.line_strong), 1))
            painter.drawLine(QPointF(x, axis), QPointF(x, axis + look.units(4)))
            if x - wide / 2 < free:
                continue
            painter.setPen(QColor(c.text_3))
            words = QRectF(x - wide / 2, axis + look.units(4), wide, look.line)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(year))
            free = x + wide / 2

    def _paint_dots(self, painter: QPainter, at: _At, axis: int) -> None:
        look, c = self._theme.look, self._theme.look.colours
        painter.setFont(look.font(Type.SMALL))
        metrics = QFontMetricsF(painter.font())
        free = 0.0
        for one in self._dots:
            x = at(one.when)
            painter.setPen(QPen(QColor(c.text), 1.6))
            painter.setBrush(QColor(c.text) if one.held else QColor(c.window))
            painter.drawEllipse(QPointF(x, axis), look.units(4), look.units(4))
            wide = metrics.horizontalAdvance(one.label) + look.units(4)
            if x - wide / 2 < free:
                continue
            painter.setPen(QColor(c.text))
            painter.drawText(
                QRectF(x - wide / 2, axis - look.line * 1.7, wide, look.line),
                Qt.AlignmentFlag.AlignCenter,
                one.label,
            )
            free = x + wide / 2


def dots_of(view: ForumView) -> list[Dot]:
    """The sessions that have a date, oldest first."""
    found = []
    for one in reversed(view.sessions):
        when = one.held_on.first or one.held_on.last if one.held_on is not None else None
        if when is None or one.status is MeetingStatus.CANCELLED:
            continue
        label = str(one.edition) if one.edition is not None else "?"
        held = one.status is MeetingStatus.HELD
        found.append(Dot(when, label, held, one.gap_months, bool(one.late_months and one.late_months > 0)))
    return sorted(found, key=lambda dot: dot.when)
