"""One change of many records: one action with its words, one step to undo, all of it or nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app import bulk, undo
from app.bulk import change_many, fields, options
from app.catalog import info
from app.errors import RulesBroken
from app.list_rows import read_rows
from db.models import Commitment, Meeting, Update
from db.values.choices import CommitmentKind, CommitmentStatus, MeetingKind, MeetingStatus, Side, Strength
from db.values.due import Due, DueType
from db.values.errors import ChanceryError, InvalidValue
from db.values.ids import derived_id
from db.values.marking import Marking
from tests.app.conftest import INDIA

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def promised(desk: Desk, *wordings: str, **values: Any) -> list[str]:
    oman = desk.add("country", name="Oman", code="OMN")
    given = {
        "commitment_kind": CommitmentKind.AGREED, "strength": Strength.FIRM, "owner_side": Side.OURS,
        "status": CommitmentStatus.OPEN, "parties": [INDIA, oman],
    } | values  # fmt: skip
    return [desk.add("commitment", wording=wording, **given) for wording in wordings]


def commitments(desk: Desk) -> list[Commitment]:
    with desk.case.read() as reader:
        return reader.all(Commitment)


def test_a_marking_is_set_for_all_in_one_action_and_undone_in_one(desk: Desk) -> None:
    ids = promised(desk, "One", "Two", "Three")
    changed = change_many(desk.case, "commitment", ids, "marking", "secret")
    assert changed.action == "Set the marking of 3 commitments to “SECRET”"
    assert {one.marking for one in commitments(desk)} == {Marking("secret")}
    undo.undo(desk.case)
    assert {one.marking for one in commitments(desk)} == {None}


def test_a_marking_can_be_taken_back_to_not_assessed(desk: Desk) -> None:
    (only,) = promised(desk, "One", marking=Marking("secret"))
    assert change_many(desk.case, "commitment", [only], "marking", "").action.endswith("to “not assessed”")
    assert commitments(desk)[0].marking is None


def test_a_due_is_set_for_all_as_said_today_and_waits_for_no_event_any_more(desk: Desk) -> None:
    event = Due("next JMCC", DueType.EVENT, anchor="next JMCC")
    ids = promised(desk, "One", "Two", due=event)
    jmcc = desk.add("forum", name="Joint Committee", parties=[INDIA, derived_id("country", "omn")])
    for one in ids:
        desk.edit(one, due_event_id=jmcc)
    changed = change_many(desk.case, "commitment", ids, "due", "within 3 months")
    assert changed.action == "Set the due of 2 commitments to “within 3 months”"
    assert {(one.due.end, one.due_event_id) for one in commitments(desk)} == {(date(2027, 2, 21), None)}
    undo.undo(desk.case)
    assert {(one.due, one.due_event_id) for one in commitments(desk)} == {(event, jmcc)}
    for words in ("at the next JMCC", "soon", "annually"):
        with pytest.raises(InvalidValue, match="names no day"):
            change_many(desk.case, "commitment", ids, "due", words)
    assert change_many(desk.case, "commitment", ids, "due", " ").action.endswith("to “no due”")
    assert {one.due for one in commitments(desk)} == {None}


def test_a_topic_is_added_to_those_there_are(desk: Desk) -> None:
    navy, trade = desk.add("topic", name="Navy"), desk.add("topic", name="Trade")
    one, two = promised(desk, "One", "Two")
    desk.edit(one, topics=[navy])
    changed = change_many(desk.case, "commitment", [one, two], "topics", trade)
    assert changed.action == "Add “Trade” to the topics of 2 commitments"
    rows = read_rows(desk.case, "commitment", [one, two], ["topics"])
    assert [row.cells["topics"].text for row in rows] == ["Navy, Trade", "Trade"]
    assert change_many(desk.case, "commitment", [one, two], "topics", trade).transaction == ""


def test_a_status_is_set_and_the_log_of_each_that_moved_says_so(desk: Desk) -> None:
    ids = promised(desk, "One", "Two", marking=Marking("restricted"))
    desk.edit(ids[1], status=CommitmentStatus.IN_PROGRESS)
    changed = change_many(desk.case, "commitment", ids, "status", "in_progress")
    assert changed.action == "Set the status of 2 commitments to “In progress”"
    with desk.case.read() as reader:
        (entry,) = reader.all(Update)
    assert (entry.commitment_id, entry.status, entry.marking) == (
        ids[0], CommitmentStatus.IN_PROGRESS, Marking("restricted"),
    )  # fmt: skip


def test_what_needs_a_ground_of_its_own_is_not_closed_in_one_stroke(desk: Desk) -> None:
    ids = promised(desk, "One", "Two")
    with pytest.raises(RulesBroken, match="say why"):
        change_many(desk.case, "commitment", ids, "status", "dropped")
    assert {one.status for one in commitments(desk)} == {CommitmentStatus.OPEN}


def test_an_owner_is_typed(desk: Desk) -> None:
    ids = promised(desk, "One", "Two")
    change_many(desk.case, "commitment", ids, "our_officer", "Deputy Director, Gulf")
    assert {one.our_officer for one in commitments(desk)} == {"Deputy Director, Gulf"}


def test_other_kinds_have_what_they_have(desk: Desk) -> None:
    oman = desk.add("country", name="Oman", code="OMN")
    ids = [
        desk.add(
            "meeting",
            title=title,
            meeting_kind=MeetingKind.TALKS,
            status=MeetingStatus.PLANNED,
            parties=[INDIA, oman],
        )
        for title in ("One", "Two")
    ]
    assert change_many(desk.case, "meeting", ids, "status", "cancelled").action.startswith(
        "Set the status of 2 meetings"
    )
    with desk.case.read() as reader:
        assert {one.status for one in reader.all(Meeting)} == {MeetingStatus.CANCELLED}
    assert [one.name for one in fields("country")] == ["marking"]


@pytest.mark.parametrize(("name", "value"), [("wording", "x"), ("status", "sleeping"), ("colour", "red")])
def test_what_makes_no_sense_is_refused_in_words(desk: Desk, name: str, value: str) -> None:
    ids = promised(desk, "One")
    with pytest.raises(InvalidValue):
        change_many(desk.case, "commitment", ids, name, value)


def test_nothing_is_changed_where_one_of_them_cannot_be(desk: Desk) -> None:
    ids = promised(desk, "One")
    with pytest.raises(ChanceryError):
        change_many(desk.case, "commitment", [*ids, "0" * 36], "our_officer", "Somebody")
    assert commitments(desk)[0].our_officer is None


def test_no_record_and_too_many_are_refused(desk: Desk) -> None:
    for ids in ([], ["x"] * (bulk.MOST + 1)):
        with pytest.raises(InvalidValue):
            change_many(desk.case, "commitment", ids, "marking", "secret")


def test_what_a_field_can_become_is_offered_in_words(desk: Desk) -> None:
    topic = desk.add("topic", name="Navy")
    known = {field.name: field for field in info("commitment").fields}
    assert options(desk.case, known["marking"])[0] == ("unclassified", "Unclassified")
    assert ("dropped", "Dropped") in options(desk.case, known["status"])
    assert options(desk.case, known["topics"]) == ((topic, "Navy"),)
    assert options(desk.case, known["our_officer"]) == ()
