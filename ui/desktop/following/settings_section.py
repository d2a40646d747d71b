"""On what terms the case file follows up: a section of its settings, saved by one button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.door import Changed
from app.errors import ChanceryError
from app.following import Following, read_following, set_following
from ui.desktop.forms.choices import ChoiceEditor
from ui.desktop.forms.texts import NumberEditor
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.worker import Question

_MONTHS = (
    "January: the calendar year", "February", "March", "April: as in India and the United Kingdom", "May", "June",
    "July: as in Australia", "August", "September", "October: as in the United States", "November", "December",
)  # fmt: skip
_NUMBERS = (
    ("silent_after_days", "Silent after", "Days without news after which a commitment is named as silent."),
    ("due_soon_days", "Due soon", "Days before its last day from which a commitment is due soon."),
    (
        "ageing_months",
        "Ageing after",
        "Months after which what has no date is ageing, unless a review is set.",
    ),
    (
        "post_confirmation_months",
        "Posts to confirm after",
        "Months without confirmation after which a post is to be looked up again.",
    ),
)
_UNITS = {
    "silent_after_days": "days", "due_soon_days": "days", "ageing_months": "months",
    "post_confirmation_months": "months",
}  # fmt: skip


class FollowingSection(QWidget):
    """Reads and saves by itself."""

    HEADING = "Following up"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme = around.theme
        self._terms: Following | None = None
        self.numbers = {
            name: NumberEditor(theme, f"{words} ({_UNITS[name]})", help, required=True)
            for name, words, help in _NUMBERS
        }
        months = [(str(number), words) for number, words in enumerate(_MONTHS, start=1)]
        self.year = ChoiceEditor(
            theme,
            "The year that quarters belong to begins with",
            items=months,
            empty="not settled: asked each time",
        )
        self.save_button = Button(theme, "Save the terms", Weight.OUTLINED)
        self._reading = Question(around.session.reader, "Reading the settings …", self)
        self._lay_out()
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.save_button.clicked.connect(self.save)

    def _lay_out(self) -> None:
        theme, look = self._around.theme, self._around.theme.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.units(16))
        grid.setVerticalSpacing(look.units(12))
        for place, (name, _, help) in enumerate(_NUMBERS):
            box = QVBoxLayout()
            box.setSpacing(look.units(4))
            box.addWidget(self.numbers[name])
            hint = Label(theme, Type.SMALL, "text_3", help)
            hint.setWordWrap(True)
            box.addWidget(hint)
            box.addStretch(1)
            grid.addLayout(box, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", self.HEADING))
        column.addWidget(rule(theme))
        column.addLayout(grid)
        column.addWidget(self.year)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read the terms anew; what is being typed stays."""
        if self._around.session.case is not None:
            self._reading.ask(partial(read_following, self._around.session.case))

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self._terms = None

    @Slot()
    def save(self) -> None:
        """Save what differs."""
        case, terms = self._around.session.case, self._terms
        editors = (*self.numbers.values(), self.year)
        if case is None or terms is None or not all(one.check(all_of_it=True) for one in editors):
            return
        values = {name: one.value() for name, one in self.numbers.items()}
        if (month := self.year.value()) is not None:
            values["fiscal_start_month"] = int(month)
        given = {name: value for name, value in values.items() if value != getattr(terms, name)}
        if not given:
            self._around.say("Nothing was changed.", Tone.DONE)
            return
        job = partial(set_following, case, **given)
        self._around.session.carry_out(
            "Saving the settings …", job, by=self, then=self._saved, failed=self._refused
        )

    @Slot(object)
    def _saved(self, changed: Changed) -> None:
        self._terms = None
        self.refresh()
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            field = getattr(error, "field", "")
            wrong = next((one for name, one in self.numbers.items() if name in str(field)), None)
            if wrong is not None:
                wrong.error(str(error))
            else:
                self._around.say(str(error), Tone.CAUTION)
        else:
            self._around.fail(error)

    @Slot(object)
    def _take(self, terms: Following) -> None:
        if terms == self._terms:
            return
        self._terms = terms
        for name, editor in self.numbers.items():
            editor.set_value(getattr(terms, name))
        month = terms.fiscal_start_month
        self.year.set_value(None if month is None else str(month))
