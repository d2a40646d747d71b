"""What a hostile reader of the printed page found: marks, numbers and sentences that must hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from db.values.choices import ExerciseStatus, LineKind, NameUse, Role, VisitStatus
from db.values.due import parse_due
from reports.build import build
from reports.document import (
    NOT_STATED,
    Break,
    Bullets,
    Cite,
    Column,
    Document,
    Paragraph,
    Ref,
    Row,
    Table,
    Text,
    line,
)
from reports.facts import Facts, MeetingFact, NameFact, NoteFact, ParticipationFact, PersonFact
from reports.findings.contradictions import contradictions
from reports.numbering import Numbering
from reports.outlines import Caps, Preset, outline
from reports.render.docx import render_docx
from reports.render.house import INDIA, UK, US, House
from reports.render.widths import column_widths, stays_whole
from reports.sections.entry import meaning_of
from reports.separate import separated
from reports.wording import flowing, headed, inlined
from tests.reports.reading import cell_words, rows, said, section, table, tables, words
from tests.reports.sample_facts import CUTOFF, LIMITED, OPEN, PORTIONED, ZAABI, sample, span
from tests.reports.sample_lines import visit_case
from tests.reports.test_separate import LEAD, paper

FULL = outline("full")
TALKS = MeetingFact(
    id="m20", title="Talks in Muscat", on=span("2025-12-10"), visit_id="v2", party_ids=("in", "om"), marking=OPEN,
    kind=sample().meetings[0].kind, status=sample().meetings[0].status.PLANNED, local_time="10:00",
    participations=(ParticipationFact(id="a20", role=Role.HEAD, party_id="om", person_id="zaabi"),),
)  # fmt: skip


def secret_visit() -> Facts:
    """A visit of which the lines, the objectives, a person and a note are marked higher than all around them."""
    case = visit_case()
    assert case.visit
    lines = tuple(replace(one, marking=LIMITED) for one in case.lines if one.kind is LineKind.AVOID)
    others = tuple(one for one in case.lines if one.kind is not LineKind.AVOID)
    ours = tuple(replace(one, marking=LIMITED) for one in case.visit.objectives)
    people = tuple(
        replace(one, marking=LIMITED, caution="Is he a general?") if one.id == "zaabi" else one
        for one in case.persons
    )
    note = NoteFact(id="n9", kind="caution", title="A rumour", body="Unproved.", marking=LIMITED)
    return replace(
        case,
        scheme=PORTIONED,
        visit=replace(case.visit, objectives=ours),
        lines=(*lines, *others),
        persons=people,
        notes=(note,),
        meetings=(*case.meetings, TALKS),
    )


@cache
def marked() -> Document:
    """Its full brief."""
    return build(secret_visit(), FULL)


def xml_of(document: Document, house: House) -> str:
    """The story of its Word file."""
    with zipfile.ZipFile(io.BytesIO(render_docx(document, house))) as package:
        return package.read("word/document.xml").decode()


def pieces(document: Document) -> Iterator[tuple[str, str]]:
    """What a reader may quote alone, with the words that are before it and bear its mark."""
    for part in document.sections:
        for block in part.blocks:
            match block:
                case Paragraph():
                    yield block.portion or "", words(block.inlines)
                case Bullets():
                    yield from ((words(item)[:4], words(item)) for item in block.items)
                case Table():
                    for found in block.rows:
                        whole = "\n".join(cell_words(found))
                        yield whole.lstrip(), whole
                case _:
                    pass


def test_a_line_above_the_rest_bears_its_mark_wherever_it_is_printed() -> None:
    found = [mark for mark, shown in pieces(marked()) if "Naming a year for the complex" in shown]
    assert len(found) == 3  # the first page, the agenda, what not to say to the press
    assert all(mark.startswith("(R)") for mark in found)


def test_objectives_and_documents_are_marked_one_by_one() -> None:
    objectives, avoid = tables(section(marked(), "scope").blocks)
    ours = [words(one.inlines) for one in objectives.rows[0].cells[0]]
    assert [one[:6] for one in ours[:3]] == ["1\u2002(R) ", "2\u2002(R) ", "3\u2002(R) "]
    assert [words(one.inlines)[:4] for one in avoid.rows[0].cells[0][:2]] == ["(R) ", "(U) "]
    assert words(avoid.rows[0].cells[1][0].inlines) == "(U) A protocol on hydrography"


def test_points_that_found_no_room_are_marked_one_by_one() -> None:
    bullets = [b for b in section(marked(), "atr").blocks if isinstance(b, Bullets)]
    assert bullets
    assert all(words(item)[:4] in {"(U) ", "(R) "} for block in bullets for item in block.items)


def test_doubts_and_names_are_marked_like_the_person_and_the_note_they_speak_of() -> None:
    shown = {one[0] for one in rows(table(section(marked(), "annG").blocks, "Contradictions"))}
    assert "(R) Name or rank of Mohammed bin Nasser bin Ali Al Zaabi" in shown
    assert "(R) A rumour" in shown
    assert any(one.startswith("(R) Name of Dr Mohammed") for one in shown)


def test_only_what_sources_say_otherwise_is_a_difference_of_sources() -> None:
    found = {one.matter: one.differing for one in contradictions(secret_visit())}
    assert (found["A rumour"], found["Two forums at edition 13"]) == (False, True)


def test_the_delegations_of_a_visit_begin_with_the_talks_to_come_and_mark_who_is_named() -> None:
    first, *_ = tables(section(marked(), "annB").blocks)
    assert first.caption.startswith("Nominal roll, Talks in Muscat")
    of_the_cut_off = ", posts as of 1\u00a0Dec\u00a02025"
    assert first.caption.endswith(of_the_cut_off), "the talks are to come"
    assert rows(first) == [
        ["1", "", "(R) Dr Mohammed bin Nasser bin Ali Al Zaabi, head of delegation"],
        *rows(first)[1:],
    ]


def test_a_column_of_numbers_or_codes_bears_no_mark() -> None:
    for part, caption in (("annC", "Every commitment"), ("annG", "Sources")):
        shown = rows(table(section(marked(), part).blocks, caption))
        assert not [one for one in shown if one[0].startswith("(")]
        assert all(one[1].startswith("(") for one in shown)


def test_lines_of_a_text_stay_lines_in_a_cell_and_are_one_sentence_on_the_first_page() -> None:
    assert inlined("Commander\nChief of Staff") == (Text("Commander"), Break(), Text("Chief of Staff"))
    assert (
        flowing("Renewal, for signature\nJoint statement.\nList")
        == "Renewal, for signature; Joint statement. List"
    )
    case = visit_case()
    assert case.visit
    visit = replace(case.visit, documents="Protocol\nStatement")
    assert "Protocol; Statement" in said(section(build(replace(case, visit=visit), FULL), "scope").blocks)


def test_a_sentence_begins_with_a_capital_and_no_article_is_one() -> None:
    assert headed((Text("nos 3 and "), Ref("c4"))) == (Text("Nos 3 and "), Ref("c4"))
    case = visit_case()
    lines = tuple(replace(one, to_whom="The Minister") if one.to_whom else one for one in case.lines)
    assert "(to the Minister)" in said(section(build(replace(case, lines=lines), FULL), "agenda").blocks)


def test_what_a_due_asks_of_the_desk_is_not_printed() -> None:
    due = parse_due("Q2 2026", made_on=CUTOFF)
    assert due.meaning().endswith("; say which")
    assert (
        meaning_of(due).replace("\u00a0", " ")
        == "end of June 2026, or end of September 2026 if the financial year is meant"
    )


def test_a_spelling_that_holds_its_prefix_does_not_name_it_twice() -> None:
    name = NameFact(id="n8", written="HE Dr Al Zaabi", prefix="HE Dr", use=NameUse.AS_WRITTEN)
    people = (replace(ZAABI, names=(*ZAABI.names, name)),)
    shown = said(section(build(sample(persons=people), FULL), "annA").blocks)
    assert "HE Dr Al Zaabi" in shown
    assert "with “HE Dr”" not in shown


def test_what_is_only_planned_says_so_in_the_chronology() -> None:
    case = visit_case()
    assert case.visit
    exercise = replace(sample().exercises[0], id="e9", on=span("2026-02-01"), status=ExerciseStatus.PLANNED)
    visit = replace(case.visit, status=VisitStatus.PLANNED)
    others = tuple(one for one in case.visits if one.id != visit.id)
    facts = replace(case, visit=visit, visits=others, exercises=(exercise,))
    found = rows(table(section(build(facts, FULL), "annD").blocks, "Chronology"))
    shown = [one[1] for one in found if len(one) > 1]
    assert any(one.startswith("Visit of the Minister to Muscat (planned)") for one in shown)
    assert any(one.startswith(exercise.name) and "(planned)" in one for one in shown)
    assert any("in part: first and last day not stated" in one for one in shown)


def test_where_a_page_is_full_the_occasion_still_says_which_meeting() -> None:
    long = "102nd session, " + "and what the hundred and first left over, " * 8
    facts = sample(meeting=replace(TALKS, title=long))
    narrow = Preset("own", "Own", FULL.sections, Caps(occasion=175))
    first = said(section(build(facts, narrow), "scope").blocks)
    assert first.startswith("Occasion. The meeting “102nd session")


def test_a_raised_number_keeps_clear_of_slanting_words() -> None:
    body = Paragraph((Text("since "), NOT_STATED, Cite(("c1",))))
    xml = xml_of(paper(body), INDIA)
    assert '"NotStated"/></w:rPr><w:t xml:space="preserve">not\u00a0stated</w:t></w:r><w:r><w:rPr>' in xml
    assert '<w:rStyle w:val="NoteReference"/></w:rPr><w:t xml:space="preserve">\u00a0</w:t>' in xml


def test_numbers_of_a_panel_hang_before_their_words() -> None:
    xml = xml_of(build(visit_case(), FULL), INDIA)
    hanging = '<w:ind w:left="284" w:hanging="284"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
    assert hanging + '<w:t xml:space="preserve">1</w:t></w:r><w:r><w:tab/></w:r>' in xml


def test_the_line_of_contents_ends_after_an_entry() -> None:
    for house in (INDIA, UK, US):
        inside = xml_of(build(visit_case(), FULL, house), house)
        line_of = inside[inside.index('"InsideLine"') :].split("</w:p>")[0]
        ends = [one[-len("·</w:t></w:r><w:r>") :] for one in line_of.split("<w:br/>")[:-1]]
        assert len(ends) >= 2
        assert ends.count("·</w:t></w:r><w:r>") >= len(ends) - 1  # but for the last of the body


def test_biographies_look_alike_and_stay_on_a_page() -> None:
    tall = (Column("", 24), Column("", 76))
    short = Table(tall, (Row(((line("Post"),), (line("Secretary"),))),))
    long = Table(
        tall, tuple(Row(((line("Last met"),), (line("A meeting of both sides. " * 9),))) for _ in range(5))
    )
    total = US.page.text_width
    assert column_widths(short, total, US) == column_widths(long, total, US)
    assert stays_whole(long, column_widths(long, total, US), US)
    assert not stays_whole(
        replace(long, columns=(Column("A", 24), Column("B", 76))), column_widths(long, total, US), US
    )


def test_no_word_is_torn_where_many_columns_stand_beside_one_another() -> None:
    heads = (
        "Commitment, with the wording",
        "First made at",
        "Position since",
        "Status",
        "Proposed line",
        "Owner",
        "Due",
    )
    cells = (
        "Implemented,",
        "commitments",
        "Implemented,",
        "Implemented,",
        "[complete]",
        "organisation",
        "15 December 2025",
    )
    found = Table(tuple(Column(head, 24 if n == 0 else 7) for n, head in enumerate(heads)),
                  (Row(tuple((line(cell),) for cell in cells)),))  # fmt: skip
    widths = column_widths(found, US.page.text_width, US)
    needed = len("Implemented,") * US.sizes.table.size * 20 * 0.475  # as Times sets it
    assert min(widths[2:4]) - 142 >= needed


def test_numbers_that_the_brief_and_its_annex_share_are_parted() -> None:
    columns = (Column("", 1), Column("", 3))
    four = tuple(
        Row(((line("No."),), (line(f"Matter {n}"),)), anchor=f"a{n}", numbered=True) for n in range(1, 5)
    )
    listed = Paragraph(
        (Text("Agreed: nos\u00a0"), Ref("a1"), Text("\u00a0to\u00a0"), Ref("a4"), Text("."), Cite(("c2",)))
    )
    fuller = paper(Table(columns, four), listed)
    brief = paper(Table(columns, (four[0], four[1], four[3])))
    found = separated(fuller, brief, LEAD, Numbering.LEGAL)
    assert found is not None
    (words_,) = [
        words(b.inlines)
        for s in found.sections
        for b in s.blocks
        if isinstance(b, Paragraph) and "Agreed" in words(b.inlines)
    ]
    assert words_ == "Agreed: nos 1 to 3 of the brief and no. <a3> of this annex.^c2"


def test_a_person_named_in_a_roll_marks_its_row() -> None:
    secret = PersonFact(id="x", name="A. Hidden", country_id="om", marking=LIMITED)
    talks = replace(
        TALKS,
        participations=(
            ParticipationFact(id="a", role=Role.HEAD, party_id="om", person_id="x", shown="A. Hidden"),
        ),
    )
    facts = replace(
        visit_case(),
        scheme=PORTIONED,
        persons=(*visit_case().persons, secret),
        meetings=(*visit_case().meetings, talks),
    )
    first, *_ = tables(section(build(facts, FULL), "annB").blocks)
    assert "(R)" in rows(first)[0][2]
