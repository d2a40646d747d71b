"""A few choices side by side of which one is chosen: the raised pill."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.values.choices import Side
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_ring


class Disc(Enum):
    """The shape that tells whose something is; never colour alone."""

    FULL = "full"
    RING = "ring"
    HALF = "half"
    NONE = "none"


DISCS = {Side.OURS: Disc.FULL, Side.THEIRS: Disc.RING, Side.JOINT: Disc.HALF, Side.THIRD: Disc.NONE}
"""The shape of each side."""


def paint_disc(painter: QPainter, centre: QPointF, radius: float, disc: Disc, ink: QColor) -> None:
    """Ours filled, theirs a ring, joint half."""
    if disc is Disc.NONE:
        return
    painter.setPen(QPen(ink, max(1.4, radius / 3)))
    painter.setBrush(ink if disc is Disc.FULL else Qt.BrushStyle.NoBrush)
    frame = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawEllipse(frame)
    if disc is Disc.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(frame, 90 * 16, 180 * 16)


class Segments(QWidget):
    """Chosen by arrow keys, by first letter or by click; `code` is None while nothing is chosen."""

    chosen = Signal()
    """The officer chose."""

    def __init__(
        self, theme: Theme, items: Sequence[tuple[str, str, Disc]], parent: QWidget | None = None
    ) -> None:
        """`items` are (code, words, disc)."""
        super().__init__(parent)
        self._theme = theme
        self._items = tuple(items)
        self._at = -1
        self._name = ""
        self.setFont(theme.look.font(Type.STRONG))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def code(self) -> str | None:
        """The code of what is chosen."""
        return self._items[self._at][0] if self._at >= 0 else None

    def choose(self, code: str | None) -> None:
        """Choose by code; unknown ones choose nothing. This is no choice of the officer's."""
        places = {one: place for place, (one, _, _) in enumerate(self._items)}
        self._at = places.get(code or "", -1) if code is not None else places.get("", -1)
        self._tell()
        self.update()

    def set_name(self, words: str) -> None:
        """What is chosen here; a screen reader hears it with the choice."""
        self._name = words
        self._tell()

    def sizeHint(self) -> QSize:
        pad = self._theme.look.units(4)
        return QSize(sum(self._widths()) + 2 * pad, self._theme.look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._items) - 1
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._go(min(self._at + 1, last))
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._go(max(self._at - 1, 0))
            case _:
                letter = event.text().casefold()
                found = [
                    place
                    for place, (_, words, _) in enumerate(self._items)
                    if letter and words.casefold().startswith(letter)
                ]
                if found and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                    self._go(found[0])
                else:
                    super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for place, rect in enumerate(self._rects()):
            if rect.contains(event.position()):
                self._go(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        radius = look.units(6)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(0, 0, self.sizeHint().width(), self.height())
            painter.setPen(QPen(QColor(c.overdue if self.property("wrong") else c.well), 1))
            painter.setBrush(QColor(c.well))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            for place, rect in enumerate(self._rects()):
                self._paint_item(painter, rect, place)
            if self.hasFocus():
                paint_ring(painter, frame, radius, c.ring)

    def _paint_item(self, painter: QPainter, rect: QRectF, place: int) -> None:
        look = self._theme.look
        c = look.colours
        _, words, disc = self._items[place]
        if place == self._at:
            painter.setPen(QPen(QColor(c.line_strong), 1))
            painter.setBrush(QColor(c.raised))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.units(5), look.units(5))
        ink = QColor(c.text if place == self._at else c.text_2)
        left = rect.left() + look.units(10)
        if disc is not Disc.NONE:
            paint_disc(painter, QPointF(left + look.units(4), rect.center().y()), look.units(4), disc, ink)
            left += look.units(14)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(
            QRectF(left, rect.top(), rect.right() - left, rect.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )

    def _widths(self) -> list[int]:
        look = self._theme.look
        return [
            self.fontMetrics().horizontalAdvance(words) + look.units(20 if disc is Disc.NONE else 34)
            for _, words, disc in self._items
        ]

    def _rects(self) -> list[QRectF]:
        look = self._theme.look
        left, top = float(look.units(4)), look.units(3)
        found = []
        for width in self._widths():
            found.append(QRectF(left, top, width, self.height() - 2 * top))
            left += width
        return found

    def _go(self, place: int) -> None:
        if place != self._at:
            self._at = place
            self._tell()
            self.update()
            self.chosen.emit()

    def _tell(self) -> None:
        words = self._items[self._at][1] if self._at >= 0 else "nothing chosen"
        self.setAccessibleName(f"{self._name}: {words}" if self._name else words)
