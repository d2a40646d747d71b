"""The page Today: one comes to it, its rows lead to their records, lists and drafts, and it is told of changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.drafts import Draft, keep_draft, new_key
from app.morning import SHOWN
from app.today import Age
from db.values.choices import Side
from db.values.due import Due, DueType
from ui.desktop.pages.today import TodayPage
from ui.desktop.parts.age_chart import AgeChart
from ui.desktop.parts.group_rows import group_rows
from ui.desktop.parts.rows import ROW, RowKind
from ui.desktop.place import Place, place_of_draft
from ui.desktop.registry import place_of
from ui.desktop.tables.printing import rows_sheet

if TYPE_CHECKING:
    from app.casefile import CaseFile
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def at(seat: Seat, path: Path) -> TodayPage:
    seat.open(path)
    seat.window.go(Place("today"))
    seat.idle()
    page = cast(TodayPage, seat.window.stack.live("today"))
    seat.bot.waitUntil(lambda: bool(page.day.text()), timeout=WAIT)
    return page


def case_of(seat: Seat) -> CaseFile:
    case = seat.window.session.case
    assert case is not None
    return case


def titles(page: TodayPage) -> list[str]:
    model = page.due.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def promise(case: CaseFile, wording: str, number: int = 1, **values: Any) -> None:
    changes = case.door.changes()
    with case.read() as reader:
        both = [row[0] for row in reader.rows("SELECT id FROM country")]
    due = Due.from_json(
        {"words": "by 1 November 2026", "type": "date", "start": "2026-11-01", "end": "2026-11-01"}
    )
    assert due.type is DueType.DATE
    for _ in range(number):
        changes.create(
            "commitment", wording=wording, commitment_kind="agreed", strength="firm", owner_side="theirs",
            status="open", parties=both, due=due, **values,
        )  # fmt: skip
    case.door.change("Add commitments", changes)


def test_one_begins_at_today(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    assert seat.window.stack.here() == Place("today")


def test_it_says_the_day_and_its_figures(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    assert page.day.text() == "Saturday 21 November"
    assert page.figures.accessibleName().startswith("0 overdue, 0 due soon, 5 silent over 90 days")
    assert titles(page)[0] == "Silent"
    assert page.beside.rows.index(0).data() == "Coming"


def test_enter_on_a_row_opens_its_record(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    kind, _, record = page.due.key().partition("/")
    page.due.setFocus()
    QTest.keyClick(page.due, Qt.Key.Key_Return)
    assert seat.window.stack.here() == place_of(kind, record)


def test_an_empty_day_offers_to_paste_a_text_and_to_log_a_meeting(seat: Seat, small: Path) -> None:
    page = at(seat, small)
    assert page.body.currentWidget() is page.empty
    assert not page.ages.isVisibleTo(page)
    page.empty.step.click()
    assert seat.window.stack.here() == Place("inbox")
    seat.window.go(Place("today"))
    page.empty.other.click()
    here = seat.window.stack.here()
    assert here is not None
    assert (here.page, here.kind) == ("new", "meeting")


def test_a_commitment_that_falls_due_comes_at_once_and_is_counted_beside_today(
    seat: Seat, small: Path
) -> None:
    page = at(seat, small)
    promise(case_of(seat), "Send a list")
    seat.bot.waitUntil(lambda: "Overdue, theirs" in titles(page), timeout=WAIT)
    seat.idle()
    model = seat.window.navigation.model
    row = model.row_of(Place("today"))
    assert row is not None
    assert model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 1"


def test_show_all_leads_to_the_list_of_all(seat: Seat, small: Path) -> None:
    page = at(seat, small)
    promise(case_of(seat), "Send a list", SHOWN + 1)
    seat.bot.waitUntil(lambda: f"Show all {SHOWN + 1}" in titles(page), timeout=WAIT)
    page.due.choose("all:Overdue, theirs")
    seat.window.deeds.do("list_open")
    here = seat.window.stack.here()
    assert here is not None
    assert (here.page, here.kind, here.words) == ("list", "commitment", "is:overdue owes:them")


def test_a_draft_is_gone_on_with_where_it_was_left(seat: Seat, small: Path) -> None:
    page = at(seat, small)
    case = case_of(seat)
    draft = Draft(new_key(case, "note"), "note", None, "A thought", {})
    keep_draft(case, draft)
    page.show_place(Place("today"))
    seat.idle()
    seat.bot.waitUntil(lambda: page.beside.key() == f"draft/{draft.key}", timeout=WAIT)
    with seat.bot.waitSignal(page.around.going) as gone:
        page.beside.setFocus()
        page.beside.activated.emit(page.beside.currentIndex())
    assert gone.args == [place_of_draft(draft)]


def test_the_cursor_stays_on_its_row_when_others_come(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    model = page.due.rows
    last = model.index(model.rowCount() - 1)
    page.due.setCurrentIndex(last)
    key = page.due.key()
    promise(case_of(seat), "Send a list")
    seat.bot.waitUntil(lambda: "Overdue, theirs" in titles(page), timeout=WAIT)
    assert page.due.key() == key


def test_headings_carry_their_number_and_are_no_stops(seat: Seat, demo: Path) -> None:
    model = at(seat, demo).due.rows
    heading = model.index(0)
    assert heading.data(ROW).kind is RowKind.HEADING
    assert heading.data(ROW).figure == "5"
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_narrow_page_shows_what_comes_below_what_is_due(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    units = seat.desk.theme.look.units
    page.resize(units(1200), units(600))
    assert "Coming" not in titles(page)
    page.resize(units(700), units(600))
    assert "Coming" in titles(page)


def test_the_chart_of_ages_says_its_numbers_and_paints_what_does_not_fit(seat: Seat) -> None:
    chart = AgeChart(seat.desk.theme)
    chart.show_ages((Age("under 6 months", ()), Age("over 18 months", ((Side.OURS, 2), (Side.THEIRS, 900)))))
    assert chart.accessibleName() == (
        "Age of open commitments. under 6 months: none; over 18 months: 2 ours, 900 theirs"
    )
    chart.resize(chart.sizeHint())
    chart.grab()
    assert chart._each > 1
    chart.show_ages(())
    assert chart.isHidden()


def test_the_day_prints_what_stands_there_but_not_its_steps(seat: Seat, demo: Path) -> None:
    page = at(seat, demo)
    assert "print" in page.verbs()
    sheet = rows_sheet(case_of(seat), "Today <b>", group_rows(page._groups))
    assert "<h2>Silent 5</h2>" in sheet.html
    assert "Today &lt;b&gt;" in sheet.html
    assert "joint: Hold the next IOSCG in Muscat" in sheet.html
    assert "Show all" not in sheet.html
    assert sheet.marking == "UNCLASSIFIED"
