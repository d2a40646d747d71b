"""A commitment in line: whose it is, its wording, its due; kind and strength small, opened where they are to differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.sheet import Promise
from app.meetings.shorthand import usual_strength
from db.values.choices import CommitmentKind, Side, Strength
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.choices import EnumEditor
from ui.desktop.forms.dates import DueEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.texts import LineEditor
from ui.desktop.look import Type
from ui.desktop.meeting.line import Remover
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.segments import DISCS, Segments
from ui.desktop.parts.words import Elided

_NARROW = 700
"""Units of width below which side, wording and due do not stand in one line."""

_OTHER_KEYS = {"b": Side.JOINT, "3": Side.THIRD}


class SideSegments(Segments):
    """O ours, T theirs, B or J joint; a third party's (3) is shown only where it is one."""

    keyed = Signal()
    """Chosen by its own key, so that one can go on."""

    def __init__(self, basis: Basis, side: Side | None) -> None:
        shown = [one for one in Side if one is not Side.THIRD or side is Side.THIRD]
        super().__init__(basis.theme, [(one.value, one.label.lower(), DISCS[one]) for one in shown])
        self.choose(side.value if side else None)
        self.set_name("Whose commitment it is")

    @property
    def side(self) -> Side | None:
        """Whose it is; None while nobody has said it."""
        return Side(self.code) if self.code else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        other = _OTHER_KEYS.get(letter)
        if other is not None and not event.modifiers():
            self.choose(other.value)
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
        if letter in {"o", "t", "j", "b", "3"} and not event.modifiers():
            self.keyed.emit()


@dataclass(slots=True)
class Told:
    """What rows of commitments must know of the rest of the form."""

    basis: Basis
    day: Callable[[], date | None]
    """The day of the meeting, from which a due counts."""


