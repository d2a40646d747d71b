"""The sheet on which an officer decides between two edits of the same fields; both are kept until then."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.deciding import Comparison, Difference
from app.showing.words import moment
from ui.desktop.forms.layout import in_order
from ui.desktop.forms.side_by_side import SideBySide, scrolled
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, rule

MINE, THEIRS = 0, 1


class ConflictSheet(QDialog):
    """Emits `decided` with the differences in which what stands in the case file is to stay."""

    decided = Signal(object)

    def __init__(self, theme: Theme, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.comparison = comparison = replace(comparison, differences=_as_on_the_form(comparison))
        self.groups: list[QButtonGroup] = []
        look = theme.look
        count = len(comparison.differences)
        head = "One field was changed twice" if count == 1 else f"{count} fields were changed twice"
        self.setWindowTitle(head)
        self.setMinimumWidth(look.units(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(20), look.units(24), look.units(20))
        column.setSpacing(look.units(10))
        column.addWidget(Label(theme, Type.HEAD, "text", head))
        lost = Label(theme, Type.BODY, "text_2", "Nothing is lost: both values are here until you choose.")
        lost.setWordWrap(True)
        column.addWidget(lost)
        column.addWidget(self._scrolled([self._difference(one) for one in comparison.differences]))
        column.addWidget(rule(theme))
        column.addLayout(self._foot())

    def _difference(self, one: Difference) -> QWidget:
        values = (
            (MINE, one.mine, "Yours: typed here, not saved yet"),
            (THEIRS, one.theirs, f"In the case file: {one.author}, {moment(one.wall)}"),
        )
        box = SideBySide(self._theme, one.label, one.of, values)
        self.groups.append(box.group)
        return box

    def _scrolled(self, boxes: list[QWidget]) -> QScrollArea:
        """As high as they need, and no higher than the screen has room for."""
        area = scrolled(self._theme, boxes, self._theme.look.units(460))
        area.setMinimumHeight(min(area.minimumHeight(), round(self.screen().availableSize().height() * 0.6)))
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.look.units(8))
        row.addStretch(1)
        later = Button(self._theme, "Decide later", Weight.OUTLINED)
        later.clicked.connect(self.reject)
        self.keep = Button(self._theme, "Keep what is chosen", Weight.FILLED)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._decide)
        row.addWidget(later)
        row.addWidget(self.keep)
        return row

    @Slot()
    def _decide(self) -> None:
        theirs = [
            one
            for one, group in zip(self.comparison.differences, self.groups, strict=True)
            if group.checkedId() == THEIRS
        ]
        self.decided.emit(theirs)
        self.accept()


def _as_on_the_form(comparison: Comparison) -> tuple[Difference, ...]:
    """Record by record, each from the head of its form down."""
    records = list(dict.fromkeys(one.record_id for one in comparison.differences))

    def place(one: Difference) -> tuple[int, int]:
        names = in_order(one.kind)
        return records.index(one.record_id), names.index(one.field) if one.field in names else len(names)

    return tuple(sorted(comparison.differences, key=place))
