"""The fields of one record as editors in their places: what stands in them, what was changed, what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app import catalog
from app.catalog import FieldKind
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.dates import DueEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.editors import editor_for
from ui.desktop.forms.fold import Fold
from ui.desktop.forms.layout import COLUMNS, Block, blocks
from ui.desktop.forms.picker import Picker, ReferenceEditor
from ui.desktop.look import Type
from ui.desktop.parts.controls import Button, Weight

NARROW = 520
"""Width in units below which every field has a line of its own."""


class FieldSet(QWidget):
    """Editors of the fields of one record, new or known."""

    changed = Signal()
    """The officer changed a field."""
    citing = Signal(str)
    """The officer wants a citation for this field."""

    def __init__(
        self,
        kind: str,
        basis: Basis,
        values: Mapping[str, Any],
        *,
        host: str = "",
        citable: bool = False,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._basis = basis
        self.editors: dict[str, Editor] = {}
        self._seen: dict[str, Any] = {}
        """What stood in each field when the form was opened."""
        self._touched: set[str] = set()
        self._grids: list[tuple[QGridLayout, Block]] = []
        self._narrow: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(basis.theme.look.units(12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for block in blocks(kind, without):
            self._add_block(block, host, citable)
        self._fill(values)
        self._lay_out()

    # --- what stands here ---

    def values(self) -> dict[str, Any]:
        """Every field that holds something; raises InvalidValue where one cannot be read."""
        found = {name: editor.value() for name, editor in self.editors.items()}
        return {name: value for name, value in found.items() if value not in (None, "", ())}

    def changes(self) -> dict[str, Any]:
        """The fields that hold something else than when the form was opened."""
        found = {}
        for name in sorted(self._touched):
            value = self.editors[name].value()
            if value != self._seen[name] and not (
                value in (None, "", ()) and self._seen[name] in (None, "", ())
            ):
                found[name] = value
        return found

    def seen(self) -> dict[str, tuple[str, ...]]:
        """What the fields of several references held when the form was opened."""
        return {
            field.name: tuple(self._seen.get(field.name) or ())
            for field in catalog.info(self.kind).fields
            if field.kind is FieldKind.REFERENCES
        }

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything here."""
        return bool(self._touched)

    def referred(self) -> set[str]:
        """Ids of the records that the fields refer to, as far as they can be read."""
        found: set[str] = set()
        for editor in self.editors.values():
            if isinstance(editor, Picker):
                try:
                    value = editor.value()
                except InvalidValue:
                    continue
                found |= {value} if isinstance(value, str) else set(value or ())
        return found

    # --- drafts ---

    def typed(self) -> dict[str, Any]:
        """What was typed, readable or not: what a draft keeps."""
        return {name: self.editors[name].typed() for name in sorted(self._touched)}

    def retype(self, json: Mapping[str, Any]) -> None:
        """Put back what a draft kept; fields that this version does not have are left out."""
        for name, one in json.items():
            if name in self.editors:
                self.editors[name].retype(one)
                self._open_of(name)

    # --- what is wrong ---

    def check(self) -> list[Editor]:
        """The editors in which something is wrong or missing, in their order."""
        found = [editor for editor in self.editors.values() if not editor.check(all_of_it=True)]
        for name, editor in self.editors.items():
            if editor in found:
                self._open_of(name)
        return found

    def show_error(self, name: str, words: str) -> Editor | None:
        """Say at a field what is wrong; None where this form has no such field."""
        editor = self.editors.get(name)
        if editor is not None:
            self._open_of(name)
            editor.error(words)
        return editor

    def set_value(self, name: str, value: Any) -> None:
        """Put a value in a field as if the officer had."""
        self.editors[name].set_value(value)
        self._touched.add(name)
        self.changed.emit()

    def yield_to(self, name: str, value: Any) -> None:
        """Show what stands in the case file; the officer leaves it so."""
        if name in self.editors:
            self.editors[name].set_value(value)
            self._seen[name] = self.editors[name].value()
            self._touched.discard(name)

    def go(self, name: str = "") -> None:
        """Give the focus to a field, or to the first one."""
        editor = self.editors.get(name) or next(iter(self.editors.values()), None)
        if editor is not None:
            self._open_of(name)
            editor.go()

    # --- how it is laid out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        narrow = self.width() < self._basis.theme.look.units(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for grid, block in self._grids:
            place = 0
            for row, line in enumerate(block.lines):
                left = 0
                for cell in line:
                    editor = self.editors[cell.field.name]
                    top = Qt.AlignmentFlag.AlignTop
                    if narrow:
                        grid.addWidget(editor, place, 0, 1, 2 * COLUMNS - 1, top)
                    else:
                        grid.addWidget(editor, row, 2 * left, 1, 2 * cell.span - 1, top)
                    left += cell.span
                    place += 1

    def _add_block(self, block: Block, host: str, citable: bool) -> None:
        look = self._basis.theme.look
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)  # gaps are columns too: Qt leaves its own out where nothing begins
        grid.setVerticalSpacing(look.units(10))
        for column in range(2 * COLUMNS - 1):
            gap = column % 2
            grid.setColumnStretch(column, 1 - gap)
            grid.setColumnMinimumWidth(column, gap * look.units(12))
        for cell in (cell for line in block.lines for cell in line):
            editor = editor_for(self.kind, cell.field, self._basis, host=host)
            editor.setParent(body)
            editor.setObjectName(cell.field.name)
            as_high = editor.sizePolicy().verticalPolicy()
            editor.setSizePolicy(QSizePolicy.Policy.Ignored, as_high)  # its columns are as wide as all
            self.editors[cell.field.name] = editor
            editor.changed.connect(self._note)
            if citable and cell.field.name != "marking":
                self._offer_citing(editor)
        self._grids.append((grid, block))
        if block.heading:
            self._column.addWidget(Fold(self._basis, block.heading, body))
        else:
            self._column.addWidget(body)

    def _offer_citing(self, editor: Editor) -> None:
        button = Button(self._basis.theme, "cite", Weight.LINK, editor)
        button.setFont(self._basis.theme.look.font(Type.SMALL))
        button.setFixedHeight(self._basis.theme.look.height(1.1))
        button.setAccessibleName(f"Cite a source for {editor.words}")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setObjectName(editor.objectName())
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.hide()
        editor.aside = button
        button.clicked.connect(self._cite)
        editor.head.addWidget(button)

    @Slot()
    def _cite(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.citing.emit(sender.objectName())

    def _fill(self, values: Mapping[str, Any]) -> None:
        for name, editor in self.editors.items():
            editor.set_value(values.get(name))
            try:
                self._seen[name] = editor.value()
            except InvalidValue:
                self._seen[name] = None
            if isinstance(editor, DueEditor):
                editor.statement = self.statement_day
        for fold in self.findChildren(Fold):
            names = {one.objectName() for one in fold.body.findChildren(Editor)}
            needed = any(self.editors[name].required for name in names)
            fold.set_open(needed or any(values.get(name) not in (None, (), "") for name in names))

    def statement_day(self) -> date | None:
        """The day from which a due counts: when it was said, or the meeting at which it was."""
        made = self.editors.get("made_on")
        if made is not None:
            try:
                if isinstance(value := made.value(), PartialDate):
                    return value.last
            except InvalidValue:
                pass
        meeting = self.editors.get("made_at_id") or self.editors.get("meeting_id")
        if isinstance(meeting, ReferenceEditor) and meeting.chosen is not None:
            return meeting.chosen.day
        return self._basis.today if self.kind == "task" else None

    def _open_of(self, name: str) -> None:
        """Unfold the group of a field."""
        above: QObject | None = self.editors[name].parent() if name in self.editors else None
        while above is not None and not isinstance(above, Fold):
            above = above.parent()
        if isinstance(above, Fold):
            above.set_open(True)

    @Slot()
    def _note(self) -> None:
        editor = self.sender()
        if isinstance(editor, Editor):
            self._touched.add(editor.objectName())
            if editor.objectName() in {"made_on", "made_at_id", "meeting_id"}:
                for other in self.editors.values():
                    if isinstance(other, DueEditor):
                        other.refresh()
        self.changed.emit()
