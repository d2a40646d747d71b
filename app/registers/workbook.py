"""Reads workbooks (.xlsx) cell by cell, dates as dates, and refuses those made to harm."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from app.registers.errors import NotATable
from app.registers.table import MOST_COLUMNS, MOST_ROWS, Cell, Row
from db.values.errors import excerpt

LARGEST_UNPACKED = 400_000_000
MOST_PARTS = 5_000
STEEPEST = 400
"""Bytes unpacked for each packed byte beyond which a part is a bomb; ordinary sheets stay below 100."""

_BLANK_ROWS = 2_000
"""Empty rows after which a sheet is taken to have ended: formats may reach down to row 1,048,576."""

_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
    OverflowError, EOFError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
"""What openpyxl and zipfile raise for a workbook that is not as it should be."""

_DECLARATION = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


def sheet_names(path: Path) -> tuple[str, ...]:
    """The worksheets of a workbook that are not hidden; raises NotATable."""
    with _opened(path) as book:
        return tuple(sheet.title for sheet in _visible(book))


def rows_of(path: Path, sheet: str | None) -> tuple[list[Row], str, tuple[str, ...]]:
    """(rows, name of the sheet, notes) of a sheet: the one named, else the first with anything in it."""
    with _opened(path) as book:
        offered = _visible(book)
        if sheet is not None:
            wanted = [one for one in book.worksheets if one.title.casefold() == sheet.strip().casefold()]
            if not wanted:
                there = ", ".join(excerpt(one.title) for one in offered)
                raise NotATable(f"{excerpt(path.name)} has no sheet {excerpt(sheet)}; it has {there}.")
            return _filled(wanted[0], path)
        for one in offered:
            rows, title, notes = _filled(one, path)
            if any(cell is not None for row in rows for cell in row.cells):
                others = [excerpt(other.title) for other in offered if other is not one]
                more = (
                    (f"Sheet {excerpt(title)} is read; there is also {', '.join(others)}.",) if others else ()
                )
                return rows, title, (*more, *notes)
        raise NotATable(f"{excerpt(path.name)} is empty.")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook

    _refuse_bomb(path)
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features that a table does not need
            yield load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _BROKEN as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> NotATable:
    return NotATable(
        f"{excerpt(path.name)} is damaged or no workbook; open it in the spreadsheet and save it anew as .xlsx."
    )


def _refuse_bomb(path: Path) -> None:
    """Refuse what would fill memory or disk when it is unpacked, before anything of it is."""
    try:
        with zipfile.ZipFile(path) as file:
            parts = file.infolist()
            whole = sum(part.file_size for part in parts)
            steep = any(
                part.file_size > 1_000_000 and part.file_size > STEEPEST * part.compress_size
                for part in parts
            )
            if len(parts) > MOST_PARTS or whole > LARGEST_UNPACKED or steep:
                raise NotATable(
                    f"{excerpt(path.name)} was refused: unpacked it would be out of all proportion, as a file made "
                    "to do harm would be. Copy the table into a new workbook."
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(file, part):
                    raise NotATable(
                        f"{excerpt(path.name)} was refused: it declares entities, which no workbook does. Copy the "
                        "table into a new workbook."
                    )
    except _BROKEN as error:
        raise _damaged(path) from error


def _declares(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a document type declaration (ECMA-376 part 2 forbids it), the door of entity bombs."""
    with file.open(part) as stream:
        beginning = stream.read(1 << 16)
    return any(mark in beginning for mark in _DECLARATION)


def _visible(book: Any) -> list[Any]:
    return [one for one in book.worksheets if one.sheet_state == "visible"]


def _filled(sheet: Any, path: Path) -> tuple[list[Row], str, tuple[str, ...]]:
    sheet.reset_dimensions()  # what a file claims of its size is often wrong
    rows: list[Row] = []
    blank = errors = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        values = tuple(_cell(cell) for cell in islice(cells, MOST_COLUMNS))
        errors += sum(getattr(cell, "data_type", "") == "e" for cell in cells)
        blank = blank + 1 if all(value is None for value in values) else 0
        if blank > _BLANK_ROWS:
            break
        if len(rows) - blank > MOST_ROWS:
            raise NotATable(f"{excerpt(path.name)} has more than {MOST_ROWS:,} rows; import it in parts.")
        rows.append(Row(number, values))
    notes = (f"{errors:,} cells hold an error of the spreadsheet (such as #REF!) and are read as empty.",)
    return rows, sheet.title, notes if errors else ()


def _cell(cell: Any) -> Cell:
    value = cell.value
    match value:
        case None:
            return None
        case _ if getattr(cell, "data_type", "") == "e":
            return None
        case str():
            return value.replace("_x000D_", "").strip() or None
        case datetime():
            return value.date() if value.time() == time() else value
        case bool() | int() | float() | date() | time():
            return value
        case timedelta():
            hours, rest = divmod(int(value.total_seconds()), 3600)
            return f"{hours}:{rest // 60:02}"
        case _:
            return str(value)
