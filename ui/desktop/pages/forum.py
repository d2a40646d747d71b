"""The page of a forum: its sessions with their real gaps, whose turn it is, who chairs now, what is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.commitments.register import OpenCommitment, open_commitments
from app.door import Changed
from app.forums import ForumView, SessionRow, read_forum
from app.references import Mention
from db.values.choices import MeetingStatus
from db.values.names import ordinal
from db.values.text import canonical_json
from ui.desktop.following.forum_head import ForumHead
from ui.desktop.following.forum_rows import ALL, GIVEN, rows_of
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.parts.beside import beside
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY
from ui.desktop.parts.words import Ground, rule
from ui.desktop.place import COPY, Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

BOTH = 820
"""Width of the page, in units, below which the list stands alone."""

PAUSE_MS = 80
SHOWN = 8
"""Open commitments on the page; the heading says how many there are."""

Read = tuple[ForumView, tuple[OpenCommitment, ...]]


class ForumPage(Page):
    """`Place("forum", "forum", id)`."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._id = ""
        self._view: ForumView | None = None
        self.head = ForumHead(self.theme)
        self.list = RowList(self.theme, "What is on file about the forum")
        self.pane = RecordPane(around)
        self._reading = Question(self.session.reader, "Reading the forum …", self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.cannot_read)
        self._rest.timeout.connect(self._show_beside)
        self.list.stepped.connect(self._stepped)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._click)
        self.head.going.connect(self._go_to)
        self.head.new.clicked.connect(self.new_session)
        self.head.close_button.clicked.connect(self.close_session)
        self.head.report.clicked.connect(self.report)
        self.head.edit.clicked.connect(self.edit_forum)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.addWidget(self.head)
        left = QWidget()
        inset = QVBoxLayout(left)
        inset.setContentsMargins(look.units(20), look.units(8), look.units(8), 0)
        inset.addWidget(self.list)
        self._beside = beside(left, self.pane)
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
        return Place("forum", "forum", self._id)

    def title(self) -> str:
        return self._view.name if self._view else "Forum"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        closing = ("close_session",) if self._last_held() is not None else ()
        return ("list_move", "list_open", *closing, "report", "new")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"list_move": self._go_list, "list_open": self._open_current}
        if self._view is not None:
            own |= {"new_session": self.new_session, "report": self.report}
            if not self.pane.editing:
                own["new"] = self.new_session
            if self._last_held() is not None:
                own["close_session"] = self.close_session
        beside = self.pane.verbs() if self.pane.view is not None else {"edit": self.edit_forum}
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
            self._reading.ask(partial(_read, self.session.case, self._id))

    @Slot(object)
    def _take(self, answer: Read) -> None:
        view, open_ = answer
        case = self.session.case
        if case is None or view.id != self._id:
            return
        self._view = view
        self.head.show_forum(view, self._last_held(), case.clock.today())
        self.list.put(rows_of(view, open_, case.clock.today()))
        self.moved.emit()

    def _last_held(self) -> SessionRow | None:
        """The session that is closed next: the newest one that was held."""
        sessions = self._view.sessions if self._view is not None else ()
        return next((one for one in sessions if one.status is MeetingStatus.HELD), None)

    @Slot(str)
    def _stepped(self, _key: str) -> None:
        self._rest.start()
        self.moved.emit()

    @Slot()
    def _show_beside(self) -> None:
        key = self.list.key()
        if self._view is None or self.pane.editing:
            return
        kind, _, id = ("", "", "") if key.startswith(ALL) else key.partition("/")
        if id:
            self.pane.show_record(kind, id)
        else:
            self.pane.clear()

    # --- what the officer does ---

    @Slot()
    def new_session(self) -> None:
        """The form of the next session, with what the last one leaves; the planned one where there is one."""
        if self._view is None:
            return
        planned = self._view.next.session
        if planned is not None:
            self.around.go(Place("new", "meeting", planned.id))
            return
        self.around.go(Place("new", "meeting", given=next_given(self._view)))

    @Slot()
    def close_session(self) -> None:
        """Answer for what is open, at the session that was held last."""
        if (last := self._last_held()) is not None:
            self.around.go(Place("closing", "meeting", last.id))

    @Slot()
    def report(self) -> None:
        """Write the action taken report or the history of this forum."""
        if self._id:
            self.around.go(Place("report", "forum", self._id))

    @Slot()
    def edit_forum(self) -> None:
        """Go to the record of the forum, to read or edit all its fields."""
        if self._id:
            self.around.go(Place("record", "forum", self._id))

    # --- where one goes ---

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if (index.data(KEY) or "").startswith(ALL):
            self._open(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = index.data(KEY) or ""
        if key.startswith(ALL):
            self.around.go(Place("list", "commitment", words=key.removeprefix(ALL)))
        elif key.startswith(GIVEN):
            self.new_session()
        elif key:
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


def next_given(view: ForumView) -> tuple[tuple[str, str], ...]:
    """What the form of the next session starts with: its forum and number, and all that the last one leaves."""
    last = next((one.edition for one in view.sessions if one.edition is not None), None)
    given = {"forum_id": view.id, "parties": [party.id for party in view.parties]}
    found = [(name, canonical_json(value)) for name, value in given.items()]
    if last is not None:
        title = f"{ordinal(last + 1)} {view.abbreviation or view.name}"
        found += [("edition", canonical_json(last + 1)), ("title", canonical_json(title))]
    return (*found, (COPY, canonical_json(True)))


def _read(case: CaseFile, id: str) -> Read:
    today = case.clock.today()
    return read_forum(case, id, today), open_commitments(case, today, forum=id, limit=SHOWN)
