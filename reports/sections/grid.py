"""The building blocks of sections: paragraphs with their leads and portion marks, rows and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reports.document import (
    NOT_STATED,
    Block,
    Cell,
    Column,
    Inline,
    Inlines,
    Line,
    Paragraph,
    Prompt,
    Row,
    RowKind,
    Table,
    TableKind,
    Text,
)
from reports.facts import Fact
from reports.plan import Plan
from reports.wording import inlined, joined, strong

Part = Inlines | Inline | str
Content = Part | Line | Sequence[Line]

TO_COMPLETE = "For the officer to complete"


def prompt(what: str = "") -> Prompt:
    """A field for the officer: `For the officer to complete: addressee`."""
    return Prompt(f"{TO_COMPLETE}: {what}" if what else TO_COMPLETE)


def hint(on_file: str) -> Prompt:
    """A field for the officer that says what the file offers for it; it vanishes with the field."""
    return Prompt(f"{TO_COMPLETE}; on file: {on_file}")


def paragraph(
    plan: Plan,
    *parts: Part,
    lead: str = "",
    of: Iterable[Fact | None] = (),
    level: int = 2,
    anchor: str | None = None,
    opens: bool = False,
) -> Paragraph:
    """A paragraph of parts with blanks between them, led by strong words, marked after the facts it is made of.

    One that opens a table or a list stays with it.
    """
    words = joined((strong(lead), *parts) if lead else parts)
    return Paragraph(words, level=level, anchor=anchor, keep_next=opens, portion=plan.portion(*of))


def sewn(*parts: Part) -> Inlines:
    """Parts one after another without blanks, for notes and punctuation that cling to a word."""
    return joined(parts, "")


def cell(content: Content) -> Cell:
    """A cell from words, inlines, a line or several lines; what is empty makes an empty cell."""
    given: Any = content
    if type(given) is tuple and given and type(given[0]) is Line:  # lines come alone, never beside inlines
        whole: Cell = given
        return whole
    if isinstance(given, str):
        return (Line((Text(given),)),) if given else ()
    if isinstance(given, Line):
        return (given,)
    if isinstance(given, list) and given and isinstance(given[0], Line):
        return tuple(given)
    inlines = inlined(given)
    return (Line(inlines),) if inlines else ()


def shared(plan: Plan, words: str) -> Cell:
    """A cell of words that stand in many rows: one and the same for all of them."""
    cells = plan.once("shared cells", lambda _: dict[str, Cell]())
    found = cells.get(words)
    if found is None:
        cells[words] = found = cell(words)
    return found


def stated(*parts: Part) -> Inlines:
    """The parts, or `not stated` where they say nothing; for tables only."""
    return joined(parts) or (NOT_STATED,)


def lines(*parts: Part) -> tuple[Line, ...]:
    """One line for each part that says something."""
    return tuple([Line(inlines) for part in parts if (inlines := inlined(part))])


def bullets(items: Iterable[Part]) -> tuple[Line, ...]:
    """Lines with en dashes."""
    return tuple(Line(joined([item]), bullet=True) for item in items)


def row(
    plan: Plan,
    *contents: Content,
    of: Iterable[Fact | None] = (),
    anchor: str | None = None,
    numbered: bool = False,
    labelled: bool = False,
) -> Row:
    """A row of facts; a numbered one begins with the empty cell that its number fills, a labelled one with a number or
    code of its own. The portion mark stands in the first cell with words after these: their columns have no room for
    it.
    """
    cells = [cell(content) for content in contents]
    mark = plan.portion(*of)
    if mark:
        place = next((i for i, found in enumerate(cells) if found and not (labelled and i == 0)), None)
        if place is not None:
            first, *rest = cells[place]
            marked = Line((Text(f"{mark} "), *first.inlines), first.quotation, first.bullet)
            cells[place] = (marked, *rest)
    if numbered:
        cells.insert(0, ())
    return Row(tuple(cells), anchor=anchor, numbered=numbered)


def marked(plan: Plan, words: Part, *of: Fact | None) -> Inlines:
    """Words of a list or a panel after the portion mark of the facts they are made of."""
    mark = plan.portion(*of)
    return sewn(f"{mark} ", words) if mark else inlined(words)


def group(words: Part) -> Row:
    """One cell across the table that names the rows below it."""
    return Row((cell(words),), RowKind.GROUP)


def table(
    caption: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Row],
    *,
    summary: str = "",
    anchor: str | None = None,
    portion: str | None = None,
) -> Table:
    """A ruled table with its caption; columns are titles with their shares of the width. A caption that names a record
    needs its portion mark; the others get that of words which say nothing of a record (`captioned`).
    """
    made = tuple(Column(title, share) for title, share in columns)
    return Table(made, tuple(rows), caption, summary or caption, TableKind.RULED, anchor, portion=portion)


def captioned(plan: Plan, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a section, the captions of its tables marked where they have no mark of their own."""
    mark = plan.portion()
    if mark is None:
        return blocks
    return tuple(
        replace(block, portion=mark)
        if isinstance(block, Table) and block.caption and not block.portion
        else block
        for block in blocks
    )


def panel(columns: Sequence[str], contents: Sequence[Content], summary: str) -> Table:
    """Headed panels side by side."""
    made = tuple(Column(title, 1) for title in columns)
    return Table(made, (Row(tuple(cell(c) for c in contents)),), "", summary, TableKind.PANEL)
