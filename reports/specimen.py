"""A short paper of every kind of part, in invented words, to see a house style before it is used."""

from __future__ import annotations

from reports.document import (
    NOT_STATED,
    Band,
    Bullets,
    Cite,
    Column,
    Contents,
    Document,
    Figure,
    Look,
    Note,
    Notes,
    Paragraph,
    Prompt,
    Row,
    RowKind,
    Running,
    Section,
    Table,
    TableKind,
    Text,
    inlines_of,
    line,
)

_WORDS = (
    "This is how a paragraph looks: its number hangs in the margin, its lines are as far apart as the house has them, "
    "and what a source said stands in quotation marks."
)


def specimen() -> Document:
    """The specimen; always the same."""
    return Document(
        kicker="Specimen",
        title="Title of a brief",
        subtitle="The line under the title",
        running=Running(
            marking="Marking",
            reference="REF/SPECIMEN/1",
            short_title="Short title of the brief",
            copy="Copy 1 of 3",
            cutoff="Information cut-off: 1 January 2026",
            addressee="The addressee",
            drafter="The drafter",
            originator="The department",
            version="1",
        ),
        sections=(_head(), _text(), _register(), _annex()),
        notes=(Note("n1", "S1, press release, 1 January 2026", "the words as the source has them"),),
        language="",
        subject="Specimen",
    )


def _head() -> Section:
    pairs = (("For", "The addressee", "Information cut-off", "1 January 2026"),)
    rows = tuple(Row(tuple((line(part),) for part in row)) for row in pairs)
    columns = (Column("", 14), Column("", 39), Column("", 20), Column("", 27))
    return Section(
        "head", "Control", (Table(columns, rows, "", "Control block", TableKind.CONTROL),), heading=False
    )


def _text() -> Section:
    strong = Text("Words that lead. ", Look.STRONG)
    return Section(
        "text",
        "Heading of a part",
        (
            Paragraph(inlines_of(strong, _WORDS, Cite(("n1",)))),
            Paragraph(inlines_of("A paragraph under it, shorter."), level=3),
            Paragraph(inlines_of("What only the officer writes: ", Prompt("For the officer to complete"))),
            Band((Figure("5", "open"), Figure("2", "overdue"), Figure("24 Nov 2025", "last met")), "Figures"),
            Bullets((inlines_of("one thing"), inlines_of("another thing"))),
            Contents(),
        ),
    )


def _register() -> Section:
    columns = (Column("No.", 6), Column("Commitment", 54), Column("Due", 20), Column("Status", 20))
    facts = Row(
        ((), (line("Hold the next session."), line("“as the source has it”", quotation=True)), (line(NOT_STATED),),
         (line("Open"), line(Text("as of 1 Jan 2026", Look.QUIET)))), numbered=True,
    )  # fmt: skip
    rows = (Row(((line("Ours"),),), RowKind.GROUP), facts, Row(((line("Theirs"),),), RowKind.GROUP), facts)
    return Section("register", "A register", (Table(columns, rows, "What was agreed", "Specimen register"),))


def _annex() -> Section:
    return Section(
        "annex", "Notes", (Paragraph(inlines_of("A paragraph of an annex.")), Notes("Where the facts stand.")),
        annex=True, new_page=True,
    )  # fmt: skip
