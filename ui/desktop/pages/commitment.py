"""The page of a commitment: how it stands in words, what can be done with it, its story, and beside it the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.casefile import CaseFile
from app.commitments.steps import State
from app.commitments.story import Story, read_story
from db.values.choices import CommitmentStatus, Side
from db.values.text import canonical_json
from ui.desktop.following.commitment_head import CommitmentHead
from ui.desktop.following.step_form import StepForm
from ui.desktop.following.stepping import BY_ACTION, Stepping
from ui.desktop.following.story_view import StoryView
from ui.desktop.following.update_line import UpdateLine
from ui.desktop.page import Surroundings
from ui.desktop.pages.subject import SubjectPage
from ui.desktop.panes.record_facts import FactsPane
from ui.desktop.place import Place


class CommitmentPage(SubjectPage):
    """`Place("commitment", "commitment", id)`."""

    NEW = KIND = "commitment"
    BOTH = 860

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, FactsPane(around), parent)
        self._story: Story | None = None
        self.head = CommitmentHead(self.theme)
        self.line = UpdateLine(self.theme)
        self.line.about.hide()
        self.form = StepForm(around, inset=32)
        self.story = StoryView(self.theme)
        self.stepping = Stepping(around, self.form, self.line, self)
        self.area = self._story_area()
        self.stand((self.head, self.line), self.area, form=self.form, spacing=10)
        self.head.going.connect(self._go_to)
        self.head.stepping.connect(self.stepping.ask)
        self.head.more.connect(self._choose_step)
        self.head.task.clicked.connect(self.new_task)
        self.form.asked.connect(self.line.hide)
        self.form.left.connect(self.line.show)
        self.form.left.connect(self._go_story)
        self.line.left.connect(self._go_story)
        self.story.going.connect(self._go)

    def _story_area(self) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Story of the commitment")
        area.setWidget(self.story)
        return area

    # --- what the window asks ---

    def title(self) -> str:
        return self._story.wording if self._story else "Commitment"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        return tuple(one for one in (*BY_ACTION, "follow_line") if one in self.verbs())[:5]

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = dict(super().verbs())
        if self._story is not None and not self.pane.editing:
            found["follow_line"] = self.line.go
            for id, key in BY_ACTION.items():
                if self.stepping.offer(key) is not None:
                    found[id] = partial(self.stepping.press, key)
        return found

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A single letter is a step, while one reads."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.pane.editing or not plain or not self.stepping.press(event.text()):
            super().keyPressEvent(event)

    # --- what it shows ---

    def reading(self, case: CaseFile) -> Callable[[], Story]:
        return partial(read_story, case, self._id)

    def take(self, answer: Story) -> None:
        same, self._story = answer == self._story, answer
        if not same:
            at = self.area.verticalScrollBar().value()
            self.head.show_story(answer, self.today)
            self.story.show_story(answer, self.today)
            self.area.verticalScrollBar().setValue(at)
            self.stepping.speak_of(answer.id, answer.revision, state_of(answer), answer.offers)

    def forget(self) -> None:
        self._story = None
        self.form.close_form()
        self.line.clear()

    @Slot()
    def new_task(self) -> None:
        """Task somebody on our own side with what this commitment needs."""
        if self._id:
            self.around.go(Place("new", "task", given=(("commitment_id", canonical_json(self._id)),)))

    @Slot()
    def _choose_step(self) -> None:
        self.stepping.choose_at(self.head.others)

    # --- where one goes ---

    @Slot()
    def _go_story(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)


def state_of(story: Story) -> State:
    """What the steps must know of a commitment."""
    status = story.status if isinstance(story.status, CommitmentStatus) else CommitmentStatus.OPEN
    made = story.first_made.at.id if story.first_made.at is not None else None
    return State(
        status, story.wording, story.side is Side.JOINT, story.our_half, story.their_half, made_at_id=made
    )
