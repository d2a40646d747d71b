"""Below the sections: what can be said of the one under the cursor, and keeping the arrangement under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.briefs.outlining import Caps, Outline, SectionShown
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label, rule

LIMITS: Mapping[str, tuple[tuple[str, str, range], ...]] = MappingProxyType(
    {
        "scope": (
            ("objectives", "Objectives a side", range(1, 6)),
            ("points", "Points to carry", range(1, 8)),
            ("avoid", "Things to avoid", range(1, 6)),
        ),
        "last": (("contacts", "Meetings shown", range(3, 16)),),
    }
)
"""Section → the caps an officer sets for it, in words, and how far."""


class SectionLimits(QWidget):
    """Emits `changed` with another limit, `keeping` with the name of an outline, `dropping` with the id of one."""

    changed = Signal()
    keeping = Signal(str)
    dropping = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = ""
        self.about = Label(theme, Type.SMALL, "text_3")
        self.about.setWordWrap(True)
        self.choices: dict[str, Choice] = {}
        self._lines: dict[str, QWidget] = {}
        self.since = Button(theme, "See what has changed", Weight.LINK)
        self.state = Label(theme, Type.SMALL, "text_2")
        self.state.setWordWrap(True)
        self.back = Button(theme, "Undo the changes", Weight.LINK)
        self.back.setAccessibleName("Put the sections back as the preset has them")
        self.drop = Button(theme, "Forget this preset", Weight.LINK)
        self.name = line_edit(theme, "Name of the new preset", "Name, e.g. Minister, short", free=True)
        self.keep = Button(theme, "Keep")
        self.keep.setAccessibleName("Keep the sections as a preset")
        self._arrange(theme)
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.name.textChanged.connect(self._offer_keep)
        self.drop.clicked.connect(self._drop)
        self._offer_keep()

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(12), look.units(4), look.units(12), 0)
        column.setSpacing(look.units(6))
        column.addWidget(rule(theme))
        column.addWidget(self.about)
        for caps in LIMITS.values():
            for name, words, values in caps:
                column.addWidget(self._limit(theme, name, words, values))
        column.addWidget(self.since, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule(theme))
        column.addWidget(self.state)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(look.units(6))
        row.addWidget(self.name, 1)
        row.addWidget(self.keep)
        self._naming = QWidget()
        self._naming.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._naming)

    def _limit(self, theme: Theme, name: str, words: str, values: range) -> QWidget:
        choice = Choice(theme)
        for value in values:
            choice.addItem(f"{value}", value)
        choice.setAccessibleName(words)
        choice.currentIndexChanged.connect(self.changed)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = Label(theme, Type.BODY, "text", words)
        label.setBuddy(choice)
        row.addWidget(label, 1)
        row.addWidget(choice)
        self.choices[name] = choice
        self._lines[name] = line
        return line

    def show_section(self, section: SectionShown | None, caps: Caps) -> None:
        """Show what can be said of a section."""
        wanted = {name for name, _, _ in LIMITS.get(section.id, ())} if section else set()
        for name, line in self._lines.items():
            line.setVisible(name in wanted)
            choice = self.choices[name]
            choice.blockSignals(True)
            choice.setCurrentIndex(choice.findData(getattr(caps, name)))
            choice.blockSignals(False)
        self.since.setVisible(section is not None and section.id == "since")
        self.about.setText(_about(section) if section else "")

    def caps(self, before: Caps) -> Caps:
        """The caps with the limits as they are chosen."""
        chosen = {name: choice.currentData() for name, choice in self.choices.items()}
        return replace(before, **{name: value for name, value in chosen.items() if isinstance(value, int)})

    def show_arranged(self, outline: Outline | None, *, arranged: bool) -> None:
        """Whether the sections are as the preset has them."""
        name = outline.name if outline else ""
        self._own = outline.id if outline and outline.own else ""
        self.state.setText(
            f"Changed from “{name}”. Keep it as a preset of your own?" if arranged else f"As in “{name}”."
        )
        self.back.setVisible(arranged)
        self._naming.setVisible(arranged)
        self.drop.setVisible(bool(self._own) and not arranged)

    @Slot()
    def _offer_keep(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _keep(self) -> None:
        if self.name.text().strip():
            self.keeping.emit(self.name.text())

    @Slot()
    def _drop(self) -> None:
        self.dropping.emit(self._own)


def _about(section: SectionShown) -> str:
    said = f"{section.title}: {section.cap}."
    return said if section.moves else f"{said} It stays in its place."
