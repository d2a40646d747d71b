"""A text of the inbox, to read: quotes of its proposals stand out, the current one most; selected words can be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
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
        elif plain and event.text().isalnum():
            self.letter.emit(letter(event))
        else:
            super().keyPressEvent(event)

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
        cursor = self._cursor(span)
        where = self.cursorRect(cursor)
        height = self.viewport().height()
        if where.top() < 0 or where.bottom() > height * 3 // 4:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + where.top() - height // 3)


def _places(text: str) -> list[int]:
    return [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
