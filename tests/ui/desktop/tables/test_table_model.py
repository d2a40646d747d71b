"""The model of a list under Qt's own tester, while it is edited; places, rows and headings; what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.list_columns import TITLE, Column
from app.list_rows import Cell, ListRow
from app.lists import Heading, Order
from db.values.ids import derived_id
from ui.desktop.tables.model import KEPT, WAITING, TableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from pytestqt.modeltest import ModelTester

COLUMNS = (Column(TITLE, "Meeting", 300), Column("venue", "Venue", 100))
IDS = [derived_id("meeting", str(number)) for number in range(1_000)]


def order(count: int, *headings: tuple[int, str, int]) -> Order:
    return Order("".join(IDS[:count]), tuple(Heading(*one) for one in headings))


def row(record_id: str, title: str = "", shows: frozenset[str] = frozenset()) -> ListRow:
    title = title or f"Meeting {IDS.index(record_id)}"
    return ListRow(record_id, {TITLE: Cell(title, "second"), "venue": Cell("Hall")}, shows)


class Asking:
    """A model and what it asked for."""

    def __init__(self) -> None:
        self.model = TableModel()
        self.asked: list[tuple[str, ...]] = []
        self.model.wanted.connect(self.asked.append)

    def answer(self) -> None:
        self.model.take([row(one) for one in self.asked[-1]])


@pytest.fixture
def asking(qapp: QCoreApplication) -> Asking:
    return Asking()


def test_the_model_keeps_qts_rules_while_it_is_edited(asking: Asking, qtmodeltester: ModelTester) -> None:
    model = asking.model
    qtmodeltester.check(model, force_py=False)
    model.put(order(50), COLUMNS)
    model.see(0, 20)
    asking.answer()
    model.put(order(60, (0, "Overdue", 10), (10, "Later", 50)), COLUMNS)
    model.see(0, 20)
    asking.answer()
    model.age(None)
    asking.answer()
    model.age(frozenset({IDS[3]}))
    asking.answer()
    model.put(order(0), COLUMNS)
    model.put(order(5, (0, "All", 5)), COLUMNS[:1])
    model.put(Order(), ())


def test_a_row_that_is_not_read_is_a_placeholder_and_asked_for_once(asking: Asking) -> None:
    model = asking.model
    model.put(order(500), COLUMNS)
    assert model.index(3, 0).data() == WAITING
    model.see(100, 115)
    model.see(100, 116)
    assert len(asking.asked) == 1
    assert set(IDS[100:116]) < set(asking.asked[0]) < set(IDS[:200])
    asking.answer()
    assert model.index(100, 0).data() == "Meeting 100"
    assert model.index(100, 1).data() == "Hall"
    model.see(101, 110)
    assert len(asking.asked) == 1


def test_what_was_scrolled_to_while_rows_were_read_is_asked_for_afterwards(asking: Asking) -> None:
    asking.model.put(order(1_000), COLUMNS)
    asking.model.see(0, 15)
    asking.model.see(800, 815)
    asking.answer()
    assert IDS[807] in asking.asked[1]


def test_a_handful_of_rows_is_kept(asking: Asking) -> None:
    asking.model.put(order(1_000), COLUMNS)
    for first in range(0, 900, 50):
        asking.model.see(first, first + 15)
        asking.answer()
    assert len(asking.model._rows) <= KEPT
    assert asking.model.index(0, 0).data() == WAITING
    assert asking.model.index(855, 0).data() == "Meeting 855"


def test_a_row_that_has_gone_is_not_asked_for_for_ever(asking: Asking) -> None:
    asking.model.put(order(3), COLUMNS)
    asking.model.see(0, 2)
    asking.model.take([row(IDS[0])])
    assert len(asking.asked) == 1
    assert asking.model.index(1, 0).data() == ""


def test_what_failed_is_asked_for_again_when_it_is_seen(asking: Asking) -> None:
    asking.model.put(order(3), COLUMNS)
    asking.model.see(0, 2)
    asking.model.missed()
    asking.model.see(0, 2)
    assert len(asking.asked) == 2


def test_what_aged_is_shown_until_it_is_read_anew(asking: Asking) -> None:
    model = asking.model
    model.put(order(3), COLUMNS)
    model.see(0, 2)
    asking.answer()
    model.age(frozenset({IDS[1]}))
    assert asking.asked[-1] == (IDS[1],)
    assert model.index(1, 0).data() == "Meeting 1"
    model.take([row(IDS[1], "Renamed")])
    assert model.index(1, 0).data() == "Renamed"


def test_a_row_ages_with_what_is_named_in_it(asking: Asking) -> None:
    asking.model.put(order(2), COLUMNS)
    asking.model.see(0, 1)
    asking.model.take([row(IDS[0], shows=frozenset({"forum"})), row(IDS[1])])
    asking.model.age(frozenset(), frozenset({"forum", "other"}))
    assert asking.asked[-1] == (IDS[0],)


def test_only_rows_in_sight_are_told_to_be_painted_anew(asking: Asking) -> None:
    model = asking.model
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom, _roles: told.append((top.row(), bottom.row())))
    model.put(order(500), COLUMNS)
    model.see(100, 115)
    asking.answer()
    assert told == [(100, 115)]


def test_headings_cannot_be_chosen_and_say_how_many_they_stand_over(asking: Asking) -> None:
    model = asking.model
    model.put(order(5, (0, "Overdue", 2), (2, "Later", 3)), COLUMNS)
    assert model.rowCount() == 7
    assert [model.heading(n).words if model.heading(n) else "" for n in range(7)] == [
        "Overdue", "", "", "Later", "", "", "",
    ]  # fmt: skip
    assert model.flags(model.index(3, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(4, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0, 0).data() == "Overdue"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Overdue, 2"
    assert model.places(0, 3) == (IDS[0], IDS[1])
    assert model.record_count(0, 6) == 5
    assert model.record_count(3, 4) == 1


@given(st.lists(st.integers(1, 6), max_size=8))
@settings(max_examples=30)
def test_every_record_has_one_row_and_every_other_row_is_a_heading(counts: list[int]) -> None:
    headings, before = [], 0
    for count in counts:
        headings.append((before, "Heading", count))
        before += count
    model = TableModel()
    model.put(order(before, *headings), COLUMNS)
    rows = [model.row_of(place) for place in range(before)]
    assert [model.place(number) for number in rows] == list(range(before))
    assert [model.id_at(number) for number in rows] == IDS[:before]
    others = set(range(model.rowCount())) - set(rows)
    assert others == set(model.heading_rows())
    assert all(model.heading(number) for number in others)
    assert model.places(0, model.rowCount() - 1) == tuple(IDS[:before])


def test_a_row_is_heard_with_whose_it_is(asking: Asking) -> None:
    from app.list_rows import Sign

    asking.model.put(order(1), COLUMNS)
    asking.model.see(0, 0)
    assert asking.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "is being read"
    asking.model.take([ListRow(IDS[0], {TITLE: Cell("Share it", "13th JMCC", Sign.THEIRS)})])
    assert asking.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "theirs, Share it, 13th JMCC"
