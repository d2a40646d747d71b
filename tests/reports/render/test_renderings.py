"""Word, HTML and text say the same: everything in the tree, whatever a user typed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from reports.document import Break, Cite, Document, Line, Paragraph, Ref, Row, Table, Text, inlines_of, line
from reports.render.check import faults_in
from reports.render.docx import render_docx
from reports.render.html import render_html
from reports.render.labels import MissingTarget
from reports.render.text import render_text
from tests.reports.render.sample import brief, minimal
from tests.reports.render.trees import PAYLOADS, documents, fold, strings_of
from tests.reports.render.word import opened

RENDERERS = (render_docx, render_html, render_text)
often = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class _Reader(HTMLParser):
    """Collects what a page shows, block by block."""

    BLOCKS = frozenset({"p", "td", "th", "div", "h1", "h2", "table", "tr"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [value or "" for name, value in attrs if name == "href"]
        self._silent = tag in {"title", "style"}
        self.shown += "\0" if tag in self.BLOCKS else " " if tag == "br" else ""

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        self.shown += "\0" if tag in self.BLOCKS else ""

    def handle_data(self, data: str) -> None:
        self.shown += "" if self._silent else data


def shown_in_word(document: Document) -> str:
    return "\0".join(fold(p) for p in opened(render_docx(document)).paragraphs())


def shown_in_html(document: Document) -> str:
    """Room to break in a long address is nothing that anybody reads."""
    shown = _Reader(render_html(document)).shown.replace("\u200b", "")
    return "\0".join(fold(block) for block in shown.split("\0"))


def shown_in_text(document: Document) -> str:
    return fold(render_text(document))


SHOWN = (shown_in_word, shown_in_html, shown_in_text)


@pytest.mark.parametrize("shown", SHOWN)
def test_every_string_of_the_sample_is_shown(shown):
    document = brief()
    said = shown(document)
    assert [words for words in strings_of(document) if fold(words) not in said] == []


@pytest.mark.parametrize("shown", SHOWN)
@given(document=documents())
@often
def test_every_string_of_any_document_is_shown(shown, document):
    said = shown(document)
    assert [words for words in strings_of(document) if fold(words) not in said] == []


@given(document=documents())
@often
def test_any_document_makes_a_file_without_faults(document):
    assert faults_in(render_docx(document)) == []


@given(document=documents())
@often
def test_any_document_makes_a_page_whose_links_lead_somewhere(document):
    page = _Reader(render_html(document))
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words_in_word(payload):
    cells = Table((), (Row(((line(payload),),)),), caption=payload, summary=payload)
    word = opened(
        render_docx(minimal(Paragraph(inlines_of(payload)), cells, marking=payload, reference=payload))
    )
    for part in ("word/document.xml", "word/header1.xml"):
        instructions = "".join(i.text for i in word.find("//w:instrText", part))
        assert "DDE" not in instructions
        assert "INCLUDEPICTURE" not in instructions
        assert not word.find("//w:fldSimple | //w:object | //w:altChunk", part)
    assert len(word.find("//w:body/w:p[w:pPr/w:pStyle/@w:val='BriefParagraph1']")) == 1
    assert "External" not in word.parts["word/_rels/document.xml.rels"].decode()
    assert fold(payload) in [fold(p) for p in word.paragraphs()]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words_in_html(payload):
    page = _Reader(render_html(minimal(Paragraph(inlines_of(payload)), marking=payload, reference=payload)))
    plain = _Reader(render_html(minimal(Paragraph(inlines_of("x")), marking="x", reference="x")))
    assert page.tags - plain.tags <= {"bdi"}
    assert page.attributes - plain.attributes <= {"dir"}


def test_the_page_loads_nothing_and_runs_nothing():
    page = render_html(brief())
    reader = _Reader(page)
    assert not reader.tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not any(name.startswith("on") for name in reader.attributes)
    assert "url(" not in page
    assert "@import" not in page
    assert "http" not in page


@pytest.mark.parametrize("render", RENDERERS)
def test_a_reference_to_nothing_is_refused_in_a_sentence(render):
    with pytest.raises(MissingTarget, match="“gone”, which is not in it"):
        render(minimal(Paragraph((Ref("gone"),))))


@pytest.mark.parametrize("render", RENDERERS)
def test_a_citation_without_note_is_refused_in_a_sentence(render):
    with pytest.raises(MissingTarget, match="cites “gone”"):
        render(minimal(Paragraph((Cite(("gone",)),))))


@pytest.mark.parametrize("shown", SHOWN)
def test_cells_beyond_the_last_column_are_not_lost(shown):
    row = Row(((line("first"),), (line("second"),), (line("third"),)))
    assert "third" in shown(minimal(Table((), (row,))))


@pytest.mark.parametrize("shown", SHOWN)
def test_a_break_parts_words(shown):
    said = shown(minimal(Table((), (Row(((Line((Text("up"), Break(), Text("down"))),),)),))))
    assert "up down" in said
