"""Tasks given out to others: chased on days, answered by letter, closed; in Today, the diary and the visit."""

from __future__ import annotations

from datetime import date

import pytest

from app.commitments.acting import act
from app.commitments.steps import Answer, Verb
from app.diary import Span, read_diary
from app.errors import InvalidValue, NotFound
from app.following import read_following, set_following
from app.saving import Entry, Saving, save
from app.task_lines import tasks_for
from app.tasks import Letter, NewTask, answer, chase, close_task, give_out, read_task, reopen_task
from app.today import read_today
from app.undo import undo
from app.visits import read_visit
from db.models import Correspondence
from db.values.choices import CorrespondenceDirection, TaskStatus, VisitStatus
from db.values.due import Due, DueCalendar, parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.commitments.book import Book, due
from tests.app.commitments.conftest import book, template
from tests.app.conftest import INDIA

__all__ = ["book", "template"]

TODAY = date(2026, 11, 21)


def day(words: str) -> PartialDate:
    return PartialDate.parse_text(words)


@pytest.fixture
def visit(book: Book) -> str:
    return book.desk.add(
        "visit", title="Minister to Muscat", status=VisitStatus.PLANNED, from_id=INDIA, to_id=book.oman,
        dates=DateRange.parse_text("2026-12-10/2026-12-12"),
    )  # fmt: skip


@pytest.fixture
def ports(book: Book) -> str:
    made = book.promise(marking=Marking("restricted"))
    by = parse_due("by 15 November 2026", made_on=TODAY)
    new = NewTask(
        "Ask the ports", owner="Ports Department", due=by, commitment_id=made, chase_on=day("2026-11-18")
    )
    return give_out(book.desk.case, new)[0]


def test_a_task_runs_from_giving_it_out_to_its_answer(book: Book, ports: str) -> None:
    case = book.desk.case
    task = read_task(case, ports)
    assert (task.late_days, task.chase_late, task.marking) == (6, True, Marking("restricted"))
    assert (task.tasked_on, [one.verb for one in task.offers]) == (
        day("2026-11-21"),
        ["chase", "answer", "done", "drop"],
    )
    chase(case, ports, next_on=day("2026-12-01"), remark="By telephone")
    chase(case, ports, on=day("2026-11-20"), to_whom="Deputy Director")
    task = read_task(case, ports)
    assert [(one.to_whom, one.on) for one in task.chasers] == [
        ("Deputy Director", day("2026-11-20")), ("Ports Department", day("2026-11-21")),
    ]  # fmt: skip
    assert (task.status, task.chase_late) == (TaskStatus.WAITING, False)
    answer(case, ports, letter=Letter("List of ports", "P/12/2026", day("2026-11-21")), remark="Two lists")
    task = read_task(case, ports)
    assert (task.status, task.answer and task.answer.title, task.remark) == (
        TaskStatus.DONE, "List of ports", "Two lists",
    )  # fmt: skip
    assert (task.late_days, task.chase_on, task.closed_on) == (None, None, day("2026-11-21"))
    with case.read() as reader:
        (letter,) = reader.all(Correspondence)
    assert (letter.direction, letter.sender, letter.marking) == (
        CorrespondenceDirection.INCOMING, "Ports Department", Marking("restricted"),
    )  # fmt: skip


def test_a_list_says_how_often_it_was_chased(book: Book, ports: str) -> None:
    chase(book.desk.case, ports, on=day("2026-11-20"))
    (line,) = tasks_for(book.desk.case, country_id=book.oman)
    assert (line.late, line.chased, line.last_chased, line.chase_due) == (True, 1, date(2026, 11, 20), False)
    assert tasks_for(book.desk.case, owner="Ports Department") == (line,)
    assert tasks_for(book.desk.case, visit_id=book.oman) == ()


def test_a_closed_task_is_left_alone_until_it_is_reopened_with_a_reason(book: Book, ports: str) -> None:
    case = book.desk.case
    with pytest.raises(InvalidValue, match="why the task is dropped"):
        close_task(case, ports, dropped=True)
    close_task(case, ports, dropped=True, reason="Overtaken")
    for refused in (
        lambda: chase(case, ports),
        lambda: answer(case, ports, ports),
        lambda: close_task(case, ports),
    ):
        with pytest.raises(InvalidValue, match="reopen it first"):
            refused()
    with pytest.raises(InvalidValue, match="Say why"):
        reopen_task(case, ports, "")
    reopen_task(case, ports, "They asked again")
    task = read_task(case, ports)
    assert (task.status, task.closed_on) == (TaskStatus.OPEN, None)
    assert task.remark == "Dropped: Overtaken\nReopened: They asked again"
    with pytest.raises(InvalidValue, match="is open"):
        reopen_task(case, ports, "again")


def test_what_is_missing_is_said_in_words(book: Book, ports: str) -> None:
    with pytest.raises(InvalidValue, match="what is to be done"):
        give_out(book.desk.case, NewTask(" "))
    with pytest.raises(InvalidValue, match="Name the letter"):
        answer(book.desk.case, ports)
    book.desk.delete(ports)
    with pytest.raises(NotFound, match="task"):
        read_task(book.desk.case, ports)


