"""Rows as text to paste elsewhere: tab-separated for a sheet, a table for a letter; read off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

from app.casefile import CaseFile
from app.list_columns import TITLE, Column
from app.list_rows import Cell, ListRow, read_rows

MOST = 20_000
"""Rows that are copied at once."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Rows as tab-separated text and as a table in HTML."""

    rows: int
    text: str
    html: str

    def mime(self) -> QMimeData:
        """For the clipboard."""
        data = QMimeData()
        data.setText(self.text)
        data.setHtml(self.html)
        return data


def copy_rows(case: CaseFile, kind: str, ids: Sequence[str], columns: Sequence[Column]) -> Copied:
    """The rows of these records with these columns, under their heads; at most `MOST`."""
    rows = read_rows(case, kind, ids[:MOST], [one.key for one in columns], whole=True)
    lines = [[column.label for column in columns], *([_plain(row, one) for one in columns] for row in rows)]
    text = "\n".join("\t".join(one_line(cell) for cell in line) for line in lines) + "\n"
    return Copied(len(rows), text, _table(lines))


def _plain(row: ListRow, column: Column) -> str:
    cell = row.cells.get(column.key, Cell())
    if column.key != TITLE and cell.second:
        return f"{cell.text} ({cell.second})"
    return cell.text


def one_line(text: str) -> str:
    """Nothing in a cell breaks the sheet, and a sheet takes no cell for a formula.

    A cell that begins with a quotation mark is quoted whole: a sheet would read on to the next mark, over tabs and
    rows.
    """
    flat = " ".join(text.split())
    if flat.startswith('"'):
        doubled = flat.replace('"', '""')
        return f'"{doubled}"'
    return f"'{flat}" if _is_formula(flat) else flat


def _is_formula(flat: str) -> bool:
    return flat[:1] in tuple("=+-@") and not flat.lstrip("+-").replace(".", "").isdigit()


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *rest = ("".join(_cell(cell) for cell in line) for line in lines)
    body = "".join(f"<tr>{line}</tr>" for line in rest)
    return f"<table><tr>{head.replace('<td', '<th').replace('</td>', '</th>')}</tr>{body}</table>"


def _cell(words: str) -> str:
    """A sheet prefers the table to the text; what would be a formula there is said to be text, in both their ways."""
    is_text = (
        ' sdnum="0;0;@" style=\'mso-number-format:"\\@"\'' if _is_formula(" ".join(words.split())) else ""
    )
    return f"<td{is_text}>{escape(words)}</td>"
