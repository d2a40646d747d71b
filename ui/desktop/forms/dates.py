"""Editors for dates, ranges and dues: typed as people write them, with the understood meaning beneath."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Unpack

from PySide6.QtCore import Slot

from db.values.due import Due, DueType, parse_due
from db.values.errors import InvalidValue
from db.values.partial_date import DateRange, PartialDate
from ui.desktop.forms.editor import Kept
from ui.desktop.forms.texts import LineEditor
from ui.desktop.look import Theme
from ui.desktop.parts.controls import Choice

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateEditor(LineEditor):
    """A year, a month or a day."""

    def __init__(
        self, theme: Theme, words: str, help: str = "", *, today: date, **kept: Unpack[Kept]
    ) -> None:
        super().__init__(theme, words, help, **kept)
        self.today = today
        self._known: tuple[str, Any] = ("", None)
        """The text shown for a value that was set, and that value: what nobody retyped is not read anew."""

    def value(self) -> Any:
        words = self.edit.text().strip()
        if words == self._known[0]:
            return self._known[1]
        return self._parsed(words) if words else None

    def set_value(self, value: Any) -> None:
        shown = self._shown(value) if value is not None else ""
        self._known = (shown.strip(), value)
        super().set_value(shown)

    def refresh(self) -> None:
        words = self.edit.text().strip()
        if not words or words == self._known[0]:
            self.understood("")
            return
        try:
            self.understood(self._meaning(self._parsed(words)))
        except InvalidValue:
            self.understood("")

    def _parsed(self, words: str) -> Any:
        return PartialDate.parse(words, today=self.today)

    def _shown(self, value: Any) -> str:
        return value.seen(no_break=False)

    def _meaning(self, value: Any) -> str:
        return _with_weekday(value)


class RangeEditor(DateEditor):
    """One day, or from a start to an end."""

    def _parsed(self, words: str) -> Any:
        return DateRange.parse(words, today=self.today)

    def _meaning(self, value: Any) -> str:
        if value.start is not None and value.start == value.end:
            return _with_weekday(value.start)
        return value.seen()


def _with_weekday(value: PartialDate) -> str:
    if value.day is None:
        return value.seen()
    return f"{WEEKDAYS[value.first.weekday()]} {value.seen()}"


class DueEditor(DateEditor):
    """When something is due, in the words in which it was said. `statement` answers the day it was said on."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        help: str = "",
        *,
        today: date,
        fiscal_start_month: int | None = None,
        **kept: Unpack[Kept],
    ) -> None:
        super().__init__(theme, words, help, today=today, **kept)
        self.statement: Callable[[], date | None] = _no_day
        self._fiscal = fiscal_start_month
        self.reading = Choice(theme)
        self.reading.setAccessibleName(f"Which year is meant by {words.lower()}")
        self.reading.hide()
        self.column.insertWidget(self.column.count() - 1, self.reading)
        self.reading.activated.connect(self._chosen)

    def value(self) -> Any:
        due = super().value()
        if isinstance(due, Due) and self.reading.isVisibleTo(self) and self.reading.currentIndex() >= 0:
            wanted = self.reading.currentData()
            return next((one for one in due.readings if one.calendar == wanted), due)
        return due

    def typed(self) -> Any:
        chosen = self.reading.currentData() if self.reading.isVisibleTo(self) else None
        return {"words": self.edit.text(), "calendar": chosen} if chosen else self.edit.text()

    def retype(self, json: Any) -> None:
        words = json.get("words", "") if isinstance(json, dict) else json
        super().retype(words)
        if isinstance(json, dict):
            self.reading.setCurrentIndex(self.reading.findData(json.get("calendar")))

    def refresh(self) -> None:
        words = self.edit.text().strip()
        due = self._known[1] if words == self._known[0] else self._parsed(words) if words else None
        self._offer_readings(due)
        if due is None:
            self.understood("")
        elif due.type is DueType.UNSPECIFIED and words != self._known[0]:
            self.understood("no date understood; kept as written, it will age", doubtful=True)
        elif len(due.readings) > 1:
            self.understood(
                "which year? your answer is kept and not asked again; or leave both open", doubtful=True
            )
        else:
            self.understood(due.seen())

    def _parsed(self, words: str) -> Any:
        return parse_due(words, made_on=self.statement(), fiscal_start_month=self._fiscal)

    def _shown(self, value: Any) -> str:
        return value.words

    def _offer_readings(self, due: Due | None) -> None:
        readings = due.readings if due is not None else ()
        several = len(readings) > 1
        known = [self.reading.itemText(place) for place in range(self.reading.count())]
        wanted = [one.seen() for one in readings] if several else []
        if wanted != known:
            self.reading.clear()
            for one, words in zip(readings, wanted, strict=False):
                self.reading.addItem(words, one.calendar.value if one.calendar else None)
            self.reading.setCurrentIndex(-1)
        self.reading.setVisible(several)

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit()


def _no_day() -> date | None:
    return None
