"""One file that was dropped on a form: being read, read, or why it cannot be; its date as an offer."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.reading.texts import ReadText
from db.values.partial_date import PartialDate
from db.values.text import Shape, clean_text
from ui.desktop.forms.file_reader import Reading
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

_DATED = {"sent": "as the e-mail was sent", "published": "as the page says"}
"""What a file says of its date → the basis that is kept with it; when a file was last written says nothing of that."""


class Goal(Protocol):
    """The source into which a file is read."""

    @property
    def id(self) -> str:
        """The id that the source has, or will have."""

    def value(self, name: str) -> Any:
        """What its field holds."""

    def put(self, name: str, value: Any) -> None:
        """Put a value in its field."""


class FileLine(QWidget):
    """What stands there already is never replaced unasked, and a date is only proposed."""

    changed = Signal()
    """Something went into the source."""

    def __init__(self, theme: Theme, name: str, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._goal = goal
        self._found: ReadText | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words = Label(theme, Type.SMALL, "text_3", f"Reading “{name}” …")
        self.words.setWordWrap(True)
        self.replace = Button(theme, "Replace the text by this", Weight.QUIET)
        self.replace.clicked.connect(self.take_text)
        self.date = Button(theme, "", Weight.QUIET)
        self.date.clicked.connect(self.take_date)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.look.units(12), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        for button in (self.replace, self.date):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.hide()
            column.addWidget(button)

    def take(self, reading: Reading) -> None:
        """The file was read, or cannot be."""
        self._found = found = reading.text
        if found is None:
            self._say(f"{reading.trouble} The file itself is kept.", "caution")
            return
        self._say(f"“{self._name}” is read: {_size(found)}.{''.join(f' {one}' for one in found.warnings)}")
        if not found.text.strip():
            self._say(f"“{self._name}” has no text that can be read. The file itself is kept.", "caution")
        elif self._goal.value("text_received"):
            self.replace.show()
        else:
            self.take_text()
        if found.date is not None and found.date_means in _DATED and not self._goal.value("published"):
            shown = PartialDate.of(found.date.date()).seen(no_break=False)
            self._say(f"{self.words.text()} It was {found.date_means} on {shown}.")
            self.date.setText("Take that as its date")
            self.date.setAccessibleName(f"Take {shown} as the date of the source")
            self.date.show()

    @Slot()
    def take_text(self) -> None:
        """The text of the file becomes the text as received."""
        if self._found is not None:
            words = clean_text(self._found.text[: Shape.BODY.limit], Shape.BODY)
            self._goal.put("text_received", words)
            self.replace.hide()
            self.changed.emit()

    @Slot()
    def take_date(self) -> None:
        """The date of the e-mail, or of the page, becomes that of the source."""
        found = self._found
        if found is not None and found.date is not None:
            self._goal.put("published", PartialDate.of(found.date.date()))
            self._goal.put("published_basis", _DATED[found.date_means])
            self.date.hide()
            self.changed.emit()

    def _say(self, words: str, colour: str = "text_3") -> None:
        self.words.setText(words)
        self.words.set_colour(colour)


def _size(found: ReadText) -> str:
    count = len(found.text.split())
    pages = sum(part.label.startswith("page ") for part in found.parts)
    words = "one word" if count == 1 else f"{count:,} words"
    return f"{pages} pages, {words}" if pages > 1 else words
