"""Sets a brief into the document of a text browser little by little, so that the window goes on taking events."""

from __future__ import annotations

from time import perf_counter
from typing import Protocol

from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment

FIRST = "<p>.</p>"
"""Stands before a paragraph while it is set: the first of a page takes the margin of the whole page for its own."""


class Pieces(Protocol):
    """What is set: a style sheet, and elements of HTML from above."""

    @property
    def style(self) -> str:
        """CSS."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Elements, none of them long."""


class Typesetting:
    """One document and what is still to be set into it."""

    def __init__(self, pieces: Pieces, document: QTextDocument) -> None:
        self._document = document
        self._parts = pieces.parts
        self._done = 0
        self._galley = QTextDocument()
        self._galley.setUndoRedoEnabled(False)
        self._galley.setDefaultStyleSheet(pieces.style)
        document.setUndoRedoEnabled(False)

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
        """Set elements for so long, at least one."""
        end = perf_counter() + seconds
        while not self.over:
            self._set(self._parts[self._done])
            self._done += 1
            if perf_counter() > end:
                return

    def _set(self, part: str) -> None:
        """A table comes with the frame of its own; a paragraph leaves its format behind."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if part.startswith("<table"):
            self._galley.setHtml(f"<html><body>{part}</body></html>")
            cursor.insertFragment(QTextDocumentFragment(self._galley))
            return
        self._galley.setHtml(f"<html><body>{FIRST}{part}</body></html>")
        first = self._galley.begin().next()
        if cursor.block().length() > 1:
            cursor.insertBlock()
        begun = cursor.position()
        taken = QTextCursor(first)
        taken.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertFragment(QTextDocumentFragment(taken))
        cursor.setPosition(begun)
        cursor.setBlockFormat(first.blockFormat())
        cursor.setBlockCharFormat(first.charFormat())
