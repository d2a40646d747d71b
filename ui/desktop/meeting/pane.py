"""The form of a meeting with everything around it: its two columns, its foot, and its life; and what it asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.errors import InvalidValue, RulesBroken
from app.meetings.logging import amend_meeting, log_meeting
from app.meetings.opening import (
    Copied,
    MeetingView,
    Named,
    SourceSight,
    copy_previous,
    read_meeting_form,
    read_names,
    read_source,
)
from app.saving import Saved
from ui.desktop.forms.life import FILL, Opening, Shape
from ui.desktop.forms.living_pane import LivingPane
from ui.desktop.forms.source_intake import SourceIntake
from ui.desktop.forms.tabbing import tab_as_laid_out
from ui.desktop.icons import Icon
from ui.desktop.meeting.columns import Columns
from ui.desktop.meeting.form import MeetingForm, is_ours
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone, rule
from ui.desktop.place import Place


class MeetingPane(LivingPane):
    """Logs a meeting, or edits one."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, _SHAPE, "Ctrl Enter", Icon.CHECK, parent)
        self._asked = ""
        """The open question that was gone to last."""
        life = self.life
        self._copying = life.question("Reading the last session …", self._take_copied)
        self._naming = life.question("Reading the list …", self._take_names)
        self._looking = life.question("Reading the source …", self._take_sight, every=True)
        self.columns = Columns(around.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.columns, rule(around.theme), self.foot):
            column.addWidget(widget, 1 if widget is self.columns else 0)

    # --- what others ask of it ---

    def start(self, meeting: str = "", given: Iterable[tuple[str, str]] = ()) -> None:
        """Open the form of a meeting, or of a new one."""
        self.life.start("meeting", meeting, given)

    @Slot()
    def cite(self) -> None:
        """A citation with its quote and the field it supports."""
        if self.form is not None:
            self.form.more.cite()

    @Slot()
    def paste_source(self) -> None:
        """Make a source of what the clipboard holds."""
        if self.form is not None:
            self.intake.paste()

    @Slot()
    def copy_last(self) -> None:
        """Take over chairs, delegations and what is still open from the session before."""
        case, form = self.around.session.case, self.form
        last = form.previous if form is not None else None
        if case is not None and form is not None and last is not None:
            self._copying.ask(partial(copy_previous, case, last.id, form.when.day()))

    @Slot()
    def next_open(self) -> None:
        """Go to the next open question."""
        if self.form is not None:
            self._asked = self.form.checks.first_open(self._asked)
            if self._asked:
                self._show(self._asked)
            else:
                self.around.say("Nothing is open: the meeting can be logged.")

    @property
    def intake(self) -> SourceIntake:
        assert self.form is not None
        found: SourceIntake = self.form.sources.intake
        return found

    # --- what its life asks of it ---

    def make(self, opening: Opening) -> MeetingForm:
        """Build the form and show it."""
        view: MeetingView = opening.view
        form = MeetingForm(view, self.life.basis(view.form), self)
        self.columns.put(form.left, form.right)
        self.foot.show_for("Save meeting" if form.id else "Log meeting", new=not form.id)
        form.grown.connect(self._order)
        form.parties.pasted.connect(self._paste)
        form.sources.looked_up.connect(self._look_up)
        form.sources.intake.refused.connect(self.life.caution)
        form.heading.copying.connect(self.copy_last)
        form.heading.opening.connect(self._open_other)
        if opening.draft is None and opening.fill:
            form.fill_in(json.loads(opening.fill))
        return form

    def begin(self) -> None:
        """The heading has the focus first."""
        self._order()
        if self.form is not None:
            self.form.heading.edit.setFocus()

    def take_away(self, form: Any) -> None:
        """Delete the form."""
        self.columns.clear()
        form.deleteLater()

    def job(self, case: CaseFile) -> Callable[[], Saved] | None:
        """What logging means now; None where something is wrong or open, which has been said. Raises InvalidValue."""
        form = self.form
        assert form is not None
        form.matters.take()
        wrong = form.check()
        if wrong:
            self.foot.say(f"Not logged: {wrong[0].wrong}")
            self.columns.bring(wrong[0])
            wrong[0].go()
            return None
        self._asked = form.checks.first_open()
        if self._asked:
            self.foot.say("Not logged: something is still open.")
            self._show(self._asked)
            return None
        sheet = form.sheet()
        if form.id:
            return partial(amend_meeting, case, form.id, form.view.sheet, sheet, form.beside(form.id))
        settled = replace(sheet, id=case.ids.new())
        return partial(log_meeting, case, settled, form.beside(settled.id or ""), self.life.made_of)

    def place(self, error: Exception) -> bool:
        """Say why it was not logged; False where that is nothing the officer can mend here."""
        if isinstance(error, RulesBroken):
            self.around.say(" ".join(fault.sentence for fault in error.faults), Tone.WRONG)
        elif isinstance(error, InvalidValue):
            self.around.say(str(error), Tone.WRONG)
        else:
            return False
        return True

    def _show(self, where: str) -> None:
        if self.form is not None:
            self.form.go_to(where)
            focus = QApplication.focusWidget()
            if focus is not None:
                self.columns.bring(focus)

    @Slot()
    def _order(self) -> None:
        tab_as_laid_out(self)

    # --- what the form asks ---

    @Slot(str)
    def _look_up(self, source: str) -> None:
        case = self.around.session.case
        if case is not None:
            self._looking.ask(partial(read_source, case, source))

    @Slot(object)
    def _take_sight(self, sight: SourceSight) -> None:
        if self.form is not None:
            self.form.take_sight(sight)

    @Slot(object)
    def _take_copied(self, copied: Copied) -> None:
        if self.form is not None:
            self.form.take_copied(copied)

    @Slot(str, str)
    def _paste(self, party: str, text: str) -> None:
        case = self.around.session.case
        if case is not None:
            self._naming.ask(partial(_named, case, party, text))

    @Slot(object)
    def _take_names(self, answer: tuple[str, tuple[Named, ...]]) -> None:
        if self.form is not None:
            self.form.take_names(*answer)

    @Slot()
    def _open_other(self) -> None:
        """The session of this edition that is on file, or the planned one that this one was."""
        form = self.form
        if form is None:
            return
        found = form.understood()
        if form.bare:
            self.life.keeper.drop()  # nothing but the heading was typed
        if found.existing is not None:
            self.around.go(Place("record", "meeting", found.existing.id))
        elif found.planned is not None:
            given = json.dumps({"title": found.title, "edition": found.edition})
            self.around.go(Place("new", "meeting", found.planned.id, given=((FILL, given),)))


def _read(case: CaseFile, _kind: str, meeting: str, given: tuple[tuple[str, str], ...]) -> MeetingView:
    return read_meeting_form(case, meeting, given)


def _named(case: CaseFile, party: str, text: str) -> tuple[str, tuple[Named, ...]]:
    return party, read_names(case, text)


_SHAPE = Shape("meeting", _read, is_ours)
