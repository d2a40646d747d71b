"""The page of a commitment: how it stands in words, what can be done with it, its story, and beside it the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.commitments.steps import State
from app.commitments.story import Story, read_story
from app.door import Changed
from app.records import RecordView
from app.references import Mention
from db.values.choices import CommitmentStatus, Side
from db.values.text import canonical_json
from ui.desktop.following.commitment_head import CommitmentHead
from ui.desktop.following.giving_way import GivesWay
from ui.desktop.following.step_form import StepForm
from ui.desktop.following.stepping import BY_ACTION, Stepping
from ui.desktop.following.story_view import StoryView
from ui.desktop.following.update_line import UpdateLine
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.parts.beside import beside
from ui.desktop.parts.words import Ground, rule
from ui.desktop.place import EDIT, Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

LOW = 620
"""Height of the page, in units, below which a form that asks takes the room of what stands below."""

BOTH = 860
"""Width of the page, in units, below which the record gives way to the story."""


class FactsPane(RecordPane):
    """The record without its story, which stands beside it."""

    def _put(self, view: RecordView | None) -> None:
        super()._put(view)
        for widget in self.body.told if self.body is not None else ():
            widget.hide()


class CommitmentPage(Page):
    """`Place("commitment", "commitment", id)`."""

    NEW = "commitment"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._id = ""
        self._story: Story | None = None
        self.head = CommitmentHead(self.theme)
        self.line = UpdateLine(self.theme)
        self.line.about.hide()
        self.form = StepForm(around, inset=32)
        self.story = StoryView(self.theme)
        self.pane = FactsPane(around)
        self.stepping = Stepping(around, self.form, self.line, self)
        self._reading = Question(self.session.reader, "Reading the commitment …", self)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.cannot_read)
        self.head.going.connect(self._go_to)
        self.head.stepping.connect(self.stepping.ask)
        self.head.more.connect(self._choose_step)
        self.head.task.clicked.connect(self.new_task)
        self.form.asked.connect(self.line.hide)
        self.form.left.connect(self.line.show)
        self.form.left.connect(self._go_story)
        self.line.left.connect(self._go_story)
        self.story.going.connect(self._go)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)

    def _lay_out(self) -> None:
        look = self.theme.look
        top = Ground(self.theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.setSpacing(look.units(10))
        column.addWidget(self.head)
        column.addWidget(self.line)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Story of the commitment")
        self.area.setWidget(self.story)
        self._beside = beside(self.area, self.pane)
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
            self._story = None
            self.form.close_form()
            self.line.clear()
        self._id = place.id
        wanted = dict(place.given).get(EDIT)
        self.pane.setVisible(self._roomy or wanted is not None)
        self.pane.show_record("commitment", place.id, edit=None if wanted is None else json.loads(wanted))
        self._ask()

    def place(self) -> Place:
        return Place("commitment", "commitment", self._id)

    def title(self) -> str:
        return self._story.wording if self._story else "Commitment"

    def keys(self) -> tuple[str, ...]:
        if self.pane.editing:
            return self.pane.keys()
        return tuple(one for one in (*BY_ACTION, "follow_line") if one in self.verbs())[:5]

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = dict(self.pane.verbs())
        if self._story is not None and not self.pane.editing:
            found["follow_line"] = self.line.go
            for id, key in BY_ACTION.items():
                if self.stepping.offer(key) is not None:
                    found[id] = partial(self.stepping.press, key)
        return found

    def take_changed(self, changed: Changed) -> None:
        if self._id:
            self._ask()
            self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.area

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self._reading.forget()
        self.form.close_form()
        self.pane.stop()
        self._id, self._story = "", None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A single letter is a step, while one reads."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.pane.editing or not plain or not self.stepping.press(event.text()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self._roomy or self.pane.editing)

    @property
    def _roomy(self) -> bool:
        return self.width() >= self.theme.look.units(BOTH)

    # --- what it shows ---

    def _ask(self) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(read_story, self.session.case, self._id))

    @Slot(object)
    def _take(self, story: Story) -> None:
        case = self.session.case
        if case is None or story.id != self._id:
            return
        same, self._story = story == self._story, story
        if not same:
            at = self.area.verticalScrollBar().value()
            self.head.show_story(story, case.clock.today())
            self.story.show_story(story, case.clock.today())
            self.area.verticalScrollBar().setValue(at)
            self.stepping.speak_of(story.id, story.revision, state_of(story), story.offers)
        self.moved.emit()

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

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self._go_to(mention.kind, mention.id)

    @Slot(str, str)
    def _go_to(self, kind: str, id: str) -> None:
        self.around.go(place_of(kind, id))


def state_of(story: Story) -> State:
    """What the steps must know of a commitment."""
    status = story.status if isinstance(story.status, CommitmentStatus) else CommitmentStatus.OPEN
    made = story.first_made.at.id if story.first_made.at is not None else None
    return State(
        status, story.wording, story.side is Side.JOINT, story.our_half, story.their_half, made_at_id=made
    )
