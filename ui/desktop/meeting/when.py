"""Date, place, venue and status of a meeting, side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.meetings.sheet import Sheet
from db.values.choices import MeetingStatus
from db.values.errors import InvalidValue
from db.values.partial_date import DateRange
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.choices import EnumEditor
from ui.desktop.forms.dates import RangeEditor
from ui.desktop.forms.texts import LineEditor
from ui.desktop.look import Theme
from ui.desktop.meeting.line import EnterGoesOn
from ui.desktop.meeting.quick import QuickReference
from ui.desktop.meeting.side_by_side import SideBySide


class MeetingDate(RangeEditor):
    """A date without its year is the one nearest to the day of the source, or to today where no source has one."""

    from_source = False
    held = False
    """Whether the status says that the meeting was held; a day still to come is then asked about."""

    def __init__(self, theme: Theme, words: str, *, today: date) -> None:
        super().__init__(theme, words, today=today)
        self._now = today

    def refresh(self) -> None:
        super().refresh()
        try:
            held_on = self.value()
        except InvalidValue:  # said when the field is left
            return
        if self.held and isinstance(held_on, DateRange) and held_on.first and held_on.first > self._now:
            asked = f"{self._meaning(held_on)} is still to come: planned, not held? (P in Status)"
            self.understood(asked, doubtful=True)

    def _meaning(self, value: DateRange) -> str:
        said = super()._meaning(value)
        stated = value.start is None or str(value.start.year) in self.edit.text()
        return f"{said} · year from the source" if self.from_source and not stated else said


class When(SideBySide):
    """What the officer has not touched follows what was understood."""

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(basis, parent)
        self._status_chosen = False
        theme = basis.theme
        self.date = MeetingDate(theme, "Date", today=basis.today)
        self.date.edit.setPlaceholderText("24 nov, or 22-23 oct 2025")
        self.place = QuickReference(theme, "Place", kinds=("place",), **basis.finding)
        self.place.edit.setPlaceholderText("not stated")
        self.venue = LineEditor(theme, "Venue")
        self.venue.edit.setPlaceholderText("not stated")
        self.status = EnumEditor(theme, "Status", choices=MeetingStatus, required=True)
        found = {
            "held_on": self.date, "place_id": self.place, "venue": self.venue, "status": self.status,
        }  # fmt: skip
        self._lay(found, (14, 10, 9, 7), self.changed)
        self.status.changed.connect(self._choose_status)
        self.status.choice.currentIndexChanged.connect(self._ask_whether_held)
        for control in (self.date.edit, self.venue.edit, self.status.choice):
            EnterGoesOn(control, self)

    def put(self, sheet: Sheet) -> None:
        """Show what is on file, or was given."""
        self.date.set_value(sheet.held_on)
        self.place.set_value(sheet.place_id)
        self.venue.set_value(sheet.venue)
        self.status.set_value(sheet.status)

    def follow(self, status: MeetingStatus) -> None:
        """What the heading says of the status."""
        if not self._status_chosen:
            self.status.set_value(status)

    def follow_source(self, day: date | None) -> None:
        """From which day a date without a year counts; None is today."""
        self.date.from_source = day is not None
        if self.date.today != (day or self._basis.today):
            self.date.today = day or self._basis.today
            self.date.refresh()

    def day(self) -> date | None:
        """The last day of the meeting, where it is known."""
        held = self.value("held_on")
        return held.last if isinstance(held, DateRange) else None

    @Slot()
    def _choose_status(self) -> None:
        self._status_chosen = True

    @Slot()
    def _ask_whether_held(self) -> None:
        """A day still to come belongs to a planned meeting, as a rule; it is asked, never refused."""
        self.date.held = self.value("status") == MeetingStatus.HELD
        self.date.refresh()
