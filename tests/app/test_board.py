"""The board: numbers, rows, columns and lists agree in every view, and each state is what its words say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.board import View, log_line, read_board
from app.casefile import CaseFile
from app.commitments.acting import act, carry_all
from app.commitments.standing import Flag, standing_of
from app.commitments.steps import Answer, Verb
from app.filling.writing import WRITTEN, fill
from app.following import set_following
from app.lists import Asked, order_in
from db.queries.silence import silent_count, silent_since
from db.values.choices import CommitmentStatus, CorrespondenceDirection, Side, VisitStatus
from db.values.due import DueState
from db.values.partial_date import DateRange, PartialDate
from tests.app.commitments.book import Book, due
from tests.app.commitments.conftest import book, template
from tests.app.conftest import INDIA

__all__ = ["book", "template"]

DAY = WRITTEN.date()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path = tmp_path_factory.mktemp("board") / "filled.chancery"
    fill(path, 60, 400)
    with CaseFile.open(path, write=False) as case:
        yield case


def listed(case: CaseFile, words: str) -> set[str]:
    with case.read() as reader:
        order = order_in(reader, Asked("commitment", words), DAY)
    assert order.notes == ()
    return {order.id_at(place) for place in range(len(order))}


def test_the_words_of_every_view_find_what_it_holds(filled: CaseFile) -> None:
    for view in View:
        board = read_board(filled, view, today=DAY, limit=1_000)
        told = next(one for one in board.views if one.view is view)
        ids = {row.id for row in board.rows}
        assert (told.number, len(ids)) == (board.total, board.total)
        assert ids == listed(filled, told.words), view
        assert sum(column.number for column in board.columns) == board.total
        assert {row.id for column in board.columns for row in column.rows} <= ids


def test_today_and_the_board_call_the_same_silent(filled: CaseFile) -> None:
    with filled.read() as reader:
        number = silent_count(reader, silent_since(reader, DAY))
    told = {one.view: one.number for one in read_board(filled, today=DAY, limit=0).views}
    assert 0 < number == told[View.SILENT]


def test_filters_narrow_every_number_alike(filled: CaseFile) -> None:
    board = read_board(filled, View.SILENT, "owes:them", today=DAY, limit=1_000)
    assert board.total > 0
    assert {row.side for row in board.rows} == {Side.THEIRS}
    assert {row.id for row in board.rows} == listed(filled, "is:silent owes:them")
    assert {one.view: one.number for one in board.views}[View.OURS_OVERDUE] == 0


@pytest.mark.parametrize("view", [View.BY_OFFICER, View.BY_TOPIC])
def test_groups_hold_what_their_words_find(filled: CaseFile, view: View) -> None:
    board = read_board(filled, view, today=DAY, limit=0)
    assert board.rows == ()
    for group in (*board.groups[:4], board.groups[-1]):
        rows = read_board(filled, view, today=DAY, group=group.key, limit=1_000).rows
        assert len(rows) == group.number
        assert sum(row.state is DueState.OVERDUE for row in rows) == group.late
        assert {row.id for row in rows} == listed(filled, group.words)


def test_the_most_urgent_stand_first_page_by_page(filled: CaseFile) -> None:
    whole = read_board(filled, today=DAY, limit=1_000).rows
    days = [row.last_day or date.max for row in whole]
    assert days == sorted(days)
    pages = [read_board(filled, today=DAY, limit=20, offset=start).rows for start in (0, 20)]
    assert (*pages[0], *pages[1]) == whole[:40]


def test_what_they_owe_us_is_one_view(book: Book) -> None:
    theirs = book.promise()
    book.promise("Ours", owner_side=Side.OURS)
    board = read_board(book.desk.case, View.THEY_OWE)
    assert [row.id for row in board.rows] == [theirs]
    (row,) = board.rows
    assert (row.forum and row.forum.title, row.made_at and row.made_at.title) == ("JMCC", "13th JMCC")
    assert row.countries == ("Oman",)
    log_line(book.desk.case, theirs, "40 % – drawings")
    again = read_board(book.desk.case, View.THEY_OWE).rows[0]
    assert (again.progress, again.status) == (40, CommitmentStatus.IN_PROGRESS)


def test_before_the_visit_is_what_falls_due_with_its_country_by_then(book: Book) -> None:
    japan = book.desk.add("country", name="Japan", code="JPN")
    due_then = book.promise("Then", due=due("by 1 December 2026"))
    book.promise("Later", due=due("by 1 March 2027"))
    book.promise("With others", due=due("by 1 December 2026"), parties=[INDIA, japan])
    book.desk.add(
        "visit", title="Minister to Muscat", status=VisitStatus.PLANNED, from_id=INDIA, to_id=book.oman,
        dates=DateRange.parse_text("2026-12-10/2026-12-12"),
    )  # fmt: skip
    board = read_board(book.desk.case, View.BEFORE_VISIT)
    assert [row.id for row in board.rows] == [due_then]
    assert (board.visit and board.visit.title, board.visit_day) == ("Minister to Muscat", date(2026, 12, 10))


def flags(book: Book, made: str, today: date | None = None) -> tuple[Flag, ...]:
    return standing_of(book.desk.case, [made], today)[made].flags


def test_behind_schedule_is_less_done_than_time_has_passed(book: Book) -> None:
    made = book.promise(due=due("by 24 November 2027"), acknowledged="yes")
    assert flags(book, made) == (Flag.STALE,)
    act(book.desk.case, made, Answer(Verb.PROGRESS, progress=30))
    assert flags(book, made) == (Flag.BEHIND,)
    act(book.desk.case, made, Answer(Verb.PROGRESS, progress=60))
    assert flags(book, made) == ()
    assert flags(book, made, date(2027, 11, 25)) == (Flag.OVERDUE, Flag.BEHIND, Flag.STALE)


def test_what_recurs_is_behind_after_a_period_with_too_little(book: Book) -> None:
    made = book.promise(due=due("at least twice a year"), acknowledged="yes")
    assert Flag.BEHIND not in flags(book, made, date(2026, 11, 23))
    assert Flag.BEHIND in flags(book, made, date(2026, 11, 24))
    for day in ("2026-03-01", "2026-10-01"):
        act(book.desk.case, made, Answer(Verb.PROGRESS, "held", on=PartialDate.parse_text(day)))
    assert Flag.BEHIND not in flags(book, made, date(2026, 11, 24))
    assert Flag.OVERDUE not in flags(book, made, date(2030, 1, 1))


def test_a_letter_that_asks_and_is_not_answered_awaits_their_reply(book: Book) -> None:
    theirs, ours = book.promise(), book.promise("Ours", owner_side=Side.OURS)
    asked = {"subject": "Reminder", "direction": CorrespondenceDirection.OUTGOING, "about": [theirs, ours]}
    book.desk.add("correspondence", **asked)
    assert Flag.AWAITING not in flags(book, theirs)
    letter = book.desk.add("correspondence", asks="The list", **asked)
    assert Flag.AWAITING in flags(book, theirs)
    assert Flag.AWAITING not in flags(book, ours)
    book.desk.add(
        "correspondence", subject="Reply", direction=CorrespondenceDirection.INCOMING, answer_to_id=letter
    )
    assert Flag.AWAITING not in flags(book, theirs)


def test_a_mutually_convenient_date_is_ageing_and_never_overdue(book: Book) -> None:
    made = book.promise(due=due("at a mutually convenient date"))
    states = [standing_of(book.desk.case, [made], date(year, 6, 1))[made].state for year in (2026, 2060)]
    assert states == [DueState.AGEING, DueState.AGEING]


def test_the_terms_are_those_of_the_case_file(book: Book) -> None:
    made = book.promise(due=due("by 20 January 2027"))
    undated = book.promise("Undated")
    assert Flag.DUE_SOON not in flags(book, made)
    assert Flag.AGEING in flags(book, undated)
    set_following(book.desk.case, due_soon_days=90, ageing_months=13, silent_after_days=400)
    assert Flag.DUE_SOON in flags(book, made)
    assert Flag.AGEING not in flags(book, undated)
    assert Flag.STALE not in flags(book, undated)
    counted = {one.view: one.number for one in read_board(book.desk.case).views}
    assert (counted[View.SILENT], counted[View.AGEING]) == (0, 0)


def test_silent_since_a_day_of_ones_own(book: Book) -> None:
    made = book.promise()
    carry_all(book.desk.case, [made], meeting_id=book.fourteenth)
    board = read_board(book.desk.case, View.SILENT, silent_since=date(2026, 11, 10))
    assert [row.id for row in board.rows] == [made]
    words = next(one.words for one in board.views if one.view is View.SILENT)
    assert words == "silent>11d"
    with book.desk.case.read() as reader:
        order = order_in(reader, Asked("commitment", "silent>11d carried>0"), date(2026, 11, 21))
    assert order.ids == made
    assert read_board(book.desk.case, View.SILENT, silent_since=date(2026, 11, 1)).total == 0
