"""The sections of a brief: switched with Space, moved with Alt+↑ and Alt+↓, limited below, kept as an outline."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.briefs.outlining import Caps, Outline, SectionShown, moved, placed, shown
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.panes.section_limits import SectionLimits
from ui.desktop.panes.section_rows import SECTION, SectionModel, SectionPainter
from ui.desktop.parts.controls import IconButton
from ui.desktop.parts.rows import Index
from ui.desktop.parts.words import Label

LAST_ON = "A brief has at least one section; switch another one on first."


class Sections(QListView):
    """The list itself."""

    switching = Signal(str)
    """The id of a section."""
    moving = Signal(int)
    """The one under the cursor, by so many places."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SectionModel(self)
        self.setModel(self.rows)
        self.painter = SectionPainter(theme, self)
        self.setItemDelegate(self.painter)
        self.setAccessibleName("Sections of the brief")
        self.setAccessibleDescription(
            "Space switches a section on or off; Alt and the arrows, or the mouse, move it."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def section(self) -> SectionShown | None:
        """The one that the cursor is on."""
        found = self.currentIndex().data(SECTION)
        return found if isinstance(found, SectionShown) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter switch, Alt and the arrows move."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        one = self.section()
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.moving.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.moving.emit(1)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if one:
                self.switching.emit(one.id)
            case _:
                super().keyPressEvent(event)

    def choose(self, section_id: str) -> None:
        """Put the cursor on a section."""
        if (row := self.rows.row_of(section_id)) is not None:
            self.setCurrentIndex(self.rows.index(row))


class SectionPane(QWidget):
    """Emits `changed` when the brief has other sections, another order or other limits."""

    changed = Signal()
    asked_since = Signal()
    """Somebody wants to see what has changed since the last brief."""
    going = Signal(str)
    """The id of the section under the cursor: the paper shows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._shown: tuple[SectionShown, ...] = ()
        self._caps = Caps()
        self._filling = False
        self.head = Label(theme, Type.SECTION, "text_2", "Sections")
        self.figure = Label(theme, Type.SMALL, "text_3")
        self.up = IconButton(theme, Icon.UP, "Move the section up (Alt+Up)")
        self.down = IconButton(theme, Icon.DOWN, "Move the section down (Alt+Down)")
        self.list = Sections(theme)
        self.limits = SectionLimits(theme)
        look = theme.look
        top = QHBoxLayout()
        top.setContentsMargins(look.units(12), 0, look.units(8), 0)
        top.setSpacing(look.units(6))
        top.addWidget(self.head)
        top.addWidget(self.figure, 1)
        top.addWidget(self.up)
        top.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(8), 0, look.units(8))
        column.setSpacing(look.units(4))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.limits)
        self._join()

    def _join(self) -> None:
        self.list.painter.switched.connect(self.switch)
        self.list.switching.connect(self.switch)
        self.list.moving.connect(self.move_section)
        self.list.rows.dropped.connect(self.place_section)
        self.list.selectionModel().currentChanged.connect(self._stepped)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.limits.changed.connect(self._take_caps)
        self.limits.back.clicked.connect(self._go_back)
        self.limits.since.clicked.connect(self.asked_since)

    # --- what it shows ---

    def put(self, outline: Outline, sections: tuple[str, ...] = (), caps: Caps | None = None) -> None:
        """Show an outline, or how it was arranged; nothing is told."""
        self._outline = outline
        self._caps = caps or outline.caps
        self._show(shown(sections or outline.sections))
        if self.list.section() is None:
            self.list.choose(next((one.id for one in self._shown if one.moves and one.on), ""))
        self._stepped()

    @property
    def outline(self) -> str:
        """Id of the outline that was put; empty where there is none."""
        return self._outline.id if self._outline else ""

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of those that are on, in their order."""
        return tuple(one.id for one in self._shown if one.on)

    @property
    def caps(self) -> Caps:
        """How much the scope note may hold."""
        return self._caps

    @property
    def arranged(self) -> bool:
        """Whether this is not as the outline has it."""
        outline = self._outline
        return outline is not None and (self.sections != outline.sections or self._caps != outline.caps)

    # --- what the officer does ---

    @Slot(str)
    def follow(self, section_id: str) -> None:
        """The paper shows another section: the cursor goes there, unless somebody is at work in the list."""
        if not self.list.hasFocus():
            self.list.choose(section_id)

    @Slot(str)
    def switch(self, section_id: str) -> None:
        """Switch a section on or off; the last one that is on stays on."""
        if self.sections == (section_id,):
            self.figure.setText(LAST_ON)
            return
        self._show(tuple(replace(one, on=not one.on) if one.id == section_id else one for one in self._shown))
        self.changed.emit()

    @Slot(int)
    def move_section(self, by: int) -> None:
        """Move the section under the cursor."""
        one = self.list.section()
        if one is not None:
            self._take_order(one.id, moved(self._shown, one.id, by))

    @Slot(str, int)
    def place_section(self, section_id: str, at: int) -> None:
        """Move a section to a place among them, as near as it can go."""
        self._take_order(section_id, placed(self._shown, section_id, at))

    def _take_order(self, section_id: str, found: tuple[SectionShown, ...]) -> None:
        if found != self._shown:
            before = self.sections
            self._show(found)
            self.list.choose(section_id)
            if self.sections != before:
                self.changed.emit()

    def _show(self, sections: tuple[SectionShown, ...]) -> None:
        self._shown = sections
        self._filling = True
        self.list.rows.put(sections)
        self._filling = False
        on = sum(one.on for one in sections)
        self.figure.setText(f"{on} of {len(sections)}")
        self.limits.show_arranged(self._outline, arranged=self.arranged)

    @Slot()
    def _stepped(self, _current: Index | None = None, _previous: Index | None = None) -> None:
        one = self.list.section()
        self.up.setEnabled(one is not None and one.moves)
        self.down.setEnabled(one is not None and one.moves)
        self.limits.show_section(one, self._caps)
        if one is not None and one.on and self.list.hasFocus() and not self._filling:
            self.going.emit(one.id)

    @Slot()
    def _up(self) -> None:
        self.move_section(-1)

    @Slot()
    def _down(self) -> None:
        self.move_section(1)

    @Slot()
    def _take_caps(self) -> None:
        self._caps = self.limits.caps(self._caps)
        self.limits.show_arranged(self._outline, arranged=self.arranged)
        self.changed.emit()

    @Slot()
    def _go_back(self) -> None:
        if self._outline is not None:
            self.put(self._outline)
            self.changed.emit()
