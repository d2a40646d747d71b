"""The frame around the pages: navigation, trail, New, undo with its words, what is kept of a window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app import navigation, preferences
from app.casefile import CaseFile
from app.preferences import Preferences
from db.values.ids import FixedClock
from ui.desktop.frame import places
from ui.desktop.frame.kept import backed_up
from ui.desktop.frame.navigation import SPOT, NavigationModel
from ui.desktop.frame.top_bar import WHOLE
from ui.desktop.look import Theme
from ui.desktop.page import Page
from ui.desktop.place import Place
from ui.desktop.registry import PAGES, page_class, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desktop.conftest import Seat
    from ui.desktop.desk import Desk

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def shown(seat: Seat) -> list[str]:
    model = seat.window.navigation.model
    return [model.index(row).data() for row in range(model.rowCount()) if model.index(row).data()]


def oman(case: CaseFile) -> str:
    with case.read() as reader:
        return str(reader.rows("SELECT id FROM country WHERE name = 'Oman'")[0][0])


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_registered_page_is_a_page(name: str) -> None:
    assert issubclass(page_class(name), Page)


def test_the_navigation_shows_only_places_that_there_are(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    for group in places.groups():
        assert all(spot.place.page in PAGES for spot in group)
    assert shown(seat)[-1] == "Recycle bin"
    assert seat.window.navigation.case.accessibleName() == "Menus, Demonstration"


def test_the_counts_say_what_is_open(demo: Path) -> None:
    with CaseFile.open(demo, clock=FixedClock(NOW)) as case:
        frame = navigation.read_frame(case)
    assert frame.home == "India"
    assert frame.counts == {"commitment": 8, "task": 0, "overdue": 0, "inbox": 0}
    assert frame.marking is not None
    assert frame.marking.level == "unclassified"


def test_a_pinned_country_stands_in_the_navigation_with_its_open_commitments(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    case = seat.window.session.case
    assert case is not None
    navigation.pin(case, oman(case))
    navigation.pin(case, oman(case))
    (one,) = navigation.read_frame(case).pinned
    assert (one.name, one.open) == ("Oman", 5)
    navigation.unpin(case, one.id)
    assert navigation.read_frame(case).pinned == ()


def test_back_and_forward_lead_through_the_places_that_were_visited(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="oman"))
    seat.window.go(Place("recycle"))
    seat.window.actions_["back"].trigger()
    assert seat.window.stack.here() == Place("search", words="oman")
    assert seat.window.actions_["forward"].isEnabled()
    seat.window.actions_["forward"].trigger()
    assert seat.window.stack.here() == Place("recycle")
    assert not seat.window.actions_["forward"].isEnabled()


def test_enter_in_the_navigation_goes_there(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("compose"))
    view = seat.window.navigation.list
    row = next(
        n
        for n in range(seat.window.navigation.model.rowCount())
        if (spot := seat.window.navigation.model.index(n).data(SPOT)) and spot.place.page == "recycle"
    )
    view.setCurrentIndex(seat.window.navigation.model.index(row))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert seat.window.stack.here() == Place("recycle")


def test_a_place_without_a_page_changes_nothing(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("compose"))
    seat.window.go(Place("nowhere"))
    assert seat.window.stack.here() == Place("compose")


def test_a_record_goes_to_the_page_that_shows_it_best() -> None:
    assert place_of("meeting", "x") == Place("record", "meeting", "x")
    assert place_of("country", "x").id == "x"


def test_one_comes_back_to_where_one_was_in_the_case_file(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="duqm"))
    seat.window.actions_["close"].trigger()
    seat.idle()
    seat.open(demo)
    assert seat.window.stack.here() == Place("search", words="duqm")


def test_the_case_files_of_late_are_remembered_and_offered(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    assert preferences.read().recent == (str(demo.absolute()),)
    seat.window.actions_["close"].trigger()
    model = seat.window.welcome.model
    assert model.index(1).data() == "Demonstration"
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        seat.window.welcome.recent.clicked.emit(model.index(1))


def test_a_change_is_told_once_with_who_began_it(seat: Seat, small: Path) -> None:
    seat.open(small)
    told: list[object] = []
    session = seat.window.session
    session.changed.connect(told.append)
    case = session.case
    assert case is not None
    changes = case.door.changes()
    changes.create("topic", name="Ports")
    with seat.bot.waitSignal(session.changed, timeout=20_000):
        session.change("Add a topic", changes, by=seat.window.stack)
    seat.idle()
    other = case.door.changes()
    other.create("topic", name="Drones")
    with seat.bot.waitSignal(session.changed, timeout=20_000):
        case.door.change("From elsewhere", other)
    assert [(one.action, one.initiator) for one in told] == [  # type: ignore[attr-defined]
        ("Add a topic", seat.window.stack),
        ("From elsewhere", None),
    ]


def test_two_changes_in_a_row_each_know_who_began_them(seat: Seat, small: Path) -> None:
    seat.open(small)
    told: list[tuple[str, object]] = []
    session = seat.window.session
    session.changed.connect(lambda one: told.append((one.action, one.initiator)))
    case = session.case
    assert case is not None
    for name, by in (("Ports", seat.window.stack), ("Drones", seat.window.bar)):
        changes = case.door.changes()
        changes.create("topic", name=name)
        session.change(f"Add {name}", changes, by=by)
    seat.bot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert told == [("Add Ports", seat.window.stack), ("Add Drones", seat.window.bar)]


def test_a_refused_change_is_said_and_changes_nothing(seat: Seat, small: Path) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    changes.create("meeting")
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.session.change("Add nothing", changes)
    assert seat.said


def test_a_narrow_window_has_a_rail_and_search_and_undo_say_their_words_in_any(
    seat: Seat, demo: Path
) -> None:
    seat.open(demo)
    units = seat.desk.theme.look.units
    seat.window.resize(units(1300), units(800))
    assert seat.window.navigation.width() == units(216)
    assert seat.window.top.undo.text().startswith("Undo “")
    assert seat.window.top.undo.width() == seat.window.top.undo.sizeHint().width()
    seat.window.resize(units(1000), units(700))
    assert seat.window.navigation.minimumWidth() == units(56)
    assert seat.window.top.search.width() >= units(WHOLE)
    assert seat.window.top.new.width() == seat.window.top.new.sizeHint().width()


def test_a_new_size_of_text_takes_hold_at_once_and_keeps_the_place(seat: Seat, demo: Path) -> None:
    seat.open(demo, Place("search", words="duqm"))
    before = seat.window
    seat.desk.prefer(Preferences(text=150, density="compact"))
    seat.bot.waitUntil(lambda: seat.desk.window is not before, timeout=20_000)
    assert seat.desk.theme.look.body == pytest.approx(19.5)
    assert seat.window.stack.here() == Place("search", words="duqm")
    assert preferences.read().text == 150


def test_dark_is_chosen_without_a_new_window(seat: Seat) -> None:
    before = seat.window
    body = seat.desk.theme.look.body
    seat.desk.prefer(Preferences(theme="dark", text=round(body / 13 * 100)))
    QApplication.processEvents()
    assert seat.desk.theme.look.dark
    assert seat.window is before


@pytest.mark.parametrize(
    ("iso", "told"),
    [
        (None, "No backup yet"),
        ("2026-11-21T08:12:00+00:00", "Backed up today, "),
        ("2026-11-20T08:12:00+00:00", "Backed up yesterday, "),
        ("2026-11-02T08:12:00+00:00", "Backed up 2\u00a0Nov\u00a02026"),
    ],
)
def test_the_newest_backup_is_told_as_people_say_it(iso: str | None, told: str) -> None:
    assert backed_up(iso, NOW).startswith(told)


def test_the_model_of_the_navigation_keeps_the_rules_of_models(demo: Path) -> None:
    model = NavigationModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with CaseFile.open(demo) as case:
        frame = navigation.read_frame(case)
        model.put(frame)
        assert model.recount(frame)
        model.put(None)
    assert tester.model() is model


def test_preferences_that_cannot_be_read_are_as_at_the_beginning(profile: Path) -> None:
    profile.mkdir(parents=True)
    (profile / preferences.FILE).write_text('{"theme": "pink", "text": 1000, "recent": [1, "/x"]}')
    assert preferences.read() == Preferences(recent=("/x",))
    (profile / preferences.FILE).write_text("[")
    assert preferences.read() == Preferences()


def test_large_text_makes_no_window_that_the_screen_has_no_room_for(opened: Callable[[Theme], Desk]) -> None:
    window = opened(Theme("light", 26.0)).window  # 200 %
    room = window.screen().availableSize()
    assert window.minimumWidth() <= max(room.width(), 960)
    assert window.minimumHeight() <= max(room.height(), 540)
