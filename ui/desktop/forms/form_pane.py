"""A form with everything around it: reading, drafts, saving, and the decision where somebody else edited meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.deciding import Comparison, Difference, compare
from app.drafts import Draft, draft_under, key_of, new_key
from app.errors import Conflict, InvalidValue, RulesBroken
from app.forms import DRAFT, FormView, read_form
from app.saving import Saved, save
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.conflict_sheet import ConflictSheet
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.draft_keeper import DraftKeeper
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.form import RecordForm
from ui.desktop.look import Measure, Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided, Label, Tone, rule
from ui.desktop.worker import Question

WIDEST = 880
"""Units a form is wide at most; longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form is opened with: the view, and the draft that was left of it."""

    view: FormView
    key: str
    draft: Draft | None


class FormPane(QWidget):
    """Edits one record, or makes one. Nothing is open until `start`."""

    saved = Signal(object, bool)
    """A Saved, and whether the officer wants to make another one."""
    closed = Signal()
    """The officer gave the form up."""
    ready = Signal()
    """A form was built and can be typed in."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.form: RecordForm | None = None
        self._kind = ""
        self._field = ""
        self.part: tuple[str, str] | None = None
        """Kind and id of the part to begin with, for the next start."""
        self.citing = False
        """Whether the next start begins with a new citation."""
        self._another = False
        self._saving = False
        session = around.session
        self._finder = Finder(session.reader, self._case, self)
        self.keeper = DraftKeeper(session.writer, self._case, self)
        self.keeper.kept.connect(self._say_kept)
        self.keeper.failed.connect(self._say_not_kept)
        self._opening = Question(session.reader, "Reading the form …", self)
        self._opening.answered.connect(self._open)
        self._opening.failed.connect(self.around.fail)
        self._comparing = Question(session.reader, "Comparing both edits …", self)
        self._comparing.answered.connect(self._decide)
        self._comparing.failed.connect(self.around.fail)
        self._arrange()

    # --- what others ask of it ---

    def start(
        self, kind: str, record_id: str = "", given: Iterable[tuple[str, str]] = (), field: str = ""
    ) -> None:
        """Open the form of a record, or of a new one; `field` gets the focus."""
        case = self._case()
        if case is not None:
            self._let_go()
            self._kind, self._field = kind, field
            self._opening.ask(partial(_read, case, kind, record_id, tuple(given)))

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything in the open form."""
        return self.form is not None and self.form.touched

    @Slot()
    def save(self) -> None:
        """Save; what is wrong is said at its field."""
        self._another = False
        self._save()

    @Slot()
    def save_and_new(self) -> None:
        """Save, and open an empty form of the same kind."""
        self._another = True
        self._save()

    @Slot()
    def discard(self) -> None:
        """Give the form up; what was typed in it goes, with its draft."""
        if self.form is not None:
            self.keeper.drop()
            self._let_go()
        self.closed.emit()

    @Slot()
    def cite(self) -> None:
        """A citation for the field that has the focus."""
        if self.form is not None:
            above: QWidget | None = self.focusWidget()
            while above is not None and not (isinstance(above, Editor) and above.objectName()):
                above = above.parentWidget()
            own = above is not None and above.objectName() in self.form.fields.editors
            in_form = own and above is self.form.fields.editors[above.objectName()]  # type: ignore[union-attr]
            self.form.cite(above.objectName() if in_form and above is not None else "")

    @Slot()
    def paste_source(self) -> None:
        """Make a source of what the clipboard holds."""
        if self.form is not None:
            self.form.sources.paste()

    def note_elsewhere(self) -> None:
        """Somebody changed the record meanwhile: nothing is overwritten, and the officer knows."""
        self.second.setText("Changed elsewhere meanwhile; saving compares both.")

    def close_form(self) -> None:
        """Let go of the form; its draft stays where it is not dropped."""
        self._let_go()

    def settle(self) -> None:
        """Keep the draft: the page is being left, or the window closed."""
        self._finder.forget()
        self.keeper.settle()

    def stop(self) -> None:
        """The case file is being closed."""
        self.settle()
        self._finder.forget()
        self._opening.forget()
        self._comparing.forget()
        self.keeper.stop()
        self._let_go()

    # --- opening ---

    def _case(self) -> CaseFile | None:
        return self.around.session.case

    def _let_go(self) -> None:
        self.keeper.settle()
        self.keeper.stop()
        self._opening.forget()
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    @Slot(object)
    def _open(self, opening: Opening) -> None:
        case = self._case()
        if case is None:
            return
        view = opening.view
        basis = Basis(
            self.around.theme,
            self._finder,
            Creations(case.ids),
            view.scheme,
            view.today,
            view.fiscal_start_month,
        )
        form = RecordForm(view, basis)
        form.changed.connect(self._note)
        form.sources.refused.connect(self._say_caution)
        self._room.insertWidget(1, form)
        self.form = form
        self._saving = False
        label = catalog.info(view.kind).label
        self.head.setText(f"New {label[:1].lower()}{label[1:]}" if form.new else f"Editing: {view.title}")
        self.second.setText("The fields with * are needed." if form.new else label)
        self.state.setText("Nothing typed yet." if form.new else "Nothing changed yet.")
        self.save_button.setText(f"Add {label[:1].lower()}{label[1:]}" if form.new else "Save")
        self.another_button.setVisible(form.new)
        if opening.draft is not None:
            form.retype(opening.draft.content)
            self.state.setText("Your draft is back as you left it.")
        self.keeper.watch(opening.key, self._draft)
        form.show()
        self._begin(form)
        self.ready.emit()

    def _begin(self, form: RecordForm) -> None:
        """Where the focus goes first."""
        part, self.part = self.part, None
        citing, self.citing = self.citing, False
        row = form.parts[part[0]].row_of(part[1]) if part is not None and part[0] in form.parts else None
        if row is not None:
            row.open().go()
        elif citing:
            form.cite()
        else:
            form.fields.go(self._field)

    def _draft(self) -> Draft | None:
        form = self.form
        if form is None or not form.touched:
            return None
        return Draft(self.keeper.key, form.kind, form.view.id or None, form.title(), form.typed())

    @Slot()
    def _note(self) -> None:
        if not self._saving:
            self.state.setText("Keeping …")
            self.keeper.note()

    @Slot()
    def _say_kept(self) -> None:
        self.state.setText("Draft kept. It survives a crash and a closed window.")

    @Slot(object)
    def _say_not_kept(self, error: Exception) -> None:
        self.state.setText("The draft is not kept.")
        self.around.fail(error)

    @Slot(str)
    def _say_caution(self, words: str) -> None:
        self.around.say(words, Tone.CAUTION)

    # --- saving ---

    def _save(self) -> None:
        form, case = self.form, self._case()
        if form is None or case is None or self._saving:
            return
        wrong = form.check()
        if wrong:
            self._show(wrong, [])
            return
        try:
            saving = form.saving()
        except InvalidValue as error:
            self.around.say(str(error), Tone.WRONG)
            return
        if not form.new and not form.touched:
            self.discard()
            return
        self._saving = True
        self.state.setText("Saving …")
        self.around.session.carry_out(
            "Saving …", partial(save, case, saving), by=self, then=self._take_saved, failed=self._take_error
        )

    @Slot(object)
    def _take_saved(self, saved: Saved) -> None:
        self._saving = False
        self.keeper.drop()
        self._let_go()
        self.around.clear()
        self.saved.emit(saved, self._another)

    @Slot(object)
    def _take_error(self, error: Exception) -> None:
        self._saving = False
        self.keeper.note()
        self.state.setText("Not saved.")
        form, case = self.form, self._case()
        if form is None or case is None:
            self.around.fail(error)
        elif isinstance(error, RulesBroken):
            self._show(*form.place(error.faults))
        elif isinstance(error, Conflict):
            self._comparing.ask(partial(compare, case, error))
        elif isinstance(error, InvalidValue) and error.field in form.fields.editors:
            self._show([form.fields.editors[error.field]], [])
            form.fields.show_error(error.field, str(error))
        else:
            self.around.fail(error)

    def _show(self, wrong: list[Editor], rest: list[str]) -> None:
        """Go to the first field that is wrong; what has no field here is said in the bar."""
        if wrong:
            count = len(wrong)
            fields = "one field needs" if count == 1 else f"{count} fields need"
            self.state.setText(f"Not saved: {fields} another look.")
            self.area.ensureWidgetVisible(wrong[0])
            wrong[0].go()
        if rest:
            self.around.say(" ".join(rest), Tone.WRONG)

    @Slot(object)
    def _decide(self, comparison: Comparison) -> None:
        sheet = ConflictSheet(self.around.theme, comparison, self)
        sheet.decided.connect(self._take_decision)
        self.sheet = sheet
        sheet.open()

    @Slot(object)
    def _take_decision(self, theirs: list[Difference]) -> None:
        form = self.form
        if form is None:
            return
        form.base_moved(self.sheet.comparison.revisions)
        form.yield_to(theirs)
        self._save()

    # --- how it is laid out ---

    def _arrange(self) -> None:
        look = self.around.theme.look
        self.head = Elided(self.around.theme, Type.TITLE)
        self.second = Label(self.around.theme, Type.SMALL, "text_3")
        body = QWidget()
        body.setMaximumWidth(look.units(WIDEST))
        self._room = QVBoxLayout(body)
        self._room.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(24))
        self._room.setSpacing(look.units(12))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.second)
        self._room.addLayout(titles)
        self._room.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(rule(self.around.theme))
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        look, theme = self.around.theme.look, self.around.theme
        foot = QWidget()
        foot.setFixedHeight(look.height(Measure.FOOT))
        self.state = Elided(theme, Type.SMALL, "text_3")
        self.discard_button = Button(theme, "Discard", Weight.QUIET)
        self.another_button = Button(theme, "Save, then new", Weight.OUTLINED)
        self.save_button = Button(theme, "Save", Weight.FILLED, key="Ctrl S")
        self.discard_button.clicked.connect(self.discard)
        self.another_button.clicked.connect(self.save_and_new)
        self.save_button.clicked.connect(self.save)
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.units(24), 0, look.units(24), 0)
        row.setSpacing(look.units(8))
        row.addWidget(self.state, 1)
        for button in (self.discard_button, self.another_button, self.save_button):
            row.addWidget(button)
        return foot


def _read(case: CaseFile, kind: str, record_id: str, given: tuple[tuple[str, str], ...]) -> Opening:
    start = dict(given)
    key = start.pop(DRAFT, "") or (key_of(kind, record_id) if record_id else new_key(case, kind))
    draft = draft_under(case, key)
    return Opening(read_form(case, kind, record_id, tuple(start.items())), key, draft)
