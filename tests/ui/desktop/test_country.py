"""The page of a country: what it says, where every part of it leads, and what it reads anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commitments.register import Numbers
from app.engagements import Lane
from db.values.choices import Side
from db.values.due import DueState
from ui.desktop.country.overview import Units, rows_of
from ui.desktop.country.words import by_side, overdue_words, silence_words
from ui.desktop.pages.country import OVERVIEW, CountryPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def country(seat: Seat, name: str) -> str:
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        return str(reader.rows("SELECT id FROM country WHERE name = ?", name)[0][0])


@dataclass
class At:
    """The page of a country in a window."""

    seat: Seat
    id: str

    @property
    def page(self) -> CountryPage:
        return cast(CountryPage, self.seat.window.stack.live("country"))

    @property
    def here(self) -> Place | None:
        return self.seat.window.stack.here()

    def until(self, so: Callable[[], bool]) -> None:
        self.seat.bot.waitUntil(so, timeout=WAIT)

    def go(self, words: str = "") -> None:
        self.seat.window.go(Place("country", "country", self.id, words))
        self.until(lambda: self.page._view is not None and self.page._view.id == self.id)
        self.seat.idle()


def at(seat: Seat, path: Path, name: str = "Oman", words: str = "") -> At:
    seat.open(path)
    found = At(seat, country(seat, name))
    found.go(words)
    return found


def test_the_head_says_who_they_are_and_each_line_carries_the_numbers_of_its_sources(
    seat: Seat, demo: Path
) -> None:
    head = at(seat, demo).page.head
    assert (head.name.text(), head.official.text()) == ("Oman", "Sultanate of Oman")
    assert head.lines.text().count("<br>") == 2
    assert 'href="source/' in head.lines.text()
    assert 'href="relationship/' in head.lines.text()
    assert head.last.value.accessibleName().startswith("13th JMCC")
    assert head.last.second.text() == "362 days ago · New Delhi"
    assert head.coming.value.accessibleName() == "Next IOSCG"
    assert head.open.accessibleName() == "5 joint"
    assert head.silent.value.accessibleName() == "5 of 5"


def test_every_fact_leads_to_its_record(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    last = desk.page._view.timeline.last
    assert last is not None
    desk.page.head.last.value.linkActivated.emit(f"meeting/{last.id}")
    assert desk.here == Place("record", "meeting", last.id)


def test_the_timeline_speaks_below_itself_and_opens_what_it_shows(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    page = desk.page
    assert page.readout.text().startswith("← →")
    one = next(e for e in page._view.timeline.engagements if e.lane is Lane.VISITS)
    page.timeline.pointed.emit(one)
    assert "Secretary General" in page.readout.text()
    page.timeline.chosen.emit(one)
    assert desk.here is not None
    assert (desk.here.kind, desk.here.id) == ("visit", one.id)


def test_tabs_say_how_many_and_show_only_what_there_is(seat: Seat, demo: Path) -> None:
    page = at(seat, demo).page
    assert page._view is not None
    assert page._view.numbers["line"] == 0
    shown = [button.tab.key for button in page.tabs._buttons]
    assert shown[:3] == [OVERVIEW, "meeting", "visit"]
    assert shown[-1] == "source"
    assert "line" not in shown


@pytest.mark.parametrize("kind", ["meeting", "person"])
def test_a_tab_holds_the_list_of_this_country_with_the_record_beside_it(
    seat: Seat, demo: Path, kind: str
) -> None:
    desk = at(seat, demo, words=kind)
    page = desk.page
    assert page._view is not None
    desk.until(lambda: len(page.table.model.order) == page._view.numbers[kind])
    assert page.new_kind() == kind
    desk.until(lambda: page.pane.view is not None)
    assert desk.here == Place("country", "country", desk.id, kind)


def test_enter_in_the_list_opens_the_record(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo, words="meeting")
    view = desk.page.table.view
    desk.until(lambda: bool(view.current_id()))
    expected = view.current_id()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.here == Place("record", "meeting", expected)


def test_a_row_of_signs_leads_to_as_many_commitments(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    (row,) = desk.page.overview._rows
    assert row.accessibleName() == "5 joint, no date: ageing: show them"
    row.click()
    desk.until(lambda: len(desk.page.table.model.order) == row.units.number)
    assert desk.page.place().words == f"commitment {row.units.words}"


def test_coming_back_leads_to_the_tab_and_filter_one_left(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    desk.page.overview._rows[0].click()
    left = desk.page.place()
    seat.window.go(Place("recycle"))
    seat.window.stack.back()
    seat.idle()
    assert desk.here == left


def test_the_brief_is_one_key_away(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    with seat.bot.waitSignal(desk.page.around.going) as gone:
        seat.window.deeds.do("go_compose")
    assert gone.args == [Place("compose", "country", desk.id)]


def test_a_country_of_which_nothing_is_known_says_what_to_do_next(seat: Seat, small: Path) -> None:
    page = at(seat, small).page
    assert "would stand here" in page.head.lines.text()
    assert page.head.last.second.text() == "Ctrl+N logs the first meeting"
    assert page.overview.heading.text() == "No commitment with Oman is open"
    assert [button.tab.key for button in page.tabs._buttons] == [OVERVIEW, "meeting", "commitment", "person"]
    assert page.head.compose.isVisibleTo(page)


def test_nobody_writes_a_brief_about_the_home_country(seat: Seat, small: Path) -> None:
    assert not at(seat, small, "India").page.head.compose.isVisibleTo(seat.window)


def test_a_change_from_elsewhere_is_shown_and_the_tab_stays(seat: Seat, small: Path) -> None:
    desk = at(seat, small, words="commitment")
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    changes.create(
        "commitment", wording="Send a list", commitment_kind="agreed", strength="firm", owner_side=Side.THEIRS,
        status="open", parties=[country(seat, "India"), desk.id],
    )  # fmt: skip
    case.door.change("Add a commitment", changes)
    desk.until(lambda: desk.page.head.open.accessibleName() == "1 theirs")
    desk.until(lambda: len(desk.page.table.model.order) == 1)
    assert desk.page.place().words == "commitment"


def test_names_of_records_are_never_markup(seat: Seat, small: Path) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    desk = At(seat, country(seat, "Oman"))
    changes = case.door.changes()
    changes.create("relationship", label="<b>Bold</b> & more", parties=[country(seat, "India"), desk.id])
    case.door.change("Add a relationship", changes)
    desk.go()
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; more" in desk.page.head.lines.text()


def test_a_low_page_gives_its_room_to_the_list(seat: Seat, demo: Path) -> None:
    page = at(seat, demo).page
    units = seat.desk.theme.look.units
    page.resize(units(1200), units(700))
    assert page.timeline.isVisibleTo(page)
    page.resize(units(1200), units(500))
    assert not page.timeline.isVisibleTo(page)
    assert not page.head.lines.isVisibleTo(page)


NUMBERS: Numbers = {
    (Side.THEIRS, DueState.OVERDUE): 2,
    (Side.OURS, DueState.OVERDUE): 1,
    (Side.OURS, DueState.LATER): 3,
}


def test_sides_and_states_stand_ours_first_and_the_most_urgent_first() -> None:
    assert by_side(NUMBERS) == [(Side.OURS, 4), (Side.THEIRS, 2)]
    assert overdue_words(NUMBERS) == "1 of ours and 2 of theirs overdue"
    assert overdue_words({}) == ""
    assert [(one.side, one.state, one.number) for one in rows_of(NUMBERS)] == [
        (Side.OURS, DueState.OVERDUE, 1),
        (Side.OURS, DueState.LATER, 3),
        (Side.THEIRS, DueState.OVERDUE, 2),
    ]
    assert rows_of(NUMBERS)[0] == Units(
        Side.OURS, DueState.OVERDUE, "overdue", 1, "is:open is:tracked owes:us is:overdue"
    )


def test_silence_is_told_only_of_what_is_open() -> None:
    assert silence_words(0, 0) == ("none open", "")
    assert silence_words(1, 1200)[0] == "1 of 1,200"
