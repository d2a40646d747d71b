"""The way of dates that is chosen in the preferences is on every page at once, and never on the brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from app import preferences
from db.values import date_style
from db.values.date_style import DateStyle
from ui.desktop.look import Theme
from ui.desktop.place import Place
from ui.desktop.preferences_sheet import PreferencesSheet

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat
    from ui.desktop.desk import Desk


def shown(seat: Seat) -> str:
    """Every word of the page."""
    page = seat.window.stack.page
    assert page is not None
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible()).replace(
        "\u00a0", " "
    )


def test_dates_are_shown_as_chosen_at_once_and_the_brief_keeps_its_own(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    paper = seat.paper
    with seat.window.session.case.read() as reader:
        ((meeting,),) = reader.rows("SELECT id FROM meeting WHERE title = '13th JMCC'")
    record = Place("record", "meeting", meeting)
    seat.window.go(record)
    seat.idle()
    assert "24 November 2025" in shown(seat)
    seat.window.actions_["preferences"].trigger()
    (asked,) = seat.window.findChildren(PreferencesSheet)
    asked.dates.setCurrentIndex(asked.dates.findData(DateStyle.ISO.value))
    seat.bot.waitUntil(lambda: seat.window.session.idle and "2025-11-24" in shown(seat), timeout=20_000)
    assert "24 November 2025" not in shown(seat)
    assert preferences.read().dates is DateStyle.ISO
    seat.window.go(Place("compose"))
    seat.idle()
    seat.choose("Oman")
    assert seat.paper == paper
    for one in seat.window.findChildren(PreferencesSheet):
        one.close()


def test_a_desk_begins_with_the_dates_of_the_machine(profile: Path, opened: Callable[[Theme], Desk]) -> None:
    preferences.write(preferences.Preferences(dates=DateStyle.DOTTED))
    opened(Theme("light", 13.0))
    assert date_style.in_use() is DateStyle.DOTTED
