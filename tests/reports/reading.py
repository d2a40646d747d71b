"""Reads documents of the neutral tree for the tests: words, tables, figures, anchors and references."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import (
    Band,
    Block,
    Break,
    Bullets,
    Cite,
    Document,
    Inline,
    Inlines,
    Paragraph,
    Prompt,
    Ref,
    Row,
    RowKind,
    Section,
    Table,
    Text,
)
from reports.numbering import Numbers, number


def words(inlines: Inlines) -> str:
    """What inlines say; notes as `^id`, references as `<anchor>`, prompts in brackets; no-break spaces as spaces."""
    return "".join(map(_word, inlines)).replace("\u00a0", " ")


def _word(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Cite():
            return "".join(f"^{c}" for c in inline.citations)
        case Prompt():
            return f"[{inline.hint}]"
        case Ref():
            return f"<{inline.anchor}>"
        case Break():
            return "\n"


def cell_words(row: Row) -> list[str]:
    """The words of each cell, lines parted by line ends."""
    return ["\n".join(words(line.inlines) for line in cell) for cell in row.cells]


def section(document: Document, section_id: str) -> Section:
    """The section of this id."""
    return next(s for s in document.sections if s.id == section_id)


def ids(document: Document) -> list[str]:
    """Ids of the sections, in order."""
    return [s.id for s in document.sections]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Tables among the blocks."""
    return [b for b in blocks if isinstance(b, Table)]


def table(blocks: tuple[Block, ...], caption: str) -> Table:
    """The table whose caption begins so."""
    return next(t for t in tables(blocks) if t.caption.startswith(caption))


def rows(found: Table) -> list[list[str]]:
    """Words of the cells of every row."""
    return [cell_words(row) for row in found.rows]


def facts_of(found: Table) -> list[Row]:
    """Rows that are neither groups nor continuations."""
    return [row for row in found.rows if row.kind is RowKind.FACTS]


def paragraphs(blocks: tuple[Block, ...], level: int | None = None) -> list[str]:
    """Words of the paragraphs, of one level where given."""
    return [words(b.inlines) for b in blocks if isinstance(b, Paragraph) and level in {None, b.level}]


def said(blocks: tuple[Block, ...]) -> str:
    """Everything that blocks say, part by part."""
    return "\n".join(_said(blocks))


def _said(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield words(block.inlines)
            case Bullets():
                yield from map(words, block.items)
            case Table():
                yield block.caption
                yield from ("\n".join(cell_words(row)) for row in block.rows)
            case Band():
                yield from (f"{f.value} {f.label}".replace("\u00a0", " ") for f in block.figures)
            case _:
                pass


def everything(document: Document) -> str:
    """Everything that the body of a document says."""
    return "\n".join(said(s.blocks) for s in document.sections)


def numbers(document: Document) -> Numbers:
    """The numbers of a document."""
    return number(document)


def numbered(document: Document) -> list[str]:
    """Anchors of the numbered rows, in order."""
    found = [r for s in document.sections for t in tables(s.blocks) for r in t.rows if r.numbered]
    return [row.anchor or "" for row in found]
