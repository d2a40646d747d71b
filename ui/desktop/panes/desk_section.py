"""Whose case file it is: a section of the settings with the desk's name, the home country and the marking scheme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.own_desk import OwnDesk, read_own_desk, rename_desk
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.settings_section import SettingsSection
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label


class DeskSection(SettingsSection):
    """The name can be changed; the rest is told."""

    HEADING = "This desk"
    SAVE = "Save the name"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.line = line_edit(around.theme, "Desk", "for example Gulf and Japan", free=True)
        self.stays = Label(around.theme, Type.SMALL, "text_3")
        self.stays.setWordWrap(True)
        self.lay_out(Field(around.theme, "Desk", self.line), self.stays)

    def read(self, case: CaseFile) -> OwnDesk:
        return read_own_desk(case)

    def wanted(self, case: CaseFile) -> Callable[[], Changed] | None:
        name = self.line.text().strip()
        if name == self.known.name:
            self.nothing_changed()
            return None
        return partial(rename_desk, case, name)

    def put(self, known: OwnDesk) -> None:
        self.line.setText(known.name)
        home = known.home or "not chosen"
        self.stays.setText(
            f"Home country: {home}. Marking scheme: {known.scheme}. Both stay as they were chosen when the case file "
            "was made: whose side is “ours”, and every marking on file, rest on them."
        )
