"""A text of the inbox, to read: quotes of its proposals stand out, the current one most; selected words can be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.desktop.inbox.offer_list import letter
from ui.desktop.look import Theme, Type

LINE_HEIGHT = 144
"""Per cent of the font's own height."""


READING = 14 / 13
"""Size of a text that is read through, over that of the body."""


class TextView(QTextEdit):
    """Read only; `fixing` asks what the selected words are."""

    fixing = Signal()
    """T was pressed: the selected words are a value of the current proposal."""
    letter = Signal(str)
    """A letter that means something to the proposals."""
    pointed = Signal(int)
    """A place in the text was clicked, or Enter was pressed there: the proposal from there is wanted."""
    asked = Signal(QPoint)
    """The menu was asked for, here on the screen, with words selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._places: list[int] = []
        self._quotes: tuple[tuple[int, int], ...] = ()
        self._now: tuple[int, int] = (0, 0)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text as received")
        font = theme.look.font(Type.BODY)
        font.setPixelSize(round(theme.look.body * READING))
        self.setFont(font)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._mark)

    def put(self, text: str) -> None:
        """Show another text; one that is shown already stays where it was scrolled."""
        if text == self._text:
            return
        self._text = text
        self._places = _places(text)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(block)
        cursor.clearSelection()
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def mark(self, quotes: Sequence[tuple[int, int]], now: tuple[int, int]) -> None:
        """Set quotes apart: `start, end` in the text; the current one is brought into sight."""
        moved = now != self._now
        self._quotes, self._now = tuple(quotes), now
        self._mark()
        if moved and now[1] > now[0]:
            self._bring(now)

    def selected(self) -> str:
        """The selected words; empty where there are none."""
        return self.textCursor().selectedText().replace("\u2029", " ").strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() == Qt.Key.Key_T:
            self.fixing.emit()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pointed.emit(self._in_text(self.textCursor().position()))
        elif plain and event.text().isalnum():
            self.letter.emit(letter(event))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.pointed.emit(self._in_text(self.cursorForPosition(event.position().toPoint()).position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected():
            self.asked.emit(event.globalPos())
        else:
            super().contextMenuEvent(event)

    def _in_text(self, position: int) -> int:
        """A place of Qt's as a place in the text."""
        return position - sum(1 for n, one in enumerate(self._places) if one + n < position)

    def _mark(self) -> None:
        c = self._theme.look.colours
        wanted = [(span, c.quote) for span in self._quotes if span != self._now]
        if self._now[1] > self._now[0]:
            wanted.append((self._now, c.quote_now))
        found = []
        for span, ground in wanted:
            one = QTextEdit.ExtraSelection()
            one.cursor = self._cursor(span)
            letters = QTextCharFormat()
            letters.setBackground(QColor(ground))
            if ground == c.quote_now:
                letters.setForeground(QColor(c.text))
            one.format = letters
            found.append(one)
        self.setExtraSelections(found)

    def _cursor(self, span: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        start, end = (min(self._place(place), last) for place in span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, place: int) -> int:
        """Qt counts in UTF-16: letters beyond the first plane are two."""
        return place + sum(1 for one in self._places if one < place)

    def _bring(self, span: tuple[int, int]) -> None:
        """Bring both ends of a quote into sight, the beginning where it is too long for that."""
        first, last = (self.cursorRect(self._cursor((place, place))) for place in span)
        height = self.viewport().height()
        if first.top() < 0 or last.bottom() > height:
            bar = self.verticalScrollBar()
            spare = max(0, height - (last.bottom() - first.top()))
            bar.setValue(bar.value() + first.top() - min(height // 3, spare))


def _places(text: str) -> list[int]:
    return [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
