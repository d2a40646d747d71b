"""What stands behind the proposal one is on: its facts, why it is proposed, what it would change, and its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import InvalidValue
from app.inbox.comparing import Difference, Effect
from app.inbox.offers import Offer
from app.inbox.telling import FIELDS, Typed, typed, understood
from app.intake.people.matching import Verdict
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label

_EFFECTS = {
    Effect.FILLS: "{label}: “{stated}” is added.",
    Effect.BECOMES: "{label}: {on_file} on file becomes {stated}.",
}

KEPT_AFTER_MS = 500
"""From the first key after the last keeping; a kill loses no more than this."""


_ALWAYS = frozenset({"held_on", "dates", "place", "position", "country", "owner", "due", "signed"})
"""Fields that are shown also where the text states nothing."""


class OfferPane(QScrollArea):
    """Reads or edits one proposal."""

    pressed = Signal(str)
    """The key of what its buttons do."""
    corrected = Signal(str, object)
    """Proposal and the fields that were corrected."""
    left = Signal()
    """Editing is over."""
    typing = Signal(str, object)
    """Proposal and what stands in its fields (name → words), to be kept; None: nothing any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.offer: Offer | None = None
        self._today = date.min
        self._fields: dict[str, Field] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self._tell_typing)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The proposal")

    @property
    def editing(self) -> bool:
        """Whether its fields are open."""
        return bool(self._fields)

    def show_offer(self, offer: Offer | None, differences: Sequence[Difference], today: date) -> None:
        """Show what is behind a proposal; what is being edited stays."""
        if self.editing and offer is not None and self.offer is not None and offer.id == self.offer.id:
            self.offer = offer
            return
        self.offer, self._today, self._fields = offer, today, {}
        self._fill(self._read(offer, differences) if offer is not None else [])

    def edit(self, typed_before: Mapping[str, str] | None = None) -> None:
        """Open the fields of the proposal; `typed_before` is what stood in them when the program ended."""
        if self.offer is None or self.editing:
            return
        shown: list[QWidget] = []
        for one in FIELDS[self.offer.kind]:
            control = line_edit(self._theme, one.label, free=True)
            control.setText(typed(one, self.offer.content.get(one.name)))
            control.setProperty("was", control.text())
            control.setText((typed_before or {}).get(one.name, control.text()))
            control.returnPressed.connect(self.save)
            control.textEdited.connect(self._note_typing)
            self._fields[one.name] = Field(self._theme, one.label, control)
            if one.choices:
                self._fields[one.name].hint.setText(", ".join(words.lower() for _, words in one.choices))
                self._fields[one.name].hint.set_colour("text_3")
            shown.append(self._fields[one.name])
        shown.append(self._buttons([("Save", "Enter", "save"), ("Cancel", "Esc", "cancel")], Weight.OUTLINED))
        self._fill(shown)
        first = self._fields[FIELDS[self.offer.kind][0].name].line
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()  # as Tab does: what is typed takes the place of what stood there

    @Slot()
    def save(self) -> None:
        """Hand on what was corrected; a field that cannot be read says so in place."""
        if self.offer is None or not self.editing:
            return
        found: dict[str, Any] = {}
        faulty = None
        for one in FIELDS[self.offer.kind]:
            field = self._fields[one.name]
            control = field.control
            assert isinstance(control, QLineEdit)
            if control.text() == control.property("was"):
                continue
            try:
                found[one.name] = understood(one, control.text(), self._today)
            except InvalidValue as error:
                field.wrong(str(error))
                faulty = faulty or control
        if faulty is not None:
            faulty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        offer_id = self.offer.id
        self._close_fields()
        if found:
            self.corrected.emit(offer_id, found)
        self.left.emit()

    @Slot()
    def cancel(self) -> None:
        """Leave the fields as they were."""
        self._close_fields()
        self.left.emit()

    def stop(self) -> None:
        """Keep what was typed; nothing more comes."""
        if self._timer.isActive():
            self._tell_typing()

    @Slot()
    def _note_typing(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell_typing(self) -> None:
        self._timer.stop()
        if self.offer is not None and self.editing:
            controls = {name: field.control for name, field in self._fields.items()}
            words = {name: one.text() for name, one in controls.items() if isinstance(one, QLineEdit)}
            self.typing.emit(self.offer.id, words)

    def _close_fields(self) -> None:
        self._timer.stop()
        self._fields = {}
        if self.offer is not None:
            self.typing.emit(self.offer.id, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editing and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    # --- what it is made of ---

    def _read(self, offer: Offer, differences: Sequence[Difference]) -> list[QWidget]:
        parts: list[QWidget] = [self._label(Type.STRONG, "text", offer.title)]
        parts += [self._label(Type.SMALL, "caution", need) for need in offer.needs]
        if offer.match.verdict is Verdict.ASK:
            for n, one in enumerate(offer.match.candidates[:9], 1):
                parts.append(self._answer(str(n), one.name, one.reasons))
                parts.append(self._label(Type.SMALL, "text_2", f"Why: {'; '.join(one.reasons)}."))
            parts.append(
                self._answer(
                    "N", "New: none of these" if offer.match.candidates else "New: another person", ()
                )
            )
        elif offer.match.verdict is Verdict.SAME:
            one = offer.match.candidates[0]
            words = (
                f"On file: {one.name} ({'; '.join(one.reasons)})" if one.reasons else f"On file: {one.name}"
            )
            parts.append(self._label(Type.SMALL, "text_2", words))
        if contradictions := [one for one in differences if one.effect is Effect.DIFFERS]:
            parts.append(self._side_by_side(contradictions))
        for told in differences:
            if told.effect in _EFFECTS:
                ink = "caution" if told.effect is Effect.BECOMES else "text_2"
                words = _EFFECTS[told.effect].format(
                    label=told.label, stated=told.stated, on_file=told.on_file
                )
                parts.append(self._label(Type.SMALL, ink, words))
        parts.append(self._facts(offer))
        why = "; ".join(offer.reasons)
        parts.append(self._label(Type.SMALL, "text_3", f"Why: {why}. Confidence {offer.confidence} %."))
        if offer.content.get("hint"):
            hint = str(offer.content["hint"])
            parts.append(self._label(Type.SMALL, "caution", hint[:1].upper() + hint[1:] + "."))
        return parts

    def _side_by_side(self, contradictions: Sequence[Difference]) -> QWidget:
        """What is on file beside what this text states, field by field; nothing is written over."""
        whole = QWidget()
        grid = QGridLayout(whole)
        look = self._theme.look
        grid.setContentsMargins(0, look.units(4), 0, look.units(4))
        grid.setHorizontalSpacing(look.units(12))
        grid.setVerticalSpacing(look.units(2))
        for column, stretch in ((1, 1), (2, 1)):
            grid.setColumnStretch(column, stretch)
        grid.addWidget(self._label(Type.SMALL, "text_3", "On file"), 0, 1)
        grid.addWidget(self._label(Type.SMALL, "text_3", "This text"), 0, 2)
        for row, one in enumerate(contradictions, 1):
            grid.addWidget(self._label(Type.SMALL, "caution", one.label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(Type.SMALL, "text", one.on_file), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(Type.SMALL, "text", one.stated), row, 2, Qt.AlignmentFlag.AlignTop)
        note = self._label(Type.SMALL, "text_2", "Both are kept; nothing is written over.")
        grid.addWidget(note, len(contradictions) + 1, 1, 1, 2)
        whole.setAccessibleName(
            "; ".join(f"{one.label}: on file {one.on_file}, this text {one.stated}" for one in contradictions)
        )
        return whole

    def _facts(self, offer: Offer) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        look = self._theme.look
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.units(12))
        grid.setVerticalSpacing(look.units(2))
        grid.setColumnStretch(1, 1)
        fields: Sequence[Typed] = FIELDS[offer.kind]
        told = ((one, typed(one, offer.content.get(one.name))) for one in fields[1:])
        for row, (one, stated) in enumerate(
            (one, words) for one, words in told if words or one.name in _ALWAYS
        ):
            words = stated or "not stated"
            ink = "text" if words != "not stated" else "text_3"
            grid.addWidget(self._label(Type.SMALL, "text_3", one.label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(Type.SMALL, ink, words), row, 1)
        return whole

    def _answer(self, key: str, words: str, reasons: Sequence[str]) -> QWidget:
        button = Button(self._theme, words, Weight.OUTLINED, key=key)
        button.setObjectName(key)
        button.setAccessibleName(f"{words}, {'; '.join(reasons)}" if reasons else words)
        button.setToolTip("; ".join(reasons))
        button.clicked.connect(self._press)
        return button

    def _buttons(self, wanted: Sequence[tuple[str, str, str]], weight: Weight) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        for words, key, name in wanted:
            button = Button(self._theme, words, weight, key=key)
            button.setAccessibleName(words)
            button.clicked.connect(self.save if name == "save" else self.cancel)
            line.addWidget(button)
        line.addStretch(1)
        return whole

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.sender().objectName())

    def _label(self, role: Type, ink: str, words: str) -> Label:
        label = Label(self._theme, role, ink, words)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _fill(self, parts: Sequence[QWidget]) -> None:
        look = self._theme.look
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(look.units(20), look.units(12), look.units(20), look.units(12))
        column.setSpacing(look.units(6))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        former = self.takeWidget()
        self.setWidget(whole)
        if former is not None:  # a key of one of its fields may be what led here
            former.deleteLater()
