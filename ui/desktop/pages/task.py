"""The page of a task: who was tasked until when, how often chased, what answered it; beside it the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError
from app.references import Mention
from app.tasks import TaskView, read_task
from ui.desktop.following import task_forms
from ui.desktop.following.fields_form import FieldsForm
from ui.desktop.following.giving_way import GivesWay
from ui.desktop.following.letters import Letters
from ui.desktop.following.task_head import OVER, TaskHead
from ui.desktop.following.words import joined, shown
from ui.desktop.forms.finder import Finder
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.parts.beside import EVEN, beside
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import Ground, Tone, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

LOW = 620
"""Height of the page, in units, below which a form that asks takes the room of what stands below."""

BOTH = 860

_KEYS = {
    "H": task_forms.CHASE, "A": task_forms.ANSWER, "D": task_forms.DONE, "X": task_forms.DROP,
    "O": task_forms.REOPEN,
}  # fmt: skip
_ACTIONS = {
    "task_chase": task_forms.CHASE, "task_answer": task_forms.ANSWER, "follow_done": task_forms.DONE,
    "follow_drop": task_forms.DROP, "follow_reopen": task_forms.REOPEN,
}  # fmt: skip


class TaskPage(Page):
    """`Place("task", "task", id)`."""

    NEW = "task"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._id = ""
        self._view: TaskView | None = None
        self.head = TaskHead(self.theme)
        self.form = FieldsForm(self.theme)
        self.list = RowList(self.theme, "Chasers and what the task is for")
        self.pane = RecordPane(around)
        self._finder = Finder(self.session.reader, self._case, self)
        Letters(self._letter, self).watch(self.list)
        self._reading = Question(self.session.reader, "Reading the task …", self)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.cannot_read)
        self.head.going.connect(self._go_to)
        for button in (self.head.chase, self.head.answer, self.head.done, self.head.drop, self.head.reopen):
            button.clicked.connect(self._press)
        self.form.given.connect(self._take_given)
        self.form.left.connect(self._go_list)
        self.list.activated.connect(self._open)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.addWidget(self.head)
        left = QWidget()
        inset = QVBoxLayout(left)
        inset.setContentsMargins(look.units(20), look.units(8), look.units(8), 0)
        inset.addWidget(self.list)
        self._beside = beside(left, self.pane, EVEN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.form)
        whole.addWidget(rule(self.theme))
        whole.addWidget(self._beside, 1)
        filler = QWidget()
        whole.addWidget(filler, 1)
        GivesWay(self.theme, self, self.form, self._beside, filler, LOW)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._view = None
            self.form.close_form()
            self.list.put(())
        self._id = place.id
        self.pane.show_record("task", place.id)
        self._ask()

    def place(self) -> Place:
        return Place("task", "task", self._id)

    def title(self) -> str:
        return self._view.title if self._view else "Task"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        return tuple(one for one in _ACTIONS if one in self.verbs())[:5]

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = dict(self.pane.verbs())
        if self._view is not None and not self.pane.editing:
            found |= {id: partial(self.ask, code) for id, code in _ACTIONS.items() if self._may(code)}
        return found

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.list

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._reading.forget()
        self._finder.forget()
        self.form.close_form()
        self.pane.stop()
        self._id, self._view = "", None
        self.list.put(())

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= self.theme.look.units(BOTH) or self.pane.editing)

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

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(read_task, self.session.case, self._id))

    @Slot(object)
    def _take(self, view: TaskView) -> None:
        if self.session.case is None or view.id != self._id:
            return
        self._view = view
        self.head.show_task(view)
        self.list.put(rows_of(view))
        self.moved.emit()

    # --- where one goes ---

    @Slot()
    def _go_list(self) -> None:
        self.list.setFocus()

    @Slot(object)
    def _open(self, index: object) -> None:
        key = self.list.key()
        if key:
            self._go_to(*key.split("/", 1))

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self._go_to(mention.kind, mention.id)


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
