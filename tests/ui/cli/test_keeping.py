"""Backups are made, listed, looked into and restored from the terminal; repair and expunge say what they did."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from app.casefile import CaseFile
from db.values.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def add(path: Path, name: str) -> None:
    with CaseFile.open(path) as case:
        changes = case.door.changes()
        changes.create("person", name=name)
        case.door.change(f"Add {name}", changes)


def test_a_backup_is_made_listed_looked_into_and_restored(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    made = chancery("--case", case_file, "backup", "--json").data
    add(case_file, "Anna")
    listed = chancery("--case", case_file, "restore", "--json").data["backups"]
    assert [one["number"] for one in listed] == [made["number"] + 1, made["number"]]
    assert "Add Anna" in chancery("--case", case_file, "restore").out.splitlines()[0]
    looked = chancery("--case", case_file, "restore", made["number"], "--look", "--json").data
    assert looked["inside"]["last_action"] == "Add Oman"
    assert "Anna" in chancery("--case", case_file, "records").out
    done = chancery("--case", case_file, "restore", made["number"])
    assert done.status == 0
    assert "is restored: 4\u00a0records" in done.out
    assert "What lay there is kept in" in done.out
    assert "Anna" not in chancery("--case", case_file, "records").out


def test_a_copy_is_written_where_it_is_wanted(
    chancery: Callable[..., Reply], case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "stick.chancery"
    assert chancery("--case", case_file, "backup", "-o", target).status == 0
    assert "Oman" in chancery("--case", target, "records").out
    assert "there already" in chancery("--case", case_file, "backup", "-o", target).sentence


def test_a_backup_that_is_not_there_is_said_so(chancery: Callable[..., Reply], case_file: Path) -> None:
    reply = chancery("--case", case_file, "restore", "77")
    assert reply.status == 1
    assert "There is no backup “77”" in reply.sentence
    assert chancery("--case", case_file.with_name("none.chancery"), "restore").out.startswith(
        "There are no backups"
    )


def test_repair_mends_what_check_found(chancery: Callable[..., Reply], case_file: Path) -> None:
    with sqlite3.connect(case_file) as connection:
        connection.execute("UPDATE country SET name = 'Omen' WHERE name = 'Oman'")
    connection.close()
    assert chancery("--case", case_file, "check").status == 1
    done = chancery("--case", case_file, "check", "--repair")
    assert (done.status, done.err) == (0, "")
    assert "made anew out of the journal" in done.out
    assert chancery("--case", case_file, "check").status == 0
    again = chancery("--case", case_file, "check", "--repair", "--json").data
    assert again["done"] == ["It is sound; nothing was changed."]


def test_check_tells_what_can_hardly_be_true_and_does_not_fail(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        changes.create(
            "post", title="Chief", end=PartialDate.parse_text("2020"), as_of=PartialDate.parse_text("2024")
        )
        case.door.change("Add", changes)
    reply = chancery("--case", case_file, "check")
    assert reply.status == 0
    assert "To be looked at:" in reply.out
    assert "is said to be held as of 2024" in reply.out
    assert chancery("--case", case_file, "check", "--json").data["doubts"][0]["rule"] == "ended post"


def test_expunge_removes_and_names_the_backups(chancery: Callable[..., Reply], case_file: Path) -> None:
    add(case_file, "Ochsenfrosch")
    record = chancery("--case", case_file, "records", "people", "--json").data["records"][0]["prefix"]
    done = chancery("--case", case_file, "expunge", record, "name", "--json")
    assert done.status == 0
    assert done.data["changes"] == 1
    assert len(done.data["backups"]) == 1
    assert b"Ochsenfrosch" not in case_file.read_bytes()
    assert "[expunged]" in chancery("--case", case_file, "records", "people").out
    told = chancery("--case", case_file, "expunge", record)
    assert told.out.startswith("It is expunged from 1\u00a0entry of the journal")
