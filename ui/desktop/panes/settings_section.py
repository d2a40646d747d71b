"""One section of a case file's settings: a heading, what is set, the button that keeps it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.worker import Question


class SettingsSection(QWidget):
    """Reads and saves by itself; a section says what it reads, shows and keeps."""

    HEADING = ""
    SAVE = "Save"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.known: Any = None
        """What stands in the case file, as it was read last; None before that, or where there is nothing."""
        self._shown = False
        self.save_button = Button(around.theme, self.SAVE, Weight.OUTLINED)
        self._reading = Question(around.session.reader, "Reading the settings …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self.save_button.clicked.connect(self.save)

    # --- what each section says ---

    def read(self, case: CaseFile) -> object:
        """What stands in the case file; asked on the reader's thread."""
        raise NotImplementedError

    def put(self, known: Any) -> None:
        """Show what stands in the case file."""
        raise NotImplementedError

    def wanted(self, case: CaseFile) -> Callable[[], Changed] | None:
        """What keeps that which is written; None where it cannot be kept, which the section has said."""
        raise NotImplementedError

    def refused(self, error: Exception) -> None:
        """Say why the case file did not take it."""
        self.around.fail(error)

    # --- what all sections do ---

    def lay_out(self, *parts: QWidget | QLayout) -> None:
        """Set the parts under the heading and the button beneath them."""
        theme, look = self.around.theme, self.around.theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", self.HEADING))
        column.addWidget(rule(theme))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read anew; what is being typed stays."""
        if self.around.session.case is not None:
            self._reading.ask(partial(self.read, self.around.session.case))

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self._forget()

    def _forget(self) -> None:
        self.known, self._shown = None, False

    @Slot()
    def save(self) -> None:
        """Keep what is written, if it can be kept."""
        case = self.around.session.case
        if case is None or self.known is None or (job := self.wanted(case)) is None:
            return
        self.around.session.carry_out(
            "Saving the settings …", job, by=self, then=self._saved, failed=self.refused
        )

    def nothing_changed(self) -> None:
        """Say that there is nothing to save."""
        self.around.say("Nothing was changed.", Tone.DONE)

    @Slot(object)
    def _saved(self, changed: Changed) -> None:
        self._forget()
        self.refresh()
        self.around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self.around.session.undo)

    @Slot(object)
    def _take(self, known: object) -> None:
        if known != self.known or not self._shown:
            self.known, self._shown = known, True
            self.put(known)
