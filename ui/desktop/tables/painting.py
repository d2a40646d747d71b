"""Paints the cells of a list: one ground across the row, a sign, a line of words and a quieter one beneath.

Every call into Qt may let another thread run first, so calls are few: what can be kept (fonts, signs) is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.list_rows import Cell, Shade, Sign
from app.lists import Heading
from ui.desktop.look import Look, Theme, Type
from ui.desktop.parts.signs import Signs
from ui.desktop.tables.model import Index, TableModel
from ui.desktop.tables.setting import Letters, SetWords

ROW = 3.25
"""Height of a row of two lines in a wide list, in lines of the body font."""

_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class _Pens:
    """Fonts and inks of one look, made once."""

    strong: Letters
    body: Letters
    small: Letters
    section: QFont
    sign: int
    small_sign: int
    inset: int
    gap: int

    @classmethod
    def of(cls, look: Look) -> _Pens:
        return cls(
            Letters.of(look.font(Type.STRONG)),
            Letters.of(look.font(Type.BODY)),
            Letters.of(look.font(Type.SMALL)),
            look.font(Type.SECTION),
            look.units(15),
            look.units(13),
            look.units(12),
            look.units(5),
        )


class RowPainter(QStyledItemDelegate):
    """Paints every cell of the table from the look."""

    def __init__(self, theme: Theme, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._signs = Signs()
        self.words = SetWords()
        """The words of cells, set; `begin` it before each painting."""
        self._pens = _Pens.of(theme.look)
        self.active = False
        """Whether the list has the focus; told by the view."""

    def dress(self) -> None:
        """The look has changed."""
        self._signs.forget()
        self.words.forget()
        self._pens = _Pens.of(self._theme.look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.look.height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        if heading := self._model.heading(row):
            self._heading(painter, rect, heading)
            return
        self._ground(painter, option.state, rect, column)
        line = self._model.line(row)
        if line is None:
            self._placeholder(painter, rect, column)
            return
        cell = line.cells.get(self._model.columns[column].key)
        if cell is not None:
            self._cell(painter, rect, cell, title=column == 0)

    def _ground(self, painter: QPainter, state: QStyle.StateFlag, rect: QRect, column: int) -> None:
        """The part of the row's ground that lies in this cell; its ends are round, the first has the bar."""
        c = self._theme.look.colours
        bits = state.value  # flags as numbers: this is asked for each cell
        selected = bool(bits & _SELECTED)
        if not selected and not bits & _HOVERED:
            return
        ink = QColor((c.selection if self.active else c.selection_idle) if selected else c.hover)
        last = column == len(self._model.columns) - 1
        if column and not last:
            painter.fillRect(rect, ink)
            return
        look = self._theme.look
        radius, over = look.units(6), 2 * look.units(6)
        frame = QRectF(rect.adjusted(look.units(2) if column == 0 else -over, 0, 0 if last else over, 0))
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(frame, radius, radius)
        if selected and self.active and column == 0:
            painter.setBrush(QColor(c.ring))
            bar = QRectF(frame.left(), frame.top() + radius, look.units(3), frame.height() - 2 * radius)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """The part of a heading that lies in this cell: it runs across the row."""
        c, pens = self._theme.look.colours, self._pens
        start = self._view.columnViewportPosition(0) + pens.inset
        end = self._view.viewport().width() - pens.inset
        words = QRect(start, rect.top() + pens.gap, end - start, rect.height() - pens.gap)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(QRect(start, rect.bottom(), end - start, 1), QColor(c.line))
        painter.setFont(pens.section)
        painter.setPen(QColor(c.text_2))
        painter.drawText(words, _LEFT, heading.words)
        width = QFontMetrics(pens.section).horizontalAdvance(heading.words) + pens.inset - pens.gap
        painter.setFont(pens.small.font)
        painter.setPen(QColor(c.text_3))
        painter.drawText(words.adjusted(width, 0, 0, 0), _LEFT, f"{heading.count:,}")
        painter.restore()

    def _placeholder(self, painter: QPainter, rect: QRect, column: int) -> None:
        """A quiet bar where words will stand."""
        if column == 0:
            pens = self._pens
            left = rect.left() + 2 * pens.inset + pens.sign
            bar = QRect(
                left, rect.center().y() - pens.gap, min(rect.width() // 2, pens.sign * 12), 2 * pens.gap
            )
            painter.fillRect(bar, QColor(self._theme.look.colours.well))

    def _cell(self, painter: QPainter, rect: QRect, cell: Cell, *, title: bool) -> None:
        pens, c = self._pens, self._theme.look.colours
        letters = pens.strong if title else pens.body
        above, below = letters.height, pens.small.height
        top = rect.top() + (rect.height() - above - below) // 2
        left = rect.left() + (pens.inset if title else pens.gap)
        if cell.sign:
            ink = (
                c.text
                if title
                else getattr(c, cell.shade.value if cell.shade is not Shade.QUIET else "text_2")
            )
            self._sign(painter, cell.sign, ink, left, top + (above - pens.sign) // 2, pens.sign)
        if cell.sign or (title and self._has_sides()):
            left += pens.sign + pens.gap
        room = rect.right() - left - pens.gap
        alone = cell.sign is not None and not title and not cell.second  # the sign of a state says it without
        quiet = not title and (cell.sign is not None or cell.text.startswith("no "))
        ink = c.text_2 if quiet else c.text
        self._words(painter, cell.text, letters, ink, QRect(left, top, room, above), alone)
        if cell.second:
            self._second(painter, cell, QRect(left, top + above, room, below))

    def _second(self, painter: QPainter, cell: Cell, rect: QRect) -> None:
        pens = self._pens
        ink = getattr(self._theme.look.colours, cell.shade.value)
        if cell.second_sign:
            top = rect.top() + (rect.height() - pens.small_sign) // 2
            self._sign(painter, cell.second_sign, ink, rect.left(), top, pens.small_sign)
            rect = rect.adjusted(pens.small_sign + pens.gap, 0, 0, 0)
        self._words(painter, cell.second, pens.small, ink, rect)

    def _words(
        self, painter: QPainter, words: str, letters: Letters, ink: str, rect: QRect, whole: bool = False
    ) -> None:
        if rect.width() > 0 and words:
            painter.setPen(QColor(ink))
            self.words.paint(painter, words, letters, rect, whole=whole)

    def _sign(self, painter: QPainter, sign: Sign, ink: str, left: int, top: int, size: int) -> None:
        picture = self._signs.picture(sign, ink, size, self._view.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, top), picture)

    def _has_sides(self) -> bool:
        return self._model.has_sides
