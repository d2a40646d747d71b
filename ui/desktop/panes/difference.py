"""One difference of a brief that came back: as issued at the left, as returned at the right, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.briefs.differing import pieces
from app.briefs.returned import Difference, Nature
from app.briefs.stating import Instead, Offer
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.words import Ground, Label

NATURES = {
    Nature.FACT: "Correction", Nature.WORDING: "Wording", Nature.ADDED: "Added", Nature.REMOVED: "Taken out",
    Nature.REMARK: "Comment",
}  # fmt: skip
_MEANING = {
    Nature.WORDING: "No record states these words: they are kept with the file, as the text that was issued.",
    Nature.ADDED: "This paragraph is new: it is kept with the file, as the text that was issued.",
    Nature.REMOVED: "This paragraph was taken out; the file that went out is kept too.",
    Nature.REMARK: "Accepted, the comment is kept as a note about the brief.",
}


class _Text(Ground):
    """A paragraph under its label, with the changed words on a ground of their own."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, "raised")
        self._theme = theme
        self.label = Label(theme, Type.SMALL, "text_3", words)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setFont(theme.look.font(Type.BODY))
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.text)
        for ground in (scroll.viewport(), self.text):
            ground.setAutoFillBackground(False)  # that of the box shows
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(12), look.units(8), look.units(12), look.units(8))
        column.addWidget(self.label)
        column.addWidget(scroll, 1)

    def put(self, told: Iterable[tuple[str, bool]], ground: str) -> None:
        """Show stretches of words; `ground` is the colour role under those that changed."""
        colours = self._theme.look.colours
        shown, plain = [], []
        for words, changed in told:
            plain.append(words)
            style = f' style="background-color: {getattr(colours, ground)}"' if changed else ""
            shown.append(f"<span{style}>{escape(words)}</span>")
        self.text.setText("".join(shown) or "<i>nothing</i>")
        self.text.setAccessibleName(f"{self.label.text()}: {''.join(plain) or 'nothing'}")


class DifferencePane(QWidget):
    """Emits `decided` with whether the difference is accepted, `picked` when another correction is meant."""

    decided = Signal(bool)
    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Label(theme, Type.HEAD)
        self.head.setWordWrap(True)
        self.before = _Text(theme, "As issued")
        self.after = _Text(theme, "As returned")
        self.offer = Label(theme, Type.STRONG)
        self.note = Label(theme, Type.BODY, "text_2")
        for label in (self.offer, self.note):
            label.setWordWrap(True)
        self.choice = Choice(theme)
        self.choice.setAccessibleName("What is meant")
        self.accept = Button(theme, "Accept", key="A")
        self.reject = Button(theme, "Reject", Weight.QUIET, key="R")
        self.accept.clicked.connect(self._accept)
        self.reject.clicked.connect(self._reject)
        self.choice.activated.connect(self.picked)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        look = theme.look
        sides = QHBoxLayout()
        sides.setSpacing(look.units(12))
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        steps = QHBoxLayout()
        steps.setSpacing(look.units(8))
        for button in (self.accept, self.reject):
            steps.addWidget(button)
        steps.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(16))
        column.setSpacing(look.units(8))
        column.addWidget(self.head)
        column.addLayout(sides, 1)
        for widget in (self.offer, self.choice, self.note):
            column.addWidget(widget)
        column.addLayout(steps)

    def show_difference(self, one: Difference | None, chosen: int) -> None:
        """Show a difference, with the place of the correction that is meant; nothing where there is none."""
        self.setVisible(one is not None)
        if one is None:
            return
        by = f", {', '.join(one.authors)}" if one.authors else ""
        where = f" · {one.heading}" if one.heading else ""
        self.head.setText(f"{one.number}. {NATURES[one.nature]}{by}{where}")
        old: tuple[tuple[str, bool], ...]
        new: tuple[tuple[str, bool], ...]
        if one.nature is Nature.REMARK:
            self.before.label.setText("At")
            self.after.label.setText("Comment")
            old, new = ((one.before, False),), ((one.after, False),)
        else:
            self.before.label.setText("As issued")
            self.after.label.setText("As returned")
            old, new = pieces(one.before, one.after)
        self.before.put(old, "overdue_ground")
        self.after.put(new, "done_ground")
        self._show_offers(one, chosen)

    def _show_offers(self, one: Difference, chosen: int) -> None:
        several = len(one.offers) > 1
        self.choice.setVisible(several)
        if several:
            self.choice.clear()
            for offer in one.offers:
                self.choice.addItem(_choice(offer), offer.record_id)
            self.choice.setCurrentIndex(chosen)
        taken: Offer | None = one.offers[chosen] if one.offers else None
        self.offer.setVisible(taken is not None)
        self.offer.setText(told(taken) if taken is not None else "")
        words = [taken.note if taken is not None else _MEANING.get(one.nature, ""), one.note]
        self.note.setText(" ".join(filter(None, words)))
        self.note.setVisible(bool(self.note.text()))

    @Slot()
    def _accept(self) -> None:
        self.decided.emit(True)

    @Slot()
    def _reject(self) -> None:
        self.decided.emit(False)


def _choice(offer: Offer) -> str:
    """The record and field; where another record may be meant, that one first."""
    if isinstance(offer.value, Instead):
        return f"{offer.after} – {offer.label.lower()} of {offer.name}"
    return f"{offer.name}: {offer.label.lower()}"


def told(offer: Offer) -> str:
    """What accepting would do."""
    return f"{offer.name}, {offer.label.lower()}: {offer.before or 'nothing'} → {offer.after}"
