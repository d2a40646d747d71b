"""When our own side works: a section of the settings, kept in the home country's own field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue
from app.own_week import OwnWeek, read_own_week, set_own_week, understood_week
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.settings_section import SettingsSection
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label


class WeekSection(SettingsSection):
    """Hidden where there is no home country to keep it."""

    HEADING = "Working week"
    SAVE = "Save the week"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.field = Field(
            around.theme,
            "Our working week",
            line_edit(around.theme, "Our working week", "for example Sunday to Thursday", free=True),
        )
        self.usual = Label(around.theme, Type.SMALL, "text_3")
        self.usual.setWordWrap(True)
        self.lay_out(self.field, self.usual)
        self.field.line.textEdited.connect(self._say)

    def read(self, case: CaseFile) -> OwnWeek | None:
        return read_own_week(case)

    def wanted(self, case: CaseFile) -> Callable[[], Changed] | None:
        """Empty: the usual week."""
        words = self.field.line.text().strip()
        if not self._say():
            return None
        if words == self.known.written:
            self.nothing_changed()
            return None
        return partial(set_own_week, case, words)

    @Slot()
    def _say(self) -> bool:
        """Say what was understood; whether it can be kept."""
        try:
            self.field.understood(understood_week(self.field.line.text()))
        except InvalidValue as error:
            self.field.wrong(str(error))
            return False
        return True

    def put(self, known: OwnWeek | None) -> None:
        self.setVisible(known is not None)
        if known is None:
            return
        self.field.line.setText(known.written)
        self.usual.setText(
            f"Left empty, the diary takes the week of {known.name} from the Unicode CLDR: {known.usual}. "
            "The week of any other country is written in its own field “Working week”."
        )
        self._say()
