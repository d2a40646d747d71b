"""The text of a Word file (.docx): body, notes, comments, headers and footers, with all changes accepted."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from reports.read.package import Package, name
from reports.read.paper import Limits, Paper, Section

_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr"})
"""Doubles for older programs, what was deleted, field codes, properties."""

_OTHERS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "header",
    "footer": "footer",
}
"""Relationship → label of the section."""

_MARKS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "ptab": "\t",
}


def read(data: bytes, limits: Limits) -> Paper:
    """Raises Unreadable."""
    package = Package(data, limits)
    sections = [Section("text", text(package.part(package.main)))]
    seen: set[str] = set()
    for target in package.targets(package.main):
        label = _OTHERS.get(target.kind)
        if label and target.part not in seen and target.part in package.archive:
            seen.add(target.part)
            sections.append(Section(label, text(package.part(target.part))))
    title, author, created = package.properties()
    warnings = ("It holds macros; they were not looked at.",) if package.has_macros else ()
    return Paper(
        "docx", tuple(one for one in sections if one.text), title, author, created, "created", (), warnings
    )


def text(root: Any) -> str:
    """The text of a part: one line a paragraph, the cells of a row of a table parted by tabs."""
    pieces: list[str] = []
    in_cell = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        kind = name(element)
        if event == "start":
            if kind in _SKIPPED:
                walk.skip_subtree()
            elif kind == "tc":
                in_cell += 1
            elif kind == "t":
                pieces.append(element.text or "")
            else:
                pieces.append(_MARKS.get(kind, ""))
            continue
        match kind:
            case "p":
                pieces.append("\n" if not in_cell else " ")
            case "tc":
                in_cell -= 1
                pieces.append("\t" if not in_cell else " ")
            case "tr":
                pieces.append("\n" if not in_cell else " ")
            case _:
                pass
    lines = re.sub(" *\t *", "\t", "".join(pieces)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
