"""What counts for the whole file where no column says it: a line for each field that is needed or was asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.registers.mapping import Mapping
from app.registers.targets import targets
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Choice
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label


class Fills(QWidget):
    """Emits `filled` with a target and its words; empty words take it away."""

    filled = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mapping: Mapping | None = None
        self._asked: list[str] = []
        self.lines: dict[str, QLineEdit] = {}
        self.more = Choice(theme)
        self.more.setAccessibleName("Another field for the whole file")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.look.units(12), 0, 0)
        self._column.setSpacing(theme.look.units(4))
        self._column.addWidget(
            Label(theme, Type.SECTION, "text_2", "For the whole file, where a row says nothing")
        )
        self._column.addWidget(self.more)
        self.more.activated.connect(self._add)

    def put(self, mapping: Mapping) -> None:
        """Show what is needed and has no column, and what was filled."""
        if self._mapping is None or self._mapping.kind != mapping.kind:
            self._asked = []
        self._mapping = mapping
        known, given = targets(mapping.kind), dict(mapping.fill)
        needed = [name for name, one in known.items() if one.required and not mapping.becomes(name)]
        wanted = list(dict.fromkeys((*needed, *given, *self._asked)))
        for name in [one for one in self.lines if one not in wanted]:
            self._drop(name)
        for name in wanted:
            if name not in self.lines:
                self._show_line(name, known[name].label, given.get(name, ""), needed=name in needed)
        self.more.clear()
        self.more.addItem("Another field…", "")
        for name, one in known.items():
            if name not in wanted:
                self.more.addItem(one.label, name)

    def _show_line(self, name: str, words: str, given: str, *, needed: bool) -> None:
        edit = line_edit(
            self._theme,
            words,
            "worked out from the words, unless you say it here" if needed else "",
            free=True,
        )
        edit.setText(given)
        edit.setObjectName(name)
        edit.editingFinished.connect(self._fill)
        field = Field(self._theme, words, edit)
        field.hint.hide()
        self.lines[name] = edit
        self._column.insertWidget(self._column.count() - 1, field)

    def _drop(self, name: str) -> None:
        field = self.lines.pop(name).parentWidget()
        if field is not None:
            self._column.removeWidget(field)
            field.deleteLater()

    @Slot()
    def _fill(self) -> None:
        edit = self.sender()
        if isinstance(edit, QLineEdit) and self._mapping is not None:
            name, words = edit.objectName(), edit.text().strip()
            if words != dict(self._mapping.fill).get(name, ""):
                self.filled.emit(name, words)

    @Slot()
    def _add(self) -> None:
        name = self.more.code()
        if name and self._mapping is not None:
            self._asked.append(name)
            self.put(self._mapping)
            self.lines[name].setFocus()