class PromiseRow(QWidget):
    """Backspace in an empty wording takes it away; Enter in the due goes on."""

    changed = Signal()
    removing = Signal()
    done = Signal()
    """The officer goes on to what comes next."""

    def __init__(self, told: Told, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._kept = promise
        self._kind, self._strength = promise.kind, promise.strength
        self._details: dict[str, Editor] = {}
        self._narrow: bool | None = None
        theme = told.basis.theme
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.side = SideSegments(told.basis, promise.side)
        self.side.chosen.connect(self._note)
        self.side.keyed.connect(self._side_keyed)
        self.wording = line_edit(theme, "Wording of the commitment", "what was said")
        self.wording.setText(promise.wording)
        self.wording.setCursorPosition(0)
        self.wording.textEdited.connect(self._note)
        self.due = DueEditor(
            theme, "Due", today=told.basis.today, fiscal_start_month=told.basis.fiscal_start_month
        )
        self.due.label.hide()
        self.due.edit.setProperty("free", False)
        self.due.edit.setPlaceholderText("no date")
        self.due.statement = told.day
        self.due.set_value(promise.due)
        self.due.changed.connect(self._note)
        for one in (self.wording, self.due.edit):
            one.installEventFilter(self)
        self.more = Button(theme, "", Weight.LINK)
        self.more.clicked.connect(self.toggle)
        self.remove = Remover(theme, "Remove the commitment", self)
        self.remove.clicked.connect(self.removing)
        self._arrange()
        self._tell()

    def promise(self) -> Promise:
        """The commitment as it stands. Raises InvalidValue."""
        quote = self._details["quote"].value() if "quote" in self._details else self._kept.quote
        words = self.wording.text().strip()
        return Promise(
            words, self.side.side, self._kind, self._strength, self.due.value(), quote or "", self._kept.id
        )

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        quote = self._details["quote"].typed() if "quote" in self._details else self._kept.quote
        return {
            "wording": self.wording.text(),
            "side": self.side.code,
            "kind": self._kind.value,
            "strength": self._strength.value,
            "due": self.due.typed(),
            "quote": quote,
            "id": self._kept.id,
        }

    def retype_due(self, json: Any) -> None:
        """Put back the due as it was typed."""
        self.due.retype(json)

    @Slot()
    def toggle(self) -> None:
        """Open kind, strength and the words of the source, or close them."""
        if not self._details:
            self._open()
        else:
            self._box.setVisible(not self._box.isVisibleTo(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
            if enter and watched is self.wording:
                self.due.go()
                return True
            if enter:
                self.done.emit()
                return True
            if watched is self.wording and event.key() == Qt.Key.Key_Backspace and not self.wording.text():
                self.removing.emit()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for a wording that can be read, it has a line of its own."""
        super().resizeEvent(event)
        self._lay(narrow=self.width() < self._theme.look.units(_NARROW))

    def _arrange(self) -> None:
        look = self._theme.look
        self.due.setFixedWidth(look.units(172))
        self.says = Elided(self._theme, Type.SMALL, "caution")
        self._small = QHBoxLayout()
        self._small.setSpacing(look.units(8))
        self._small.addWidget(self.more)
        self._small.addWidget(self.says, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.units(8))
        self._grid.setVerticalSpacing(look.units(2))
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.units(2), 0, look.units(2))
        self._column.setSpacing(look.units(4))
        self._column.addLayout(self._grid)
        self._lay(narrow=False)

    def _lay(self, *, narrow: bool) -> None:
        """Side, wording, due and what is small, in the order in which Tab goes."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        grid = self._grid
        for item in (self.side, self.wording, self.due, self.remove):
            grid.removeWidget(item)
        grid.removeItem(self._small)
        grid.addWidget(self.side, 0, 0, top)
        if narrow:
            grid.addWidget(self.wording, 1, 0, 1, 4)
        else:
            grid.addWidget(self.wording, 0, 1, top)
        grid.addWidget(self.due, 0, 2, 1 if narrow else 2, 1, top)
        grid.addWidget(self.remove, 0, 3, top)
        grid.addLayout(self._small, 2 if narrow else 1, 0, 1, 4 if narrow else 2)

    def _open(self) -> None:
        theme = self._theme
        kind = EnumEditor(theme, "Kind", choices=CommitmentKind, required=True)
        kind.set_value(self._kind)
        kind.changed.connect(self._kind_chosen)
        strength = EnumEditor(theme, "Strength", choices=Strength, required=True)
        strength.set_value(self._strength)
        strength.changed.connect(self._strength_chosen)
        quote = LineEditor(theme, "Words of the source")
        quote.set_value(self._kept.quote)
        quote.changed.connect(self._note)
        self._details = {"kind": kind, "strength": strength, "quote": quote}
        self._box = QWidget()
        line = QHBoxLayout(self._box)
        line.setContentsMargins(0, 0, 0, theme.look.units(6))
        line.setSpacing(theme.look.units(8))
        line.addWidget(kind, 2)
        line.addWidget(strength, 2)
        line.addWidget(quote, 5)
        self._column.addWidget(self._box)
        kind.go()
        self.changed.emit()

    @Slot()
    def _kind_chosen(self) -> None:
        self._kind = CommitmentKind(self._details["kind"].value())
        self._strength = usual_strength(self._kind)
        self._details["strength"].set_value(self._strength)
        self._note()

    @Slot()
    def _strength_chosen(self) -> None:
        self._strength = Strength(self._details["strength"].value())
        self._note()

    @Slot()
    def _side_keyed(self) -> None:
        if self.wording.text().strip():
            self.due.go()
        else:
            self.wording.setFocus()

    @Slot()
    def _note(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        said = f"{self._kind.label.lower()}, {self._strength.label.lower()}"
        self.more.setText(said)
        self.more.setAccessibleName(f"Kind and strength: {said}")
        self.more.updateGeometry()
        asked = self.side.side is None and bool(self.wording.text().strip())
        self.says.setText("Whose is it?  O ours · T theirs · B both" if asked else "")


def retyped(json: dict[str, Any]) -> Promise:
    """The commitment that a draft kept, without its due, which is put back as it was typed."""
    return Promise(
        json.get("wording", ""),
        Side(json["side"]) if json.get("side") else None,
        CommitmentKind(json.get("kind", CommitmentKind.AGREED.value)),
        Strength(json.get("strength", Strength.INTENT.value)),
        None,
        json.get("quote") or "",
        json.get("id"),
    )
