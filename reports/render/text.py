"""Renders a document as plain text: everything the Word file says, for the terminal and for tests."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import assert_never

from reports.document import (
    Band,
    Block,
    Break,
    Bullets,
    Cell,
    Cite,
    Contents,
    Document,
    Inline,
    Inlines,
    Notes,
    Paragraph,
    Prompt,
    Ref,
    Row,
    RowKind,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.render.house import INDIA, House
from reports.render.labels import Labels, complete, labels, quotation
from reports.render.widths import spans
from reports.render.words import printable

_GAPS = re.compile("\n{4,}")
_NUMBER_COLUMN = 8
_CELL_INDENT = "    "


def render_text(document: Document, width: int = 96, house: House = INDIA) -> str:
    """`document` as lines of up to `width` characters; only words that are longer themselves go beyond.

    A cell is a block of lines of its own under the title of its column, so that no sentence is torn apart.
    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    page = _Page(labels(document, house), width)
    running = document.running
    lines = [
        *page.centred(running.marking),
        *page.centred(running.watermark),
        *page.spread(running.reference, running.short_title, running.copy),
        "",
        *(
            line
            for words in (document.kicker, document.title, document.subtitle)
            for line in page.wrapped(words)
        ),
    ]
    for section in document.sections:
        lines += page.section(section)
    lines += ["", *page.wrapped(running.cutoff), *page.centred(running.marking)]
    text = "\n".join(line.rstrip() for line in lines)
    return _GAPS.sub("\n\n\n", text).strip("\n") + "\n"


class _Page:
    """Lays the parts of one document out in lines."""

    def __init__(self, named: Labels, width: int) -> None:
        self._named = named
        self._width = max(width, 24)

    def centred(self, words: str) -> list[str]:
        return [line.strip().center(self._width) for line in self.wrapped(words)]

    def spread(self, *words: str) -> list[str]:
        return self.wrapped("   |   ".join(w for w in words if w))

    def wrapped(self, words: str, first: str = "", rest: str | None = None) -> list[str]:
        """`words` in lines, after `first` on the first line and `rest` on the others."""
        return textwrap.wrap(
            printable(words),
            self._width,
            initial_indent=first,
            subsequent_indent=" " * len(first) if rest is None else rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or ([first.rstrip()] if first.strip() else [])

    def section(self, section: Section) -> Iterator[str]:
        """The heading, underlined, and the blocks, each after an empty line."""
        yield ""
        if section.heading:
            portion = f"{section.portion} " if section.portion else ""
            head = self.wrapped(f"{self._named.heading(section)} {portion}{section.title}".strip())
            yield from ("", *head, "=" * min(max(map(len, head)), self._width), "")
        for block in section.blocks:
            yield from self._block(block)
            yield ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                label = self._named.paragraph(block)
                portion = f"{block.portion} " if block.portion else ""
                yield from self._inlines(block.inlines, label.ljust(_NUMBER_COLUMN) if label else "", portion)
            case Bullets():
                for item in block.items:
                    yield from self._inlines(item, " " * _NUMBER_COLUMN + "– ")
            case Table():
                yield from self._table(block)
            case Band():
                for figure in block.shown:
                    yield from self.wrapped(f"{figure.value}  {figure.label}", "  ", "    ")
            case Notes():
                yield from self._notes(block)
            case Contents():
                yield from self._contents(block)
            case _:
                assert_never(block)

    def _inlines(
        self, inlines: Inlines, first: str = "", lead: str = "", rest: str | None = None
    ) -> Iterator[str]:
        """`inlines` in lines; breaks are kept. `lead` stands before the first word."""
        pieces: list[list[str]] = [[lead]]
        for inline in inlines:
            if isinstance(inline, Break):
                pieces.append([])
            else:
                pieces[-1].append(self._inline(inline))
        rest = " " * len(first) if rest is None else rest
        for piece in pieces:
            yield from self.wrapped("".join(piece), first, rest)
            first = rest

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return inline.text
            case Cite():
                return "".join(f"[{self._named.note(citation)[0]}]" for citation in inline.citations)
            case Prompt():
                return f"[{inline.hint or self._named.house.prompt_words}]"
            case Ref():
                return self._named.target(inline.anchor).words
            case Break():
                return "\n"
            case _:
                assert_never(inline)

    def _table(self, table: Table) -> Iterator[str]:
        caption = self._named.caption(table)
        if caption:
            yield from self.wrapped(f"{caption} {table.headline}")
        if table.picture:
            yield from self.wrapped(f"[{table.picture.description}]")
        titled = table.kind is not TableKind.CONTROL
        columns = [column.title if titled else "" for column in table.columns] or [""]
        for row in table.rows:
            if row is table.rows[0] or (titled and row.kind is not RowKind.CONTINUATION):
                yield "-" * self._width
            yield from self._row(row, columns, table.kind)
        if not table.rows:
            yield from self.wrapped("   ".join(title for title in columns if title))
        yield "-" * self._width

    def _row(self, row: Row, columns: list[str], kind: TableKind) -> Iterator[str]:
        number = self._named.row(row)
        cells = spans(row, len(columns))
        if kind is TableKind.CONTROL:
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                yield from self._cell(value[0], self._folded(label[0]), "")
            yield from self._cell(cells[-1][0], "", "") if len(cells) % 2 else ()
            return
        position = 0
        for cell, span in cells:
            title = "" if row.kind is not RowKind.FACTS else columns[position]
            if position == 0 and number:
                title = f"{title} {number}".strip()
            yield from self._cell(
                cell, title, "" if position == 0 or kind is TableKind.PANEL else _CELL_INDENT
            )
            position += span

    def _cell(self, cell: Cell, title: str, margin: str) -> Iterator[str]:
        """A cell of one line stands beside its title, a longer one below it."""
        if len(cell) == 1 and not cell[0].bullet:
            lead = f"{title}: " if title else ""
            yield from self._inlines(cell[0].inlines, margin, lead, margin + (_CELL_INDENT if lead else ""))
            return
        if title:
            yield from self.wrapped(f"{title}:" if cell else title, margin)
            margin += "  "
        for line in cell:
            yield from self._inlines(line.inlines, margin + ("– " if line.bullet else ""))

    def _folded(self, cell: Cell) -> str:
        return " ".join(part for line in cell for part in self._inlines(line.inlines))

    def _notes(self, notes: Notes) -> Iterator[str]:
        yield from self.wrapped(notes.lead)
        for position, note in self._named.noted(notes):
            words = f"{note.lead}: {quotation(note)}" if note.quote else note.lead
            if note.see:
                words += f"; see note {self._named.note(note.see)[0]}"
            yield from self.wrapped(words, f"[{position}]".ljust(6))

    def _contents(self, contents: Contents) -> Iterator[str]:
        head = f"{self._named.house.contents_word}: "
        for sections in self._named.following(contents):
            entries = [f"{self._named.heading(s).rstrip('.')} {s.short_title or s.title}" for s in sections]
            yield from self.wrapped(" · ".join(entries), head) if entries else ()
            head = " " * len(head)
