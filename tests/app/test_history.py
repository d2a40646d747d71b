"""The history of a record: who, when, old and new, in words, parts included."""

from __future__ import annotations

from app.history import FieldMove, history
from db.values.marking import Marking
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, Desk


def told(desk: Desk, record: str) -> list[tuple[str, str, tuple[tuple[str, str | None, str | None], ...]]]:
    with desk.case.read() as reader:
        return [
            (entry.what, entry.kind, tuple((m.label, m.before, m.after) for m in entry.moves))
            for entry in history(reader, record)
        ]


def test_a_history_tells_old_and_new_newest_first(desk: Desk) -> None:
    person = desk.add("person", name="One", marking=Marking("unclassified"))
    desk.edit(person, name="Two", prefix="Dr")
    desk.delete(person)
    assert told(desk, person) == [
        ("deleted", "Person", ()),
        ("changed", "Person", (("Name", "One", "Two"), ("Prefix", None, "Dr"))),
        ("created", "Person", (("Name", None, "One"), ("Marking", None, "UNCLASSIFIED"))),
    ]


def test_values_are_told_in_words(desk: Desk, jmcc: str, oman: str) -> None:
    meeting = desk.add(
        "meeting", title="13th JMCC", forum_id=jmcc, parties=[INDIA, oman], meeting_kind="session", status="held",
        held_on=DateRange.parse("2025-11-24"),
    )  # fmt: skip
    moves = {
        label: after
        for _, kind, moved in told(desk, meeting)
        if kind == "Meeting"
        for label, _, after in moved
    }
    assert moves["Forum"] == "Joint Military Cooperation Committee"
    assert moves["Status"] == "Held"
    assert moves["Date"] == "24\u00a0November\u00a02025"


def test_a_reference_is_told_as_the_field_of_its_owner(desk: Desk, jmcc: str, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    desk.edit(jmcc, parties=[oman, japan])
    moves = [
        moved for what, kind, moved in told(desk, jmcc) if kind == "Link" and what in {"deleted", "created"}
    ]
    assert (("Parties", "India", None),) in moves
    assert (("Parties", None, "Japan"),) in moves


def test_an_entry_names_action_author_and_time(desk: Desk) -> None:
    person = desk.add("person", name="One")
    with desk.case.read() as reader:
        (entry,) = history(reader, person)
    assert (entry.action, entry.author, entry.wall) == (
        "Add a person",
        "officer",
        "2026-11-21T12:00:00+00:00",
    )
    assert entry.moves == (FieldMove("name", "Name", None, "One"),)
