"""The page of a visit: what it says, what stands beside it, where its steps lead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.values.text import canonical_json
from ui.desktop.pages.visit import VisitPage
from ui.desktop.place import Place
from ui.desktop.registry import place_of

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


@dataclass
class At:
    seat: Seat
    id: str

    @property
    def page(self) -> VisitPage:
        return cast(VisitPage, self.seat.window.stack.live("visit"))

    @property
    def titles(self) -> list[str]:
        model = self.page.list.rows
        return [model.index(row).data() for row in range(model.rowCount())]


def at(seat: Seat, path: Path) -> At:
    seat.open(path)
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        found = At(seat, str(reader.rows("SELECT id FROM visit")[0][0]))
    seat.window.go(Place("visit", "visit", found.id))
    seat.bot.waitUntil(lambda: found.page._view is not None, timeout=WAIT)
    seat.idle()
    return found


def test_the_head_names_principal_and_country_as_links(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    page = desk.page
    assert page.name.text().startswith("Visit of the Secretary General")
    assert 'href="person/' in page.facts.text()
    assert 'href="country/' in page.facts.text()
    country = page._view.country
    assert country is not None
    page.facts.linkActivated.emit(f"country/{country.id}")
    assert seat.window.stack.here() == Place("country", "country", country.id)


def test_the_sections_stand_in_the_order_of_use_and_empty_ones_say_what_to_do(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    wanted = ("Objectives", "Programme", "Meetings", "Lines", "Open commitments", "Tasks", "Briefs")
    assert [one for one in desk.titles if one in wanted] == list(wanted)
    assert "What must be achieved for this visit to count as a success?" in desk.titles
    assert "13th JMCC" in desk.titles


def test_the_record_one_is_on_stands_beside(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    kind, _, id = desk.page.list.key().partition("/")
    assert kind == "meeting"
    seat.bot.waitUntil(lambda: desk.page.pane.view is not None and desk.page.pane.view.id == id, timeout=WAIT)
    assert desk.page.new_kind() == "meeting"


def test_an_empty_section_is_filled_by_one_step(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    desk.page.list.choose("add:Objectives")
    desk.page.list.setFocus()
    with seat.bot.waitSignal(desk.page.around.going) as gone:
        QTest.keyClick(desk.page.list, Qt.Key.Key_Return)
    assert gone.args == [Place("new", "objective", given=(("for_id", canonical_json(desk.id)),))]


def test_new_makes_what_the_section_holds_for_this_visit(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    desk.page.list.choose("add:Programme")
    with seat.bot.waitSignal(desk.page.around.going) as gone:
        seat.window.deeds.do("new")
    assert gone.args == [Place("new", "programme_item", given=(("visit_id", canonical_json(desk.id)),))]


def test_enter_on_a_record_opens_it(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    kind, _, id = desk.page.list.key().partition("/")
    desk.page.list.setFocus()
    QTest.keyClick(desk.page.list, Qt.Key.Key_Return)
    assert seat.window.stack.here() == Place("record", kind, id)


def test_the_brief_of_the_visit_is_one_key_away(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    with seat.bot.waitSignal(desk.page.around.going) as gone:
        desk.page.compose_button.click()
    assert gone.args == [Place("compose", "visit", desk.id)]


def test_a_new_objective_comes_to_the_page_and_the_cursor_stays(seat: Seat, demo: Path) -> None:
    desk = at(seat, demo)
    key = desk.page.list.key()
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    changes.create("objective", for_id=desk.id, side="ours", wording="Agree on a date")
    case.door.change("Add an objective", changes)
    seat.bot.waitUntil(lambda: "Agree on a date" in desk.titles, timeout=WAIT)
    assert desk.page.list.key() == key


def test_a_visit_leads_to_its_own_page_from_anywhere() -> None:
    assert place_of("visit", "x") == Place("visit", "visit", "x")


def test_a_narrow_page_keeps_the_list(seat: Seat, demo: Path) -> None:
    page = at(seat, demo).page
    units = seat.desk.theme.look.units
    page.resize(units(700), units(600))
    assert not page.pane.isVisibleTo(page)
    assert page.list.isVisibleTo(page)
