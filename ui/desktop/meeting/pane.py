"""The form of a meeting with everything around it: reading, drafts, logging, and two edits of the same field."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.deciding import Comparison, Difference, compare
from app.drafts import Draft, draft_under, key_of, new_key
from app.errors import Conflict, InvalidValue, RulesBroken
from app.forms import DRAFT
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
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.conflict_sheet import ConflictSheet
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.draft_keeper import DraftKeeper
from ui.desktop.forms.finder import Finder
from ui.desktop.meeting.columns import Columns
from ui.desktop.meeting.foot import Foot
from ui.desktop.meeting.form import MeetingForm, is_ours
from ui.desktop.meeting.tabbing import tab_as_laid_out
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone, rule
from ui.desktop.place import Place
from ui.desktop.worker import Question

FILL = "fill"
"""Name under which `Place.given` holds, as JSON, what was typed of a planned session that has been held."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the form is opened with: the view, and the draft that was left of it."""

    view: MeetingView
    key: str
    draft: Draft | None
    fill: str


class MeetingPane(QWidget):
    """Logs a meeting, or edits one. Nothing is open until `start`."""

    logged = Signal(object, bool)
    """A Saved, and whether the officer wants to log another one."""
    closed = Signal()
    ready = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.form: MeetingForm | None = None
        self._another = self._saving = False
        self._asked = ""
        """The open question that was gone to last."""
        session = around.session
        self._finder = Finder(session.reader, self._case, self)
        self.keeper = DraftKeeper(session.writer, self._case, self)
        self.foot = Foot(around.theme)
        self._opening = self._question("Reading the form …", self._open)
        self._copying = self._question("Reading the last session …", self._take_copied)
        self._naming = self._question("Reading the list …", self._take_names)
        self._looking = Question(session.reader, "Reading the source …", self, every=True)
        self._looking.answered.connect(self._take_sight)
        self._looking.failed.connect(around.fail)
        self._comparing = self._question("Comparing both edits …", self._decide)
        self.columns = Columns(around.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.columns, rule(around.theme), self.foot):
            column.addWidget(widget, 1 if widget is self.columns else 0)
        self.keeper.kept.connect(self.foot.kept)
        self.keeper.failed.connect(self._not_kept)
        self.foot.discarding.connect(self.discard)
        self.foot.another.connect(self.log_and_new)
        self.foot.logging.connect(self.log)

    # --- what others ask of it ---

    def start(self, meeting: str = "", given: Iterable[tuple[str, str]] = ()) -> None:
        """Open the form of a meeting, or of a new one."""
        case = self._case()
        if case is not None:
            self._let_go()
            self._opening.ask(partial(_read, case, meeting, tuple(given)))

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything in the open form."""
        return self.form is not None and self.form.touched

    @Slot()
    def log(self) -> None:
        """Log the meeting; what is open or wrong is said where it stands."""
        self._another = False
        self._log()

    @Slot()
    def log_and_new(self) -> None:
        """Log it, and open an empty form."""
        self._another = True
        self._log()

    @Slot()
    def discard(self) -> None:
        """Give the form up; what was typed in it goes, with its draft."""
        if self.form is not None:
            self.keeper.drop()
            self._let_go()
        self.closed.emit()

    @Slot()
    def cite(self) -> None:
        """A citation with its quote and the field it supports."""
        if self.form is not None:
            self.form.more.cite()

    @Slot()
    def paste_source(self) -> None:
        """Make a source of what the clipboard holds."""
        if self.form is not None:
            self.form.sources.intake.paste()

    @Slot()
    def copy_last(self) -> None:
        """Take over chairs, delegations and what is still open from the session before."""
        case, form = self._case(), self.form
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

    def note_elsewhere(self) -> None:
        """Somebody changed the meeting meanwhile: nothing is overwritten, and the officer knows."""
        if self.form is not None and not self._saving:
            self.foot.say("Changed elsewhere meanwhile; saving compares both.")

    def settle(self) -> None:
        """Keep the draft: the page is being left, or the window closed."""
        self._finder.forget()
        self.keeper.settle()

    def stop(self) -> None:
        """The case file is being closed."""
        self.settle()
        for question in (self._opening, self._copying, self._naming, self._looking, self._comparing):
            question.forget()
        self._let_go()

    # --- opening ---

    def _question(self, words: str, answered: Any) -> Question:
        question = Question(self.around.session.reader, words, self)
        question.answered.connect(answered)
        question.failed.connect(self.around.fail)
        return question

    def _case(self) -> CaseFile | None:
        return self.around.session.case

    def _let_go(self) -> None:
        self.keeper.settle()
        self.keeper.stop()
        self._opening.forget()
        if self.form is not None:
            self.columns.clear()
            self.form.deleteLater()
            self.form = None

    @Slot(object)
    def _open(self, opening: Opening) -> None:
        case = self._case()
        if case is None:
            return
        self._let_go()
        view = opening.view.form
        basis = Basis(
            self.around.theme,
            self._finder,
            Creations(case.ids),
            view.scheme,
            view.today,
            view.fiscal_start_month,
        )
        form = MeetingForm(opening.view, basis, self)
        self.columns.put(form.left, form.right)
        self.form = form
        form.grown.connect(self._order)
        form.parties.pasted.connect(self._paste)
        form.sources.looked_up.connect(self._look_up)
        form.sources.intake.refused.connect(self._caution)
        form.heading.copying.connect(self.copy_last)
        form.heading.opening.connect(self._open_other)
        self.keeper.watch(opening.key, self._draft)
        self.foot.show_for(new=not form.id)
        if opening.draft is not None:
            form.retype(opening.draft.content)
            self.foot.say("Your draft is back as you left it.")
        elif opening.fill:
            form.fill_in(json.loads(opening.fill))
        form.changed.connect(self._note)  # what a draft puts back is no change
        self._order()
        form.heading.edit.setFocus()
        self.ready.emit()

    @Slot()
    def _order(self) -> None:
        tab_as_laid_out(self)

    def _draft(self) -> Draft | None:
        form = self.form
        if form is None or not form.touched:
            return None
        return Draft(self.keeper.key, "meeting", form.id or None, form.title(), form.typed())

    @Slot()
    def _note(self) -> None:
        if not self._saving:
            self.foot.say("Keeping …")
            self.keeper.note()

    @Slot(object)
    def _not_kept(self, error: Exception) -> None:
        self.foot.say("The draft is not kept.")
        self.around.fail(error)

    @Slot(str)
    def _caution(self, words: str) -> None:
        self.around.say(words, Tone.CAUTION)

    # --- what the form asks ---

    @Slot(str)
    def _look_up(self, source: str) -> None:
        case = self._case()
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
        case = self._case()
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
            self.keeper.drop()  # nothing but the heading was typed
        if found.existing is not None:
            self.around.go(Place("record", "meeting", found.existing.id))
        elif found.planned is not None:
            given = json.dumps({"title": found.title, "edition": found.edition})
            self.around.go(Place("new", "meeting", found.planned.id, given=((FILL, given),)))

    # --- logging ---

    def _log(self) -> None:
        form, case = self.form, self._case()
        if form is None or case is None or self._saving:
            return
        form.matters.take()
        wrong = form.check()
        if wrong:
            self.foot.say(f"Not logged: {wrong[0].wrong}")
            self.columns.bring(wrong[0])
            wrong[0].go()
            return
        self._asked = form.checks.first_open()
        if self._asked:
            self.foot.say("Not logged: something is still open.")
            self._show(self._asked)
            return
        try:
            job = self._job(case, form)
        except InvalidValue as error:
            self.around.say(str(error), Tone.WRONG)
            return
        self._saving = True
        self.foot.say("Saving …")
        self.around.session.carry_out("Saving …", job, by=self, then=self._logged, failed=self._refused)

    def _job(self, case: CaseFile, form: MeetingForm) -> Any:
        sheet = form.sheet()
        if form.id:
            return partial(amend_meeting, case, form.id, form.view.sheet, sheet, form.beside(form.id))
        settled = replace(sheet, id=case.ids.new())
        return partial(log_meeting, case, settled, form.beside(settled.id or ""))

    def _show(self, where: str) -> None:
        if self.form is not None:
            self.form.go_to(where)
            focus = QApplication.focusWidget()
            if focus is not None:
                self.columns.bring(focus)

    @Slot(object)
    def _logged(self, saved: Saved) -> None:
        self._saving = False
        self.keeper.drop()
        self._let_go()
        self.around.clear()
        self.logged.emit(saved, self._another)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self._saving = False
        self.keeper.note()
        self.foot.say("Not saved; what you typed is kept.")
        case = self._case()
        if isinstance(error, Conflict) and case is not None:
            self._comparing.ask(partial(compare, case, error))
        elif isinstance(error, RulesBroken):
            self.around.say(" ".join(fault.sentence for fault in error.faults), Tone.WRONG)
        elif isinstance(error, InvalidValue):
            self.around.say(str(error), Tone.WRONG)
        else:
            self.around.fail(error)

    @Slot(object)
    def _decide(self, comparison: Comparison) -> None:
        self.sheet = ConflictSheet(self.around.theme, comparison, self)
        self.sheet.decided.connect(self._take_decision)
        self.sheet.open()

    @Slot(object)
    def _take_decision(self, theirs: list[Difference]) -> None:
        form = self.form
        if form is not None:
            form.bases |= self.sheet.comparison.revisions
            form.yielded |= {(one.record_id, one.field) for one in theirs}
            self._log()


def _read(case: CaseFile, meeting: str, given: tuple[tuple[str, str], ...]) -> Opening:
    start = dict(given)
    fill = start.pop(FILL, "")
    key = start.pop(DRAFT, "") or (key_of("meeting", meeting) if meeting else new_key(case, "meeting"))
    draft = draft_under(case, key)
    if draft is not None and not is_ours(draft.content):
        key, draft = f"{key}/{FILL}", None  # typed in the general form; it waits there
    return Opening(read_meeting_form(case, meeting, tuple(start.items())), key, draft, fill)


def _named(case: CaseFile, party: str, text: str) -> tuple[str, tuple[Named, ...]]:
    return party, read_names(case, text)
