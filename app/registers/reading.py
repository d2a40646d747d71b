"""Opens a file from outside and gives its table, whatever the file is; a bad file is a clear sentence."""

from __future__ import annotations

from pathlib import Path

from app.changes import fingerprint
from app.registers import cards, delimited, workbook
from app.registers.errors import NotATable
from app.registers.table import Table, below_heading
from db.values.errors import excerpt

LARGEST = 50_000_000
"""Bytes of the largest file that is read."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(path: Path, *, sheet: str | None = None) -> Table:
    """The table of a CSV file, a workbook (.xlsx; `sheet` chooses) or a contact file (.vcf), by its content.

    Raises NotATable, in one sentence that says what to do.
    """
    beginning = _beginning(path)
    digest = fingerprint(path)[0]
    if beginning.startswith(_OLE):
        raise NotATable(
            f"{excerpt(path.name)} is an old .xls workbook or is locked with a password; open it in the "
            "spreadsheet and save it as .xlsx without a password."
        )
    if beginning.startswith(_ZIP):
        rows, title, notes = workbook.rows_of(path, sheet)
        header, below = below_heading(rows, path.name)
        return Table(path, digest, header, below, title, notes=notes)
    if sheet is not None:
        raise NotATable(f"{excerpt(path.name)} is no workbook and has no sheets.")
    text, encoding = delimited.decoded(path.read_bytes(), path.name)
    if cards.is_cards(text):
        found, faults = cards.rows_of(text, path.name)
        return Table(path, digest, cards.HEADER, tuple(found), unit="card", kind="person", faults=faults)
    _refuse_other(text, path)
    rows, parted = delimited.rows_of(text, path.name)
    header, below = below_heading(rows, path.name)
    note = f"Read as {encoding}, cells parted by {parted}."
    return Table(path, digest, header, below, notes=(note,))


def sheets(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook from which one may be chosen; empty for other files. Raises NotATable."""
    return workbook.sheet_names(path) if _beginning(path).startswith(_ZIP) else ()


def _beginning(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            found = file.read(8)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the name cannot be one"
        raise NotATable(f"{excerpt(path.name)} cannot be read ({why}).") from error
    if size > LARGEST:
        raise NotATable(
            f"{excerpt(path.name)} is larger than {LARGEST // 1_000_000} MB; this is no register."
        )
    if not found:
        raise NotATable(f"{excerpt(path.name)} is empty.")
    return found


def _refuse_other(text: str, path: Path) -> None:
    start = text.lstrip()[:15].casefold()
    if start.startswith(("<!doctype html", "<html", "<?xml", "{\\rtf", "%pdf")):
        raise NotATable(
            f"{excerpt(path.name)} is a document and no table; save the table as CSV or .xlsx and import that."
        )
    if start.startswith("begin:vcalendar"):
        raise NotATable(
            f"{excerpt(path.name)} is a calendar; calendars are written by Chancery but not read."
        )
