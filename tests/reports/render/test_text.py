"""The text reads from top to bottom, with every cell in one piece."""

from __future__ import annotations

import dataclasses

import pytest

from reports.document import Bullets, Column, Paragraph, Row, RowKind, Table, TableKind, inlines_of, line
from reports.render.text import render_text
from tests.reports.render.sample import RUNNING, brief, minimal

REGISTER = """\
Table 1. Open
------------------------------------------------------------
Ours
------------------------------------------------------------
No. 1
    What: Hold the talks
    Due:
      soon
      “in due course”
    Line: thank them
------------------------------------------------------------
"""


def test_a_register_reads_item_by_item():
    facts = Row(
        ((), (line("Hold the talks"),), (line("soon"), line("“in due course”", quotation=True))),
        numbered=True,
    )
    line_row = Row(((), (line("Line: thank them"),)), RowKind.CONTINUATION)
    columns = (Column("No.", 1), Column("What", 5), Column("Due", 2))
    table = Table(columns, (Row(((line("Ours"),),), RowKind.GROUP), facts, line_row), caption="Open")
    assert REGISTER in render_text(minimal(table), width=60)


def test_labels_and_values_of_a_control_block_stand_on_one_line():
    cells = tuple((line(x),) for x in ("For", "the Minister", "Version", "2"))
    table = Table((Column("", 1),) * 4, (Row(cells),), kind=TableKind.CONTROL)
    assert "For: the Minister\nVersion: 2\n" in render_text(minimal(table))


@pytest.mark.parametrize("width", [40, 72, 96])
def test_lines_keep_to_the_width(width):
    assert max(map(len, render_text(brief(), width).splitlines())) <= width


def test_a_word_longer_than_the_line_is_not_cut():
    assert "x" * 200 in render_text(minimal(Paragraph(inlines_of("x" * 200))))


def test_numbers_stand_before_paragraphs_that_hang_beside_them():
    words = " ".join(["word"] * 20)
    text = render_text(minimal(Paragraph(inlines_of(words), portion="(U)")), width=60)
    assert "\n1.1.    (U) word" in text
    assert "\n        word" in text


def test_the_marking_stands_first_and_last_in_the_middle_of_the_line():
    lines = render_text(brief()).splitlines()
    assert lines[0].strip() == lines[-1].strip() == "Restricted"
    assert lines[0].startswith(" " * 40)


def test_a_draft_says_so():
    assert "DRAFT" in render_text(brief(dataclasses.replace(RUNNING, watermark="DRAFT")))
    assert "DRAFT" not in render_text(brief())


def test_notes_prompts_and_references_are_told_by_their_numbers():
    text = render_text(brief())
    assert "ministries”.[1] The 13th" in text
    assert "[1]   S1, communiqué, Port Aurel" in text
    assert "[For the officer to complete: addressee]" in text
    assert "paragraph 1.2 and Annexure C." in " ".join(text.split())


def test_inside_names_the_sections_that_follow():
    assert (
        "Inside: 2 Action taken · 3 Relationship at a glance\n        Annexure\u00a0A Biographies"
        in render_text(brief())
    )


def test_bullets_have_dashes():
    assert "        – sea lanes\n" in render_text(minimal(Bullets((inlines_of("sea lanes"),))))
