"""Steps taken in a case file: the log and the record agree, one action each, refused with what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from app.commitments.acting import act, carry_all, read_state
from app.commitments.log import known, replayed, state_of
from app.commitments.standing import Flag, standing_of
from app.commitments.steps import Answer, Verb
from app.errors import Conflict, InvalidValue, NotFound, RulesBroken
from app.undo import undo
from db.values.choices import Acknowledged, CommitmentStatus, DropAgreed, Side, UpdateKind
from db.values.due import DueState
from db.values.partial_date import PartialDate
from tests.app.commitments.book import Book, due

S = CommitmentStatus


def test_replaying_the_log_gives_the_record(book: Book) -> None:
    made = book.promise(owner_side=Side.JOINT, due=due("by the 14th JMCC"), due_event_id=book.fourteenth)
    with book.desk.case.read() as reader:
        first = known(reader, [made])[made].state
    said = (
        Answer(Verb.START, "A letter went out"),
        Answer(Verb.PROGRESS, progress=40, half=Side.OURS),
        Answer(Verb.CARRY, "no time", meeting_id=book.fourteenth),
        Answer(Verb.REWORD, wording="Share two lists of ports.", due=due("in 2027")),
        Answer(Verb.HOLD, "no money", review_on=PartialDate(2027, 3)),
        Answer(Verb.RESUME),
        Answer(Verb.DONE, evidence="Letter 12/2026", half=Side.OURS),
        Answer(Verb.DONE, half=Side.THEIRS, meeting_id=book.fourteenth),
        Answer(Verb.REOPEN, "One list was wrong"),
        Answer(Verb.DROP, "Overtaken", agreed_by=DropAgreed.BOTH),
    )
    for answer in said:
        act(book.desk.case, made, answer)
    with book.desk.case.read() as reader:
        found = known(reader, [made])[made]
    stored = state_of(found.row, found.log)
    in_order = sorted(found.log, key=lambda one: one.row.id)
    assert replayed(first, in_order) == stored
    assert (stored.status, stored.wording, stored.position) == (
        S.DROPPED,
        "Share two lists of ports.",
        "Overtaken",
    )
    assert len(found.log) == len(said)


def test_one_step_is_one_action_that_undo_takes_back(book: Book) -> None:
    made = book.promise(due=due("by the 14th JMCC"), due_event_id=book.fourteenth)
    before = book.row(made)
    changed = act(book.desk.case, made, Answer(Verb.CARRY, "no time", meeting_id=book.fourteenth))
    assert changed.action == "Carried: Share a list of ports."
    undo(book.desk.case)
    after = book.row(made)
    assert (after.due_event_id, after.status_note) == (before.due_event_id, before.status_note)
    assert book.log(made) == []


CARRIED = (
    ("by the 14th JMCC", "fourteenth", True),
    ("by the next session", "jmcc", False),
    ("by the next session", "", True),
    ("by March 2026", "fourteenth", False),
    ("within a month", "", False),
    ("by the visit of the minister", "", False),
    ("at a mutually convenient date", "", False),
)
"""Words of a due, what it waits for, and whether carrying at the 14th session moves it to the forum."""


def test_carrying_moves_a_due_that_waits_for_this_session_and_no_other(book: Book) -> None:
    for words, event, moves in CARRIED:
        given: dict[str, Any] = {"due_event_id": getattr(book, event)} if event else {}
        made = book.promise(due=due(words), **given)
        before = book.row(made)
        carry_all(book.desk.case, [made], meeting_id=book.fourteenth)
        after = book.row(made)
        assert after.due == before.due
        assert after.due_event_id == (book.jmcc if moves else before.due_event_id), words


def test_a_carried_due_floats_until_the_next_session_is_dated_and_is_overdue_after_it(book: Book) -> None:
    made = book.promise(due=due("by the next session"), due_event_id=book.jmcc)
    assert standing_of(book.desk.case, [made])[made].state is DueState.OVERDUE
    carry_all(book.desk.case, [made], meeting_id=book.fourteenth, remark="no time")
    stands = standing_of(book.desk.case, [made])[made]
    assert (stands.state, stands.carried, stands.last_day) == (DueState.FLOATING, 1, None)
    fifteenth = book.session(15, "2026-12-01", status="planned")
    assert standing_of(book.desk.case, [made])[made].state is DueState.DUE_SOON
    with book.desk.case.read() as reader:
        assert known(reader, [made])[made].row.due_event_id == book.jmcc
    book.desk.delete(fifteenth)


def test_a_due_of_this_session_moves_to_the_next_that_is_planned(book: Book) -> None:
    made = book.promise(due=due("by the 14th JMCC"), due_event_id=book.fourteenth)
    book.session(16, "2029", status="planned")
    fifteenth = book.session(15, "2027-11", status="planned")
    carry_all(book.desk.case, [made], meeting_id=book.fourteenth)
    (entry,) = book.log(made)
    assert book.row(made).due_event_id == entry.due_event_id == fifteenth


def test_rewording_keeps_both_texts(book: Book) -> None:
    made = book.promise("Share a list.", wording_quoted="shall share a list")
    act(book.desk.case, made, Answer(Verb.REWORD, wording="Share two lists.", meeting_id=book.fourteenth))
    (entry,) = book.log(made)
    assert (entry.former_wording, entry.wording, entry.update_kind) == (
        "Share a list.", "Share two lists.", UpdateKind.REWORDED,
    )  # fmt: skip
    assert (book.row(made).wording, book.row(made).wording_quoted) == (
        "Share two lists.",
        "shall share a list",
    )


REFUSED = (
    (Answer(Verb.DONE), "what shows that it was done"),
    (Answer(Verb.DROP, "overtaken"), "who agreed"),
    (Answer(Verb.DROP, agreed_by=DropAgreed.BOTH), "say why"),
    (Answer(Verb.HOLD, "no money"), "when it is looked at again"),
    (Answer(Verb.REPORT, reported_by=Side.THEIRS), "the source"),
    (Answer(Verb.REPORT, evidence="NV 7"), "which side reported it"),
    (Answer(Verb.REWORD, wording="Share a list of ports."), "the new wording"),
    (Answer(Verb.SUPERSEDE), "takes its place"),
    (Answer(Verb.PROGRESS), "what was done"),
    (Answer(Verb.PROGRESS, "more", progress=101), "0 to 100"),
    (Answer(Verb.REOPEN, "why not"), "cannot be marked “reopened”"),
    (Answer(Verb.DONE, evidence="x", half=Side.OURS), "not joint"),
    (Answer(Verb.PROGRESS, "more", on=PartialDate(2027)), "still to come"),
)


def test_a_step_without_its_ground_changes_nothing(book: Book) -> None:
    made = book.promise()
    for answer, lacks in REFUSED:
        with pytest.raises(InvalidValue, match=lacks):
            act(book.desk.case, made, answer)
    assert book.log(made) == []
    assert book.row(made).status is S.OPEN


def test_minutes_of_an_earlier_session_prove_nothing(book: Book) -> None:
    twelfth = book.session(12, "2024-01-31")
    made = book.promise()
    with pytest.raises(InvalidValue, match="not later than the promise"):
        act(book.desk.case, made, Answer(Verb.DONE, meeting_id=twelfth))


def test_a_joint_commitment_closes_when_both_halves_do(book: Book) -> None:
    made = book.promise(owner_side=Side.JOINT)
    act(book.desk.case, made, Answer(Verb.DONE, evidence="NV 3", half=Side.OURS))
    half = read_state(book.desk.case, made)
    assert (half.status, half.our_half, half.their_half) == (S.IN_PROGRESS, S.IMPLEMENTED, S.OPEN)
    done = next(offer for offer in half.offers if offer.verb is Verb.DONE)
    assert done.halves == (Side.THEIRS,)
    assert Flag.AWAITING in standing_of(book.desk.case, [made])[made].flags
    act(book.desk.case, made, Answer(Verb.DONE, evidence="NV 9", half=Side.THEIRS))
    assert read_state(book.desk.case, made).status is S.IMPLEMENTED
    assert book.row(made).evidence == "NV 3\nNV 9"


def test_superseding_links_both(book: Book) -> None:
    old, new = book.promise(), book.promise("Share three lists.")
    act(book.desk.case, old, Answer(Verb.SUPERSEDE, successor_id=new))
    assert (book.row(old).status, book.row(new).supersedes_id) == (S.SUPERSEDED, old)
    third = book.promise("Share four lists.")
    act(book.desk.case, third, Answer(Verb.SUPERSEDE, successor_id=new))
    assert book.row(new).supersedes_id == old
    assert book.log(third)[0].successor_id == new
    with pytest.raises(NotFound, match="takes its place"):
        act(book.desk.case, new, Answer(Verb.SUPERSEDE, successor_id=book.oman))
    with pytest.raises(InvalidValue, match="take its own place"):
        act(book.desk.case, new, Answer(Verb.SUPERSEDE, successor_id=new))


def test_what_they_never_accepted_is_not_acknowledged(book: Book) -> None:
    made, other = book.promise(), book.promise("Other")
    act(book.desk.case, made, Answer(Verb.NOT_AGREED, "They said so on 3 May"))
    act(book.desk.case, other, Answer(Verb.ACKNOWLEDGE))
    assert book.row(made).acknowledged is Acknowledged.NO
    assert book.row(other).acknowledged is Acknowledged.YES
    assert Flag.UNACKNOWLEDGED not in standing_of(book.desk.case, [other])[other].flags


def test_a_step_over_a_change_that_was_not_seen_is_a_conflict(book: Book) -> None:
    made = book.promise()
    seen = read_state(book.desk.case, made).revision
    act(book.desk.case, made, Answer(Verb.START, "begun"))
    with pytest.raises(Conflict):
        act(book.desk.case, made, Answer(Verb.DONE, evidence="NV 1"), base=seen)


UNEARNED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"status": S.IMPLEMENTED}, "name the evidence"),
    ({"status": S.DROPPED}, "say why"),
    ({"status": S.ON_HOLD, "status_note": "no money"}, "looked at again"),
)


def test_a_form_cannot_close_what_its_step_would_refuse(book: Book) -> None:
    for values, says in UNEARNED:
        made = book.promise()
        with pytest.raises(RulesBroken, match=says):
            book.desk.edit(made, **values)
        book.desk.edit(made, **values, evidence="NV 1", review_on=PartialDate(2027), **_noted(values))
        assert book.row(made).status is values["status"]


def _noted(values: dict[str, Any]) -> dict[str, Any]:
    return {} if "status_note" in values else {"status_note": "Told on 3 May"}


def test_a_form_cannot_reopen_without_saying_why(book: Book) -> None:
    made = book.promise()
    book.desk.edit(made, status=S.IMPLEMENTED, evidence="NV 1")
    with pytest.raises(RulesBroken, match="reopen it"):
        book.desk.edit(made, status=S.OPEN)
    undo(book.desk.case)
    assert book.row(made).status is S.OPEN
