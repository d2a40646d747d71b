"""The page on which a meeting is logged, or one that is on file is edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.door import Changed
from app.forms import DRAFT, NOTE
from app.saving import Saved
from ui.desktop.forms.life import FILL
from ui.desktop.meeting.pane import MeetingPane
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.place import COPY, Place
from ui.desktop.registry import place_of


class MeetingPage(Page):
    """With an id it edits that meeting, without one it logs a new one."""

    MAIN = True
    CARRIES_OUT = "save the meeting"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._place = Place("new", "meeting")
        self._copying = False
        """Whether what the session before leaves is taken over as soon as the form is there."""
        self.form = MeetingPane(around)
        self.form.saved.connect(self._logged)
        self.form.closed.connect(self._closed)
        self.form.ready.connect(self._ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_place(self, place: Place) -> None:
        """Start a form, unless the same one is open and something was typed in it."""
        if self.form.form is not None and place == self._place and self.form.touched:
            return
        self._place = place
        self._start()

    def _start(self) -> None:
        given = tuple(pair for pair in self._place.given if pair[0] != COPY)
        self._copying = len(given) < len(self._place.given)
        self.form.start(self._place.id, given)

    def place(self) -> Place:
        return self._place

    def title(self) -> str:
        form = self.form.form
        if not self._place.id:
            return "New meeting"
        return f"Edit {form.title()}" if form is not None else "Edit meeting"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        form = self.form
        found: dict[str, Callable[[], object]] = {
            "carry_out": form.save,
            "save": form.save,
            "stop_editing": form.discard,
            "cite": form.cite,
            "paste_source": form.paste_source,
            "next_open": form.next_open,
        }
        if not self._place.id:
            found |= {"save_new": form.save_and_new, "copy_last": form.copy_last}
        return found

    def keys(self) -> tuple[str, ...]:
        return (
            ("carry_out", "copy_last", "next_open", "paste_source")
            if not self._place.id
            else ("carry_out", "next_open")
        )

    def new_kind(self) -> str:
        return "meeting"

    def take_changed(self, changed: Changed) -> None:
        if self._place.id and any(one.id == self._place.id for one in changed.records):
            self.form.note_elsewhere()

    def first_focus(self) -> QWidget | None:
        form = self.form.form
        return form.heading.edit if form is not None else None

    def settle(self) -> None:
        self.form.settle()

    def stop(self) -> None:
        self.form.stop()

    @Slot(object, bool)
    def _logged(self, saved: Saved, another: bool) -> None:
        session = self.around.session
        words = saved.changed.action.removeprefix("Log ").removeprefix("Edit ")
        done = "saved" if self._place.id else "logged"
        if another:
            self._restart()
        else:
            self.around.go(place_of("meeting", saved.id))
        self.around.say(f"{words[:1].upper()}{words[1:]} is {done}.", Tone.DONE, "Undo", session.undo)

    @Slot()
    def _closed(self) -> None:
        if self._place.id:
            self.around.go(place_of("meeting", self._place.id))
        else:
            self._restart()

    def _restart(self) -> None:
        given = tuple(pair for pair in self._place.given if pair[0] not in {DRAFT, FILL, COPY, NOTE})
        self._place = Place("new", "meeting", given=given)
        self._start()

    @Slot()
    def _ready(self) -> None:
        copying, self._copying = self._copying, False
        if copying and self.form.form is not None and self.form.form.bare:
            self.form.copy_last()
        self.moved.emit()
