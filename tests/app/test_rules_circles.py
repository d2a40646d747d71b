"""What is a part of something, or follows it, never leads back to itself; nothing is restored without what it needs."""

from __future__ import annotations

import pytest

from app.check import check
from app.errors import RulesBroken
from tests.app.conftest import INDIA, Desk

PLAIN = {
    "organisation": ("name", "parent_id"),
    "topic": ("name", "parent_id"),
    "source": ("title", "quoted_in_id"),
}


def chain(desk: Desk, kind: str, length: int) -> list[str]:
    """Records of which each refers to the one before."""
    title, field = PLAIN[kind]
    made: list[str] = []
    for number in range(length):
        more = {field: made[-1]} if made else {}
        made.append(desk.add(kind, **{title: f"Number {number}", **more}))
    return made


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("length", [2, 3, 7])
def test_a_chain_of_references_is_never_closed(desk: Desk, kind: str, length: int) -> None:
    made = chain(desk, kind, length)
    field = PLAIN[kind][1]
    with pytest.raises(RulesBroken, match="leads back to this record") as caught:
        desk.edit(made[0], **{field: made[-1]})
    assert [fault.field for fault in caught.value.faults] == [field]


def test_a_circle_made_in_one_action_is_named_at_each_of_its_members(desk: Desk) -> None:
    first, second = chain(desk, "topic", 2)
    changes = desk.case.door.changes()
    outside = changes.create("topic", name="Outside", parent_id=first)
    changes.edit(first, parent_id=second)
    with pytest.raises(RulesBroken) as caught:
        desk.case.door.change("Close the circle", changes)
    assert {fault.record_id for fault in caught.value.faults} == {first}
    assert outside not in {fault.record_id for fault in caught.value.faults}


def test_a_part_of_a_part_of_itself_cannot_be(desk: Desk) -> None:
    source, person = desk.add("source", title="Report"), desk.add("person", name="Somebody")
    one = desk.add("citation", record_id=person, source_id=source)
    other = desk.add("citation", record_id=one, source_id=source)
    with pytest.raises(RulesBroken, match="“Supports” leads back"):
        desk.edit(one, record_id=other)
    desk.delete(person)  # with its parts and theirs
    assert check(desk.case).findings == ()


def test_a_chain_may_be_turned_round(desk: Desk) -> None:
    first, second, third = chain(desk, "topic", 3)
    changes = desk.case.door.changes()
    changes.edit(third, parent_id=None)
    changes.edit(second, parent_id=third)
    changes.edit(first, parent_id=second)
    assert len(desk.case.door.change("Turn round", changes).records) == 3


def test_a_record_is_not_restored_without_what_it_refers_to(desk: Desk, oman: str) -> None:
    source = desk.add("source", title="Report")
    meeting = desk.add("meeting", title="Talks", meeting_kind="talks", status="held", parties=[INDIA, oman])
    desk.add("citation", record_id=meeting, source_id=source)
    desk.delete(meeting)
    desk.delete(source)
    changes = desk.case.door.changes()
    changes.restore(meeting)
    with pytest.raises(RulesBroken, match="“Source” refers to is not in the case file"):
        desk.case.door.change("Restore", changes)
    both = desk.case.door.changes()
    both.restore(source)
    both.restore(meeting)
    desk.case.door.change("Restore both", both)
    assert check(desk.case).findings == ()
