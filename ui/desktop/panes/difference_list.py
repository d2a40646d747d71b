"""The differences of a brief that came back, one under the other; decided by single keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.briefs.returned import Difference
from app.briefs.taking_back import Decision
from ui.desktop.panes.difference import NATURES, told
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind


class DifferenceList(RowList):
    """Letters go to `pressed`; J and K move as the arrows do."""

    pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in {Qt.Key.Key_J, Qt.Key.Key_K}:
            self.step(1 if event.key() == Qt.Key.Key_J else -1)
        elif plain and event.key() in {Qt.Key.Key_A, Qt.Key.Key_R}:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.pressed.emit(event.text().upper() if shift else event.text().lower())
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Go to the next or the previous difference."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))


def row_of(one: Difference, said: Decision | None) -> Row:
    """A difference with what it comes to, and what was said of it."""
    state = "" if said is None else "accepted" if said.accepted else "rejected"
    ink = "done" if said is not None and said.accepted else "text_3"
    place = said.choice if said is not None else 0
    second = told(one.offers[place]) if one.offers else NATURES[one.nature]
    return Row(RowKind.ITEM, one.after or one.before, second, state, str(one.number), ink=ink)
