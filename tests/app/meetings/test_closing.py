"""Closing a session asks about everything open and writes the answers in one action; final minutes stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from app.changes import Edit
from app.commitments.steps import Answer, Verb
from app.door import write
from app.errors import InvalidValue, NotFound, RulesBroken
from app.meetings.closing import close_session, read_closing
from app.meetings.minutes import lock_minutes, read_minutes, reopen_minutes
from app.meetings.previous import from_previous
from app.patches import Patches
from app.undo import undo
from db.uow import UnitOfWork
from db.values.choices import CommitmentStatus, DropAgreed, MeetingStatus, MinutesStatus, Role, UpdateKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from tests.app.commitments.book import Book, due
from tests.app.commitments.conftest import book, template
from tests.app.conftest import INDIA

__all__ = ["book", "template"]


def test_one_answer_each_and_one_action_for_all(book: Book) -> None:
    made = {
        verb: book.promise(verb.value, due=due("by the next session"), due_event_id=book.jmcc)
        for verb in (Verb.DONE, Verb.PROGRESS, Verb.CARRY, Verb.REWORD, Verb.DROP)
    }
    view = read_closing(book.desk.case, book.fourteenth)
    assert [row.wording for row in view.rows] == [verb.value for verb in made]
    assert {row.moves_to for row in view.rows} == {"the next session, not dated yet"}
    assert all(row.waits and row.answer is None for row in view.rows)
    answers = {
        made[Verb.DONE]: Answer(Verb.DONE),
        made[Verb.PROGRESS]: Answer(Verb.PROGRESS, "half built", progress=50),
        made[Verb.CARRY]: Answer(Verb.CARRY, "no time"),
        made[Verb.REWORD]: Answer(Verb.REWORD, wording="Share two lists."),
        made[Verb.DROP]: Answer(Verb.DROP, "overtaken", agreed_by=DropAgreed.BOTH),
    }
    changed = close_session(book.desk.case, book.fourteenth, answers, remark="Held in good spirit")
    assert changed.action == "Close the 14th JMCC"
    kinds = [book.log(one)[0].update_kind for one in answers]
    assert kinds == [
        UpdateKind.STATUS, UpdateKind.PROGRESS, UpdateKind.CARRIED, UpdateKind.REWORDED, UpdateKind.STATUS,
    ]  # fmt: skip
    assert {book.log(one)[0].meeting_id for one in answers} == {book.fourteenth}
    assert {book.log(one)[0].updated_on for one in answers} == {PartialDate(2026, 11, 2)}
    after = read_closing(book.desk.case, book.fourteenth)
    assert (len(after.rows), after.answered) == (3, 3)
    undo(book.desk.case)
    assert all(book.log(one) == [] and book.row(one).status is CommitmentStatus.OPEN for one in answers)


def test_nothing_is_written_where_one_answer_lacks_its_ground(book: Book) -> None:
    good, bad = book.promise("Good"), book.promise("Bad")
    with pytest.raises(InvalidValue, match=r"“Bad”.*who agreed"):
        close_session(
            book.desk.case, book.fourteenth, {good: Answer(Verb.CARRY), bad: Answer(Verb.DROP, "x")}
        )
    assert book.log(good) == []


def test_what_was_promised_at_the_session_itself_needs_evidence(book: Book) -> None:
    made = book.promise(made_at_id=book.fourteenth)
    with pytest.raises(InvalidValue, match="what shows that it was done"):
        close_session(book.desk.case, book.fourteenth, {made: Answer(Verb.DONE)})


def test_a_session_that_was_not_held_is_not_closed(book: Book) -> None:
    for status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        book.desk.edit(book.fourteenth, status=status)
        with pytest.raises(InvalidValue, match="14th JMCC was"):
            close_session(book.desk.case, book.fourteenth, {})


def test_answers_about_others_are_refused(book: Book) -> None:
    closed = book.promise(status=CommitmentStatus.DROPPED)
    with pytest.raises(InvalidValue, match="not open in this forum"):
        close_session(book.desk.case, book.fourteenth, {closed: Answer(Verb.CARRY)})
    with pytest.raises(NotFound):
        read_closing(book.desk.case, closed)
    ahead = book.session(15, "2027-01-10", status=MeetingStatus.PLANNED)
    with pytest.raises(InvalidValue, match="still to come"):
        close_session(book.desk.case, ahead, {})


@pytest.fixture
def locked(book: Book) -> Book:
    seat = {"meeting_id": book.fourteenth, "party_id": INDIA, "role": Role.MEMBER}
    book.desk.add("participation", organisation_id=book.desk.add("organisation", name="MoD"), **seat)
    book.desk.add("point", meeting_id=book.fourteenth, title="Ports", position=1)
    lock_minutes(book.desk.case, book.fourteenth)
    return book


def test_final_minutes_have_a_stamp_that_fits(locked: Book) -> None:
    minutes = read_minutes(locked.desk.case, locked.fourteenth)
    assert (minutes.status, minutes.locked, minutes.by, minutes.sound) == (
        MinutesStatus.FINAL,
        True,
        "officer",
        True,
    )
    assert len(minutes.stamp) == 64
    assert minutes.log == (f"21 November 2026: locked as final by officer, stamp {minutes.stamp[:12]}",)
    locked.desk.edit(locked.fourteenth, marking=Marking("restricted"))
    assert read_minutes(locked.desk.case, locked.fourteenth).sound
    with pytest.raises(InvalidValue, match="final already"):
        lock_minutes(locked.desk.case, locked.fourteenth)


FIXED: tuple[dict[str, Any], ...] = (
    {"title": "Another"}, {"outcome": "Better"}, {"held_on": None}, {"minutes_stamp": "0" * 64}, {"parties": [INDIA]},
    {"minutes": MinutesStatus.DRAFT}, {"minutes_log": "nothing happened"},
)  # fmt: skip


def test_nothing_of_a_locked_record_is_changed(locked: Book) -> None:
    for values in FIXED:
        with pytest.raises(RulesBroken):
            locked.desk.edit(locked.fourteenth, **values)
    assert read_minutes(locked.desk.case, locked.fourteenth).sound


def test_nor_anything_that_hangs_on_it(locked: Book) -> None:
    desk = locked.desk
    with desk.case.read() as reader:
        point = reader.rows("SELECT id FROM point")[0][0]
        seat = reader.rows("SELECT id FROM participation")[0][0]
    for change in (
        lambda: desk.edit(point, title="Other"),
        lambda: desk.delete(seat),
        lambda: desk.delete(locked.fourteenth),
        lambda: desk.add("point", meeting_id=locked.fourteenth, title="More"),
        lambda: desk.edit(point, meeting_id=locked.thirteenth),
    ):
        with pytest.raises(RulesBroken, match="locked with their stamp"):
            change()


def test_what_was_promised_there_is_followed_up_all_the_same(locked: Book) -> None:
    made = locked.promise()
    close_session(locked.desk.case, locked.fourteenth, {made: Answer(Verb.CARRY)})
    assert read_minutes(locked.desk.case, locked.fourteenth).sound


def test_reopening_says_why_and_is_logged(locked: Book) -> None:
    case = locked.desk.case
    with pytest.raises(InvalidValue, match="Say why"):
        reopen_minutes(case, locked.fourteenth, " ")
    reopen_minutes(case, locked.fourteenth, "The date was wrong")
    minutes = read_minutes(case, locked.fourteenth)
    assert (minutes.locked, minutes.status, minutes.stamp) == (False, MinutesStatus.AGREED, "")
    assert minutes.log[1] == "21 November 2026: reopened by officer: The date was wrong"
    locked.desk.edit(locked.fourteenth, outcome="Better")
    with pytest.raises(RulesBroken, match="Lock the minutes"):
        locked.desk.edit(locked.fourteenth, minutes=MinutesStatus.FINAL)
    lock_minutes(case, locked.fourteenth)
    assert len(read_minutes(case, locked.fourteenth).log) == 3


def test_locking_can_be_undone_and_only_what_was_held_is_locked(locked: Book) -> None:
    undo(locked.desk.case)
    assert not read_minutes(locked.desk.case, locked.fourteenth).locked
    ahead = locked.session(15, "2027-01-10", status=MeetingStatus.PLANNED)
    with pytest.raises(InvalidValue, match="not recorded as held"):
        lock_minutes(locked.desk.case, ahead)


def test_a_record_changed_behind_its_stamp_is_seen(locked: Book) -> None:
    def behind(unit: UnitOfWork) -> None:
        write(unit, Patches(unit).take([Edit(locked.fourteenth, {"outcome": "Better"})]))

    locked.desk.edit(locked.fourteenth, next_meeting_id=locked.thirteenth)
    assert read_minutes(locked.desk.case, locked.fourteenth).sound
    locked.desk.case.door.transact("Bring in a package", behind)
    assert not read_minutes(locked.desk.case, locked.fourteenth).sound


def test_the_next_session_is_chaired_by_whoever_holds_the_post_then(book: Book) -> None:
    ministry = book.desk.add("organisation", name="Ministry of Defence", country_id=book.oman)
    office = {"title": "Secretary General", "organisation_id": ministry}
    old, new = (book.desk.add("person", name=name, country_id=book.oman) for name in ("Old", "New"))
    post = book.desk.add("post", person_id=old, as_of=PartialDate(2025, 11), **office)
    book.desk.add("post", person_id=new, as_of=PartialDate(2026, 10), **office)
    book.desk.edit(book.jmcc, chairs=[post])
    book.desk.add(
        "participation", meeting_id=book.fourteenth, party_id=book.oman, person_id=old, role=Role.CO_CHAIR
    )
    book.promise("Without a tick", tracked=None)
    book.promise("Ticked off", tracked=False)
    sheet = from_previous(book.desk.case, book.fourteenth)
    assert [(seat.person_id, seat.role) for seat in sheet.delegations[1].seats] == [(new, Role.CO_CHAIR)]
    assert [matter.title for matter in sheet.matters] == ["Without a tick"]
