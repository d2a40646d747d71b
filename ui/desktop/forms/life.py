"""The life of a form: opened with the draft that was left of it, kept while one types, saved, compared, given up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.deciding import Comparison, Difference, compare
from app.drafts import Draft, draft_under, key_of, new_key
from app.errors import Conflict, InvalidValue, RulesBroken
from app.forms import DRAFT, NOTE, FormView
from app.saving import Saved
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.binned import STATE, Binned
from ui.desktop.forms.conflict_sheet import ConflictSheet
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.draft_keeper import DraftKeeper
from ui.desktop.forms.file_reader import FileReader
from ui.desktop.forms.finder import Finder
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.worker import Question

FILL = "fill"
"""Name under which `Place.given` holds, as JSON, what was typed of a planned session that has been held."""

KEPT = "Draft kept. It survives a crash and a closed window."
ELSEWHERE = "Changed elsewhere meanwhile; saving compares both."
BACK = "Your draft is back as you left it."

Given = tuple[tuple[str, str], ...]


class Living(Protocol):
    """A form, as its life knows it; it has a signal `changed` besides."""

    kind: str

    @property
    def on_file(self) -> str:
        """Id of the record that is edited; empty for a new one."""

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything."""

    def title(self) -> str:
        """What the record would be called."""

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""

    def base_moved(self, revisions: Mapping[str, str]) -> None:
        """The officer has seen these revisions, by record, and decided."""

    def yield_to(self, theirs: Iterable[Difference]) -> None:
        """In these fields what stands in the case file is to stay."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form is made with: what `Shape.read` answered, the draft that was left, and what is to be filled in."""

    view: Any
    key: str
    draft: Draft | None
    fill: str = ""
    note: str = ""
    """Id of the note that the new record is made of, whether given now or when the draft was begun."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which form it is: how it is read, and which drafts are its own; two forms of one record keep theirs apart."""

    name: str
    read: Callable[[CaseFile, str, str, Given], Any]
    """Case file, kind, id of the record (empty for a new one), what is given."""
    owns: Callable[[Any], bool]


class Host(Protocol):
    """The pane that shows the form."""

    around: Surroundings

    def make(self, opening: Opening) -> Living:
        """Build the form and show it."""

    def begin(self) -> None:
        """The form is there, with its draft: give it the focus."""

    def take_away(self, form: Any) -> None:
        """Delete the form."""

    def job(self, case: CaseFile) -> Callable[[], Saved] | None:
        """What saving means now; None where something is wrong, which has been said. Raises InvalidValue."""

    def place(self, error: Exception) -> bool:
        """Say in the form why it was not saved; False where that has no place there."""


