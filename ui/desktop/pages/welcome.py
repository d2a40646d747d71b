"""The page without a case file: two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label


class Welcome(QWidget):
    """Offers the demonstration and an existing case file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        head = Label(theme, Type.DISPLAY, "text", "Chancery")
        words = Label(
            theme,
            Type.BODY,
            "text_2",
            "The case file of your desk: countries, people, meetings and commitments, and the brief for the next visit. "
            "Everything stays on this machine.",
        )
        self.demonstration = Button(theme, "Open the demonstration…", Weight.FILLED)
        self.open = Button(theme, "Open a case file…", Weight.OUTLINED)
        hint = Label(
            theme,
            Type.SMALL,
            "text_3",
            "The demonstration is a case file of its own, made from four public reports on India’s defence relations with "
            "Oman and Japan. You choose where it is written.",
        )
        block = QWidget()
        block.setMaximumWidth(look.units(520))
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        row = QHBoxLayout()
        row.setSpacing(look.units(12))
        row.addWidget(self.demonstration)
        row.addWidget(self.open)
        row.addStretch(1)
        for label in (head, words, hint):
            label.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(words)
        column.addSpacing(look.units(8))
        column.addLayout(row)
        column.addWidget(hint)
        outer = QVBoxLayout(self)
        margin = look.units(32)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.addStretch(2)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(block, 4)
        centred.addStretch(1)
        outer.addLayout(centred)
        outer.addStretch(3)
        self.setAccessibleName("Welcome")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
