"""One note for the same words of the same source, however many records they support."""

from __future__ import annotations

from dataclasses import replace

from reports.document import Block, Bullets, Cell, Cite, Inline, Inlines, Paragraph, Row, Section, Table
from reports.evidence import every_fact
from reports.facts import Facts

Same = dict[str, str]
"""Citation id → the id under which its words are noted."""


def shared(facts: Facts, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same sections, citing equal words by one id."""
    first: dict[tuple[str, str, str], str] = {}
    same: Same = {}
    for fact in every_fact(facts):
        for citation in fact.citations:
            words = (citation.source_id, citation.quote, citation.place)
            same[citation.id] = first.setdefault(words, citation.id) if citation.quote else citation.id
    return tuple(
        replace(section, blocks=tuple(_block(same, b) for b in section.blocks)) for section in sections
    )


def _block(same: Same, block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_inlines(same, block.inlines))
        case Bullets():
            return replace(block, items=tuple(_inlines(same, item) for item in block.items))
        case Table():
            return replace(block, rows=tuple(_row(same, row) for row in block.rows))
        case _:
            return block


def _row(same: Same, row: Row) -> Row:
    cells: tuple[Cell, ...] = tuple(
        tuple(replace(line, inlines=_inlines(same, line.inlines)) for line in cell) for cell in row.cells
    )
    return replace(row, cells=cells)


def _inlines(same: Same, inlines: Inlines) -> Inlines:
    return tuple(_inline(same, inline) for inline in inlines)


def _inline(same: Same, inline: Inline) -> Inline:
    if not isinstance(inline, Cite):
        return inline
    return Cite(tuple(dict.fromkeys(same.get(citation, citation) for citation in inline.citations)))
