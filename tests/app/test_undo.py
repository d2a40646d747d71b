"""Undo and redo: they survive a restart, and refuse rather than destroy a later change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.changes import Edit
from app.errors import NothingToUndo, RulesBroken, StaleUndo
from app.interchange.errors import Cancelled
from app.undo import available, redo, undo
from db.models import Country, Forum, Person
from tests.app.conftest import INDIA, Desk


def names(desk: Desk, model: Any = Person) -> list[str]:
    with desk.case.read() as reader:
        return [row.name for row in reader.all(model)]


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.edit(person, name="Two")
    assert undo(desk.case).action == "Undo: Edit"
    assert names(desk) == ["One"]
    undo(desk.case)
    assert names(desk) == []
    redo(desk.case)
    assert names(desk) == ["One"]
    redo(desk.case)
    assert names(desk) == ["Two"]
    undo(desk.case)
    assert names(desk) == ["One"]


def test_undo_survives_a_restart(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.edit(person, name="Two")
    desk.reopen()
    assert available(desk.case).undo == "Edit"
    undo(desk.case)
    desk.reopen()
    assert available(desk.case).redo == "Edit"
    redo(desk.case)
    assert names(desk) == ["Two"]


def test_a_new_edit_ends_what_could_be_redone(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.edit(person, name="Two")
    undo(desk.case)
    desk.edit(person, prefix="Dr")
    assert available(desk.case).redo is None
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        redo(desk.case)


def test_setting_up_the_case_file_is_not_undone(desk: Desk) -> None:
    assert available(desk.case).undo is None
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        undo(desk.case)
    assert names(desk, Country) == ["India"]


def test_a_deletion_is_undone_with_its_parts(desk: Desk, jmcc: str, oman: str) -> None:
    desk.delete(jmcc)
    undo(desk.case)
    with desk.case.read() as reader:
        assert reader.references([jmcc])[jmcc, "parties"] == (INDIA, oman)


def test_references_come_back_in_their_order(desk: Desk, jmcc: str, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    desk.edit(jmcc, parties=[japan, oman])
    undo(desk.case)
    with desk.case.read() as reader:
        assert reader.references([jmcc])[jmcc, "parties"] == (INDIA, oman)
    redo(desk.case)
    with desk.case.read() as reader:
        assert reader.references([jmcc])[jmcc, "parties"] == (japan, oman)


def test_undo_refuses_when_the_value_has_moved_since_and_names_the_field(desk: Desk) -> None:
    """A package from another desk moves a field without standing on this desk's undo stack."""
    person = desk.add("person", name="One")
    desk.edit(person, name="Two")
    desk.case.door.change("From elsewhere", [Edit(person, {"name": "Three"})], role="setup")
    with pytest.raises(StaleUndo, match="Person: “Name” was changed since") as caught:
        undo(desk.case)
    assert caught.value.field == "name"
    assert names(desk) == ["Three"]


def test_undo_refuses_to_take_away_a_record_that_has_gained_fields(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.case.door.change("From elsewhere", [Edit(person, {"prefix": "Dr"})], role="setup")
    with pytest.raises(StaleUndo, match="“Prefix” was changed since"):
        undo(desk.case)
    assert names(desk) == ["One"]


def test_undo_refuses_to_take_away_what_others_refer_to(desk: Desk) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    changes = desk.case.door.changes()
    changes.create("forum", name="Talks", parties=[INDIA, japan])
    desk.case.door.change("From elsewhere", changes, role="setup")
    with pytest.raises(RulesBroken, match="still refers to it"):
        undo(desk.case)
    assert names(desk, Forum) == ["Talks"]


def test_undo_of_a_deletion_refuses_when_it_was_restored_elsewhere(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.delete(person)
    changes = desk.case.door.changes()
    changes.restore(person)
    desk.case.door.change("From elsewhere", changes, role="setup")
    with pytest.raises(StaleUndo, match="restored since"):
        undo(desk.case)


def test_other_fields_may_move_under_an_undo(desk: Desk) -> None:
    person = desk.add("person", name="One")
    desk.edit(person, name="Two")
    desk.case.door.change("From elsewhere", [Edit(person, {"prefix": "Dr"})], role="setup")
    undo(desk.case)
    assert names(desk) == ["One"]


def test_undo_of_many_records_says_how_far_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.progress.AT_ONCE", 10)
    changes = desk.case.door.changes()
    for number in range(25):
        changes.create("person", name=f"Person {number}")
    desk.case.door.change("Import", changes)
    told: list[tuple[int, int]] = []
    undo(desk.case, lambda done, total: told.append((done, total)))
    assert names(desk) == []
    assert {total for _, total in told} == {25}
    assert [done for done, _ in told][:3] == [0, 10, 20]
    redo(desk.case)
    assert len(names(desk)) == 25


def test_undo_can_be_stopped_and_then_nothing_was_changed(desk: Desk) -> None:
    desk.add("person", name="One")

    def stop(done: int, total: int) -> None:
        raise Cancelled("Stopped; nothing was changed.")

    with pytest.raises(Cancelled):
        undo(desk.case, stop)
    assert names(desk) == ["One"]
    assert available(desk.case).undo == "Add a person"


def test_records_that_refer_to_each_other_are_taken_back_together(desk: Desk, oman: str) -> None:
    changes = desk.case.door.changes()
    forum = changes.create("forum", name="Talks", parties=[INDIA, oman])
    for edition in (1, 2):
        changes.create(
            "meeting", title=f"Session {edition}", meeting_kind="session", status="held", forum_id=forum,
            edition=edition, parties=[INDIA, oman],
        )  # fmt: skip
    desk.case.door.change("Import", changes)
    undo(desk.case)
    assert names(desk, Forum) == []
    redo(desk.case)
    assert names(desk, Forum) == ["Talks"]


def test_what_a_deletion_saw_includes_the_edit_made_with_it(desk: Desk) -> None:
    person = desk.add("person", name="One")
    changes = desk.case.door.changes()
    changes.edit(person, name="Two")
    changes.delete(person)
    desk.case.door.change("Rename and delete", changes)
    with desk.case.read() as reader:
        bodies = [
            row[0] for row in reader.rows("SELECT body FROM change WHERE rec = ? ORDER BY number", person)
        ]
    edited, deleted = (json.loads(body) for body in bodies[1:])
    ((site, seq),) = edited["fields"]["name"]["ctx"].items()
    assert deleted["obs"]["name"] == {site: seq + 1}
