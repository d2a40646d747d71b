"""Preferences of this machine: light or dark, size of text, density. They take hold at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import preferences
from app.preferences import SIZES, Preferences
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.words import Label

THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}
DENSITIES = {"comfortable": "Comfortable", "compact": "Compact: lower rows"}


class PreferencesSheet(QDialog):
    """Emits `chosen` with the Preferences after each choice."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        now = preferences.read()
        self.theme = _choice(theme, THEMES, now.theme)
        self.text = _choice(theme, {str(size): f"{size} %" for size in SIZES}, str(now.text))
        self.density = _choice(theme, DENSITIES, now.density)
        self.close_ = Button(theme, "Close", Weight.OUTLINED)
        self.close_.clicked.connect(self.close)
        look = theme.look
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        column.addWidget(Label(theme, Type.TITLE, "text", "Preferences"))
        for words, choice in (("Colours", self.theme), ("Size of text", self.text), ("Lists", self.density)):
            column.addWidget(Field(theme, words, choice))
            choice.currentIndexChanged.connect(self._tell)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_)
        column.addLayout(foot)
        self.resize(look.units(360), self.sizeHint().height())

    @Slot()
    def _tell(self) -> None:
        recent = preferences.read().recent
        self.chosen.emit(
            Preferences(
                theme=self.theme.code() or "system",  # type: ignore[arg-type]
                text=int(self.text.code() or 100),
                density=self.density.code() or "comfortable",  # type: ignore[arg-type]
                recent=recent,
            )
        )


def _choice(theme: Theme, items: dict[str, str], code: str) -> Choice:
    made = Choice(theme)
    for one, words in items.items():
        made.addItem(words, one)
    made.setCurrentIndex(made.findData(code))
    return made
