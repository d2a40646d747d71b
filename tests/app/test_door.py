"""The door: all of a change or nothing, in words, with a report of exactly what changed."""

from __future__ import annotations

import pytest

from app.changes import Edit
from app.check import check
from app.errors import Conflict, InvalidValue, NotFound, RulesBroken
from db.models import Commitment, Forum, Meeting, Participation, Person
from db.queries import journal
from db.values.choices import CommitmentKind, Side, Strength
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

SESSION = {"meeting_kind": "session", "status": "held"}


def revision(desk: Desk, record: str) -> str:
    with desk.case.read() as reader:
        return journal.revision(reader, record)


def test_a_change_reports_exactly_what_changed(desk: Desk, jmcc: str) -> None:
    changed = desk.edit(jmcc, name="Joint Committee", abbreviation="JMCC")
    assert [(r.kind, r.id, r.fields) for r in changed.records] == [("forum", jmcc, ("name",))]


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk, jmcc: str) -> None:
    before = revision(desk, jmcc)
    changed = desk.edit(jmcc, abbreviation="JMCC")
    assert (changed.transaction, changed.records) == ("", ())
    assert revision(desk, jmcc) == before


def test_values_come_back_as_they_went_in(desk: Desk, jmcc: str, oman: str) -> None:
    held = DateRange.parse("22-23 oct 2025")
    meeting = desk.add(
        "meeting", title="3rd session", forum_id=jmcc, edition=3, held_on=held, parties=[INDIA, oman],
        marking=Marking("unclassified"), **SESSION,
    )  # fmt: skip
    due = parse_due("at a mutually convenient date", made_on=held.last)
    promise = desk.add(
        "commitment", wording="Hold the next session.", commitment_kind=CommitmentKind.AGREED,
        strength=Strength.FIRM, owner_side=Side.JOINT, status="open", made_at_id=meeting, parties=[oman], due=due,
        tracked=True,
    )  # fmt: skip
    with desk.case.read() as reader:
        row, said = reader.get(Meeting, meeting), reader.get(Commitment, promise)
        parties = reader.references([meeting])[meeting, "parties"]
    assert row is not None
    assert said is not None
    assert (row.held_on, row.edition, row.marking) == (held, 3, Marking("unclassified"))
    assert (said.due, said.strength, said.tracked) == (due, Strength.FIRM, True)
    assert parties == (INDIA, oman)


def test_one_fault_leaves_nothing_of_the_action(desk: Desk, jmcc: str) -> None:
    changes = desk.case.door.changes()
    changes.edit(jmcc, name="Renamed")
    changes.create("person", name="")
    with pytest.raises(RulesBroken, match="“Name” is needed"):
        desk.case.door.change("Two things", changes)
    with desk.case.read() as reader:
        forum = reader.get(Forum, jmcc)
        assert forum is not None
        assert forum.name == "Joint Military Cooperation Committee"
        assert reader.all(Person) == []
    assert check(desk.case).findings == ()


def test_every_fault_is_named_at_once(desk: Desk) -> None:
    changes = desk.case.door.changes()
    changes.create("person", name="")
    changes.create("forum", name="", parties=[INDIA])
    with pytest.raises(RulesBroken) as caught:
        desk.case.door.change("Three faults", changes)
    assert {(f.kind, f.field) for f in caught.value.faults} == {
        ("person", "name"), ("forum", "name"), ("forum", "parties"),
    }  # fmt: skip


def test_a_field_of_the_wrong_kind_is_refused_by_name(desk: Desk, jmcc: str) -> None:
    with pytest.raises(InvalidValue, match="Forum, Period") as caught:
        desk.edit(jmcc, period_months="twelve")
    assert caught.value.field == "period_months"
    with pytest.raises(InvalidValue, match="no field “colour”"):
        desk.edit(jmcc, colour="red")


def test_an_unknown_record_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(NotFound, match="nothing was changed"):
        desk.edit("0190f0f0-0000-7000-8000-000000000000", name="x")


def test_what_is_the_same_by_nature_is_made_once(desk: Desk, oman: str) -> None:
    with pytest.raises(NotFound, match="“Oman” is already"):
        desk.add("country", name="Oman", code="OMN")
    desk.delete(oman)
    assert desk.add("country", name="Oman", code="OMN") == oman


