"""The foot of a form: whether the draft is kept, and the ways out of the form."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desktop.icons import Icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided


class Foot(QWidget):
    """Discard, save and begin another, save."""

    discarding = Signal()
    another = Signal()
    saving = Signal()

    def __init__(
        self, theme: Theme, key: str, icon: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        """`key` is what stands on the main button."""
        super().__init__(parent)
        look = theme.look
        self.setFixedHeight(look.height(Measure.FOOT))
        self.state = Elided(theme, Type.SMALL, "text_3")
        self.discard = Button(theme, "Discard", Weight.QUIET)
        self.discard.clicked.connect(self.discarding)
        self.and_new = Button(theme, "Save, then new", Weight.OUTLINED)
        self.and_new.clicked.connect(self.another)
        self.save = Button(theme, "Save", Weight.FILLED, icon=icon, key=key)
        self.save.clicked.connect(self.saving)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), 0, look.units(24), 0)
        row.setSpacing(look.units(8))
        row.addWidget(self.state, 1)
        for button in (self.discard, self.and_new, self.save):
            row.addWidget(button)

    def show_for(self, words: str, *, new: bool) -> None:
        """The words of the main button; only a new record may be followed by another."""
        self.save.setText(words)
        self.save.updateGeometry()
        self.and_new.setVisible(new)
        self.say("What you type is kept as a draft." if new else "Nothing changed yet.")

    @Slot(str)
    def say(self, words: str) -> None:
        """What the form is at."""
        self.state.setText(words)
