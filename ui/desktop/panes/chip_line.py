"""A row of chips that says how something stands; those that find no room go to the next line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.showing.view import Chip
from ui.desktop.look import Theme
from ui.desktop.panes.record_lines import ChipLabel


class ChipLine(QWidget):
    """Shows chips in their order."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[ChipLabel] = []
        self._heights: dict[int, int] = {}
        """What its layouts ask for again and again: the height at each width."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, chips: Sequence[Chip], marking: Chip | None = None) -> None:
        """Show other chips, with a marking at the end."""
        for one in self._chips:
            one.hide()
            one.deleteLater()
        self._chips = [ChipLabel(self._theme, chip, parent=self) for chip in chips]
        self._heights.clear()
        if marking is not None:
            self._chips.append(ChipLabel(self._theme, marking, marking=True, parent=self))
        for one in self._chips:
            one.show()
        said = [chip.words for chip in chips] + ([marking.words] if marking is not None else [])
        self.setAccessibleName(", ".join(said))
        if not self._chips:
            self.hide()
        elif self.parentWidget() is not None:  # without a parent it would be shown as a window of its own
            self.show()
        self._lay(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(width, move=False)
        return self._heights[width] + self._around()

    def sizeHint(self) -> QSize:
        width = sum(one.sizeHint().width() + self._gap for one in self._chips)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((one.sizeHint().width() for one in self._chips), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())

    @property
    def _gap(self) -> int:
        return self._theme.look.units(6)

    def _around(self) -> int:
        return self.contentsMargins().top() + self.contentsMargins().bottom()

    def _lay(self, width: int, *, move: bool = True) -> int:
        """Lay the chips out in lines; returns the height that takes."""
        left = top = line = 0
        above = self.contentsMargins().top()
        for one in self._chips:
            size = one.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + line + self._gap
            line = size.height()
            if move:
                one.setGeometry(left, above + top, size.width(), size.height())
            left += size.width() + self._gap
        return top + line
