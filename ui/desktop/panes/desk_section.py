"""Whose case file it is: a section of the settings with the desk's name, the home country and the marking scheme."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.door import Changed
from app.own_desk import OwnDesk, read_own_desk, rename_desk
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.worker import Question


class DeskSection(QWidget):
    """Reads and saves by itself."""

    HEADING = "This desk"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, look = around.theme, around.theme.look
        self._own: OwnDesk | None = None
        self.line = line_edit(theme, "Desk", "Gulf and Japan", free=True)
        self.stays = Label(theme, Type.SMALL, "text_3")
        self.stays.setWordWrap(True)
        self.save_button = Button(theme, "Save the name", Weight.OUTLINED)
        self._reading = Question(around.session.reader, "Reading the settings …", self)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", self.HEADING))
        column.addWidget(rule(theme))
        column.addWidget(Field(theme, "Desk", self.line))
        column.addWidget(self.stays)
        column.addLayout(foot)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.save_button.clicked.connect(self.save)

    def refresh(self) -> None:
        """Read the name anew; what is being typed stays."""
        if self._around.session.case is not None:
            self._reading.ask(partial(read_own_desk, self._around.session.case))

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self._own = None

    @Slot()
    def save(self) -> None:
        """Keep the name that is written."""
        case, own = self._around.session.case, self._own
        name = self.line.text().strip()
        if case is None or own is None:
            return
        if name == own.name:
            self._around.say("Nothing was changed.", Tone.DONE)
            return
        job = partial(rename_desk, case, name)
        self._around.session.carry_out("Saving the settings …", job, by=self, then=self._saved)

    @Slot(object)
    def _saved(self, changed: Changed) -> None:
        self._own = None
        self.refresh()
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)

    @Slot(object)
    def _take(self, own: OwnDesk) -> None:
        if own == self._own:
            return
        self._own = own
        self.line.setText(own.name)
        home = own.home or "not chosen"
        self.stays.setText(
            f"Home country: {home}. Marking scheme: {own.scheme}. Both stay as they were chosen when the case file was "
            "made: whose side is “ours”, and every marking on file, rest on them."
        )
