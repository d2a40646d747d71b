"""The table component: asks the case file for a list, shows it, and keeps it up to date without losing one's place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed, ChangedRecord
from app.list_columns import TITLE, Column, column
from app.list_rows import ListRow, read_rows
from app.lists import Asked, Order, Reach, own_sort, reached, read_order, seek
from app.views import View
from ui.desktop.look import Theme
from ui.desktop.tables.model import TableModel
from ui.desktop.tables.view import TableView
from ui.desktop.worker import Question, Worker

MOST_HELD = 5_000
"""Selected records that are found again after a refresh; of more, only the one under the cursor."""


class RecordTable(QWidget):
    """The list of one kind. Everything it reads is read by `reader`, off the window's thread."""

    listed = Signal(object)
    """An Order: the list was read, anew or for the first time."""
    altered = Signal(object)
    """A View: sort, columns or widths were changed here."""
    failed = Signal(object)
    """An exception."""

    def __init__(self, theme: Theme, reader: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TableModel(self)
        self.view = TableView(theme, self.model)
        self._case: CaseFile | None = None
        self._shown: View | None = None
        self._aim = ""
        self._pending: list[ChangedRecord] = []
        self._ordering = Question(reader, "Reading the list …", self)
        self._fetching = Question(reader, "Reading the list …", self)
        self._reaching = Question(reader, "Reading the list …", self)
        self._seeking = Question(reader, "Looking for it …", self)
        self._join()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def _join(self) -> None:
        self._ordering.answered.connect(self._take_order)
        self._fetching.answered.connect(self._take_rows)
        self._reaching.answered.connect(self._take_reach)
        self._seeking.answered.connect(self._take_found)
        for question in (self._ordering, self._fetching, self._reaching, self._seeking):
            question.failed.connect(self._fail)
        self.model.wanted.connect(self._fetch)
        self.view.sought.connect(self._seek)
        self.view.heads.sectionClicked.connect(self._sort_by)
        self.view.heads.sectionMoved.connect(self._moved)

    # --- what it is asked to do ---

    def show_view(self, case: CaseFile, view: View, aim: str = "") -> None:
        """Show a view of a case file; the cursor goes to the record `aim`, or stays with the record it is on."""
        kept = self._case is case and self._shown is not None and self._shown.asked.kind == view.asked.kind
        self._case, self._shown = case, view
        self._aim = aim
        if not kept:
            self._fetching.forget()
            self.model.put(Order(), self._columns(view))
        self.view.set_widths(dict(view.widths))
        self._order()

    def forget(self) -> None:
        """The case file is being closed."""
        for question in (self._ordering, self._fetching, self._reaching, self._seeking):
            question.forget()
        self._case = self._shown = None
        self._pending.clear()
        self.model.put(Order(), ())

    def refresh(self, changed: Changed) -> None:
        """Records have changed: read anew what shows them, and the order where it may be another now."""
        if self._case is None or self._shown is None:
            return
        self._pending.extend(changed.records)
        every = replace(changed, records=tuple(self._pending))
        self._reaching.ask(partial(_reach, self._case, self._shown.asked, every))

    @property
    def shown(self) -> View | None:
        """What is shown, with the widths and the order of columns as they are now."""
        if self._shown is None:
            return None
        return replace(self._shown, columns=self._column_order(), widths=self.view.widths)

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns as they stand now, the title first."""
        known = {one.key: one for one in self.model.columns}
        return tuple(known[key] for key in (TITLE, *self._column_order()) if key in known)

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        questions = (self._ordering, self._fetching, self._reaching, self._seeking)
        return any(question.waiting for question in questions)

    # --- answers ---

    @Slot(object)
    def _take_order(self, order: Order) -> None:
        view = self._shown
        if view is None:
            return
        columns = self._columns(view)
        old = self.model.order
        if order.ids != old.ids or order.headings != old.headings or columns != self.model.columns:
            self._replace(order, columns, view)
        self._aim_at(order)
        self.listed.emit(order)

    def _replace(self, order: Order, columns: tuple[Column, ...], view: View) -> None:
        """Show another order, with selection, cursor and scroll where they were."""
        held = self._held()
        current = self.view.current_id()
        place, offset = self.view.top_place()
        scrolled = len(self.model.order) and self.view.verticalScrollBar().value()
        top = self.model.order.id_at(place) if scrolled else ""  # at the top, one sees what comes first
        self.model.put(order, columns, sides=view.asked.kind == "commitment")
        self._show_sort(view.asked)
        places = [found for one in held if (found := _place(order, one)) is not None]
        self.view.choose_all(_place(order, current) if current else None, places)
        if top and (found := _place(order, top)) is not None:
            self.view.scroll_to_top(found, offset)

    def _aim_at(self, order: Order) -> None:
        if self._aim and (found := order.place_of(self._aim)) is not None:
            self.view.choose(found)
        elif not self.view.currentIndex().isValid() and len(order):
            self.view.choose(0)
        self._aim = ""

    @Slot(object)
    def _fetch(self, ids: tuple[str, ...]) -> None:
        if self._case is not None and self._shown is not None:
            keys = [one.key for one in self.model.columns]
            self._fetching.ask(partial(read_rows, self._case, self._shown.asked.kind, ids, keys))

    @Slot(object)
    def _take_rows(self, rows: tuple[ListRow, ...]) -> None:
        self.model.take(rows)

    @Slot(object)
    def _take_reach(self, answer: tuple[Reach, frozenset[str]]) -> None:
        reach, others = answer
        self._pending.clear()
        self.model.age(reach.rows, others)
        if reach.reorder:
            self._order()

    @Slot(object)
    def _take_found(self, record_id: str | None) -> None:
        place = self.model.order.place_of(record_id) if record_id else None
        if place is not None:
            self.view.choose(place)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self.model.missed()
        self.failed.emit(error)

    # --- asking ---

    def _order(self) -> None:
        if self._case is not None and self._shown is not None:
            held = self._held()
            self._ordering.ask(partial(read_order, self._case, self._shown.asked, held))

    def _held(self) -> tuple[str, ...]:
        return self.view.chosen() if self.view.chosen_count() <= MOST_HELD else ()

    @Slot(str)
    def _seek(self, typed: str) -> None:
        if self._case is not None and self._shown is not None:
            self._seeking.ask(partial(seek, self._case, self._shown.asked, typed))

    # --- columns ---

    def _columns(self, view: View) -> tuple[Column, ...]:
        found = [column(view.asked.kind, key) for key in (TITLE, *view.keys)]
        return tuple(one for one in found if one is not None)

    def _column_order(self) -> tuple[str, ...]:
        heads = self.view.heads
        columns = self.model.columns
        if heads.count() != len(columns):
            return self._shown.columns if self._shown else ()
        return tuple(columns[heads.logicalIndex(place)].key for place in range(1, len(columns)))

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        """Sort by a column: first as it lies, then the other way round, then in the kind's own order."""
        view = self.shown
        if view is None or section >= len(self.model.columns) or not self.model.columns[section].sortable:
            return
        key, asked = self.model.columns[section].key, view.asked
        if asked.sort != key:
            asked = replace(asked, sort=key, descending=False)
        elif not asked.descending:
            asked = replace(asked, descending=True)
        else:
            asked = replace(asked, sort="", descending=False)
        self._shown = replace(view, asked=asked)
        self._show_sort(asked)
        self._order()
        self.altered.emit(self._shown)

    @Slot(int, int, int)
    def _moved(self, _section: int, _old: int, _new: int) -> None:
        if view := self.shown:
            self.altered.emit(view)

    def _show_sort(self, asked: Asked) -> None:
        key, descending = (asked.sort, asked.descending) if asked.sort else own_sort(asked.kind)
        keys = [one.key for one in self.model.columns]
        heads = self.view.heads
        heads.setSortIndicatorShown(key in keys and not (asked.grouping and not asked.sort))
        if key in keys:
            way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            heads.setSortIndicator(keys.index(key), way)


def _place(order: Order, record_id: str) -> int | None:
    found = order.places.get(record_id)
    return found if found is not None else order.place_of(record_id)


def _reach(case: CaseFile, asked: Asked, changed: Changed) -> tuple[Reach, frozenset[str]]:
    others = frozenset(one.id for one in changed.records if one.kind != asked.kind)
    return reached(case, asked, changed), others
