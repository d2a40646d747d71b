"""The diary on the screen: it is walked through by keys, speaks its days, and every line leads to its record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.diary import Day, Entry, Off
from db.values.partial_date import DateRange
from ui.desktop.diary.grid import shown_as, spoken
from ui.desktop.pages.diary import DiaryPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def at(seat: Seat, path: Path, words: str = "month 2025-11-24") -> DiaryPage:
    seat.open(path)
    seat.window.go(Place("diary", words=words))
    page = cast(DiaryPage, seat.window.stack.live("diary"))
    settled(seat, page)
    return page


def settled(seat: Seat, page: DiaryPage) -> None:
    seat.bot.waitUntil(lambda: page._view is not None and not page._rest.isActive(), timeout=WAIT)
    seat.idle()


def titles(page: DiaryPage) -> list[str]:
    model = page.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_opens_on_this_month_and_today(seat: Seat, demo: Path) -> None:
    page = at(seat, demo, "")
    assert page.name.text() == "November 2026"
    assert page.place() == Place("diary", words="month 2026-11-21")
    assert page.grid.accessibleName().startswith("Diary, Saturday 21 November 2026")


def test_a_day_says_what_is_on_it_and_a_row_leads_there(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    assert titles(page)[0] == "Monday 24 November"
    assert "13th JMCC" in titles(page)
    key = next(
        page.list.rows.index(row).data(Qt.ItemDataRole.UserRole)
        for row, title in enumerate(titles(page))
        if title == "13th JMCC"
    )
    page.list.choose(key)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert seat.window.stack.here() == Place("record", "meeting", key.partition("/")[2])


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, "2025-11-23"),
        (Qt.Key.Key_Down, "2025-12-01"),
        (Qt.Key.Key_Up, "2025-11-17"),
        (Qt.Key.Key_PageDown, "2025-12-24"),
        (Qt.Key.Key_PageUp, "2025-10-24"),
        (Qt.Key.Key_Home, "2026-11-21"),
    ],
)
def test_keys_walk_by_days_weeks_and_months(seat: Seat, demo: Path, key: Qt.Key, day: str) -> None:
    page = at(seat, demo)
    page.grid.setFocus()
    QTest.keyClick(page.grid, key)
    seat.bot.waitUntil(lambda: page.place().words == f"month {day}", timeout=WAIT)
    settled(seat, page)
    seat.bot.waitUntil(lambda: (one := page.grid.day()) is not None and one.within, timeout=WAIT)
    assert page.grid.day().day == date.fromisoformat(day)


def test_a_week_is_one_choice_away_and_is_come_back_to(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    page.spans.setFocus()
    QTest.keyClick(page.spans, Qt.Key.Key_Right)
    seat.bot.waitUntil(lambda: page.name.text() == "23–29 November 2025", timeout=WAIT)
    seat.window.go(Place("recycle"))
    seat.window.stack.back()
    assert seat.window.stack.here() == Place("diary", words="week 2025-11-24")


def test_who_does_not_work_is_said(seat: Seat, demo: Path) -> None:
    page = at(seat, demo, "month 2025-11-21")
    assert "Oman: weekend" in titles(page)
    assert "Working weeks" in titles(page)
    assert "Oman" in titles(page)


def test_a_meeting_is_planned_on_the_day_one_is_on(seat: Seat, demo: Path) -> None:
    page = at(seat, demo, "month 2026-11-24")
    with seat.bot.waitSignal(page.around.going) as gone:
        seat.window.deeds.do("new")
    assert gone.args == [
        Place("new", "meeting", given=(("held_on", '"2026-11-24"'), ("status", '"planned"')))
    ]


def test_a_new_meeting_comes_to_its_day_at_once(seat: Seat, small: Path) -> None:
    page = at(seat, small, "month 2026-11-24")
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    with case.read() as reader:
        both = [row[0] for row in reader.rows("SELECT id FROM country")]
    changes.create(
        "meeting", title="Talks", meeting_kind="talks", status="planned", parties=both,
        held_on=DateRange.parse_text("2026-11-24"),
    )  # fmt: skip
    case.door.change("Plan talks", changes)
    seat.bot.waitUntil(lambda: "Talks" in titles(page), timeout=WAIT)


def test_a_click_goes_to_the_day_and_two_to_what_is_on_it(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    grid = page.grid
    grid.resize(900, 700)
    view = page._view
    assert view is not None
    place = next(n for n, one in enumerate(view.days) if one.day == date(2025, 11, 24))
    cell = grid._cell(place)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._cell(place + 1).center().toPoint())
    assert page.place().words == "month 2025-11-25"
    first = QPointF(cell.left() + 20, cell.top() + grid._head() + grid._line() / 2)
    with seat.bot.waitSignal(grid.picked) as picked:
        QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=first.toPoint())
    entry = view.days[place].entries[0]
    assert picked.args == [entry.kind, entry.id]


def test_a_crowded_day_paints_what_fits(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    page.grid.resize(500, 220)
    assert not page.grid.grab().isNull()


def test_words_say_all_that_colour_and_shape_do() -> None:
    entry = Entry("task", "x", "Print", what="task due", late=True)
    day = Day(date(2026, 11, 25), True, (entry,), (Off("Oman", "National Day", True),))
    assert shown_as(entry) == "Print (task due)"
    assert shown_as(Entry("meeting", "x", "Talks", planned=True)) == "Talks (planned)"
    assert spoken(day) == "Wednesday 25 November 2026; Oman: National Day; Print (task due)"
    assert spoken(Day(date(2026, 11, 26), True)).endswith("nothing")
