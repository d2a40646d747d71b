"""The days of a month or a week as a grid that one looks at and walks through; it speaks the day one is on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.diary import Day, DiaryView, Entry, Off
from app.workdays import DAYS
from ui.desktop.icons import KINDS, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.rows import lines_of

_WEEK = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class DiaryGrid(QWidget):
    """Arrow keys walk from day to day, beyond the edges too; Enter opens the day."""

    chosen = Signal(object)
    """The day that the cursor is on now; it may lie outside what is shown."""
    opened = Signal()
    """Enter: to what is on the day."""
    picked = Signal(str, str)
    """Kind and id of the entry that was clicked twice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: DiaryView | None = None
        self._at = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Diary")

    def show_diary(self, view: DiaryView | None, day: date = date.min) -> None:
        """Show other days, with the cursor on one of them."""
        self._view = view
        self._at = day
        self._tell()
        self.update()

    def day(self) -> Day | None:
        """The day that the cursor is on."""
        days = self._view.days if self._view else ()
        return next((one for one in days if one.day == self._at), None)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(560), look.units(480))

    def minimumSizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(320), look.units(200))

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._view is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._at + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if (one := self._day_at(event.position().x(), event.position().y())) is not None:
            self._go(one.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        one = self._day_at(event.position().x(), event.position().y())
        if one is None:
            return
        place = self._line_at(one, event.position().y())
        if place is not None and place < len(one.entries):
            entry = one.entries[place]
            self.picked.emit(entry.kind, entry.id)
        else:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            one = self._day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), spoken(one) if one else "", self)
            return True
        return super().event(event)

    def _go(self, day: date) -> None:
        if day == self._at:
            return
        self._at = day
        self._tell()
        self.update()
        self.chosen.emit(day)

    def _tell(self) -> None:
        one = self.day()
        self.setAccessibleName(f"Diary, {spoken(one)}" if one else "Diary")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # --- where everything is ---

    def _head(self) -> float:
        return self._theme.look.line * 1.6

    def _line(self) -> float:
        return self._theme.look.line * 1.25

    def _cell(self, place: int) -> QRectF:
        assert self._view is not None
        wide = self.width() / _WEEK
        high = (self.height() - self._head()) / max(1, len(self._view.days) // _WEEK)
        row, column = divmod(place, _WEEK)
        return QRectF(column * wide, self._head() + row * high, wide, high)

    def _day_at(self, x: float, y: float) -> Day | None:
        for place, one in enumerate(self._view.days if self._view else ()):
            if self._cell(place).contains(x, y):
                return one
        return None

    def _line_at(self, one: Day, y: float) -> int | None:
        assert self._view is not None
        top = self._cell(self._view.days.index(one)).top() + self._head()
        place = int((y - top) // self._line()) - len(_holidays(one))
        return place if place >= 0 else None

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        view, look = self._view, self._theme.look
        if view is None:
            return
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(c.text_2))
            for column in range(_WEEK):
                room = QRectF(column * self.width() / _WEEK, 0, self.width() / _WEEK, self._head())
                words = DAYS[view.days[column].day.weekday()]
                if painter.fontMetrics().horizontalAdvance(words) > room.width() - look.units(10):
                    words = words[:3]
                painter.drawText(room.adjusted(look.units(8), 0, 0, 0), _LEFT, words)
            for place, one in enumerate(view.days):
                self._paint_day(painter, self._cell(place), one)

    def _paint_day(self, painter: QPainter, cell: QRectF, one: Day) -> None:
        look, c = self._theme.look, self._theme.look.colours
        assert self._view is not None
        if one.home_off:
            painter.fillRect(cell, QColor(c.sunk))
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 1), QColor(c.line))
        painter.fillRect(QRectF(cell.left(), cell.top(), 1, cell.height()), QColor(c.line))
        if one.day == self._at:
            frame = cell.adjusted(2, 2, -2, -2)
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)
            else:
                painter.setPen(QColor(c.line_strong))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame, look.units(6), look.units(6))
        painter.save()
        painter.setClipRect(cell)
        self._paint_number(painter, cell, one)
        self._paint_lines(painter, cell, one)
        painter.restore()

    def _paint_number(self, painter: QPainter, cell: QRectF, one: Day) -> None:
        """The day, and who has a weekend, where not everybody has."""
        look, c = self._theme.look, self._theme.look.colours
        assert self._view is not None
        font = look.font(Type.STRONG if one.within else Type.BODY)
        painter.setFont(font)
        words = f"{one.day.day}"
        row = QRectF(cell.left() + look.units(8), cell.top(), cell.width() - look.units(16), self._head())
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if one.day == self._view.today:
            pill = QRectF(
                row.left() - look.units(4),
                row.center().y() - look.line * 0.65,
                wide + look.units(8),
                look.line * 1.3,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            painter.drawRoundedRect(pill, pill.height() / 2.5, pill.height() / 2.5)
            painter.setPen(QColor(c.on_accent))
        else:
            painter.setPen(QColor(c.text if one.within else c.text_2))
        painter.drawText(row, _LEFT, words)
        away = [off for off in one.off if not off.holiday]
        if away:
            small = look.font(Type.SMALL)
            painter.setFont(small)
            painter.setPen(QColor(c.text_2))
            rest = row.adjusted(wide + look.units(10), 0, 0, 0)
            painter.drawText(rest, _RIGHT, _away(away, QFontMetricsF(small), rest.width()))

    def _paint_lines(self, painter: QPainter, cell: QRectF, one: Day) -> None:
        look, c = self._theme.look, self._theme.look.colours
        lines: list[tuple[Entry | None, str]] = [(None, words) for words in _holidays(one)]
        lines += [(entry, shown_as(entry)) for entry in one.entries]
        room = int((cell.height() - self._head()) // self._line())
        lines = self._in_full(lines, cell, room)
        hidden = len(lines) - room
        top = cell.top() + self._head()
        for place, (entry, words) in enumerate(lines[: room - 1 if hidden > 0 else room]):
            row = QRectF(
                cell.left() + look.units(8),
                top + place * self._line(),
                cell.width() - look.units(12),
                self._line(),
            )
            self._paint_line(painter, row, entry, words)
        if hidden > 0 and room > 0:
            row = QRectF(
                cell.left() + look.units(8), top + (room - 1) * self._line(), cell.width(), self._line()
            )
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(c.text_2))
            painter.drawText(row, _LEFT, f"{hidden + 1:,} more")

    def _in_full(
        self, lines: list[tuple[Entry | None, str]], cell: QRectF, room: int
    ) -> list[tuple[Entry | None, str]]:
        """Holidays over as many lines as their names take, where the day has room for them all."""
        font, wide = self._theme.look.font(Type.SMALL), cell.width() - self._theme.look.units(12)
        whole = [
            (entry, piece)
            for entry, words in lines
            for piece in (lines_of(words, font, wide, room) if entry is None and room > 1 else [words])
        ]
        return whole if len(whole) <= room else lines

    def _paint_line(self, painter: QPainter, row: QRectF, entry: Entry | None, words: str) -> None:
        look, c = self._theme.look, self._theme.look.colours
        font = look.font(Type.SMALL)
        ink = c.text_2 if entry is None else c.overdue if entry.late else c.text
        if entry is not None:
            side = look.units(14)
            paint_icon(
                painter, KINDS[entry.kind], QRectF(row.left(), row.top(), side, row.height()), ink, side
            )
            row = row.adjusted(side + look.units(5), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(
            row, _LEFT, QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, row.width())
        )


def _away(away: Sequence[Off], metrics: QFontMetricsF, room: float) -> str:
    """Who is off, by name, or by code where names have no room."""
    names = f"{', '.join(off.country for off in away)} off"
    if metrics.horizontalAdvance(names) <= room:
        return names
    codes = ", ".join(off.short or off.country for off in away)
    return metrics.elidedText(codes, Qt.TextElideMode.ElideRight, room)


def _holidays(one: Day) -> list[str]:
    return [f"{off.country}: {off.why}" for off in one.off if off.holiday]


def shown_as(entry: Entry) -> str:
    """An entry in one line: what it is where it does not simply happen, and its title."""
    what = entry.what or ("planned" if entry.planned else "")
    return f"{entry.title} ({what})" if what else entry.title


def spoken(one: Day) -> str:
    """A day as a screen reader says it."""
    said = [f"{one.day:%A} {one.day.day} {one.day:%B} {one.day.year}"]
    said += [f"{off.country}: {off.why}" for off in one.off]
    said += [shown_as(entry) for entry in one.entries] or ["nothing"]
    return "; ".join(said)