class FormLife(QObject):
    """One for each pane; it has at most one form at a time."""

    saved = Signal(object, bool)
    """A Saved, and whether the officer wants to make another one."""
    closed = Signal()
    """The officer gave the form up."""
    ready = Signal()
    """A form is there and can be typed in."""
    said = Signal(str)
    """What the form is at."""

    def __init__(self, host: Host, shape: Shape, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._pane = parent
        self._shape = shape
        self._around = host.around
        self.form: Living | None = None
        self.made_of = ""
        """Id of the note that the new record is made of; its draft keeps it."""
        self.saving = False
        self._another = self._held = self._unsaved = False
        self._elsewhere = ""
        self._questions: list[Question] = []
        session = self._around.session
        self.finder = Finder(session.reader, self.case, self)
        self.keeper = DraftKeeper(session.writer, self.case, self)
        self.files = FileReader(session.builder, self)
        self.files.rested.connect(self._go_on)
        self.binned = Binned(self._around, parent, self._draft)
        self.binned.told.connect(self._say_binned)
        self.binned.stands.connect(self._place_refusal)
        self.binned.back.connect(self._take_back)
        self.binned.renewed.connect(self._give_way)
        self.keeper.kept.connect(self._say_kept)
        self.keeper.failed.connect(self._say_not_kept)
        self._opening = self.question("Reading the form …", self._open)
        self._comparing = self.question("Comparing both edits …", self._decide)

    # --- what the pane asks of it ---

    def question(self, words: str, answered: Callable[[Any], None], *, every: bool = False) -> Question:
        """Something to be read for the form; forgotten with it."""
        made = Question(self._around.session.reader, words, self, every=every)
        made.answered.connect(answered)
        made.failed.connect(self._around.fail)
        self._questions.append(made)
        return made

    def case(self) -> CaseFile | None:
        """The open case file."""
        return self._around.session.case

    def basis(self, view: FormView) -> Basis:
        """What the editors of a new form lean on."""
        case = self.case()
        assert case is not None
        made = Creations(case.ids)
        month = view.fiscal_start_month
        return Basis(self._around.theme, self.finder, made, view.scheme, view.today, month, self.files)

    def start(self, kind: str, record_id: str = "", given: Iterable[tuple[str, str]] = ()) -> None:
        """Open the form of a record, or of a new one."""
        case = self.case()
        if case is not None:
            self.let_go()
            self._opening.ask(partial(_read, case, self._shape, kind, record_id, tuple(given)))

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything in the open form."""
        return self.form is not None and self.form.touched

    def save(self, *, another: bool = False) -> None:
        """Save; what is wrong is said at its field."""
        self._another = another
        self._save()

    @Slot()
    def discard(self) -> None:
        """Give the form up, with its draft; the bar offers the way back."""
        draft = self._draft()
        if self.form is not None:
            self.keeper.drop()
            self.let_go()
        self.closed.emit()
        if draft is not None:
            self._around.discarded.take(draft)
            self._around.say(_discarded(draft), Tone.DONE, "Undo", self._around.discarded.bring_back)

    @Slot()
    def note_elsewhere(self) -> None:
        """Somebody changed the record meanwhile: nothing is overwritten, and the officer knows."""
        if self.form is not None and not self.saving and not self.binned.restoring:
            self._elsewhere = ELSEWHERE
            self.said.emit(ELSEWHERE)
            self.binned.look(self.form.kind, self.form.on_file)

    def let_go(self) -> None:
        """Let go of the form; its draft stays where it is not dropped."""
        self.keeper.settle()
        self.keeper.stop()
        self._opening.forget()
        self.files.forget()
        self.binned.forget()
        self._held = False
        if self.form is not None:
            form, self.form = self.form, None
            self._host.take_away(form)

    def settle(self) -> None:
        """Keep the draft: the page is being left, or the window closed."""
        self.finder.forget()
        self.keeper.settle()

    def stop(self) -> None:
        """The case file is being closed."""
        self.settle()
        for question in self._questions:
            question.forget()
        self.let_go()

    # --- opening and keeping ---

    @Slot(object)
    def _open(self, opening: Opening) -> None:
        if self.case() is None:
            return
        self.let_go()
        self.made_of = opening.note
        self.form = form = self._host.make(opening)
        self.saving, self._unsaved, self._elsewhere = False, False, ""
        if opening.draft is not None:
            form.retype(opening.draft.content)
            self.said.emit(BACK)
        form.changed.connect(self._note)  # type: ignore[attr-defined]  # what a draft puts back is no change
        self.keeper.watch(opening.key, self._draft)
        self._host.begin()
        self.ready.emit()

    def _draft(self) -> Draft | None:
        form = self.form
        if form is None or not form.touched:
            return None
        typed = {**form.typed(), NOTE: self.made_of} if self.made_of else form.typed()
        return Draft(self.keeper.key, form.kind, form.on_file or None, form.title(), typed)

    @Slot()
    def _note(self) -> None:
        if not self.saving:
            self._unsaved = False
            self.said.emit("Keeping …")
            self.keeper.note()

    @Slot()
    def _say_kept(self) -> None:
        if not self.saving and not self._unsaved:
            self.said.emit(f"Draft kept. {self._elsewhere}" if self._elsewhere else KEPT)

    @Slot(object)
    def _say_not_kept(self, error: Exception) -> None:
        self.said.emit("The draft is not kept.")
        self._around.fail(error)

    @Slot(str)
    def caution(self, words: str) -> None:
        """Say something in the bar that is no fault."""
        self._around.say(words, Tone.CAUTION)

    # --- saving ---

    def _save(self) -> None:
        case = self.case()
        if self.form is None or case is None or self.saving:
            return
        if self.files.busy and not self._held:
            self._held = True
            self.said.emit("Saved as soon as the file is read; save again to go without its text.")
            return
        self._held = False
        try:
            job = self._host.job(case)
        except InvalidValue as error:
            self._around.say(str(error), Tone.WRONG)
            return
        self._unsaved = job is None  # why is said until something is typed
        if job is None:
            return
        self.saving = True
        self.said.emit("Saving …")
        self._around.session.carry_out(
            "Saving …", job, by=self._pane, then=self._take_saved, failed=self._refused
        )

    @Slot()
    def _go_on(self) -> None:
        """The files are read for which saving has waited."""
        if self._held:
            self._save()

    @Slot(object)
    def _take_saved(self, saved: Saved) -> None:
        self.saving = False
        self.keeper.drop()
        self.let_go()
        self._around.clear()
        self.saved.emit(saved, self._another)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.saving = False
        self._unsaved = True
        self.keeper.note()
        self.said.emit("Not saved; what you typed is kept.")
        case = self.case()
        if self.form is None or case is None:
            self._around.fail(error)
        elif isinstance(error, Conflict):
            self._comparing.ask(partial(compare, case, error))
        elif self.form.on_file and isinstance(error, RulesBroken):
            self.binned.look(self.form.kind, self.form.on_file, error)
        else:
            self._place_refusal(error)

    @Slot(object)
    def _place_refusal(self, error: Exception) -> None:
        if self.form is None or not self._host.place(error):
            self._around.fail(error)

    @Slot()
    def _say_binned(self) -> None:
        self._elsewhere = STATE
        self.said.emit(STATE)

    @Slot(bool)
    def _take_back(self, save: bool) -> None:
        self._elsewhere = ""
        self.said.emit(KEPT)
        if save:
            self._save()

    @Slot()
    def _give_way(self) -> None:
        """What was typed goes on in the form of a new record."""
        self.keeper.drop()
        self.let_go()
        self.closed.emit()

    @Slot(object)
    def _decide(self, comparison: Comparison) -> None:
        self.sheet = ConflictSheet(self._around.theme, comparison, self._pane)
        self.sheet.decided.connect(self._take_decision)
        self.sheet.open()

    @Slot(object)
    def _take_decision(self, theirs: list[Difference]) -> None:
        if self.form is not None:
            self.form.base_moved(self.sheet.comparison.revisions)
            self.form.yield_to(theirs)
            self._elsewhere = ""
            self._save()


def _read(case: CaseFile, shape: Shape, kind: str, record_id: str, given: Given) -> Opening:
    start = dict(given)
    fill = start.pop(FILL, "")
    key = start.pop(DRAFT, "") or (key_of(kind, record_id) if record_id else new_key(case, kind))
    draft = draft_under(case, key)
    if draft is not None and not shape.owns(draft.content):  # typed in another form; it waits there
        key = f"{key}/{shape.name}"
        draft = draft_under(case, key)
    note = _note(start, draft) if not record_id else ""
    return Opening(shape.read(case, kind, record_id, tuple(start.items())), key, draft, fill, note)


def _note(given: Mapping[str, str], draft: Draft | None) -> str:
    """The note that a new record is made of: a draft keeps what it was begun with."""
    kept = draft.content.get(NOTE) if draft is not None and isinstance(draft.content, dict) else None
    return kept if isinstance(kept, str) else str(json.loads(given.get(NOTE, '""')))


def _discarded(draft: Draft) -> str:
    """In words; of a record on file only the changes are gone."""
    title = f" “{draft.title}”" if draft.title else ""
    if draft.record:
        return f"The changes to{title or ' the record'} are discarded."
    return f"{draft.label}{title} is discarded."
