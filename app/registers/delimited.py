"""Reads text tables (CSV and its relatives): the encoding and the delimiter are found, not asked for."""

from __future__ import annotations

import csv
import io
from collections import Counter

from app.registers.errors import NotATable
from app.registers.formulas import bared
from app.registers.table import MOST_COLUMNS, MOST_ROWS, Cell, Row
from db.values.errors import excerpt

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SAMPLE = 60
"""Records that are looked at to find the delimiter."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"), (b"\xff\xfe", "utf-16", "UTF-16"), (b"\xfe\xff", "utf-16", "UTF-16"),
)  # fmt: skip


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """(text, name of the encoding) of a text file: UTF-8, UTF-16 or Windows-1252. Raises NotATable."""
    for mark, codec, called in _MARKS:
        if data.startswith(mark):
            return _decoded(data, codec, called, name), called
    if bare := _utf_16(data):
        return _decoded(data, bare, "UTF-16", name), "UTF-16"
    if b"\0" in data:
        raise NotATable(f"{excerpt(name)} is no text file and no workbook; export it as CSV or .xlsx first.")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decoded(data, "windows-1252", "Windows-1252", name), "Windows-1252"


def _decoded(data: bytes, codec: str, called: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeError as error:
        raise NotATable(
            f"{excerpt(name)} cannot be read: it looks like {called} but is damaged or in another encoding; "
            "save it as CSV UTF-8."
        ) from error


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and not odd else None


def rows_of(text: str, name: str) -> tuple[list[Row], str]:
    """(rows, what parts their cells) of a text; raises NotATable."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], rest, 1
    else:
        delimiter, skipped = _delimiter(text), 0
    rows: list[Row] = []
    for number, record in enumerate(_records(text, delimiter, name), 1 + skipped):
        if len(record) > MOST_COLUMNS:
            raise NotATable(
                f"{excerpt(name)}: row {number:,} has more than {MOST_COLUMNS} columns; this is no register."
            )
        if len(rows) > MOST_ROWS:
            raise NotATable(f"{excerpt(name)} has more than {MOST_ROWS:,} rows; import it in parts.")
        rows.append(Row(number, tuple(map(_cell, record))))
    return rows, _DELIMITERS.get(delimiter, f"“{delimiter}”")


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise NotATable(
                f"{excerpt(name)} is cut short, or a quotation mark in it is opened and never closed; export it anew."
            ) from error
    try:  # quotation marks inside a cell that were not doubled
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise NotATable(
            f"{excerpt(name)} cannot be read as a table: a cell of it is far too long."
        ) from error


def _delimiter(text: str) -> str:
    """What parts most rows of the beginning into the same number of cells; a comma where nothing does."""
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        widths: list[int] = []
        try:
            for record in csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter):
                if record:
                    widths.append(len(record))
                if len(widths) == _SAMPLE:
                    break
        except csv.Error:
            continue
        parted = Counter(width for width in widths if width > 1)
        if parted:
            width, times = parted.most_common(1)[0]
            score = times / len(widths) * (1 + min(width, 20) / 100)
            if score > most:
                best, most = delimiter, score
    return best


def _cell(text: str) -> Cell:
    return bared(text).strip() or None
