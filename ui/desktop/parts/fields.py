"""A field: its label above, its control, and one line below that says what was understood or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence, QTextLayout
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.dressing import mark_wrong
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.words import Elided, Label
from ui.desktop.sheet import FREE


class Field(QWidget):
    """A labelled control with its hint."""

    def __init__(self, theme: Theme, words: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Label(theme, Type.SMALL, "text_3", words)
        self.label.setBuddy(control)
        self.hint = Elided(theme, Type.SMALL, "done")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        control.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.look.units(4))
        column.addWidget(self.label)
        column.addWidget(control)
        column.addWidget(self.hint)

    @property
    def line(self) -> QLineEdit:
        """The control, of a field that is one line of text."""
        assert isinstance(self.control, QLineEdit)
        return self.control

    def understood(self, words: str) -> None:
        """Say what was understood; empty where there is nothing to add."""
        self._say(f"✓ {words}" if words else "", "done", wrong=False)

    def wrong(self, words: str) -> None:
        """Say what is wrong."""
        self._say(words, "overdue", wrong=True)

    def _say(self, words: str, colour: str, *, wrong: bool) -> None:
        self.hint.setText(words)
        self.hint.set_colour(colour)
        self.control.setAccessibleDescription(words)
        mark_wrong(self.control, wrong)


_NOT_FOR_TEXT = frozenset({Qt.Key.Key_E, Qt.Key.Key_K})
"""X11 has “to the end of the line” and “delete to its end” on these with Ctrl; here they mean something else."""


def leaves_to_window(event: QEvent) -> bool:
    """Whether a text control is asked about keys that it should leave to the actions of the window."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in _NOT_FOR_TEXT
    )


_OTHER_SCRIPTS = "\u0530"
"""Behind Latin, Greek and Cyrillic, which the typeface of the desk has."""


def is_of_files(event: QDragEnterEvent) -> bool:
    """Whether files are dragged here: they are for the form or page around, never their names for the text."""
    return any(url.isLocalFile() for url in event.mimeData().urls())


class Line(QLineEdit):
    """A line of text that leaves the keys of the window alone, and files to what is around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rise = 0
        self.textChanged.connect(self._level)

    @Slot(str)
    def _level(self, words: str) -> None:
        """Letters of a taller font than its own: Qt sets the line higher by what they rise, even out of its frame."""
        rise = 0
        if words and max(words) >= _OTHER_SCRIPTS:
            layout = QTextLayout(words, self.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            rise = max(0, round(line.ascent()) - self.fontMetrics().ascent())
        if rise != self._rise:
            self._rise = rise
            self.setTextMargins(0, rise, 0, -rise)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_of_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def event(self, event: QEvent) -> bool:
        """What is not taken here is heard by the actions, or comes back as a plain key where none is on."""
        if leaves_to_window(event):
            event.ignore()
            return False
        return super().event(event)


class SearchLine(Line):
    """A line in which one looks for something: Undo and Redo mean the case file as long as nothing was typed here."""

    def event(self, event: QEvent) -> bool:
        """Qt’s own line keeps both keys to itself, also where it has nothing to take back."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            undoing = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoing = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoing or redoing:
                event.ignore()
                return False
        return super().event(event)


def line_edit(
    theme: Theme, name: str, placeholder: str = "", *, free: bool = False, searches: bool = False
) -> QLineEdit:
    """A line edit of the height that all fields have; `free` text has a border, a choice to type is a well.

    What `searches` is no part of a form: Undo in it means the case file as long as nothing was typed.
    """
    edit = SearchLine() if searches else Line()
    edit.setProperty(FREE, free)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    edit.setFont(theme.look.font(Type.BODY))
    edit.setFixedHeight(theme.look.height(Measure.BUTTON))
    return edit
