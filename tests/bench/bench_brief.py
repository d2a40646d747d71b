"""The full brief of the heaviest country, step by step, beside writing the same XML, and beside the naive way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document as Word
from lxml import etree

from app.briefs.gather import gather
from app.briefs.request import Request
from app.casefile import CaseFile
from app.garbage import few_full_collections
from reports.build import build
from reports.outlines import outline
from reports.render.check import faults_in
from reports.render.docx import render_docx
from tests.bench.figures import TODAY, Figure, Size, filled, turns

HEAVY = "XAA"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Each step by itself, then the whole."""
    path = filled(folder, size)
    with few_full_collections():
        yield from _steps(path, size)


def _steps(path: Path, size: Size) -> Iterator[Figure]:
    with CaseFile.open(path, write=False) as case:
        with case.read() as reader:
            heavy = reader.rows("SELECT id FROM country WHERE code = ?", HEAVY)[0][0]
        request = Request(as_of=TODAY, country=heavy, preset="full", draft=True)

        def gathered() -> object:
            with case.read() as reader:
                return gather(reader, request)

        (gathering,) = turns(1, gathered)
        with case.read() as reader:
            facts = gather(reader, request).facts
    what = f"{len(facts.meetings):,} meetings, {len(facts.commitments):,} commitments"
    yield Figure(f"gather the heaviest country ({what})", gathering, "s")
    document = build(facts, outline("full"))
    data = render_docx(document)
    parts = parsed(data)
    rounds = min(size.rounds, 2)
    building, rendering, checking, floor = turns(
        rounds,
        lambda: build(facts, outline("full")),
        lambda: render_docx(document),
        lambda: faults_in(data),
        lambda: packed(parts),
    )
    yield Figure("build its document", building, "s")
    yield Figure(
        f"render it ({len(data) / 1e6:.1f} MB)",
        rendering,
        "s",
        floor,
        "serialise and deflate the same XML",
        2.2,
    )
    yield Figure("look the Word file through for faults", checking, "s")
    whole = gathering + building + rendering + checking
    yield Figure("the whole brief", whole, "s", rendering, "rendering it", 3)
    rows = table_rows(data)
    (naive,) = turns(1, lambda: naively(rows[:NAIVE]))
    share = max(1, len(rows)) / max(1, len(rows[:NAIVE]))
    yield Figure(
        "  the same rows by add_row and cell.text",
        naive * share,
        "s",
        rendering,
        "rendering it",
        10,
        least=True,
    )


NAIVE = 3_000
"""Rows that are written the naive way; the rest is reckoned, though it would take longer than that."""


def parsed(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a Word file as trees."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def packed(parts: dict[str, etree._Element]) -> bytes:
    """The same parts serialised and deflated."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, tree in parts.items():
            package.writestr(
                name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
    return file.getvalue()


def table_rows(data: bytes) -> list[list[str]]:
    """The words of every cell of every row."""
    body = parsed(data)["word/document.xml"]
    return [
        ["".join(map(str, cell.itertext(f"{W}t"))) for cell in row.iter(f"{W}tc")]
        for row in body.iter(f"{W}tr")
    ]


def naively(rows: list[list[str]]) -> None:
    """As the library's introduction shows it, one table of 200 rows after the other."""
    word = Word()
    table = word.add_table(0, 6)
    for number, texts in enumerate(rows):
        if number % 200 == 0:
            table = word.add_table(0, 6)
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
    word.save(io.BytesIO())
