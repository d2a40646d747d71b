"""The pane at the right: how the brief is marked, what is not ready, and what was withheld; each line leads there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app import catalog
from app.briefs.readiness import CITE, COMPOSED, Item, Matter
from app.briefs.snapshot import Withheld
from db.values.marking import Marking, Scheme
from db.values.text import canonical_json
from ui.desktop.look import Theme, Type
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label, MarkingStrip
from ui.desktop.place import CITED, EDIT, Place
from ui.desktop.preview import Preview
from ui.desktop.registry import form_of, place_of

NOTHING = "With a brief, this side says how it is marked, what is not ready, and what was withheld."

BATCH = 60
"""Sentences that are laid out at once; a heavy country has thousands."""

MOST = 12
"""Sentences of one matter that are shown until more are asked for."""

CONTROL = "control"
"""Name under which `Place.given` of the page `compose` holds the field of the control block to go to."""

SCOPE = "scope"
"""The section whose limits say what the first page has room for."""

_ITEM, _MORE, _KEPT, _LIMIT = "item:", "more:", "kept:", "limit:"


class ReadinessPane(QWidget):
    """Tells the officer what the reader of the brief must not be told; emits `going` with the Place that mends it."""

    going = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self._preview: Preview | None = None
        self._open: set[Matter] = set()
        """Matters of which everything is shown."""
        self.head = Label(theme, Type.SECTION, "text_2", "Marking of this brief")
        self.strip = MarkingStrip(theme, "this brief")
        self.note = Label(theme, Type.SMALL, "text_3")
        self.note.setWordWrap(True)
        self.list = RowList(theme, "What is not ready and what was withheld")
        self.model = self.list.rows
        self.list.setAccessibleDescription("Enter goes where it is put right.")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(BATCH)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._activate)
        self._arrange(theme)
        self.clear()

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        inset = look.units(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(16), 0, look.units(8))
        column.setSpacing(look.units(8))
        for widget in (self.head, self.strip, self.note):
            holder = QVBoxLayout()
            holder.setContentsMargins(inset, 0, look.units(24), 0)
            holder.addWidget(widget)
            column.addLayout(holder)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def clear(self) -> None:
        """There is no brief."""
        for widget in (self.head, self.strip, self.list):
            widget.hide()
        self.note.setText(NOTHING)
        self.items, self._preview = (), None
        self.model.put(())

    def put(self, preview: Preview, scheme: Scheme) -> None:
        """Show what there is to know about a brief."""
        self.strip.show_marking(preview.marking, scheme)
        self.note.setText(_note(preview))
        self.items, self._preview = preview.readiness, preview
        self._fill()
        for widget in (self.head, self.strip, self.list):
            widget.show()

    def show_marking(self, paper: str, marking: Marking | None, scheme: Scheme) -> None:
        """How the paper that is seen is marked: the brief, or its annex."""
        self.head.setText(f"Marking of this {paper}")
        self.strip.show_marking(marking, scheme)

    @Slot()
    def go_next(self) -> None:
        """Go to the next thing that is not ready, and stand on it; Enter then leads to it."""
        here = self.list.currentIndex().row() if self.list.hasFocus() else -1
        rows = [*range(here + 1, self.model.rowCount()), *range(here + 1)]
        found = next((n for n in rows if str(self.model.index(n).data(KEY) or "").startswith(_ITEM)), None)
        if found is not None:
            self.list.setCurrentIndex(self.model.index(found))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        preview = self._preview
        if preview is not None:
            rows = (*_page(preview), *self._not_ready(preview), *_annexed(preview.annexed))
            self.model.put((*rows, *_withheld(preview.withheld)))

    def _not_ready(self, preview: Preview) -> Iterator[Row]:
        over = RowKind.OVER if preview.readiness else RowKind.HEADING
        yield Row(over, "Not ready", figure=f"{len(preview.readiness):,}")
        if not preview.readiness:
            yield Row(RowKind.PROSE, "Nothing found: no doubtful, silent or unsourced item.")
        numbered = enumerate(preview.readiness)
        for matter, found in groupby(numbered, key=lambda one: one[1].matter):
            items = list(found)
            yield Row(RowKind.HEADING, matter.value, figure=f"{len(items):,}")
            shown = items if matter in self._open else items[:MOST]
            for n, item in shown:
                yield Row(RowKind.PROSE, item.sentence, key=f"{_ITEM}{n}")
            if more := len(items) - len(shown):
                yield Row(RowKind.ITEM, f"Show {more:,} more", key=f"{_MORE}{matter.name}")

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        key = str(index.data(KEY) or "")
        if key.startswith(_ITEM):
            place = mending(self.items[int(key.removeprefix(_ITEM))])
            if place is not None:
                self.going.emit(place)
        elif key.startswith(_MORE):
            row = index.row()
            self._open.add(Matter[key.removeprefix(_MORE)])
            self._fill()
            self.list.setCurrentIndex(self.model.index(row))
        elif key.startswith(_LIMIT):
            self.going.emit(Place("compose", given=((CONTROL, SCOPE),)))
        elif key.startswith(_KEPT):
            _, kind, record_id = key.split(":", 2)
            self.going.emit(Place("record", kind, record_id, given=((EDIT, canonical_json("marking")),)))


def mending(item: Item) -> Place | None:
    """Where a thing that is not ready is put right: its field, its form or its page; None where nothing is known."""
    if item.kind == COMPOSED:
        return Place("compose", given=((CONTROL, item.field),))
    if not item.kind or not item.record_id:
        return None
    if item.field == CITE:
        return Place("record", item.kind, item.record_id, given=((CITED, ""),))
    form = form_of(item.kind, item.record_id)
    if item.field and form is not None and item.field != "marking":
        return form
    if item.field:
        return Place("record", item.kind, item.record_id, given=((EDIT, canonical_json(item.field)),))
    return place_of(item.kind, item.record_id)


def _note(preview: Preview) -> str:
    count = preview.not_assessed
    if not count:
        return "The highest marking in it. It may be raised, never lowered."
    records = "1 record" if count == 1 else f"{count:,} records"
    return f"{records} not assessed, parts not counted: that allows a draft, not a final brief."


def _page(preview: Preview) -> list[Row]:
    """What does not fit on the one page of the scope note."""
    left = preview.left_out
    if not left:
        return []
    heading = Row(RowKind.HEADING, "Not on the first page", figure=f"{len(left)}")
    said = (f"{words[:1].upper()}{words[1:]}." for words in left)
    return [heading, *(Row(RowKind.PROSE, one, key=f"{_LIMIT}{n}") for n, one in enumerate(said))]


def _annexed(annexed: tuple[Withheld, ...]) -> list[Row]:
    """What stands in the separate annex in place of the brief."""
    if not annexed:
        return []
    return [Row(RowKind.HEADING, "In the separate annex", figure=f"{len(annexed):,}"), *_told(annexed)]


def _withheld(withheld: tuple[Withheld, ...]) -> list[Row]:
    heading = Row(RowKind.HEADING, "Withheld", figure=f"{len(withheld):,}")
    if not withheld:
        return [heading, Row(RowKind.PROSE, "Nothing was withheld.")]
    return [heading, *_told(withheld)]


def _told(withheld: tuple[Withheld, ...]) -> Iterator[Row]:
    """Each leads to its record, where its marking stands."""
    for one in withheld:
        second = f"{catalog.info(one.kind).label} · {one.why}"
        yield Row(RowKind.PROSE, one.title, second, key=f"{_KEPT}{one.kind}:{one.id}")
