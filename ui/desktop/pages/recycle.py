"""The recycle bin: what was deleted, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from app.door import Changed
from app.recycle import Discarded, recycle_bin, restore
from db.values.partial_date import PartialDate
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Elided, Tone
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import rows_sheet
from ui.desktop.worker import Question


class RecyclePage(Page):
    """The page `recycle`: several records may be chosen and restored together."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._there: dict[str, Discarded] = {}
        self.head = Elided(theme, Type.TITLE, "text", "Recycle bin")
        self.restore = Button(theme, "Restore", icon=Icon.RESTORE, key="Ctrl R")
        self.list = RowList(theme, "Deleted records")
        self.model = self.list.rows
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.empty = Empty(theme, Icon.TRASH)
        self.empty.say(
            "The recycle bin is empty", "What you delete comes here; Undo and Restore bring it back."
        )
        self.body = QStackedWidget()
        self._reading = Question(self.session.reader, "Reading the recycle bin …", self)
        self.printing = PrintJob(around, self)
        self._arrange()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.restore.clicked.connect(self.bring_back)
        self.list.activated.connect(self._open)
        self.list.selectionModel().selectionChanged.connect(self._offer)

    def show_place(self, place: Place) -> None:
        self._read()

    def place(self) -> Place:
        return Place("recycle")

    def title(self) -> str:
        return "Recycle bin"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"print": self.print_list}
        return {**own, "restore_record": self.bring_back} if self._chosen() else own

    def keys(self) -> tuple[str, ...]:
        return ("restore_record",) if self._chosen() else ()

    def first_focus(self) -> QWidget:
        return self.list

    def take_changed(self, changed: Changed) -> None:
        if any(one.deleted is not None for one in changed.records):
            self._read()

    @Slot()
    def bring_back(self) -> None:
        """Restore what is chosen."""
        chosen, case = self._chosen(), self.session.case
        if chosen and case is not None:
            title = f"“{chosen[0].title}”" if len(chosen) == 1 else f"{len(chosen):,} records"
            job = partial(restore, case, [one.id for one in chosen], title)
            self.session.carry_out("Restoring …", job, by=self, then=self._take_restored)

    @Slot()
    def print_list(self) -> None:
        """Print what lies here."""
        if self.session.case is not None:
            self.printing.ask(
                "the recycle bin", partial(rows_sheet, self.session.case, self.title(), self.model.rows)
            )

    @Slot(object)
    def _take_restored(self, changed: Changed) -> None:
        self.around.say(f"{changed.action.removeprefix('Restore ')}: back where it was.", Tone.DONE)

    def _read(self) -> None:
        if self.session.case is not None:
            self._reading.ask(partial(recycle_bin, self.session.case))

    @Slot(object)
    def _take(self, there: list[Discarded]) -> None:
        self._there = {one.id: one for one in there}
        self.model.put([Row(RowKind.ITEM, one.title or one.label, _told(one), key=one.id) for one in there])
        if there:
            self.list.setCurrentIndex(self.model.index(0))
        self.body.setCurrentWidget(self.list if there else self.empty)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.restore.setEnabled(bool(self._chosen()))
        self.moved.emit()

    def _chosen(self) -> list[Discarded]:
        keys = [index.data(KEY) for index in self.list.selectionModel().selectedIndexes()]
        return [self._there[key] for key in keys if key in self._there]

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        one = self._there.get(index.data(KEY) or "")
        if one is not None and one.whole:  # a part is seen with what it belongs to
            self.around.go(place_of(one.whole_kind, one.whole))
        elif one is not None:
            self.around.go(place_of(one.kind, one.id))

    def _arrange(self) -> None:
        look = self.theme.look
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty)
        head = QHBoxLayout()
        head.setContentsMargins(look.units(12), 0, look.units(12), 0)
        head.addWidget(self.head, 1)
        head.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(20), look.units(16), look.units(20), 0)
        column.setSpacing(look.units(12))
        column.addLayout(head)
        column.addWidget(self.body, 1)


def _told(one: Discarded) -> str:
    when = datetime.fromisoformat(one.wall).astimezone()
    day = PartialDate.of(when.date()).seen_short()
    of = f" of “{one.whole_title}”" if one.whole_title else ""
    return f"{one.label}{of} · deleted {day}, {when:%H:%M} by {one.author} · {one.action}"
