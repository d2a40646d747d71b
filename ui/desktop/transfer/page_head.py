"""The head of a page: its title, a quieter line, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.words import Elided


class PageHead(QWidget):
    """Title and second line at the left, buttons at the right."""

    def __init__(
        self, theme: Theme, title: str, *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look = theme.look
        self.title = Elided(theme, Type.TITLE, "text", title)
        self.second = Elided(theme, Type.SMALL, "text_3")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.second)
        self.title.setMinimumHeight(look.height(Measure.BUTTON))  # on one line with the buttons
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(8))
        row.setSpacing(look.units(8))
        row.addLayout(titles, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
