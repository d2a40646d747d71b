"""Preferences of this machine: light or dark, size of text, density, dates. They take hold at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import preferences
from app.preferences import LOCKS, SIZES, Preferences
from db.values.date_style import DateStyle
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.words import Label

THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}
DATES = {
    DateStyle.LONG: "24 November 2025; in lists 24 Nov 2025",
    DateStyle.SHORT: "24 Nov 2025",
    DateStyle.DOTTED: "24.11.2025",
    DateStyle.ISO: "2025-11-24",
}
"""The brief keeps its own way whatever is chosen here."""

DENSITIES = {"comfortable": "Comfortable", "compact": "Compact: lower rows"}


NEVER = "Never"
AFTER = "After {} minutes without key or mouse"


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
        self.dates = _choice(theme, {style.value: words for style, words in DATES.items()}, now.dates)
        locks = {str(one): AFTER.format(one) if one else NEVER for one in LOCKS}
        self.lock = _choice(theme, locks, str(now.lock))
        self.close_ = Button(theme, "Close", Weight.OUTLINED)
        self.close_.clicked.connect(self.close)
        look = theme.look
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        column.addWidget(Label(theme, Type.TITLE, "text", "Preferences"))
        shown = (
            ("Colours", self.theme),
            ("Size of text", self.text),
            ("Lists", self.density),
            ("Dates on the screen", self.dates),
            ("Lock a protected case file", self.lock),
        )
        for words, choice in shown:
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
                dates=DateStyle(self.dates.code() or DateStyle.LONG),
                lock=int(self.lock.code() or 0),
                recent=recent,
            )
        )


def _choice(theme: Theme, items: dict[str, str], code: str) -> Choice:
    made = Choice(theme)
    for one, words in items.items():
        made.addItem(words, one)
    made.setCurrentIndex(made.findData(code))
    return made
