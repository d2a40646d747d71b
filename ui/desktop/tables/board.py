"""A whole list: its name and views, its filter, the table, and what is said where there is nothing in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.list_words import nothing, plural
from app.lists import Order
from app.views import View
from ui.desktop.icons import KINDS, Icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.words import Elided, Label, rule
from ui.desktop.tables.filters import FilterBar
from ui.desktop.tables.table import RecordTable
from ui.desktop.tables.views import ViewBar
from ui.desktop.worker import Worker


class ListBoard(QWidget):
    """Shows a view and lets the officer turn it into another; what is kept of it is the page's business."""

    altered = Signal(object)
    """A View: the list shows something else now."""
    listed = Signal(object)
    """An Order."""
    making = Signal()
    """The first record of the kind is wanted."""

    def __init__(self, theme: Theme, reader: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._case: CaseFile | None = None
        self._view: View | None = None
        self.heading = Label(theme, Type.TITLE)
        self.views = ViewBar(theme)
        self.print_button = Button(theme, "Print", icon=Icon.PRINTER)
        self.filter = FilterBar(theme)
        self.notes = Elided(theme, Type.SMALL, "caution")
        self.chosen = Label(theme, Type.SMALL, "text_3")
        self.change_button = Button(theme, "Change…", Weight.QUIET)
        self.table = RecordTable(theme, reader)
        self.empty = Empty(theme, Icon.LIST)
        self._none_at_all = False
        self.stack = QStackedWidget()
        self._lay_out()
        self.filter.filtered.connect(self._filter)
        self.filter.left.connect(self._go_table)
        self.empty.taken.connect(self._take_step)
        self.table.listed.connect(self._take_order)
        self.table.altered.connect(self._take_altered)
        self.table.view.filtering.connect(self.filter.focus)
        self.table.view.selectionModel().selectionChanged.connect(self._tell_chosen)
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        units = self._theme.look.units
        self.top = _row(self.heading, self.views, self.print_button, gap=units(12))
        self.top.setStretch(1, 1)
        below = _row(self.filter, self.chosen, self.change_button, gap=units(8))
        below.setStretch(0, 1)
        self.notes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.notes.hide()
        self.change_button.hide()
        self.head = head = QVBoxLayout()
        head.setContentsMargins(units(24), units(16), units(16), units(8))
        head.setSpacing(units(10))
        head.addLayout(self.top)
        head.addLayout(below)
        head.addWidget(self.notes)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(rule(self._theme))
        self.stack.addWidget(_inset(self.table, units(12)))
        self.stack.addWidget(self.empty)
        page.addWidget(self.stack, 1)

    # --- what it is asked to do ---

    def show_view(self, case: CaseFile, view: View, views: Sequence[View], aim: str = "") -> None:
        """Show a view of a case file; `views` stand above it."""
        self._case = case
        self.heading.setText(plural(view.asked.kind))
        self.table.view.setAccessibleName(plural(view.asked.kind))
        self.views.show_views(views, view.name)
        if (
            self.filter.words != view.asked.words
            or self._view is None
            or self._view.asked.kind != view.asked.kind
        ):
            self.filter.show_words(view.asked.kind, view.asked.words)
        self._view = view
        self.table.show_view(case, view, aim)

    def alter(self, view: View) -> None:
        """Show something else of the same list, and tell it."""
        if self._case is not None and self._view is not None:
            self._view = view
            self.filter.show_words(view.asked.kind, view.asked.words)
            self.table.show_view(self._case, view)
            self.altered.emit(view)

    def know_counts(self, counts: Mapping[str, int]) -> None:
        """Learn how many each view has; where none has any, no filter is to blame for an empty list."""
        self._none_at_all = bool(counts) and not any(counts.values())
        if self.stack.currentWidget() is self.empty:
            self._say_nothing()

    def forget(self) -> None:
        """The case file is being closed."""
        self._none_at_all = False
        self.filter.stop()
        self.table.forget()
        self._case = self._view = None

    @property
    def view(self) -> View | None:
        """What is shown, with columns and widths as they are now."""
        return self.table.shown

    # --- what is told ---

    @Slot(str)
    def _filter(self, words: str) -> None:
        view = self.table.shown
        if view is not None and self._case is not None and words != view.asked.words:
            self._view = replace(view, asked=replace(view.asked, words=words))
            self.table.show_view(self._case, self._view)
            self.altered.emit(self._view)

    @Slot()
    def _clear(self) -> None:
        if self._view is not None:
            self.alter(replace(self._view, name="", asked=replace(self._view.asked, words="", standing=())))
            self._go_table()

    @Slot(object)
    def _take_altered(self, view: View) -> None:
        self._view = view
        self.altered.emit(view)

    @Slot(object)
    def _take_order(self, order: Order) -> None:
        view = self.table.shown
        if view is None:
            return
        self.notes.setText(" ".join(order.notes))
        self.notes.setVisible(bool(order.notes))
        was_here = self.table.view.hasFocus()
        self.stack.setCurrentIndex(0 if len(order) else 1)
        if not len(order):
            self._say_nothing()
            if was_here:
                self.empty.step.setFocus() if self.empty.step.isVisible() else self.filter.focus()
        self._tell_chosen()
        self.listed.emit(order)

    def _say_nothing(self) -> None:
        if (view := self.table.shown) is None:
            return
        kind = view.asked.kind
        said = nothing(view.asked, none_at_all=self._none_at_all)
        first = "Compose a brief" if kind == "brief" else f"New {catalog.info(kind).label.lower()}"
        self.empty.show_icon(KINDS.get(kind, Icon.LIST))
        self.empty.say(said.head, said.words, "Clear the filter" if said.filtered else first)

    @Slot()
    def _take_step(self) -> None:
        """Clear the filter, or make the first record, as the button says."""
        view = self.table.shown
        if view is not None and nothing(view.asked, none_at_all=self._none_at_all).filtered:
            self._clear()
        else:
            self.making.emit()

    @Slot()
    def _go_table(self) -> None:
        if len(self.table.model.order):
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell_chosen(self) -> None:
        number = self.table.view.chosen_count()
        total = len(self.table.model.order)
        self.chosen.setText(
            f"{number:,} of {total:,} selected" if number > 1 else f"{total:,}" if total else ""
        )
        self.change_button.setVisible(number > 1)


def _row(*widgets: QWidget, gap: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _inset(widget: QWidget, by: int) -> QWidget:
    """A widget with a margin at its left; its own rows begin a little to the right of that."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(by, 0, 0, 0)
    row.addWidget(widget)
    return page
