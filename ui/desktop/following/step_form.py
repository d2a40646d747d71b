"""A step of a commitment, asked for in the page: what it is, its fields, and the key that takes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.commitments.steps import Offer
from app.errors import InvalidValue
from ui.desktop.following.step_fields import About, StepFields
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided, Ground, Label, rule


class StepForm(Ground):
    """Hidden until `ask`; what was typed stays where the case file refuses it."""

    taken = Signal(object)
    """An Answer."""
    left = Signal()
    asked = Signal()
    """A step is asked for now; what stands below may give way."""

    def __init__(self, around: Surroundings, *, inset: int = 24, parent: QWidget | None = None) -> None:
        """`inset` in units, so that its fields stand below what stands above it."""
        super().__init__(around.theme, "side", parent)
        theme = around.theme
        self.head = Label(theme, Type.STRONG)
        self.what = Elided(theme, Type.SMALL, "text_2")
        self.what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fields = StepFields(around)
        self.wrong = Label(theme, Type.SMALL, "overdue")
        self.wrong.setWordWrap(True)
        self.take = Button(theme, "", Weight.OUTLINED, key="Enter")
        self.leave = Button(theme, "Not now", Weight.QUIET, key="Esc")
        self._lay_out(inset)
        self.fields.taken.connect(self._take)
        self.fields.left.connect(self.close_form)
        self.take.clicked.connect(self._press)
        self.leave.clicked.connect(self.close_form)
        self.hide()

    def _lay_out(self, inset: int) -> None:
        look = self._theme.look
        titles = QHBoxLayout()
        titles.setSpacing(look.units(12))
        titles.addWidget(self.head)
        titles.addWidget(self.what, 1)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addWidget(self.wrong, 100)
        foot.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(look.units(inset), look.units(12), look.units(inset), look.units(12))
        inner.setSpacing(look.units(8))
        inner.addLayout(titles)
        inner.addWidget(self.fields)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(self._theme))
        column.addLayout(inner)

    @property
    def asking(self) -> bool:
        """Whether a step is asked for."""
        return self.fields.offer is not None

    def ask(self, offer: Offer, about: About) -> None:
        """Ask what a step needs, beginning with its first field."""
        self.head.setText(offer.label)
        self.what.setText(about.state.wording)
        self.take.setText(offer.label)
        self.take.setAccessibleName(offer.label)
        self.refuse("")
        self.fields.ask(offer, about)
        self.show()
        self.asked.emit()
        self.fields.go()

    def refuse(self, words: str) -> None:
        """Say why the answer was not taken; empty takes it back."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    @Slot()
    def close_form(self) -> None:
        """Ask nothing any more."""
        asked = self.asking
        self.fields.clear()
        self.hide()
        if asked:
            self.left.emit()

    @Slot()
    def _press(self) -> None:
        if self.fields.sound():
            self._take()

    @Slot()
    def _take(self) -> None:
        try:
            answer = self.fields.answer()
        except InvalidValue as error:
            self.refuse(str(error))
            return
        self.refuse("")
        self.taken.emit(answer)
