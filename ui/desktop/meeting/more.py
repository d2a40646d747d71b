"""The fields of a meeting that are seldom written, with its objectives and citations; built when first opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.forms import FormView
from app.saving import Entry
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.field_set import FieldSet
from ui.desktop.forms.part_list import PartList
from ui.desktop.parts.disclosure import Disclosure

HAND_MADE = (
    "title", "meeting_kind", "forum_id", "edition", "parties", "status", "held_on", "place_id", "venue", "marking",
)  # fmt: skip
"""Fields that have their place elsewhere in the form."""

_PARTS = ("objective", "citation")


class MorePart(QWidget):
    """Closed at first; what is not opened is not changed."""

    changed = Signal()
    grown = Signal()

    def __init__(self, basis: Basis, view: FormView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self._view = view
        self.fields: FieldSet | None = None
        self.parts: dict[str, PartList] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.head = Disclosure(basis.theme, "More: outcome, visit, minutes, topics, citations")
        self.head.toggled.connect(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.head)

    def values(self) -> dict[str, Any]:
        """All fields of a new meeting, the changed ones of one on file. Raises InvalidValue."""
        if self.fields is not None:
            return self.fields.changes() if self._view.id else self.fields.values()
        if self._view.id:
            return {}
        return {name: value for name, value in self._view.values.items() if name not in HAND_MADE}

    def entries(self, meeting: str) -> list[Entry]:
        """What is to be saved of objectives and citations."""
        return [entry for one in self.parts.values() for entry in one.entries(meeting)]

    def referred(self) -> set[str]:
        """Ids that are referred to here."""
        found = self.fields.referred() if self.fields is not None else set()
        return found | {one for part in self.parts.values() for one in part.referred()}

    def check(self) -> list[Editor]:
        """Every editor in which something is wrong."""
        found = self.fields.check() if self.fields is not None else []
        for part in self.parts.values():
            found += part.check()
        if found:
            self.open()
        return found

    def open(self, field: str = "") -> FieldSet:
        """Show the fields, and go to one of them."""
        self.head.setChecked(True)
        assert self.fields is not None
        if field:
            self.fields.go(field)
        return self.fields

    def cite(self) -> None:
        """A new citation with its quote and the field it supports."""
        self.open()
        self.parts["citation"].add()

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        if self.fields is None:
            return {}
        parts = {kind: one.typed() for kind, one in self.parts.items() if one.touched}
        return {"fields": self.fields.typed(), "parts": parts}

    def retype(self, json: Mapping[str, Any]) -> None:
        """Put back what a draft kept."""
        if json.get("fields") or json.get("parts"):
            self.open().retype(json.get("fields", {}))
            for kind, one in json.get("parts", {}).items():
                if kind in self.parts:
                    self.parts[kind].retype(one)

    @Slot(bool)
    def _show(self, on: bool) -> None:
        if on and self.fields is None:
            self._build()
        if self.fields is not None:
            self._body.setVisible(on)
        self.grown.emit()

    def _build(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._basis.theme.look.units(16))
        self.fields = FieldSet("meeting", self._basis, self._view.values, without=HAND_MADE)
        self.fields.changed.connect(self.changed)
        column.addWidget(self.fields)
        for kind in _PARTS:
            rows = tuple(part for part in self._view.parts if part.kind == kind)
            self.parts[kind] = PartList(kind, "meeting", self._basis, rows)
            self.parts[kind].changed.connect(self.changed)
            column.addWidget(self.parts[kind])
        self._column.addWidget(self._body)
