"""The live preview: the brief on leaves of paper, or what to do where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.panes.sheet import Sheet
from ui.desktop.parts.typesetting import Pieces
from ui.desktop.parts.words import Ground, Label


class Paper(QStackedWidget):
    """The sheet, or words in its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sheet = Sheet(theme)
        self.head = Label(theme, Type.TITLE, "text")
        self.words = Label(theme, Type.BODY, "text_2")
        for label in (self.head, self.words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        instead = Ground(theme, "desk")
        column = QVBoxLayout(instead)
        margin = theme.look.units(32)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.look.units(8))
        column.addStretch(2)
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addStretch(3)
        self._instead = instead
        self.foot = Label(theme, Type.SMALL, "text_3")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._leaves = Ground(theme, "desk")
        leaves = QVBoxLayout(self._leaves)
        leaves.setContentsMargins(0, 0, 0, theme.look.units(4))
        leaves.setSpacing(theme.look.units(4))
        leaves.addWidget(self.sheet, 1)
        leaves.addWidget(self.foot)
        self.addWidget(instead)
        self.addWidget(self._leaves)
        self.sheet.turned.connect(self._count)

    @property
    def has_brief(self) -> bool:
        """Whether a brief is on the paper."""
        return self.currentWidget() is self._leaves

    def show_brief(self, pieces: Pieces, *, keep_place: bool) -> None:
        """Put a brief on the paper."""
        shown = self.has_brief
        self.setCurrentWidget(self._leaves)  # the leaves are set in the width that they have there
        self.sheet.put(pieces, keep_place=keep_place and shown)

    def say(self, head: str, words: str) -> None:
        """Say why there is no brief and what to do; the sheet is emptied."""
        self.sheet.put(None, keep_place=False)
        self.head.setText(head)
        self.words.setText(words)
        self.setCurrentWidget(self._instead)

    @Slot()
    def _count(self) -> None:
        """Which page is looked at, of how many; they are the preview's own."""
        sheet = self.sheet
        self.foot.setVisible(bool(sheet.pages))
        of = f"of {sheet.pages:,} in this preview; Word may break them elsewhere" if sheet.whole else "…"
        self.foot.setText(f"Page {sheet.page:,} {of}")
