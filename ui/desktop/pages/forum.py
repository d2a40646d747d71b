"""The page of a forum: its sessions with their real gaps, whose turn it is, who chairs now, what is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.commitments.register import OpenCommitment, open_commitments
from app.forums import ForumView, SessionRow, read_forum
from db.values.choices import MeetingStatus
from db.values.names import ordinal
from db.values.text import canonical_json
from ui.desktop.following.forum_head import ForumHead
from ui.desktop.following.forum_rows import ALL, GIVEN, rows_of
from ui.desktop.page import Surroundings
from ui.desktop.pages.subject import SubjectPage
from ui.desktop.place import COPY, Place

SHOWN = 8
"""Open commitments on the page; the heading says how many there are."""

Read = tuple[ForumView, tuple[OpenCommitment, ...]]


class ForumPage(SubjectPage):
    """`Place("forum", "forum", id)`."""

    KIND = "forum"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent=parent)
        self._view: ForumView | None = None
        self.head = ForumHead(self.theme)
        self.stand((self.head,), self.listed("What is on file about the forum", follows=True))
        self.head.going.connect(self._go_to)
        self.head.new.clicked.connect(self.new_session)
        self.head.close_button.clicked.connect(self.close_session)
        self.head.report.clicked.connect(self.report)
        self.head.edit.clicked.connect(self.edit_record)

    # --- what the window asks ---

    def title(self) -> str:
        return self._view.name if self._view else "Forum"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        closing = ("close_session",) if self._last_held() is not None else ()
        return ("list_move", "list_open", *closing, "report", "new")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {}
        if self._view is not None:
            own |= {"new_session": self.new_session, "report": self.report}
            if not self.pane.editing:
                own["new"] = self.new_session
            if self._last_held() is not None:
                own["close_session"] = self.close_session
        return {**super().verbs(), **own}

    # --- what it shows ---

    def reading(self, case: CaseFile) -> Callable[[], Read]:
        return partial(_read, case, self._id)

    def take(self, answer: Read) -> None:
        view, open_ = answer
        today = self.today
        self._view = view
        self.head.show_forum(view, self._last_held(), today)
        self.list.put(rows_of(view, open_, today))

    def forget(self) -> None:
        self._view = None

    def step(self, key: str) -> bool:
        if key.startswith(ALL):
            self.around.go(Place("list", "commitment", words=key.removeprefix(ALL)))
        elif key.startswith(GIVEN):
            self.new_session()
        return key.startswith((ALL, GIVEN))

    def _last_held(self) -> SessionRow | None:
        """The session that is closed next: the newest one that was held."""
        sessions = self._view.sessions if self._view is not None else ()
        return next((one for one in sessions if one.status is MeetingStatus.HELD), None)

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
