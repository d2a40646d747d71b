"""Numbers of headings, paragraphs, tables, register rows and notes, computed from the order of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.document import Block, Bullets, Cite, Document, Inline, Paragraph, Section, Table, TableKind


@dataclass(slots=True)
class Numbers:
    """What each part of one document is numbered; keys are object identities of the tree or anchors."""

    sections: dict[str, str] = field(default_factory=dict)
    """Section id → `1` or `A`."""
    paragraphs: dict[int, str] = field(default_factory=dict)
    """`id(paragraph)` → `1.2.` and so on."""
    tables: dict[int, int] = field(default_factory=dict)
    """`id(table)` → 1, 2, 3 … for captioned tables."""
    rows: dict[int, int] = field(default_factory=dict)
    """`id(row)` → running number of register rows."""
    anchors: dict[str, str] = field(default_factory=dict)
    """Anchor → the number printed by a reference to it."""
    notes: dict[str, int] = field(default_factory=dict)
    """Citation id → note number."""


def number(document: Document) -> Numbers:
    """Number a document: `1.`, `1.1.`, `1.1.1.` in the body, `A`, `A.1.` in annexes, tables and notes from 1.

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
            numbers.sections[section.id] = label
            numbers.anchors[section.id] = label
        _number_blocks(numbers, label, section.blocks)
    return numbers


def _letters(position: int) -> str:
    """A to Z, then AA, BB … as Word's lettered lists go on."""
    return chr(ord("A") + position % 26) * (position // 26 + 1)


def _number_blocks(numbers: Numbers, label: str, blocks: tuple[Block, ...]) -> None:
    second = third = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.level and label:
            if block.level == 2 or not second:
                second, third = second + 1, 0
                shown = f"{label}.{second}."
            else:
                third += 1
                shown = f"{label}.{second}.{third}."
            numbers.paragraphs[id(block)] = shown
            if block.anchor:
                numbers.anchors[block.anchor] = shown.rstrip(".")
        elif isinstance(block, Table):
            _number_table(numbers, block)


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
            yield from _inlines_of_block(block)


def _inlines_of_block(block: Block) -> Iterator[Inline]:
    if isinstance(block, Paragraph):
        yield from block.inlines
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from item
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                for cell_line in cell:
                    yield from cell_line.inlines


def cited(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Citation ids in the order in which a reader meets them, each once."""
    seen: dict[str, None] = {}
    for inline in inlines(sections):
        if isinstance(inline, Cite):
            for citation in inline.citations:
                seen.setdefault(citation)
    return tuple(seen)
