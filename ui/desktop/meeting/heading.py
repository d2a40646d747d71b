"""The heading of the form: what the meeting is called, what was understood, and what can be taken over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.heading import Heading
from ui.desktop.icons import Icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.meeting.line import EnterGoesOn
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Elided, Label

_LEAVING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


_UNNAMED = "Forum, kind, parties…"
"""On the button while nothing is understood that could be changed."""


class HeadingField(QWidget):
    """Typed as people say it; below stands what it means."""

    typed = Signal(str)
    settled = Signal()
    """The officer is about to leave the heading: it means what stands there."""
    copying = Signal()
    changing = Signal()
    """The officer wants to see or choose forum, edition, kind and parties."""
    opening = Signal()
    """The officer wants the session that is on file, or planned."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.label = Label(theme, Type.SMALL, "text_3", "New meeting")
        self.edit = line_edit(theme, "Meeting", "13th JMCC, or Call on the Minister of State", free=True)
        self.edit.setFont(look.font(Type.TITLE))
        self.edit.setFixedHeight(look.height(Measure.BUTTON * 1.4))
        self.edit.textEdited.connect(self.typed)
        EnterGoesOn(self.edit, self)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.meaning = Elided(theme, Type.STRONG, "done")
        self.change = Button(theme, _UNNAMED, Weight.LINK)
        self.change.setAccessibleName("Change forum, edition, kind or parties")
        self.change.clicked.connect(self.changing)
        self.copy = Button(theme, "", Weight.QUIET, key="Ctrl L", icon=Icon.COPY)
        self.copy.clicked.connect(self.copying)
        self.notice = Label(theme, Type.BODY, "caution")
        self.notice.setWordWrap(True)
        self.open = Button(theme, "Open it", Weight.OUTLINED)
        self.open.clicked.connect(self.opening)
        self._arrange()

    def _arrange(self) -> None:
        look = self._theme.look
        understood = QHBoxLayout()
        understood.setSpacing(look.units(8))
        understood.addWidget(self.meaning, 1)
        understood.addWidget(self.change)
        understood.addWidget(self.copy)
        self._notice = QWidget()
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.notice, 1)
        line.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(4))
        for widget in (self.label, self.edit):
            column.addWidget(widget)
        column.addLayout(understood)
        column.addWidget(self._notice)
        self.copy.hide()
        self._notice.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if key and event.key() in _LEAVING:  # type: ignore[attr-defined]
            self.settled.emit()
        return super().eventFilter(watched, event)

    def show_meaning(self, heading: Heading, words: str, own: str = "") -> None:
        """Say what was understood; `own` is the id of the meeting that is edited here."""
        self.meaning.setText(f"↳ {words}" if words else "")
        self.edit.setAccessibleDescription(words)
        self.change.setText("Change" if words else _UNNAMED)
        last = heading.previous
        self.copy.setVisible(last is not None and not own)
        if last is not None:
            when = f", {last.held_on.seen_short(no_break=False)}" if last.held_on is not None else ""
            self.copy.setText(f"Copy from the last one{when}")
            self.copy.setAccessibleName(f"Copy from the last one{when}, Ctrl+L")
        there = heading.existing if heading.existing is not None and heading.existing.id != own else None
        planned = heading.planned if heading.planned is not None and heading.planned.id != own else None
        if there is not None:
            when = f", {there.held_on.seen(no_break=False)}" if there.held_on is not None else ""
            self.notice.setText(f"The {there.title} is on file already{when}.")
            self.open.setText("Open it")
        elif planned is not None:
            self.notice.setText(f"“{planned.title}” is planned and has no edition yet. Is it this one?")
            self.open.setText("Fill it in")
        self.open.updateGeometry()
        self._notice.setVisible((there or planned) is not None)
