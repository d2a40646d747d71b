"""The page of a task: who was tasked until when, how often chased, what answered it; beside it the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError
from app.tasks import TaskView, read_task
from ui.desktop.following import task_forms
from ui.desktop.following.fields_form import FieldsForm
from ui.desktop.following.letters import Letters
from ui.desktop.following.task_head import OVER, TaskHead
from ui.desktop.following.words import joined, shown
from ui.desktop.forms.finder import Finder
from ui.desktop.page import Surroundings
from ui.desktop.pages.subject import SubjectPage
from ui.desktop.panes.record_facts import FactsPane
from ui.desktop.parts.beside import EVEN
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import Tone

_KEYS = {
    "H": task_forms.CHASE, "A": task_forms.ANSWER, "D": task_forms.DONE, "X": task_forms.DROP,
    "O": task_forms.REOPEN,
}  # fmt: skip
_ACTIONS = {
    "task_chase": task_forms.CHASE, "task_answer": task_forms.ANSWER, "follow_done": task_forms.DONE,
    "follow_drop": task_forms.DROP, "follow_reopen": task_forms.REOPEN,
}  # fmt: skip


class TaskPage(SubjectPage):
    """`Place("task", "task", id)`."""

    NEW = KIND = "task"
    BOTH = 860

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, FactsPane(around), parent)
        self._view: TaskView | None = None
        self.head = TaskHead(self.theme)
        self.form = FieldsForm(self.theme)
        main = self.listed("Chasers and what the task is for", follows=False)
        self.stand((self.head,), main, shares=EVEN, form=self.form)
        self._finder = Finder(self.session.reader, self._case, self)
        Letters(self._letter, self).watch(self.list)
        self.head.going.connect(self._go_to)
        for button in (self.head.chase, self.head.answer, self.head.done, self.head.drop, self.head.reopen):
            button.clicked.connect(self._press)
        self.form.given.connect(self._take_given)
        self.form.left.connect(self._go_list)

    # --- what the window asks ---

    def title(self) -> str:
        return self._view.title if self._view else "Task"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        return tuple(one for one in _ACTIONS if one in self.verbs())[:5]

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = dict(super().verbs())
        if self._view is not None and not self.pane.editing:
            found |= {id: partial(self.ask, code) for id, code in _ACTIONS.items() if self._may(code)}
        return found

    def stop(self) -> None:
        self._finder.forget()
        super().stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A single letter is a step, while one reads."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not plain or not self._letter(event.text()):
            super().keyPressEvent(event)

    def _letter(self, letter: str) -> bool:
        code = _KEYS.get(letter.upper())
        if code is None or self.pane.editing or not self._may(code):
            return False
        self.ask(code)
        return True

    # --- what the officer does ---

    def ask(self, code: str) -> None:
        """Ask what a step of the task needs."""
        case = self.session.case
        if case is not None and self._view is not None:
            fields = task_forms.fields_for(code, self.theme, case, self._finder, self._view.owner)
            self.form.ask(code, task_forms.WORDS[code], fields, partial(task_forms.lacking, code))

    def _may(self, code: str) -> bool:
        over = self._view is not None and self._view.status in OVER
        return self._view is not None and (code == task_forms.REOPEN) == over

    @Slot()
    def _press(self) -> None:
        head = self.head
        buttons = {
            head.chase: task_forms.CHASE, head.answer: task_forms.ANSWER, head.done: task_forms.DONE,
            head.drop: task_forms.DROP, head.reopen: task_forms.REOPEN,
        }  # fmt: skip
        code = next((code for button, code in buttons.items() if button is self.sender()), "")
        if code:
            self.ask(code)

    @Slot(str, object)
    def _take_given(self, code: str, values: Mapping[str, object]) -> None:
        case = self.session.case
        if case is not None and self._id:
            job = task_forms.job_of(code, case, self._id, values)
            self.session.carry_out("Changing the task …", job, by=self, then=self._took, failed=self._refused)

    @Slot(object)
    def _took(self, changed: Changed) -> None:
        self.form.close_form()
        self.around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self.session.undo)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.form.refuse(str(error))
        else:
            self.around.fail(error)

    # --- what it shows ---

    def _case(self) -> CaseFile | None:
        return self.session.case

    def reading(self, case: CaseFile) -> Callable[[], TaskView]:
        return partial(read_task, case, self._id)

    def take(self, answer: TaskView) -> None:
        self._view = answer
        self.head.show_task(answer)
        self.list.put(rows_of(answer))

    def forget(self) -> None:
        self._view = None
        self.form.close_form()


def rows_of(view: TaskView) -> list[Row]:
    """Chasers, the letters, and what the task is for."""
    rows = [Row(RowKind.HEADING, "Chasers", figure=f"{len(view.chasers):,}" if view.chasers else "")]
    if not view.chasers:
        rows.append(Row(RowKind.PROSE, "Nobody was reminded yet. H notes a chaser and when to remind again."))
    for one in view.chasers:
        key = f"correspondence/{one.letter.id}" if one.letter is not None else ""
        said = joined(one.remark, one.letter.title if one.letter is not None else "")
        rows.append(Row(RowKind.ITEM, one.to_whom or "Reminded", said, shown(one.on), key))
    letters = [
        (words, one) for words, one in (("Tasked by", view.tasking), ("Answered by", view.answer)) if one
    ]
    if letters:
        rows.append(Row(RowKind.HEADING, "Correspondence"))
        rows += [Row(RowKind.ITEM, one.title, words, key=f"{one.kind}/{one.id}") for words, one in letters]
    if view.for_:
        rows.append(Row(RowKind.HEADING, "What it is for"))
        rows += [Row(RowKind.ITEM, one.title, key=f"{one.kind}/{one.id}") for one in view.for_]
    if view.remark:
        rows += [Row(RowKind.HEADING, "Remark"), Row(RowKind.PROSE, view.remark)]
    return rows
