"""The choices above a report: which one, ceiling, as-of date, period or filter, draft or final, and what writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import InvalidValue
from app.reporting.offers import Offer
from app.reporting.request import ReportKind
from db.values.marking import Scheme
from db.values.partial_date import PartialDate
from ui.desktop.icons import Icon
from ui.desktop.look import Theme
from ui.desktop.parts.caveats import CaveatsButton
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.fields import Field, line_edit

TYPING_MS = 300

_PERIOD = frozenset({ReportKind.CHRONOLOGY, ReportKind.ACTIONS})
"""Reports of a stretch of time: the chronology from and to, the action taken report since a day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an officer has chosen; `start` and `until` None leave the report's own limits."""

    kind: ReportKind
    ceiling: str | None
    as_of: date
    draft: bool
    start: PartialDate | None = None
    until: PartialDate | None = None
    filters: str = ""
    per_side: bool = False
    caveats: tuple[str, ...] = ()
    """What its reader may see beside the level of the ceiling."""


class ReportBar(QWidget):
    """Emits `changed` when the choices can be read and differ from before."""

    changed = Signal()
    registering = Signal()
    """The action register is wanted as a sheet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._last: Wanted | None = None
        self.report = Choice(theme)
        self.ceiling = Choice(theme)
        self.caveats = CaveatsButton(theme)
        self.caveats_field = Field(theme, "Caveats let through", self.caveats)
        self.caveats_field.hide()
        self.house = Choice(theme)
        """Filled by the page, as in the composer."""
        self.as_of = line_edit(theme, "As of", "21 nov 2026, today", searches=True)
        self.start = line_edit(theme, "Since", "2024, mar 2025", searches=True)
        self.until = line_edit(theme, "Until", "today", searches=True)
        self.filters = line_edit(theme, "Only", "owes:them due<30d", searches=True)
        self.sides = Switch(theme, "A page for each side")
        self.draft = Switch(theme, "Draft")
        self.pdf = Switch(theme, "PDF too")
        """Changes nothing of the report: nothing is told of it."""
        self.export = Button(theme, "Write the Word report…", Weight.FILLED)
        self.register = Button(theme, "Register as Excel…", Weight.OUTLINED, icon=Icon.LIST)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._arrange(theme)
        self.report.currentIndexChanged.connect(self._tell)
        self.ceiling.currentIndexChanged.connect(self._take_ceiling)
        self.caveats.chose.connect(self._tell)
        for switch in (self.sides, self.draft):
            switch.toggled.connect(self._tell)
        for line in self._lines:
            line.textEdited.connect(self._typing)
            line.editingFinished.connect(self._tell)
        self._pause.timeout.connect(self._tell)
        self.register.clicked.connect(self.registering)

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.as_of, self.start, self.until, self.filters)

    def _switches(self, over: int) -> QVBoxLayout:
        """One over the other, that much lower: the choices beside them need the room."""
        column = QVBoxLayout()
        column.setContentsMargins(0, over, 0, 0)
        column.setSpacing(0)
        for switch, name in ((self.draft, "Draft"), (self.pdf, "A PDF beside the Word file")):
            column.addWidget(switch)
            switch.setAccessibleName(name)
        return column

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(look.units(12))
            row.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.as_of.setMinimumWidth(look.units(116))  # a whole date at every size of text
        self.date_field = Field(theme, "As of", self.as_of)
        self.start_field = Field(theme, "Since", self.start)
        self.until_field = Field(theme, "Until", self.until)
        self.filter_field = Field(theme, "Only (the filters of the search)", self.filters)
        above.addWidget(Field(theme, "Report", self.report), 4)
        above.addWidget(Field(theme, "Ceiling", self.ceiling), 3)
        above.addWidget(self.caveats_field)
        above.addWidget(self.date_field, 2)
        above.addWidget(Field(theme, "House style", self.house), 3)
        above.addLayout(self._switches(look.units(8)))
        above.addWidget(Field(theme, "", self.export))
        self.export.setAccessibleName("Write the Word report")
        for field, part in ((self.start_field, 2), (self.until_field, 2), (self.filter_field, 5)):
            below.addWidget(field, part)
        self.sides_field = Field(theme, "", self.sides)
        self.sides.setAccessibleName("A page for each side")
        below.addWidget(self.sides_field)
        self.register_field = Field(theme, "", self.register)
        self.register.setAccessibleName("Action register as an Excel file")
        below.addWidget(self.register_field)
        self._below = QWidget()
        self._below.setLayout(below)
        below.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(12), look.units(24), look.units(8))
        column.setSpacing(look.units(4))
        column.addLayout(above)
        column.addWidget(self._below)

    # --- what it is given, and what it gives ---

    def start_with(self, offers: Sequence[Offer], kind: str, scheme: Scheme, today: date, words: str) -> None:
        """Begin anew: the reports of a page, the one that is wanted first, today, nothing withheld, final."""
        controls = (self.report, self.ceiling, self.draft, self.sides, *self._lines)
        self._today = today
        for control in controls:
            control.blockSignals(True)
        self.report.clear()
        for offer in offers:
            self.report.addItem(offer.label, offer.kind.value)
        self.report.setCurrentIndex(max(0, self.report.findData(kind)))
        self.ceiling.clear()
        self.ceiling.addItem("No ceiling", None)
        for level in scheme.levels:
            self.ceiling.addItem(level.label, level.code)
        self.caveats.put(())
        self.draft.setChecked(False)
        self.sides.setChecked(False)
        self.as_of.setText(PartialDate.of(today).seen_short(no_break=False))
        for line in (self.start, self.until):
            line.clear()
        self.filters.setText(words)
        for control in controls:
            control.blockSignals(False)
        self._pause.stop()
        self._last = self.wanted()
        self._fit()

    def wanted(self) -> Wanted | None:
        """The choices; None while a date cannot be read, which is said at its field."""
        code = self.report.code()
        as_of = self._read(self.as_of.text(), self.date_field, required=True)
        start = self._read(self.start.text(), self.start_field)
        until = self._read(self.until.text(), self.until_field)
        if code is None or as_of is None or as_of[0] is None or start is None or until is None:
            return None
        kind = ReportKind(code)
        actions = kind is ReportKind.ACTIONS
        return Wanted(
            kind,
            self.ceiling.code(),
            as_of[0].last,
            self.draft.isChecked(),
            start[0] if kind in _PERIOD else None,
            until[0] if kind is ReportKind.CHRONOLOGY else None,
            self.filters.text().strip() if actions else "",
            self.sides.isChecked() and actions,
            self.caveats.chosen if self.ceiling.code() else (),
        )

    def stop(self) -> None:
        """Wait for no more typing."""
        self._pause.stop()

    def _read(self, words: str, field: Field, *, required: bool = False) -> tuple[PartialDate | None] | None:
        """A date in a tuple, (None,) where nothing stands; None where it cannot be read."""
        if not words.strip() and not required:
            field.understood("")
            return (None,)
        try:
            when = PartialDate.parse(words, today=self._today)
        except InvalidValue as error:
            field.wrong(str(error) if words.strip() else "Type a date: 21 nov 2026, nov 2026, today.")
            return None
        field.understood(when.seen())
        return (when,)

    def _fit(self) -> None:
        """Show what the chosen report asks for, and nothing else."""
        code = self.report.code()
        kind = ReportKind(code) if code else None
        actions = kind is ReportKind.ACTIONS
        self.start_field.setVisible(kind in _PERIOD)
        self.until_field.setVisible(kind is ReportKind.CHRONOLOGY)
        self.caveats_field.setVisible(self.ceiling.code() is not None)
        for field in (self.filter_field, self.sides_field, self.register_field):
            field.setVisible(actions)
        self._below.setVisible(kind in _PERIOD)

    @Slot()
    def _take_ceiling(self) -> None:
        """Another level: what was let through under the last one is not under this."""
        self.caveats.put(())
        self._tell()

    @Slot()
    def _typing(self) -> None:
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self._fit()
        wanted = self.wanted()
        if wanted != self._last:
            self._last = wanted
            self.changed.emit()
