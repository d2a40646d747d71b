"""What asks for attention with a country, named: overdue first, then who is silent, what runs out, posts to confirm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.list_rows import SIDE_SIGNS
from app.today import Group, Item, Tone
from ui.desktop.look import Theme
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind

_INKS = {Tone.PLAIN: "text_2", Tone.LATE: "overdue", Tone.SOON: "caution", Tone.FLOATS: "accent_text"}
_ALL = "all:"


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
        self.put([row for group in self._groups for row in _rows(group)])
        if self.parentWidget() is not None:
            self.setVisible(bool(self._groups))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        if key.startswith(_ALL):
            group = next((one for one in self._groups if one.heading == key.removeprefix(_ALL)), None)
            if group is not None:
                self.wanted.emit(group.kind, group.words)
        elif key:
            self.going.emit(*key.split("/", 1))


def _rows(group: Group) -> list[Row]:
    shown = len(group.items)
    figure = f"{group.total:,}" if shown == group.total else f"{shown:,} of {group.total:,}"
    rows = [Row(RowKind.HEADING, group.heading, figure=figure)]
    rows += [_row(item) for item in group.items]
    if shown < group.total:
        rows.append(Row(RowKind.ITEM, f"Show all {group.total:,}", key=f"{_ALL}{group.heading}", step=True))
    return rows


def _row(item: Item) -> Row:
    return Row(
        RowKind.ITEM,
        item.title,
        item.second,
        item.figure,
        f"{item.kind}/{item.id}",
        item.below,
        _INKS[item.tone],
        SIDE_SIGNS.get(item.side) if item.side else None,
    )
