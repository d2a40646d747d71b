"""The pages of the preview as a PDF, where no word processor makes one: set as on paper, marked on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from app.briefs import portable
from app.briefs.portable import Kind, Maker, NoPdf, put_pdf, unmarked_pages
from app.briefs.previewing import paged
from app.briefs.request import Request
from app.briefs.scanning import Leak
from app.briefs.snapshot import Withheld
from app.briefs.writing import Made, Written, make_brief, written
from app.casefile import CaseFile
from db.values.ids import derived_id
from ui.desktop.parts.leaves import Leaves
from ui.desktop.parts.typesetting import Typesetting
from ui.desktop.portable import from_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def made(written_demo: Path) -> Made:
    """A short brief in the style of the UK, with endnotes, a draft."""
    with CaseFile.open(written_demo, write=False) as case:
        asked = Request(
            country=derived_id("country", "omn"),
            as_of=date(2026, 11, 21),
            preset="committee",
            style="uk",
            notes="endnotes",
            draft=True,
        )
        return make_brief(case, asked)


@pytest.fixture
def paper(made: Made, tmp_path: Path) -> Written:
    path = tmp_path / "b.docx"
    path.write_bytes(b"PK")
    return written(made, path, b"PK")


def pages_of(pdf: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            yield document[number].get_textpage().get_text_range()


def test_every_page_bears_the_marking_at_its_head_and_foot_and_its_number(qtbot: QtBot, made: Made) -> None:
    pdf = from_page(made)
    pages = list(pages_of(pdf))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert page.count("UNCLASSIFIED") >= 2
        assert f"Page {number} of {len(pages)}" in page
        assert "DRAFT" in page
    assert "Notes to the numbers in the text" in " ".join(" ".join(pages).split())
    assert unmarked_pages(pdf, "Unclassified") == ()
    assert unmarked_pages(pdf, "SECRET") == tuple(range(1, len(pages) + 1))
    assert unmarked_pages(pdf, "") == ()


def test_sizes_are_those_of_the_word_file_also_within_tables_and_headings(qtbot: QtBot, made: Made) -> None:
    pieces = paged(made.document, made.house)
    leaves = Leaves(pieces.leaf, round(pieces.leaf.width * 2), 96)
    document = QTextDocument()
    setting = Typesetting(pieces, document, leaves.scale)
    while not setting.over:
        setting.go_on(1)
    sizes, point = made.house.sizes, 2 * 72 / 96

    def size(words: str) -> float:
        found = document.find(words.replace(" ", "\u00a0") if words.startswith("24") else words)
        return round(found.charFormat().font().pointSizeF() / point, 1)

    assert size("Scope note") == sizes.heading.size
    assert size("Information cut-off") == sizes.table_label.size
    assert size("Commitment and wording") == sizes.table_head.size
    assert size("Hold the next IOSCG") == sizes.table.size
    assert size("“The next IOSCG meeting") == sizes.table_quotation.size
    assert size("S4, ") == sizes.table_small.size
    assert size("commitments open") == sizes.figure_label.size
    block = document.find("Scope note").block()
    assert block.blockFormat().lineHeight() == pytest.approx(sizes.heading.line * 2, abs=0.1)
    assert _space_above_table(block) == pytest.approx(sizes.heading.after * 2, abs=0.1)


def _space_above_table(block: QTextBlock) -> float:
    table = QTextCursor(block.next()).currentTable()
    return table.format().topMargin()


def test_what_was_withheld_is_looked_for_in_it(qtbot: QtBot, made: Made) -> None:
    told = replace(made, withheld=(Withheld("note", "x" * 36, "Information cut-off", "SECRET"),))
    with pytest.raises(Leak):
        from_page(told)


def test_endnotes_are_listed_for_libreoffice_and_a_page_without_marking_is_refused(
    qtbot: QtBot, made: Made, paper: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = from_page(made)
    given: list[bytes] = []

    def convert(_maker: Maker, _docx: Path, _folder: Path, _patience: float, instead: bytes | None) -> bytes:
        given.append(instead or b"")
        return pdf

    monkeypatch.setattr(portable, "maker_for", lambda _docx: None)
    monkeypatch.setattr(portable, "_libreoffice", lambda: paper.path)
    monkeypatch.setattr(portable, "_converted", convert)
    done = put_pdf(paper, lambda: made, _never)
    assert (done.path.read_bytes(), done.way[:15]) == (pdf, "by LibreOffice,")
    assert b"endnotes.xml" not in given[0]
    assert given[0].startswith(b"PK")
    done.path.unlink()
    with pytest.raises(NoPdf, match=r"do not bear the marking TOP SECRET"):
        put_pdf(replace(paper, words="TOP SECRET"), lambda: made, _never)
    with pytest.raises(NoPdf, match="records have changed"):
        put_pdf(replace(paper, state={"another": 1}), lambda: made, _never)
    assert not done.path.exists()


def test_without_a_word_processor_it_is_the_preview_and_says_so(
    qtbot: QtBot, made: Made, paper: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "maker_for", lambda _docx: None)
    monkeypatch.setattr(portable, "_libreoffice", lambda: None)
    page: Callable[[Made], bytes] = from_page
    done = put_pdf(paper, lambda: made, page)
    assert done.way == "from the preview, since there is no LibreOffice or Word on this machine"
    assert unmarked_pages(done.path.read_bytes(), paper.words) == ()
    monkeypatch.setattr(portable, "maker_for", lambda _docx: Maker(Kind.WORD, paper.path))
    monkeypatch.setattr(portable, "_converted", lambda *_given: done.path.read_bytes())
    assert put_pdf(paper, lambda: made, _never).way == "by Word"


def _never(_made: Made) -> bytes:
    raise AssertionError("a word processor makes it")
