"""The history of a record, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


@pytest.fixture
def person(case_file: Path) -> str:
    """A person, renamed, deleted."""
    with CaseFile.open(case_file, author="A. Clerk") as case:
        changes = case.door.changes()
        record_id = changes.create("person", name="Al Zaabi")
        case.door.change("Enter a visitor", changes)
        changes = case.door.changes()
        changes.edit(record_id, name="Al Zaabi " + "x" * 400)
        case.door.change("Correct the name", changes)
        changes = case.door.changes()
        changes.delete(record_id)
        case.door.change("Delete him", changes)
    return record_id


def test_history_tells_who_changed_what_newest_first(
    chancery: Callable[..., Reply], case_file: Path, person: str
) -> None:
    reply = chancery("--case", case_file, "history", person[:18])
    assert (reply.status, reply.err) == (0, "")
    title, *entries = reply.out.split("\n\n")
    assert title.endswith(f"({person})")
    assert [entry.splitlines()[0].partition(" – ")[2] for entry in entries] == [
        "Delete him",
        "Correct the name",
        "Enter a visitor",
    ]
    assert "A. Clerk" in entries[0]
    assert "UTC" in entries[0]
    assert "    Name: Al Zaabi → Al Zaabi xxx" in entries[1]
    assert "…" in entries[1]
    assert "  Person created\n    Name: Al Zaabi" in entries[2]


def test_programs_get_every_value_whole(chancery: Callable[..., Reply], case_file: Path, person: str) -> None:
    data = chancery("--case", case_file, "history", person, "--json").data
    assert (data["id"], data["kind"]) == (person, "person")
    assert [one["what"] for one in data["changes"]] == ["deleted", "changed", "created"]
    (field,) = data["changes"][1]["fields"]
    assert field == {"field": "name", "label": "Name", "before": "Al Zaabi", "after": "Al Zaabi " + "x" * 400}


def test_the_parts_of_a_meeting_are_in_its_history(chancery: Callable[..., Reply], demo: Path) -> None:
    meetings = chancery("--case", demo, "records", "meetings", "--json").data["records"]
    jmcc = next(one for one in meetings if one["title"] == "13th JMCC")
    changes = chancery("--case", demo, "history", jmcc["prefix"], "--json").data["changes"]
    assert {"Meeting", "Participant", "Citation"} <= {one["kind"] for one in changes}
    told = chancery("--case", demo, "history", jmcc["prefix"]).out
    assert told.startswith("13th JMCC (")
    assert told.count("UTC  Demonstration – Log the forums") == 1


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "“” names no record; give at least 4 characters"),
        ("0", "names no record"),
        ("%%%%", "names no record"),
        ("\udcff\udcfe\udcff\udcfe", "names no record"),
        ("fffffff0", "There is no record whose id begins with “fffffff0”"),
    ],
)
def test_a_prefix_that_names_nothing_is_refused(
    chancery: Callable[..., Reply], case_file: Path, prefix: str, words: str
) -> None:
    reply = chancery("--case", case_file, "history", prefix)
    assert reply.status == 1
    assert words in reply.sentence


def test_a_prefix_that_names_several_is_refused_with_some_of_them(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    ids = ["0192f3a1-0000-7000-8000-00000000000" + last for last in "1234"]
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        for record_id in ids:
            changes.create("person", id=record_id, name="A. Person")
        case.door.change("Add", changes)
    reply = chancery("--case", case_file, "history", "0192F3A1")
    assert reply.status == 1
    assert f"give more of the id: {ids[0]}, {ids[1]}, {ids[2]} …." in reply.sentence
