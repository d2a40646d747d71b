"""On what terms the case file follows up: a section of its settings, saved by one button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError
from app.following import Following, read_following, set_following
from ui.desktop.forms.choices import ChoiceEditor
from ui.desktop.forms.texts import NumberEditor
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.settings_section import SettingsSection
from ui.desktop.parts.words import Label, Tone

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


class FollowingSection(SettingsSection):
    """Numbers with what each means, and the month with which a year begins."""

    HEADING = "Following up"
    SAVE = "Save the terms"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
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
        self.lay_out(self._grid(), self.year)

    def _grid(self) -> QGridLayout:
        theme, look = self.around.theme, self.around.theme.look
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
        return grid

    def read(self, case: CaseFile) -> Following:
        return read_following(case)

    def wanted(self, case: CaseFile) -> Callable[[], Changed] | None:
        """What differs."""
        editors = (*self.numbers.values(), self.year)
        if not all(one.check(all_of_it=True) for one in editors):
            return None
        values = {name: one.value() for name, one in self.numbers.items()}
        if (month := self.year.value()) is not None:
            values["fiscal_start_month"] = int(month)
        given = {name: value for name, value in values.items() if value != getattr(self.known, name)}
        if not given:
            self.nothing_changed()
            return None
        return partial(set_following, case, **given)

    def refused(self, error: Exception) -> None:
        if not isinstance(error, ChanceryError):
            super().refused(error)
            return
        field = str(getattr(error, "field", ""))
        wrong = next((one for name, one in self.numbers.items() if name in field), None)
        if wrong is not None:
            wrong.error(str(error))
        else:
            self.around.say(str(error), Tone.CAUTION)

    def put(self, known: Following) -> None:
        for name, editor in self.numbers.items():
            editor.set_value(getattr(known, name))
        month = known.fiscal_start_month
        self.year.set_value(None if month is None else str(month))
