"""The page without a case file: the demonstration, a new case file, an existing one, those of late."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import preferences
from ui.desktop.icons import Icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Ground, Label

WORDS = (
    "The case file of your desk: countries, people, meetings and commitments, and the brief for the next visit. "
    "Everything stays on this machine."
)
HINT = (
    "The demonstration is a case file of its own, made from four public reports on India’s defence relations "
    "with Oman and Japan. You choose where it is written."
)
SHOWN = 5
"""Case files of late that are offered."""


class Welcome(Ground):
    """Offers ways to begin; emits `chosen` with the path of a case file of late."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self.demonstration = Button(theme, "Open the demonstration…", Weight.FILLED)
        self.new = Button(theme, "New case file…", icon=Icon.PLUS)
        self.open = Button(theme, "Open a case file…", icon=Icon.FOLDER)
        self.recent = RowList(theme, "Case files opened lately")
        self.model = self.recent.rows
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
        self.recent.clicked.connect(self._choose)
        self.recent.activated.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the case files of late that are still there."""
        paths = [path for one in preferences.read().recent if (path := Path(one)).exists()][:SHOWN]
        rows = [Row(RowKind.ITEM, path.stem, str(path.parent), key=str(path)) for path in paths]
        self.model.put([Row(RowKind.HEADING, "Opened lately"), *rows] if rows else [])
        look = self._theme.look
        height = look.height(Measure.HEADING) + len(rows) * look.height(Measure.ROW_OF_TWO)
        self.recent.setFixedHeight(height if rows else 0)
        self.recent.setVisible(bool(rows))
        self.demonstration.set_weight(Weight.OUTLINED if rows else Weight.FILLED)
        if rows:
            self.recent.setCurrentIndex(self.model.index(1))

    def showEvent(self, event: QShowEvent) -> None:
        """The focus goes to what is likeliest: the case file of late, or the demonstration."""
        super().showEvent(event)
        (self.recent if self.recent.isVisibleTo(self) else self.demonstration).setFocus()

    @Slot(object)
    def _choose(self, index: object) -> None:
        key = index.data(KEY)  # type: ignore[attr-defined]
        if key:
            self.chosen.emit(Path(key))

    def _block(self, theme: Theme) -> QWidget:
        look = theme.look
        block = QWidget()
        block.setMaximumWidth(look.units(560))
        row = QHBoxLayout()
        row.setSpacing(look.units(12))
        for button in (self.demonstration, self.new, self.open):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(_wrapping(Label(theme, Type.DISPLAY, "text", "Chancery")))
        column.addWidget(_wrapping(Label(theme, Type.BODY, "text_2", WORDS)))
        column.addSpacing(look.units(8))
        column.addLayout(row)
        column.addWidget(_wrapping(Label(theme, Type.SMALL, "text_3", HINT)))
        column.addSpacing(look.units(8))
        column.addWidget(self.recent)
        return block


def _wrapping(label: Label) -> Label:
    label.setWordWrap(True)
    return label
