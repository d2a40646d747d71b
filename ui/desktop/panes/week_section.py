"""When our own side works: a section of the settings, kept in the home country's own field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.door import Changed
from app.errors import InvalidValue
from app.own_week import OwnWeek, read_own_week, set_own_week, understood_week
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import Field, Line
from ui.desktop.parts.words import Label, rule
from ui.desktop.worker import Question


class WeekSection(QWidget):
    """Reads and saves by itself."""

    HEADING = "Working week"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, look = around.theme, around.theme.look
        self._own: OwnWeek | None = None
        self.field = Field(theme, "Our working week", Line())
        self.field.line.setPlaceholderText("Sunday to Thursday")
        self.usual = Label(theme, Type.SMALL, "text_3")
        self.usual.setWordWrap(True)
        self.save_button = Button(theme, "Save the week", Weight.OUTLINED)
        self._reading = Question(around.session.reader, "Reading the settings …", self)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", self.HEADING))
        column.addWidget(rule(theme))
        column.addWidget(self.field)
        column.addWidget(self.usual)
        column.addLayout(foot)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.field.line.textEdited.connect(self._say)
        self.save_button.clicked.connect(self.save)

    def refresh(self) -> None:
        """Read the week anew; what is being typed stays."""
        if self._around.session.case is not None:
            self._reading.ask(partial(read_own_week, self._around.session.case))

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self._own = None

    @Slot()
    def save(self) -> None:
        """Keep what is written, if it can be read; empty: the usual week."""
        case, own = self._around.session.case, self._own
        words = self.field.line.text().strip()
        if case is None or own is None or not self._say():
            return
        if words == own.written:
            self._around.say("Nothing was changed.")
            return
        job = partial(set_own_week, case, words)
        self._around.session.carry_out("Saving the settings …", job, by=self, then=self._saved)

    @Slot()
    def _say(self) -> bool:
        """Say what was understood; whether it can be kept."""
        try:
            self.field.understood(understood_week(self.field.line.text()))
        except InvalidValue as error:
            self.field.wrong(str(error))
            return False
        return True

    @Slot(object)
    def _saved(self, changed: Changed) -> None:
        self._own = None
        self.refresh()
        self._around.say(f"{changed.action}: done.", action="Undo", does=self._around.session.undo)

    @Slot(object)
    def _take(self, own: OwnWeek | None) -> None:
        self.setVisible(own is not None)
        if own is None or own == self._own:
            return
        self._own = own
        self.field.line.setText(own.written)
        self.usual.setText(
            f"Left empty, the diary takes the week of {own.name} from the Unicode CLDR: {own.usual}. "
            "The week of any other country is written in its own field “Working week”."
        )
        self._say()
