"""The settings of the case file, section by section; each reads and saves its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.door import Changed
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.words import Label
from ui.desktop.place import Place

SECTIONS: tuple[str, ...] = (
    "ui.desktop.panes.desk_section:DeskSection",
    "ui.desktop.following.settings_section:FollowingSection",
    "ui.desktop.panes.week_section:WeekSection",
    "ui.desktop.inbox.words_section:WordsSection",
)
"""Module and class of each section, in their order; whoever makes one adds its line."""

WIDEST = 760


class Section(Protocol):
    """A section: made with the Surroundings, a QWidget besides."""

    HEADING: str

    def refresh(self) -> None:
        """Read anew what it shows."""

    def stop(self) -> None:
        """The case file is being closed."""


class SettingsPage(Page):
    """The page `settings`."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        look = self.theme.look
        self.sections: list[Section] = []
        self._wanted: QWidget | None = None
        inner = QWidget()
        inner.setMaximumWidth(look.units(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(24))
        column.setSpacing(look.units(20))
        column.addWidget(Label(self.theme, Type.TITLE, "text", "Settings of the case file"))
        for one in SECTIONS:
            module, _, name = one.partition(":")
            section = getattr(import_module(module), name)(around)
            self.sections.append(section)
            column.addWidget(section)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        area = self._area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.verticalScrollBar().rangeChanged.connect(self._bring)
        area.verticalScrollBar().actionTriggered.connect(self._leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_place(self, place: Place) -> None:
        """`place.words` is the heading of a section that is to be brought into sight."""
        self._wanted = None
        for section in self.sections:
            section.refresh()
            if place.words == section.HEADING and isinstance(section, QWidget):
                self._wanted = section
                section.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring)

    @Slot()
    def _bring(self) -> None:
        """Keep the section that was asked for in sight while those above it are filled."""
        if self._wanted is not None:
            self._area.verticalScrollBar().setValue(self._wanted.y())

    @Slot()
    def _leave(self) -> None:
        """The officer scrolls."""
        self._wanted = None

    def place(self) -> Place:
        return Place("settings")

    def title(self) -> str:
        return "Settings"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {}

    def take_changed(self, changed: Changed) -> None:
        if any(one.kind in {"setting", "country"} for one in changed.records):
            for section in self.sections:
                section.refresh()

    def stop(self) -> None:
        for section in self.sections:
            section.stop()
