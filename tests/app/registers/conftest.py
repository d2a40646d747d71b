"""Tables as desks keep them, written to a folder of the test's own, and short ways to take them in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.registers.decisions import Decisions
from app.registers.importing import Imported, import_register, preview
from app.registers.mapping import Mapping, propose_mapping
from app.registers.previewing import Preview
from app.registers.reading import read_table
from app.registers.table import Table
from tests.app.conftest import Desk

Rows = Sequence[Sequence[Any]]
TableFile = Callable[..., Path]

ACTIONS = ("S. No.", "Action Point", "Action by", "Country", "Forum", "Due date", "Status", "Remarks")


@pytest.fixture
def csv_file(tmp_path: Path) -> TableFile:
    """Writes rows as CSV."""

    def write(
        *rows: Sequence[Any], name: str = "register.csv", encoding: str = "utf-8", delimiter: str = ","
    ) -> Path:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> TableFile:
    """Writes rows as a workbook with one sheet; `others` are further sheets by name."""
    openpyxl = pytest.importorskip("openpyxl")

    def write(
        *rows: Sequence[Any],
        name: str = "register.xlsx",
        sheet: str = "Actions",
        others: dict[str, Rows] | None = None,
    ) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for title, more in (others or {}).items():
            other = book.create_sheet(title)
            for row in more:
                other.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return write


def looked(
    case: CaseFile, path: Path, decisions: Decisions | None = None, *, kind: str | None = None, **fill: str
) -> Preview:
    """The preview of a file with the mapping that is proposed."""
    table, mapping = mapped(case, path, kind=kind, **fill)
    return preview(case, table, mapping, decisions or Decisions())


def taken(
    case: CaseFile, path: Path, decisions: Decisions | None = None, *, kind: str | None = None, **fill: str
) -> Imported:
    """The file, imported with the mapping that is proposed."""
    table, mapping = mapped(case, path, kind=kind, **fill)
    return import_register(case, table, mapping, decisions or Decisions())


def mapped(case: CaseFile, path: Path, *, kind: str | None = None, **fill: str) -> tuple[Table, Mapping]:
    """The table of a file, and the mapping proposed for it."""
    table = read_table(path)
    mapping = propose_mapping(table, case, kind)
    for target, words in fill.items():
        mapping = mapping.filled(target, words)
    return table, mapping


def held(desk: Desk, kind: str) -> list[dict[str, Any]]:
    """Every live record of a kind in JSON form."""
    from db.queries import records

    with desk.case.read() as reader:
        return [{"id": record_id, **form} for record_id, form in records.live(reader, kind)]
