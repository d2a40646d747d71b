"""What stands above a task: what is to be done, by whom, until when, how often it was chased, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.showing.view import Chip, Tone
from app.tasks import TaskView
from db.values.choices import TaskStatus
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.following.words import joined, shown
from ui.desktop.look import Theme, Type
from ui.desktop.panes.chip_line import ChipLine
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

OVER = frozenset({TaskStatus.DONE, TaskStatus.DROPPED})


class TaskHead(QWidget):
    """Shows a TaskView."""

    going = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        look = theme.look
        self.above = Label(theme, Type.SMALL, "text_3", "Task of our own side")
        self.name = Label(theme, Type.TITLE)
        self.name.setWordWrap(True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chips = ChipLine(theme)
        self.facts = Linked(theme, Type.BODY, "text_2")
        self.facts.setWordWrap(True)
        self.facts.going.connect(self.going)
        self.chase = Button(theme, "Chase", Weight.OUTLINED, key="H")
        self.answer = Button(theme, "Answer", Weight.OUTLINED, key="A")
        self.done = Button(theme, "Done", Weight.OUTLINED, key="D")
        self.drop = Button(theme, "Drop", Weight.OUTLINED, key="X")
        self.reopen = Button(theme, "Reopen", Weight.OUTLINED, key="O")
        row = QHBoxLayout()
        row.setSpacing(look.units(8))
        for button in (self.chase, self.answer, self.done, self.drop, self.reopen):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(8))
        for widget in (self.above, self.name, self.chips, self.facts):
            column.addWidget(widget)
        column.addLayout(row)

    def show_task(self, view: TaskView) -> None:
        """Say everything anew."""
        self.name.setText(view.title)
        self.chips.put(_chips(view))
        self._show_facts(view)
        over = view.status in OVER
        for button in (self.chase, self.answer, self.done, self.drop):
            button.setVisible(not over)
        self.reopen.setVisible(over)

    def _show_facts(self, view: TaskView) -> None:
        colour = self._theme.look.colours.accent_text
        organisation = view.organisation.title if view.organisation is not None else ""
        who = joined(view.owner, organisation) if organisation != view.owner else view.owner
        tasked = f"tasked on {shown(view.tasked_on)}" if view.tasked_on else ""
        due = f"due “{view.due_words}”" if view.due_words else "no due date"
        told = view.due_words.casefold() != view.due_meaning.casefold()
        meaning = f": {view.due_meaning}" if view.due_meaning and view.due_words and told else ""
        said = [one for one in (who or "nobody named", tasked, f"{due}{meaning}") if one]
        markup = [plain(one) for one in said]
        for words, target in (("by", view.tasking), ("answered by", view.answer)):
            if target is not None:
                markup.append(f"{words} {link(target.title, target.kind, target.id, colour)}")
                said.append(f"{words} {target.title}")
        for target in view.for_:
            markup.append(f"for {link(target.title, target.kind, target.id, colour)}")
            said.append(f"for {target.title}")
        self.facts.show_markup("&nbsp; ·&nbsp; ".join(markup), ", ".join(said))


def _chips(view: TaskView) -> list[Chip]:
    status = view.status.label.lower() if isinstance(view.status, TaskStatus) else str(view.status)
    found = [Chip(status, Tone.DONE if view.status is TaskStatus.DONE else Tone.PLAIN)]
    if view.status in OVER:
        return found
    if view.late_days:
        late = "1 day late" if view.late_days == 1 else f"{view.late_days:,} days late"
        found.append(Chip(late, Tone.OVERDUE))
    if view.chase_late and view.chase_on is not None:
        found.append(Chip(f"to be chased since {shown(view.chase_on)}", Tone.CAUTION))
    elif view.chase_on is not None:
        found.append(Chip(f"chase on {shown(view.chase_on)}"))
    number = len(view.chasers)
    if number:
        last = max((one.on for one in view.chasers if one.on is not None), default=None, key=str)
        when = f", last {shown(last)}" if last is not None else ""
        found.append(Chip(("chased once" if number == 1 else f"chased {number} times") + when))
    if view.answer is None:
        found.append(Chip("no answer yet"))
    return found
