"""Registers run on over the page, a group without rows is tied to nothing, and wide papers lie on their side."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from reports.document import Column, Document, Line, Paragraph, Row, RowKind, Section, Table, Text
from reports.render.docx import render_docx
from reports.render.house import INDIA
from tests.reports.render.sample import RUNNING

FACTS = Row(((Line((Text("Facts"),)),),))
HEAD = Row(((Line((Text("Group"),)),),), RowKind.GROUP)


def rows_of(*rows: Row, whole: bool) -> list[str]:
    """The XML of the rows of a table of one column, its head left out."""
    table = Table((Column("What", 1),), rows, "Register", whole=whole)
    document = Document(
        "Report", "Title", "", RUNNING, (Section("s", "Section", (table, Paragraph(()))),), ()
    )
    return re.findall(r"<w:tr>.*?</w:tr>", main(document), re.DOTALL)[1:]


def main(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(document))) as package:
        return package.read("word/document.xml").decode()


def test_a_short_table_stays_on_one_page_unless_it_need_not() -> None:
    kept = rows_of(FACTS, FACTS, FACTS, whole=True)
    running = rows_of(FACTS, FACTS, FACTS, whole=False)
    assert ["keepNext" in row for row in kept] == [True, True, False]
    assert ["keepNext" in row for row in running] == [False, True, False]  # the last row is never alone


def test_a_group_stays_with_its_first_row_and_the_last_two_rows_with_each_other() -> None:
    found = rows_of(HEAD, FACTS, HEAD, whole=False)
    assert ["keepNext" in row for row in found] == [True, True, False]


def test_a_paper_of_many_columns_lies_on_its_side_and_its_tables_are_as_wide_as_it() -> None:
    table = Table((Column("One", 1), Column("Two", 1)), (Row(((), ())),), "Register")
    upright = Document("Report", "Title", "", RUNNING, (Section("s", "Section", (table,)),), ())
    found = main(replace(upright, landscape=True))
    page = INDIA.turned().page
    assert (page.width, page.height) == (INDIA.page.height, INDIA.page.width)
    assert f'<w:pgSz w:w="{page.width}" w:h="{page.height}" w:orient="landscape"/>' in found
    assert f'<w:tblW w:w="{page.text_width}" w:type="dxa"/>' in found
    assert "landscape" not in main(upright)
