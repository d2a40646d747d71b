"""Editors for words and numbers: one line, several lines that grow with what is typed, whole numbers."""

from __future__ import annotations

from html import escape
from typing import Any, Unpack

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from db.values.errors import InvalidValue
from db.values.rich_text import Bullet, RichText, Span
from db.values.text import Shape, clean_text
from ui.desktop.forms.editor import Editor, Kept
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import is_of_files, leaves_to_window, line_edit
from ui.desktop.parts.words import Label

LEAST_LINES = 2
MOST_LINES = 14
PREVIEWED = 6_000
"""Characters up to which a text is looked through for marks at every key."""

LARGEST = 2**53 - 1


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, theme: Theme, words: str, help: str = "", **kept: Unpack[Kept]) -> None:
        super().__init__(theme, words, help, **kept)
        self.edit = line_edit(theme, words, free=True)
        self._place(self.edit)
        self.edit.textEdited.connect(self._edited)

    def go(self) -> None:
        """Typing goes on where the text ends."""
        super().go()
        self.edit.end(False)

    def value(self) -> Any:
        return _cleaned(self.edit.text(), Shape.LINE)

    def set_value(self, value: Any) -> None:
        self.edit.setText(value or "")
        self.edit.setCursorPosition(0)
        self.refresh()

    def typed(self) -> Any:
        return self.edit.text()

    def retype(self, json: Any) -> None:
        self.edit.setText(json if isinstance(json, str) else "")
        self._touch()

    @Slot(str)
    def _edited(self, _: str) -> None:
        self._touch()


class NumberEditor(LineEditor):
    """A whole number, 0 or more."""

    def value(self) -> Any:
        words = "".join(c for c in self.edit.text() if c not in " \u00a0,٬’'")
        if not words:
            return None
        if not words.isdecimal() or len(words) > 16 or int(words) > LARGEST:
            raise InvalidValue("Write a whole number, 0 or more.")
        return int(words)

    def set_value(self, value: Any) -> None:
        self.edit.setText("" if value is None else str(value))
        self.refresh()


class TextBox(QPlainTextEdit):
    """A box that is as high as what stands in it, within limits; Tab goes on to the next field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setFont(theme.look.font(Type.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = 0
        self.document().setDocumentMargin(theme.look.units(6))
        beside = theme.look.units(3)  # where the words of a line edit begin
        self.setViewportMargins(beside, 0, beside, 0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setFixedHeight(self._height(LEAST_LINES))

    def event(self, event: QEvent) -> bool:
        """The keys of the window are for the window."""
        if leaves_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_of_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is for the form, not a line break."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(240), self.height())

    def words(self) -> str:
        """What stands in it, no-break spaces kept (which `toPlainText` would lose)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _height(self, lines: int) -> int:
        line = QFontMetrics(self.font()).lineSpacing()
        return round(lines * line + 2 * self.document().documentMargin() + 2)

    @Slot()
    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height()), LEAST_LINES), MOST_LINES)
        if lines != self._lines:
            self._lines = lines
            self.setFixedHeight(self._height(lines))


class TextEditor(Editor):
    """Several lines. Bold, italic and bullets are typed as `**bold**`, `*italic*`, `- item`; the preview shows them."""

    def __init__(
        self, theme: Theme, words: str, help: str = "", *, shape: Shape = Shape.FIELD, **kept: Unpack[Kept]
    ) -> None:
        super().__init__(theme, words, help, **kept)
        self._shape = shape
        self._quiet = False
        self.box = TextBox(theme)
        self.preview = Button(theme, "Preview", Weight.QUIET)
        self.preview.setCheckable(True)
        self.preview.setAccessibleName(f"Preview of {words}")
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.preview.hide()
        self.head.addWidget(self.preview)
        self.shown = Label(theme, Type.BODY)
        self.shown.setTextFormat(Qt.TextFormat.RichText)
        self.shown.setWordWrap(True)
        self.shown.hide()
        self._place(self.box)
        self.column.addWidget(self.shown)
        self.box.textChanged.connect(self._edited)
        self.preview.toggled.connect(self._show_preview)

    def value(self) -> Any:
        return _cleaned(self.box.words(), self._shape)

    def set_value(self, value: Any) -> None:
        self._quiet = True
        self.box.setPlainText(value or "")
        self._quiet = False
        self._offer()

    def typed(self) -> Any:
        return self.box.words()

    def retype(self, json: Any) -> None:
        self.set_value(json if isinstance(json, str) else "")
        self._touch()

    @Slot()
    def _edited(self) -> None:
        self._offer()
        if not self._quiet:
            self._touch()

    def _offer(self) -> None:
        short = self.box.document().characterCount() <= PREVIEWED
        marked = short and has_marks(self.box.words())
        self.preview.setVisible(marked)
        if not marked:
            self.preview.setChecked(False)
        elif self.preview.isChecked():
            self._show_preview(True)

    @Slot(bool)
    def _show_preview(self, on: bool) -> None:
        if on:
            self.shown.setText(as_html(self.box.words()))
        self.shown.setVisible(on)


def has_marks(text: str) -> bool:
    """Whether a text holds bold, italic or bullets."""
    if "*" not in text and "- " not in text:
        return False
    return any(
        isinstance(block, Bullet) or any(span.bold or span.italic for span in block.spans)
        for block in RichText.parse(text).blocks
    )


def as_html(text: str) -> str:
    """A text with its bold, italic, bullets and paragraphs, as a label shows it; everything else is literal."""
    found = []
    for block in RichText.parse(text).blocks:
        inner = "".join(_span(span) for span in block.spans)
        if isinstance(block, Bullet):
            found.append(f"<p style='margin:0 0 2px 14px; text-indent:-12px'>•&nbsp;&nbsp;{inner}</p>")
        else:
            found.append(f"<p style='margin:0 0 6px 0'>{inner}</p>")
    return "".join(found)


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    text = f"<b>{text}</b>" if span.bold else text
    return f"<i>{text}</i>" if span.italic else text


def _cleaned(text: str, shape: Shape) -> str | None:
    """The text as it is kept; raises InvalidValue where it is too long."""
    return clean_text(text, shape) or None
