"""The heads of columns: small words over hairlines; a click sorts, a drag moves or widens, a right click chooses."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.tables.model import TableModel

HEIGHT = 1.9


class Heads(QHeaderView):
    """The header of a list."""

    choosing = Signal(object)
    """Somebody wants to choose columns, at this point of the screen (QPoint)."""

    def __init__(self, theme: Theme, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._model = model
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setResizeContentsPrecision(0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._choose)
        self.setAccessibleName("Columns")

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.look.height(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = self._theme.look
        columns = self._model.columns
        if not rect.isValid() or logicalIndex >= len(columns):
            return
        painter.save()
        painter.fillRect(rect, QColor(look.colours.window))
        painter.setFont(look.font(Type.MICRO))
        painter.setPen(QColor(look.colours.text_2))
        left = look.units(12) + look.units(20) * self._has_sides() if logicalIndex == 0 else look.units(5)
        words = self._words(logicalIndex)
        room = rect.adjusted(left, 0, -look.units(4), 0)
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()

    def _words(self, section: int) -> str:
        """The head with an arrow where the list is sorted by it."""
        label = self._model.columns[section].label
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != section:
            return label
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return f"{label} {'↓' if down else '↑'}"

    def _has_sides(self) -> bool:
        return self._model.has_sides

    @Slot(QPoint)
    def _choose(self, at: QPoint) -> None:
        self.choosing.emit(self.mapToGlobal(at))
