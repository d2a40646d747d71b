"""Rows under headings: the model that lists show, and the delegate that paints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.list_rows import Sign
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.signs import SIDE_INSET, Signs

Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1


class RowKind(Enum):
    """How a row is set."""

    OVER = "over"
    """A heading over headings: larger, and without a line of its own."""
    HEADING = "heading"
    ITEM = "item"
    """One or two lines, elided at the end."""
    PROSE = "prose"
    """Wrapped: a sentence that must be read whole."""


HEADINGS = frozenset({RowKind.OVER, RowKind.HEADING})


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `key` names what it stands for, `figure` stands at the right."""

    kind: RowKind
    title: str
    second: str = ""
    figure: str = ""
    key: str = ""
    below: str = ""
    """Under the figure."""
    ink: str = "text_3"
    """The colour role of the figure; a word says the same."""
    sign: Sign | None = None
    """Stands before the title."""
    step: bool = False
    """Whether it does something instead of standing for a record; it is set as a link."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(
            part for part in (*self._sign, self.title, self.second, self.figure, self.below) if part
        )

    @property
    def _sign(self) -> tuple[str, ...]:
        return () if self.sign is None else (self.sign.value,)


class RowModel(QAbstractListModel):
    """An array of rows."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def row_of(self, key: str) -> int | None:
        """Where the row with this key stands."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def first_key(self) -> str:
        """The key of the first row that can be chosen; empty where there is none."""
        return next((row.key for row in self._rows if row.key), "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.title if row.kind is RowKind.ITEM else None
            case _ if role == KEY:
                return row.key
            case _ if role == ROW:
                return row
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].kind in HEADINGS:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class RowPainter(QStyledItemDelegate):
    """Paints rows from the look; every height comes from the font."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._signs = Signs()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        look = self._theme.look
        match row.kind if row else None:
            case RowKind.HEADING | RowKind.OVER:
                return QSize(0, look.height(Measure.HEADING) + self._above(index))
            case RowKind.PROSE:
                return QSize(0, self._prose_height(row))
            case _:
                two = row is not None and (row.second or row.below)
                return QSize(0, look.height(Measure.ROW_OF_TWO if two else Measure.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, self._text(option.rect).adjusted(0, self._above(index), 0, 0), row)
        elif row.kind is RowKind.OVER:
            text = self._text(option.rect).adjusted(0, self._above(index), 0, 0)
            self._line(painter, text, Type.HEAD, self._theme.look.colours.text, row.title, row.figure)
        else:
            self._paint_ground(painter, option)
            text = self._text(option.rect)
            if row.kind is RowKind.PROSE:
                self._paint_prose(painter, text, row)
            else:
                self._paint_item(painter, text, row)
        painter.restore()

    def _above(self, index: Index) -> int:
        """The space that parts a heading from the group before it."""
        before = index.sibling(index.row() - 1, 0).data(ROW) if index.row() else None
        return 0 if before is None or before.kind is RowKind.OVER else self._theme.look.units(12)

    def _inset(self) -> int:
        return self._theme.look.units(12)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        c = self._theme.look.colours
        state = option.state
        active = bool(state & QStyle.StateFlag.State_Active) and self._view.hasFocus()
        text = self._text(option.rect)
        frame = QRectF(text.adjusted(-self._inset(), 1, self._inset(), -1))
        radius = self._theme.look.units(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(c.selection if active else c.selection_idle))
            painter.drawRoundedRect(frame, radius, radius)
            if active:
                painter.setBrush(QColor(c.ring))
                bar = QRectF(
                    frame.left(), frame.top() + radius / 2, self._theme.look.units(3), frame.height() - radius
                )
                painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(c.hover))
            painter.drawRoundedRect(frame, radius, radius)

    def _paint_heading(self, painter: QPainter, text: QRect, row: Row) -> None:
        c = self._theme.look.colours
        self._line(painter, text, Type.SECTION, c.text_2, row.title, row.figure)
        painter.fillRect(QRect(text.left(), text.bottom(), text.width(), 1), QColor(c.line))

    def _paint_item(self, painter: QPainter, text: QRect, row: Row) -> None:
        c = self._theme.look.colours
        ink = getattr(c, row.ink)
        if row.step:
            self._line(painter, text, Type.BODY, c.accent_text, row.title, row.figure)
            return
        text = self._paint_sign(painter, text, row)
        if not row.second and not row.below:
            self._line(painter, text, Type.STRONG, c.text, row.title, row.figure, figure_ink=ink)
            return
        above = QFontMetrics(self._theme.look.font(Type.STRONG)).height()
        below = QFontMetrics(self._theme.look.font(Type.SMALL)).height()
        top = text.top() + (text.height() - above - below) // 2
        first = QRect(text.left(), top, text.width(), above)
        self._line(painter, first, Type.STRONG, c.text, row.title, row.figure, figure_ink=ink)
        second = QRect(text.left(), top + above, text.width(), below)
        self._line(painter, second, Type.SMALL, c.text_2, row.second, row.below)

    def _paint_sign(self, painter: QPainter, text: QRect, row: Row) -> QRect:
        """The sign on the first line; returns what is left for the words."""
        if row.sign is None:
            return text
        look = self._theme.look
        size = look.units(16)
        two = row.second or row.below
        middle = text.center().y() - (QFontMetrics(look.font(Type.SMALL)).height() // 2 if two else 0)
        scale = self._view.devicePixelRatioF()
        picture = self._signs.picture(row.sign, look.colours.text, size, scale)
        left = text.left() - look.units(SIDE_INSET)  # its disc stands on the edge, not its square
        painter.drawPixmap(left, middle - size // 2, picture)
        return text.adjusted(size + look.units(8), 0, 0, 0)

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
        font = self._theme.look.font(role)
        metrics = QFontMetrics(font)
        painter.setPen(QColor(figure_ink or self._theme.look.colours.text_3))
        right = 0
        if figure:
            small = self._theme.look.font(Type.SMALL)
            right = QFontMetrics(small).horizontalAdvance(figure) + self._theme.look.units(8)
            painter.setFont(small)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - right)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _text(self, rect: QRect) -> QRect:
        """Where the words of a row stand."""
        return QRect(rect.left() + self._inset(), rect.top(), self._text_width(), rect.height())

    def _text_width(self) -> int:
        """The same with and without a scroll bar, so that a row never needs more lines than it was given."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - 2 * self._inset()

    def _prose_height(self, row: Row) -> int:
        width = self._text_width()
        look = self._theme.look
        height = _wrapped(look.font(Type.BODY), width, row.title)
        if row.second:
            height += _wrapped(look.font(Type.SMALL), width, row.second)
        return height + look.units(12)

    def _paint_prose(self, painter: QPainter, text: QRect, row: Row) -> None:
        look = self._theme.look
        top = text.top() + look.units(6)
        for words, type_, ink in (
            (row.title, Type.BODY, look.colours.text),
            (row.second, Type.SMALL, look.colours.text_2),
        ):
            if words:
                height = _wrapped(look.font(type_), text.width(), words)
                painter.setFont(look.font(type_))
                painter.setPen(QColor(ink))
                painter.drawText(QRect(text.left(), top, text.width(), height), _WRAP, words)
                top += height


_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def lines_of(words: str, font: QFont, width: float, most: int) -> list[str]:
    """The lines that words take within a width; the last of `most` ends in an ellipsis where there are more."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    raw = words.encode("utf-16-le")  # Qt counts in these
    ends = [*starts[1:most], len(raw) // 2]
    told = [
        raw[2 * at : 2 * end].decode("utf-16-le").rstrip()
        for at, end in zip(starts[:most], ends, strict=True)
    ]
    if len(starts) > most:
        told[-1] = QFontMetrics(font).elidedText(told[-1], Qt.TextElideMode.ElideRight, int(width))
    return told


def _wrapped(font: Any, width: int, words: str) -> int:
    """How high words are when they wrap within a width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 1 << 20), _WRAP, words).height()
