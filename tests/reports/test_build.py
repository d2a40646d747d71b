"""Laws of the whole document: nothing lost, nothing dangling, the same for the same facts."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.build import build
from reports.document import Document, Look, Notes, Paragraph, Ref, RowKind, Table, TableKind, Text
from reports.evidence import described
from reports.facts import CommitmentFact, CountryFact, Facts, SourceFact
from reports.numbering import cited, inlines
from reports.outlines import CATALOGUE, PRESETS, Preset, outline
from reports.render.docx import render_docx
from reports.render.html import render_html
from reports.render.text import render_text
from tests.reports.reading import (
    cell_words,
    everything,
    facts_of,
    ids,
    numbered,
    numbers,
    section,
    tables,
    words,
)
from tests.reports.sample_facts import (
    CUTOFF,
    LIMITED,
    NEXT_JMCC,
    OPEN,
    PORTIONED,
    almost_empty,
    control,
    sample,
    seen,
    span,
)
from tests.reports.sample_lines import visit_case
from tests.reports.strategies import cases

STANDARD = outline("standard")
ALL = tuple(e.id for e in CATALOGUE)
HOSTILE = (
    "<w:t>&amp;</w:t>",
    "{{ title }} %s {0} \\n",
    "=1+1; DROP TABLE",
    "]]>\u202eevil\u202c",
    "\x00\x0b\ufffe\ud800",
    "line\nbreak\ttab",
    "a" * 5000,
    "“” ‘’ — ¿ ابن محمد 東京",
    "\\\\server\\share INCLUDETEXT",
)


def outlines() -> st.SearchStrategy[Preset]:
    """Any choice of sections in any order."""
    chosen = st.lists(st.sampled_from(ALL), min_size=1, unique=True)
    return chosen.map(lambda found: Preset("own", "Own", tuple(found)))


@settings(max_examples=30, deadline=None)
@given(cases(), outlines())
def test_every_reference_has_its_target_and_every_citation_its_note(
    commitments: tuple[CommitmentFact, ...], preset: Preset
) -> None:
    document = build(replace(visit_case(), commitments=commitments), preset)
    anchors = numbers(document).anchors
    assert {i.anchor for i in inlines(document.sections) if isinstance(i, Ref)} <= set(anchors)
    assert cited(document.sections) == tuple(n.citation for n in document.notes)
    placed = [b for s in document.sections for b in s.blocks if isinstance(b, Notes)]
    assert len(placed) == (1 if document.notes else 0)


@settings(max_examples=30, deadline=None)
@given(cases(), outlines())
def test_a_commitment_is_numbered_once_at_most_and_as_the_plan_says(
    commitments: tuple[CommitmentFact, ...], preset: Preset
) -> None:
    found = numbered(build(sample(commitments=commitments), preset))
    assert len(found) == len(set(found))
    if {"atr", "annS"} <= set(preset.sections):
        assert sorted(found) == [c.id for c in commitments]


@settings(max_examples=25, deadline=None)
@given(cases(), st.sampled_from(["standard", "committee", "full"]))
def test_every_commitment_is_printed_once_across_the_registers(
    commitments: tuple[CommitmentFact, ...], preset: str
) -> None:
    document = build(sample(commitments=commitments), outline(preset))
    assert sorted(numbered(document)) == [c.id for c in commitments]


@settings(max_examples=30, deadline=None)
@given(cases())
def test_numbers_in_the_text_are_the_numbers_of_the_register(commitments: tuple[CommitmentFact, ...]) -> None:
    document = build(sample(commitments=commitments), outline("full"))
    anchors = numbers(document).anchors
    assert [anchors[c] for c in numbered(document)] == [str(n + 1) for n in range(len(commitments))]


@settings(max_examples=30, deadline=None)
@given(cases())
def test_the_same_facts_give_the_same_document(commitments: tuple[CommitmentFact, ...]) -> None:
    one, other = (build(sample(commitments=commitments), outline("full")) for _ in range(2))
    assert one == other
    assert render_text(one) == render_text(other)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.id)
@pytest.mark.parametrize("case", [sample, visit_case, almost_empty], ids=["session", "visit", "empty"])
def test_every_preset_renders_every_case(preset: Preset, case: Any) -> None:
    document = build(case(), preset)
    assert render_text(document)
    assert render_html(document)
    assert render_docx(document).startswith(b"PK")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.id)
def test_sections_stand_in_the_order_of_the_outline_and_none_is_blank(preset: Preset) -> None:
    document = build(visit_case(), preset)
    kept = [s for s in ids(document) if s != "notes"]
    assert kept == [s for s in preset.sections if s in kept]
    assert all(s.blocks for s in document.sections)
    assert all(t.rows for s in document.sections for t in tables(s.blocks))


def test_notes_have_a_place_of_their_own_where_the_annex_is_left_out() -> None:
    document = build(sample(), outline("short-call"))
    assert ids(document)[-2:] == ["notes", "foot"]
    assert ids(build(almost_empty(), outline("short-call"))) == ["head", "scope", "annA", "foot"]


def test_notes_tell_source_day_and_the_exact_words() -> None:
    found = {n.citation: n for n in build(sample(), STANDARD).notes}
    assert (
        found["m4/s7/on"].source.replace("\u00a0", " ")
        == "S7, Indian Army, official post, date not stated, in S2"
    )
    assert found["m4/s7/on"].quote == "was held in New Delhi from 22 - 23 October 2025"
    assert found["c22/s3/wording"].source.replace("\u00a0", " ") == "S3, unattributed article, 4 Dec 2024"


@pytest.mark.parametrize(
    ("title", "said"),
    [("Foreign Secretary meets", "Foreign Secretary meets"), ("Post on the talks", "post on the talks")],
)
def test_a_source_without_publisher_keeps_the_capitals_of_an_office(title: str, said: str) -> None:
    assert described(SourceFact(id="s", code="S1", title=title)) == said


def test_who_says_otherwise_supports_nothing() -> None:
    assert "m1/s1/on" not in {n.citation for n in build(sample(), STANDARD).notes}


def test_a_withheld_source_is_never_named_or_cited() -> None:
    commitment = replace(
        sample().commitments[0], citations=(seen("c01", "withheld", "secret words", "wording"),)
    )
    document = build(sample(commitments=(commitment,)), outline("full"))
    assert "secret words" not in {n.quote for n in document.notes}
    assert "withheld" not in everything(document)


@pytest.mark.parametrize(
    ("facts", "kicker", "subtitle", "short"),
    [
        (
            sample(),
            "Meeting brief",
            "Brief for the next session of the Joint Military Cooperation Committee",
            "Oman: brief for the next JMCC session",
        ),
        (
            visit_case(),
            "Pre-visit brief",
            "Visit of the Minister to Muscat",
            "Oman: visit of the Minister to Muscat",
        ),
        (almost_empty(), "Country brief", "Relations with India", "Oman: relations with India"),
    ],
)
def test_the_title_tells_what_the_paper_is_for(facts: Facts, kicker: str, subtitle: str, short: str) -> None:
    document = build(facts, STANDARD)
    assert (document.kicker, document.title, document.subtitle) == (kicker, "Oman", subtitle)
    assert document.running.short_title == short
    assert "Oman" not in document.subject


def test_an_edition_names_the_session() -> None:
    document = build(sample(meeting=replace(NEXT_JMCC, edition=14, on=span("2026-01-20"))), STANDARD)
    assert document.subtitle.replace("\u00a0", " ") == "Brief for the 14th JMCC"


def test_the_running_head_carries_marking_reference_copy_and_cut_off() -> None:
    running = build(sample(), STANDARD).running
    assert (running.marking, running.reference, running.copy, running.watermark) == (
        "RESTRICTED",
        "OMN/JMCC/2025-12-01",
        "Copy 1 of 3",
        "",
    )
    assert running.cutoff.replace("\u00a0", " ") == "Information cut-off: 1 December 2025"


def test_a_draft_has_its_watermark_and_a_lone_copy_no_number() -> None:
    running = build(sample(control=control(draft=True, copy=None)), STANDARD).running
    assert (running.watermark, running.copy) == ("DRAFT", "")
    assert build(sample(control=control(marking=None)), STANDARD).running.marking == ""


def test_everything_is_judged_on_the_day_of_the_cut_off() -> None:
    one = build(sample(), STANDARD)
    later = build(sample(control=control(as_of=date(2026, 12, 1))), STANDARD)
    assert "363\u00a0days old" in _raw(one)
    assert "728\u00a0days old" in _raw(later)


def _raw(document: Document) -> str:
    return "".join(i.text for i in inlines(document.sections) if isinstance(i, Text))


def test_not_stated_is_printed_in_tables_only() -> None:
    for facts in (sample(), visit_case(), almost_empty()):
        for part in build(facts, outline("full")).sections:
            for block in part.blocks:
                if isinstance(block, Paragraph):
                    assert not [i for i in block.inlines if isinstance(i, Text) and i.look is Look.NOT_STATED]


def test_portions_are_marked_where_the_scheme_asks_for_it() -> None:
    facts = sample(scheme=PORTIONED)
    secret = tuple(replace(c, marking=LIMITED) if c.id == "c22" else c for c in facts.commitments)
    document = build(replace(facts, commitments=secret), STANDARD)
    register = next(t for t in tables(section(document, "atr").blocks) if t.caption.startswith("Commitments"))
    shown = [words(r.cells[1][0].inlines) for r in facts_of(register)]
    assert shown[0].startswith("(R) Hold the next IOSCG")
    assert all(line.startswith("(U) ") for line in shown[1:])
    points = [b for b in section(document, "scope").blocks if isinstance(b, Paragraph) and b.level == 3]
    assert {p.portion for p in points} == {"(U)", "(R)"}


def test_whatever_speaks_of_a_record_is_marked_like_it() -> None:
    facts = sample(scheme=PORTIONED)
    hidden = tuple(replace(m, marking=LIMITED) if m.id == "m2" else m for m in facts.meetings)
    document = build(replace(facts, meetings=hidden), outline("full"))
    title = "Chief of Defence Staff with the Secretary General"
    spoken = 0
    for part in document.sections:
        for found in tables(part.blocks):
            if found.kind is TableKind.RULED and part.id != "foot":
                for row in found.rows:
                    cells = "\n".join(cell_words(row))
                    if title in cells:
                        spoken += 1
                        assert re.match(r"(<\w+>\n|S?\d+\n)?\(R\) ", cells.lstrip()), cells
    assert spoken > 5


def test_totals_and_gaps_are_marked_like_the_records_they_count() -> None:
    facts = sample(scheme=PORTIONED)
    secret = tuple(replace(c, marking=LIMITED) if c.id == "c22" else c for c in facts.commitments)
    document = build(replace(facts, commitments=secret), STANDARD)
    totals = [b for b in section(document, "atr").blocks if isinstance(b, Paragraph)][1]
    assert (words(totals.inlines)[:6], totals.portion) == ("Totals", "(R)")
    gaps = next(t for t in tables(section(document, "annG").blocks) if t.caption.startswith("What the file"))
    shown = {cell_words(row)[0].replace("\u00a0", " ") for row in gaps.rows}
    assert "(R) Open commitments (5)" in shown
    assert "(U) Oman" in shown


def test_a_part_without_a_marking_of_its_own_is_marked_like_its_record() -> None:
    document = build(sample(scheme=PORTIONED), STANDARD)
    roll = next(t for t in tables(section(document, "annB").blocks) if t.caption.startswith("Nominal roll"))
    first, second = cell_words(roll.rows[0])[:2]
    assert (first, second[:4]) == ("1", "(U) ")  # the column of numbers has no room for a mark


def test_what_is_not_assessed_gets_no_portion_mark() -> None:
    facts = sample(
        scheme=PORTIONED, commitments=tuple(replace(c, marking=None) for c in sample().commitments)
    )
    register = next(
        t
        for t in tables(section(build(facts, STANDARD), "atr").blocks)
        if t.caption.startswith("Commitments")
    )
    assert not [r for r in facts_of(register) if words(r.cells[1][0].inlines).startswith("(")]


def test_without_portion_marking_there_is_none() -> None:
    document = build(sample(), outline("full"))
    assert not [b for s in document.sections for b in s.blocks if isinstance(b, Paragraph) and b.portion]


def test_rows_have_as_many_cells_as_their_table_has_columns() -> None:
    for facts in (sample(), visit_case(), almost_empty()):
        for part in build(facts, outline("full")).sections:
            for found in tables(part.blocks):
                assert {len(r.cells) for r in found.rows if r.kind is RowKind.FACTS} <= {len(found.columns)}


def test_no_row_and_no_block_stands_twice_in_the_tree() -> None:
    document = build(visit_case(), outline("full"))
    parts = [id(b) for s in document.sections for b in s.blocks]
    parts += [id(r) for s in document.sections for b in s.blocks if isinstance(b, Table) for r in b.rows]
    assert len(parts) == len(set(parts))


def _poisoned(value: Any, poison: str) -> Any:
    """The same facts with `poison` in every free text."""
    if (
        is_dataclass(value)
        and not isinstance(value, type)
        and type(value).__module__.startswith("reports.facts")
    ):
        kept = {"id", "source_id", "record_id", "field", "code", "kind", "status"}
        changed = {
            f.name: getattr(value, f.name)
            if f.name in kept or f.name.endswith("_id")
            else _poisoned(getattr(value, f.name), poison)
            for f in fields(value)
            if f.init
        }
        return type(value)(**changed)
    if type(value) is str:
        return f"{value}{poison}" if value else poison
    if type(value) is tuple and value and is_dataclass(value[0]):
        return tuple(_poisoned(v, poison) for v in value)
    return value


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_words_survive_in_every_field_and_every_rendering(poison: str) -> None:
    facts = _poisoned(visit_case(), poison)
    document = build(facts, outline("full"))
    assert poison[:4] in _raw(
        document
    )  # the tree keeps words as they are; cleaning is for intake and renderers
    assert render_docx(document).startswith(b"PK")
    assert render_html(document)
    assert render_text(document)


def test_any_other_two_countries_will_do() -> None:
    home = CountryFact(id="a", name="Aland")
    other = CountryFact(id="b", name="Bland")
    shown = everything(
        build(Facts(control=control(), scheme=sample().scheme, home=home, country=other), outline("full"))
    )
    assert "No earlier meeting with Bland is on file." in shown
    assert "Oman" not in shown.replace("OMN", "")
    assert "India" not in shown


def test_the_first_paper_of_a_file_is_short() -> None:
    document = build(almost_empty(), STANDARD)
    assert ids(document) == ["head", "scope", "atr", "annA", "annG", "foot"]
    assert len(everything(document)) < 2500


def test_a_large_register_is_built_quickly_enough_to_be_read_while_typing() -> None:
    first = sample().commitments[0]
    many = tuple(replace(first, id=f"x{n:04}", topics=(f"topic {n % 7}",)) for n in range(400))
    document = build(sample(commitments=many), outline("full"))
    assert len(numbered(document)) == 400


def test_markings_of_the_sample_are_what_the_tests_believe() -> None:
    assert sample().control.marking == LIMITED
    assert {c.marking for c in sample().commitments} == {OPEN}
    assert sample().control.as_of == CUTOFF
