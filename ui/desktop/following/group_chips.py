"""Groups of a board as chips with their numbers: by officer or by topic; one click filters by it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.board import GroupCount
from ui.desktop.look import Theme
from ui.desktop.tables.filters import Chip

MOST = 40


class GroupChips(QWidget):
    """Those that find no room stand behind “…”."""

    chosen = Signal(str)
    """Words of a filter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[GroupCount, ...] = ()
        self._chips: list[Chip] = []
        self.more = Chip(theme, "…", on=False)
        self.more.setAccessibleName("More groups")
        self.more.clicked.connect(self._pop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.look.units(6))
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.hide()

    def put(self, groups: Sequence[GroupCount]) -> None:
        """Show other groups, the largest first; hidden where there are none."""
        if tuple(groups) != self._groups:
            for chip in self._chips:
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._groups = tuple(groups)
            self._chips = [self._chip(one) for one in self._groups[:MOST]]
            for place, chip in enumerate(self._chips):
                self._row.insertWidget(place, chip)
        self.setVisible(bool(self._groups))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), self.more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, one: GroupCount) -> Chip:
        chip = Chip(self._theme, _said(one), on=False, parent=self)
        chip.setObjectName(one.words)
        chip.clicked.connect(self._press)
        return chip

    def _fit(self) -> None:
        gap = self._row.spacing()
        room = self.width() - self.more.sizeHint().width() - gap
        for chip in self._chips:
            room -= chip.sizeHint().width() + gap
            chip.setVisible(room >= 0)
        self.more.setVisible(room < 0 or len(self._groups) > len(self._chips))

    @Slot()
    def _press(self) -> None:
        self.chosen.emit(self.sender().objectName())

    @Slot()
    def _pop(self) -> None:
        menu = QMenu(self)
        shown = {chip.objectName() for chip in self._chips if chip.isVisible()}
        for one in self._groups:
            if one.words not in shown:
                menu.addAction(_said(one)).setData(one.words)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def _said(one: GroupCount) -> str:
    late = f", {one.late:,} overdue" if one.late else ""
    return f"{one.label}  {one.number:,}{late}"
