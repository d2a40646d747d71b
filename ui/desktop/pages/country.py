"""The page of a country: who they are, what happened and comes, what is open, and everything tied to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app import views
from app.attention import read_attention
from app.countries import TABS, CountryView, read_country
from app.door import Changed
from app.engagements import Engagement, Lane
from app.list_words import plural
from app.lists import Order
from app.references import Mention
from ui.desktop.country.attention import Attention
from ui.desktop.country.head import CountryHead
from ui.desktop.country.overview import Overview
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.panes.record_print import read_record_sheet
from ui.desktop.parts.beside import beside
from ui.desktop.parts.tabs import Tab, Tabs, TabStrip
from ui.desktop.parts.timeline import TimelineView, spoken
from ui.desktop.parts.words import Ground, Label, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import read_sheet
from ui.desktop.tables.table import RecordTable
from ui.desktop.worker import Question

OVERVIEW = "overview"
ALWAYS = frozenset({"meeting", "commitment", "person"})
"""Kinds that have their tab even where nothing is on file."""

PAUSE_MS = 80
HALVES = 900
"""Width of the page, in units, below which what is pressing stands below the overview."""

LOW, LOWEST = 640, 520
"""Heights of the page, in units, below which the timeline and then the three lines give way to the list."""


class CountryPage(Page):
    """`Place("country", "country", id, words)`: `words` is the tab, with a filter behind it."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._id = ""
        self._tab = OVERVIEW
        self._filter = ""
        self._view: CountryView | None = None
        self._arriving = False
        """Whether somebody has just come here, so that the tab is to be shown."""
        self.head = CountryHead(self.theme)
        self.timeline = TimelineView(self.theme)
        self.readout = Label(self.theme, Type.SMALL, "text_2")
        self.tabs = Tabs(self.theme, "What is on file about the country")
        self.overview = Overview(self.theme)
        self.attention = Attention(self.theme)
        self.table = RecordTable(self.theme, self.session.reader)
        self.pane = RecordPane(around)
        self._reading = Question(self.session.reader, "Reading the country …", self)
        self._attending = Question(self.session.reader, "Reading what is pressing …", self)
        self.printing = PrintJob(around, self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._join()

    def _lay_out(self) -> None:
        look = self.theme.look
        margin = look.units(32)
        self._top = Ground(self.theme, "window")
        column = QVBoxLayout(self._top)
        column.setContentsMargins(margin, look.units(16), margin, 0)
        column.setSpacing(look.units(10))
        for widget in (self.head, self.timeline, self.readout):
            column.addWidget(widget)
        column.addWidget(TabStrip(self.theme, self.tabs, flush=True))
        overview = QScrollArea(widgetResizable=True)
        overview.setFrameShape(QScrollArea.Shape.NoFrame)
        overview.setWidget(self.overview)
        overview.setAccessibleName("Overview")
        both = self._pressing(overview)
        self._below = QStackedWidget()
        self._below.addWidget(both)
        self._below.addWidget(beside(self.table, self.pane))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(rule(self.theme))
        whole.addWidget(self._below, 1)

    def _pressing(self, overview: QWidget) -> QWidget:
        """The overview, and what is pressing beside or below it."""
        look = self.theme.look
        both = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._halves.setContentsMargins(0, 0, look.units(20), 0)
        self._halves.addWidget(overview, 1)
        pressing = QWidget()
        inset = QVBoxLayout(pressing)
        inset.setContentsMargins(0, look.units(12), 0, 0)
        inset.addWidget(self.attention)
        self._halves.addWidget(pressing, 1)
        return both

    def _join(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.cannot_read)
        self._attending.answered.connect(self.attention.show_groups)
        self._attending.failed.connect(self.around.fail)
        self.attention.going.connect(self._go_to)
        self.attention.wanted.connect(self._show_list)
        self._rest.timeout.connect(self._show_beside)
        self.head.going.connect(self._go_to)
        self.head.compose.clicked.connect(self.compose)
        self.head.report.clicked.connect(self.report)
        self.head.edit.clicked.connect(self.edit_country)
        self.timeline.pointed.connect(self._read_out)
        self.timeline.chosen.connect(self._open_engagement)
        self.tabs.chosen.connect(self._choose_tab)
        self.overview.wanted.connect(self._show_commitments)
        self.table.failed.connect(self.around.fail)
        self.table.listed.connect(self._listed)
        self.table.view.entered_row.connect(self._stepped)
        self.table.view.opened.connect(self._open)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        tab, _, words = place.words.partition(" ")
        known = tab if tab in (OVERVIEW, *TABS) else OVERVIEW
        if place.id != self._id:
            self._view = None
            self.pane.clear()
            self.timeline.show_timeline(None)
        self._id, self._tab, self._filter = place.id, known, words if known == tab else ""
        self._arriving = True
        self._ask()

    def place(self) -> Place:
        words = "" if self._tab == OVERVIEW else f"{self._tab} {self._filter}".strip()
        return Place("country", "country", self._id, words)

    def title(self) -> str:
        return self._view.name if self._view else "Country"

    def new_kind(self) -> str:
        return self.NEW if self._tab == OVERVIEW else self._tab

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        if self._tab == OVERVIEW:
            return ("go_compose", "edit", "pin")
        return ("list_move", "list_open", "go_compose", "pin")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "go_compose": self.compose, "list_move": self._go_list, "report": self.report, "print": self.print_shown,
        }  # fmt: skip
        if self._tab == OVERVIEW:
            return {**own, "edit": self.edit_country}
        return {"list_open": self._open_current, **self.pane.verbs(), **own}

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.table.refresh(changed)
            self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        if self._tab != OVERVIEW:
            return self.table.view
        return self.timeline if self.timeline.isVisibleTo(self) else self.attention

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._rest.stop()
        self._reading.forget()
        self._attending.forget()
        self.attention.show_groups(())
        self.table.forget()
        self.pane.stop()
        self.timeline.show_timeline(None)
        self._id, self._view = "", None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = self.theme.look
        high = self.height() >= look.units(LOW)
        self.timeline.setVisible(high)
        self.readout.setVisible(high)
        self.head.lines.setVisible(self.height() >= look.units(LOWEST))
        self.pane.setVisible(self.width() >= look.units(800))
        wide = self.width() >= look.units(HALVES)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    # --- what it shows ---

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(read_country, self.session.case, self._id))

    @Slot(object)
    def _take(self, view: CountryView) -> None:
        fresh = self._view is None
        self._view = view
        self.head.show_country(view)
        self.timeline.show_timeline(view.timeline)
        self.overview.show_country(view)
        if self.session.case is not None and not view.is_home:
            self._attending.ask(partial(read_attention, self.session.case, view.words))
        else:
            self.attention.show_groups(())
        if fresh:
            self._read_out(None)
        shown = [kind for kind in TABS if view.numbers.get(kind) or kind in ALWAYS or kind == self._tab]
        tabs = [Tab(kind, plural(kind), view.numbers.get(kind, 0)) for kind in shown]
        self.tabs.put([Tab(OVERVIEW, "Overview"), *tabs], self._tab)
        if self._arriving:
            self._arriving = False
            self._show_tab()
        self.moved.emit()

    @Slot(str)
    def _choose_tab(self, tab: str) -> None:
        self._tab, self._filter = tab, ""
        self._show_tab()
        self.moved.emit()

    @Slot(str)
    def _show_commitments(self, words: str) -> None:
        self._tab, self._filter = "commitment", words
        self.tabs.choose(self._tab)
        self._show_tab()
        self.moved.emit()

    @Slot(str, str)
    def _show_list(self, kind: str, words: str) -> None:
        """All records of a group that is pressing, in their list."""
        self.around.go(Place("list", kind, words=words))

    def _show_tab(self, aim: str = "") -> None:
        case, view = self.session.case, self._view
        self._below.setCurrentIndex(0 if self._tab == OVERVIEW else 1)
        if case is None or view is None or self._tab == OVERVIEW:
            return
        first = views.built_in(self._tab)[0]
        words = f"{view.words} {self._filter}".strip()
        shown = replace(first, name="", asked=replace(first.asked, words=words))
        self.pane.clear()
        self.table.show_view(case, shown, aim)

    @Slot(object)
    def _listed(self, order: Order) -> None:
        if not len(order):
            self.pane.clear()

    # --- where one goes ---

    @Slot(object)
    def _read_out(self, one: Engagement | None) -> None:
        self.readout.setText(
            "← → walk the timeline, + and − zoom, Enter opens" if one is None else spoken(one)
        )

    @Slot(object)
    def _open_engagement(self, one: Engagement) -> None:
        if one.id:
            kind = {Lane.VISITS: "visit", Lane.EXERCISES: "exercise"}.get(one.lane, "meeting")
            self._go_to(kind, one.id)

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self._go_to(mention.kind, mention.id)

    @Slot(str)
    def _open(self, record_id: str) -> None:
        self._go_to(self._tab, record_id)

    @Slot()
    def _open_current(self) -> None:
        if record_id := self.table.view.current_id():
            self._open(record_id)

    @Slot(str)
    def _stepped(self, _record_id: str) -> None:
        self._rest.start()

    @Slot()
    def _show_beside(self) -> None:
        if self._tab != OVERVIEW:
            record_id = self.table.view.current_id()
            self.pane.show_record(self._tab, record_id)
            self.timeline.point_at(record_id)

    @Slot()
    def _go_list(self) -> None:
        self.table.view.setFocus()

    @Slot()
    def report(self) -> None:
        """Write the action taken report, the handover note or the chronology of this country."""
        if self._id:
            self.around.go(Place("report", "country", self._id))

    @Slot()
    def print_shown(self) -> None:
        """Print the list of the tab; on the overview the record of the country."""
        case, view = self.session.case, self._view
        if case is None or view is None:
            return
        if self._tab == OVERVIEW:
            self.printing.ask("the record", partial(read_record_sheet, case, "country", self._id))
            return
        title, order = f"{view.name}: {plural(self._tab).lower()}", self.table.model.order
        columns = self.table.shown_columns()
        self.printing.ask("the list", partial(read_sheet, case, self._tab, title, order, columns))

    @Slot()
    def compose(self) -> None:
        """Go to the brief of this country."""
        if self._id:
            self.around.go(Place("compose", "country", self._id))

    @Slot()
    def edit_country(self) -> None:
        """Go to the record of the country, to read or edit all its fields."""
        if self._id:
            self.around.go(Place("record", "country", self._id))
