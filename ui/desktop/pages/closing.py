"""The page on which a session is closed: each open commitment of its forum is answered by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError
from app.local import Space
from app.meetings.closing import Closing, called, close_session, read_closing
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.following.closing_list import ClosingList
from ui.desktop.following.minutes_strip import MinutesStrip
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.progress import Track
from ui.desktop.parts.words import Ground, Label, Tone, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

SPACE = "closing"
"""Where the answers are kept until the session is closed: what was typed survives a kill."""

KEEP_MS = 600


class ClosingPage(Page):
    """`Place("closing", "meeting", id)`."""

    MAIN = True
    CARRIES_OUT = "close the session"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._id = ""
        self._closing: Closing | None = None
        self._said: dict[str, Any] = {}
        self._sent: dict[str, Any] = {}
        self._logged: dict[str, Any] = {}
        """What was typed of the answers that went into the log; undoing brings it back."""
        self._back: dict[str, Any] = {}
        """What came back so; redoing takes it away."""
        self.head = Label(theme, Type.TITLE)
        self.head.setWordWrap(True)
        self.about = Linked(theme, Type.BODY, "text_2")
        self.progress = Label(theme, Type.BODY, "text_2")
        self.share = Track(theme)
        self.close_button = Button(theme, "Close the session", Weight.FILLED, key="Ctrl Enter")
        self.close_button.setAccessibleName("Close the session")
        self.minutes = MinutesStrip(around)
        self.list = ClosingList(around)
        self.empty = Empty(theme, Icon.CHECK)
        self._reading = Question(self.session.reader, "Reading what is open …", self)
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self._keep.timeout.connect(self._keep_answers)
        self.about.going.connect(self._go_to)
        self.list.changed.connect(self._note)
        self.list.finished.connect(self._finish)
        self.empty.taken.connect(self._go_meeting)
        self.close_button.clicked.connect(self.close_session)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.setSpacing(look.units(8))
        titles = QHBoxLayout()
        titles.setSpacing(look.units(12))
        titles.addWidget(self.head, 1)
        titles.addWidget(self.close_button)
        row = QHBoxLayout()
        row.setSpacing(look.units(12))
        row.addWidget(self.progress)
        row.addWidget(self.share, 1)
        column.addLayout(titles)
        column.addWidget(self.about)
        column.addWidget(self.minutes)
        column.addLayout(row)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(rule(self.theme))
        whole.addWidget(self._body, 1)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._closing = None
            self._logged, self._back = {}, {}
            self.list.forget()
        self._id = place.id
        self.minutes.show_meeting(place.id)
        self._ask()

    def place(self) -> Place:
        return Place("closing", "meeting", self._id)

    def title(self) -> str:
        return self.head.text()

    def keys(self) -> tuple[str, ...]:
        return tuple(_ANSWERS)[:5]

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {}
        if self._closing is not None and self._closing.rows:
            for id, key in _ANSWERS.items():
                found[id] = partial(self.list.pane.press, key)
            found["carry_out"] = self.close_session
            found["save"] = self.close_session
        if self.minutes.minutes is not None:
            found["lock_minutes"] = self.minutes.ask_why if self.minutes.locked else self.minutes.lock_now
        return found

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.minutes.show_meeting(self._id)

    def first_focus(self) -> QWidget | None:
        return self.list.pane if self._body.currentWidget() is self.list else self.empty.step

    def settle(self) -> None:
        self._keep_answers()

    def stop(self) -> None:
        self._keep.stop()
        self._reading.forget()
        self.minutes.forget()
        self._id, self._closing = "", None
        self._logged, self._back = {}, {}
        self.list.forget()

    # --- what it shows ---

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(_read, self.session.case, self._id))

    @Slot(object)
    def _take(self, answer: tuple[Closing, Any]) -> None:
        closing, kept = answer
        case, fresh = self.session.case, self._closing is None
        if case is None or closing.meeting.id != self._id:
            return
        changed, self._closing = closing != self._closing, closing
        self.head.setText(f"Close {called(closing.meeting.title)}")
        self._show_about(closing)
        if changed:
            self.list.put(closing.rows, case.clock.today(), self._id)
            self._follow_undo(closing)
        if fresh and isinstance(kept, dict) and self.list.retype(kept):
            self.around.say("The answers of last time are here; nothing was lost.", Tone.DONE)
        self._body.setCurrentWidget(self.list if closing.rows else self.empty)
        if not closing.rows:
            self.empty.say(
                "Nothing is open in this forum",
                "No commitment waits for an answer at this session.",
                "Go to the meeting",
            )
        if fresh and self.isVisible():
            self._focus()
        self._tell()

    def _follow_undo(self, closing: Closing) -> None:
        """Answers that were taken out of the log are to be given again, as they were typed; and the reverse."""
        now = {row.id: row.answer for row in closing.rows}
        again = {id: one for id, one in self._back.items() if id not in now or now[id] is not None}
        back = {id: one for id, one in self._logged.items() if id in now and now[id] is None}
        self._back = {id: one for id, one in (self._back | back).items() if id not in again}
        self._logged = {id: one for id, one in (self._logged | again).items() if id not in back}
        self.list.withdraw(again)
        self.list.retype(back)

    def _focus(self) -> None:
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus()

    def _show_about(self, closing: Closing) -> None:
        colour = self.theme.look.colours.accent_text
        when = closing.held_on.seen(no_break=False) if closing.held_on is not None else "no date"
        shown = [link(closing.meeting.title, "meeting", closing.meeting.id, colour), plain(when)]
        said = [closing.meeting.title, when]
        if closing.forum is not None:
            shown.append(link(closing.forum.title, "forum", closing.forum.id, colour))
            said.append(closing.forum.title)
        self.about.show_markup("&nbsp; ·&nbsp; ".join(shown), ", ".join(said))

    @Slot()
    def _note(self) -> None:
        self._keep.start()
        self._tell()

    def _tell(self) -> None:
        """Say how many are answered."""
        whole, now = self.list.whole, len(self.list.answers())
        before = self._closing.answered if self._closing is not None else 0
        done = min(now + before, whole)
        words = f"{done:,} of {whole:,} answered"
        if before:
            words += f", {before:,} of them logged already"
        self.progress.setText(words if whole else "")
        self.progress.setAccessibleName(words)
        self.share.setVisible(bool(whole))
        self.share.put(done, whole)
        self.close_button.setVisible(bool(whole))
        self.close_button.setEnabled(bool(now))
        self.close_button.setText("Close the session" if done >= whole else f"Log {now:,} of {whole:,}")
        self.moved.emit()

    # --- what the officer does ---

    @Slot()
    def close_session(self) -> None:
        """Log every answer as one action."""
        self.list.typed()
        answers, lacking, case = self.list.answers(), self.list.unfinished(), self.session.case
        if case is None or self._closing is None:
            return
        if lacking:
            self.around.say(f"One answer is not complete: “{lacking[0]}”.", Tone.CAUTION)
            return
        if not answers:
            self.around.say("Nothing is answered yet: press D, P, C, R or X on a commitment.", Tone.CAUTION)
            return
        self._sent = self.list.typed()
        bases = {row.id: row.revision for row in self._closing.rows if row.id in answers}
        job = partial(close_session, case, self._id, answers, bases=bases)
        self.session.carry_out("Closing the session …", job, by=self, then=self._closed, failed=self._refused)

    @Slot(object)
    def _closed(self, changed: Changed) -> None:
        number = len(self._sent)
        self._logged, self._back = self._logged | self._sent, {}
        self.list.drop_answers()
        self._drop_kept()
        answers = "1 answer is" if number == 1 else f"{number:,} answers are"
        self.around.say(f"{changed.action}: {answers} in the log.", Tone.DONE, "Undo", self.session.undo)
        self._ask()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.CAUTION)
        else:
            self.around.fail(error)

    @Slot()
    def _finish(self) -> None:
        self.close_button.setFocus()

    @Slot()
    def _keep_answers(self) -> None:
        self._keep.stop()
        if self._closing is None or self.session.case is None:
            return
        typed = self.list.typed()
        if typed != self._said:
            self._said = typed
            self.session.keep(SPACE, self._id, typed or None)

    def _drop_kept(self) -> None:
        self._keep.stop()
        self._said = {}
        self.session.keep(SPACE, self._id, None)

    @Slot()
    def _go_meeting(self) -> None:
        self._go_to("meeting", self._id)

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))


_ANSWERS = {
    "follow_done": "D", "follow_progress": "P", "follow_carry": "C", "follow_reword": "R", "follow_drop": "X",
    "follow_hold": "H",
}  # fmt: skip


def _read(case: CaseFile, id: str) -> tuple[Closing, Any]:
    return read_closing(case, id), Space(case, SPACE).get(id)
