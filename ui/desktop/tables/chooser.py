"""Chooses which columns a list shows and in which order: space ticks, Alt+↑ and Alt+↓ move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.list_columns import columns, shown_at_first
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

KEY = Qt.ItemDataRole.UserRole


class _Columns(QListWidget):
    """Columns in order, ticked where they are shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        """Move the column under the cursor."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)


class ColumnChooser(QDialog):
    """The dialog; `chosen` tells the keys of the columns beside the title."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, kind: str, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Columns")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kind = kind
        look = theme.look
        self.list = _Columns()
        self.list.setAccessibleName("Columns; space shows or hides, Alt+arrows move")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setMinimumSize(look.units(320), look.height(20))
        self._fill(shown)
        self.done_button = Button(theme, "Show these", Weight.FILLED)
        self.reset = Button(theme, "As at first", Weight.QUIET)
        self.up, self.down = Button(theme, "Up", Weight.QUIET), Button(theme, "Down", Weight.QUIET)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.reset.clicked.connect(self._reset)
        self.done_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for button in (self.up, self.down, self.reset):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.units(16)] * 4)
        page.setSpacing(look.units(12))
        page.addWidget(
            Label(theme, Type.SMALL, "text_3", "Space shows or hides a column, Alt+↑ and Alt+↓ move it.")
        )
        page.addWidget(self.list, 1)
        page.addLayout(foot)
        self.done_button.setDefault(True)
        self.accepted.connect(self._tell)

    def keys(self) -> tuple[str, ...]:
        """The columns that are ticked, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        known = {one.key: one for one in columns(self._kind) if not one.always}
        for key in (*(key for key in shown if key in known), *(key for key in known if key not in shown)):
            item = QListWidgetItem(known[key].label, self.list)
            item.setData(KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    @Slot()
    def _reset(self) -> None:
        self._fill(shown_at_first(self._kind))

    @Slot()
    def _up(self) -> None:
        self.list.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.list.shift(1)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.keys())
