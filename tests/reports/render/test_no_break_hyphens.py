"""Hyphens at which no line may end: Word’s own no-break hyphens, which reading and searching take for hyphens."""

from __future__ import annotations

import pytest

from reports.document import Column, Paragraph, Row, Table, inlines_of, line
from reports.read.paper import Limits
from reports.read.revised import read
from reports.read.word import text
from reports.render.docx import render_docx
from reports.render.house import INDIA
from reports.render.ooxml import plain_run, runs
from reports.render.scan import traces
from reports.render.widths import column_widths
from tests.reports.render.sample import minimal
from tests.reports.render.word import opened

SIGN = "<w:noBreakHyphen/>"


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("co-chaired by Al-Zaabi", 2),
        ("OMN/VISIT/2026-01-20", 2),
        ("Marked OFFICIAL-SENSITIVE.", 1),
        ("white-shipping, Army-to-Army, 22 - 23, a dash – here, -5", 0),
    ],
)
def test_no_line_ends_after_a_few_letters_inside_numbers_or_markings(words: str, signs: int) -> None:
    assert runs(words, INDIA).count(SIGN) == signs
    assert (plain_run(words) or runs(words, INDIA)).count(SIGN) == signs


def test_what_is_read_out_of_the_file_has_hyphens() -> None:
    data = render_docx(minimal(Paragraph(inlines_of("The 13th session was co-chaired; see 2026-01-20."))))
    word = opened(data)
    assert "The 13th session was co-chaired; see 2026-01-20." in word.paragraphs()
    assert "was co-chaired; see 2026-01-20." in text(word.root("word/document.xml"))
    assert any("co-chaired; see 2026-01-20." in passage.text for passage in read(data, Limits()))


def test_what_was_withheld_is_found_whatever_its_hyphens() -> None:
    data = render_docx(minimal(Paragraph(inlines_of("The co-development of X-ray gear, 2026-01-20."))))
    assert set(traces(data, ["co-development of x-ray gear", "2026-01-20", "codevelopment"])) == {
        "co-development of x-ray gear",
        "2026-01-20",
    }
    assert traces("the co\u2011development".encode(), ["The co-development"])


def test_a_column_is_as_wide_as_a_word_that_its_hyphen_does_not_part() -> None:
    chair, long = line("co-chairmanship"), line("long words of the other column " * 4)
    table = Table((Column("A", 1), Column("B", 9)), (Row(((chair,), (long,))),), "Chairs")
    assert column_widths(table, 5_000, INDIA)[0] >= len("co-chairmanship") * INDIA.sizes.table.size * 10
