"""The page without a case file: two ways to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Ground, Label

WORDS = (
    "The case file of your desk: countries, people, meetings and commitments, and the brief for the next visit. "
    "Everything stays on this machine."
)
HINT = (
    "The demonstration is a case file of its own, made from four public reports on India’s defence relations "
    "with Oman and Japan. You choose where it is written."
)


class Welcome(Ground):
    """Offers the demonstration and an existing case file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self.demonstration = Button(theme, "Open the demonstration…", Weight.FILLED)
        self.open = Button(theme, "Open a case file…", Weight.OUTLINED)
        self.setAccessibleName("Welcome")
        block = self._block(theme)
        outer = QVBoxLayout(self)
        margin = theme.look.units(32)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.addStretch(2)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(block, 4)
        centred.addStretch(1)
        outer.addLayout(centred)
        outer.addStretch(3)

    def _block(self, theme: Theme) -> QWidget:
        look = theme.look
        block = QWidget()
        block.setMaximumWidth(look.units(520))
        row = QHBoxLayout()
        row.setSpacing(look.units(12))
        row.addWidget(self.demonstration)
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(_wrapping(Label(theme, Type.DISPLAY, "text", "Chancery")))
        column.addWidget(_wrapping(Label(theme, Type.BODY, "text_2", WORDS)))
        column.addSpacing(look.units(8))
        column.addLayout(row)
        column.addWidget(_wrapping(Label(theme, Type.SMALL, "text_3", HINT)))
        return block


def _wrapping(label: Label) -> Label:
    label.setWordWrap(True)
    return label
