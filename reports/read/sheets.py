"""The text of an Excel file (.xlsx), row by row; formulas are not computed, only their results are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports.read.package import Package, name
from reports.read.paper import Limits, Paper, Section


def read(data: bytes, limits: Limits) -> Paper:
    """Raises Unreadable."""
    package = Package(data, limits)
    targets = list(package.targets(package.main))
    shared: list[str] = []
    for one in targets:
        if one.kind == "sharedStrings" and one.part in package.archive:
            shared = [_words(item) for item in package.part(one.part) if name(item) == "si"]
    by_id = {one.id: one.part for one in targets if one.kind == "worksheet"}
    sections = []
    for sheet in package.part(package.main).iter():
        if name(sheet) == "sheet":
            rel = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            part = by_id.get(rel, "")
            if part in package.archive:
                rows = "\n".join(_until(_rows(package.part(part), shared), limits.text))
                sections.append(Section(f"sheet {sheet.get('name', '')}".strip(), rows))
    title, author, created = package.properties()
    warnings = ("It holds macros; they were not looked at.",) if package.has_macros else ()
    return Paper(
        "xlsx", tuple(one for one in sections if one.text), title, author, created, "created", (), warnings
    )


def _until(rows: Iterator[str], most: int) -> Iterator[str]:
    """Rows up to a number of characters: a thousand cells may share one long text."""
    for row in rows:
        yield row[: most + 1]
        most -= len(row)
        if most < 0:
            return


def _rows(sheet: Any, shared: list[str]) -> Iterator[str]:
    for row in sheet.iter():
        if name(row) == "row":
            cells = [_cell(cell, shared) for cell in row if name(cell) == "c"]
            if any(cells):
                yield "\t".join(cells)


def _cell(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _words(cell)
    value = next((one.text or "" for one in cell if name(one) == "v"), "")
    if cell.get("t") != "s":
        return value
    return shared[int(value)] if value.isascii() and value.isdigit() and int(value) < len(shared) else ""


def _words(item: Any) -> str:
    """The words of a cell without those that only say how they are read aloud."""
    found = (
        one.text or ""
        for one in item.iter()
        if name(one) == "t" and not any(name(above) == "rPh" for above in one.iterancestors())
    )
    return " ".join("".join(found).split())
