"""Case-file JSON on its way in: what is new, and whose content counts where a record is here with another one."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.catalog import info
from app.interchange.errors import RecordConflict
from app.interchange.importing import Keep, Preview
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label, rule

_KEYS = {Qt.Key.Key_O: Keep.OURS, Qt.Key.Key_T: Keep.THEIRS}
_WORDS = {Keep.OURS: "ours is kept", Keep.THEIRS: "the file’s is taken", Keep.REFUSE: "to be decided"}
LONGEST = 200


class Conflicts(RowList):
    """A list that hears O and T; emits `pressed_keep`."""

    pressed_keep = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keep = _KEYS.get(Qt.Key(event.key()))
        if keep is not None and not event.modifiers():
            self.pressed_keep.emit(keep)
        else:
            super().keyPressEvent(event)


class CaseJsonWork(QWidget):
    """Emits `decided` after each decision; `single` holds them by record."""

    decided = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None
        self.single: dict[str, Keep] = {}
        self.told = Label(theme, Type.BODY, "text_2")
        self.told.setWordWrap(True)
        self.list = Conflicts(theme, "Records that are here with other content, and faults of the file")
        self.model = self.list.rows
        self.list.setUniformItemSizes(True)
        self.detail = Label(theme, Type.BODY, "text")
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.ours = Button(theme, "Keep ours", key="O")
        self.theirs = Button(theme, "Take theirs", key="T")
        self.all_ours = Button(theme, "All ours")
        self.all_theirs = Button(theme, "All theirs")
        self._arrange(theme)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.list.pressed_keep.connect(self.keep)
        self.ours.clicked.connect(self._ours)
        self.theirs.clicked.connect(self._theirs)
        self.all_ours.clicked.connect(self._all_ours)
        self.all_theirs.clicked.connect(self._all_theirs)

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of the import."""
        seen = self.preview
        return seen is not None and not seen.faults and all(one.id in self.single for one in seen.conflicts)

    def show_preview(self, preview: Preview) -> None:
        """Show what an import of the file would do."""
        self.preview, self.single = preview, {}
        told = f"{preview.records:,} records: {preview.new:,} new, {preview.same:,} here already"
        if preview.conflicts:
            told += f", {len(preview.conflicts):,} here with other content: say whose counts"
        if preview.faults:
            told += f". {len(preview.faults):,} are not as they should be, so the file cannot be imported"
        self.told.setText(f"{told}.")
        for button in (self.ours, self.theirs, self.all_ours, self.all_theirs):
            button.setVisible(bool(preview.conflicts) and not preview.faults)
        self._fill(0)

    @Slot(object)
    def keep(self, keep: Keep) -> None:
        """Decide on the record one is at, and go on to the next."""
        conflict = self._conflict()
        if conflict is not None:
            self.single[conflict.id] = keep
            self._fill(self.list.currentIndex().row() + 1)
            self.decided.emit()

    def _keep_all(self, keep: Keep) -> None:
        assert self.preview is not None
        self.single = {one.id: keep for one in self.preview.conflicts}
        self._fill(0)
        self.decided.emit()

    @Slot()
    def _ours(self) -> None:
        self.keep(Keep.OURS)

    @Slot()
    def _theirs(self) -> None:
        self.keep(Keep.THEIRS)

    @Slot()
    def _all_ours(self) -> None:
        self._keep_all(Keep.OURS)

    @Slot()
    def _all_theirs(self) -> None:
        self._keep_all(Keep.THEIRS)

    def _fill(self, place: int) -> None:
        assert self.preview is not None
        rows = [Row(RowKind.ITEM, fault.sentence, fault.words) for fault in self.preview.faults] or [
            Row(
                RowKind.ITEM, one.title, f"{info(one.kind).label} · {_fields(one)}",
                _WORDS[self.single.get(one.id, Keep.REFUSE)], one.id,
                ink="text_3" if one.id in self.single else "caution",
            )
            for one in self.preview.conflicts
        ]  # fmt: skip
        self.model.put(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(place, len(rows) - 1)))
        self._show_detail()

    def _conflict(self) -> RecordConflict | None:
        key = self.list.currentIndex().data(KEY)
        found = self.preview.conflicts if self.preview and not self.preview.faults else ()
        return next((one for one in found if one.id == key), None)

    @Slot()
    def _show_detail(self) -> None:
        conflict = self._conflict()
        lines = [
            f"{one.label}\n  ours: {_text(one.ours)}\n  theirs: {_text(one.theirs)}"
            for one in (conflict.differences if conflict else ())
        ]
        if conflict is not None and conflict.deleted:
            lines.insert(0, "It lies in the recycle bin here; theirs brings it back.")
        self.detail.setText("\n".join(lines))

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        margin = look.units(24)
        head = QHBoxLayout()
        head.setContentsMargins(margin, 0, margin, look.units(8))
        head.setSpacing(look.units(8))
        head.addWidget(self.told, 1)
        for button in (self.ours, self.theirs, self.all_ours, self.all_theirs):
            head.addWidget(button)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(margin, look.units(12), margin, look.units(12))
        inner.addWidget(self.detail, 1)
        shown = QScrollArea(widgetResizable=True)
        shown.setFrameShape(QScrollArea.Shape.NoFrame)
        shown.setWidget(below)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule(theme))
        rows = QHBoxLayout()
        rows.setContentsMargins(look.units(12), look.units(4), look.units(4), look.units(4))
        rows.addWidget(self.list)
        column.addLayout(rows, 3)
        column.addWidget(rule(theme))
        column.addWidget(shown, 2)


def _fields(conflict: RecordConflict) -> str:
    return (
        "in the recycle bin here"
        if conflict.deleted
        else ", ".join(one.label for one in conflict.differences)
    )


def _text(value: object) -> str:
    if value is None:
        return "empty"
    words = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
