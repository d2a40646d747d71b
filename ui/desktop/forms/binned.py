"""A form whose record was put in the recycle bin meanwhile: what was typed is kept, and the record is offered back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.door import Changed
from app.drafts import Draft, drop_draft, keep_draft, new_key
from app.forms import DRAFT, LIKE
from app.recycle import is_deleted
from db.values.text import canonical_json
from ui.desktop.look import Theme, Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, Tone
from ui.desktop.place import Place
from ui.desktop.worker import Question

STATE = "The record is in the recycle bin now; saving asks what is to become of it."


class Binned(QObject):
    """One for each life of a form: looks where the record is, brings it back or lets a new one take its place."""

    told = Signal()
    """The record is in the recycle bin, and it was said so."""
    stands = Signal(object)
    """It is not: the error stands for which somebody looked."""
    back = Signal(bool)
    """The record is back; whether to save now."""
    renewed = Signal()
    """What was typed is kept as the draft of a new record, which is gone to."""

    def __init__(self, around: Surroundings, pane: QWidget, draft: Callable[[], Draft | None]) -> None:
        super().__init__(pane)
        self._around, self._pane, self._draft = around, pane, draft
        self._record = self._kind = ""
        self._refusal: Exception | None = None
        self.restoring = False
        """Whether the record is being brought back, so that its change is no news."""
        self._new = Place("new")
        self._looking = Question(around.session.reader, "Looking where the record is …", self)
        self._looking.answered.connect(self._take)
        self._looking.failed.connect(around.fail)

    def look(self, kind: str, record: str, refusal: Exception | None = None) -> None:
        """Look whether a record is in the recycle bin; `refusal` is why it was not saved."""
        case = self._around.session.case
        if case is not None:
            self._kind, self._record, self._refusal = kind, record, refusal
            self._looking.ask(partial(is_deleted, case, record))

    def forget(self) -> None:
        """The form is closed."""
        self._looking.forget()

    @Slot(object)
    def _take(self, binned: bool) -> None:
        refusal, self._refusal = self._refusal, None
        if not binned:
            if refusal is not None:
                self.stands.emit(refusal)
            return
        self.told.emit()
        if refusal is None:
            words = (
                f"This {self._what()} was put in the recycle bin meanwhile. What you typed is here, and kept."
            )
            self._around.say(words, Tone.CAUTION, "Restore it", self.restore)
            return
        draft = self._draft()
        whole = draft is not None and isinstance(draft.content, dict) and not draft.content.get("parts", True)
        sheet = BinnedSheet(self._around.theme, self._what(), self._pane, can_be_new=whole)
        sheet.restoring.connect(self.restore_and_save)
        sheet.renewing.connect(self.renew)
        sheet.open()

    @Slot()
    def restore(self) -> None:
        """Take the record out of the recycle bin again."""
        self._restore(self._restored)

    @Slot()
    def restore_and_save(self) -> None:
        """The same, and save what was typed."""
        self._restore(self._restored_to_save)

    def _restore(self, then: Callable[[Changed], None]) -> None:
        case = self._around.session.case
        if case is not None and not self.restoring:
            self.restoring = True
            self._around.clear()
            changes = case.door.changes()
            changes.restore(self._record)
            draft = self._draft()
            title = f" “{draft.title}”" if draft is not None and draft.title else ""
            words = f"Restore {self._what()}{title}"
            self._around.session.change(words, changes, by=self._pane, then=then, failed=self._not_back)

    @Slot(object)
    def _restored(self, _changed: Changed) -> None:
        self.restoring = False
        self.back.emit(False)

    @Slot(object)
    def _restored_to_save(self, _changed: Changed) -> None:
        self.restoring = False
        self.back.emit(True)

    @Slot(object)
    def _not_back(self, error: Exception) -> None:
        self.restoring = False
        self._around.fail(error)

    @Slot()
    def renew(self) -> None:
        """Make a new record of what stood there and what was typed; its form opens, and nothing is saved yet."""
        case, draft = self._around.session.case, self._draft()
        if case is None or draft is None:
            return
        key = new_key(case, draft.kind)
        content = {**draft.content, "id": case.ids.new(), "revision": ""}
        self._new = Place("new", draft.kind, given=((LIKE, canonical_json(self._record)), (DRAFT, key)))
        job = partial(_renewed, case, Draft(key, draft.kind, None, draft.title, content), draft.key)
        self._around.session.carry_out("Keeping what was typed …", job, by=self._pane, then=self._renewed)

    @Slot(object)
    def _renewed(self, _nothing: object) -> None:
        self.renewed.emit()
        self._around.go(self._new)

    def _what(self) -> str:
        return catalog.info(self._kind).label.lower()


class BinnedSheet(QDialog):
    """Asks what is to become of what was typed."""

    restoring = Signal()
    renewing = Signal()

    def __init__(self, theme: Theme, what: str, parent: QWidget, *, can_be_new: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme.look
        head = f"This {what} is in the recycle bin"
        self.setWindowTitle(head)
        self.setMinimumWidth(look.units(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(20), look.units(24), look.units(20))
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.HEAD, "text", head))
        said = Label(
            theme, Type.BODY, "text_2", "It was put there while you were editing it. What you typed is kept."
        )
        said.setWordWrap(True)
        column.addWidget(said)
        row = QHBoxLayout()
        row.setSpacing(look.units(8))
        row.addStretch(1)
        self.later = Button(theme, "Decide later", Weight.QUIET)
        self.renew = Button(theme, "Keep as a new one", Weight.OUTLINED)
        self.renew.setVisible(can_be_new)
        self.restore = Button(theme, "Restore it and save", Weight.FILLED)
        self.restore.setDefault(True)
        for button in (self.later, self.renew, self.restore):
            row.addWidget(button)
            button.clicked.connect(self.accept)
        column.addLayout(row)
        self.renew.clicked.connect(self.renewing)
        self.restore.clicked.connect(self.restoring)


def _renewed(case: CaseFile, draft: Draft, former: str) -> None:
    """Both steps on the writing thread: first the new draft is kept, then the former one goes."""
    keep_draft(case, draft)
    drop_draft(case, former)
