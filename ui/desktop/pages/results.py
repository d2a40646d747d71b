"""All results of a search: kinds as tabs, and for each record why it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.door import Changed
from app.finding import Found, find
from app.search import Hit, Results
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.tabs import Tab, Tabs, TabStrip
from ui.desktop.parts.words import Elided, Label
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import rows_sheet
from ui.desktop.worker import Question

MOST = 200
"""Hits that are listed; the counts are of all."""

PAUSE_MS = 150
HELP = "Filters: kind:commitment  is:open  country:OM  owes:them  due<30d  “exact words”  -without"


class ResultsPage(Page):
    """The page `search`; what stands in its field is the `words` of its place."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._kind = ""
        self._opens: dict[str, tuple[str, str]] = {}
        self.edit = line_edit(theme, "Search all records", "Search all records", free=True)
        self.edit.setClearButtonEnabled(True)
        self.tabs = Tabs(theme, "Kinds of records")
        self.notes = Label(theme, Type.SMALL, "caution")
        self.notes.setWordWrap(True)
        self.list = RowList(theme, "What was found")
        self.model = self.list.rows
        self.empty = Empty(theme, Icon.SEARCH)
        self.body = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._finding = Question(self.session.reader, "Searching …", self)
        self.printing = PrintJob(around, self)
        self._arrange()
        self._pause.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._pause.start)
        self.edit.returnPressed.connect(self._go_down)
        self.tabs.chosen.connect(self._take_kind)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self._finding.answered.connect(self._take)
        self._finding.failed.connect(around.fail)

    def show_place(self, place: Place) -> None:
        self.edit.setText(place.words)
        self._kind = place.kind
        self._ask()

    def place(self) -> Place:
        return Place("search", self._kind, words=self.edit.text().strip())

    def title(self) -> str:
        return f"Search “{self.edit.text().strip()}”"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {
            "find": self._go_find,
            "pane_1": self._go_find,
            "pane_2": self.list.setFocus,
            "print": self.print_found,
        }

    def keys(self) -> tuple[str, ...]:
        return ("find", "pane_2")

    def first_focus(self) -> QWidget:
        return self.list if self._opens else self.edit

    def take_changed(self, changed: Changed) -> None:
        self._ask()

    def stop(self) -> None:
        self._pause.stop()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        case = self.session.case
        if case is not None:
            self._finding.ask(partial(find, case, self._asked(), MOST))

    def _asked(self) -> str:
        words = self.edit.text().strip()
        return f"{words} kind:{self._kind}" if self._kind else words

    @Slot(object)
    def _take(self, found: Found) -> None:
        results = found.results
        self._opens = dict(found.opens)
        total = sum(facet.count for facet in results.facets)
        open_end = results.at_least
        tabs = [Tab("", "All", total, open_end)]
        tabs += [Tab(one.kind, one.label, one.count, open_end) for one in results.facets]
        if self._kind and all(tab.key != self._kind for tab in tabs):
            tabs.append(Tab(self._kind, self._kind.capitalize(), 0))
        self.tabs.put(tabs, self._kind)
        self.tabs.choose(self._kind)
        chosen = self.list.currentIndex().data(KEY)
        self.model.put([_row(hit) for hit in results.hits])
        row = self.model.row_of(chosen) if chosen else (0 if results.hits else None)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self.notes.setText(" ".join((*results.notes, *_cut(results))))
        self.notes.setVisible(bool(self.notes.text()))
        self._say_empty()
        self.moved.emit()

    def _say_empty(self) -> None:
        if self._opens:
            self.body.setCurrentWidget(self.list)
            return
        words = self.edit.text().strip()
        if words:
            self.empty.say(f"Nothing matches “{words}”", f"Fewer words find more. {HELP}")
        else:
            self.empty.say("Type what you look for", HELP)
        self.body.setCurrentWidget(self.empty)

    @Slot(str)
    def _take_kind(self, kind: str) -> None:
        self._kind = kind
        self._ask()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        opens = self._opens.get(index.data(KEY) or "")
        if opens is not None:
            self.around.go(place_of(*opens))

    @Slot()
    def print_found(self) -> None:
        """Print what was found."""
        if self.session.case is not None:
            self.printing.ask(
                "what was found", partial(rows_sheet, self.session.case, self.title(), self.model.rows)
            )

    @Slot()
    def _go_down(self) -> None:
        self._ask()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _go_find(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _arrange(self) -> None:
        look = self.theme.look
        head = Elided(self.theme, Type.TITLE, "text", "Search")
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        inset = look.units(12)
        column.setContentsMargins(look.units(32) - inset, look.units(16), look.units(20), 0)
        column.setSpacing(look.units(8))
        for widget in (head, self.edit, TabStrip(self.theme, self.tabs, flush=True), self.notes):
            holder = QVBoxLayout()
            holder.setContentsMargins(inset, 0, inset, 0)
            holder.addWidget(widget)
            column.addLayout(holder)
        column.addWidget(self.body, 1)
        self.notes.hide()


def _cut(results: Results) -> tuple[str, ...]:
    """That not everything is listed, and how much is not as far as it was counted."""
    more = results.total - len(results.hits)
    if results.at_least:
        return (f"{results.total:,} or more match; not all were counted. Add a word or a filter.",)
    return (f"{more:,} more are not listed; add a word or a filter.",) if more > 0 else ()


def _row(hit: Hit) -> Row:
    why = "  ·  ".join(
        f"{one.label}: {' '.join(one.text.split())}" for one in hit.passages if one.text.strip() != hit.title
    )
    second = "  ·  ".join(part for part in (hit.label, why) if part)
    return Row(RowKind.ITEM, hit.title, second, hit.date.seen_short() if hit.date else "", hit.id)
