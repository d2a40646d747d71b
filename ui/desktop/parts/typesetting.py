"""Sets a brief into the document of a text browser little by little, so that the window goes on taking events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol, cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextDocumentFragment, QTextFormat

FIRST = "<p>.</p>"
"""Stands before a paragraph while it is set: the first of a page takes the margin of the whole page for its own."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|px)")
_WIDTH = re.compile(r'( width="| cellpadding=")(\d+)"')
_WHOLE = re.compile(r'<table class="[a-z]+ whole"')
"""A table that is kept on one page."""

_SHARE = 0.3
"""How much of the time for a stretch goes into its elements, the rest into laying them out; as it is found to be."""

_HEADS = ("<h2", '<p class="caption"')
"""What never stands alone at the foot of a page."""


class Pieces(Protocol):
    """What is set: a style sheet, and elements of HTML from above."""

    @property
    def style(self) -> str:
        """CSS."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Elements, none of them long."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much larger than asked for sizes in points and in pixels are set, and how high a page is, in pixels."""

    points: float = 1.0
    pixels: float = 1.0
    page: float = 0.0
    """0 where the text runs on without pages."""

    def style(self, css: str) -> str:
        """A style sheet in this scale."""
        factor = {"pt": self.points, "px": self.pixels}
        return _SIZE.sub(lambda m: f"{float(m[1]) * factor[m[2]]:.2f}{m[2]}", css)

    def part(self, html: str) -> str:
        """An element in this scale: the widths that it gives itself."""
        return _WIDTH.sub(lambda m: f'{m[1]}{round(int(m[2]) * self.pixels)}"', html)


def _as_asked(heading: QTextBlock) -> None:
    """Give a heading the size that the style sheet asks for: Qt makes it larger than the font of the document."""
    document = heading.document()
    stretches: list[Any] = [one.fragment() for one in cast(Any, heading)]
    places = [(one.position(), one.length(), one.charFormat()) for one in stretches]
    for start, length, form in places:
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def _part_from(above: QTextBlock, inside: QTextBlock) -> None:
    """Qt forgets the space below a paragraph where a table follows: the table takes it above."""
    space = above.blockFormat().bottomMargin()
    table = QTextCursor(inside).currentTable() if space and inside.isValid() else None
    if table is not None:
        shape = table.format()
        shape.setTopMargin(space)
        table.setFormat(shape)


class Typesetting:
    """One document and what is still to be set into it."""

    def __init__(self, pieces: Pieces, document: QTextDocument, scale: Scale | None = None) -> None:
        self._document = document
        self._parts = pieces.parts
        self._scale = scale
        self._done = 0
        self._share = _SHARE
        self._head: QTextBlock | None = None
        """The heading that was set last, while nothing stands below it."""
        self.starts: dict[str, int] = {}
        """Mark of a heading → where it stands in the document, as far as it is set."""
        self._galley = QTextDocument()
        self._galley.setUndoRedoEnabled(False)
        self._galley.setDefaultStyleSheet(scale.style(pieces.style) if scale else pieces.style)
        document.setUndoRedoEnabled(False)

    @property
    def _paged(self) -> bool:
        """Whether it is set in pages."""
        return self._scale is not None and self._scale.page > 0

    @property
    def over(self) -> bool:
        """Whether everything is set."""
        return self._done == len(self._parts)

    @property
    def letters(self) -> int:
        """Characters that are set."""
        return self._document.characterCount()

    def until(self, anchor: str) -> int:
        """How many elements are to be set until one has this id; all, where none has."""
        named = f'id="{anchor}"'
        found = next((place for place, part in enumerate(self._parts) if named in part), len(self._parts) - 1)
        return found + 1

    @property
    def done(self) -> int:
        """How many elements are set."""
        return self._done

    def go_on(self, seconds: float) -> None:
        """Set elements for so long, at least one. Pages are laid out once for all of them, which takes longer."""
        begun = perf_counter()
        end = begun + seconds * self._share
        set_now: list[tuple[str, int]] = []
        whole = QTextCursor(self._document)
        whole.beginEditBlock()
        while not self.over:
            part = self._parts[self._done]
            set_now.append((part, self._set(self._scale.part(part) if self._scale else part)))
            self._done += 1
            if perf_counter() > end:
                break
        last = perf_counter()
        whole.endEditBlock()
        if set_now and self._paged:
            self._in_pages(set_now)
        self._share = (self._share + (last - begun) / max(perf_counter() - begun, seconds / 8)) / 2

    def _in_pages(self, set_now: list[tuple[str, int]]) -> None:
        """See to what stays together on a page among elements that were just set."""
        ends = [begun - 1 for _, begun in set_now[1:]] + [self._document.characterCount() - 1]
        for (part, begun), end in zip(set_now, ends, strict=True):
            self._keep_together(part, begun, end)

    def _set(self, part: str) -> int:
        """Where it begins. A table comes with the frame of its own; a paragraph leaves its format behind."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        begun = cursor.position()
        if part.startswith("<table"):
            self._galley.setHtml(f"<html><body>{part}</body></html>")
            if self._paged:
                _part_from(cursor.block(), self._galley.begin().next())
            cursor.insertFragment(QTextDocumentFragment(self._galley))
            return begun + 1
        self._galley.setHtml(f"<html><body>{FIRST}{part}</body></html>")
        first = self._galley.begin().next()
        if self._scale is not None and part.startswith(("<h1", "<h2")):
            _as_asked(first)
        if self._paged and "<table" in part:
            _part_from(first, first.next())
        if cursor.block().length() > 1:
            cursor.insertBlock()
        begun = cursor.position()
        taken = QTextCursor(first)
        taken.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertFragment(QTextDocumentFragment(taken))
        cursor.setPosition(begun)
        cursor.setBlockFormat(first.blockFormat())
        cursor.setBlockCharFormat(first.charFormat())
        if part.startswith("<h2") and (mark := re.search(r'id="([^"]+)"', part)):
            self.starts[mark[1]] = begun
        return begun

    def _keep_together(self, part: str, begun: int, end: int) -> None:
        """Move a heading to the page on which what it heads begins, and a short table to the page that holds it."""
        block = self._document.findBlock(begun)
        if self._head is not None and self._page(self._head) != self._page(block):
            self._break_before(self._head)
        elif _WHOLE.search(part) and self._page(block) != self._foot(end):
            self._break_before(self._head or block)
        self._head = block if part.startswith("<h2") else None
        if part.startswith(_HEADS) and not part.startswith("<h2"):
            below = block.next()
            if below.isValid() and self._page(block) != self._page(below):
                self._break_before(block)

    def _page(self, block: QTextBlock) -> int:
        """The page on which a block begins."""
        return self._page_at(self._document.documentLayout().blockBoundingRect(block).top())

    def _foot(self, end: int) -> int:
        """The page on which a table ends that stands at this place of the document, or just before it."""
        cursor = QTextCursor(self._document)
        for place in (end, end - 1):
            cursor.setPosition(place)
            if (table := cursor.currentTable()) is not None:
                return self._page_at(self._document.documentLayout().frameBoundingRect(table).bottom() - 1)
        return self._page(cursor.block())

    def _page_at(self, place: float) -> int:
        return int(place // self._scale.page) if self._scale else 0

    def _break_before(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        table = cursor.currentTable()
        if table is not None:
            shape = table.format()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            table.setFormat(shape)
            return
        form = cursor.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(form)
