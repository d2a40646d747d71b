"""One line that logs what happened to a commitment; what was understood stands beneath before Enter takes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.commitments.line import Line, read_line
from app.commitments.steps import State
from ui.desktop.look import Theme, Type
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Elided, Label

PLACEHOLDER = "done – letter 12/2026 · 40 % · carried · dropped: overtaken, both agreed · or any remark"


class UpdateLine(QWidget):
    """Enter logs, Esc leaves; refused words stay where they are."""

    logging = Signal(str)
    """What was typed."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self._today: date | None = None
        self._state: State | None = None
        self.label = Label(theme, Type.SMALL, "text_3", "Log in one line")
        self.about = Elided(theme, Type.SMALL, "text_2")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field = line_edit(theme, "Log in one line", PLACEHOLDER, free=True)
        self.label.setBuddy(self.field)
        self.hint = Elided(theme, Type.SMALL, "done")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(look.units(8))
        head.addWidget(self.label)
        head.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(4))
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        self.field.textEdited.connect(self._understand)
        self.field.installEventFilter(self)

    def speak_of(self, state: State | None, today: date) -> None:
        """Which commitment is logged, as it stands; what was typed stays."""
        self._today, self._state = today, state
        self.about.setText(state.wording if state is not None else "")
        self.field.setEnabled(state is not None)
        self._understand()

    def go(self) -> None:
        """Give the focus to the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """What was typed is logged."""
        self.field.clear()
        self._understand()

    def refuse(self, words: str) -> None:
        """Say why it was not logged."""
        self._say(words, "overdue")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._log()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _read(self, text: str) -> Line:
        assert self._today is not None
        return read_line(text, today=self._today, state=self._state)

    def _log(self) -> None:
        text = self.field.text().strip()
        if not text or self._today is None:
            return
        line = self._read(text)
        if line.answer is None or line.wants:
            self._say(line.wants or line.meaning, "overdue")
        else:
            self.logging.emit(text)

    @Slot()
    def _understand(self) -> None:
        text = self.field.text().strip()
        if not text or self._today is None:
            self._say("", "done")
            return
        line = self._read(text)
        if line.wants:
            self._say(line.wants, "caution")
        else:
            self._say(f"✓ {line.meaning}", "done")

    def _say(self, words: str, colour: str) -> None:
        self.hint.setText(words)
        self.hint.set_colour(colour)
        self.field.setAccessibleDescription(words)
