"""The page shows what the Word file shows, with its links and quotes."""

from __future__ import annotations

import dataclasses
import re

from reports.document import Column, Paragraph, Prompt, Row, RowKind, Table, inlines_of, line
from reports.render.house import INDIA
from reports.render.html import render_html
from tests.reports.render.sample import RUNNING, brief, minimal

PAGE = render_html(brief())


def test_the_page_names_its_language_and_title():
    assert PAGE.startswith('<!DOCTYPE html>\n<html lang="en-IN">')
    assert "<title>Norland</title>" in PAGE


def test_a_citation_leads_to_its_note_and_shows_the_quote():
    quote = "The Joint Defence Committee remains the principal forum between the two ministries."
    title = f"S1, communiqué, Port Aurel, 1 Oct 2026: “{quote}”"
    assert f'<sup><a href="#_Note1" title="{title}">1</a></sup>' in PAGE
    assert PAGE.count('id="_Note1"') == 1


def test_headings_paragraphs_captions_and_rows_carry_their_numbers():
    assert ">1.&#160;&#160; Scope note</h2>" in PAGE
    assert '<td class="label" width="45">1.2.1.</td>' in PAGE
    assert "Table 1.&#8194;Commitments" in PAGE
    assert '<div class="item">3</div>' in PAGE
    assert '<span class="annex-label">Annexure\u00a0C</span>' in PAGE


def test_a_reference_leads_to_its_target():
    anchor = re.search(r'Table <a href="#(\w+)">1</a>', PAGE)
    assert anchor
    assert f'<p class="caption" id="{anchor[1]}">Table 1.' in PAGE


def test_a_field_to_complete_is_shown_as_one():
    page = render_html(minimal(Paragraph((Prompt("For the officer to complete: post"),))))
    assert '<span class="prompt">[For the officer to complete: post]</span>' in page


def test_a_group_spans_the_table():
    columns = (Column("A", 1), Column("B", 1))
    page = render_html(minimal(Table(columns, (Row(((line("Ours"),),), RowKind.GROUP),))))
    assert '<tr class="group"><td valign="top" colspan="2">' in page


def test_the_marking_stands_at_both_ends_and_a_draft_says_so():
    assert PAGE.count('<p class="marking">Restricted</p>') == 2
    assert "DRAFT" not in PAGE
    assert '<p class="watermark">DRAFT</p>' in render_html(
        brief(dataclasses.replace(RUNNING, watermark="DRAFT"))
    )


def test_the_house_gives_faces_and_colours():
    blue = dataclasses.replace(INDIA, colours=dataclasses.replace(INDIA.colours, ink="0000FF"))
    page = render_html(minimal(), blue)
    assert "color: #0000FF" in page
    assert "'Cambria', 'Caladea', serif" in page


def test_right_to_left_words_are_set_apart():
    page = render_html(minimal(Paragraph(inlines_of("signs محمد 2026"))))
    assert 'signs <bdi dir="rtl">محمد</bdi>\u200e 2026' in page
