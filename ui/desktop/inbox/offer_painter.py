"""Paints the proposals of a text: their marks, how sure each is, and whether it is known or new."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.rows import Row, RowPainter


class Mark(Enum):
    """What stands before a proposal."""

    OPEN = "open"
    CHOSEN = "chosen"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FOLDED = "folded"
    """Not a proposal: a group of them in one line."""


_STANDING = {
    "new": "accent_text",
    "on file": "done",
    "perhaps on file": "caution",
    "perhaps named twice": "caution",
}
"""The first words of the second line, and their ink."""

BARS = "\u2003\u2002"
"""Room behind the word for the bars that say the same."""

_BARS = {"unsure": 1, "likely": 2, "sure": 3}


class OfferPainter(RowPainter):
    """Paints the mark before each proposal: an empty ring, a filled one, a question, a tick, a cross."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self.marks: dict[str, Mark] = {}

    def _paint_heading(self, painter: QPainter, text: QRect, row: Row) -> None:
        """With the sign that it can be folded, where the marks of its proposals stand."""
        look = self._theme.look
        where = QRectF(text.left(), text.top(), look.units(16), text.height())
        paint_icon(painter, Icon.CARET_DOWN, where, look.colours.text_2, look.units(12))
        super()._paint_heading(painter, text.adjusted(look.units(24), 0, 0, 0), row)

    def _line(
        self,
        painter: QPainter,
        rect: QRect,
        role: Type,
        ink: str,
        words: str,
        figure: str = "",
        *,
        figure_ink: str = "",
    ) -> None:
        """Whether a proposal is known or new stands out, in words and ink."""
        first, apart, rest = words.partition(" · ")
        standing = _STANDING.get(first) if role is Type.SMALL else None
        if standing is None:
            super()._line(painter, rect, role, ink, words, figure, figure_ink=figure_ink)
            return
        super()._line(painter, rect, role, getattr(self._theme.look.colours, standing), first)
        wide = QFontMetrics(self._theme.look.font(role)).horizontalAdvance(first)
        super()._line(
            painter, rect.adjusted(wide, 0, 0, 0), role, ink, apart + rest, figure, figure_ink=figure_ink
        )

    def _paint_item(self, painter: QPainter, text: QRect, row: Row) -> None:
        super()._paint_item(painter, text, row)
        filled = _BARS.get(row.figure.removesuffix(BARS))
        if filled is not None:
            self._paint_bars(painter, text, filled)

    def _paint_bars(self, painter: QPainter, text: QRect, filled: int) -> None:
        """Three bars at the right end of the first line, as many of them full as it is sure."""
        look, c = self._theme.look, self._theme.look.colours
        wide, apart = look.units(4), look.units(1)
        small = QFontMetrics(look.font(Type.SMALL))
        above = QFontMetrics(look.font(Type.STRONG)).height()
        top = text.top() + (text.height() - above - small.height()) // 2
        foot = top + (above + small.ascent()) // 2
        left = text.right() - 3 * wide - 2 * apart
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            high = look.units(3) + number * look.units(2)
            painter.setBrush(QColor(c.text_2 if number < filled else c.line))
            painter.drawRect(QRectF(left + number * (wide + apart), foot - high, wide, high))

    def _paint_sign(self, painter: QPainter, text: QRect, row: Row) -> QRect:
        mark = self.marks.get(row.key)
        if mark is None:
            return super()._paint_sign(painter, text, row)
        look, c = self._theme.look, self._theme.look.colours
        side = look.units(16)
        where = QRectF(text.left(), text.top() + look.units(8), side, side)
        match mark:
            case Mark.FOLDED:
                paint_icon(painter, Icon.CARET_RIGHT, where, c.text_2, look.units(12))
            case Mark.ACCEPTED:
                paint_icon(painter, Icon.DONE, where, c.done, side)
            case Mark.REJECTED:
                paint_icon(painter, Icon.CLOSE, where, c.text_3, side)
            case Mark.ASKED:
                paint_icon(painter, Icon.QUESTION, where, c.caution, side)
            case Mark.CHOSEN | Mark.OPEN:
                painter.setPen(QPen(QColor(c.accent if mark is Mark.CHOSEN else c.control), 1.2))
                painter.setBrush(QColor(c.accent) if mark is Mark.CHOSEN else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(where.adjusted(1.5, 1.5, -1.5, -1.5))
                if mark is Mark.CHOSEN:
                    paint_icon(painter, Icon.CHECK, where, c.on_accent, look.units(10))
        return text.adjusted(side + look.units(8), 0, 0, 0)
