"""The house styles that come with the program: each valid, each numbering as it says, on either paper."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from reports.document import Column, Document, Paragraph, Ref, Row, Section, Table, inlines_of, line
from reports.render.check import faults_in
from reports.render.docx import render_docx
from reports.render.house import BUILT_IN, INDIA, LETTER, UK, US, House, on_paper, paper_name
from reports.render.text import render_text
from reports.render.widths import column_widths
from reports.specimen import specimen
from tests.reports.render.sample import RUNNING
from tests.reports.render.word import opened, w, words


def numbered() -> Document:
    def section(name: str) -> Section:
        return Section(name, name.title(), (
            Paragraph(inlines_of("one"), anchor=f"{name}-one"),
            Paragraph(inlines_of("under"), level=3, anchor=f"{name}-under"),
            Paragraph(inlines_of("see ", Ref("second-under"))),
        ))  # fmt: skip

    return Document("", "Title", "", RUNNING, (section("first"), section("second")), ())


@pytest.mark.parametrize("house", BUILT_IN, ids=lambda house: house.id)
def test_each_house_passes_the_audit_on_either_paper(house: House, tmp_path):
    docx = render_docx(specimen(), house)
    file = tmp_path / "brief.docx"
    file.write_bytes(docx)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert faults_in(docx) == []


def test_the_program_brings_three_houses_on_both_papers():
    assert [(house.id, paper_name(house.page)) for house in BUILT_IN] == [
        ("india", "A4"), ("india-letter", "Letter"), ("uk", "A4"), ("uk-letter", "Letter"), ("us", "Letter"),
        ("us-a4", "A4"),
    ]  # fmt: skip
    assert on_paper(INDIA, "letter").page.height == LETTER.height


@pytest.mark.parametrize(
    ("house", "labels", "reference"),
    [
        (INDIA, ["1.1.", "1.1.1.", "1.2.", "2.1.", "2.1.1.", "2.2."], "2.1.1"),
        (UK, ["1.", "(a)", "2.", "3.", "(a)", "4."], "3.(a)"),
        (US, ["a.", "(1)", "b.", "a.", "(1)", "b."], "2.a.(1)"),
    ],
    ids=lambda value: value.id if isinstance(value, House) else "",
)
def test_paragraphs_are_numbered_and_referred_to_as_the_house_has_it(house, labels, reference):
    said = [
        one.split() for one in render_text(numbered(), house=house).splitlines() if one[:1] in "123456789(ab"
    ]
    printed = [one[0] for one in said if one[1:] and one[1] in {"one", "under", "see"}]
    assert printed == labels
    word = opened(render_docx(numbered(), house))
    assert f"see {reference}" in [words(p) for p in word.root().iter(w("p"))]


def test_the_list_of_a_house_without_numbered_headings_leaves_them_out():
    word = opened(render_docx(numbered(), UK))
    [heading] = word.find("//w:style[@w:styleId='Heading1']", "word/styles.xml")
    assert heading.find(f".//{w('numPr')}") is None
    [first] = word.find(
        "//w:abstractNum[@w:abstractNumId='1']/w:lvl[@w:ilvl='0']/w:pStyle", "word/numbering.xml"
    )
    assert first.get(w("val")) == "BriefParagraph1"


def test_the_copy_number_is_red_where_the_house_has_it_so():
    uk, us = (opened(render_docx(specimen(), house)) for house in (UK, US))
    assert uk.find("//w:rStyle[@w:val='CopyNumber']", "word/header2.xml")
    assert not us.find("//w:rStyle[@w:val='CopyNumber']", "word/header2.xml")
    assert "Brief no. REF/SPECIMEN/1 Copy 1 of 3" in [" ".join(one.split()) for one in uk.paragraphs()]
    report = dataclasses.replace(specimen(), running=dataclasses.replace(specimen().running, paper="Report"))
    assert any("Report no. REF/SPECIMEN/1" in one for one in opened(render_docx(report, UK)).paragraphs())


def test_portion_marks_stand_before_title_and_heading():
    document = dataclasses.replace(specimen(), portion="(U)")
    sections = tuple(dataclasses.replace(one, portion="(U)") for one in document.sections)
    said = opened(render_docx(dataclasses.replace(document, sections=sections), US)).paragraphs()
    assert "(U) Title of a brief" in said
    assert "(U) Heading of a part" in said


_WORDS = st.text("abcdefgh ", max_size=60)


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), min_size=1, max_size=6), st.integers(2_000, 12_000))
@settings(max_examples=25, deadline=None)
def test_columns_fill_the_text_width_and_none_is_empty(rows, total):
    columns = tuple(Column(title, share) for title, share in (("No.", 1), ("Words", 5), ("Status", 2)))
    table = Table(columns, tuple(Row(tuple((line(cell),) for cell in row)) for row in rows), "Caption")
    widths = column_widths(table, total, INDIA)
    assert sum(widths) == total
    assert min(widths) > 0


def test_a_column_whose_words_pile_up_gets_width_from_one_with_room():
    long = "several words that fill many lines where they have no room " * 3
    columns = (Column("One", 5), Column("Other", 1))
    table = Table(columns, (Row(((line("short"),), (line(long),))),), "Caption")
    one, other = column_widths(table, 9_000, INDIA)
    assert one + other == 9_000
    assert other > 2 * 1_500, "twice what its share gives it"
