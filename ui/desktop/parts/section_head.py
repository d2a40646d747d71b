"""The heading of a section within a page: its words over a rule, and a figure at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Label, rule


class SectionHead(QWidget):
    """`above` and `below` are the room around it, in units."""

    def __init__(
        self, theme: Theme, words: str, figure: str = "", *, above: int = 12, below: int = 2
    ) -> None:
        super().__init__()
        units = theme.look.units
        column = QVBoxLayout(self)
        column.setContentsMargins(0, units(above), 0, units(below))
        column.setSpacing(units(4))
        row = QHBoxLayout()
        row.addWidget(Label(theme, Type.SECTION, "text_2", words), 1)
        if figure:
            row.addWidget(Label(theme, Type.SMALL, "text_3", figure))
        column.addLayout(row)
        column.addWidget(rule(theme))
