"""The separate annex: of a fuller brief what the brief itself may not say, as a paper of its own (domain A7, B2)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from reports.document import (
    Band,
    Block,
    Bullets,
    Cell,
    Contents,
    Document,
    Inline,
    Inlines,
    Line,
    Notes,
    Paragraph,
    Ref,
    Row,
    RowKind,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.facts import Facts
from reports.numbering import Numbering, cited, number
from reports.plan import portion

NAME = "Annex X"
"""What the separate annex is called: it is lettered apart from the annexes inside a brief."""
SEPARATE = f"{NAME}, separate file"
"""All that a brief says of it, where it says anything."""

_WHOLE = frozenset({"head", "foot"})
"""The annex has a control block and a closing block of its own."""


def opening(facts: Facts) -> Paragraph:
    """What the annex says of itself."""
    control = facts.control
    words = (
        f"This annex holds what stands above {control.annex_above} in the brief {control.annex_to}, and is kept "
        "apart from it. Its figures count what is in the brief and in the annex together."
    )
    return Paragraph((Text(words),), level=0, portion=portion(facts))


def separated(fuller: Document, brief: Document, lead: Paragraph, form: Numbering) -> Document | None:
    """What stands in the fuller paper and not in the brief, under its headings, with its own numbers and notes.

    Both are built from the same outline. A paragraph below another brings that one with it, a row its group, a table
    its opening; a reference to what stands in the brief says so. None where the brief says it all.
    """
    said = _Said.of(brief)
    kept: list[Section] = []
    for section in fuller.sections:
        blocks = section.blocks if section.id in _WHOLE else said.lacking(section.blocks)
        if blocks:
            kept.append(replace(section, blocks=blocks, annex=False, new_page=False))
    own = [section for section in kept if section.id not in _WHOLE]
    if not own:
        return None
    first = Section("separate", "", (lead,), heading=False)
    ends = [Section("notes", "Notes", (Notes(""),))] if _notes_stand(fuller) and cited(tuple(own)) else []
    head, foot = ([s for s in kept if s.id == one] for one in ("head", "foot"))
    sections = _redirected((*head, first, *own, *ends, *foot), brief, form)
    by_citation = {note.citation: note for note in fuller.notes}
    notes = tuple(by_citation[one] for one in cited(sections) if one in by_citation)
    return replace(fuller, sections=sections, notes=notes)


def _notes_stand(document: Document) -> bool:
    return any(isinstance(block, Notes) for section in document.sections for block in section.blocks)


@dataclass(slots=True)
class _Said:
    """What a paper says, piece by piece, wherever it says it; portion marks aside."""

    pieces: set[Hashable] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> _Said:
        """Everything in a document."""
        made = cls()
        for section in document.sections:
            for block in section.blocks:
                made.pieces.update(_pieces(block))
        return made

    def lacking(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, or the parts of them, that this paper does not say, with what they stand under."""
        left = [self._lacking(block) for block in blocks]
        for place, block in enumerate(blocks):
            if left[place] is None:
                continue
            before = blocks[place - 1] if place else None
            if isinstance(before, Paragraph) and before.keep_next:
                left[place - 1] = left[place - 1] or before
            over = _over(blocks, place) if isinstance(block, Paragraph) and block.level > 2 else None
            if over is not None:
                left[over] = left[over] or blocks[over]
        return tuple(block for block in left if block is not None)

    def _lacking(self, block: Block) -> Block | None:
        match block:
            case Paragraph() | Band():
                return None if self.pieces.issuperset(_pieces(block)) else block
            case Bullets():
                items = tuple(item for item in block.items if _words(item) not in self.pieces)
                return replace(block, items=items) if items else None
            case Table():
                return self._table(block)
            case Notes() | Contents():
                return None
        assert_never(block)

    def _table(self, table: Table) -> Table | None:
        """Its new rows with the groups they stand in; of a panel, the new lines in their columns."""
        if table.kind is TableKind.PANEL:
            rows = tuple(replace(row, cells=tuple(map(self._cell, row.cells))) for row in table.rows)
            return replace(table, rows=rows) if any(any(row.cells) for row in rows) else None
        found: list[Row] = []
        head: Row | None = None
        for unit in _units(table):
            if unit[0].kind is RowKind.GROUP:
                head = unit[0]
            elif _row_words(table, unit) not in self.pieces:
                found += [head, *unit] if head else unit
                head = None
        if table.picture is None or ("picture", table.picture) in self.pieces:
            return replace(table, rows=tuple(found), picture=None) if found else None
        return replace(table, rows=tuple(found) or table.rows[:1])  # a photograph that the brief may not show

    def _cell(self, cell: Cell) -> Cell:
        return tuple(line for line in cell if _words(line.inlines) not in self.pieces)


