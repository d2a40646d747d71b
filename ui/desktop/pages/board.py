"""The commitments board: what is owed across all forums and countries, followed up in its list or by state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.board import Board
from app.board import View as BoardView
from app.commitments.acting import StateView, carry_all, read_state
from app.commitments.steps import State
from app.door import Changed
from app.errors import ChanceryError, NotFound
from app.list_words import counted
from app.lists import Order
from app.views import View
from ui.desktop.following.board_views import Remembered, base_of, beside, read_counts, remembered, with_words
from ui.desktop.following.columns import StateColumns
from ui.desktop.following.giving_way import GivesWay
from ui.desktop.following.group_chips import GroupChips
from ui.desktop.following.letters import Letters
from ui.desktop.following.reason_line import ReasonLine
from ui.desktop.following.step_form import StepForm
from ui.desktop.following.stepping import BY_ACTION, Stepping
from ui.desktop.following.update_line import UpdateLine
from ui.desktop.icons import Icon
from ui.desktop.page import Surroundings
from ui.desktop.pages.list import ListPage
from ui.desktop.parts.controls import Button
from ui.desktop.parts.segments import Disc, Segments
from ui.desktop.parts.words import Tone, rule
from ui.desktop.place import Place
from ui.desktop.worker import Question

LIST, STATES = "list", "states"
LOW = 560
"""Height of the page, in units, below which a step that asks takes the room of the list."""

_LETTERS = frozenset("DPCRXHOW")
"""Letters that mean a step in the list; the others look for a title."""


class BoardPage(ListPage):
    """Stands for `Place("list", "commitment", …)`."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._codes: Mapping[str, BoardView] = {}
        """Name of a view → its code."""
        self._known: Remembered | None = None
        self._pending = ""
        self._going = False
        """Whether the focus goes to the columns as soon as they are there."""
        self._counted: Any = None
        self.letters = Letters(self._letter, self)
        self.ways = Segments(theme, [(LIST, "List", Disc.NONE), (STATES, "By state", Disc.NONE)])
        self.ways.set_name("How the board is shown")
        self.ways.choose(LIST)
        self.report_button = Button(theme, "Report…", icon=Icon.FILE)
        self.groups = GroupChips(theme)
        self.columns = StateColumns(theme, self.letters)
        self.form = StepForm(around)
        self.line = UpdateLine(theme)
        self.carrying = ReasonLine(theme, "Remark", "Carry over")
        self.carrying.needed = False
        self.stepping = Stepping(around, self.form, self.line, self)
        self._stating = Question(self.session.reader, "Reading the commitment …", self)
        self._boarding = Question(self.session.reader, "Reading the board …", self)
        self._fit_in()
        self._join_in()

    def _fit_in(self) -> None:
        """The list gets columns beside it, chips above it, and below it what logs a step."""
        units = self.theme.look.units
        board = self.board
        board.top.removeWidget(board.views)
        board.head.insertWidget(1, board.views)
        board.top.insertStretch(1, 1)
        for place, widget in enumerate((self.ways, self.report_button), start=2):
            board.top.insertWidget(place, widget)
        board.head.addWidget(self.groups)
        board.stack.addWidget(self.columns)
        left = QWidget()
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        row.replaceWidget(board, left)
        row.setStretchFactor(left, 1)
        foot = self._foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(units(24), units(8), units(16), units(8))
        below.setSpacing(units(6))
        below.addWidget(self.carrying)
        below.addWidget(self.line)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        filler = QWidget()
        for one in (board, filler, self.form, rule(self.theme), foot):
            column.addWidget(one, 1 if one in (board, filler) else 0)
        self._giving = GivesWay(self.theme, self, self.form, board, filler, LOW)

    def _join_in(self) -> None:
        self.letters.watch(self.board.table.view)
        self.ways.chosen.connect(self._show_way)
        self.report_button.clicked.connect(self.report)
        self.groups.chosen.connect(self._narrow)
        self.columns.stepped.connect(self._stepped)
        self.columns.opened.connect(self._open)
        self.columns.listing.connect(self._list_all)
        self.form.asked.connect(self._foot.hide)
        self.form.left.connect(self._foot.show)
        self.form.left.connect(self._go_list)
        self.line.left.connect(self._go_list)
        self.carrying.left.connect(self._go_list)
        self.carrying.given.connect(self._carry)
        self._stating.answered.connect(self._take_state)
        self._boarding.answered.connect(self._take_board)
        self._stating.failed.connect(self._cannot_state)
        self._boarding.failed.connect(self.around.fail)

    # --- what the window asks ---

    def title(self) -> str:
        return "Commitments"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        return ("list_move", "follow_line", "follow_done", "follow_carry", "list_filter")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found = dict(super().verbs())
        found |= {"they_owe": self.they_owe, "board_states": self.toggle_way, "report": self.report}
        if not self.pane.editing and self.current_id():
            found["follow_line"] = self.line.go
            found |= {id: partial(self._letter, key) for id, key in BY_ACTION.items()}
        return found

    def checks(self) -> Mapping[str, bool]:
        return {"board_states": self.by_state}

    def stop(self) -> None:
        super().stop()
        for question in (self._stating, self._boarding):
            question.forget()
        self.form.close_form()
        self._known, self._codes, self._counted = None, {}, None

    def take_changed(self, changed: Changed) -> None:
        super().take_changed(changed)
        self._counted = None
        self._read_state()
        self._read_board()

    def first_focus(self) -> QWidget | None:
        if self.by_state:
            self.columns.go()
            return None
        return super().first_focus()

    # --- views ---

    @Slot()
    def _read_views(self) -> None:
        if self.session.case is not None and self._kind:
            self._remembering.ask(partial(remembered, self.session.case, self._known))

    @Slot(object)
    def _take_remembered(self, answer: Any) -> None:
        assert isinstance(answer, Remembered)
        self._known, self._codes = answer, answer.codes
        super()._take_remembered((answer.left, answer.views))
        if (view := self.board.view) is not None:
            self._mark(view)

    @Slot(object)
    def _choose_view(self, view: View) -> None:
        """A view keeps what was filtered beside the last one: a country stays while one goes from ours to theirs."""
        words = with_words(view.asked.words, self._filtered())
        super()._choose_view(replace(view, asked=replace(view.asked, words=words)))

    @Slot(object)
    def _altered(self, view: View) -> None:
        super()._altered(view)
        self._mark(view)

    def _mark(self, view: View) -> None:
        base = base_of(self._views, view.name, view.asked.words)
        self.board.views.show_views(self._views, base.name if base is not None else "")

    def _base(self) -> View | None:
        """The view that is on."""
        view = self.board.view
        return base_of(self._views, view.name, view.asked.words) if view is not None else None

    def _filtered(self) -> str:
        """What was filtered beside the view that is on."""
        view = self.board.view
        return beside(self._base(), view.asked.words) if view is not None else ""

    @Slot()
    def they_owe(self) -> None:
        """What do they owe us: of every country and forum, with nothing else filtered."""
        wanted = next((one for one in self._views if self._codes.get(one.name) is BoardView.THEY_OWE), None)
        if wanted is not None:
            super()._choose_view(wanted)

    @Slot(str)
    def _narrow(self, words: str) -> None:
        view = self.board.view
        if view is not None:
            said = with_words(view.asked.words, words)
            self.board.alter(replace(view, asked=replace(view.asked, words=said)))

    # --- counts, groups and columns ---

    @Slot(object)
    def _listed(self, order: Order) -> None:
        if not len(order):
            self._stepped("")
        if self.by_state:
            self.board.stack.setCurrentWidget(self.columns)
        self._read_board()
        self.moved.emit()

    def _read_board(self) -> None:
        case = self.session.case
        if case is None or self.board.view is None:
            return
        base = self._base()
        code = self._codes.get(base.name if base is not None else "", BoardView.ALL)
        asked = (code, self._filtered(), self.by_state)
        if asked != self._counted:
            self._counted = asked
            self._boarding.ask(partial(read_counts, case, *asked))

    @Slot(object)
    def _take_board(self, board: Board) -> None:
        case = self.session.case
        counts = {one.label: one.number for one in board.views}
        self.board.views.show_counts(counts)
        self.board.know_counts({} if self._filtered() else counts)  # these are narrowed by what is filtered
        self.groups.put(board.groups)
        if self.by_state and case is not None:
            self.columns.put(board.columns, case.clock.today())
            going, self._going = self._going, False
            if going or self.board.table.view.hasFocus():
                self.columns.go()

    @property
    def by_state(self) -> bool:
        """Whether the columns are shown."""
        return self.ways.code == STATES

    @Slot()
    def toggle_way(self) -> None:
        """From the list to the columns, and back."""
        self.ways.choose(LIST if self.by_state else STATES)
        self._show_way()
        self._go_list()

    @Slot()
    def _show_way(self) -> None:
        if self.by_state:
            self.board.stack.setCurrentWidget(self.columns)
            self._make_room()
            self._going = True
            self._read_board()
        else:
            self.board.stack.setCurrentIndex(0 if len(self.board.table.model.order) else 1)
            self._fit()
            self._show_beside()
        self.moved.emit()

    @Slot()
    def _list_all(self) -> None:
        """A column holds too many: all of them stand in the list."""
        if self.by_state:
            self.toggle_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._giving.fit()
        self._make_room()

    def _make_room(self) -> None:
        """Columns take the room of the record beside; Enter opens it."""
        if self.by_state:
            self.pane.hide()
            self._edge.hide()

    # --- the commitment one is at ---

    def current_id(self) -> str:
        """The id of the commitment one is at; empty where there is none."""
        return self.columns.current() if self.by_state else self.board.table.view.current_id()

    @Slot()
    def _show_beside(self) -> None:
        self.pane.show_record(self._kind, self.current_id())
        self._read_state()

    def _read_state(self) -> None:
        id, case = self.current_id(), self.session.case
        if case is not None and id:
            self._stating.ask(partial(read_state, case, id))
        else:
            self.stepping.speak_of("", "", None, ())

    @Slot(object)
    def _cannot_state(self, error: Exception) -> None:
        """A commitment that went meanwhile goes from the list too: nothing is said over what the officer did."""
        if isinstance(error, NotFound):
            self.stepping.speak_of("", "", None, ())
        else:
            self.around.fail(error)

    @Slot(object)
    def _take_state(self, one: StateView) -> None:
        if one.id != self.current_id():
            return
        state = State(one.status, one.wording, one.joint, one.our_half, one.their_half)
        self.stepping.speak_of(one.id, one.revision, state, one.offers)
        pending, self._pending = self._pending, ""
        if pending:
            self.stepping.press(pending)
        self.moved.emit()

    @Slot()
    def _go_list(self) -> None:
        if self.by_state:
            self.columns.go()
        else:
            super()._go_list()

    @Slot()
    def _open_current(self) -> None:
        if record_id := self.current_id():
            self._open(record_id)

    # --- steps ---

    def _letter(self, letter: str) -> bool:
        """A letter in the list: a step of the commitment one is at; C carries all that are selected."""
        key = letter.upper()
        if key not in _LETTERS or not self.current_id() or self.pane.editing:
            return False
        if key == "C" and not self.by_state and self.board.table.view.chosen_count() > 1:
            self.ask_to_carry()
        elif self.stepping.about_id == self.current_id():
            self.stepping.press(key)
        else:  # the cursor has moved on, and what may be done is still being read
            self._pending = key
            self._show_beside()
        return True

    def ask_to_carry(self) -> None:
        """Carry all selected commitments over, with one remark, as one action."""
        number = self.board.table.view.chosen_count()
        self.carrying.label.setText(f"Carry {counted('commitment', number)} over. Remark")
        self.carrying.ask()

    @Slot(str)
    def _carry(self, remark: str) -> None:
        case, ids = self.session.case, self.board.table.view.chosen()
        if case is not None and ids:
            job = partial(carry_all, case, ids, meeting_id=None, remark=remark)
            self.session.carry_out(
                "Carrying over …", job, by=self, then=self._carried, failed=self._not_carried
            )

    @Slot(object)
    def _carried(self, changed: Changed) -> None:
        self.carrying.hide()
        self._go_list()
        self.around.say(f"Logged: {changed.action}.", Tone.DONE, "Undo", self.session.undo)

    @Slot(object)
    def _not_carried(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.CAUTION)
        else:
            self.around.fail(error)

    @Slot()
    def report(self) -> None:
        """The action taken report of what is filtered."""
        self.around.go(Place("report", "desk", words=f"actions {self._filtered()}".strip()))
