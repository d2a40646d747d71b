"""What reading printed pages has taught: heads that fit, lists under their words, figures that agree."""

from __future__ import annotations

from dataclasses import replace

from reports.build import build
from reports.document import Bullets, Figure, Look, Paragraph, Section, Text, inlines_of, line
from reports.outlines import outline
from reports.render.docx import render_docx
from reports.render.furniture import header
from reports.render.house import BUILT_IN, INDIA, UK, US, House
from reports.render.widths import band_widths
from reports.wording import shortened
from tests.reports.render.sample import RUNNING, brief, minimal
from tests.reports.render.word import opened, style, w, words
from tests.reports.sample_facts import control, sample

LONG = "Saint Vincent and the Grenadines: visit of the Minister of State for External Affairs to Kingstown and Bequia"


def test_a_long_short_title_is_cut_so_that_the_head_of_a_page_never_runs_into_its_text() -> None:
    running = replace(RUNNING, short_title=LONG)
    for house in BUILT_IN:
        *_, last = header(running, house, first=False)
        assert "…" in last
        assert "Bequia" not in last
        assert 'w:after="140"' in last
    *_, short = header(RUNNING, INDIA, first=False)
    assert "…" not in short


def _bullets(house: House) -> list[str | None]:
    blocks = (
        Paragraph(inlines_of("One."), level=2),
        Bullets((inlines_of("under one"),)),
        Paragraph(inlines_of("Two."), level=3),
        Bullets((inlines_of("under two"),)),
    )
    root = opened(render_docx(minimal(*blocks), house)).root()
    found = [p for p in root.iter(w("p")) if style(p) == "BriefBullet"]
    indents = [p.find(f"{w('pPr')}/{w('ind')}") for p in found]
    return [None if one is None else one.get(w("left")) for one in indents]


def test_a_list_begins_where_the_words_above_it_begin() -> None:
    assert _bullets(INDIA) == [None, None]
    assert _bullets(UK) == _bullets(US) == [None, str(2 * UK.gutter + 198)]


def test_what_is_not_stated_and_the_names_of_parts_stay_on_one_line() -> None:
    document = minimal(Paragraph((Text("not stated", Look.NOT_STATED), Text(" at all"))))
    assert "not\u00a0stated at all" in [words(p) for p in opened(render_docx(document)).root().iter(w("p"))]
    inside = next(p for p in opened(render_docx(brief())).paragraphs() if p.startswith("Inside"))
    assert "3\u00a0Relationship\u00a0at\u00a0a\u00a0glance" in inside


def test_a_long_word_of_a_band_is_not_torn() -> None:
    figures = (
        Figure("11 May 2019", "Memorandum of Understanding between the two Governments " * 3),
        Figure("10 Jan 2026", "14th\u00a0JWGMDAHCRSS"),
        Figure("11 Feb 2026", "13th\u00a0JDCC"),
    )
    widths, _ = band_widths(figures, UK)
    assert widths[1] > 16 * UK.sizes.figure_label.size * 0.6 * 20
    assert sum(widths) == UK.page.text_width


def test_a_cut_closes_the_quotation_marks_that_it_opened_and_doubles_no_stop() -> None:
    assert (
        shortened("a date for “examine the proposal for a line of credit”", 40)
        == "a date for “examine the proposal…”"
    )
    assert shortened("within thirty days. And more words", 22) == "within thirty days…"


def test_closing_blocks_hold_together_and_the_copy_goes_to_its_addressee() -> None:
    paper = control(copy=2, copies=3, addressee="The Minister")
    document = build(replace(sample(), control=paper), outline("checklist"))
    full = build(replace(sample(), control=paper), outline("standard"))
    assert not any(section.id == "foot" for section in document.sections)
    foot: Section = next(section for section in full.sections if section.id == "foot")
    table, *rest = foot.blocks
    said = [[line_.inlines for line_ in cell] for row in table.rows for cell in row.cells[:2]]
    assert said[3] == [line("The Minister").inlines]
    assert [one.keep_next for one in rest if isinstance(one, Paragraph)] == [True, True, False]


def test_annexes_begin_on_pages_of_their_own_in_every_house() -> None:
    document = build(sample(), outline("full"))
    assert all(section.new_page for section in document.sections if section.annex)
    for house in (INDIA, UK, US):
        root = opened(render_docx(document, house)).root()
        heads = [p for p in root.iter(w("p")) if style(p) == "AnnexHeading"]
        assert heads
        assert all(p.find(f"{w('pPr')}/{w('pageBreakBefore')}") is None for p in heads), (
            "the style begins a page"
        )
        styles = opened(render_docx(document, house)).root("word/styles.xml")
        (annex,) = [s for s in styles if s.get(w("styleId")) == "AnnexHeading"]
        assert annex.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
