"""The page of a visit: who travels and why, programme, lines, what is open, briefs; beside it the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import catalog
from app.door import Changed
from app.list_rows import SIDE_SIGNS
from app.references import Mention
from app.visits import Entry, Party, Section, VisitView, read_visit
from db.values.text import canonical_json
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.parts.beside import EVEN, beside
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Ground, Label, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

PAUSE_MS = 80
BOTH = 820
"""Width of the page, in units, below which no record stands beside the list."""

_ADD, _ALL = "add:", "all:"


class VisitPage(Page):
    """`Place("visit", "visit", id)`."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._id = ""
        self._view: VisitView | None = None
        self.name = Label(theme, Type.DISPLAY)
        self.name.setWordWrap(True)
        self.edit = Button(theme, "Edit", Weight.QUIET, icon=Icon.EDIT, key="F2")
        self.compose_button = Button(
            theme, "Compose brief", Weight.OUTLINED, icon=Icon.DOCUMENT, key="Ctrl B"
        )
        self.report_button = Button(theme, "Report…", Weight.QUIET, icon=Icon.CLIPBOARD)
        self.report_button.setAccessibleName("Action taken report for the visit")
        self.facts = Linked(theme, Type.BODY, "text_2")
        self.facts.setWordWrap(True)
        self.list = RowList(theme, "The visit")
        self.pane = RecordPane(around)
        self._reading = Question(self.session.reader, "Reading the visit …", self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.cannot_read)
        self._rest.timeout.connect(self._show_beside)
        self.facts.going.connect(self._go_to)
        self.edit.clicked.connect(self.edit_visit)
        self.compose_button.clicked.connect(self.compose)
        self.report_button.clicked.connect(self.report)
        self.list.stepped.connect(self._stepped)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._click)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.setSpacing(look.units(6))
        titles = QHBoxLayout()
        titles.setSpacing(look.units(10))
        titles.addWidget(self.name, 1)
        for button in (self.edit, self.report_button, self.compose_button):
            titles.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(titles)
        column.addWidget(self.facts)
        left = QWidget()
        inset = QVBoxLayout(left)
        inset.setContentsMargins(look.units(20), look.units(8), look.units(8), 0)
        inset.addWidget(self.list)
        self._beside = beside(left, self.pane, EVEN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(rule(self.theme))
        whole.addWidget(self._beside, 1)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._view = None
            self.pane.clear()
            self.list.put(())
        self._id = place.id
        self._ask()

    def place(self) -> Place:
        return Place("visit", "visit", self._id)

    def title(self) -> str:
        return self._view.title if self._view else "Visit"

    def new_kind(self) -> str:
        section = self._section(self.list.key())
        return section.adds if section is not None and section.adds else self.NEW

    def keys(self) -> tuple[str, ...]:
        return self.pane.keys() if self.pane.editing else ("list_move", "list_open", "go_compose")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "go_compose": self.compose, "list_move": self._go_list, "list_open": self._open_current,
            "new": self._make_new, "report": self.report,
        }  # fmt: skip
        beside = self.pane.verbs() if self.pane.view is not None else {"edit": self.edit_visit}
        return {**beside, **own}

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.list

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._rest.stop()
        self._reading.forget()
        self.pane.stop()
        self._id, self._view = "", None
        self.list.put(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= self.theme.look.units(BOTH))

    # --- what it shows ---

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(read_visit, self.session.case, self._id))

    @Slot(object)
    def _take(self, view: VisitView) -> None:
        fresh, self._view = self._view is None, view
        self.name.setText(view.title)
        self._show_facts(view)
        self.list.put([row for section in view.sections for row in _rows(section)])
        if fresh:
            self.list.choose(next((_key(entry) for one in view.sections for entry in one.entries), ""))
        self.moved.emit()

    def _show_facts(self, view: VisitView) -> None:
        colour = self.theme.look.colours.accent_text
        facts = [plain(one) for one in (view.when, view.status) if one]
        said = [one for one in (view.when, view.status) if one]
        for party in (view.principal, view.country):
            if party is not None:
                facts.append(_named(party, colour))
                said.append(f"{party.title} {party.second}".strip())
        if view.principal is None:
            facts.append(plain("no principal yet: Edit (F2)"))
        shown = "&nbsp; ·&nbsp; ".join(facts)
        if view.occasion:
            shown, said = f"{shown}<br>{plain(view.occasion)}", [*said, view.occasion]
        self.facts.show_markup(shown, ", ".join(said))

    @Slot(str)
    def _stepped(self, _key: str) -> None:
        self._rest.start()
        self.moved.emit()

    @Slot()
    def _show_beside(self) -> None:
        key = self.list.key()
        if self._view is None or self.pane.editing:
            return
        kind, _, id = ("", "", "") if key.startswith((_ADD, _ALL)) else key.partition("/")
        if id:
            self.pane.show_record(kind, id)
        else:
            self.pane.clear()

    def _section(self, key: str) -> Section | None:
        """The section of which a row is part."""
        heading = key.removeprefix(_ADD).removeprefix(_ALL)
        for section in self._view.sections if self._view else ():
            if section.heading == heading or any(_key(entry) == key for entry in section.entries):
                return section
        return None

    # --- where one goes ---

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """A click shows a record beside the list; it takes the rows that are steps."""
        if (index.data(KEY) or "").startswith((_ADD, _ALL)):
            self._open(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        section = self._section(key)
        if key.startswith(_ADD) and section is not None:
            self._add(section)
        elif key.startswith(_ALL) and section is not None:
            self.around.go(Place("list", section.kind, words=section.words))
        elif key:
            kind, _, id = key.partition("/")
            self._go_to(kind, id)

    def _add(self, section: Section) -> None:
        self.around.go(Place("new", section.adds, given=((section.field, canonical_json(self._id)),)))

    @Slot()
    def _make_new(self) -> None:
        """An empty form of what the section holds, for this visit."""
        section = self._section(self.list.key())
        if section is not None and section.adds:
            self._add(section)
        else:
            self.around.go(Place("new", self.NEW))

    @Slot()
    def _open_current(self) -> None:
        self._open(self.list.currentIndex())

    @Slot()
    def _go_list(self) -> None:
        self.list.setFocus()

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self._go_to(mention.kind, mention.id)

    @Slot()
    def report(self) -> None:
        """Write the action taken report that goes with this visit."""
        if self._id:
            self.around.go(Place("report", "visit", self._id))

    @Slot()
    def compose(self) -> None:
        """Go to the brief for this visit."""
        if self._id:
            self.around.go(Place("compose", "visit", self._id))

    @Slot()
    def edit_visit(self) -> None:
        """Go to the record of the visit, to read or edit all its fields."""
        if self._id:
            self.around.go(Place("record", "visit", self._id))


def _named(party: Party, colour: str) -> str:
    named = link(party.title, party.kind, party.id, colour)
    return f"{named}, {plain(party.second)}" if party.second else named


def _key(entry: Entry) -> str:
    return f"{entry.kind}/{entry.id}"


def _rows(section: Section) -> list[Row]:
    shown = len(section.entries)
    figure = f"{section.total:,}" if shown == section.total else f"{shown:,} of {section.total:,}"
    rows = [Row(RowKind.HEADING, section.heading, figure=figure if section.total else "")]
    rows += [_row(entry) for entry in section.entries]
    if not section.entries and section.missing:
        rows.append(Row(RowKind.PROSE, section.missing))
    if shown < section.total and section.kind:
        rows.append(Row(RowKind.ITEM, f"Show all {section.total:,}", key=f"{_ALL}{section.heading}"))
    if section.adds:
        label = catalog.info(section.adds).label.lower()
        rows.append(Row(RowKind.ITEM, f"Add {label}", key=f"{_ADD}{section.heading}"))
    return rows


def _row(entry: Entry) -> Row:
    return Row(
        RowKind.ITEM,
        entry.title,
        entry.second,
        entry.figure,
        _key(entry),
        ink="overdue" if entry.late else "text_2",
        sign=SIDE_SIGNS.get(entry.side) if entry.side else None,
    )
