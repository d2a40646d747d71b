"""Notes at the foot of pages, as Word’s endnotes, or not at all: the same evidence in Word, HTML and text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from openxml_audit import OpenXmlValidator

from reports.document import Cite, Noting, Paragraph, Section, Text
from reports.noting import noted_as
from reports.numbering import cited, inlines
from reports.read.paper import Limits
from reports.read.revised import read
from reports.render.check import faults_in
from reports.render.docx import render_docx
from reports.render.html import render_html
from reports.render.scan import traces
from reports.render.text import render_text
from tests.reports.render.sample import NOTES, brief
from tests.reports.render.word import opened, w, words

OWN = (Noting.FOOTNOTES, Noting.ENDNOTES)
KIND = {Noting.FOOTNOTES: "footnote", Noting.ENDNOTES: "endnote"}


@pytest.fixture(scope="module")
def files():
    """The sample with its notes in each of the places."""
    return {one: render_docx(noted_as(brief(), one)) for one in Noting}


def stories(docx: bytes, kind: str) -> dict[int, str]:
    """Number → words of each note of a file, its own number left out."""
    root = opened(docx).root(f"word/{kind}s.xml")
    return {
        int(e.get(w("id")) or -9): " ".join(map(words, e)).strip() for e in root if e.get(w("type")) is None
    }


@pytest.mark.parametrize("noting", list(Noting))
def test_a_file_with_its_notes_anywhere_is_valid_and_the_same_every_time(noting, files, tmp_path):
    file = tmp_path / "brief.docx"
    file.write_bytes(files[noting])
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert faults_in(files[noting]) == []
    assert files[noting] == render_docx(noted_as(brief(), noting))


@pytest.mark.parametrize("noting", OWN)
def test_every_reference_leads_to_a_note_with_source_and_words_in_the_order_of_reading(noting, files):
    kind = KIND[noting]
    said = stories(files[noting], kind)
    body = opened(files[noting]).root()
    numbers = [int(e.get(w("id")) or -9) for e in body.iter(w(f"{kind}Reference"))]
    assert numbers == sorted(said) == list(range(1, len(said) + 1))
    for note in NOTES:
        if note.citation in cited(brief().sections):
            assert any(note.source in words and note.quote in words for words in said.values())
    settings = opened(files[noting]).parts["word/settings.xml"].decode()
    assert f'<w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr><w:compat>' in settings


def test_an_endnote_stands_once_and_is_referred_to_again_by_its_number(files):
    assert len(stories(files[Noting.ENDNOTES], "endnote")) == len(cited(brief().sections))
    fields = opened(files[Noting.ENDNOTES]).parts["word/document.xml"].decode()
    assert set(re.findall(r"NOTEREF (\w+) \\f \\h", fields)) == {"_Cited2", "_Cited3"}


def test_a_footnote_met_again_elsewhere_names_its_source_and_says_where_the_words_are():
    more = Section("more", "More", (Paragraph((Text("Again."), Cite(("c3",)), Cite(("c3",)))),))
    document = noted_as(replace(brief(), sections=(*brief().sections, more)), Noting.FOOTNOTES)
    again = [note for note in document.notes if note.see]
    assert [(note.source, note.quote) for note in again] == [("S3", "")]
    text = render_text(document)
    first = next(n for n, note in enumerate(document.notes, 1) if note.citation == again[0].see)
    assert f"S3; see note {first}" in text


def test_the_first_page_names_its_sources_and_leaves_the_words_to_the_parts_that_give_them():
    notes = {note.citation: note for note in noted_as(brief(), Noting.FOOTNOTES).notes}
    assert notes["front:S3, communiqué, Port Aurel, 3 Oct 2026"].quote == ""
    assert notes["c3"].quote == NOTES[2].quote
    assert notes["front:c1"].quote == NOTES[0].quote, "nothing else gives these words"


def test_without_notes_no_number_is_left_and_every_word_stays():
    bare = noted_as(brief(), Noting.NONE)
    assert not any(isinstance(one, Cite) for one in inlines(bare.sections))
    assert not bare.notes
    assert NOTES[0].quote not in render_text(bare).replace("\n", " ")


@pytest.mark.parametrize("noting", OWN)
def test_preview_and_text_show_the_notes_that_word_has(noting, files):
    document = noted_as(brief(), noting)
    html, text = render_html(document), render_text(document, width=2_000)
    for number, said in stories(files[noting], KIND[noting]).items():
        assert f"[{number}]" in text
        assert f'id="_Note{number}"' in html
        assert said.partition(";")[0].partition(":")[0] in text


def test_a_file_that_comes_back_says_its_notes_and_the_scan_sees_them(files):
    docx = files[Noting.FOOTNOTES]
    passages = read(docx, Limits())
    assert any(one.part == "footnotes" and NOTES[0].quote in one.text for one in passages)
    assert not any(mark.startswith("_Note") for one in passages for mark in one.marks)
    assert traces(docx, ["expected to open in due course"]) == {
        "expected to open in due course": "word/footnotes.xml"
    }
