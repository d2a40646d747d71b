"""A table on its way into the case file: its columns at the left, what would happen at the right, choices above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.catalog import info
from app.registers.decisions import Answer, Decision, Decisions
from app.registers.mapping import Mapping
from app.registers.table import Table
from app.registers.targets import register_kinds
from db.values.marking import Marking, Scheme
from ui.desktop.look import Theme
from ui.desktop.parts.controls import Choice, Switch
from ui.desktop.parts.fields import Field
from ui.desktop.parts.words import rule
from ui.desktop.transfer.columns import Columns
from ui.desktop.transfer.foreseen import Foreseen
from ui.desktop.transfer.rows_pane import RowsPane

_DEFAULTS = {
    "": "Ask me each",
    Answer.SAME.value: "All the same, where one fits",
    Answer.NEW.value: "All new",
    Answer.SKIP.value: "Leave all out",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A table that was read, with the first mapping and what can be chosen."""

    table: Table
    mapping: Mapping
    sheets: Sequence[str]
    scheme: Scheme
    answers: dict[str, Decision] = field(default_factory=dict)


class RegisterWork(QWidget):
    """Emits `changed` when the preview is to be made anew, and `reread` with the kind or the sheet that is wanted."""

    changed = Signal()
    reread = Signal(str, str)
    """Kind (empty: find out) and sheet (empty: the first)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened: Opened | None = None
        self.mapping: Mapping | None = None
        self._fresh = True
        self.kind = Choice(theme)
        self.sheet = Choice(theme)
        self.marking = Choice(theme)
        self.doubles = Choice(theme)
        self.faults = Switch(theme, "Leave faulty rows out")
        self.columns = Columns(theme)
        self.rows = RowsPane(theme)
        for kind in register_kinds():
            self.kind.addItem(info(kind).plural, kind)
        for code, words in _DEFAULTS.items():
            self.doubles.addItem(words, code)
        self.sheet_field = Field(theme, "Sheet", self.sheet)
        self._arrange(theme)
        self.kind.activated.connect(self._reread)
        self.sheet.activated.connect(self._reread)
        self.marking.activated.connect(self.changed)
        self.doubles.activated.connect(self.changed)
        self.faults.toggled.connect(self.changed)
        self.columns.chosen.connect(self._map)
        self.columns.filled.connect(self._fill)
        self.rows.answered.connect(self._decide)

    def show_table(self, opened: Opened) -> None:
        """Begin with a table that was just read."""
        self.opened, self.mapping, self._fresh = opened, opened.mapping, True
        self.kind.setCurrentIndex(self.kind.findData(opened.mapping.kind))
        self.sheet.clear()
        for name in opened.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(opened.table.sheet))
        self.sheet_field.setVisible(len(opened.sheets) > 1)
        self._offer_markings(opened.scheme)
        self.columns.put(opened.table, opened.mapping)
        self.changed.emit()

    def decisions(self) -> Decisions:
        """What the officer has decided so far."""
        assert self.opened is not None
        default, level = self.doubles.code(), self.marking.code()
        return Decisions(
            dict(self.opened.answers),
            Answer(default) if default else None,
            self.faults.isChecked(),
            Marking(level) if level else None,
        )

    def show_preview(self, seen: Foreseen) -> None:
        """Show what would happen."""
        self.rows.put(seen, fresh=self._fresh)
        if self._fresh and self.isVisible():
            self.rows.list.setFocus()
        self._fresh = False

    @Slot()
    def leave_faults_out(self) -> None:
        """Leave faulty rows out instead of refusing the file."""
        self.faults.setChecked(True)

    @Slot(int, str)
    def _map(self, place: int, target: str) -> None:
        assert self.mapping is not None
        self.mapping = self.mapping.put(place, target or None)
        self.columns.refresh(self.mapping)
        self.changed.emit()

    @Slot(str, str)
    def _fill(self, target: str, words: str) -> None:
        assert self.mapping is not None
        self.mapping = self.mapping.filled(target, words)
        self.columns.refresh(self.mapping)
        self.changed.emit()

    @Slot(str, object)
    def _decide(self, key: str, decision: Decision) -> None:
        assert self.opened is not None
        self.opened.answers[key] = decision
        self.changed.emit()

    @Slot()
    def _reread(self) -> None:
        self.reread.emit(self.kind.code() or "", self.sheet.code() or "")

    def _offer_markings(self, scheme: Scheme) -> None:
        chosen = self.marking.code()
        self.marking.clear()
        self.marking.addItem("Not assessed", "")
        for level in scheme.levels:
            self.marking.addItem(level.label, level.code)
        self.marking.setCurrentIndex(max(0, self.marking.findData(chosen)))

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        margin = look.units(24)
        head = QHBoxLayout()
        head.setContentsMargins(margin, 0, margin, look.units(4))
        head.setSpacing(look.units(16))
        head.addWidget(Field(theme, "Rows become", self.kind))
        head.addWidget(self.sheet_field)
        head.addWidget(Field(theme, "What may be on file already", self.doubles))
        head.addWidget(Field(theme, "Marking, where a row says none", self.marking))
        head.addWidget(self.faults, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.columns)
        split.addWidget(self.rows)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([look.units(440), look.units(640)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule(theme))
        column.addWidget(split, 1)
