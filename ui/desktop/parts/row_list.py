"""A list of rows under headings, whose cursor stays with what it was on when other rows come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.desktop.look import Theme
from ui.desktop.parts.rows import KEY, Index, Row, RowModel, RowPainter


class RowList(QListView):
    """Enter and double click activate a row, as everywhere."""

    stepped = Signal(str)
    """The key of the row that the cursor came to; empty where it is on none."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowPainter(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        key = self.key()
        self.rows.put(rows)
        self.choose(key) if self.rows.row_of(key) is not None and key else self.choose(self.rows.first_key())

    def whole_height(self) -> int:
        """Pixels that all rows take."""
        return sum(self.sizeHintForRow(row) for row in range(self.rows.rowCount()))

    def key(self) -> str:
        """The key of the row that the cursor is on; empty where it is on none."""
        return self.currentIndex().data(KEY) or ""

    def choose(self, key: str) -> None:
        """Put the cursor on the row with this key; nothing happens where there is none."""
        place = self.rows.row_of(key) if key else None
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stepped.emit(current.data(KEY) or "")
