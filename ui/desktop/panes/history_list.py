"""The history of a record: who changed what, when, from what to what; each old value can be put back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.history import FieldMove, HistoryEntry
from app.restoring import restorable
from app.showing.words import moment
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.disclosure import Disclosure
from ui.desktop.parts.words import Label, rule

AT_ONCE = 30
"""Changes that are built when the history is opened."""

_LONGEST = 160


class HistoryList(QWidget):
    """Closed at first: one line that says how many changes there are."""

    restoring = Signal(object, str)
    """A HistoryEntry and the field that is to have the value from before it."""

    def __init__(
        self,
        theme: Theme,
        entries: tuple[HistoryEntry, ...],
        *,
        editable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = entries
        self._editable = editable
        self._body: QWidget | None = None
        self._moves: dict[str, tuple[HistoryEntry, str]] = {}
        look = theme.look
        self.head = Disclosure(theme)
        self.head.toggled.connect(self.show_all)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.units(8))
        line.addWidget(self.head)
        line.addWidget(rule(theme), 1, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(line)
        self.show_all(False)

    @property
    def is_open(self) -> bool:
        """Whether the changes are shown."""
        return self.head.isChecked()

    @Slot(bool)
    def show_all(self, on: bool) -> None:
        """Show the changes, or only how many there are."""
        self.head.setChecked(on)
        count = len(self._entries)
        said = f"History  {count:,} {'change' if count == 1 else 'changes'}"
        self.head.say(said)
        if on and self._body is None:
            self._body = self._build()
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(on)

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.look.units(8))
        for entry in self._entries[:AT_ONCE]:
            column.addWidget(self._entry(entry))
        if len(self._entries) > AT_ONCE:
            words = f"{len(self._entries) - AT_ONCE:,} earlier changes; “chancery history” lists them all."
            column.addWidget(Label(self._theme, Type.SMALL, "text_3", words))
        return body

    def _entry(self, entry: HistoryEntry) -> QWidget:
        look = self._theme.look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(1))
        title = Label(self._theme, Type.STRONG, "text", entry.action or f"{entry.kind} {entry.what}")
        title.setWordWrap(True)
        column.addWidget(title)
        when = moment(entry.wall)
        column.addWidget(
            Label(self._theme, Type.SMALL, "text_3", f"{when} · {entry.author} · {entry.kind} {entry.what}")
        )
        for move in entry.moves:
            column.addWidget(self._move(entry, move))
        return box

    def _move(self, entry: HistoryEntry, move: FieldMove) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(self._theme.look.units(12), 0, 0, 0)
        old, new = _cut(move.before), _cut(move.after)
        said = f"{move.label}: {new}" if move.before is None else f"{move.label}: {old} → {new}"
        label = Label(self._theme, Type.SMALL, "text_2", said)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if self._editable and restorable(entry) and move.before != move.after:
            button = Button(self._theme, "Put back", Weight.LINK)
            button.setFont(self._theme.look.font(Type.SMALL))
            button.setAccessibleName(f"Put back {move.label}: {old}")
            key = f"{entry.record_id}/{entry.revision}/{move.field}"
            button.setObjectName(key)
            self._moves[key] = (entry, move.field)
            button.clicked.connect(self._restore)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    @Slot()
    def _restore(self) -> None:
        found = self._moves.get(self.sender().objectName())
        if found is not None:
            self.restoring.emit(*found)


def _cut(words: str | None) -> str:
    line = " ".join((words or "empty").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
