"""The page of a list, whatever its kind: the list, and beside it the record under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import views
from app.casefile import CaseFile
from app.door import Changed
from app.list_words import plural
from app.lists import Order, count
from app.references import Mention
from app.views import View
from ui.desktop.icons import Icon
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Ground
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.tables.board import ListBoard
from ui.desktop.tables.errands import ListErrands
from ui.desktop.worker import Question

BESIDE = 408
"""Width of the record beside the list, in units."""

BOTH = 980
"""Width of the page, in units, below which the list stands alone, and the record over it when it is opened."""

WIDEST = (1 << 24) - 1
"""What Qt takes for no limit."""

PAUSE_MS = 80
"""The cursor rests so long on a row before its record is read: holding ↓ reads nothing on the way."""

COUNTED = 20_000
"""Records of a list above which its views are not counted: it would keep the thread too long."""

KEEP_MS = 800

KEYS = ("list_move", "list_open", "list_filter", "list_choose", "list_change")


class ListPage(Page):
    """Shows the kind of its place; its views, columns and filter are remembered in the case file."""

    PANE: ClassVar[type[RecordPane]] = RecordPane
    """The pane beside the list."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._kind = ""
        self._wanted = Place("list")
        self._views: tuple[View, ...] = ()
        self.board = ListBoard(self.theme, self.session.reader)
        self.errands = ListErrands(around, self.board, self)
        self.pane = self.PANE(around)
        self.back = Button(self.theme, "Back to the list", Weight.QUIET, icon=Icon.BACK, key="Esc")
        self._over = False
        """Whether the record stands in the place of the list, where there is no room for both."""
        self._remembering = Question(self.session.reader, "Reading the list …", self)
        self._counting = Question(self.session.builder, "Counting …", self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._lay_out()
        self._join()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.board, 1)
        self._edge = Ground(self.theme, "line")
        self._edge.setFixedWidth(1)
        row.addWidget(self._edge)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.back)
        beside.addWidget(self.pane, 1)
        row.addLayout(beside)
        self._fit()

    def _join(self) -> None:
        self._remembering.answered.connect(self._take_remembered)
        self._counting.answered.connect(self._take_counts)
        self._remembering.failed.connect(self.around.fail)
        self._rest.timeout.connect(self._show_beside)
        self._keep.timeout.connect(self._keep_view)
        self.board.altered.connect(self._altered)
        self.board.listed.connect(self._listed)
        self.board.making.connect(self._make_first)
        self.board.views.chosen.connect(self._choose_view)
        self.board.table.failed.connect(self.around.fail)
        self.board.table.view.entered_row.connect(self._stepped)
        self.board.table.view.opened.connect(self._open)
        self.board.table.view.dropped.connect(self._drop)
        self.errands.kept.connect(self._read_views)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)
        self.back.clicked.connect(self._go_list)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        self._wanted = place
        self._over = False
        self._fit()
        if self.session.case is None:
            return
        if place.kind != self._kind:
            self.settle()
            self._kind, self._views = place.kind, ()
            self.board.table.forget()
        self._read_views()

    def place(self) -> Place:
        view = self.board.view
        words = view.asked.words if view else self._wanted.words
        return Place("list", self._kind, self.board.table.view.current_id(), words)

    def title(self) -> str:
        return plural(self._kind) if self._kind else ""

    def new_kind(self) -> str:
        return self._kind or self.NEW

    def keys(self) -> tuple[str, ...]:
        return self.pane.keys() if self.pane.editing or self._over else KEYS

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "find": self.board.filter.focus,
            "print": self.errands.print_list,
            "list_columns": self.errands.columns,
            "list_change": self.errands.change,
            "list_save": self.errands.save_view,
            "list_copy": self.errands.copy,
            "list_move": self._go_list,
            "list_open": self._open_current,
            "list_filter": self.board.filter.focus,
            "list_choose": self._go_list,
        }
        return {**found, **self.pane.verbs()} if self._kind else {}

    def take_changed(self, changed: Changed) -> None:
        self.board.table.refresh(changed)
        self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return self.board.table.view

    def settle(self) -> None:
        """Remember how the list was left, and keep what was typed beside it."""
        self.pane.settle()
        self._keep_view()

    @Slot()
    def _keep_view(self) -> None:
        self._keep.stop()
        view = self.board.view
        if view is not None and self.session.case is not None:
            self.session.keep(views.SPACE, view.asked.kind, views.kept_form(view))

    def stop(self) -> None:
        self._rest.stop()
        self._keep.stop()
        for question in (self._remembering, self._counting):
            question.forget()
        self.board.forget()
        self.pane.stop()
        self._kind = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list where the record stands over it."""
        if event.key() == Qt.Key.Key_Escape and self._over and not self.pane.editing:
            self._go_list()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """The record beside the list, or one of them alone."""
        room = self.width() >= self.theme.look.units(BOTH)
        self._over = self._over and not room
        self.board.setVisible(not self._over)
        self._edge.setVisible(room)
        self.back.setVisible(self._over)
        self.pane.setVisible(room or self._over)
        beside = self.theme.look.units(BESIDE)
        self.pane.setMinimumWidth(beside if room else 0)
        self.pane.setMaximumWidth(beside if room else WIDEST)

    # --- views ---

    @Slot()
    def _read_views(self) -> None:
        if self.session.case is not None and self._kind:
            self._remembering.ask(partial(_remembered, self.session.case, self._kind))

    @Slot(object)
    def _take_remembered(self, answer: tuple[View, tuple[View, ...]]) -> None:
        left, self._views = answer
        case = self.session.case
        if case is None:
            return
        view = self.board.view or left
        words = self._wanted.words
        if words and words != view.asked.words:
            view = replace(view, name="", asked=replace(view.asked, words=words, standing=()))
        self.errands.offer(view)
        self.board.show_view(case, view, self._views, self._wanted.id)

    @Slot(object)
    def _choose_view(self, view: View) -> None:
        case, shown = self.session.case, self.board.view
        if case is not None:
            if (
                shown is not None and not view.columns
            ):  # a view without columns of its own keeps those there are
                view = replace(view, columns=shown.columns, widths=shown.widths)
            self._wanted = replace(self._wanted, words=view.asked.words, id="")
            self.board.show_view(case, view, self._views)
            self._altered(view)

    @Slot(object)
    def _altered(self, view: View) -> None:
        known = next((one for one in self._views if one.name == view.name), None)
        same = known is not None and known.asked == view.asked
        self.board.views.show_views(self._views, view.name if same else "")
        self.errands.offer(view)
        self._keep.start()
        self.moved.emit()

    @Slot(object)
    def _listed(self, order: Order) -> None:
        case, view = self.session.case, self.board.view
        if case is None or view is None:
            return
        if not len(order):
            self._rest.start()
        if len(order) <= COUNTED:
            self._counting.ask(partial(_counts, case, self._views))
        else:
            self.board.views.show_counts({})
        self.moved.emit()

    @Slot(object)
    def _take_counts(self, counts: dict[str, int]) -> None:
        self.board.views.show_counts(counts)
        self.board.know_counts(counts)

    @Slot()
    def _make_first(self) -> None:
        """What the empty list offers."""
        self.around.go(Place("compose") if self._kind == "brief" else Place("new", self._kind))

    # --- the record beside ---

    @Slot(str)
    def _stepped(self, _record_id: str) -> None:
        self._rest.start()

    @Slot(str, object)
    def _drop(self, record: str, paths: list[Path]) -> None:
        """Files that were dropped on a row hang on its record."""
        self.pane.files.attach_to(record, paths)

    @Slot()
    def _show_beside(self) -> None:
        self.pane.show_record(self._kind, self.board.table.view.current_id())

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self.around.go(place_of(mention.kind, mention.id))

    @Slot(str)
    def _open(self, record_id: str) -> None:
        """Go to the page of a record; where there is no room for it beside the list, show it over the list first."""
        place = place_of(self._kind, record_id)
        if place.page != "record" or not self.pane.isHidden():
            self.around.go(place)
            return
        self._over = True
        self._fit()
        self._show_beside()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    @Slot()
    def _open_current(self) -> None:
        if record_id := self.board.table.view.current_id():
            self._open(record_id)

    @Slot()
    def _go_list(self) -> None:
        if self._over:
            self.pane.settle()
            self._over = False
            self._fit()
            self.moved.emit()
        self.board.table.view.setFocus()


def _remembered(case: CaseFile, kind: str) -> tuple[View, tuple[View, ...]]:
    return views.remembered(case, kind), (*views.built_in(kind), *views.saved(case, kind))


def _counts(case: CaseFile, shown: tuple[View, ...]) -> dict[str, int]:
    return {view.name: count(case, view.asked) for view in shown}
