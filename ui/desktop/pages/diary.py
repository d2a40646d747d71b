"""The diary: a month or a week, who works when, and beside it everything that falls on the day one is on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.diary import Day, DiaryView, Entry, Span, moved, read_diary, spoken_range
from app.door import Changed
from app.list_rows import SIDE_SIGNS
from db.values.choices import MeetingStatus
from db.values.text import canonical_json
from ui.desktop.diary.grid import DiaryGrid
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, IconButton, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.segments import Disc, Segments
from ui.desktop.parts.words import Ground, Label
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import rows_sheet
from ui.desktop.worker import Question

BESIDE = 340
BOTH = 780
"""Width of the page, in units, below which the list of the day gives way to the grid."""

_PLAN = "plan"


class DiaryPage(Page):
    """`Place("diary", words="month 2026-11-24")`: the span, and the day one is on."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._view: DiaryView | None = None
        self._span = Span.MONTH
        self._day: date | None = None
        self.name = Label(theme, Type.DISPLAY)
        self.spans = Segments(theme, [("month", "Month", Disc.NONE), ("week", "Week", Disc.NONE)])
        self.back = IconButton(theme, Icon.BACK, "Earlier (Page up)")
        self.forward = IconButton(theme, Icon.FORWARD, "Later (Page down)")
        self.today = Button(theme, "Today", Weight.OUTLINED)
        self.grid = DiaryGrid(theme)
        self.list = RowList(theme, "What is on the day")
        self._reading = Question(self.session.reader, "Reading the diary …", self)
        self._rest = QTimer(self, singleShot=True, interval=80)
        self.printing = PrintJob(around, self)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self._rest.timeout.connect(self._ask)
        self.spans.chosen.connect(self._choose_span)
        self.back.clicked.connect(self.earlier)
        self.forward.clicked.connect(self.later)
        self.today.clicked.connect(self.go_today)
        self.grid.chosen.connect(self._choose_day)
        self.grid.opened.connect(self._go_list)
        self.grid.picked.connect(self._go_to)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)

    def _lay_out(self) -> None:
        look = self.theme.look
        self.spans.set_name("Shown")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(look.units(32), look.units(16), look.units(16), look.units(16))
        column.setSpacing(look.units(12))
        top = QHBoxLayout()
        top.setSpacing(look.units(8))
        top.addWidget(self.name, 1)
        for widget in (self.spans, self.back, self.today, self.forward):
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        self._edge = Ground(self.theme, "line")
        self._edge.setFixedWidth(1)
        self._right = QWidget()
        beside = QVBoxLayout(self._right)
        beside.setContentsMargins(look.units(16), look.units(20), look.units(16), 0)
        beside.addWidget(self.list)
        self._right.setFixedWidth(look.units(BESIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((left, 1), (self._edge, 0), (self._right, 0)):
            row.addWidget(part, stretch)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        span, _, day = place.words.partition(" ")
        self._span = Span(span) if span in {one.value for one in Span} else self._span
        try:
            self._day = date.fromisoformat(day)
        except ValueError:
            self._day = self._day or self._now()
        self.spans.choose(self._span.value)
        self._ask()

    def place(self) -> Place:
        return Place("diary", words=f"{self._span.value} {self._day}" if self._day else "")

    def title(self) -> str:
        return "Diary"

    def keys(self) -> tuple[str, ...]:
        return ("list_move", "list_open")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {
            "list_move": self._go_grid,
            "list_open": self._open_current,
            "new": self.plan,
            "print": self.print_span,
        }

    def take_changed(self, changed: Changed) -> None:
        self._ask()

    def first_focus(self) -> QWidget | None:
        return self.grid

    def stop(self) -> None:
        self._rest.stop()
        self._reading.forget()
        self._view, self._day = None, None
        self.grid.show_diary(None)
        self.list.put(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.theme.look.units(BOTH)
        for widget in (self._edge, self._right):
            widget.setVisible(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageUp: self.earlier,
            Qt.Key.Key_PageDown: self.later,
            Qt.Key.Key_Home: self.go_today,
        }
        if (act := steps.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            act()
        else:
            super().keyPressEvent(event)

    # --- what it shows ---

    def _now(self) -> date | None:
        case = self.session.case
        return case.clock.today() if case is not None else None

    def _ask(self) -> None:
        if self.session.case is not None and self._day is not None:
            self._reading.ask(partial(read_diary, self.session.case, self._span, self._day))

    @Slot(object)
    def _take(self, view: DiaryView) -> None:
        self._view = view
        assert self._day is not None
        self.name.setText(spoken_range(view, self._day))
        self.grid.show_diary(view, self._day)
        self._show_day()
        self.moved.emit()

    def _show_day(self) -> None:
        view, one = self._view, self.grid.day()
        if view is not None:
            self.list.put([*(_of_day(one) if one else ()), *_of_span(view)])

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        self._day = day
        if self._view is not None and self.grid.day() is not None and _same(self._view, day):
            self._show_day()
            self.moved.emit()
        else:
            self._rest.start()

    @Slot()
    def _choose_span(self) -> None:
        self._span = Span(self.spans.code or Span.MONTH.value)
        self._ask()

    @Slot()
    def earlier(self) -> None:
        """The month or week before."""
        self._step(-1)

    @Slot()
    def later(self) -> None:
        """The month or week after."""
        self._step(1)

    def _step(self, steps: int) -> None:
        if self._day is not None:
            self._day = moved(self._span, self._day, steps)
            self._ask()

    @Slot()
    def go_today(self) -> None:
        """Back to today."""
        self._day = self._now()
        self._ask()

    # --- where one goes ---

    @Slot()
    def print_span(self) -> None:
        """Print the month or week, day by day; days with nothing on them are left out."""
        case, view = self.session.case, self._view
        if case is not None and view is not None:
            days = [one for one in view.days if one.within and (one.entries or one.off)]
            rows = [row for one in days for row in _of_day(one)] + _of_span(view)
            self.printing.ask("the diary", partial(rows_sheet, case, f"Diary, {self.name.text()}", rows))

    @Slot()
    def plan(self) -> None:
        """A new meeting on the day one is on; on a day to come it is planned."""
        given = (("held_on", canonical_json(self._day.isoformat())),) if self._day else ()
        now = self._now()
        if self._day is not None and now is not None and self._day > now:
            given = (*given, ("status", canonical_json(MeetingStatus.PLANNED.value)))
        self.around.go(Place("new", "meeting", given=given))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        kind, _, id = key.partition("/")
        if key == _PLAN:
            self.plan()
        elif id:
            self._go_to(kind, id)

    @Slot()
    def _open_current(self) -> None:
        if self.list.hasFocus():
            self._open(self.list.currentIndex())
        else:
            self._go_list()

    @Slot()
    def _go_list(self) -> None:
        if self._right.isVisible():
            self.list.setFocus()

    @Slot()
    def _go_grid(self) -> None:
        self.grid.setFocus()

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))


def _same(view: DiaryView, day: date) -> bool:
    """Whether a day belongs to the month or week that is shown, not only to the weeks around it."""
    return any(one.day == day and one.within for one in view.days)


def _of_day(one: Day) -> list[Row]:
    count = len(one.entries)
    heading = f"{one.day:%A} {one.day.day} {one.day:%B}"
    rows = [Row(RowKind.HEADING, heading, figure=f"{count:,}" if count else "")]
    rows += [_row(entry) for entry in one.entries]
    rows += [Row(RowKind.PROSE, f"{off.country}: {off.why}") for off in one.off]
    rows.append(Row(RowKind.ITEM, "Plan a meeting on this day", key=_PLAN, step=True))
    return rows


def _of_span(view: DiaryView) -> list[Row]:
    rows: list[Row] = []
    if view.loose:
        rows.append(Row(RowKind.HEADING, "Day not known", figure=f"{len(view.loose):,}"))
        rows += [_row(entry) for entry in view.loose]
    if view.weeks:
        rows.append(Row(RowKind.HEADING, "Working weeks"))
        rows += [Row(RowKind.ITEM, one.name, one.words, key=f"country/{one.id}") for one in view.weeks]
        rows += [Row(RowKind.PROSE, f"{one.name}: {one.noted}") for one in view.weeks if one.noted]
        rows.append(
            Row(
                RowKind.PROSE,
                "Public holidays are computed; those of a religious calendar may move by a day.",
            )
        )
    return rows


def _row(entry: Entry) -> Row:
    return Row(
        RowKind.ITEM,
        entry.title,
        entry.second,
        entry.what or ("planned" if entry.planned else ""),
        f"{entry.kind}/{entry.id}",
        ink="overdue" if entry.late else "text_2",
        sign=SIDE_SIGNS.get(entry.side) if entry.side else None,
    )
