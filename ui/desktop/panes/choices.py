"""The choices above the paper: preset, ceiling, as-of date, draft or final, and the button that exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import InvalidValue
from db.values.marking import Scheme
from db.values.partial_date import PartialDate
from ui.desktop.look import Theme
from ui.desktop.parts.caveats import CaveatsButton
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.fields import Field, line_edit

PRESETS = {
    "standard": "Standard brief",
    "short-call": "Short call",
    "committee": "Committee meeting",
    "full": "Full visit",
    "checklist": "Checklist only",
}
"""The outlines that come with the program, by id, as an officer knows them."""

TYPING_MS = 250
"""How long a pause in typing ends a date."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an officer has chosen for a brief; `ceiling` None withholds nothing."""

    preset: str
    ceiling: str | None
    as_of: date
    draft: bool
    caveats: tuple[str, ...] = ()
    """What its reader may see beside the level of the ceiling."""


class ChoicesBar(QWidget):
    """Emits `changed` when the choices can be read and differ from before."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._last: Chosen | None = None
        self.preset = Choice(theme)
        for id_, words in PRESETS.items():
            self.preset.addItem(words, id_)
        self.ceiling = Choice(theme)
        self.caveats = CaveatsButton(theme)
        self.house = Choice(theme)
        self.as_of = line_edit(theme, "As of", "21 nov 2026, nov 2026, today", searches=True)
        self.draft = Switch(theme, "Draft")
        self.pdf = Switch(theme, "PDF too")
        self.pdf.setAccessibleName("A PDF beside the Word file")
        self.export = Button(theme, "Export Word brief…", Weight.FILLED)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._arrange(theme)
        self.preset.currentIndexChanged.connect(self._tell)
        self.ceiling.currentIndexChanged.connect(self._take_ceiling)
        self.caveats.chose.connect(self._tell)
        self.draft.toggled.connect(self._tell)
        self.as_of.textEdited.connect(self._read_date)
        self.as_of.editingFinished.connect(self._tell)
        self._pause.timeout.connect(self._tell)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), look.units(12), look.units(24), look.units(8))
        row.setSpacing(look.units(12))
        self.as_of.setMinimumWidth(look.units(132))
        self.date_field = Field(theme, "As of", self.as_of)
        row.addWidget(Field(theme, "Preset", self.preset), 4)
        row.addWidget(Field(theme, "Ceiling", self.ceiling), 3)
        self.caveats_field = Field(theme, "Caveats let through", self.caveats)
        row.addWidget(self.caveats_field)
        self.caveats_field.hide()
        row.addWidget(Field(theme, "House style", self.house), 5)
        row.addWidget(self.date_field, 1)
        self.draft.setAccessibleName("Draft")  # these two and the PDF stand beside the title
        self.export.setAccessibleName("Export Word brief")
        row.setAlignment(Qt.AlignmentFlag.AlignTop)

    def put_outlines(self, found: Sequence[tuple[str, str]]) -> None:
        """Offer these presets, by name and id; the chosen one stays where it is still there. Nothing is told."""
        code = self.preset.code()
        self.preset.blockSignals(True)
        self.preset.clear()
        for words, id_ in found:
            self.preset.addItem(words, id_)
        self.preset.setCurrentIndex(max(0, self.preset.findData(code)))
        self.preset.blockSignals(False)

    def choose_preset(self, code: str) -> None:
        """Choose a preset without telling."""
        self.preset.blockSignals(True)
        self.preset.setCurrentIndex(max(0, self.preset.findData(code)))
        self.preset.blockSignals(False)
        self._last = self.chosen()

    def start(self, scheme: Scheme, today: date) -> None:
        """Begin anew for a case file: its levels, today, nothing withheld, final."""
        self.caveats.put(())
        self.offer_caveats(scheme.caveats)
        self._today = today
        for control in (self.preset, self.ceiling, self.draft, self.as_of):
            control.blockSignals(True)
        self.preset.setCurrentIndex(0)
        self.ceiling.clear()
        self.ceiling.addItem("No ceiling", None)
        for level in scheme.levels:
            self.ceiling.addItem(level.label, level.code)
        self.draft.setChecked(False)
        self.as_of.setText(PartialDate.of(today).seen_short(no_break=False))
        for control in (self.preset, self.ceiling, self.draft, self.as_of):
            control.blockSignals(False)
        self._pause.stop()
        self._last = self.chosen()
        self._show_caveats()
        self._show_date()

    def chosen(self) -> Chosen | None:
        """The choices; None while the date cannot be read."""
        try:
            as_of = PartialDate.parse(self.as_of.text(), today=self._today).last
        except InvalidValue:
            return None
        ceiling = self.ceiling.code()
        caveats = self.caveats.chosen if ceiling else ()
        return Chosen(self.preset.code() or "standard", ceiling, as_of, self.draft.isChecked(), caveats)

    def offer_caveats(self, caveats: Sequence[str]) -> None:
        """The caveats that can be let through under a ceiling."""
        self.caveats.offer(caveats)
        self._show_caveats()

    def _show_caveats(self) -> None:
        """They belong to a ceiling: without one nothing is withheld."""
        self.caveats_field.setVisible(self.ceiling.code() is not None)

    @Slot()
    def _take_ceiling(self) -> None:
        """Another level: what was let through under the last one is not under this."""
        self.caveats.put(())
        self._show_caveats()
        self._tell()

    def stop(self) -> None:
        """Wait for no more typing."""
        self._pause.stop()

    @Slot()
    def go_as_of(self) -> None:
        """Put the focus on the date, to type another."""
        self.as_of.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.as_of.selectAll()

    @Slot()
    def _read_date(self) -> None:
        self._show_date()
        self._pause.start()

    def _show_date(self) -> None:
        try:
            when = PartialDate.parse(self.as_of.text(), today=self._today)
        except InvalidValue as error:
            words = str(error) if self.as_of.text().strip() else "Type a date: 21 nov 2026, nov 2026, today."
            self.date_field.wrong(words)
            return
        last = PartialDate.of(when.last).seen()
        self.date_field.understood(last if when.day else f"to the end of {when.seen()}: {last}")

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        chosen = self.chosen()
        if chosen != self._last:
            self._last = chosen
            self.changed.emit()
