"""The separate annex: of a fuller brief what the brief itself may not say, as a paper of its own (domain A7, B2)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
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
    Look,
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
from reports.plan import number_runs, portion

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
        if section.id == "annS" and not any(isinstance(block, Table) for block in blocks):
            continue  # where the statements stand says the brief, in which they are
        if blocks:
            kept.append(replace(section, blocks=blocks, annex=False, new_page=False))
    own = [section for section in kept if section.id not in _WHOLE]
    if not own:
        return None
    first = Section("separate", "", (lead,), heading=False)
    mark = next((section.portion for section in fuller.sections if section.heading), None)
    notes_end = Section("notes", "Notes", (Notes(""),), portion=mark)
    ends = [notes_end] if _notes_stand(fuller) and cited(tuple(own)) else []
    head, foot = ([s for s in kept if s.id == one] for one in ("head", "foot"))
    sections = _redirected((*head, first, *own, *ends, *foot), brief, fuller, form)
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
        left = [None if _leads(block) else self._lacking(block) for block in blocks]
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


def _leads(block: Block) -> bool:
    """Whether a paragraph only leads to what follows: it stands where any of that does."""
    if not (isinstance(block, Paragraph) and block.keep_next):
        return False
    return all(isinstance(one, Text) and one.look is Look.STRONG for one in block.inlines)


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


def _redirected(
    sections: tuple[Section, ...], brief: Document, fuller: Document, form: Numbering
) -> tuple[Section, ...]:
    """The sections with references to what only the brief holds turned into words."""
    here = number(replace(brief, sections=sections), form).anchors
    there = number(brief, form).anchors
    items = {anchor: place for place, anchor in enumerate(_items(fuller))}

    def aimed(inlines: Inlines) -> Iterator[Inline]:
        away = any(isinstance(one, Ref) and not here.get(one.anchor) for one in inlines)
        told = _LISTED in inlines  # a list that was parted says whose its numbers are
        for one in inlines:
            if not isinstance(one, Ref):
                yield one
            elif here.get(one.anchor):
                yield from (one, Text(" of this annex")) if away and not told else (one,)
            else:
                known = there.get(one.anchor)
                yield Text(f"{known} of the brief" if known else "in the brief")

    def turned(inlines: Inlines) -> Inlines:
        if not any(isinstance(one, Ref) for one in inlines):
            return inlines
        return tuple(aimed(_parted(inlines, items, here, there)))

    return tuple(replace(s, blocks=tuple(_turned(block, turned) for block in s.blocks)) for s in sections)


def _items(document: Document) -> Iterator[str]:
    """Anchors of the numbered rows of a document, in the order of their numbers."""
    for section in document.sections:
        for block in section.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                if row.numbered and row.anchor:
                    yield row.anchor


_LIST = "nos\u00a0"
_TO = "\u00a0to\u00a0"
_LISTED = Text(" of this annex")
_BETWEEN = frozenset({", ", " and\u00a0", _TO})


def _parted(
    inlines: Inlines, items: Mapping[str, int], here: Mapping[str, str], there: Mapping[str, str]
) -> Inlines:
    """Lists of numbers parted into those of the brief and those of this annex: `nos 1 to 4` of the fuller paper becomes
    `nos 1 to 3 of the brief and no. 1 of this annex`.
    """
    result: list[Inline] = []
    place = 0
    while place < len(inlines):
        one = inlines[place]
        result.append(one)
        place += 1
        if not (isinstance(one, Text) and one.text.lower().endswith(_LIST)):
            continue
        start = place
        found, place = _numbers_at(inlines, place, items)
        away = [int(there[anchor]) for anchor in found if anchor not in here and anchor in there]
        if not away:
            result += inlines[start:place]
            continue
        own = {int(here[anchor]): anchor for anchor in found if anchor in here}
        head = one.text[: -len(_LIST)]
        capital = one.text[-len(_LIST)] == "N"
        result[-1] = replace(one, text=head + _away(away, capital=capital) + (" and " if own else ""))
        if own:
            result += _own(own)
    return tuple(result)


def _numbers_at(inlines: Inlines, place: int, items: Mapping[str, int]) -> tuple[list[str], int]:
    """The anchors of the list of numbers that begins at a place, all within its spans, and where it ends."""
    order, found, joint = list(items), list[str](), ""
    while place < len(inlines) and isinstance(ref := inlines[place], Ref) and ref.anchor in items:
        if joint == _TO:
            found += order[items[found[-1]] + 1 : items[ref.anchor]]
        found.append(ref.anchor)
        place += 1
        match inlines[place : place + 2]:
            case (Text(text=joint), Ref(anchor=more)) if joint in _BETWEEN and more in items:
                place += 1
            case _:
                break
    return found, place


def _away(numbers: list[int], *, capital: bool) -> str:
    """`nos 1 to 3 and 6 of the brief`."""
    spans = [f"{a}" if a == b else f"{a}{_TO}{b}" for a, b in number_runs(sorted(numbers))]
    words = " and\u00a0".join([", ".join(spans[:-1]), spans[-1]] if len(spans) > 1 else spans)
    noun = "no.\u00a0" if len(numbers) == 1 else _LIST
    return f"{noun.capitalize() if capital else noun}{words} of the brief"


def _own(numbers: Mapping[int, str]) -> Iterator[Inline]:
    """`nos 1 and 2 of this annex`, with references."""
    yield Text("no.\u00a0" if len(numbers) == 1 else _LIST)
    runs = number_runs(sorted(numbers))
    for place, (first, last) in enumerate(runs):
        if place:
            yield Text(" and\u00a0" if place == len(runs) - 1 else ", ")
        yield Ref(numbers[first])
        if last > first:
            yield from (Text(_TO), Ref(numbers[last]))
    yield _LISTED


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
