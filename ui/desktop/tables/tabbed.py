"""What is chosen of a text with tables, as lines that a sheet takes: cells of a row between tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from ui.desktop.tables.copying import one_line


def tabbed(chosen: QTextCursor) -> str:
    """The selection: each row of a table one line, everything else as it stands; empty cells keep their place."""
    table = chosen.currentTable()
    if chosen.hasComplexSelection() and table is not None:
        cells: Any = chosen.selectedTableCells()  # Qt's stubs say no more than that it is an object
        first, rows, left, columns = cells
        return "".join(_row(table, row, left, columns) for row in range(first, first + rows))
    return "".join(_lines(chosen))


def _lines(chosen: QTextCursor) -> Iterator[str]:
    start, end = chosen.selectionStart(), chosen.selectionEnd()
    block = chosen.document().findBlock(start)
    told: tuple[int, int] | None = None
    while block.isValid() and block.position() < end:
        table = QTextCursor(block).currentTable()
        if table is None:
            told = None
            yield _share(block, start, end) + "\n"
        else:
            row = table.cellAt(block.position()).row()
            if told != (table.firstPosition(), row):
                told = (table.firstPosition(), row)
                yield _row(table, row, 0, table.columns())
        block = block.next()


def _share(block: QTextBlock, start: int, end: int) -> str:
    """As much of a paragraph as is chosen."""
    return block.text()[max(0, start - block.position()) : max(0, end - block.position())]


def _row(table: QTextTable, row: int, left: int, columns: int) -> str:
    """A cell over several columns or rows is told once, where it begins."""
    told = []
    for column in range(left, left + columns):
        cell = table.cellAt(row, column)
        begins = (cell.row(), cell.column()) == (row, column)
        told.append(one_line(_words(cell.firstCursorPosition(), cell.lastPosition())) if begins else "")
    return "\t".join(told).rstrip("\t") + "\n"


def _words(cursor: QTextCursor, end: int) -> str:
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", " ").replace("\u2028", " ")
