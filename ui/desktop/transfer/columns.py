"""Which column of a table becomes which field: one row for each column, with its examples and the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.registers.mapping import Column, Mapping
from app.registers.table import Table, shown
from app.registers.targets import targets
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Choice
from ui.desktop.parts.words import Elided, Label
from ui.desktop.transfer.fills import Fills

EXAMPLES = 3
LEFT_OUT = "Left out"


class ColumnRow(QWidget):
    """One column: heading and examples, what it becomes, how sure that is and why."""

    chosen = Signal(int, str)
    """Place of the column, and the target; empty to leave it out."""

    def __init__(self, theme: Theme, table: Table, column: Column, offered: QStandardItemModel) -> None:
        super().__init__()
        look = theme.look
        self.place = column.place
        examples = list(dict.fromkeys(shown(cell) for cell in table.column(column.place)[:50]))[:EXAMPLES]
        self.heading = Elided(theme, Type.STRONG, "text", column.heading)
        self.examples = Elided(
            theme, Type.SMALL, "text_3", " · ".join(" ".join(one.split()) for one in examples)
        )
        self.becomes = Choice(theme)
        self.becomes.setModel(offered)
        self.becomes.setAccessibleName(f"“{column.heading}” becomes")
        self.reason = Elided(theme, Type.SMALL, "text_2")
        for label in (self.heading, self.examples, self.reason):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.becomes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.units(4), 0, look.units(4))
        grid.setHorizontalSpacing(look.units(16))
        grid.setVerticalSpacing(look.units(2))
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(self.examples, 1, 0)
        grid.addWidget(self.becomes, 0, 1)
        grid.addWidget(self.reason, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.show_column(column)
        self.becomes.activated.connect(self._choose)

    def show_column(self, column: Column) -> None:
        """What it becomes now, and why."""
        self.becomes.setCurrentIndex(self.becomes.findData(column.target or ""))
        sure = f"{column.confidence} %, " if column.target and column.confidence < 100 else ""
        self.reason.setText(f"{sure}{column.reason}")
        self.becomes.setAccessibleDescription(self.reason.text())
        self.heading.set_colour("text" if column.target else "text_3")

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.place, self.becomes.code() or "")


class Columns(QScrollArea):
    """All columns of a table; emits `chosen` when one is corrected, `filled` when something counts for all rows."""

    chosen = Signal(int, str)
    filled = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[ColumnRow] = []
        self.fills: Fills | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put(self, table: Table, mapping: Mapping) -> None:
        """Show the columns of a table as they are mapped."""
        theme = self._theme
        inner = QWidget()
        column = QVBoxLayout(inner)
        margin = theme.look.units(24)
        column.setContentsMargins(margin, theme.look.units(8), margin, margin)
        column.setSpacing(0)
        column.addWidget(Label(theme, Type.SECTION, "text_2", "Column of the file, and what it becomes"))
        offered = QStandardItemModel(inner)
        for name, words in (
            ("", LEFT_OUT),
            *((one.name, one.label) for one in targets(mapping.kind).values()),
        ):
            item = QStandardItem(words)
            item.setData(name, Qt.ItemDataRole.UserRole)
            offered.appendRow(item)
        self.rows = [ColumnRow(theme, table, one, offered) for one in mapping.columns]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            column.addWidget(row)
        self.fills = Fills(theme)
        self.fills.put(mapping)
        self.fills.filled.connect(self.filled)
        column.addWidget(self.fills)
        column.addStretch(1)
        self.setWidget(inner)

    def refresh(self, mapping: Mapping) -> None:
        """The same columns, some of them mapped otherwise."""
        for row, one in zip(self.rows, mapping.columns, strict=True):
            row.show_column(one)
        if self.fills is not None:
            self.fills.put(mapping)
