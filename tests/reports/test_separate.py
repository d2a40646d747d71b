"""Of two papers built alike, the annex says what only the fuller one says."""

from __future__ import annotations

from dataclasses import replace

from reports.document import (
    Bullets,
    Cite,
    Column,
    Document,
    Look,
    Note,
    Notes,
    Paragraph,
    Picture,
    Ref,
    Row,
    RowKind,
    Running,
    Section,
    Table,
    TableKind,
    Text,
    line,
)
from reports.numbering import Numbering
from reports.separate import separated
from tests.reports.reading import words

LEAD = Paragraph((Text("This annex."),), level=0)
COLUMNS = (Column("", 1), Column("", 3))


def row(label: str, words: str, anchor: str | None = None) -> Row:
    return Row(((line(label),), (line(words),)), anchor=anchor, numbered=anchor is not None)


def paper(*blocks: object) -> Document:
    sections = (
        Section("head", "", (Paragraph((Text("Control"),), level=0),), heading=False),
        Section("atr", "Action taken", blocks, new_page=True),  # type: ignore[arg-type]
        Section("annG", "Sources", (Notes(""),), annex=True),
    )
    notes = (Note("c1", "S1", "open"), Note("c2", "X1", "closed"))
    return Document("", "Oman", "", Running("", "", "", "", ""), sections, notes)


def annexed(fuller: tuple[object, ...], brief: tuple[object, ...]) -> Document | None:
    return separated(paper(*fuller), paper(*brief), LEAD, Numbering.LEGAL)


SAID = Paragraph((Text("Said by both."), Cite(("c1",))))
ONLY = Paragraph((Text("Only here."), Cite(("c2",)), Text(" See "), Ref("one")), level=3)


def test_a_paragraph_comes_with_what_it_stands_under_and_with_its_own_notes() -> None:
    found = annexed((SAID, ONLY), (SAID,))
    assert found is not None
    assert [section.id for section in found.sections] == ["head", "separate", "atr", "notes"]
    assert found.sections[2].blocks[0] == SAID
    assert not found.sections[2].new_page
    assert [note.citation for note in found.notes] == ["c1", "c2"]


def test_words_that_only_lead_come_with_what_they_lead_to() -> None:
    lead = Paragraph((Text("Points to carry.", Look.STRONG),), keep_next=True)
    counted = replace(lead, inlines=(Text("Four points to carry.", Look.STRONG),))
    first, second, own = (Paragraph((Text(words),), level=3) for words in ("First.", "Second.", "Own."))
    alone = annexed((lead, first, second, ONLY), (counted, first, second))
    assert alone is not None
    first_said = next(b for b in alone.sections[2].blocks if isinstance(b, Paragraph))
    assert words(first_said.inlines) == "Points to carry."
    beside = annexed((lead, first, Paragraph((Text("Own."),))), (counted, first))
    assert beside is not None
    assert [words(b.inlines) for b in beside.sections[2].blocks if isinstance(b, Paragraph)] == ["Own."]
    after = annexed((lead, first, second, own), (counted, first, second))
    assert after is not None
    assert [words(b.inlines) for b in after.sections[2].blocks if isinstance(b, Paragraph)] == [
        "Points to carry.", "Own.",
    ]  # fmt: skip


def test_where_both_say_the_same_there_is_no_annex_whatever_its_portion_marks() -> None:
    marked = Paragraph((Text("(S) "), *SAID.inlines), portion="(S)")
    assert annexed((SAID,), (SAID,)) is None
    assert annexed((marked,), (SAID,)) is None


def test_rows_come_with_their_group_and_lead_where_they_are() -> None:
    group = Row(((line("Ours"),),), RowKind.GROUP)
    shared, own = row("", "Shared", "one"), row("", "Own", "two")
    whole = Table(
        (Column("No.", 1), Column("What", 3)), (group, shared, own), "Register", kind=TableKind.RULED
    )
    refers = Paragraph((Text("nos "), Ref("one"), Text(" and "), Ref("two")))
    found = annexed((whole, refers), (replace(whole, rows=(group, shared)),))
    assert found is not None
    table, words = found.sections[2].blocks
    assert isinstance(table, Table)
    assert isinstance(words, Paragraph)
    assert [one.kind for one in table.rows] == [RowKind.GROUP, RowKind.FACTS]
    assert table.rows[1].anchor == "two"
    told = "".join(one.text if isinstance(one, Text) else "1" for one in words.inlines)
    assert told == "nos 1 of the brief and 1 of this annex"


def test_of_panels_and_lists_only_the_new_lines_come() -> None:
    def panel(*words: str) -> Table:
        return Table(COLUMNS, (Row((tuple(map(line, words)), ())),), kind=TableKind.PANEL)

    found = annexed(
        (panel("Old", "New"), Bullets(((Text("Old"),), (Text("Newer"),)))),
        (panel("Old"), Bullets(((Text("Old"),),))),
    )
    assert found is not None
    table, bullets = found.sections[2].blocks
    assert isinstance(table, Table)
    assert isinstance(bullets, Bullets)
    assert table.rows[0].cells[0] == (line("New"),)
    assert bullets.items == ((Text("Newer"),),)


def test_a_photograph_that_the_brief_may_not_show_comes_with_its_name() -> None:
    person = Table(COLUMNS, (row("Post", "Secretary"), row("Met", "Never")), "Dr A", kind=TableKind.RULED)
    shown = replace(person, picture=Picture(b"jpeg", 10.0, 10.0, "Photograph of Dr A"))
    found = annexed((shown,), (person,))
    assert found is not None
    (table,) = found.sections[2].blocks
    assert isinstance(table, Table)
    assert (table.picture, table.rows) == (shown.picture, person.rows[:1])
    assert annexed((shown,), (shown,)) is None
