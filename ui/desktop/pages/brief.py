"""The page of a brief that was kept: write it again, see what has changed since, follow it with an addendum."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.briefs.issued import BriefSight, read_brief, write_addendum
from app.briefs.pair import WrittenPair
from app.briefs.reissuing import Again
from app.briefs.request import Request
from app.briefs.writing import Steps, Written
from app.casefile import CaseFile
from app.door import Changed
from app.errors import FileNotWritten
from app.references import Mention
from app.reporting.issued import write_again
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.keeping import Keep
from ui.desktop.panes.record import RecordPane
from ui.desktop.panes.writing_strip import WritingStrip
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Ground, Label, Tone, rule
from ui.desktop.place import EDIT, Place
from ui.desktop.registry import place_of
from ui.desktop.session import same_file
from ui.desktop.worker import Question

SINCE = "since"
"""As the composer has it: what has changed since the brief of this id."""


class BriefPage(Page):
    """`Place("brief", "brief", id)`."""

    NEW = "visit"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._id = ""
        self._sight: BriefSight | None = None
        self._folder: Path | None = None
        self.since = Button(theme, "What changed since", Weight.OUTLINED, icon=Icon.HISTORY)
        self.addendum = Button(theme, "Addendum…", Weight.OUTLINED, icon=Icon.PLUS)
        self.again = Button(theme, "Write again as issued…", Weight.OUTLINED, icon=Icon.REFRESH)
        self.open_file = Button(theme, "Open the file", Weight.OUTLINED, icon=Icon.DOCUMENT)
        self.keep = Keep(around)
        self.why = Label(theme, Type.SMALL, "text_3")
        self.why.setWordWrap(True)
        self.pane = RecordPane(around)
        self._reading = Question(self.session.reader, "Reading the brief …", self)
        self._again = Question(self.session.builder, "Writing the brief again …", self, every=True)
        self._adding = Question(self.session.builder, "Writing the addendum …", self, every=True)
        self.strip = WritingStrip(theme, self._adding)
        self._lay_out()
        self._join()

    def _join(self) -> None:
        self._reading.answered.connect(self._take)
        self._again.answered.connect(self._take_again)
        self._adding.answered.connect(self._take_addendum)
        for question in (self._reading, self._again, self._adding):
            question.failed.connect(self.around.fail)
        self.since.clicked.connect(self.see_since)
        self.addendum.clicked.connect(self.write_addendum)
        self.again.clicked.connect(self.write_again)
        self.open_file.clicked.connect(self.open)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self._pane_moved)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(12))
        column.setSpacing(look.units(8))
        row = QHBoxLayout()
        row.setSpacing(look.units(8))
        for button in (self.open_file, self.since, self.addendum, self.again, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (top, self.strip, rule(self.theme)):
            whole.addWidget(widget)
        whole.addWidget(self.pane, 1)

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._sight = None
            self.keep.offer(None)
        self._id = place.id
        wanted = dict(place.given).get(EDIT)
        self.pane.show_record("brief", place.id, edit=None if wanted is None else json.loads(wanted))
        self._ask()

    def place(self) -> Place:
        return Place("brief", "brief", self._id)

    def title(self) -> str:
        return self._sight.title if self._sight else "Brief"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own = dict(self.pane.verbs())
        if self.pane.editing or self._sight is None:
            return own
        if self._sight.again:
            own["brief_again"] = self.write_again
            if self._sight.issued:
                own |= {"brief_since": self.see_since, "addendum": self.write_addendum}
        if self.keep.written is not None:
            own["keep_issued"] = self.keep.keep
        return own

    def keys(self) -> tuple[str, ...]:
        return self.pane.keys() if self.pane.editing else ("brief_since", "edit", "history")

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.pane

    def take_changed(self, changed: Changed) -> None:
        self.pane.take_changed(changed)
        self._ask()

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._reading.forget()
        self._id = ""
        self._sight = None
        self.pane.stop()

    # --- what the officer does ---

    @Slot()
    def see_since(self) -> None:
        """Show in the composer what has changed since this brief."""
        if (one := self._sight) is not None and one.about:
            self.around.go(Place("compose", one.kind, one.about, given=((SINCE, one.id),)))

    @Slot()
    def write_again(self) -> None:
        """Ask where, and write the brief again from the records as they stood."""
        case, one = self.session.case, self._sight
        if case is None or one is None:
            return
        if path := self.around.dialogs.new_brief(self, f"{one.title}, again", self._folder):
            self._again.ask(partial(_write_again, case, one.id, path))

    @Slot()
    def write_addendum(self) -> None:
        """Ask where, and write what has changed since under the same reference."""
        case, one = self.session.case, self._sight
        if case is None or one is None:
            return
        if path := self.around.dialogs.new_brief(self, f"{one.title}, addendum", self._folder):
            today = case.clock.today()
            steps = self.strip.begin()
            self._adding.ask(partial(_write_addendum, case, one.id, today, path, steps))

    @Slot()
    def open(self) -> None:
        """Open the file that was kept."""
        view = self.pane.view
        if view is not None and view.files:
            self.pane.files.open(view.files[0])

    # --- inside ---

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(read_brief, self.session.case, self._id))

    @Slot(object)
    def _take(self, sight: BriefSight) -> None:
        self._sight = sight
        self.again.setEnabled(sight.again)
        for button in (self.since, self.addendum):
            button.setEnabled(sight.again and sight.issued)
        self.why.setText(_why(sight))
        self.why.setVisible(bool(_why(sight)))
        self.moved.emit()

    @Slot()
    def _pane_moved(self) -> None:
        view = self.pane.view
        self.open_file.setEnabled(bool(view and view.files and view.files[0].opens))
        self.moved.emit()

    @Slot(object)
    def _take_again(self, answer: tuple[Again, Written]) -> None:
        again, written = answer
        self._folder = written.path.absolute().parent
        if again.same:
            words = f"“{written.path.name}” is written: byte for byte the file that was written then."
            self.around.say(words, Tone.DONE, "Open the folder", self._show_folder)
        else:
            words = f"“{written.path.name}” is written, but is not the same: {' '.join(again.differs)}"
            self.around.say(words, Tone.CAUTION, "Open the folder", self._show_folder)

    @Slot(object)
    def _take_addendum(self, answer: tuple[Request, Written]) -> None:
        request, written = answer
        self._folder = written.path.absolute().parent
        self.keep.offer(WrittenPair(request, written))
        words = f"“{written.path.name}” is saved. Keep it as issued when it goes out."
        self.around.say(words, Tone.DONE, "Open the folder", self._show_folder)

    @Slot()
    def _show_folder(self) -> None:
        if self._folder is not None and not self.around.dialogs.show_folder(self._folder):
            words = f"This system has no program that shows folders. The brief is in {self._folder}."
            self.around.say(words, Tone.CAUTION)

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self.around.go(place_of(mention.kind, mention.id))


def _write_again(case: CaseFile, brief_id: str, path: Path) -> tuple[Again, Written]:
    _refuse_itself(case, path)
    return write_again(case, brief_id, path, replace=True)  # the file dialog has asked


def _write_addendum(
    case: CaseFile, brief_id: str, today: date, path: Path, steps: Steps
) -> tuple[Request, Written]:
    _refuse_itself(case, path)
    return write_addendum(case, brief_id, today, path, steps)


def _refuse_itself(case: CaseFile, path: Path) -> None:
    if same_file(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)


def _why(sight: BriefSight) -> str:
    if not sight.again:
        return "This file does not say what the brief was made from: open its file instead."
    if sight.report:
        return "A report is kept as it went out: it is not compared with and has no addendum."
    return (
        ""
        if sight.issued
        else "A draft is not compared with and has no addendum: keep the brief as issued first."
    )