def test_today_says_whom_to_chase_and_which_posts_to_confirm(book: Book, ports: str) -> None:
    who = book.desk.add("person", name="A. Example", country_id=book.oman)
    post = book.desk.add("post", title="Secretary General", person_id=who, as_of=day("2026-05-20"))
    book.desk.add("post", title="Former", person_id=who, as_of=day("2020-01-01"), end=day("2021-01-01"))
    view = read_today(book.desk.case)
    groups = {group.heading: group for group in (*view.due, *view.beside)}
    assert [item.id for item in groups["To chase"].items] == [ports]
    assert [(item.id, item.title) for item in groups["Posts not confirmed for 6 months"].items] == [
        (post, "A. Example")
    ]
    set_following(book.desk.case, post_confirmation_months=7)
    headings = {group.heading for group in read_today(book.desk.case).beside}
    assert not any(heading.startswith("Posts") for heading in headings)


def test_the_diary_has_the_day_of_the_next_chaser(book: Book, ports: str) -> None:
    days = read_diary(book.desk.case, Span.MONTH, TODAY).days
    found = {(one.day.day, entry.what) for one in days for entry in one.entries if entry.id == ports}
    assert found == {(15, "task due"), (18, "to chase")}


def test_a_visit_lists_what_others_prepare_for_it(book: Book, visit: str, ports: str) -> None:
    own, _ = give_out(book.desk.case, NewTask("Draft the speech", owner="Policy", visit_id=visit))
    chase(book.desk.case, own, on=day("2026-11-20"))
    sections = {section.heading: section for section in read_visit(book.desk.case, visit).sections}
    assert [entry.id for entry in sections["Tasks"].entries] == [own]
    assert sections["Tasks"].entries[0].second.startswith("Policy · chased once, last")
    about = sections["Tasks about the country"].entries
    assert [(entry.id, entry.late) for entry in about] == [(ports, True)]
    assert about[0].second == "Ports Department · to be chased"


def test_terms_have_their_bounds_and_the_fiscal_year_is_asked_once(book: Book) -> None:
    case = book.desk.case
    assert not read_following(case).fiscal_asked
    set_following(case, fiscal_start_month=4)
    assert (read_following(case).fiscal_start_month, case.settings().fiscal_start_month) == (4, 4)
    for wrong in ({"silent_after_days": 0}, {"ageing_months": 121}, {"fiscal_start_month": 13}):
        with pytest.raises(InvalidValue, match="must lie between"):
            set_following(case, **wrong)
    assert set_following(case, fiscal_start_month=4).transaction == ""


def test_saying_once_whose_quarters_are_meant_settles_those_left_open(book: Book) -> None:
    open_, settled = book.promise(due=due("Q2 2026")), book.promise(due=due("by 9 May 2014"))
    assert book.row(open_).due.calendar is None
    set_following(book.desk.case, fiscal_start_month=4)
    now = book.row(open_).due
    assert now is not None
    assert (now.words, now.calendar, now.end) == ("Q2 2026", DueCalendar.FISCAL, date(2026, 9, 30))
    assert book.row(settled).due == due("by 9 May 2014")
    undo(book.desk.case)
    assert not read_following(book.desk.case).fiscal_asked
    set_following(book.desk.case, fiscal_start_month=1)
    again = book.row(open_).due
    assert again is not None
    assert (again.calendar, again.end) == (DueCalendar.CALENDAR, date(2026, 6, 30))


def reading(words: str, calendar: DueCalendar) -> Due:
    return next(one for one in due(words).readings if one.calendar is calendar)


def test_the_year_chosen_for_one_quarter_in_a_form_is_kept_with_it_and_settles_the_others(book: Book) -> None:
    case, open_ = book.desk.case, book.promise(due=due("Q2 2026"))
    chosen = book.promise()
    edit = Entry("commitment", chosen, values={"due": reading("Q3 2026", DueCalendar.FISCAL)})
    save(case, Saving("Edit a commitment", edit))
    assert read_following(case).fiscal_start_month == 4
    assert [book.row(one).due.end for one in (chosen, open_)] == [date(2026, 12, 31), date(2026, 9, 30)]
    undo(case)  # one action
    assert not read_following(case).fiscal_asked
    assert (book.row(chosen).due, book.row(open_).due) == (None, due("Q2 2026"))
    act(case, chosen, Answer(Verb.REWORD, wording="Anew", due=reading("H1 2027", DueCalendar.CALENDAR)))
    assert read_following(case).fiscal_start_month == 1
    assert book.row(open_).due.end == date(2026, 6, 30)


def test_words_that_name_the_year_and_answers_that_differ_settle_nothing(book: Book) -> None:
    case = book.desk.case
    named = due("second quarter of the financial year 2026-27")
    assert named.calendar is DueCalendar.FISCAL
    both = [reading("Q2 2026", calendar) for calendar in DueCalendar]
    for dues in ([named], both):
        first, *others = [Entry("commitment", book.promise(), values={"due": one}) for one in dues]
        save(case, Saving("Edit", first, parts=others))
        assert not read_following(case).fiscal_asked


def test_a_choice_of_the_year_never_overrides_what_the_desk_has_said(book: Book) -> None:
    case = book.desk.case
    set_following(case, fiscal_start_month=7)
    edit = Entry("commitment", book.promise(), values={"due": reading("Q2 2026", DueCalendar.CALENDAR)})
    save(case, Saving("Edit", edit))
    assert read_following(case).fiscal_start_month == 7
