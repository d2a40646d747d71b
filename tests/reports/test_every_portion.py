"""Where portions are marked, every one is: captions, heads of groups, bands and copies too, after what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db.values.marking import Marking
from reports.build import build
from reports.document import Band, Bullets, Document, Inlines, Paragraph, RowKind, Table, TableKind
from reports.outlines import outline
from reports.render.docx import render_docx
from reports.render.html import render_html
from reports.render.text import render_text
from tests.reports.reading import section, table, words
from tests.reports.render.word import opened
from tests.reports.sample_facts import PORTIONED, sample
from tests.reports.sample_lines import visit_case

_MARK = re.compile(r"\((U|R|S)\)\s")
_LABEL = re.compile(r"^(\d+\u2002|\s*(S\d+|<[^>]*>|not stated|\d+( of \d+)?)? \| )?")
"""The number or code of a row or an objective, before which no mark stands."""
_SECRET = Marking("S")


def portions(document: Document) -> Iterator[tuple[str, str]]:
    """Where each portion stands, and its words with the mark before them; the control block and fields are none."""
    for part in document.sections:
        if part.heading:
            yield part.id, f"{part.portion} {part.title}"
        for block in part.blocks:
            match block:
                case Paragraph():
                    yield part.id, f"{block.portion} {words(block.inlines)}"
                case Bullets():
                    yield from ((part.id, words(item)) for item in block.items)
                case Band():
                    yield part.id, words_of_band(block)
                case Table() if block.kind is not TableKind.CONTROL:
                    if block.caption:
                        yield part.id, block.headline
                    for row in block.rows:
                        if block.kind is TableKind.PANEL:
                            yield from ((part.id, told) for cell in row.cells for told in lines(cell))
                        elif row.kind is not RowKind.CONTINUATION:
                            yield part.id, " | ".join(" ".join(lines(cell)) for cell in row.cells)


def words_of_band(band: Band) -> str:
    return band.shown[0].value.replace("\u00a0", " ")


def lines(cell: tuple[object, ...]) -> list[str]:
    found: list[Inlines] = [line.inlines for line in cell]  # type: ignore[attr-defined]
    return [told for inlines in found if not (told := words(inlines)).startswith("[")]


@pytest.mark.parametrize("facts", [sample, visit_case])
def test_every_portion_of_a_full_brief_is_marked(facts) -> None:
    document = build(replace(facts(), scheme=PORTIONED), outline("full"))
    bare = [(where, told) for where, told in portions(document) if not _MARK.match(_LABEL.sub("", told))]
    assert bare == []


def test_a_caption_is_marked_like_the_record_it_names_and_a_count_like_what_it_counts() -> None:
    facts = sample(scheme=PORTIONED)
    secret = replace(facts.commitments[0], marking=_SECRET)
    country = replace(facts.country, marking=Marking("R"))
    facts = replace(facts, commitments=(secret, *facts.commitments[1:]), country=country)
    document = build(facts, outline("full"))
    band = next(b for b in section(document, "scope").blocks if isinstance(b, Band))
    assert band.portion == "(S)"
    assert table(section(document, "annE").blocks, "Oman").portion == "(R)"
    assert table(section(document, "annG").blocks, "Sources").portion == "(U)"
    total = section(document, "annS").blocks[0]
    assert isinstance(total, Paragraph)
    assert (total.portion, words(total.inlines).startswith("The India–Oman statements")) == ("(S)", True)
    for told in (
        render_text(document), render_html(document), " ".join(opened(render_docx(document)).paragraphs())
    ):  # fmt: skip
        flat = re.sub(r"<[^>]*>|\s+", " ", told.replace("&#8194;", " ").replace("&#160;", " "))
        assert re.search(r"Table \d+\. +\(R\) Oman", flat)
        assert re.search(r"\(S\) \d+ +commitments open", flat)


def test_without_portion_marks_captions_and_bands_have_none() -> None:
    document = build(sample(), outline("full"))
    assert "(U)" not in render_text(document)


def test_copies_are_numbered_only_as_far_as_their_number_is_known() -> None:
    def copies(**control: Any) -> list[str]:
        facts = sample()
        facts = replace(facts, control=replace(facts.control, **control))
        found = table(section(build(facts, outline("full")), "foot").blocks, "Distribution")
        return [" | ".join(" ".join(lines(cell)) for cell in row.cells[:2]) for row in found.rows]

    nothing: dict[str, Any] = {"copy": None, "copies": None, "addressee": "", "distribution": ()}
    assert copies(**nothing) == ["not stated | "]
    assert copies(**nothing | {"addressee": "A"}) == ["not stated | A"]
    assert copies(**nothing | {"distribution": ("A", "B")}) == ["1 | A", "2 | B"]
    given = {"copy": 3, "copies": 3, "addressee": "C", "distribution": ("A",)}
    assert copies(**given) == ["1 of 3 | A", "2 of 3 | ", "3 of 3 | C"]
    assert copies(**given | {"copies": 2, "copy": 2, "distribution": ("A", "B", "C")})[-1] == "3 | C"
