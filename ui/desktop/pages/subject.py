"""What the pages of one record share: a head, below it what is on file, and a record beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.references import Mention
from ui.desktop.following.fields_form import FieldsForm
from ui.desktop.following.giving_way import GivesWay
from ui.desktop.following.step_form import StepForm
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.panes.record_print import read_record_sheet
from ui.desktop.parts.beside import SHARES, beside
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY
from ui.desktop.parts.words import Ground, rule
from ui.desktop.place import EDIT, Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.worker import Question

PAUSE_MS = 80
"""Rest of the cursor after which the record beside follows it."""

LOW = 620
"""Height of the page, in units, below which a form that asks takes the room of what stands below."""


class SubjectPage(Page):
    """`Place(KIND, KIND, id)`. It asks, drops answers of another record, refreshes, keeps and forgets.

    A page says how its record is read (`reading`), shown (`take`) and forgotten (`forget`), and puts its head and its
    list together with `stand`. Where `list` is one of `RowList`, its keys are `kind/id` of records or steps (`step`).
    """

    KIND: ClassVar[str]

    BOTH: ClassVar[int] = 820
    """Width of the page, in units, below which no record stands beside."""

    def __init__(
        self, around: Surroundings, pane: RecordPane | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, parent)
        self._id = ""
        self.pane = pane or RecordPane(around)
        self._rows: RowList | None = None
        self.printing = PrintJob(around, self)
        self._follows = False
        self._reading = Question(self.session.reader, f"Reading the {self.KIND} …", self)
        self._reading.answered.connect(self._answered)
        self._reading.failed.connect(self.cannot_read)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._show_beside)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    # --- what a page says ---

    def reading(self, case: CaseFile) -> Callable[[], Any]:
        """What is asked of the case file, to be run in the reader's thread; the answer, or its first part, has `id`."""
        raise NotImplementedError

    def take(self, answer: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show nothing: another record comes, or the case file is being closed."""

    def step(self, key: str) -> bool:
        """Take the step that a row of the list stands for; False where it is a record."""
        return False

    # --- how it is put together ---

    def stand(
        self,
        head: Sequence[QWidget],
        main: QWidget,
        *,
        shares: tuple[int, int] = SHARES,
        form: StepForm | FieldsForm | None = None,
        spacing: int = 6,
    ) -> None:
        """The head across, a form that asks below it, then `main` with the record beside.

        In a low window a form that asks takes the room of what stands below it.
        """
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.setSpacing(look.units(spacing))
        for part in head:
            column.addWidget(part)
        below = beside(main, self.pane, shares)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        if form is not None:
            whole.addWidget(form)
        whole.addWidget(rule(self.theme))
        whole.addWidget(below, 1)
        if form is not None:
            filler = QWidget()
            whole.addWidget(filler, 1)
            GivesWay(self.theme, self, form, below, filler, LOW)

    def listed(self, name: str, *, follows: bool) -> QWidget:
        """A list of rows, inset as beside a head; where it `follows`, the record beside is the one the cursor is on."""
        look = self.theme.look
        self._rows = rows = RowList(self.theme, name)
        self._follows = follows
        rows.activated.connect(self._open)
        if follows:
            rows.stepped.connect(self._stepped)
            rows.clicked.connect(self._click)
        left = QWidget()
        inset = QVBoxLayout(left)
        inset.setContentsMargins(look.units(20), look.units(8), look.units(8), 0)
        inset.addWidget(rows)
        return left

    @property
    def list(self) -> RowList:
        """The list that `listed` made."""
        assert self._rows is not None
        return self._rows

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            if self._follows:
                self.pane.clear()
            self._empty()
        self._id = place.id
        if not self._follows:
            wanted = dict(place.given).get(EDIT)
            self.pane.setVisible(self.roomy or wanted is not None)
            self.pane.show_record(self.KIND, place.id, edit=None if wanted is None else json.loads(wanted))
        self._ask()

    def place(self) -> Place:
        return Place(self.KIND, self.KIND, self._id)

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """Those of the record beside, and what every such page can do."""
        own: dict[str, Callable[[], object]] = {}
        if self._follows:
            own |= {"list_move": self._go_list, "list_open": self._open_current}
        if self._follows and self.pane.view is None:
            own["edit"] = self.edit_record
        if self._id and not self.pane.editing:
            own["print"] = self.print_record
        return {**self.pane.verbs(), **own}

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self._rows

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._rest.stop()
        self._reading.forget()
        self.pane.stop()
        self._id = ""
        self._empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.roomy or self.pane.editing)

    @property
    def roomy(self) -> bool:
        """Whether the record has room beside."""
        return self.width() >= self.theme.look.units(self.BOTH)

    @property
    def today(self) -> date:
        """The day by the clock of the case file, which is open."""
        case = self.session.case
        assert case is not None
        return case.clock.today()

    # --- what the officer does ---

    @Slot()
    def print_record(self) -> None:
        """Print the record that the page is about."""
        if self.session.case is not None:
            self.printing.ask(
                "the record", partial(read_record_sheet, self.session.case, self.KIND, self._id)
            )

    @Slot()
    def edit_record(self) -> None:
        """Go to the record alone, to read or edit all its fields."""
        if self._id:
            self.around.go(Place("record", self.KIND, self._id))

    # --- inside ---

    def _empty(self) -> None:
        self.forget()
        if self._rows is not None:
            self._rows.put(())

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(self.reading(self.session.case))

    @Slot(object)
    def _answered(self, answer: Any) -> None:
        view = answer[0] if isinstance(answer, tuple) else answer
        if self.session.case is not None and view.id == self._id:
            self.take(answer)
            self.moved.emit()

    @Slot(str)
    def _stepped(self, _key: str) -> None:
        self._rest.start()
        self.moved.emit()

    @Slot()
    def _show_beside(self) -> None:
        if self.pane.editing:
            return
        kind, _, id = self.list.key().partition("/")
        if id and ":" not in kind:
            self.pane.show_record(kind, id)
        else:
            self.pane.clear()

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """A click shows a record beside the list; it takes the rows that are steps."""
        self.step(index.data(KEY) or "")

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        if key and not self.step(key):
            self._go_to(*key.split("/", 1))

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
