"""Open commitments of a country as countable units: one sign each, by side and state; every row leads to its list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.commitments.register import Numbers
from app.countries import CountryView
from app.list_rows import SIDE_SIGNS
from db.values.choices import Side
from db.values.due import DueState
from ui.desktop.country.words import SIDES, by_side, overdue_words
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.pressing import EnterPresses
from ui.desktop.parts.signs import Signs
from ui.desktop.parts.words import Label

MOST_SIGNS = 40
"""Commitments of one row that are drawn one by one; the number always stands beside them."""

_FILTERS = {Side.OURS: "owes:us", Side.THEIRS: "owes:them", Side.JOINT: "owes:both"}
_STATES: tuple[tuple[DueState, str, str], ...] = (
    (DueState.OVERDUE, "overdue", "is:overdue"),
    (DueState.DUE_SOON, "due soon", "due>=0d due<=30d"),
    (DueState.LATER, "due later", "due>30d"),
    (DueState.FLOATING, "by a next meeting", ""),
    (DueState.WAITING, "if something happens", ""),
    (DueState.RECURRING, "recurring", ""),
    (DueState.AGEING, "no date: ageing", "is:ageing"),
    (DueState.NONE, "no date", ""),
)


@dataclass(frozen=True, slots=True)
class Units:
    """One row: a side in one state. `words` find it in the list of commitments."""

    side: Side
    state: DueState
    label: str
    number: int
    words: str


def rows_of(open_: Numbers) -> list[Units]:
    """What is open by side and state, ours first, the most urgent first."""
    return [
        Units(side, state, label, number, f"is:open is:tracked {_FILTERS.get(side, '')} {found}".strip())
        for side in SIDES
        for state, label, found in _STATES
        if (number := open_.get((side, state), 0))
    ]


class UnitRow(EnterPresses, QAbstractButton):
    """The signs of one row, their number and what it is."""

    def __init__(self, theme: Theme, units: Units) -> None:
        super().__init__()
        self._theme = theme
        self._signs = Signs()
        self.units = units
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{units.number:,} {units.side.label.lower()}, {units.label}: show them")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(320), self._theme.look.height(Measure.ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        late = self.units.state is DueState.OVERDUE
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                painter.fillRect(self.rect(), QColor(c.hover))
            painter.setFont(look.font(Type.BODY))
            painter.setPen(QColor(c.overdue if late else c.text))
            label = QRectF(0, 0, look.units(220), self.height())
            said = f"{self.units.side.label}, {self.units.label}"
            elided = QFontMetrics(painter.font()).elidedText(
                said, Qt.TextElideMode.ElideRight, int(label.width())
            )
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, elided)
            number = QRectF(label.right(), 0, look.units(44), self.height())
            painter.setFont(look.font(Type.STRONG))
            painter.drawText(
                number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{self.units.number:,}"
            )
            self._paint_signs(painter, number.right() + look.units(16), c.overdue if late else c.text)
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), look.units(6), c.ring)

    def _paint_signs(self, painter: QPainter, left: float, ink: str) -> None:
        size = self._theme.look.units(16)
        room = int((self.width() - left) // size)
        picture = self._signs.picture(SIDE_SIGNS[self.units.side], ink, size, self.devicePixelRatioF())
        for place in range(min(self.units.number, MOST_SIGNS, max(room, 0))):
            painter.drawPixmap(round(left + place * size), (self.height() - size) // 2, picture)


class Overview(QWidget):
    """The finding as a heading, then a row for each side and state."""

    wanted = Signal(str)
    """Words that find the commitments of a row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[UnitRow] = []
        look = theme.look
        self.heading = Label(theme, Type.HEAD)
        self.heading.setWordWrap(True)
        self.below = Label(theme, Type.SMALL, "text_2")
        self.below.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.units(32), look.units(20), look.units(32), look.units(20))
        self._column.setSpacing(look.units(2))
        self._column.addWidget(self.heading)
        self._column.addWidget(self.below)
        self._column.addSpacing(look.units(10))
        self._column.addStretch(1)

    def show_country(self, view: CountryView) -> None:
        """Show what is open."""
        total = sum(number for _, number in by_side(view.open))
        self.heading.setText(_finding(view, total))
        self.below.setText(
            "Each sign is one open commitment. A row leads to its list."
            if total
            else "A commitment is entered with the meeting it was made at, or with New on the tab Commitments."
        )
        for row in self._rows:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._rows = [UnitRow(self._theme, units) for units in rows_of(view.open)]
        for place, row in enumerate(self._rows):
            row.clicked.connect(self._choose)
            self._column.insertWidget(place + 3, row)

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, UnitRow):
            self.wanted.emit(row.units.words)


def _finding(view: CountryView, total: int) -> str:
    if not total:
        return f"No commitment with {view.name} is open"
    overdue = overdue_words(view.open)
    opened = f"{total:,} commitment{'s are' if total > 1 else ' is'} open"
    if overdue:
        return f"{opened}; {overdue}"
    return f"{opened}; none is overdue" + (f", {view.silent:,} silent" if view.silent else "")
