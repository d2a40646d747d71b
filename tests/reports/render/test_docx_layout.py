"""Styles, tables, keeping together, fields to complete and citations of the Word file."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from reports.document import (
    Align,
    Band,
    Bullets,
    Cite,
    Column,
    Document,
    Figure,
    Look,
    Note,
    Paragraph,
    Prompt,
    Row,
    RowKind,
    Section,
    Table,
    TableKind,
    inlines_of,
    line,
    text,
)
from reports.render.docx import render_docx
from reports.render.house import INDIA
from reports.render.stylesheet import stylesheet
from tests.reports.render.sample import RUNNING, brief, minimal
from tests.reports.render.word import opened, style, w, words

LONG = tuple(Row(((line("word " * 40),),)) for _ in range(30))


def word_of(*blocks, **running):
    return opened(render_docx(minimal(*blocks, **running)))


def styles_of(word):
    return [style(p) for p in word.root().iter(w("p"))]


@pytest.mark.parametrize(
    ("name", "font", "half_points", "line", "before", "after"),
    [
        ("Title", None, "50", "580", "0", "0"),
        ("Subtitle", None, "28", "360", "0", "140"),
        ("heading 1", "Calibri", "28", "340", "320", "140"),
        ("Annex Heading", "Calibri", "28", "340", "0", "180"),
        ("Brief Paragraph 1.1", None, "22", "290", "0", "100"),
        ("Brief Paragraph 1.1.1", None, "22", "290", "0", "70"),
        ("Annex Paragraph A.1", None, "22", "290", "0", "100"),
        ("caption", "Calibri", "20", "260", "140", "80"),
        ("Table Text", "Calibri", "20", "250", "0", "0"),
        ("Table Head", None, "18", "240", "0", "0"),
        ("Table Group", None, "20", "250", "0", "0"),
        ("Table Quotation", "Cambria", "19", "250", "30", "0"),
        ("Figure Number", None, "28", "340", "0", "0"),
        ("Figure Label", None, "17", "210", "0", "0"),
        ("Brief Note", "Calibri", "18", "230", "0", "50"),
        ("Marking", "Calibri", "24", "300", "0", "60"),
    ],
)
def test_styles_have_the_sizes_of_the_house_on_exact_lines(name, font, half_points, line, before, after):
    (found,) = word_of().find(f"//w:style[w:name/@w:val='{name}']", "word/styles.xml")
    spacing = found.find(f"{w('pPr')}/{w('spacing')}")
    assert spacing.get(w("lineRule")) == "exact"
    assert [spacing.get(w(key)) for key in ("line", "before", "after")] == [line, before, after]
    assert found.find(f"{w('rPr')}/{w('sz')}").get(w("val")) == half_points
    fonts = found.find(f"{w('rPr')}/{w('rFonts')}")
    assert (None if fonts is None else fonts.get(w("ascii"))) == font


def test_every_style_of_the_sheet_is_in_the_file_and_every_number_goes_with_a_style():
    word = word_of()
    defined = set(word.find("//w:style/@w:styleId", "word/styles.xml"))
    assert {s.id for s in stylesheet(INDIA)} <= defined
    assert set(word.find("//w:lvl/w:pStyle/@w:val", "word/numbering.xml")) == {
        s.id for s in stylesheet(INDIA) if s.level
    }


def test_looks_are_named_styles():
    inlines = tuple(text(look.value, look) for look in Look)
    word = word_of(Paragraph(inlines))
    found = {words(run): run.find(f"{w('rPr')}/{w('rStyle')}") for run in word.find("//w:body//w:r")}
    shown = {name: None if s is None else s.get(w("val")) for name, s in found.items() if name in set(Look)}
    assert shown == {
        "plain": None,
        "strong": "Strong",
        "emphasis": "Emphasis",
        "verbatim": "Verbatim",
        "quiet": "Quiet",
        "not_stated": "NotStated",
    }


def test_the_page_one_opens_with_kicker_title_and_subtitle_in_their_styles():
    assert styles_of(opened(render_docx(brief())))[:3] == ["Kicker", "Title", "Subtitle"]


def test_a_new_page_begins_with_the_heading_of_the_section():
    word = opened(render_docx(brief()))
    broken = word.find("//w:body/w:p[w:pPr/w:pageBreakBefore[not(@w:val)]]")
    assert [words(p) for p in broken] == ["Action taken since the last session"]
    kept = word.find("//w:body/w:p[w:pPr/w:pageBreakBefore/@w:val='0']")
    assert [words(p).strip() for p in kept] == ["Delegations"]


@pytest.mark.parametrize("block", [Paragraph(inlines_of("words")), Table((), (Row(((line("words"),),)),))])
def test_a_section_without_heading_can_begin_a_page_too(block):
    section = Section("x", "", (block,), heading=False, new_page=True)
    document = Document("", "T", "", RUNNING, (section,), ())
    first = opened(render_docx(document)).find("//w:body/w:p[w:pPr/w:pageBreakBefore]")
    assert len(first) == 1


@pytest.mark.parametrize("table", opened(render_docx(brief())).find("//w:tbl"))
def test_every_table_is_as_wide_as_the_text_and_its_columns(table):
    grid = [int(column.get(w("w"))) for column in table.iter(w("gridCol"))]
    assert sum(grid) == INDIA.page.text_width == int(table.find(f"{w('tblPr')}/{w('tblW')}").get(w("w")))
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr")))


def test_a_titled_table_repeats_its_head_and_an_untitled_one_has_labels():
    word = word_of(
        Table((Column("A", 1), Column("B", 1)), (Row(((line("a"),), (line("b"),))),)),
        Table((Column("", 1), Column("", 1)), (Row(((line("name"),), (line("value"),))),)),
    )
    headed, labelled = word.find("//w:tbl")
    assert len(headed.findall(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}")) == 1
    assert labelled.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is None
    assert [style(p) for p in labelled.iter(w("p"))] == ["TableLabel", "TableText"]


def test_a_control_block_sets_every_other_cell_as_a_label():
    cells = tuple((line(x),) for x in ("For", "x", "Version", "1"))
    word = word_of(Table((Column("", 1),) * 4, (Row(cells),), kind=TableKind.CONTROL))
    assert [style(p) for p in word.find("//w:tbl//w:p")] == ["TableLabel", "TableText"] * 2


def test_short_tables_stay_whole_and_long_ones_may_break_between_rows():
    short, long = word_of(Table((), LONG[:3]), Table((), LONG)).find("//w:tbl")
    kept = [row.find(f".//{w('keepNext')}") is not None for row in short.iter(w("tr"))]
    assert kept == [True, True, False]
    kept = [row.find(f".//{w('keepNext')}") is not None for row in long.iter(w("tr"))]
    assert kept == [False] * (len(LONG) - 2) + [True, False], "no last row stands alone on a page"


def test_a_continuation_is_not_parted_from_its_row_by_page_or_rule():
    rows = (*LONG, Row(((line("facts"),),)), Row(((line("line"),),), RowKind.CONTINUATION))
    facts, continued = word_of(Table((), rows)).find("//w:tbl/w:tr")[-2:]
    assert facts.find(f".//{w('keepNext')}") is not None
    assert facts.find(f".//{w('tcBorders')}/{w('bottom')}").get(w("val")) == "nil"
    assert continued.find(f".//{w('tcBorders')}/{w('top')}").get(w("val")) == "nil"


def test_a_group_spans_the_table_and_stays_with_the_rows_below():
    rows = (Row(((line("Ours"),),), RowKind.GROUP), *LONG)
    word = word_of(Table((Column("A", 1), Column("B", 1)), rows))
    group = word.find("//w:tr[.//w:pStyle/@w:val='TableGroup']")[0]
    assert group.find(f".//{w('gridSpan')}").get(w("val")) == "2"
    assert group.find(f".//{w('keepNext')}") is not None


def test_a_row_with_fewer_cells_lets_the_last_one_span():
    word = word_of(
        Table((Column("A", 1), Column("B", 1), Column("C", 1)), (Row((), RowKind.FACTS), Row(((), ()))))
    )
    spans = [[c.find(f".//{w('gridSpan')}") for c in row.iter(w("tc"))] for row in word.find("//w:tr")[1:]]
    assert [[1 if s is None else int(s.get(w("val"))) for s in row] for row in spans] == [[3], [1, 2]]


def test_figures_are_set_to_the_right_edge():
    table = Table((Column("Item", 1), Column("Count", 1, Align.RIGHT)), (Row(((line("a"),), (line("1"),))),))
    word = word_of(table)
    assert [words(p) for p in word.find("//w:tbl//w:p[w:pPr/w:jc/@w:val='right']")] == ["Count", "1"]
    assert len(word.find("//w:tcMar/w:right[@w:w='0']")) == 2


def test_quotations_notes_and_bullets_in_cells_have_their_styles():
    cell = (
        line("ours"),
        line("“theirs”", quotation=True),
        line(text("S1, 3 Oct", Look.QUIET)),
        line("item", bullet=True),
        line(text("age ", Look.QUIET), Prompt("x")),
    )
    word = word_of(Table((), (Row((cell,)), Row(((line("“alone”", quotation=True),),)))))
    expected = [
        "TableText",
        "TableQuotation",
        "TableSmall",
        "TableBullet",
        "TableText",
        "TableQuotationAlone",
    ]
    assert [style(p) for p in word.find("//w:tbl//w:p")] == expected


def test_tables_are_described_for_those_who_cannot_see_them():
    table = Table((), LONG[:1], caption="Totals", summary="How many are open")
    band = Band((Figure("1", "open"),), "Figures & dates")
    word = word_of(table, band)
    assert word.find("//w:tblCaption/@w:val") == ["Totals"]
    assert word.find("//w:tblDescription/@w:val") == ["How many are open", "Figures & dates"]


def test_no_two_tables_touch_and_the_body_ends_with_a_paragraph():
    one = Table((), LONG[:1])
    body = list(word_of(one, one, Band((Figure("1", "a"),)), one).root()[0])
    tags = [element.tag for element in body]
    assert (w("tbl"), w("tbl")) not in set(pairwise(tags))
    assert tags[-2:] == [w("p"), w("sectPr")]


def test_empty_tables_and_bands_leave_nothing():
    word = word_of(Table((), ()), Band(()), Bullets(()))
    assert word.find("//w:tbl") == []
    assert styles_of(word) == ["Title", "Heading1"]


def test_many_figures_take_several_rows():
    figures = tuple(Figure(str(i), f"label {i}") for i in range(11))
    assert [len(t.findall(f".//{w('tc')}")) for t in word_of(Band(figures)).find("//w:tbl")] == [8, 3]


def test_short_figures_are_large_and_crowded_ones_are_set_smaller():
    few = word_of(Band((Figure("5", "open"), Figure("0", "ours"))))
    crowded = word_of(
        Band(tuple(Figure("22–23 Oct 2026", "a label of many words, more than fit") for _ in range(6)))
    )
    assert "FigureNumber" in styles_of(few)
    assert "BandDate" in styles_of(crowded)


def test_a_prompt_is_a_control_that_typing_replaces():
    word = word_of(Paragraph((Prompt("For the officer to complete: post"), Prompt(""))))
    controls = word.find("//w:p/w:sdt")
    assert [words(c) for c in controls] == [
        "[For the officer to complete: post]",
        "[For the officer to complete]",
    ]
    for control in controls:
        assert control.find(f"{w('sdtPr')}/{w('temporary')}") is not None
        assert control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        assert control.find(f".//{w('rStyle')}").get(w("val")) == "OfficerPrompt"
    assert len(set(word.find("//w:sdtPr/w:id/@w:val"))) == 2


def noted(quote: str, *citations: str) -> Document:
    document = minimal(Paragraph((Cite(citations or ("a",)),)))
    return dataclasses.replace(document, notes=(Note("a", "S1, cable", quote), Note("b", "S2", "")))


def test_a_citation_is_a_raised_number_linked_to_its_note_with_the_quote_on_hovering():
    word = opened(render_docx(noted("exact words", "a", "b")))
    links = word.find("//w:hyperlink")
    assert [link.get(w("anchor")) for link in links] == ["_Note1", "_Note2"]
    assert [link.get(w("tooltip")) for link in links] == ["S1, cable: “exact words”", "S2"]
    assert [words(link) for link in links] == ["1", "2"]
    assert set(word.find("//w:hyperlink//w:rStyle/@w:val")) == {"NoteReference"}
    assert words(links[0].getparent()) == "1,2"


def test_a_long_quote_is_cut_at_a_word_in_the_tooltip_and_whole_in_the_note():
    quote = "sea lanes " * 60
    word = opened(render_docx(noted(quote)))
    tooltip = word.find("//w:hyperlink/@w:tooltip")[0]
    assert len(tooltip) <= 255
    assert tooltip.endswith(("lanes…”", "sea…”"))
    assert any(quote in p for p in word.paragraphs())


def test_right_to_left_words_are_marked_and_dates_beside_them_are_not():
    word = word_of(Paragraph(inlines_of("signs محمد بن ناصر 2026-11-21 as")))
    right_to_left = [words(run) for run in word.find("//w:r[w:rPr/w:rtl]")]
    assert right_to_left == ["محمد بن ناصر"]
    assert words(word.find("//w:p[.//w:rtl]")[0]) == "signs محمد بن ناصر\u200e 2026-11-21 as"


@pytest.mark.parametrize(
    ("words_", "slot", "font", "language"),
    [
        ("राजेश", "cs", "Nirmala UI", "hi-IN"),
        ("中谷", "eastAsia", "SimSun", "zh-CN"),
        ("さくら中谷", "eastAsia", "MS Mincho", "ja-JP"),
        ("김철수", "eastAsia", "Malgun Gothic", "ko-KR"),
        ("محمد", "cs", "Times New Roman", "ar-SA"),
    ],
)
def test_each_writing_system_has_its_font_and_language(words_, slot, font, language):
    word = word_of(Paragraph(inlines_of(words_)))
    (run,) = word.find("//w:r[w:rPr/w:lang]")
    assert run.find(f"{w('rPr')}/{w('rFonts')}").get(w(slot)) == font
    assert language in run.find(f"{w('rPr')}/{w('lang')}").attrib.values()


def test_a_portion_mark_stands_before_the_words():
    assert "(U) Words" in word_of(Paragraph(inlines_of("Words"), portion="(U)")).paragraphs()


def test_inside_names_what_follows_with_the_annexes_on_their_own_line():
    (inside,) = [p for p in opened(render_docx(brief())).root().iter(w("p")) if style(p) == "InsideLine"]
    assert words(inside).startswith("Inside 2\u00a0Action\u00a0taken\u00a0 ·  3\u00a0Relationship")
    assert inside.find(f".//{w('br')}") is not None
    assert "Scope note" not in words(inside)