def test_other_fields_that_moved_are_kept(desk: Desk, jmcc: str) -> None:
    base = revision(desk, jmcc)
    desk.edit(jmcc, standing="primary forum")
    desk.edit(jmcc, base=base, period_months=12)
    with desk.case.read() as reader:
        forum = reader.get(Forum, jmcc)
    assert forum is not None
    assert (forum.standing, forum.period_months) == ("primary forum", 12)


def test_the_same_field_moved_is_a_conflict_that_overwrites_nothing(desk: Desk, jmcc: str) -> None:
    base = revision(desk, jmcc)
    desk.edit(jmcc, name="Theirs")
    with pytest.raises(Conflict) as caught:
        desk.edit(jmcc, base=base, name="Mine", period_months=12)
    (conflict,) = caught.value.conflicts
    assert (conflict.field, conflict.label, conflict.theirs, conflict.mine) == (
        "name",
        "Name",
        "Theirs",
        "Mine",
    )
    assert conflict.author == "officer"
    with desk.case.read() as reader:
        forum = reader.get(Forum, jmcc)
    assert forum is not None
    assert (forum.name, forum.period_months) == ("Theirs", None)


def test_the_same_value_written_twice_is_no_conflict(desk: Desk, jmcc: str) -> None:
    base = revision(desk, jmcc)
    desk.edit(jmcc, name="Agreed")
    assert desk.edit(jmcc, base=base, name="Agreed").records == ()


def test_a_record_is_deleted_with_its_parts_and_restored_with_them(desk: Desk, jmcc: str, oman: str) -> None:
    person = desk.add("person", name="Somebody")
    meeting = desk.add("meeting", title="Talks", forum_id=jmcc, parties=[INDIA, oman], **SESSION)
    gone = desk.add("participation", meeting_id=meeting, person_id=person, role="head", party_id=oman)
    kept = desk.add("participation", meeting_id=meeting, person_id=person, role="member", party_id=oman)
    desk.delete(gone)
    desk.delete(meeting)
    with desk.case.read() as reader:
        assert reader.all(Participation) == []
        assert reader.references([meeting]) == {}
    changes = desk.case.door.changes()
    changes.restore(meeting)
    desk.case.door.change("Restore", changes)
    with desk.case.read() as reader:
        assert [row.id for row in reader.all(Participation)] == [kept]
        assert reader.references([meeting])[meeting, "parties"] == (INDIA, oman)


def test_a_record_that_others_need_is_not_deleted_under_them(desk: Desk, jmcc: str, oman: str) -> None:
    with pytest.raises(RulesBroken, match="1 forum still refers to it"):
        desk.delete(oman)
    desk.add("meeting", title="Session", forum_id=jmcc, parties=[INDIA, oman], **SESSION)
    with pytest.raises(RulesBroken, match="1 meeting still refers to it \\(“Forum”\\)"):
        desk.delete(jmcc)


def test_a_deleted_record_is_restored_before_it_is_changed(desk: Desk) -> None:
    person = desk.add("person", name="Somebody")
    desk.delete(person)
    with pytest.raises(RulesBroken, match="recycle bin"):
        desk.edit(person, name="Somebody else")


def test_references_are_what_was_last_given_in_that_order(desk: Desk, jmcc: str, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    desk.edit(jmcc, parties=[oman, japan])
    desk.edit(jmcc, parties=[japan, INDIA, oman])
    with desk.case.read() as reader:
        assert reader.references([jmcc])[jmcc, "parties"] == (japan, INDIA, oman)
    assert check(desk.case).findings == ()


def test_the_words_of_an_action_are_cleaned(desk: Desk, jmcc: str) -> None:
    changed = desk.case.door.change("Rename\x00 the\nforum\u202e", [Edit(jmcc, {"name": "New"})])
    assert changed.action == "Rename the forum"


def test_parts_of_a_new_date_stay_unknown(desk: Desk) -> None:
    post = desk.add(
        "post", title="Secretary", start=PartialDate.parse("2024"), as_of=PartialDate.parse("nov 2025")
    )
    with desk.case.read() as reader:
        rows = reader.rows('SELECT start, as_of, "end" FROM post WHERE id = ?', post)
    assert rows == [("2024", "2025-11", None)]
