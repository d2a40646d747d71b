"""One part in the form of its whole: a line that says what it is, and its fields when it is opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import catalog
from app.catalog import Field, FieldKind
from db.values.choices import Choice
from db.values.errors import InvalidValue
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.field_set import FieldSet
from ui.desktop.forms.layout import blocks
from ui.desktop.look import Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.disclosure import Disclosure
from ui.desktop.parts.words import rule

_LONGEST = 90


class PartRow(QWidget):
    """A part on file (`base` is its revision) or a new one; Enter opens it, Delete removes it, Alt+↑/↓ moves it."""

    changed = Signal()
    removing = Signal()
    moving = Signal(int)
    """One step up (−1) or down (1)."""

    def __init__(
        self,
        kind: str,
        record_id: str,
        basis: Basis,
        values: Mapping[str, Any],
        *,
        base: str | None = None,
        host: str = "",
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.id = record_id
        self.base = base
        self.start = dict(values)
        self.fields: FieldSet | None = None
        self._basis = basis
        self._host = host
        self._without = without
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.head = Disclosure(basis.theme, "", Type.STRONG, grows=True)
        self.head.clicked.connect(self.toggle)
        self.head.installEventFilter(self)
        self.remove = Button(basis.theme, "Remove", Weight.QUIET)
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove.clicked.connect(self.removing)
        self._column = QVBoxLayout(self)
        self._arrange()
        self._tell()

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.head, 1)
        line.addWidget(self.remove)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._basis.theme.look.units(6))
        self._column.addLayout(line)
        self._column.addWidget(rule(self._basis.theme))

    @property
    def new(self) -> bool:
        """Whether the part is not on file yet."""
        return self.base is None

    @property
    def touched(self) -> bool:
        """Whether the officer changed a field of it."""
        return self.fields is not None and self.fields.touched

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.fields is not None and self.fields.isVisibleTo(self)

    def open(self, field: str = "") -> FieldSet:
        """Show the fields, and give the focus to one of them."""
        if self.fields is None:
            self.fields = FieldSet(
                self.kind, self._basis, self.start, host=self._host, without=self._without, parent=self
            )
            self.fields.changed.connect(self._note)
            self._column.insertWidget(1, self.fields)
        self.fields.show()
        self._tell()
        if field:
            self.fields.go(field)
        return self.fields

    @Slot()
    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.is_open and self.fields is not None:
            self.fields.hide()
            self._tell()
        else:
            self.open().go()

    def now(self) -> Mapping[str, Any]:
        """The values as they stand, as far as they can be read."""
        if self.fields is None:
            return self.start
        found = dict(self.start)
        for name, editor in self.fields.editors.items():
            try:
                found[name] = editor.value()
            except InvalidValue:
                found.pop(name, None)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.head and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            match event.key():
                case Qt.Key.Key_Delete:
                    self.removing.emit()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                    self.toggle()
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                    self.moving.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                    return True
        return super().eventFilter(watched, event)

    @Slot()
    def _note(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        label = catalog.info(self.kind).label
        words = summary(self.kind, self.now(), self._basis) or f"New {label.lower()}"
        self.head.setChecked(self.is_open)
        self.head.say(words)
        self.remove.setAccessibleName(f"Remove {label.lower()}: {words}")


def summary(kind: str, values: Mapping[str, Any], basis: Basis) -> str:
    """A part in one line: what its first filled fields say."""
    cells = [cell.field for block in blocks(kind) for line in block.lines for cell in line]
    said = [words for field in cells if (words := _said(field, values.get(field.name), basis))]
    line = " · ".join(said[:4])
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _said(field: Field, value: Any, basis: Basis) -> str:
    if value in (None, "", ()):
        return ""
    if field.kind is FieldKind.REFERENCE:
        known = basis.names.get(value)
        return known.title if known else ""
    if isinstance(value, Choice):
        return value.label.lower()
    if field.kind in {FieldKind.LINE, FieldKind.TEXT, FieldKind.NUMBER}:
        return " ".join(str(value).split())
    return value.seen_short() if hasattr(value, "show_short") else ""
