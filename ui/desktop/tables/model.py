"""The model of a list: ids in one text, headings between them, and the few rows that were fetched last.

`data` never reads the case file: a row that is not there yet is a placeholder, and is asked for once it is seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.list_columns import Column
from app.list_rows import Cell, ListRow
from app.lists import Heading, Order

Index = QModelIndex | QPersistentModelIndex

KEPT = 400
"""Rows that are kept in memory."""

AHEAD = 40
"""Rows fetched before and after those that are seen."""

ID = Qt.ItemDataRole.UserRole
_NOTHING = Qt.ItemFlag.NoItemFlags
_RECORD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
WAITING = "…"
EMPTY = Cell()


class TableModel(QAbstractTableModel):
    """Shows an order. A row of the table is a heading or a record; a *place* counts the records alone."""

    wanted = Signal(object)
    """Ids (a tuple) of rows to fetch; answer with `take`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = Order()
        self._columns: tuple[Column, ...] = ()
        self._starts: list[int] = []
        self._rows: dict[str, ListRow] = {}
        self._stale: set[str] = set()
        self._awaited: tuple[str, ...] = ()
        self._seen = (0, -1)
        self.has_sides = False
        """Whether titles have the sign of a side before them."""

    # --- what it is given ---

    def put(self, order: Order, columns: Sequence[Column], *, sides: bool = False) -> None:
        """Show another order or other columns; rows that were fetched are kept while the columns are the same."""
        self.beginResetModel()
        if tuple(columns) != self._columns:
            self._rows.clear()
        self._columns = tuple(columns)
        self._order, self.has_sides = order, sides
        self._starts = [heading.before + number for number, heading in enumerate(order.headings)]
        self._awaited = ()
        self.endResetModel()

    def see(self, first: int, last: int) -> None:
        """These rows of the table are on the screen: ask for those that are missing, and for their neighbours."""
        self._seen = (first, last)
        if self._awaited or last < first:
            return
        near = self.places(first - AHEAD, last + AHEAD)
        shown = self.places(first, last)
        if any(self._lacks(one) for one in shown):
            self._awaited = tuple(one for one in near if self._lacks(one))
            self.wanted.emit(self._awaited)

    def take(self, rows: Iterable[ListRow]) -> None:
        """Rows have been fetched; those of the asked ones that did not come are gone from the file."""
        asked, self._awaited = self._awaited, ()
        came = {row.id: row for row in rows}
        gone = {one: ListRow(one, {}) for one in asked if one not in came}
        self._stale.difference_update(asked, came)
        for record_id, row in {**gone, **came}.items():
            self._rows.pop(record_id, None)
            self._rows[record_id] = row
        for record_id in list(self._rows)[:-KEPT]:
            del self._rows[record_id]
        self._tell_seen()
        self.see(*self._seen)

    def missed(self) -> None:
        """What was asked for does not come; it is asked for when it is seen again."""
        self._awaited = ()

    def age(self, touched: frozenset[str] | None, others: frozenset[str] = frozenset()) -> None:
        """Fetch rows anew when they are seen: these, and those that name one of the others; None: every one."""
        for record_id, row in self._rows.items():
            if touched is None or record_id in touched or row.shows & others:
                self._stale.add(record_id)
        self.see(*self._seen)

    # --- places and rows ---

    @property
    def order(self) -> Order:
        """The order that is shown."""
        return self._order

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown."""
        return self._columns

    def heading(self, row: int) -> Heading | None:
        """The heading in a row of the table."""
        number = bisect_right(self._starts, row) - 1
        return self._order.headings[number] if number >= 0 and self._starts[number] == row else None

    def heading_rows(self) -> Sequence[int]:
        """Rows of the table that are headings."""
        return self._starts

    def place(self, row: int) -> int:
        """The place of the record in a row of the table, or of the next after a heading."""
        return row - bisect_right(self._starts, row - 1) if self._starts else row

    def row_of(self, place: int) -> int:
        """The row of the table in which the record at a place stands."""
        above = bisect_right(self._order.headings, place, key=_before)
        return place + above

    def id_at(self, row: int) -> str:
        """The id of the record in a row of the table; empty for a heading."""
        return "" if self.heading(row) else self._order.id_at(self.place(row))

    def places(self, first: int, last: int) -> tuple[str, ...]:
        """Ids of the records in these rows of the table."""
        if last < first:
            return ()
        end = self.place(last) - (1 if self.heading(last) else 0)
        return self._order.some(self.place(max(0, first)), end)

    def record_count(self, first: int, last: int) -> int:
        """How many records stand in these rows of the table."""
        return last - first + 1 - (bisect_right(self._starts, last) - bisect_right(self._starts, first - 1))

    def line(self, row: int) -> ListRow | None:
        """What was fetched for a row of the table; None while it is awaited, and for a heading."""
        return self._rows.get(self.id_at(row))

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._order) + len(self._starts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount() or index.column() >= len(self._columns):
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(row, column)
            case _ if role == ID:
                return self.id_at(row)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self._columns):
            return self._columns[section].label
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.heading(index.row()):
            return _NOTHING
        return _RECORD

    def _shown(self, row: int, column: int) -> str:
        if heading := self.heading(row):
            return heading.words if column == 0 else ""
        line = self.line(row)
        if line is None:
            return WAITING if column == 0 else ""
        return line.cells.get(self._columns[column].key, EMPTY).text

    def _spoken(self, row: int, column: int) -> str:
        if heading := self.heading(row):
            return f"{heading.words}, {heading.count:,}" if column == 0 else ""
        line = self.line(row)
        return line.cells.get(self._columns[column].key, EMPTY).spoken if line else "is being read"

    def _lacks(self, record_id: str) -> bool:
        return record_id not in self._rows or record_id in self._stale

    def _tell_seen(self) -> None:
        last = min(self._seen[1], self.rowCount() - 1)
        if self._columns and 0 <= self._seen[0] <= last:
            top = self.index(self._seen[0], 0)
            self.dataChanged.emit(top, self.index(last, len(self._columns) - 1))


def _before(heading: Heading) -> int:
    return heading.before
