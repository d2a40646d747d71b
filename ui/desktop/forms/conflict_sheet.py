"""The sheet on which an officer decides between two edits of the same fields; both are kept until then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.deciding import Comparison, Difference
from app.showing.words import moment
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
        self.comparison = comparison
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
        for one in comparison.differences:
            column.addWidget(self._difference(one))
        column.addWidget(rule(theme))
        column.addLayout(self._foot())

    def _difference(self, one: Difference) -> QWidget:
        look = self._theme.look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.units(6), 0, 0)
        column.setSpacing(look.units(4))
        title = Label(self._theme, Type.SECTION, "text_2", f"{one.label} – {one.of}")
        title.setWordWrap(True)
        column.addWidget(title)
        group = QButtonGroup(self)
        when = moment(one.wall)
        for choice, said, whose in (
            (MINE, one.mine, "typed here, not saved yet"),
            (THEIRS, one.theirs, f"in the case file: {one.author}, {when}"),
        ):
            button = QRadioButton(_cut(said).replace("&", "&&"))
            button.setFont(look.font(Type.STRONG))
            button.setAccessibleName(f"{one.label}: {said}; {whose}")
            group.addButton(button, choice)
            column.addWidget(button)
            whole = Label(self._theme, Type.SMALL, "text_3", whose if len(said) <= 90 else f"{whose}\n{said}")
            whole.setWordWrap(True)
            whole.setContentsMargins(look.units(22), 0, 0, 0)
            column.addWidget(whole)
        group.button(MINE).setChecked(True)
        self.groups.append(group)
        return box

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


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
