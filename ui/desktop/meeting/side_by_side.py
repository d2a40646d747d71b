"""Editors side by side in one line, as a part of the meeting form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from db.values.errors import InvalidValue
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.editor import Editor


class SideBySide(QWidget):
    """Subclasses make the editors and lay them out once."""

    changed = Signal()

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self.editors: dict[str, Editor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def value(self, name: str) -> Any:
        """The value of a field, None where it cannot be read."""
        try:
            return self.editors[name].value()
        except InvalidValue:
            return None

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {name: editor.typed() for name, editor in self.editors.items()}

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""
        for name, one in json.items():
            if name in self.editors:
                self.editors[name].retype(one)

    def _lay(
        self,
        editors: Mapping[str, Editor],
        widths: tuple[int, ...],
        changed: Callable[[], object] | SignalInstance,
    ) -> None:
        """`widths` are the shares of the editors; `changed` hears of every change."""
        self.editors.update(editors)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._basis.theme.look.units(12))
        for column, (name, editor) in enumerate(editors.items()):
            editor.setObjectName(name)
            editor.changed.connect(changed)
            grid.addWidget(editor, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, widths[column])
            grid.setColumnMinimumWidth(column, 0)
