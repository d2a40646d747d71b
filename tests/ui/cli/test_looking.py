"""Records are listed so that each can be named, and check says whether a case file is sound."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def test_every_line_begins_with_a_prefix_that_names_one_record(
    chancery: Callable[..., Reply], demo: Path
) -> None:
    records = chancery("--case", demo, "records", "--json").data["records"]
    lines = chancery("--case", demo, "records").out.splitlines()
    assert [line.split()[0] for line in lines] == [one["prefix"] for one in records]
    with CaseFile.open(demo, write=False) as case, case.read() as reader:
        for one in records:
            assert [found[0] for found in reader.beginning_with(one["prefix"])] == [one["id"]]


@pytest.mark.parametrize("words", ["meeting", "Meetings", "MEETING"])
def test_a_kind_goes_by_its_singular_and_plural(
    chancery: Callable[..., Reply], demo: Path, words: str
) -> None:
    records = chancery("--case", demo, "records", words, "--json").data["records"]
    assert {one["kind"] for one in records} == {"meeting"}
    assert "13th JMCC" in {one["title"] for one in records}


def test_titles_stand_in_the_order_of_the_alphabet(chancery: Callable[..., Reply], demo: Path) -> None:
    records = chancery("--case", demo, "records", "people", "--json").data["records"]
    titles = [one["title"].casefold() for one in records]
    assert titles == sorted(titles)
    assert len(titles) > 2


def test_an_empty_kind_is_said_to_be_empty(chancery: Callable[..., Reply], case_file: Path) -> None:
    assert chancery("--case", case_file, "records", "visits").out == "There are none.\n"
    assert chancery("--case", case_file, "records", "visits", "--json").data == {"records": []}


def test_a_title_cannot_steer_the_terminal_or_break_the_line(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        changes.create("person", name="A\u2028B \x1b[2J\u202e" + "c" * 300)
        case.door.change("Add", changes)
    reply = chancery("--case", case_file, "records", "people")
    (row,) = reply.out.splitlines()
    assert "\x1b" not in row
    assert "\u202e" not in row
    assert row.endswith("c…")


def test_an_unknown_kind_names_those_there_are(chancery: Callable[..., Reply], case_file: Path) -> None:
    reply = chancery("--case", case_file, "records", "meetigns")
    assert reply.status == 1
    assert "“meetigns”; there are country, " in reply.sentence


def test_a_sound_file_is_said_to_be_sound(chancery: Callable[..., Reply], case_file: Path) -> None:
    before = case_file.read_bytes()
    assert chancery("--case", case_file, "check").out.startswith("“desk.chancery” is sound: ")
    data = chancery("--case", case_file, "check", "--json").data
    assert data["sound"] is True
    assert data["findings"] == []
    assert data["changes"] >= 3
    assert case_file.read_bytes() == before


def tamper(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE country SET name = 'Omen' WHERE name = 'Oman'")
    connection.close()


def test_a_table_that_differs_from_the_journal_fails_the_check(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    tamper(case_file)
    reply = chancery("--case", case_file, "check")
    assert reply.status == 1
    assert reply.out.startswith("fold: The tables do not hold what the journal says: country")
    assert reply.err.count("\n") == 1
    assert "“desk.chancery” is not sound, 1\u00a0fault: " in reply.err


def test_programs_get_the_findings_too(chancery: Callable[..., Reply], case_file: Path) -> None:
    tamper(case_file)
    reply = chancery("--case", case_file, "check", "--json")
    assert reply.status == 1
    assert reply.data["sound"] is False
    assert [one["check"] for one in reply.data["findings"]] == ["fold"]
