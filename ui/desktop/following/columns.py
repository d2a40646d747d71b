"""Commitments in columns, one for each state; the arrows go from column to column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.board import BoardRow, Column
from app.list_rows import SIDE_SIGNS
from db.values.choices import Side
from db.values.due import DueState
from ui.desktop.following.letters import Letters
from ui.desktop.following.words import days, joined
from ui.desktop.look import Theme, Type
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, ROW, Index, Row, RowKind, RowPainter, lines_of
from ui.desktop.parts.words import Ground, Label

MORE = "more:"

LINES = 3
"""Lines of a wording in a column; the whole of it stands in its tool tip and on its page."""


class CardPainter(RowPainter):
    """Paints a commitment of a column: its wording wrapped, below it whose it is, and when at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if row is None or row.kind is not RowKind.ITEM or not row.second:
            return super().sizeHint(option, index)
        look = self._theme.look
        strong, small = QFontMetrics(look.font(Type.STRONG)), QFontMetrics(look.font(Type.SMALL))
        lines = lines_of(row.title, look.font(Type.STRONG), self._text_width() - self._beside(row), LINES)
        return QSize(0, len(lines) * strong.lineSpacing() + small.height() + look.units(14))

    def _paint_item(self, painter: QPainter, text: QRect, row: Row) -> None:
        if not row.second:
            super()._paint_item(painter, text, row)
            return
        look, c = self._theme.look, self._theme.look.colours
        strong = look.font(Type.STRONG)
        metrics = QFontMetrics(strong)
        small = QFontMetrics(look.font(Type.SMALL)).height()
        top = text.top() + look.units(7)
        lines = lines_of(row.title, strong, text.width() - self._beside(row), LINES)
        head = QRect(text.left(), top, text.width(), metrics.height())
        words = self._paint_sign(painter, head, Row(RowKind.ITEM, row.title, sign=row.sign))
        words.setHeight(len(lines) * metrics.lineSpacing())
        painter.setFont(strong)
        painter.setPen(QColor(c.text))
        for place, said in enumerate(lines):
            at = words.translated(0, place * metrics.lineSpacing())
            painter.drawText(at, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, said)
        below = QRect(words.left(), words.bottom() + 1, words.width(), small)
        ink = getattr(c, row.ink)
        self._line(painter, below, Type.SMALL, c.text_2, row.second, row.figure, figure_ink=ink)

    def _beside(self, row: Row) -> int:
        return self._theme.look.units(24) if row.sign is not None else 0


class Cards(RowList):
    """One column; its rows are as high as their words need at its width."""

    entered = Signal()
    """The focus came here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # Qt looks at the height alone


class StateColumns(QWidget):
    """Shows the columns of a Board."""

    stepped = Signal(str)
    """The id of the commitment one came to; empty where there is none."""
    opened = Signal(str)
    listing = Signal()
    """All of them are wanted, in the list."""

    def __init__(self, theme: Theme, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._codes: tuple[str, ...] = ()
        self._heads: list[Label] = []
        self._lists: list[RowList] = []
        self._last: RowList | None = None
        """The column one was in last: the commitment one is at stays it while one types elsewhere."""
        self._rows: dict[str, BoardRow] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.look.units(12), theme.look.units(8), 0, 0)
        self._row.setSpacing(0)

    def put(self, columns: Sequence[Column], today: date) -> None:
        """Show other columns; the cursor of each stays with what it is on."""
        codes = tuple(str(one.status) for one in columns)
        if codes != self._codes:
            self._make(columns)
            self._codes = codes
        self._rows = {row.id: row for one in columns for row in one.rows}
        for column, head, view in zip(columns, self._heads, self._lists, strict=True):
            head.setText(f"{column.label}   {column.number:,}")
            view.setAccessibleName(f"{column.label}, {column.number:,}")
            rows = [_row(one, today) for one in column.rows]
            if column.number > len(column.rows):
                rows.append(Row(RowKind.ITEM, f"Show all {column.number:,} in the list", key=MORE, step=True))
            if not rows:
                rows.append(Row(RowKind.PROSE, "None."))
            view.put(rows)

    def _make(self, columns: Sequence[Column]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._heads, self._lists, self._last = [], [], None
        look = self._theme.look
        for place, _ in enumerate(columns):
            if place:
                edge = Ground(self._theme, "line")
                edge.setFixedWidth(1)
                self._row.addWidget(edge)
            head = Label(self._theme, Type.SECTION, "text_2")
            head.setContentsMargins(look.units(12), 0, 0, 0)
            view = Cards(self._theme, "Column")
            view.setItemDelegate(CardPainter(self._theme, view))
            view.stepped.connect(self._stepped)
            view.entered.connect(self._enter)
            view.activated.connect(self._open)
            self._letters.watch(view)
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.units(4))
            column.addWidget(head)
            column.addWidget(view, 1)
            self._row.addWidget(box, 1)
            self._heads.append(head)
            self._lists.append(view)

    def current(self) -> str:
        """The id of the commitment one is at; empty where there is none."""
        view = self._here()
        key = view.key() if view is not None else ""
        return "" if key.startswith(MORE) else key

    def row(self, id: str) -> BoardRow | None:
        """What is known of a commitment that is shown."""
        return self._rows.get(id)

    def go(self) -> None:
        """Give the focus to the column one was in, or the first in which something stands."""
        known = (self._last, *self._lists)
        view = next((one for one in known if one is not None and one.rows.first_key()), None)
        if view is not None:
            self._go_to(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        view = self._here()
        if not step or view is None:
            super().keyPressEvent(event)
            return
        place = self._lists.index(view) + step
        while 0 <= place < len(self._lists):
            if self._lists[place].rows.first_key():
                self._go_to(self._lists[place])
                return
            place += step

    def _here(self) -> RowList | None:
        return self._last or (self._lists[0] if self._lists else None)

    def _go_to(self, view: RowList) -> None:
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._last = view
        self.stepped.emit(self.current())

    @Slot()
    def _enter(self) -> None:
        view = self.sender()
        if isinstance(view, RowList) and view is not self._last:
            self._last = view
            self.stepped.emit(self.current())

    @Slot(str)
    def _stepped(self, key: str) -> None:
        view = self.sender()
        if isinstance(view, RowList) and view is self._last and not key.startswith(MORE):
            self.stepped.emit(key)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        if key.startswith(MORE):
            self.listing.emit()
        elif key:
            self.opened.emit(key)


def _row(one: BoardRow, today: date) -> Row:
    sign = SIDE_SIGNS.get(one.side) if isinstance(one.side, Side) else None
    late = one.state is DueState.OVERDUE
    if one.last_day is None:
        figure = "floats" if one.state is DueState.FLOATING else ""
    elif late:
        figure = f"{days(today, one.last_day)} over"
    else:
        figure = "today" if one.last_day == today else f"{days(today, one.last_day)} left"
    where = ", ".join(one.countries)
    whose = one.officer if one.side is Side.OURS and one.officer else one.owner
    second = joined(where, "" if whose in one.countries else whose) or "no country"
    return Row(
        RowKind.ITEM, one.wording, second, figure or "no date", one.id,
        ink="overdue" if late else "text_2", sign=sign,
    )  # fmt: skip
