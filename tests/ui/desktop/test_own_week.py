"""Our own working week is written in the settings of the case file, and counts where it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.own_week import read_own_week, set_own_week
from db.values.errors import InvalidValue
from tests.ui.desktop.test_reach import nameless
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.panes.week_section import WeekSection
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def test_what_can_be_read_is_kept_and_what_cannot_is_said_and_not_kept(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("settings"))
    seat.idle()
    page = seat.window.stack.live("settings")
    assert isinstance(page, SettingsPage)
    section = next(one for one in page.sections if isinstance(one, WeekSection))
    assert "Monday to Saturday" in section.usual.text()
    assert nameless(seat.window) == []
    case = seat.window.session.case
    assert case is not None
    for words, kept in (("when it suits", ""), ("Mon-Fri", "Mon-Fri")):
        section.field.line.clear()
        seat.bot.keyClicks(section.field.control, words)
        section.save_button.click()
        seat.idle()
        own = read_own_week(case)
        assert own is not None
        assert own.written == kept
    assert "Monday to Friday" in section.field.hint.text()
    with pytest.raises(InvalidValue, match="Name the days of work"):
        set_own_week(case, "when it suits")
