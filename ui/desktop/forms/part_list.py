"""The parts of one kind in the form of their whole: added, opened, moved and taken away in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import catalog
from app.forms import PartForm
from app.saving import Entry
from db.values.choices import Role, UpdateKind
from db.values.partial_date import PartialDate
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.part_row import PartRow
from ui.desktop.look import Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

_STARTS: Mapping[str, Callable[[date], dict[str, Any]]] = MappingProxyType(
    {
        "update": lambda today: {"updated_on": PartialDate.of(today), "update_kind": UpdateKind.PROGRESS},
        "chaser": lambda today: {"chased_on": PartialDate.of(today)},
        "participation": lambda _: {"role": Role.MEMBER},
    }
)
"""What a new part starts with: an entry of a log is made today, who takes part is a member."""


class PartList(QWidget):
    """All parts of one kind of one record."""

    changed = Signal()

    def __init__(
        self, kind: str, host: str, basis: Basis, rows: tuple[PartForm, ...], parent: QWidget | None = None
    ) -> None:
        """`host` is the kind of the whole."""
        super().__init__(parent)
        self.kind = kind
        self.rows: list[PartRow] = []
        self.gone: list[PartRow] = []
        self._host = host
        self._basis = basis
        self._whole = catalog.info(kind).whole_field or ""
        self._ordered = any(field.name == "position" for field in catalog.info(kind).fields)
        look = basis.theme.look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        info = catalog.info(kind)
        self.heading = Label(basis.theme, Type.SECTION, "text_2", info.plural)
        self.add_button = Button(basis.theme, f"Add {info.label.lower()}", Weight.LINK)
        self.add_button.clicked.connect(self.add)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.heading, 1)
        line.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.units(4))
        self._column.addLayout(line)
        for row in rows:
            self._insert(row.id, row.values, row.revision)
        self._count()

    @Slot()
    def add(self, values: Mapping[str, Any] | None = None) -> PartRow:
        """A new part, opened."""
        start = _STARTS.get(self.kind, _nothing)(self._basis.today)
        if self.kind == "participation" and self.rows:
            start["party_id"] = self.rows[-1].now().get("party_id")
        given = values if isinstance(values, Mapping) else {}
        row = self._insert(self._basis.creations.ids.new(), {**start, **given}, None)
        row.open().go()
        for name in given:
            if name in row.open().editors:
                row.open().set_value(name, given[name])
        self._count()
        self.changed.emit()
        return row

    @property
    def touched(self) -> bool:
        """Whether anything was changed, added, moved or taken away."""
        return bool(self.gone) or any(row.new or row.touched for row in self.rows) or bool(self._moved())

    def check(self) -> list[Editor]:
        """Editors in which something is wrong; new parts in which nothing was typed do not count."""
        found: list[Editor] = []
        for row in self._kept():
            if row.fields is not None:
                wrong = row.fields.check()
                if wrong:
                    row.open()
                found += wrong
        return found

    def entries(self, whole: str) -> list[Entry]:
        """What is to be saved; `whole` is the id of the record these are parts of. Raises InvalidValue."""
        positions = self._moved()
        found = [Entry(self.kind, row.id, deleted=True) for row in self.gone if not row.new]
        for row in self._kept():
            fields = row.fields
            if row.new and fields is not None:
                values = {**fields.values(), self._whole: whole}
                found.append(self._entry(row, values, positions, new=True))
            elif fields is not None or row.id in positions:
                values = fields.changes() if fields is not None else {}
                entry = self._entry(row, values, positions, new=False)
                if entry.values:
                    found.append(entry)
        return found

    def _entry(self, row: PartRow, values: dict[str, Any], positions: dict[str, int], *, new: bool) -> Entry:
        if row.id in positions:
            values["position"] = positions[row.id]
        seen = row.fields.seen() if row.fields is not None and not new else {}
        return Entry(self.kind, row.id, new, values, row.base, seen)

    def row_of(self, record_id: str) -> PartRow | None:
        """The row of a part."""
        return next((row for row in self.rows if row.id == record_id), None)

    def referred(self) -> set[str]:
        """Ids that the parts refer to."""
        return {one for row in self._kept() if row.fields is not None for one in row.fields.referred()}

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {
            "gone": [row.id for row in self.gone if not row.new],
            "order": [row.id for row in self.rows],
            "rows": [
                {"id": row.id, "new": row.new, "typed": row.fields.typed()}
                for row in self.rows
                if row.fields is not None and (row.new or row.touched)
            ],
        }

    def retype(self, json: Mapping[str, Any]) -> None:
        """Put back what a draft kept."""
        for record_id in json.get("gone", ()):
            if row := self.row_of(record_id):
                self._take_away(row)
        for one in json.get("rows", ()):
            row = self.row_of(one["id"])
            if row is None and one.get("new"):
                row = self._insert(one["id"], {}, None)
            if row is not None:
                row.open().retype(one.get("typed", {}))
        places = {record_id: place for place, record_id in enumerate(json.get("order", ()))}
        self.rows.sort(key=lambda row: places.get(row.id, len(places)))
        self._set_in_order()
        self._count()
        self.changed.emit()

    def _kept(self) -> list[PartRow]:
        return [row for row in self.rows if not row.new or row.touched]

    def _insert(self, record_id: str, values: Mapping[str, Any], base: str | None) -> PartRow:
        row = PartRow(
            self.kind,
            record_id,
            self._basis,
            values,
            base=base,
            host=self._host,
            without=(self._whole,),
            parent=self,
        )
        row.changed.connect(self.changed)
        row.removing.connect(self._remove)
        row.moving.connect(self._move)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, PartRow):
            self._take_away(row)
            self.add_button.setFocus()
            self._count()
            self.changed.emit()

    def _take_away(self, row: PartRow) -> None:
        self.rows.remove(row)
        self.gone.append(row)
        self._column.removeWidget(row)
        row.hide()

    @Slot(int)
    def _move(self, step: int) -> None:
        row = self.sender()
        if not isinstance(row, PartRow) or not self._ordered:
            return
        place = self.rows.index(row)
        there = min(max(place + step, 0), len(self.rows) - 1)
        self.rows.insert(there, self.rows.pop(place))
        self._set_in_order()
        row.head.setFocus()
        self.changed.emit()

    def _set_in_order(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            self._column.addWidget(row)

    def _moved(self) -> dict[str, int]:
        """Part → its place, for those that stand elsewhere than on file; people in the order of their party."""
        if not self._ordered:
            return {}
        found: dict[str, int] = {}
        counts: dict[Any, int] = {}
        for row in self._kept():
            group = row.now().get("party_id")
            counts[group] = counts.get(group, 0) + 1
            if row.start.get("position") != counts[group] and (row.new or self._out_of_order()):
                found[row.id] = counts[group]
        return found

    def _out_of_order(self) -> bool:
        """Whether the order is another than that on file."""
        places = [row.start.get("position") or 1 << 30 for row in self.rows if not row.new]
        groups = [str(row.start.get("party_id")) for row in self.rows if not row.new]
        by_group: dict[str, list[int]] = {}
        for group, place in zip(groups, places, strict=True):
            by_group.setdefault(group, []).append(place)
        return any(some != sorted(some) for some in by_group.values())

    def _count(self) -> None:
        plural = catalog.info(self.kind).plural
        self.heading.setText(f"{plural}  {len(self.rows)}" if self.rows else plural)


def _nothing(_: date) -> dict[str, Any]:
    return {}
