"""The page Today: what is overdue, due and silent; beside it what comes, runs out or was left unfinished."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.door import Changed
from app.drafts import Draft
from app.today import Group, TodayView, Tone, read_today
from ui.desktop.country.linked import plain
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.age_chart import AgeChart
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.group_rows import INKS, group_rows, whole_of
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY
from ui.desktop.parts.words import Ground, Label
from ui.desktop.place import Place, place_of_draft
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import rows_sheet
from ui.desktop.worker import Question

BESIDE = 400
BOTH = 820
"""Width of the page, in units, below which what comes stands under what is due."""


class TodayPage(Page):
    """The page `today`."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._groups: tuple[Group, ...] = ()
        self._due: tuple[Group, ...] = ()
        self._drafts: tuple[Draft, ...] = ()
        self.day = Label(theme, Type.DISPLAY)
        self.figures = Label(theme, Type.BODY, "text_2")
        self.figures.setTextFormat(Qt.TextFormat.RichText)
        self.figures.setWordWrap(True)
        self.due = RowList(theme, "What is due")
        self.beside = RowList(theme, "What comes")
        self.ages = AgeChart(theme, self.beside)
        self.empty = Empty(theme, Icon.TODAY)
        self.empty.taken.connect(self._paste_text)
        self.empty.other_taken.connect(self._log_meeting)
        self._reading = Question(self.session.reader, "Reading what is due …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        for part in (self.due, self.beside):
            part.activated.connect(self._open)
            part.clicked.connect(self._open)
        self.printing = PrintJob(around, self)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self.theme.look
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(look.units(20), look.units(20), look.units(20), 0)
        column.setSpacing(look.units(6))
        for label in (self.day, self.figures):
            label.setContentsMargins(look.units(12), 0, look.units(12), 0)
            column.addWidget(label)
        column.addSpacing(look.units(8))
        self.body = QStackedWidget()
        self.body.addWidget(self.due)
        self.body.addWidget(self.empty)
        column.addWidget(self.body, 1)
        self._edge = Ground(self.theme, "line")
        self._edge.setFixedWidth(1)
        self._right = QWidget()
        beside = QVBoxLayout(self._right)
        beside.setContentsMargins(look.units(20), look.units(20), look.units(20), look.units(20))
        beside.setSpacing(look.units(16))
        beside.addWidget(self.beside, 1000)  # as high as its rows: the chart follows, the rest stays empty
        beside.addWidget(self.ages)
        beside.addStretch(1)
        self._right.setFixedWidth(look.units(BESIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget, stretch in ((left, 1), (self._edge, 0), (self._right, 0)):
            row.addWidget(widget, stretch)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        self._ask()

    def place(self) -> Place:
        return Place("today")

    def title(self) -> str:
        return "Today"

    def keys(self) -> tuple[str, ...]:
        return ("list_move", "list_open")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {
            "list_move": self._go_list,
            "list_open": self._open_current,
            "report": self._report,
            "print": self.print_day,
        }

    def take_changed(self, changed: Changed) -> None:
        self._ask()

    def first_focus(self) -> QWidget | None:
        return self.due if self.body.currentWidget() is self.due else self.empty.step

    def stop(self) -> None:
        self._reading.forget()
        self._groups, self._due, self._drafts = (), (), ()
        self.ages.show_ages(())
        self.due.put(())
        self.beside.put(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.theme.look.units(BOTH)
        if wide == self._right.isHidden():
            for widget in (self._edge, self._right):
                widget.setVisible(wide)
            self._show_due()

    # --- what it shows ---

    def _ask(self) -> None:
        if self.session.case is not None:
            self._reading.ask(partial(read_today, self.session.case))

    @Slot(object)
    def _take(self, view: TodayView) -> None:
        self.day.setText(f"{view.today:%A} {view.today.day} {view.today:%B}")
        self._groups, self._drafts = (*view.due, *view.beside), view.drafts
        self.ages.show_ages(view.ages)
        self._show_figures(view)
        self._due = view.due
        self._show_due()
        self.beside.put(group_rows(view.beside))
        self.beside.setMaximumHeight(self.beside.whole_height())
        self.moved.emit()

    def _show_due(self) -> None:
        """Where there is no room beside it, what comes stands below."""
        shown = self._groups if self._right.isHidden() else self._due
        self.due.put(group_rows(shown))
        self.body.setCurrentWidget(self.due if shown else self.empty)
        if self._groups:
            head, words = "Nothing is due", "What is overdue, due soon, silent or tasked stands here."
        else:
            head = "Nothing is due, and nothing is planned"
            words = "What is promised and what comes stands here once meetings are on file."
        self.empty.say(head, words, "Paste a text", "Log a meeting")

    def _show_figures(self, view: TodayView) -> None:
        c, type_ = self.theme.look.colours, self.theme.look.font(Type.HEAD)
        shown, said = [], []
        for number, words, tone in view.figures:
            ink = getattr(c, INKS[tone]) if tone is Tone.LATE and number else c.text
            style = f"color:{ink};font-size:{type_.pixelSize()}px;font-weight:600"
            unparted = plain(words).replace(
                " ", "&nbsp;"
            )  # a figure and its words go to the next line together
            shown.append(f'<span style="{style}">{number:,}</span>&nbsp;&nbsp;{unparted}')
            said.append(f"{number:,} {words}")
        self.figures.setText(" &nbsp;&nbsp;&nbsp; ".join(shown))
        self.figures.setAccessibleName(", ".join(said))

    # --- where one goes ---

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY)
        if not key:
            return
        if (group := whole_of(key, self._groups)) is not None:
            self.around.go(Place("list", group.kind, words=group.words))
            return
        kind, _, id = key.partition("/")
        if kind != "draft":
            self.around.go(place_of(kind, id))
        elif (draft := next((one for one in self._drafts if one.key == id), None)) is not None:
            self.around.go(place_of_draft(draft))

    @Slot()
    def _open_current(self) -> None:
        for part in (self.beside, self.due):
            if part.hasFocus() or part is self.due:
                self._open(part.currentIndex())
                return

    @Slot()
    def _go_list(self) -> None:
        self.due.setFocus()

    @Slot()
    def print_day(self) -> None:
        """Print everything that stands here."""
        if self.session.case is not None:
            sheet = partial(rows_sheet, self.session.case, self.day.text(), group_rows(self._groups))
            self.printing.ask("the day", sheet)

    @Slot()
    def _report(self) -> None:
        """The action taken report or the handover note of the whole desk."""
        self.around.go(Place("report", "desk"))

    @Slot()
    def _paste_text(self) -> None:
        """To the inbox, which reads what the clipboard holds or a file that is dropped."""
        self.around.go(Place("inbox"))

    @Slot()
    def _log_meeting(self) -> None:
        self.around.go(Place("new", "meeting"))
