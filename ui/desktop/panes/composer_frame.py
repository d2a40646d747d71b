"""How the composer is laid out: its side, head and choices above the paper, what is not ready at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from ui.desktop.look import Measure, Theme, Type
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.composer_side import ComposerSide
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import ReadinessPane
from ui.desktop.panes.writing_strip import WritingStrip
from ui.desktop.parts.controls import Button
from ui.desktop.parts.words import Elided, rule

KIND_WORDS = {
    "country": "Country brief",
    "visit": "Brief for a visit",
    "meeting": "Brief for a meeting",
    "since": "What has changed since the last brief",
}
CHOOSE = ("No brief yet", "Choose a country, a visit or a meeting at the left. Its brief appears here.")
EMPTY = (
    "Nothing to write about yet",
    "This case file holds no country besides the home country, no visit and no planned meeting; see the demonstration.",
)

NARROW = 1040
"""Width in units below which the side panes are at their narrowest."""


class ComposerFrame(QWidget):
    """The widgets of the composer in their places; where there is little room, the sides give way to the paper."""

    def __init__(
        self,
        theme: Theme,
        *,
        side: ComposerSide,
        choices: ChoicesBar,
        strip: WritingStrip,
        paper: Paper,
        readiness: ReadinessPane,
        keep: Button,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self.head = Elided(theme, Type.TITLE)
        self.second = Elided(theme, Type.SMALL, "text_3")
        look = theme.look
        right = QWidget()
        self._inner = _split(paper, readiness, grows=0)
        self._outer = _split(side, right, grows=1)
        head = self._head(keep, choices.pdf, choices.draft, choices.export)
        self._stack(right, head, choices, strip, rule(theme))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._outer)
        side.setMinimumWidth(look.units(212))
        side.setMaximumWidth(look.units(420))
        paper.setMinimumWidth(look.units(280))
        readiness.setMinimumWidth(look.units(200))
        self.share_out(self.width(), narrow=False)

    def _stack(self, right: QWidget, *above: QWidget) -> None:
        """The paper and the readiness beneath what is chosen for them."""
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self._inner, 1)

    def _head(self, *beside: QWidget) -> QWidget:
        look = self._theme.look
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(look.units(24), look.units(12), look.units(24), 0)
        row.setSpacing(look.units(8))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.second)
        row.addLayout(titles, 1)
        for widget in beside:
            row.addWidget(widget)
        for label in (self.head, self.second):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head.setMinimumHeight(look.height(Measure.TOP_BAR))
        return head

    def fit(self, width: int) -> None:
        """The page has another width."""
        narrow = width < self._theme.look.units(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.share_out(width, narrow=narrow)

    def share_out(self, width: int, *, narrow: bool) -> None:
        """Give each pane its part of the width."""
        look = self._theme.look
        self._outer.resize(width, self.height())  # a splitter shares out the room that it has
        left, right = (220, 220) if narrow else (280, 304)
        rest = width - look.units(left)
        self._outer.setSizes([look.units(left), rest])
        self._inner.resize(rest, self._inner.height())
        self._inner.setSizes([rest - look.units(right), look.units(right)])


def _split(*parts: QWidget, grows: int) -> QSplitter:
    """Panes side by side, parted by a line that can be drawn; one of them takes what room there is."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(1)
    for widget in parts:
        split.addWidget(widget)
    split.setStretchFactor(grows, 1)
    return split
