"""What stands above the story of a commitment: its wording, how it stands in words, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.commitments.steps import Offer
from app.commitments.story import Story
from app.showing.view import Chip
from db.values.choices import Side
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.following.words import (
    age,
    carried,
    flag_chips,
    joined,
    shown,
    side_words,
    status_chip,
    status_words,
)
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.panes.chip_line import ChipLine
from ui.desktop.panes.record_lines import SideMark
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import FROM_THE_LEFT, Label

_KEYS = frozenset("DPCRXHO")
"""Steps that stand as buttons; the others are in the menu of all steps."""


class CommitmentHead(QWidget):
    """Shows a Story's head; the steps that may be taken now are buttons with their keys."""

    going = Signal(str, str)
    stepping = Signal(object)
    """An Offer."""
    more = Signal()
    """The other steps are wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        look = theme.look
        self._buttons: list[tuple[Button, Offer]] = []
        self._mark: SideMark | None = None
        self.above = Linked(theme, Type.SMALL, "text_3")
        self.wording = Label(theme, Type.TITLE)
        self.wording.setWordWrap(True)
        self.wording.setAlignment(FROM_THE_LEFT)
        self.wording.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chips = ChipLine(theme)
        self.facts = Label(theme, Type.BODY, "text_2")
        self.facts.setWordWrap(True)
        self.others = Button(theme, "Other steps…", Weight.QUIET)
        self.task = Button(theme, "New task…", Weight.LINK, icon=Icon.TASK)
        self.task.setAccessibleName("New task for this commitment")
        self.others.clicked.connect(self.more)
        self.above.going.connect(self.going)
        self._titles = QHBoxLayout()
        self._titles.setSpacing(look.units(10))
        self._titles.addWidget(self.wording, 1)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(look.units(8))
        self._steps.addWidget(self.others)
        self._steps.addStretch(1)
        self._steps.addWidget(self.task)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(8))
        column.addWidget(self.above)
        column.addLayout(self._titles)
        column.addWidget(self.chips)
        column.addWidget(self.facts)
        column.addLayout(self._steps)

    def show_story(self, story: Story, today: date) -> None:
        """Say everything anew."""
        self._above(story)
        self.wording.setText(story.wording)
        self._show_side(story)
        position = story.position
        chips = [status_chip(story.status)]
        if position is not None:
            chips += flag_chips(position.flags, position.last_day, position.heard, today)
        chips += [Chip(words) for words in (carried(story.carried), age(story.age_days)) if words]
        self.chips.put(chips)
        self.facts.setText(_facts(story))
        self._show_steps(story)

    def _above(self, story: Story) -> None:
        made = story.first_made
        if made.at is None:
            when = shown(made.on)
            words = (
                f"Commitment, first made on {when}" if when else "Commitment, where it was made is not stated"
            )
            self.above.show_markup(plain(words), words)
            return
        colour = self._theme.look.colours.accent_text
        when = f", {shown(made.on)}" if made.on is not None else ""
        words = f"Commitment · first made at {made.at.title}{when}"
        named = link(made.at.title, made.at.kind, made.at.id, colour)
        self.above.show_markup(f"Commitment · first made at {named}{plain(when)}", words)

    def _show_side(self, story: Story) -> None:
        if self._mark is not None:
            self._titles.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        if isinstance(story.side, Side):
            self._mark = SideMark(self._theme, story.side)
            self._mark.setFixedHeight(self.wording.fontMetrics().height())  # in the middle of the first line
            self._titles.insertWidget(0, self._mark, 0, Qt.AlignmentFlag.AlignTop)

    def _show_steps(self, story: Story) -> None:
        for button, _ in self._buttons:
            self._steps.removeWidget(button)
            button.hide()
            button.deleteLater()
        first = [offer for offer in story.offers if offer.key in _KEYS]
        self._buttons = []
        for place, offer in enumerate(first):
            button = Button(self._theme, offer.label, Weight.OUTLINED, key=offer.key)
            button.setAccessibleName(offer.label)
            button.clicked.connect(self._press)
            self._steps.insertWidget(place, button)
            self._buttons.append((button, offer))
        self.others.setVisible(len(first) < len(story.offers))

    @Slot()
    def _press(self) -> None:
        for button, offer in self._buttons:
            if button is self.sender():
                self.stepping.emit(offer)
                return


def _facts(story: Story) -> str:
    """Whose it is, when it is due and what that means, and how the halves of a joint one stand."""
    halves = ""
    if story.side is Side.JOINT:
        ours, theirs = story.our_half or story.status, story.their_half or story.status
        halves = f"our half {status_words(ours)}, their half {status_words(theirs)}"
    due = f"due “{story.due_words}”" if story.due_words else "no due date"
    told = story.due_words.casefold() != story.due_meaning.casefold()
    meaning = f"{due}: {story.due_meaning}" if story.due_words and story.due_meaning and told else due
    return joined(side_words(story.side, story.owner), halves, meaning)
