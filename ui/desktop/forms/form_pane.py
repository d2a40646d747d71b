"""A form with everything around it: its title, its scroll area, its foot, and its life."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.errors import InvalidValue, RulesBroken
from app.forms import FormView, read_form
from app.references import Mention
from app.saving import Saved, save
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.form import RecordForm, is_ours, small
from ui.desktop.forms.life import Opening, Shape
from ui.desktop.forms.living_pane import LivingPane
from ui.desktop.forms.source_intake import SourceIntake
from ui.desktop.forms.tabbing import tab_as_laid_out
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Elided, Label, Tone, rule
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

WIDEST = 880
"""Units a form is wide at most; longer lines are hard to read."""


class FormPane(LivingPane):
    """Edits one record, or makes one."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, _SHAPE, "Ctrl S", None, parent)
        self._field = ""
        self.part: tuple[str, str] | None = None
        """Kind and id of the part to begin with, for the next start."""
        self.citing = False
        """Whether the next start begins with a new citation."""
        self.dropped: list[Path] = []
        """Files to be taken in by the next start."""
        self._arrange()

    # --- what others ask of it ---

    def start(
        self, kind: str, record_id: str = "", given: Iterable[tuple[str, str]] = (), field: str = ""
    ) -> None:
        """Open the form of a record, or of a new one; `field` gets the focus."""
        self._field = field
        self.life.start(kind, record_id, given)

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Tab follows what stands on the screen, also where lines have come or gone, and leaves at the foot."""
        tab_as_laid_out(self)
        return super().focusNextPrevChild(forth)

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
            self.intake.paste()

    @property
    def intake(self) -> SourceIntake:
        assert self.form is not None
        found: SourceIntake = self.form.sources
        return found

    # --- what its life asks of it ---

    def make(self, opening: Opening) -> RecordForm:
        """Build the form and show it."""
        view: FormView = opening.view
        form = RecordForm(view, self.life.basis(view))
        form.sources.refused.connect(self.life.caution)
        self._room.insertWidget(1, form)
        if form.alikes is not None:
            question = Question(self.around.session.reader, "Looking for the same name …", form.alikes)
            question.failed.connect(self.around.fail)
            form.alikes.look_in(self.life.case(), question)
            form.alikes.opening.connect(self._open_other)
            form.alikes.using.connect(self._use_other)
        label = catalog.info(view.kind).label
        self.head.setText(f"New {small(label)}" if form.new else f"Editing: {view.title}")
        self.second.setText("The fields with * are needed." if form.new else label)
        self.foot.show_for(f"Add {small(label)}" if form.new else "Save", new=form.new)
        return form

    def begin(self) -> None:
        """Where the focus goes first."""
        form = self.form
        assert form is not None
        form.show()
        part, self.part = self.part, None
        citing, self.citing = self.citing, False
        dropped, self.dropped = self.dropped, []
        for path in dropped:
            form.sources.take_file(path)
        row = form.parts[part[0]].row_of(part[1]) if part is not None and part[0] in form.parts else None
        if row is not None:
            row.open().go()
        elif citing:
            form.cite()
        else:
            form.fields.go(self._field)

    def take_away(self, form: Any) -> None:
        """Delete the form."""
        if form.alikes is not None:
            form.alikes.stop()
        form.hide()
        form.deleteLater()

    def job(self, case: CaseFile) -> Callable[[], Saved] | None:
        """What saving means now; None where something is wrong, which has been said. Raises InvalidValue."""
        form = self.form
        assert form is not None
        wrong = form.check()
        if wrong:
            self._show(wrong, [])
            return None
        saving = replace(form.saving(), note=self.life.made_of)
        if not form.new and not form.touched:
            self.discard()
            return None
        return partial(save, case, saving)

    def place(self, error: Exception) -> bool:
        """Say in the form why it was not saved; False where that has no place there."""
        form = self.form
        assert form is not None
        if isinstance(error, RulesBroken):
            self._show(*form.place(error.faults))
        elif isinstance(error, InvalidValue) and error.field in form.fields.editors:
            self._show([form.fields.editors[error.field]], [])
            form.fields.show_error(error.field, str(error))
        else:
            return False
        return True

    @Slot(object)
    def _open_other(self, mention: Mention) -> None:
        """A record on file that may be the same; what was typed here stays a draft."""
        self.around.go(place_of(mention.kind, mention.id))

    @Slot(object)
    def _use_other(self, mention: Mention) -> None:
        """It is that one: this form is not needed."""
        self.around.go(place_of(mention.kind, mention.id))
        self.life.discard()

    def _show(self, wrong: list[Editor], rest: list[str]) -> None:
        """Go to the first field that is wrong; what has no field here is said in the bar."""
        if wrong:
            count = len(wrong)
            fields = "one field needs" if count == 1 else f"{count} fields need"
            self.foot.say(f"Not saved: {fields} another look.")
            self.area.ensureWidgetVisible(wrong[0])
            wrong[0].go()
        if rest:
            self.around.say(" ".join(rest), Tone.WRONG)

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
        column.addWidget(self.foot)


def _read(case: CaseFile, kind: str, record_id: str, given: tuple[tuple[str, str], ...]) -> FormView:
    return read_form(case, kind, record_id, given)


_SHAPE = Shape("record", _read, is_ours)
