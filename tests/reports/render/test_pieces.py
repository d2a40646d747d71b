"""The page in pieces: the same words as the whole page, and no piece with a long table."""

from __future__ import annotations

import re

from reports.document import Column, Row, RowKind, Table, line
from reports.render.html import TABLE_ROWS, render_html, render_pieces
from tests.reports.render.sample import brief, minimal

COLUMNS = (Column("No.", 1), Column("What", 3))


def _words(page: str) -> list[str]:
    body = page.partition("<body>")[2] or page
    return re.sub(r"<[^>]*>", " ", body).split()


def _long(rows: int, kinds: dict[int, RowKind] | None = None) -> Table:
    told = (
        Row(((line(f"first {place}"),), (line(f"row {place}"),)), (kinds or {}).get(place, RowKind.FACTS))
        for place in range(rows)
    )
    return Table(COLUMNS, tuple(told), caption="Commitments")


def test_the_pieces_together_are_the_body_of_the_page():
    page = render_html(brief())
    pieces = render_pieces(brief())
    assert "".join(pieces.parts) in page
    assert f"<style>\n{pieces.style}</style>" in page


def test_a_long_table_is_several_that_follow_one_another_without_losing_a_row():
    document = minimal(_long(3 * TABLE_ROWS + 5))
    parts = [
        part for part in render_pieces(document).parts if "first 0" in part or re.search(r"row \d", part)
    ]
    assert [part.count("<tr class=") for part in parts] == [TABLE_ROWS, TABLE_ROWS, TABLE_ROWS, 5]
    assert _words("".join(render_pieces(document).parts)) == _words(render_html(document))


def test_the_pieces_below_the_first_keep_its_widths_and_have_no_head_or_caption():
    first, second = (
        part for part in render_pieces(minimal(_long(TABLE_ROWS + 1))).parts if "<tbody>" in part
    )
    assert "<thead>" in first
    assert "Table 1." in first
    assert "<thead>" not in second
    assert "Table 1." not in second
    assert 'width="25%"' in second


def test_a_row_that_continues_another_stays_with_it():
    kinds = {TABLE_ROWS: RowKind.CONTINUATION, TABLE_ROWS + 1: RowKind.CONTINUATION}
    parts = [part for part in render_pieces(minimal(_long(TABLE_ROWS + 4, kinds))).parts if "<tbody>" in part]
    assert [part.count("<tr class=") for part in parts] == [TABLE_ROWS + 2, 2]


def test_an_empty_table_is_one_piece():
    parts = [part for part in render_pieces(minimal(_long(0))).parts if "<tbody>" in part]
    assert len(parts) == 1
