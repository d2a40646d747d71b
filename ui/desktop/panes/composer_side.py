"""The left side of the composer: what the brief is about, its sections, what the officer says in it and of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desktop.forms.tabbing import controls, tab_along
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.panes.brief_lines import BriefLines
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.control_pane import ControlPane
from ui.desktop.panes.controlling import Controlling
from ui.desktop.panes.readiness import CONTROL
from ui.desktop.panes.section_list import SectionPane
from ui.desktop.panes.subject_list import SubjectList
from ui.desktop.parts.tabs import Tab, Tabs, TabStrip
from ui.desktop.parts.words import Ground

ABOUT, SECTIONS, LINES = "about", "sections", "lines"
_TABS = (Tab(ABOUT, "About"), Tab(SECTIONS, "Sections"), Tab(LINES, "Lines"), Tab(CONTROL, "Control"))


@dataclass(frozen=True, slots=True)
class _Late:
    """What is not seen at first."""

    lines: BriefLines
    control: ControlPane
    controlling: Controlling


class ComposerSide(Ground):
    """Four panes, one of them seen; emits `turned` when another one is.

    The last two are made when the rest is seen, or are wanted before.
    """

    turned = Signal()
    said = Signal()
    """Something else is said of the brief."""
    seen = Signal()
    """Its annex is to be seen in place of it, or no longer."""
    going = Signal(object)
    """The Place where a line is edited."""

    def __init__(self, around: Surroundings, choices: ChoicesBar, parent: QWidget | None = None) -> None:
        theme: Theme = around.theme
        super().__init__(theme, "side", parent)
        self.subjects = SubjectList(theme)
        self.sections = SectionPane(theme)
        self._around = around
        self._choices = choices
        self._late: _Late | None = None
        self._finishing = QTimer(self, singleShot=True, interval=0)
        self._finishing.timeout.connect(self._finish)
        self._finishing.start()
        self.tabs = Tabs(theme, "Side of the composer")
        self.tabs.put(_TABS)
        self._stack = QStackedWidget()
        for one in (self.subjects, self.sections):
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

    @property
    def lines(self) -> BriefLines:
        """What the officer says in the brief."""
        return self._finish().lines

    @property
    def control(self) -> ControlPane:
        """What the office says of it."""
        return self._finish().control

    @property
    def controlling(self) -> Controlling:
        """Keeps that in step with the brief that is chosen."""
        return self._finish().controlling

    @Slot()
    def _finish(self) -> _Late:
        if self._late is None:
            self._finishing.stop()
            lines, control = BriefLines(self._around), ControlPane(self._theme)
            for one in (lines, control):
                self._stack.addWidget(one)
            tab_along((*controls(self.sections), *controls(lines), control, *controls(control.body)))
            controlling = Controlling(self._around.session, control, self._choices, self)
            controlling.changed.connect(self.said)
            controlling.turned.connect(self.seen)
            lines.going.connect(self.going)
            self._late = _Late(lines, control, controlling)
        return self._late

    def refresh(self) -> None:
        """Read anew what can be written elsewhere too."""
        self.lines.refresh()

    def settle(self) -> None:
        """Keep what was typed."""
        if self._late is not None:
            self._late.lines.settle()
            self._late.control.settle()

    def stop(self) -> None:
        """Wait for nothing more."""
        self._finishing.stop()
        if self._late is not None:
            self._late.control.stop()
            self._late.lines.stop()

    @Slot(str)
    def turn(self, key: str) -> None:
        """Show one of the panes."""
        if key not in (ABOUT, SECTIONS):
            self._finish()
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
        self._first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first(self) -> QWidget:
        """Where the focus goes in the pane that is seen."""
        match self.key:
            case "about":
                return self.subjects.list
            case "sections":
                return self.sections.list
            case "lines":
                return self.lines.writer.text if self.lines.writer.isVisible() else self.lines.list
            case _:
                return self.control.addressee

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
