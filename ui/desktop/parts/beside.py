"""Two panes beside each other, whose line between can be moved: what every page with a record beside it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

SHARES = (1100, 900)
"""What each pane gets of the width at first, as parts."""

EVEN = (1000, 1000)


def beside(left: QWidget, right: QWidget, shares: tuple[int, int] = SHARES) -> QSplitter:
    """A splitter of both; neither can be folded away."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for place, widget in enumerate((left, right)):
        made.addWidget(widget)
        made.setStretchFactor(place, 1)
    made.setSizes(list(shares))
    return made
