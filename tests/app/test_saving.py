"""What one press of Save means: a record with parts, what was made in place, and files, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.deciding import compare
from app.errors import Conflict, NotFound, RulesBroken
from app.forms import read_form
from app.history import history
from app.records import read_record
from app.restoring import restorable, restore_value
from app.saving import Entry, File, Saving, merged_references, save
from app.undo import undo
from db.values.ids import derived_id
from tests.app.conftest import INDIA, Desk


def test_a_new_record_its_parts_and_what_was_made_in_place_are_one_action(desk: Desk) -> None:
    person, update, organisation = (desk.case.ids.new() for _ in range(3))
    saving = Saving(
        "Add person “Al Zaabi”",
        Entry("person", person, True, {"name": "Al Zaabi"}),
        [Entry("organisation", organisation, True, {"name": "Ministry of Defence"})],
        [
            Entry(
                "post",
                update,
                True,
                {"title": "Secretary General", "person_id": person, "organisation_id": organisation},
            )
        ],
    )
    saved = save(desk.case, saving)
    assert saved.id == person
    assert {one.kind for one in saved.changed.records} == {"person", "post", "organisation"}
    undo(desk.case)
    assert read_record(desk.case, "person", person).deleted


def test_a_country_made_in_place_has_the_id_that_follows_from_its_name(desk: Desk) -> None:
    mine, country = desk.case.ids.new(), desk.case.ids.new()
    saving = Saving(
        "Add", Entry("person", mine, True, {"name": "X", "country_id": country}),
        [Entry("country", country, True, {"name": "Japan"})],
    )  # fmt: skip
    save(desk.case, saving)
    form = read_form(desk.case, "person", mine)
    assert form.values["country_id"] == derived_id("country", "japan")


def test_what_others_added_meanwhile_to_a_field_of_references_stays(desk: Desk, jmcc: str, oman: str) -> None:
    seen = read_form(desk.case, "forum", jmcc).values["parties"]
    japan = desk.add("country", name="Japan", code="JPN")
    france = desk.add("country", name="France", code="FRA")
    desk.edit(jmcc, parties=[*seen, japan])
    mine = Entry("forum", jmcc, values={"parties": (*seen, france)}, seen={"parties": seen})
    save(desk.case, Saving("Edit", mine))
    assert set(read_form(desk.case, "forum", jmcc).values["parties"]) == {INDIA, oman, japan, france}


@pytest.mark.parametrize(
    ("seen", "mine", "now", "merged"),
    [
        ("ab", "bc", "ad", "cd"),
        ("ab", "ba", "ab", "ba"),
        ("", "a", "a", "a"),
        ("abc", "abc", "", ""),
        ("a", "", "ab", "b"),
    ],
)
def test_both_edits_of_a_list_are_kept(seen: str, mine: str, now: str, merged: str) -> None:
    assert "".join(merged_references(tuple(seen), tuple(mine), tuple(now))) == merged


def test_nothing_is_saved_where_a_part_breaks_a_rule(desk: Desk, oman: str) -> None:
    person = desk.case.ids.new()
    bad = Entry("post", desk.case.ids.new(), True, {"person_id": person})
    with pytest.raises(RulesBroken) as caught:
        save(desk.case, Saving("Add", Entry("person", person, True, {"name": "X"}), (), [bad]))
    assert [(fault.record_id, fault.field) for fault in caught.value.faults] == [(bad.id, "title")]
    with pytest.raises(NotFound):
        read_record(desk.case, "person", person)


def test_a_dropped_file_is_kept_with_its_source(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "release.pdf"
    path.write_bytes(b"%PDF words")
    note, source = desk.case.ids.new(), desk.case.ids.new()
    saving = Saving(
        "Add note", Entry("note", note, True, {"title": "N", "note_kind": "note"}),
        [Entry("source", source, True, {"title": "release"})],
        [Entry("citation", desk.case.ids.new(), True, {"record_id": note, "source_id": source})],
        [File(desk.case.ids.new(), path.name, path, {"attached_to_id": source})],
    )  # fmt: skip
    save(desk.case, saving)
    assert [one.name for one in read_record(desk.case, "source", source).files] == ["release.pdf"]


def test_a_conflict_is_told_in_words_with_the_revision_that_was_seen(desk: Desk) -> None:
    person = desk.add("person", name="One")
    base = read_form(desk.case, "person", person).revision
    desk.edit(person, name="Theirs")
    mine = Saving("Edit", Entry("person", person, values={"name": "Mine"}, base=base))
    with pytest.raises(Conflict) as caught:
        save(desk.case, mine)
    comparison = compare(desk.case, caught.value)
    (one,) = comparison.differences
    assert (one.label, one.theirs, one.mine, one.stored) == ("Name", "Theirs", "Mine", "Theirs")
    again = Entry("person", person, values={"name": "Mine"}, base=comparison.revisions[person])
    save(desk.case, Saving("Edit", again))
    assert read_record(desk.case, "person", person).title == "Mine"


def test_an_old_value_is_put_back_by_an_action_of_its_own(desk: Desk) -> None:
    person = desk.add("person", name="One", prefix="Dr")
    desk.edit(person, name="Two")
    desk.edit(person, name="Three", prefix="General")
    entries = read_record(desk.case, "person", person).history
    assert [restorable(entry) for entry in entries] == [True, True, False]
    changed = restore_value(desk.case, entries[1], "name")
    assert changed.action.startswith("Restore “Name”")
    form = read_form(desk.case, "person", person)
    assert (form.values["name"], form.values["prefix"]) == ("One", "General")


def test_a_reference_that_was_taken_out_is_put_back(desk: Desk, jmcc: str, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    desk.edit(jmcc, parties=[INDIA, japan])
    with desk.case.read() as reader:
        gone = next(entry for entry in history(reader, jmcc) if entry.what == "deleted")
    assert restorable(gone)
    restore_value(desk.case, gone, "parties")
    assert oman in read_form(desk.case, "forum", jmcc).values["parties"]
