"""The full brief of the heaviest country, step by step, beside writing the same XML, and beside the naive way."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docx import Document as Word
from lxml import etree

from app.briefs.gather import Gathered, gather
from app.briefs.request import Request
from app.casefile import CaseFile
from app.garbage import no_collections
from reports.build import build
from reports.facts import Facts
from reports.outlines import outline
from reports.render.check import faults_in
from reports.render.docx import render_docx
from reports.render.scan import traces
from tests.bench import bench_memory
from tests.bench.figures import TODAY, Figure, Size, filled, turns

HEAVY = "XAA"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Each step by itself, all of them turn by turn; then the whole beside the render; then the memory it takes."""
    path = filled(folder, size)
    with CaseFile.open(path, write=False) as case:
        yield from _steps(case, size)
    yield from bench_memory.of(path, bench_memory.OPEN, bench_memory.BRIEF)


def _steps(case: CaseFile, size: Size) -> Iterator[Figure]:
    with case.read() as reader:
        heavy = reader.rows("SELECT id FROM country WHERE code = ?", HEAVY)[0][0]
    request = Request(as_of=TODAY, country=heavy, preset="full", draft=True)

    def gathered() -> Gathered:
        with case.read() as reader:
            return gather(reader, request)

    with no_collections():
        facts = gathered().facts
        document = build(facts, outline("full"))
        data = render_docx(document)
        parts = parsed(data)
        rows = table_rows(parts)
        gathering, building, rendering, checking, scanning, floor, naive = turns(
            min(size.rounds, 3),
            gathered,
            lambda: build(fresh(facts), outline("full")),
            lambda: render_docx(document),
            lambda: faults_in(data),
            lambda: traces(data, WITHHELD),
            lambda: packed(parts),
            lambda: naively(rows[:NAIVE]),
        )
    what = f"{len(facts.meetings):,} meetings, {len(facts.commitments):,} commitments"
    yield Figure(f"gather the heaviest country ({what})", gathering, "s", rendering, "rendering it")
    yield Figure("build its document", building, "s", rendering, "rendering it")
    yield Figure("look the Word file through for faults", checking, "s", rendering, "rendering it")
    what = f"look it through for {len(WITHHELD)} withheld titles, where there are any"
    yield Figure(what, scanning, "s", rendering, "rendering it")
    xml = sum(map(len, unpacked(data).values())) / 1e6
    yield Figure(
        f"render it ({len(rows):,} rows, {xml:.0f} MB of XML, {len(data) / 1e6:.1f} MB)",
        rendering,
        "s",
        floor,
        "serialise and deflate the same XML",
        2.2,
    )
    whole = gathering + building + rendering + checking
    yield Figure("the whole brief", whole, "s", rendering, "rendering it", 3)
    clock = min(_by_the_clock(gathered) for _ in range(min(size.rounds, 3)))
    yield Figure("  in one go, by the clock", clock, "s", whole, "processor time of its steps")
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


def _by_the_clock(gathered: Callable[[], Gathered]) -> float:
    """Seconds that an officer waits: packing goes on beside setting, so they are fewer than the processor's; where the
    machine has others to serve they are more.
    """
    start = time.perf_counter()
    with no_collections():
        faults_in(render_docx(build(gathered().facts, outline("full"))))
    return time.perf_counter() - start


WITHHELD = [f"Withheld matter {number} of the quiet harbour" for number in range(200)]
"""Titles that no brief holds; the one measured withholds nothing, so this is no part of its whole."""
NAIVE = 3_000
"""Rows that are written the naive way; the rest is reckoned, though it would take longer than that."""


def fresh(facts: Facts) -> Facts:
    """The same facts without what was worked out from them before."""
    return replace(facts)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The XML parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: package.read(name) for name in names}


def parsed(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a Word file as trees."""
    return {name: etree.fromstring(xml) for name, xml in unpacked(data).items()}


def packed(parts: dict[str, etree._Element]) -> bytes:
    """The same parts serialised and deflated."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, tree in parts.items():
            package.writestr(
                name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
    return file.getvalue()


def table_rows(parts: dict[str, etree._Element]) -> list[list[str]]:
    """The words of every cell of every row."""
    return [
        ["".join(map(str, cell.itertext(f"{W}t"))) for cell in row.iter(f"{W}tc")]
        for row in parts["word/document.xml"].iter(f"{W}tr")
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
