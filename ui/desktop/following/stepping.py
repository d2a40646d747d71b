"""Takes steps of commitments through the door, and says what came of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.board import log_line
from app.commitments.acting import act
from app.commitments.steps import RULES, Answer, Offer, State
from app.door import Changed
from app.errors import ChanceryError
from ui.desktop.following.step_fields import About
from ui.desktop.following.step_form import StepForm
from ui.desktop.following.update_line import UpdateLine
from ui.desktop.following.words import status_words
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone

BY_ACTION = {
    "follow_done": "D", "follow_progress": "P", "follow_carry": "C", "follow_reword": "R", "follow_drop": "X",
    "follow_hold": "H", "follow_reopen": "O",
}  # fmt: skip
"""Ids of the action table → the key of the step."""

_STEPS = {rule.key: verb.label for verb, rule in RULES.items()}
"""Key of every step → what it is called."""


class Stepping(QObject):
    """One for each page that follows commitments up; form and line are the page's own."""

    done = Signal(object)
    """A Changed: a step is in the log."""

    def __init__(self, around: Surroundings, form: StepForm, line: UpdateLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._page = parent
        self.form, self.line = form, line
        self._id = self._revision = ""
        self._about: About | None = None
        self._offers: tuple[Offer, ...] = ()
        form.taken.connect(self._take)
        line.logging.connect(self._log)

    def speak_of(self, id: str, revision: str, state: State | None, offers: tuple[Offer, ...]) -> None:
        """Which commitment is meant now; a form that asks about another one is left."""
        case = self._around.session.case
        if id != self._id and self.form.asking:
            self.form.close_form()
        self._id, self._revision, self._offers = id, revision, offers
        if case is None or state is None:
            self._about = None
            if case is not None:
                self.line.speak_of(None, case.clock.today())
            return
        self._about = About(state, case.clock.today())
        self.line.speak_of(state, case.clock.today())

    @property
    def about_id(self) -> str:
        """The commitment that is meant; empty where it is not known what may be done with it."""
        return self._id if self._about is not None else ""

    def offer(self, key: str) -> Offer | None:
        """The step of that key, where it may be taken now."""
        return next((one for one in self._offers if one.key == key.upper()), None)

    def press(self, key: str) -> bool:
        """A letter was pressed; whether it means a step. One that may not be taken now is said so."""
        if self._about is None or not key:
            return False
        if key.upper() == "W":
            self.line.go()
            return True
        offer = self.offer(key)
        if offer is not None:
            self.ask(offer)
        elif step := _STEPS.get(key.upper()):
            status = status_words(self._about.state.status)
            self._around.say(f"“{step}” cannot be logged: the commitment is {status}.", Tone.CAUTION)
        return offer is not None or key.upper() in _STEPS

    @Slot(object)
    def ask(self, offer: Offer) -> None:
        """Ask what a step needs."""
        if self._about is not None:
            self.form.ask(offer, self._about)

    def choose_at(self, button: QWidget) -> None:
        """All steps that may be taken now, in a menu below a button."""
        if self._about is None:
            return
        menu = QMenu(self._page)
        for offer in self._offers:
            action = menu.addAction(f"{offer.label}\t{offer.key}")
            action.setData(offer.key)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(object)
    def _chosen(self, action: QObject) -> None:
        self.press(str(action.data()))  # type: ignore[attr-defined]

    @Slot(object)
    def _take(self, answer: Answer) -> None:
        case = self._around.session.case
        if case is not None and self._id:
            job = partial(act, case, self._id, answer, base=self._revision or None)
            self._around.session.carry_out(
                "Logging the step …", job, by=self._page, then=self._took, failed=self._refused
            )

    @Slot(object)
    def _took(self, changed: Changed) -> None:
        self.form.close_form()
        self._tell(changed)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.form.refuse(str(error))
        else:
            self._around.fail(error)

    @Slot(str)
    def _log(self, text: str) -> None:
        case = self._around.session.case
        if case is not None and self._id:
            job = partial(log_line, case, self._id, text, base=self._revision or None)
            self._around.session.carry_out(
                "Logging …", job, by=self._page, then=self._logged, failed=self._not_logged
            )

    @Slot(object)
    def _logged(self, changed: Changed) -> None:
        self.line.clear()
        self._tell(changed)

    @Slot(object)
    def _not_logged(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.line.refuse(str(error))
        else:
            self._around.fail(error)

    def _tell(self, changed: Changed) -> None:
        self._revision = ""  # what stands now is the officer's own step, until it is read anew
        self._around.say(f"Logged: {changed.action}.", Tone.DONE, "Undo", self._around.session.undo)
        self.done.emit(changed)
