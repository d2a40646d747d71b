"""A group of fields that opens and closes under its heading."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.forms.basis import Basis
from ui.desktop.parts.disclosure import Disclosure
from ui.desktop.parts.words import rule


class Fold(QWidget):
    """A group of fields under its heading, which opens and closes it."""

    def __init__(self, basis: Basis, words: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        look = basis.theme.look
        self.head = Disclosure(basis.theme, words)
        self.head.toggled.connect(self._show)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.units(8))
        line.addWidget(self.head)
        line.addWidget(rule(basis.theme), 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(8))
        column.addLayout(line)
        column.addWidget(body)
        self._show(False)

    def set_open(self, on: bool) -> None:
        """Show the fields, or only the heading."""
        self.head.setChecked(on)
        self._show(on)

    @Slot(bool)
    def _show(self, on: bool) -> None:
        self.body.setVisible(on)
