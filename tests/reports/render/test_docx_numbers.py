"""The numbers that Word counts, those printed in fields and those of the numbering are the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from reports.document import (
    Cite,
    Document,
    Note,
    Notes,
    Paragraph,
    Ref,
    Row,
    Running,
    Section,
    Table,
    inlines_of,
    line,
)
from reports.numbering import number
from reports.render.docx import render_docx
from reports.render.labels import complete
from tests.reports.render.sample import brief, minimal
from tests.reports.render.trees import documents
from tests.reports.render.word import Word, opened, style, w, words

COUNTED = (
    "Heading1",
    "BriefParagraph1",
    "BriefParagraph2",
    "AnnexHeading",
    "AnnexParagraph1",
    "AnnexParagraph2",
)


def counted(word: Word) -> dict[int, str]:
    """The label of every numbered paragraph by its place, counted as Word counts: by style, list and level."""
    levels = {
        (
            _val(s, "@w:styleId"),
            _val(s, "w:pPr/w:numPr/w:numId/@w:val"),
            _val(s, "w:pPr/w:numPr/w:ilvl/@w:val") or "0",
        )
        for s in word.find("//w:style[w:pPr/w:numPr]", "word/styles.xml")
    }
    known = {name: (list_, int(level)) for name, list_, level in levels}
    counters: Counter[tuple[str, int]] = Counter()
    labels = {}
    for place, paragraph in enumerate(word.root().iter(w("p"))):
        if style(paragraph) not in known:
            continue
        list_, level = known[style(paragraph)]
        counters[list_, level] += 1
        for lower in range(level + 1, 9):
            counters[list_, lower] = 0
        labels[place] = _shown(word, list_, level, counters)
    return labels


def _val(element: etree._Element, path: str) -> str:
    return "".join(map(str, element.xpath(path, namespaces={"w": w("")[1:-1]})))  # type: ignore[arg-type]


def _shown(word: Word, list_: str, level: int, counters: Counter[tuple[str, int]]) -> str:
    path = f"//w:abstractNum[@w:abstractNumId='{list_}']/w:lvl[@w:ilvl='{{}}']"
    (lvl,) = word.find(path.format(level), "word/numbering.xml")

    def value(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        (upper,) = word.find(path.format(depth), "word/numbering.xml")
        position = counters[list_, depth] or 1
        letters = chr(64 + (position - 1) % 26 + 1) * ((position - 1) // 26 + 1)
        return letters if _val(upper, "w:numFmt/@w:val") == "upperLetter" else str(position)

    return re.sub(r"%(\d)", value, _val(lvl, "w:lvlText/@w:val"))


def expected(document: Document) -> list[str]:
    """Labels of headings and numbered paragraphs by the numbering, in reading order."""
    document = complete(document)
    numbers = number(document)
    found = []
    for section in document.sections:
        if section.heading:
            label = numbers.sections[section.id]
            found.append(f"Annexure\u00a0{label}" if section.annex else f"{label}.")
        found += [numbers.paragraphs[id(b)] for b in section.blocks if id(b) in numbers.paragraphs]
    return found


def labels_in(word: Word) -> list[str]:
    styles = [style(p) for p in word.root().iter(w("p"))]
    return [label for place, label in counted(word).items() if styles[place] in COUNTED]


def test_word_counts_the_sample_as_the_numbering_does():
    document = brief()
    found = labels_in(opened(render_docx(document)))
    assert found == expected(document)
    assert found[:4] == ["1.", "1.1.", "1.2.", "1.2.1."]
    assert "Annexure\u00a0C" in found


@given(document=documents())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_word_counts_any_document_as_the_numbering_does(document):
    assert labels_in(opened(render_docx(document))) == expected(document)


def test_every_cached_reference_shows_what_word_counts_for_its_target():
    word = opened(render_docx(brief()))
    paragraphs = list(word.root().iter(w("p")))
    labels = counted(word)
    marks = {
        mark.get(w("name")): place
        for place, paragraph in enumerate(paragraphs)
        for mark in paragraph.iter(w("bookmarkStart"))
    }
    shown = {}
    for instruction, result in fields(word):
        if reference := re.fullmatch(r" REF (\w+) \\r \\h ", instruction):
            place = marks[reference[1]]
            assert result == labels[place].rstrip("."), instruction
            shown[reference[1]] = result
    assert {"Annexure\u00a0C", "1.2", "3", "6"} <= set(shown.values())


def fields(word: Word) -> list[tuple[str, str]]:
    """Instruction and cached result of every field of the body."""
    found = []
    for instruction in word.root().iter(w("instrText")):
        run = instruction.getparent()
        assert run is not None
        following = list(run.itersiblings())
        found.append((instruction.text or "", words(following[1])))
    return found


def test_captions_are_counted_by_fields_and_references_take_their_number():
    word = opened(render_docx(brief()))
    found = fields(word)
    assert [result for instruction, result in found if "SEQ Table" in instruction] == ["1", "2", "3"]
    marked = word.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:bookmarkStart/@w:name")
    assert (f" REF {marked[0]} \\h ", "1") in found


def test_register_rows_run_on_through_the_document():
    rows = tuple(Row(((), (line("a"),)), anchor=f"r{i}", numbered=True) for i in range(2))
    more = tuple(Row(((), (line("b"),)), anchor=f"s{i}", numbered=True) for i in range(2))
    words_ = Paragraph((Ref("s1"),))
    word = opened(render_docx(minimal(Table((), rows), Table((), more), words_)))
    items = [p for p in word.root().iter(w("p")) if style(p) == "TableItemNumber"]
    assert len(items) == 4
    assert fields(word)[0][1] == "4"


def test_paragraphs_of_a_section_without_heading_are_not_numbered():
    section = Section(
        "x", "", (Paragraph(inlines_of("a")), Paragraph(inlines_of("b"), level=3)), heading=False
    )
    document = Document("", "T", "", Running("", "", "", "", ""), (section,), ())
    assert number(document).paragraphs == {}
    assert labels_in(opened(render_docx(document))) == []


def test_a_third_level_without_a_second_counts_as_a_second():
    deep = Paragraph(inlines_of("a"), level=3)
    document = minimal(deep)
    assert number(document).paragraphs == {id(deep): "1.1."}


def test_annexes_after_z_are_doubled_letters():
    sections = tuple(Section(f"a{i}", "Annex", (), annex=True) for i in range(28))
    document = Document("", "T", "", Running("", "", "", "", ""), sections, ())
    assert list(number(document).sections.values())[24:] == ["Y", "Z", "AA", "BB"]
    assert labels_in(opened(render_docx(document)))[24:] == [
        f"Annexure\u00a0{x}" for x in ("Y", "Z", "AA", "BB")
    ]


def test_a_part_that_stands_twice_has_two_numbers():
    same = Paragraph(inlines_of("Nothing on file."))
    row = Row(((), (line("x"),)), numbered=True)
    document = complete(minimal(same, same, Table((), (row, row))))
    numbers = number(document)
    assert sorted(numbers.paragraphs.values()) == ["1.1.", "1.2."]
    assert sorted(numbers.rows.values()) == [1, 2]


def test_two_sections_of_one_name_keep_their_own_numbers():
    sections = tuple(Section("same", f"Title {i}", ()) for i in range(2))
    document = Document("", "T", "", Running("", "", "", "", ""), sections, ())
    assert labels_in(opened(render_docx(document))) == ["1.", "2."]


@pytest.mark.parametrize("placed", [True, False])
def test_notes_are_printed_once_even_where_no_section_has_a_place_for_them(placed):
    blocks = [Paragraph((Cite(("n",)),))] + ([Notes("Here"), Notes("Again")] if placed else [])
    document = minimal(*blocks)
    document = Document("", "T", "", document.running, document.sections, (Note("n", "S1", "words"),))
    word = opened(render_docx(document))
    notes = [words(p) for p in word.root().iter(w("p")) if style(p) == "BriefNote"]
    assert notes == ["S1: “words”"]


def test_long_numbers_get_a_wider_column():
    few = opened(render_docx(minimal(Paragraph(inlines_of("a")))))
    many = opened(render_docx(minimal(*(Paragraph(inlines_of("a"), level=2 + (i > 11)) for i in range(30)))))
    path = "//w:lvl[w:pStyle/@w:val='BriefParagraph1']/w:pPr/w:ind/@w:left"
    assert few.find(path, "word/numbering.xml") == ["624"]
    assert int(many.find(path, "word/numbering.xml")[0]) > 700
