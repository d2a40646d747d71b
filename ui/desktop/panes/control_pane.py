"""What the office says of a brief itself: for whom, which copy, who cleared it, how it is marked, its annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.briefs.controls import Clearance, Controls, clearances_of, clearances_text, copies_of
from app.briefs.request import NOTES
from app.errors import InvalidValue
from db.values.levels import PortionMode
from db.values.marking import Marking, Scheme
from ui.desktop.look import Theme, Type
from ui.desktop.parts.caveats import CaveatsButton
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Label, rule

TYPING_MS = 400
"""How long a pause in typing ends what is typed."""

_PORTIONS = {
    PortionMode.OFF: "As the scheme has it: none",
    PortionMode.OPTIONAL: "As the scheme has it: marked",
    PortionMode.REQUIRED: "Required by the scheme",
}


class ControlPane(QScrollArea):
    """Emits `changed` when something else is said, or cannot be read; `seeing` when the annex is to be seen or not."""

    changed = Signal()
    seeing = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._scheme: Scheme | None = None
        self._last: Controls | None = Controls()
        self.addressee = line_edit(theme, "Addressee", "Raksha Mantri", free=True)
        self.copy = line_edit(theme, "Copy number", "not given", free=True)
        self.copies = line_edit(theme, "Number of copies", "not given", free=True)
        self.distribution = line_edit(theme, "Distribution", "one; another", free=True)
        self.drafter = line_edit(theme, "Drafted by", "Under Secretary (Gulf)", free=True)
        self.cleared = line_edit(theme, "Cleared by", "Director (Gulf), 21 nov 2026", free=True)
        self.marking = Choice(theme)
        self.reason = line_edit(theme, "Reason for the higher marking", "compilation", free=True)
        self.portions, self.notes = Choice(theme), Choice(theme)
        self.photos = Switch(theme, "Photographs")
        self.annex = Choice(theme)
        self.annex_caveats = CaveatsButton(theme)
        self.said = Switch(theme, "The brief names it")
        self.see = Button(theme, "See the annex", Weight.LINK)
        self.see.setCheckable(True)
        self.told = Label(theme, Type.SMALL, "text_3")
        self.told.setWordWrap(True)
        self.photos.setAccessibleName("Photographs in biographies")
        self.said.setAccessibleName("The brief says that it has a separate annex")
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._arrange(theme)
        self._join()

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        self.body = body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(look.units(20), look.units(8), look.units(16), look.units(16))
        column.setSpacing(look.units(10))
        self.copy_field = _plain(theme, "Copy number", self.copy)
        self.copies_field = _plain(theme, "of how many", self.copies)
        self.cleared_field = _plain(theme, "Cleared by, on", self.cleared)
        self.reason_field = _plain(theme, "Reason for the higher marking", self.reason)
        self.portions_field = _plain(theme, "Portion marks", self.portions)
        column.addWidget(_plain(theme, "Addressee", self.addressee))
        column.addLayout(_side_by_side(look.units(8), self.copy_field, self.copies_field))
        column.addWidget(_plain(theme, "Distribution, parted by semicolons", self.distribution))
        column.addWidget(_plain(theme, "Drafted by", self.drafter))
        column.addWidget(self.cleared_field)
        column.addWidget(rule(theme))
        column.addWidget(_plain(theme, "Overall marking", self.marking))
        column.addWidget(self.reason_field)
        column.addWidget(self.portions_field)
        column.addWidget(_plain(theme, "Notes", self.notes))
        column.addWidget(self.photos)
        column.addWidget(rule(theme))
        column.addWidget(_plain(theme, "Separate annex, up to", self.annex))
        self.annex_caveats_field = _plain(theme, "Caveats let through in it", self.annex_caveats)
        column.addWidget(self.annex_caveats_field)
        column.addWidget(self.said)
        column.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addStretch(1)
        self._show_body(body)

    def _show_body(self, body: QWidget) -> None:
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _join(self) -> None:
        for words, code in ((words, code) for code, words in NOTES.items()):
            self.notes.addItem(words, code)
        for line in self._lines():
            line.textEdited.connect(self._pause.start)
            line.editingFinished.connect(self._tell)
        for choice in (self.marking, self.portions, self.notes, self.annex):
            choice.currentIndexChanged.connect(self._tell)
        self.annex_caveats.chose.connect(self._tell)
        for switch in (self.photos, self.said):
            switch.toggled.connect(self._tell)
        self._pause.timeout.connect(self._tell)
        self.see.toggled.connect(self._see)

    def _lines(self) -> Sequence[QLineEdit]:
        return (
            self.addressee, self.copy, self.copies, self.distribution, self.drafter, self.cleared, self.reason,
        )  # fmt: skip

    # --- what it shows ---

    def start(self, scheme: Scheme, today: date) -> None:
        """Begin with a case file: its levels, and how its scheme marks portions."""
        self._scheme, self._today = scheme, today
        self._quiet(True)
        self.marking.clear()
        self.marking.addItem("As its records demand", None)
        self.portions.clear()
        self.portions.addItem(_PORTIONS[scheme.portion.mode], "")
        if scheme.portion.mode is not PortionMode.REQUIRED:
            self.portions.addItem("Marked", "on")
            self.portions.addItem("Not marked", "off")
        for level in scheme.levels:
            self.marking.addItem(f"{level.label}, raised", level.code)
        self._quiet(False)
        self.put(Controls(), None)

    def put(self, said: Controls, ceiling: str | None) -> None:
        """Show what is said of a brief with this ceiling; nothing is told."""
        self._quiet(True)
        self._pause.stop()
        shown = {
            self.addressee: said.addressee,
            self.copy: "" if said.copy is None else str(said.copy),
            self.copies: "" if said.copies is None else str(said.copies),
            self.distribution: "; ".join(said.distribution),
            self.drafter: said.drafter,
            self.cleared: clearances_text(said.clearances),
            self.reason: said.raise_reason,
        }
        for line, words in shown.items():
            line.setText(words)
        self.marking.setCurrentIndex(max(0, self.marking.findData(said.marking and said.marking.level)))
        self.portions.setCurrentIndex(max(0, self.portions.findData(said.portions)))
        self.notes.setCurrentIndex(max(0, self.notes.findData(said.notes)))
        self.photos.setChecked(said.photos)
        self.said.setChecked(said.annex_said)
        self.annex_caveats.put(said.annex_caveats)
        self._last = said
        self.show_ceiling(ceiling, said.annex)
        self._quiet(False)
        self._show_parts()

    def show_ceiling(self, ceiling: str | None, chosen: str | None = None) -> None:
        """Offer the ceiling of the brief, for more caveats, and the levels above it; without one there is no annex."""
        wanted = chosen or self.annex.code()
        caveats = self.annex_caveats
        if wanted == ceiling and not caveats.chosen:
            wanted = None  # it would hold no more than the brief
        before = self.annex.blockSignals(True)
        self.annex.clear()
        self.annex.addItem("No separate annex", None)
        levels = self._scheme.levels if self._scheme else ()
        rank = next((level.rank for level in levels if level.code == ceiling), None)
        for level in levels:
            if rank is not None and (level.rank > rank or (level.rank == rank and caveats.offers)):
                words = level.label if level.rank > rank else f"{level.label}, with more caveats"
                self.annex.addItem(words, level.code)
        self.annex.setCurrentIndex(max(0, self.annex.findData(wanted)))
        self.annex.blockSignals(before)
        self.annex.setEnabled(self.annex.count() > 1)
        self._show_parts()

    def tell_annex(self, words: str) -> None:
        """Say what has become of the annex."""
        self.told.setText(words)

    def go(self, field: str) -> None:
        """Put the focus into the field of this name."""
        wanted: dict[str, QWidget] = {"copy": self.copy, "addressee": self.addressee, "annex": self.annex}
        found = wanted.get(field, self.addressee)
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(found)

    # --- what is said ---

    def said_now(self) -> Controls | None:
        """What is said; None while something cannot be read, and its field says why."""
        copies, cleared = self._copies(), self._cleared()
        if copies is None or cleared is None:
            return None
        level = self.marking.code()
        return Controls(
            addressee=self.addressee.text().strip(),
            copy=copies[0],
            copies=copies[1],
            distribution=tuple(p for part in self.distribution.text().split(";") if (p := part.strip())),
            drafter=self.drafter.text().strip(),
            clearances=cleared,
            portions=self.portions.code() or "",
            marking=Marking(level) if level else None,
            raise_reason=self.reason.text().strip() if level else "",
            notes=self.notes.code() or "",
            photos=self.photos.isChecked(),
            annex=self.annex.code(),
            annex_caveats=self.annex_caveats.chosen if self.annex.code() else (),
            annex_said=self.said.isChecked(),
        )

    def stop(self) -> None:
        """Wait for no more typing."""
        self._pause.stop()

    def settle(self) -> None:
        """What is typed counts now."""
        if self._pause.isActive():
            self._tell()

    def _copies(self) -> tuple[int | None, int | None] | None:
        try:
            found = copies_of(self.copy.text(), self.copies.text())
        except InvalidValue as error:
            self.copy_field.wrong(str(error))
            self.copy_field.hint.show()
            return None
        self.copy_field.understood("")
        self.copy_field.hint.hide()
        return found

    def _cleared(self) -> tuple[Clearance, ...] | None:
        try:
            found = clearances_of(self.cleared.text(), self._today)
        except InvalidValue as error:
            self.cleared_field.wrong(str(error))
            self.cleared_field.hint.show()
            return None
        self.cleared_field.understood("")
        self.cleared_field.hint.hide()
        return found

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self._show_parts()
        said = self.said_now()
        if said != self._last:
            self._last = said
            self.changed.emit()

    @Slot(bool)
    def _see(self, seen: bool) -> None:
        self.see.setText("See the brief" if seen else "See the annex")
        self.seeing.emit(seen)

    def _show_parts(self) -> None:
        """Only what means something is seen."""
        raised, apart = self.marking.code() is not None, self.annex.code() is not None
        self.reason_field.setVisible(raised)
        self.said.setVisible(apart)
        self.annex_caveats_field.setVisible(apart)
        self.see.setVisible(apart)
        if not apart:
            self.see.setChecked(False)
            can = self.annex.count() > 1
            self.told.setText(
                "What stands above the ceiling goes into a file of its own."
                if can
                else "Choose a ceiling first: what stands above it can go into a file of its own."
            )

    def _quiet(self, quiet: bool) -> None:
        for control in (
            *self._lines(), self.marking, self.portions, self.notes, self.photos, self.annex, self.said,
        ):  # fmt: skip
            control.blockSignals(quiet)


def _side_by_side(spacing: int, *fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for one in fields:
        row.addWidget(one)
    return row


def _plain(theme: Theme, words: str, control: QWidget) -> Field:
    """A field that takes no room for a line below it until there is one."""
    made = Field(theme, words, control)
    made.hint.hide()
    return made
