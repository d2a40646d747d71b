"""The page of a visit: who travels and why, programme, lines, what is open, briefs; beside it the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.list_rows import SIDE_SIGNS
from app.visits import Entry, Party, Section, VisitView, read_visit
from db.values.text import canonical_json
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.pages.subject import SubjectPage
from ui.desktop.parts.beside import EVEN
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.group_rows import ALL, all_row, head_row
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import FROM_THE_LEFT, Label
from ui.desktop.place import Place

_ADD = "add:"


class VisitPage(SubjectPage):
    """`Place("visit", "visit", id)`."""

    KIND = "visit"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent=parent)
        theme = self.theme
        self._view: VisitView | None = None
        self.name = Label(theme, Type.TITLE)
        self.name.setWordWrap(True)
        self.name.setAlignment(FROM_THE_LEFT)
        self.edit = Button(theme, "Edit", Weight.QUIET, icon=Icon.EDIT)  # F2 edits the record beside
        self.compose_button = Button(
            theme, "Compose brief", Weight.OUTLINED, icon=Icon.DOCUMENT, key="Ctrl B"
        )
        self.report_button = Button(theme, "Report…", Weight.QUIET, icon=Icon.FILE)
        self.report_button.setAccessibleName("Action taken report for the visit")
        self.facts = Linked(theme, Type.BODY, "text_2")
        self.facts.setWordWrap(True)
        self.stand(
            (self._titles(), self.facts), self.listed("The visit", follows=True), shares=EVEN, spacing=6
        )
        self.facts.going.connect(self._go_to)
        self.edit.clicked.connect(self.edit_record)
        self.compose_button.clicked.connect(self.compose)
        self.report_button.clicked.connect(self.report)

    def _titles(self) -> QWidget:
        titles = QWidget()
        row = QHBoxLayout(titles)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.look.units(10))
        row.addWidget(self.name, 1)
        for button in (self.edit, self.report_button, self.compose_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return titles

    # --- what the window asks ---

    def title(self) -> str:
        return self._view.title if self._view else "Visit"

    def new_kind(self) -> str:
        section = self._section(self.list.key())
        return section.adds if section is not None and section.adds else self.NEW

    def keys(self) -> tuple[str, ...]:
        return self.pane.keys() if self.pane.editing else ("list_move", "list_open", "go_compose")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {
            **super().verbs(), "go_compose": self.compose, "new": self._make_new, "report": self.report,
        }  # fmt: skip

    # --- what it shows ---

    def reading(self, case: CaseFile) -> Callable[[], VisitView]:
        return partial(read_visit, case, self._id)

    def take(self, answer: VisitView) -> None:
        fresh, self._view = self._view is None, answer
        self.name.setText(answer.title)
        self._show_facts(answer)
        self.list.put([row for section in answer.sections for row in _rows(section)])
        if fresh:
            self.list.choose(next((_key(entry) for one in answer.sections for entry in one.entries), ""))
            self.list.scrollToTop()  # in a low window the cursor would draw the list to it

    def forget(self) -> None:
        self._view = None

    def _show_facts(self, view: VisitView) -> None:
        colour = self.theme.look.colours.accent_text
        facts = [plain(one) for one in (view.when, view.status) if one]
        said = [one for one in (view.when, view.status) if one]
        for party in (view.principal, view.country):
            if party is not None:
                facts.append(_named(party, colour))
                said.append(f"{party.title} {party.second}".strip())
        if view.principal is None:
            facts.append(plain("no principal yet: Edit names one"))
        shown = "&nbsp; ·&nbsp; ".join(facts)
        if view.occasion:
            shown, said = f"{shown}<br>{plain(view.occasion)}", [*said, view.occasion]
        self.facts.show_markup(shown, ", ".join(said))

    def _section(self, key: str) -> Section | None:
        """The section of which a row is part."""
        heading = key.removeprefix(_ADD).removeprefix(ALL)
        for section in self._view.sections if self._view else ():
            if section.heading == heading or any(_key(entry) == key for entry in section.entries):
                return section
        return None

    # --- where one goes ---

    def step(self, key: str) -> bool:
        section = self._section(key)
        if key.startswith(_ADD) and section is not None:
            self._add(section)
        elif key.startswith(ALL) and section is not None:
            self.around.go(Place("list", section.kind, words=section.words))
        return key.startswith((_ADD, ALL))

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
    def report(self) -> None:
        """Write the action taken report that goes with this visit."""
        if self._id:
            self.around.go(Place("report", "visit", self._id))

    @Slot()
    def compose(self) -> None:
        """Go to the brief for this visit."""
        if self._id:
            self.around.go(Place("compose", "visit", self._id))


def _named(party: Party, colour: str) -> str:
    named = link(party.title, party.kind, party.id, colour)
    return f"{named}, {plain(party.second)}" if party.second else named


def _key(entry: Entry) -> str:
    return f"{entry.kind}/{entry.id}"


def _rows(section: Section) -> list[Row]:
    shown = len(section.entries)
    head = head_row(section.heading, shown, section.total)
    rows = [head if section.total else replace(head, figure="")]
    rows += [_row(entry) for entry in section.entries]
    if not section.entries and section.missing:
        rows.append(Row(RowKind.PROSE, section.missing))
    if shown < section.total and section.kind:
        rows.append(all_row(section.heading, section.total))
    if section.adds:
        label = catalog.info(section.adds).label.lower()
        rows.append(Row(RowKind.ITEM, f"Add {label}", key=f"{_ADD}{section.heading}", step=True))
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
