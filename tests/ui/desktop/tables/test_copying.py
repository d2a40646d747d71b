"""What is copied and printed: cells on one line, no formula, and what was left out is said."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from app.list_columns import columns
from app.lists import Asked, read_order
from ui.desktop.tables import printing
from ui.desktop.tables.copying import copy_rows
from ui.desktop.tables.printing import read_sheet

if TYPE_CHECKING:
    from tests.ui.desktop.tables.conftest import Book


def test_nothing_in_a_cell_breaks_the_sheet_or_is_taken_for_a_formula(book: Book) -> None:
    book.change(
        (
            "country",
            {
                "name": "Longland",
                "code": "LLL",
                "sensitivities": "one\ntwo\tthree",
                "capital": '=HYPERLINK("x")',
            },
        )
    )
    ids = read_order(book.case, Asked("country", "longland")).some(0, 0)
    wanted = [one for one in columns("country") if one.key in ("title", "capital", "sensitivities")]
    copied = copy_rows(book.case, "country", ids, wanted)
    assert copied.text.splitlines()[1].split("\t") == ["Longland", '\'=HYPERLINK("x")', "one two three"]
    assert '<td sdnum="0;0;@" style=\'mso-number-format:"\\@"\'>=HYPERLINK(&quot;x&quot;)</td>' in copied.html
    assert copied.rows == 1


def test_a_cell_that_begins_with_a_quotation_mark_swallows_no_cell_after_it(book: Book) -> None:
    titles = ('"Harbour" talks', '"Unclosed', 'محادثات\u200f "مسقط"', "plain")
    book.change(*(("country", {"name": one, "code": f"AA{n}"}) for n, one in enumerate(titles)))
    with book.case.read() as reader:
        ids = [one for (one,) in reader.rows("SELECT id FROM country WHERE code LIKE 'AA_' ORDER BY code")]
    wanted = [one for one in columns("country") if one.key in ("title", "code", "capital")]
    read = list(csv.reader(io.StringIO(copy_rows(book.case, "country", ids, wanted).text), "excel-tab"))
    assert [row[0] for row in read[1:]] == list(titles)
    assert {len(row) for row in read} == {len(wanted)}
    assert {row[-1] for row in read[1:]} == {""}, "what is not on file is empty"


def test_a_sheet_says_how_much_of_a_long_list_is_on_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "MOST", 10)
    order = read_order(book.case, Asked("meeting", sort="title"))
    sheet = read_sheet(book.case, "meeting", "Meetings", order, columns("meeting")[:2])
    assert "301 records, 21 November 2026; the first 10 are printed" in sheet.html
    assert "Talks 009" in sheet.html
    assert "Talks 010" not in sheet.html


def test_a_sheet_has_headings_sides_and_what_a_due_means(book: Book) -> None:
    asked = Asked("commitment", grouping="standing")
    order = read_order(book.case, asked)
    sheet = read_sheet(book.case, "commitment", "Commitments", order, columns("commitment")[:3])
    assert "<h2>Overdue 2</h2>" in sheet.html
    assert "theirs · 1" in sheet.html
    assert "days over" in sheet.html