def _over(blocks: tuple[Block, ...], place: int) -> int | None:
    """Where the paragraph stands that one of the third level belongs to."""
    above = (n for n in range(place - 1, -1, -1) if isinstance(b := blocks[n], Paragraph) and b.level == 2)
    return next(above, None)


def _pieces(block: Block) -> Iterator[Hashable]:
    match block:
        case Paragraph():
            yield _words(block.inlines)
        case Band():
            yield block.figures
        case Bullets():
            yield from map(_words, block.items)
        case Table():
            yield ("picture", block.picture)
            for unit in _units(block):
                yield _row_words(block, unit)
            if block.kind is TableKind.PANEL:
                yield from (_words(line.inlines) for row in block.rows for cell in row.cells for line in cell)
        case Notes() | Contents():
            pass
        case _:
            assert_never(block)


def _units(table: Table) -> Iterator[tuple[Row, ...]]:
    """Rows with those that continue them."""
    unit: list[Row] = []
    for row in table.rows:
        if unit and row.kind is not RowKind.CONTINUATION:
            yield tuple(unit)
            unit = []
        unit.append(row)
    if unit:
        yield tuple(unit)


def _row_words(table: Table, unit: tuple[Row, ...]) -> Hashable:
    """What a row says; a label and its words mean nothing without what the table is about."""
    cells = tuple(tuple(_words(line.inlines) for line in cell) for row in unit for cell in row.cells)
    titled = any(column.title for column in table.columns)
    return ("row", "" if titled else table.caption, cells)


def _words(inlines: Inlines) -> Hashable:
    """Inlines without the portion mark before them: the same words under another mark are the same words."""
    first = inlines[0] if inlines else None
    marked = isinstance(first, Text) and first.text.startswith("(") and first.text.endswith(") ")
    return inlines[1:] if marked else inlines


def _redirected(sections: tuple[Section, ...], brief: Document, form: Numbering) -> tuple[Section, ...]:
    """The sections with references to what only the brief holds turned into words."""
    here = number(replace(brief, sections=sections), form).anchors
    there = number(brief, form).anchors

    def aimed(inlines: Inlines) -> Iterator[Inline]:
        away = any(isinstance(one, Ref) and not here.get(one.anchor) for one in inlines)
        for one in inlines:
            if not isinstance(one, Ref):
                yield one
            elif here.get(one.anchor):
                yield from (one, Text(" of this annex")) if away else (one,)
            else:
                known = there.get(one.anchor)
                yield Text(f"{known} of the brief" if known else "in the brief")

    def turned(inlines: Inlines) -> Inlines:
        return tuple(aimed(inlines))

    return tuple(replace(s, blocks=tuple(_turned(block, turned) for block in s.blocks)) for s in sections)


def _turned(block: Block, turned: Callable[[Inlines], Inlines]) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=turned(block.inlines))
        case Bullets():
            return replace(block, items=tuple(map(turned, block.items)))
        case Table():
            return replace(block, rows=tuple(_turned_row(row, turned) for row in block.rows))
        case Band() | Notes() | Contents():
            return block
    assert_never(block)


def _turned_row(row: Row, turned: Callable[[Inlines], Inlines]) -> Row:
    def line(one: Line) -> Line:
        return replace(one, inlines=turned(one.inlines))

    return replace(row, cells=tuple(tuple(map(line, cell)) for cell in row.cells))
