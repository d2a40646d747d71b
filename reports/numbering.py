"""Numbers of headings, paragraphs, tables, register rows and notes, computed from the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from reports.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Inline,
    Inlines,
    Paragraph,
    Section,
    Table,
    TableKind,
)


class Numbering(StrEnum):
    """How a house numbers the body; annexes are numbered `A.1.` by all."""

    LEGAL = "legal"
    """`1.`, `1.1.`, `1.1.1.`"""
    PLAIN = "plain"
    """Headings without numbers, paragraphs `1.`, `2.` through the paper, `(a)` below them."""
    MEMO = "memo"
    """`1.`, `a.`, `(1)`"""


@dataclass(slots=True)
class Numbers:
    """What each part of one document is numbered; keys are object identities of the tree or anchors."""

    sections: dict[str, str] = field(default_factory=dict)
    """Section id → `1` or `A`."""
    paragraphs: dict[int, str] = field(default_factory=dict)
    """`id(paragraph)` → `1.2.` and so on, as printed."""
    levels: dict[int, int] = field(default_factory=dict)
    """`id(paragraph)` → 1 for one under its heading, 2 for one under such a paragraph."""
    references: dict[int, str] = field(default_factory=dict)
    """`id(paragraph)` → what a reference to it shows."""
    tables: dict[int, int] = field(default_factory=dict)
    """`id(table)` → 1, 2, 3 … for captioned tables."""
    rows: dict[int, int] = field(default_factory=dict)
    """`id(row)` → running number of register rows."""
    anchors: dict[str, str] = field(default_factory=dict)
    """Anchor → the number printed by a reference to it."""
    notes: dict[str, int] = field(default_factory=dict)
    """Citation id → note number."""
    running: int = 0
    """The last number of a body that is numbered through."""


def number(document: Document, form: Numbering = Numbering.LEGAL) -> Numbers:
    """Number a document: the body as the form has it, `A`, `A.1.` in annexes, tables and notes from 1.

    Paragraphs of a section without heading have no number to stand under and stay unnumbered. A third level
    that no second level precedes counts as a second, since Word's lists never skip a level.
    """
    numbers = Numbers(notes={note.citation: i for i, note in enumerate(document.notes, 1)})
    body = annex = 0
    for section in document.sections:
        label = ""
        if section.heading:
            if section.annex:
                label = _letters(annex)
                annex += 1
            else:
                body += 1
                label = str(body)
            shown = "" if form is Numbering.PLAIN and not section.annex else label
            numbers.sections[section.id] = shown
            numbers.anchors[section.id] = shown
        _number_blocks(numbers, label, section.blocks, Numbering.LEGAL if section.annex else form)
    return numbers


def _letters(position: int) -> str:
    """A to Z, then AA, BB … as Word's lettered lists go on."""
    return chr(ord("A") + position % 26) * (position // 26 + 1)


def _number_blocks(numbers: Numbers, label: str, blocks: tuple[Block, ...], form: Numbering) -> None:
    second = third = 0
    if form is Numbering.PLAIN:
        second = numbers.running
    first = True
    for block in blocks:
        if isinstance(block, Paragraph) and block.level and label:
            if block.level == 2 or first:
                second, third, first = second + 1, 0, False
            else:
                third += 1
            _number_paragraph(numbers, block, _shown(form, label, second, third), 2 if third else 1)
        elif isinstance(block, Table):
            _number_table(numbers, block)
    if form is Numbering.PLAIN:
        numbers.running = second


def _number_paragraph(numbers: Numbers, block: Paragraph, shown: tuple[str, str], level: int) -> None:
    printed, referred = shown
    numbers.paragraphs[id(block)] = printed
    numbers.levels[id(block)] = level
    numbers.references[id(block)] = referred
    if block.anchor:
        numbers.anchors[block.anchor] = referred


def _shown(form: Numbering, label: str, second: int, third: int) -> tuple[str, str]:
    """What is printed before a paragraph, and what Word makes of it where it is referred to in full."""
    match form:
        case Numbering.LEGAL:
            whole = f"{label}.{second}.{third}" if third else f"{label}.{second}"
            return f"{whole}.", whole
        case Numbering.PLAIN:
            part = f"({_letters(third - 1).lower()})"
            return (part, f"{second}.{part}") if third else (f"{second}.", str(second))
        case Numbering.MEMO:
            letter = _letters(second - 1).lower()
            return (
                (f"({third})", f"{label}.{letter}.({third})")
                if third
                else (f"{letter}.", f"{label}.{letter}")
            )
        case _:
            assert_never(form)


def _number_table(numbers: Numbers, table: Table) -> None:
    if table.kind is TableKind.RULED and table.caption:
        numbers.tables[id(table)] = len(numbers.tables) + 1
        if table.anchor:
            numbers.anchors[table.anchor] = str(numbers.tables[id(table)])
    for row in table.rows:
        if row.numbered:
            numbers.rows[id(row)] = len(numbers.rows) + 1
            if row.anchor:
                numbers.anchors[row.anchor] = str(numbers.rows[id(row)])


def inlines(sections: tuple[Section, ...]) -> Iterator[Inline]:
    """Every inline of the tree, in reading order."""
    for section in sections:
        for block in section.blocks:
            for stretch in _stretches(block):
                yield from stretch


def _stretches(block: Block) -> Iterable[Inlines]:
    """The inlines of a block, paragraph by paragraph."""
    if isinstance(block, Paragraph):
        return (block.inlines,)
    if isinstance(block, Bullets):
        return block.items
    if isinstance(block, Table):
        return [line.inlines for row in block.rows for cell in row.cells for line in cell]
    return ()


def cited(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Citation ids in the order in which a reader meets them, each once."""
    found: list[str] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                _cited_in(block, found)
                continue
            for stretch in _stretches(block):
                for inline in stretch:
                    if isinstance(inline, Cite):
                        found += inline.citations
    return tuple(dict.fromkeys(found))


def _cited_in(table: Table, found: list[str]) -> None:
    """Add what a table cites; its hundred thousand lines are looked at where they are."""
    for row in table.rows:
        for cell in row.cells:
            for line in cell:
                for inline in line.inlines:
                    if type(inline) is Cite:
                        found += inline.citations
