"""Values of one field under each other, of which an officer chooses one; sheets that decide are made of these."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Label


class SideBySide(QWidget):
    """One field: for each value (code, value in words, whose it is); the first is chosen."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        of: str,
        values: Sequence[tuple[int, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.units(6), 0, 0)
        column.setSpacing(look.units(4))
        title = Label(theme, Type.SECTION, "text_2", f"{label} – {of}" if of else label)
        title.setWordWrap(True)
        column.addWidget(title)
        self.group = QButtonGroup(self)
        for code, said, whose in values:
            button = QRadioButton(whose.replace("&", "&&"))
            button.setFont(look.font(Type.SMALL))
            button.setAccessibleName(f"{label}: {said}; {whose}")
            self.group.addButton(button, code)
            column.addWidget(button)
            whole = Label(theme, Type.BODY, "text", said)
            whole.setWordWrap(True)
            whole.setContentsMargins(look.units(24), 0, 0, look.units(4))
            column.addWidget(whole)
        self.group.button(values[0][0]).setChecked(True)


def scrolled(theme: Theme, boxes: Sequence[QWidget], width: int = 0) -> QScrollArea:
    """Boxes under each other; what does not fit is scrolled to. As high as they need at a width, where one is given."""
    look = theme.look
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, look.units(8), 0)
    column.setSpacing(look.units(8))
    for box in boxes:
        column.addWidget(box)
    column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    if width:
        area.setMinimumHeight(inside.heightForWidth(width))
    return area
