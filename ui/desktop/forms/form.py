"""The form of one record: its fields, its parts, the sources it rests on; what it holds, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app import catalog
from app.deciding import Difference
from app.errors import Fault
from app.forms import EDITED_PARTS, FormView
from app.likeness import COMPARED
from app.saving import Entry, Saving
from db.values.errors import InvalidValue
from ui.desktop.forms.alikes import Alikes
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.field_set import FieldSet
from ui.desktop.forms.part_list import PartList
from ui.desktop.forms.source_intake import SourceIntake


class RecordForm(QWidget):
    """Makes a new record or edits one that is on file; nothing is written here, only told by `saving`."""

    changed = Signal()

    def __init__(self, view: FormView, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.kind = view.kind
        self.id = view.id or basis.creations.ids.new()
        self._basis = basis
        basis.know(view.names)
        basis.creations.parties = self._parties
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fields = FieldSet(view.kind, basis, view.values, citable=True)
        self.fields.changed.connect(self.changed)
        self.fields.citing.connect(self.cite)
        kinds = (*EDITED_PARTS.get(view.kind, ()), "citation")
        self.parts: dict[str, PartList] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(basis.theme.look.units(20))
        column.addWidget(self.fields)
        for kind in kinds:
            rows = tuple(part for part in view.parts if part.kind == kind)
            made = PartList(kind, view.kind, basis, rows)
            made.changed.connect(self.changed)
            self.parts[kind] = made
            column.addWidget(made)
        self.alikes = Alikes(self, basis) if view.kind in COMPARED and not view.id else None
        self.sources = SourceIntake(basis, OwnSource(self) if view.kind == "source" else None)
        self.sources.taken.connect(self._take_source)
        self.sources.changed.connect(self.changed)
        column.addWidget(self.sources)

    # --- what is in it ---

    @property
    def new(self) -> bool:
        """Whether it makes a record."""
        return not self.view.id

    @property
    def on_file(self) -> str:
        """Id of the record that is edited; empty for a new one."""
        return self.view.id

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything."""
        return (
            self.fields.touched or any(one.touched for one in self.parts.values()) or bool(self.sources.files)
        )

    def title(self) -> str:
        """What the record would be called."""
        editor = self.fields.editors.get(catalog.info(self.kind).title_field)
        typed = editor.typed() if editor is not None else ""
        words = " ".join(str(typed or "").split())
        return words or self.view.title

    def saving(self) -> Saving:
        """What Save means now. Raises InvalidValue; `check` first, so that it is said at its field."""
        label = catalog.info(self.kind).label
        name = short(self.title())
        values = self.fields.values() if self.new else self.fields.changes()
        seen = {} if self.new else self.fields.seen()
        main = Entry(self.kind, self.id, self.new, values, self.view.revision or None, seen)
        parts = [entry for one in self.parts.values() for entry in one.entries(self.id)]
        referred = self.fields.referred() | {one for part in self.parts.values() for one in part.referred()}
        created = self._basis.creations.wanted(referred)
        kept = {entry.id for entry in created}
        files = self.sources.kept(kept | {self.id})
        article = "Add" if self.new else "Edit"
        action = f"{article} {small(label)} “{name}”" if name else f"{article} {small(label)}"
        return Saving(action, main, created, parts, files)

    def base_moved(self, revisions: Mapping[str, str]) -> None:
        """The officer has seen newer revisions of these records and decided."""
        if self.id in revisions:
            self.view = replace(self.view, revision=revisions[self.id])
        for one in self.parts.values():
            for row in one.rows:
                if row.base is not None and row.id in revisions:
                    row.base = revisions[row.id]

    def yield_to(self, theirs: Iterable[Difference]) -> None:
        """In these fields what stands in the case file is to stay."""
        for one in theirs:
            if fields := self._fields_of(one.record_id):
                fields.yield_to(one.field, one.stored)

    # --- what is wrong ---

    def check(self) -> list[Editor]:
        """Every editor in which something is wrong, in the order of the form."""
        found = self.fields.check()
        for one in self.parts.values():
            found += one.check()
        return found

    def place(self, faults: Iterable[Fault]) -> tuple[list[Editor], list[str]]:
        """Say each fault at its field; those that have no field here are given back in words."""
        editors: list[Editor] = []
        rest: list[str] = []
        for fault in faults:
            fields = self._fields_of(fault.record_id)
            editor = fields.show_error(fault.field, fault.sentence) if fields and fault.field else None
            if editor is None and fault.record_id in self._basis.creations.made:
                editor = self._where_created(fault.record_id, fault.sentence)
            if editor is None:
                rest.append(fault.sentence)
            else:
                editors.append(editor)
        return editors, rest

    def _fields_of(self, record_id: str) -> FieldSet | None:
        if record_id == self.id:
            return self.fields
        rows = (one.row_of(record_id) for one in self.parts.values())
        row = next((row for row in rows if row is not None), None)
        return row.open() if row is not None else None

    def _where_created(self, record_id: str, sentence: str) -> Editor | None:
        for fields in (self.fields, *(r.fields for one in self.parts.values() for r in one.rows if r.fields)):
            for name, editor in fields.editors.items():
                try:
                    value = editor.value()
                except InvalidValue:
                    continue
                if value == record_id or (isinstance(value, tuple) and record_id in value):
                    return fields.show_error(name, sentence)
        return None

    # --- drafts ---

    def typed(self) -> dict[str, Any]:
        """What a draft keeps: everything typed, readable or not, and the revision it was typed over."""
        return {
            "id": self.id,
            "revision": self.view.revision,
            "created": self._basis.creations.typed(),
            "fields": self.fields.typed(),
            "parts": {kind: one.typed() for kind, one in self.parts.items() if one.touched},
            "files": self.sources.typed(),
        }

    def retype(self, json: Any) -> None:
        """Put back what a draft kept. Edits go on from the revision they were typed over, so nothing is overwritten."""
        if not is_ours(json):
            return
        if self.new and isinstance(json.get("id"), str):
            self.id = json["id"]
        elif json.get("revision"):
            self.view = replace(self.view, revision=json["revision"])
        self._basis.know(self._basis.creations.retype(json.get("created")))
        self.fields.retype(json.get("fields", {}))
        for kind, one in json.get("parts", {}).items():
            if kind in self.parts:
                self.parts[kind].retype(one)
        self.sources.retype(json.get("files", ()))
        self.changed.emit()

    # --- sources ---

    @Slot(str)
    def cite(self, field: str = "") -> None:
        """A new citation, of a field or of the record as a whole."""
        self.parts["citation"].add({"field": field} if field else None)

    @Slot(object)
    def _take_source(self, values: Mapping[str, Any]) -> None:
        """A source that was just pasted or dropped: it is cited, and made with the form."""
        self.parts["citation"].add(values)

    def _parties(self) -> tuple[str, ...]:
        editor = self.fields.editors.get("parties")
        try:
            return tuple(editor.value()) if editor is not None else ()
        except InvalidValue:
            return ()


class OwnSource:
    """The source that a form is about, as what is read goes into its fields."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form

    @property
    def id(self) -> str:
        """The id that the source has, or will have."""
        return self._form.id

    def value(self, name: str) -> Any:
        """What stands in a field."""
        return self._form.fields.editors[name].typed()

    def put(self, name: str, value: Any) -> None:
        """Put a value in a field as if the officer had."""
        self._form.fields.set_value(name, value)


def is_ours(json: Any) -> bool:
    """Whether a draft was typed in this form."""
    return isinstance(json, dict) and "fields" in json


def small(label: str) -> str:
    """A label of the catalogue in the middle of a sentence."""
    return f"{label[:1].lower()}{label[1:]}"


def short(words: str, most: int = 60) -> str:
    """Words cut to fit a sentence."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
