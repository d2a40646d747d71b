#!/usr/bin/env python3
"""Take the pictures of briefs on paper for the guide, as a word processor lays them out: python tools/papers.py.

They go to docs/guide/paper/ (or to the folder that is given): pages of the demonstration's brief in each house style,
all pages of the full outline on one sheet, footnotes, a biography with a drawn portrait. LibreOffice has to be there.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

    from app.briefs.request import Request
    from app.casefile import CaseFile

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "guide" / "paper"
CUT_OFF = date(2025, 12, 1)
STYLES = ("india", "uk", "us")
COLOURS = 48
GROUND = (222, 226, 232)
EDGE = 6


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the pages (all where none are named), how many stand in a row, and dots to the inch."""

    name: str
    request: Request
    pages: tuple[int, ...] = ()
    columns: int = 3
    dots: int = 62


def main(words: list[str]) -> None:
    """Take them all."""
    sys.path.insert(0, str(ROOT))
    from app.casefile import CaseFile
    from app.demo.writing import write_demo

    folder = Path(words[0]) if words else FOLDER
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "Demonstration.chancery"
        write_demo(path)
        with CaseFile.open(path) as case:
            country = _with_portrait(case)
            for shot in shots(country):
                target = folder / f"{shot.name}.png"
                target.write_bytes(taken(case, shot, Path(scratch) / "brief.docx"))
                print(f"{target}: {target.stat().st_size:,} bytes")


def shots(country: str) -> Iterator[Shot]:
    """Every picture."""
    from app.briefs.request import Request

    plain = Request(as_of=CUT_OFF, country=country)
    for style in STYLES:
        yield Shot(f"style-{style}", replace(plain, style=style), (1, 2, 3))
        full = replace(plain, style=style, preset="full", draft=True)
        yield Shot(f"all-{style}", full, columns=7, dots=40)
    yield Shot("footnotes", replace(plain, style="india", notes="footnotes"), (1, 4, 5))
    yield Shot("biography", replace(plain, style="uk", preset="short-call"), (2,), columns=1, dots=80)


def taken(case: CaseFile, shot: Shot, docx: Path) -> bytes:
    """The pages of a brief side by side, as a PNG."""
    from PIL import Image

    from app.briefs.portable import write_pdf
    from app.briefs.writing import make_brief, render

    docx.write_bytes(render(make_brief(case, shot.request), "docx"))
    sheets = pages_of(write_pdf(docx), shot.pages, shot.dots)
    held = io.BytesIO()
    beside(sheets, shot.columns).quantize(COLOURS, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


def pages_of(pdf: Path, wanted: Sequence[int], dots: int) -> list[Image.Image]:
    """The pages of these numbers, or all."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        numbers = wanted or range(1, len(document) + 1)
        return [document[number - 1].render(scale=dots / 72).to_pil().convert("RGB") for number in numbers]


def beside(sheets: Sequence[Image.Image], columns: int) -> Image.Image:
    """Sheets in rows on a quiet ground."""
    from PIL import Image

    columns = min(columns, len(sheets))
    rows = -(-len(sheets) // columns)
    wide, high = sheets[0].width + EDGE, sheets[0].height + EDGE
    whole = Image.new("RGB", (columns * wide + EDGE, rows * high + EDGE), GROUND)
    for place, sheet in enumerate(sheets):
        row, column = divmod(place, columns)
        whole.paste(sheet, (column * wide + EDGE, row * high + EDGE))
    return whole


def _with_portrait(case: CaseFile) -> str:
    """Gives the person of the demonstration a drawn portrait; the id of the country."""
    from app.briefs import finding
    from db.models import Person
    from db.values.marking import Marking

    with case.read() as reader:
        country = finding.country(reader, "Oman")
        person = next(one for one in reader.all(Person) if one.country_id == country)
    lowest = Marking(case.settings().scheme.levels[0].code)
    changes = case.door.changes()
    file = changes.attach("portrait.png", portrait(), attached_to_id=person.id, marking=lowest)
    changes.edit(person.id, photograph_id=file)
    case.door.change("Draw a portrait", changes)
    return country


def portrait() -> bytes:
    """Head and shoulders of nobody."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (600, 780), (196, 205, 216))
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 500, 540, 1_100), fill=(93, 105, 122))
    draw.ellipse((180, 140, 420, 470), fill=(128, 139, 154))
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
