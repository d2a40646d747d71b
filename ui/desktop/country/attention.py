"""What asks for attention with a country, named: overdue first, then who is silent, what runs out, posts to confirm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.today import Group
from ui.desktop.look import Theme
from ui.desktop.parts.group_rows import group_rows, whole_of
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY


class Attention(RowList):
    """Hidden where nothing asks for attention."""

    going = Signal(str, str)
    """Kind and id of a record."""
    wanted = Signal(str, str)
    """Kind of a list, and the words that filter it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "What asks for attention", parent)
        self._groups: tuple[Group, ...] = ()
        self.activated.connect(self._open)
        self.clicked.connect(self._open)
        self.hide()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self._groups = tuple(groups)
        self.put(group_rows(self._groups))
        if self.parentWidget() is not None:
            self.setVisible(bool(self._groups))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        if (group := whole_of(key, self._groups)) is not None:
            self.wanted.emit(group.kind, group.words)
        elif key:
            self.going.emit(*key.split("/", 1))
