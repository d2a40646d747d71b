"""Widths add up exactly, and short tables are told from long ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Break, Column, Figure, Line, Row, RowKind, Table, Text, line
from reports.render.check import faults_in
from reports.render.docx import render_docx
from reports.render.house import INDIA
from reports.render.widths import band_widths, shared, spans, stays_whole
from tests.reports.render.sample import minimal
from tests.reports.render.word import opened, w

WIDTH = INDIA.page.text_width


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=20), st.integers(5_000, 20_000))
def test_shares_add_up_and_none_is_lost(shares, total):
    widths = shared(shares, total)
    assert sum(widths) == total
    assert len(widths) == len(shares)
    assert min(widths) > 0


def test_equal_shares_are_equal():
    assert shared([1, 1, 1], 9354) == [3118] * 3


@given(st.lists(st.builds(Figure, st.text(max_size=30), st.text(max_size=60)), min_size=1, max_size=8))
def test_bands_fill_the_text_whatever_they_hold(figures):
    widths, _ = band_widths(figures, INDIA)
    assert sum(widths) == WIDTH
    assert min(widths) > 0


def test_a_figure_gets_the_room_its_words_need():
    widths, large = band_widths(
        [Figure("5", "ours"), Figure("3 Oct 2026", "last met; next date not stated")], INDIA
    )
    assert large
    assert widths[1] > widths[0]


@given(st.integers(1, 6), st.lists(st.just((line("x"),)), max_size=9), st.sampled_from(RowKind))
def test_every_row_covers_every_column_and_keeps_every_line(columns, cells, kind):
    found = spans(Row(tuple(cells), kind), columns)
    assert sum(span for _, span in found) == columns
    assert sum(len(cell) for cell, _ in found) == len(cells)


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ([Row(((line("x"),),))] * 10, True),
        ([Row(((line("x"),),))] * 30, False),
        ([Row(((line("word " * 1200),),))], False),
        ([Row(((Line((Text("a"), Break(), Text("b")) * 40),),))], False),
        ([Row((tuple(line("x") for _ in range(40)),))], False),
    ],
)
def test_half_a_page_is_the_most_that_is_kept_whole(rows, whole):
    table = Table((Column("", 1),), tuple(rows))
    assert stays_whole(table, [WIDTH], INDIA) is whole


def test_a_row_that_no_page_holds_is_parted_and_every_other_stays_whole():
    columns = (Column("Initiative", 1), Column("What is on file", 3))
    short, long = (
        Row(((line("I"),), (line("A sentence that goes on for a while. " * n),))) for n in (10, 300)
    )
    xml = render_docx(minimal(Table(columns, (short, long), "Initiatives")))
    rows = opened(xml).find("//w:tr/w:trPr/w:cantSplit")
    assert [row.get(w("val")) for row in rows] == [None, None, "0"]
    assert faults_in(xml) == []
