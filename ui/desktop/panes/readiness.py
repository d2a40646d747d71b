"""The pane at the right: how the brief is marked, what is not ready, and what was withheld from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app import catalog
from app.briefs.snapshot import Withheld
from db.values.marking import Scheme
from ui.desktop.look import Theme, Type
from ui.desktop.parts.rows import Row, RowKind, RowModel, RowPainter
from ui.desktop.parts.words import Label, MarkingStrip
from ui.desktop.preview import Preview

NOTHING = "With a brief, this side says how it is marked, what is not ready, and what was withheld."


class ReadinessPane(QWidget):
    """Tells the officer what the reader of the brief must not be told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Label(theme, Type.SECTION, "text_2", "Marking of this brief")
        self.strip = MarkingStrip(theme, "this brief")
        self.note = Label(theme, Type.SMALL, "text_3")
        self.note.setWordWrap(True)
        self.model = RowModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowPainter(theme, self.list))
        self.list.setAccessibleName("What is not ready and what was withheld")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        look = theme.look
        inset = look.units(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(16), 0, 0)
        column.setSpacing(look.units(8))
        for widget in (self.head, self.strip, self.note):
            holder = QVBoxLayout()
            holder.setContentsMargins(inset, 0, look.units(24), 0)
            holder.addWidget(widget)
            column.addLayout(holder)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.clear()

    def clear(self) -> None:
        """There is no brief."""
        for widget in (self.head, self.strip, self.list):
            widget.hide()
        self.note.setText(NOTHING)
        self.model.put(())

    def put(self, preview: Preview, scheme: Scheme) -> None:
        """Show what there is to know about a brief."""
        self.strip.show_marking(preview.marking, scheme)
        self.note.setText(_note(preview))
        self.model.put((*_not_ready(preview), *_withheld(preview.withheld)))
        for widget in (self.head, self.strip, self.list):
            widget.show()


def _note(preview: Preview) -> str:
    count = preview.not_assessed
    if not count:
        return "The highest marking in it. It may be raised, never lowered."
    records = "1 record" if count == 1 else f"{count:,} records"
    return f"{records} not assessed: that allows a draft, not a final brief."


def _not_ready(preview: Preview) -> list[Row]:
    count = len(preview.readiness)
    heading = Row(RowKind.HEADING, "Not ready", figure=f"{count:,}")
    if not count:
        return [heading, Row(RowKind.PROSE, "Nothing found: no doubtful, silent or unsourced item.")]
    return [heading, *(Row(RowKind.PROSE, item.sentence, key=item.record_id) for item in preview.readiness)]


def _withheld(withheld: tuple[Withheld, ...]) -> list[Row]:
    heading = Row(RowKind.HEADING, "Withheld", figure=f"{len(withheld):,}")
    if not withheld:
        return [heading, Row(RowKind.PROSE, "Nothing was withheld.")]
    told = (
        Row(RowKind.PROSE, one.title, f"{catalog.info(one.kind).label} · {one.why}", key=one.id)
        for one in withheld
    )
    return [heading, *told]
