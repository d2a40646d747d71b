"""The left side of the composer: what the brief is about, its sections, what the officer says in it and of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.panes.brief_lines import BriefLines
from ui.desktop.panes.control_pane import ControlPane
from ui.desktop.panes.readiness import CONTROL
from ui.desktop.panes.section_list import SectionPane
from ui.desktop.panes.subject_list import SubjectList
from ui.desktop.parts.tabs import Tab, Tabs, TabStrip
from ui.desktop.parts.words import Ground

ABOUT, SECTIONS, LINES = "about", "sections", "lines"
_TABS = (Tab(ABOUT, "About"), Tab(SECTIONS, "Sections"), Tab(LINES, "Lines"), Tab(CONTROL, "Control"))


class ComposerSide(Ground):
    """Four panes, one of them seen; emits `turned` when another one is."""

    turned = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        theme: Theme = around.theme
        super().__init__(theme, "side", parent)
        self.subjects = SubjectList(theme)
        self.sections = SectionPane(theme)
        self.lines = BriefLines(around)
        self.control = ControlPane(theme)
        self.tabs = Tabs(theme, "Side of the composer")
        self.tabs.put(_TABS)
        self._stack = QStackedWidget()
        for one in (self.subjects, self.sections, self.lines, self.control):
            self._stack.addWidget(one)
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = TabStrip(theme, self.tabs)
        strip.viewport().setAutoFillBackground(False)
        self.tabs.setAutoFillBackground(False)
        strip.setContentsMargins(look.units(8), 0, 0, 0)
        column.addWidget(strip)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.turn)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(212), super().minimumSizeHint().height())

    @Slot(str)
    def turn(self, key: str) -> None:
        """Show one of the panes."""
        self.tabs.choose(key)
        self._stack.setCurrentIndex([tab.key for tab in _TABS].index(key))
        self.turned.emit()

    @property
    def key(self) -> str:
        """The pane that is seen."""
        return self.tabs.key

    def go(self, key: str = "") -> None:
        """Put the focus into the pane of this key, or into the one that is seen."""
        if key:
            self.turn(key)
        wanted: dict[str, QWidget] = {
            ABOUT: self.subjects.list,
            SECTIONS: self.sections.list,
            LINES: self.lines.writer.text if self.lines.writer.isVisible() else self.lines.list,
            CONTROL: self.control.addressee,
        }
        wanted[self.key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def find_subject(self) -> None:
        """Look for another subject."""
        self.turn(ABOUT)
        self.subjects.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.subjects.search.selectAll()

    def mend(self, what: str) -> None:
        """Go where something of the brief itself is put right: a field of its control, a section, its lines."""
        if what == LINES:
            self.go(LINES)
        elif what in self.sections.sections:
            self.go(SECTIONS)
            self.sections.list.choose(what)
        else:
            self.turn(CONTROL)
            self.control.go(what)
