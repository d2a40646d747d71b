"""One open commitment while a session is closed: what is known of it, a key for the answer, its fields in place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.commitments.steps import Offer, State
from app.meetings.closing import ClosingRow
from app.showing.view import Chip
from db.values.choices import CommitmentStatus, Side
from ui.desktop.following.step_fields import About, StepFields
from ui.desktop.following.words import age, carried, flag_chips, joined, shown, side_words, status_chip
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.chip_line import ChipLine
from ui.desktop.panes.record_lines import SideMark
from ui.desktop.parts.controls import Button, Weight, paint_ring
from ui.desktop.parts.words import Label

FIRST = "DPCRX"
"""The answers with a button of their own: done, progress, carried, reworded, dropped."""


class AnswerPane(QWidget):
    """While it has the focus itself, letters answer and arrows move on; Enter in the fields goes to the next one."""

    answered = Signal()
    """The answer is complete and the officer goes on."""
    changed = Signal()
    """An answer was chosen, altered or taken back."""
    moving = Signal(int)
    """-1 for the one before, 1 for the next."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._theme = theme = around.theme
        self.row: ClosingRow | None = None
        self._about: About | None = None
        self._mark: QWidget | None = None
        self._buttons: dict[str, Button] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wording = Label(theme, Type.STRONG)
        self.quoted = Label(theme, Type.BODY, "text_2")
        self.facts = Label(theme, Type.SMALL, "text_2")
        self.position = Label(theme, Type.SMALL, "text_2")
        for label in (self.wording, self.quoted, self.facts, self.position):
            label.setWordWrap(True)
        self.chips = ChipLine(theme)
        self.more = Button(theme, "Other…", Weight.QUIET)
        self.more.setAccessibleName("Other answers")
        self.more.clicked.connect(self._choose)
        self.fields = StepFields(around)
        self.fields.taken.connect(self.answered)
        self.fields.left.connect(self._leave_fields)
        self.fields.changed.connect(self.changed)
        self._arrange()

    def _arrange(self) -> None:
        look = self._theme.look
        self._line = QHBoxLayout()
        self._line.setSpacing(look.units(8))
        self._line.addWidget(self.wording, 1)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(look.units(8))
        self._keys.addWidget(self.more)
        self._keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(16), look.units(10), look.units(16), look.units(12))
        column.setSpacing(look.units(6))
        column.addLayout(self._line)
        for part in (self.chips, self.quoted, self.facts, self.position):
            column.addWidget(part)
        column.addLayout(self._keys)
        column.addWidget(self.fields)

    # --- what it shows ---

    def show_row(self, row: ClosingRow, today: date, session_id: str, place: str) -> None:
        """Show a commitment without an answer; `place` says which of how many it is."""
        self.fields.clear()
        self.row = row
        self._about = About(state_of(row), today, session_id)
        self.wording.setText(row.wording)
        quoted = (row.quoted or "").strip()
        self.quoted.setText(f"“{quoted}”")
        self.quoted.setVisible(bool(quoted) and quoted != row.wording.strip())
        self.chips.put(_chips(row, today))
        self.facts.setText(_facts(row))
        self.position.setText(f"Position: {row.position}" if row.position else "")
        self.position.setVisible(bool(row.position))
        self._show_mark(row)
        self._show_keys(row)
        self.setAccessibleName(f"{place}: {row.wording}. {self.facts.text()}")

    def retype(self, key: str, typed: Mapping[str, Any]) -> None:
        """Put back an answer that was begun."""
        offer = self._offer(key)
        if offer is not None and self._about is not None:
            self.fields.ask(offer, self._about)
            self.fields.retype(typed)
            self._mark_chosen()

    @property
    def key(self) -> str:
        """The key of the answer that was chosen; empty where there is none."""
        return self.fields.offer.key if self.fields.offer is not None else ""

    def press(self, key: str) -> bool:
        """Choose an answer by its key and go to its fields; whether there is one."""
        offer = self._offer(key)
        if offer is None or self._about is None:
            return False
        kept = self.fields.typed() if self.fields.offer is not None else {}
        self.fields.ask(offer, self._about)
        if "remark" in kept:  # what was said stays said when the answer is another
            self.fields.retype({"remark": kept["remark"]})
        self._mark_chosen()
        self.fields.go()
        self.changed.emit()
        return True

    def take_back(self) -> None:
        """No answer any more."""
        if self.fields.offer is not None:
            self.fields.clear()
            self._mark_chosen()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_J if plain:
                self.moving.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_K if plain:
                self.moving.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self._enter()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self.take_back()
            case _:
                if not plain or not event.text() or not self.press(event.text()):
                    super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.fields.offer is None:
            self.moving.emit(1)
        elif self.fields.sound():
            self.answered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        focus = self.window().focusWidget() or self  # type: ignore[truthy-bool]  # Qt may answer None
        inside = self.hasFocus() or self.isAncestorOf(focus)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = self.rect().adjusted(1, 1, -1, -1).toRectF()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.selection if inside else c.selection_idle))
            painter.drawRoundedRect(frame, look.units(6), look.units(6))
            if self.hasFocus():
                paint_ring(painter, self.rect().toRectF(), look.units(6), c.ring)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- inside ---

    def _offer(self, key: str) -> Offer | None:
        found = self.row.offers if self.row is not None else ()
        return next((one for one in found if one.key == key.upper()), None)

    @Slot()
    def _leave_fields(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_mark(self, row: ClosingRow) -> None:
        if self._mark is not None:
            self._line.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        if isinstance(row.side, Side):
            self._mark = SideMark(self._theme, row.side)
            self._line.insertWidget(0, self._mark, 0, Qt.AlignmentFlag.AlignTop)

    def _show_keys(self, row: ClosingRow) -> None:
        for button in self._buttons.values():
            self._keys.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        offered = [offer for offer in row.offers if offer.key in FIRST]
        for place, offer in enumerate(sorted(offered, key=lambda one: FIRST.index(one.key))):
            button = Button(self._theme, offer.label, Weight.OUTLINED, key=offer.key)
            button.setAccessibleName(offer.label)
            button.setObjectName(offer.key)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(self._pressed)
            self._keys.insertWidget(place, button)
            self._buttons[offer.key] = button
        self.more.setVisible(len(offered) < len(row.offers))
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        for key, button in self._buttons.items():
            chosen = key == self.key
            button.set_weight(Weight.FILLED if chosen else Weight.OUTLINED)
            button.setAccessibleName(f"{button.text()}, chosen" if chosen else button.text())

    @Slot()
    def _pressed(self) -> None:
        self.press(self.sender().objectName())

    @Slot()
    def _choose(self) -> None:
        if self.row is None:
            return
        menu = QMenu(self)
        for offer in self.row.offers:
            if offer.key not in FIRST:
                menu.addAction(f"{offer.label}\t{offer.key}").setData(offer.key)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot(object)
    def _chosen(self, action: Any) -> None:
        self.press(str(action.data()))


def state_of(row: ClosingRow) -> State:
    """What the steps must know of a commitment that is answered."""
    status = row.status if isinstance(row.status, CommitmentStatus) else CommitmentStatus.OPEN
    made = row.first_made.at.id if row.first_made.at is not None else None
    return State(status, row.wording, row.side is Side.JOINT, row.our_half, row.their_half, made_at_id=made)


def _chips(row: ClosingRow, today: date) -> list[Chip]:
    said = [Chip(words) for words in (carried(row.carried), age(row.age_days)) if words]
    return [status_chip(row.status), *flag_chips(row.flags, row.last_day, None, today), *said]


def _facts(row: ClosingRow) -> str:
    made = row.first_made
    at = made.at.title if made.at is not None else ""
    when = shown(made.on)
    first = f"first made at {at}" if at else "first made"
    origin = f"{first}, {when}" if when else first if at else ""
    due = f"due “{row.due_words}”" if row.due_words else "no due date"
    moves = f"carrying moves it to {row.moves_to}" if row.waits and row.moves_to else ""
    return joined(side_words(row.side, row.owner), origin, due, moves)
