"""What is offered under a field while one types: the records that may be meant, and last what can be created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.references import Mention
from ui.desktop.look import Theme
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: a record that may be meant, or (`mention` None) a record of `kind` to be made from what was typed."""

    words: str
    second: str = ""
    mention: Mention | None = None
    kind: str = ""


class Offers(QFrame):
    """A list over the window, under the field it belongs to; the field keeps the focus and the keys."""

    taken = Signal(object)
    """An Offer: the officer clicked it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offers: tuple[Offer, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Suggestions")
        self.list = RowList(theme, "Suggestions", self)
        self.model = self.list.rows
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        gap = theme.look.units(4)
        column.setContentsMargins(gap, gap, gap, gap)
        column.addWidget(self.list)
        self.list.clicked.connect(self._clicked)
        self.hide()

    def offer(self, offers: Sequence[Offer], field: QWidget, *, choose_first: bool) -> None:
        """Show offers under a field; nothing is shown where there are none."""
        self._offers = tuple(offers)
        self.model.put(
            [Row(RowKind.ITEM, one.words, one.second, "", str(place)) for place, one in enumerate(offers)]
        )
        if not offers:
            self.hide()
            return
        self._stand(field)
        self.list.setCurrentIndex(self.model.index(0, 0) if choose_first else QModelIndex())
        self.show()
        self.raise_()

    def current(self) -> Offer | None:
        """The offer that Enter would take."""
        row = self.list.currentIndex().row()
        return self._offers[row] if self.isVisible() and 0 <= row < len(self._offers) else None

    def creating(self) -> Offer | None:
        """The first offer to create something."""
        return next((one for one in self._offers if one.mention is None), None) if self.isVisible() else None

    def move(self, step: int) -> None:  # type: ignore[override]
        """Go up or down the list."""
        row = self.list.currentIndex().row() + step
        row = min(max(row, 0), len(self._offers) - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(c.line_strong), 1))
            painter.setBrush(QColor(c.raised))
            radius = self._theme.look.units(8)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _stand(self, field: QWidget) -> None:
        """Under the field, or above it where there is more room."""
        look = self._theme.look
        window = self.window() if self.parentWidget() is None else self.parentWidget()
        assert window is not None
        at = field.mapTo(window, QPoint(0, 0))
        rows = range(min(len(self._offers), MOST_SHOWN))
        wanted = sum(self.list.sizeHintForRow(row) for row in rows) + look.units(12)
        below = window.height() - at.y() - field.height() - look.units(8)
        above = at.y() - look.units(8)
        width = min(max(field.width(), look.units(320)), window.width() - look.units(16))
        left = min(at.x(), window.width() - width - look.units(8))
        if wanted <= below or below >= above:
            top, height = at.y() + field.height() + look.units(2), min(wanted, below)
        else:
            height = min(wanted, above)
            top = at.y() - height - look.units(2)
        self.setGeometry(QRect(max(left, 0), top, width, max(height, look.units(40))))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offers):
            self.taken.emit(self._offers[index.row()])
