"""A list finds the same records as the search does, though it asks its own rows instead of looking ids up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.lists import STANDING, Asked, count_in, order_in
from app.searching.meaning import meaning
from app.views import built_in
from db.queries.standings import JUDGED
from db.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 21)

KINDS = ("commitment", "task", "meeting", "visit", "agreement", "person", "brief")

FILTERS = (
    "is:open", "-is:open", "is:closed", "is:tracked", "-is:tracked", "is:draft", "is:unassessed", "is:overdue",
    "-is:overdue", "is:ageing", "-is:ageing", "is:open is:tracked", "is:open is:tracked is:ageing", "owes:them",
    "-owes:them", "held>=2025", "held:2024", "made<2025", "due<1y", "date>2024", "-date>2024", "expires>=0d",
    "signed<2020",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(written_demo: Path) -> Iterator[Reader]:
    with CaseFile.open(written_demo, write=False) as case, case.read() as reader:
        yield reader


def _searched(reader: Reader, kind: str, words: str) -> set[str]:
    """What the conditions of the search leave of a kind, id by id."""
    found = {row[0] for row in reader.rows(f'SELECT id FROM "{kind}" WHERE deleted = 0')}
    for one in meaning(reader, words, TODAY).wanted.conditions:
        met = {row[0] for row in reader.rows(one.sql, *one.values)}
        found = found - met if one.negated else found & met
    return found


@pytest.mark.parametrize("words", FILTERS)
def test_every_filter_means_the_same_in_a_list_and_in_the_search(reader: Reader, words: str) -> None:
    for kind in KINDS:
        for asked in (Asked(kind, words), Asked(kind, words, sort="title")):
            order = order_in(reader, asked, TODAY)
            assert set(order.some(0, len(order))) == _searched(reader, kind, words), (kind, asked)
            assert count_in(reader, asked, TODAY) == len(order)


def test_the_filters_leave_something_and_take_something(reader: Reader) -> None:
    """Else the comparison above would prove nothing."""
    told = {words: len(_searched(reader, "commitment", words)) for words in FILTERS}
    every = len(_searched(reader, "commitment", ""))
    assert sum(0 < number < every for number in told.values()) >= 8


def test_a_grouped_list_holds_what_the_plain_one_holds_group_by_group(reader: Reader) -> None:
    plain = order_in(reader, Asked("commitment"), TODAY)
    grouped = order_in(reader, Asked("commitment", grouping=STANDING), TODAY)
    assert sorted(grouped.some(0, len(grouped))) == sorted(plain.some(0, len(plain)))
    assert [one.before for one in grouped.headings] == [
        sum(other.count for other in grouped.headings[:place]) for place in range(len(grouped.headings))
    ]
    assert sum(one.count for one in grouped.headings) == len(grouped) > 0
    first = grouped.headings[0]
    for code in (one for one in JUDGED if one.label == first.words):
        alone = order_in(reader, Asked("commitment", standing=(code.value,), grouping=STANDING), TODAY)
        assert alone.ids == grouped.ids[: len(alone.ids)]


def test_what_is_due_before_the_next_visit_is_a_view_of_its_own(reader: Reader) -> None:
    (view,) = (one for one in built_in("commitment") if one.name == "Before the next visit")
    order = order_in(reader, view.asked, TODAY)
    assert set(order.some(0, len(order))) <= _searched(reader, "commitment", "is:open is:tracked")
    assert order.notes == ()
