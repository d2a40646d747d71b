"""A damaged case file is mended out of its journal, its backups and what of it is proved; it is never deleted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app import backup
from app.backups.quarantine import folders
from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileBusy, NotACaseFile
from app.repair import NothingReadable, recover, repair
from app.sites import profile
from db import salvage
from db.values.ids import FixedClock
from tests.app.conftest import NOON, Desk

CLOCK = FixedClock(NOON)
PAGE = 4096


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def place(desk: Desk) -> Path:
    """A closed case file with Anna and Boris, Boris renamed, Clara deleted, and a file; backup 1 knows only Anna."""
    desk.add("person", name="Anna")
    backup.keep(desk.case)
    boris = desk.add("person", name="Boris")
    desk.edit(boris, career="x" * 9000)
    desk.delete(desk.add("person", name="Clara"))
    changes = desk.case.door.changes()
    changes.attach("cable.txt", b"cable " * 2000)
    desk.case.door.change("Attach", changes)
    desk.case.close()
    return desk.case.path


def sql(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def people(path: Path) -> dict[str, int]:
    """Name → length of the career, of everybody not deleted."""
    with CaseFile.open(path, write=False) as case, case.read() as reader:
        rows = reader.rows("SELECT name, coalesce(length(career), 0) FROM person WHERE deleted = 0")
        assert check(case).findings == ()
        return dict(rows)


def without_backups(*numbers: int) -> None:
    for path in (profile() / "backups").rglob("*.chancery"):
        if not numbers or int(path.name[:6]) in numbers:
            path.unlink()


def root_page(path: Path, table: str) -> int:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[
            0
        ]
    connection.close()
    return int(found)


def spoil_page(path: Path, number: int, content: bytes = b"\xa5") -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * PAGE)
        file.write(content * PAGE)


EVERYBODY = {"Anna": 0, "Boris": 9000}


def test_a_sound_file_is_left_as_it_is(place: Path) -> None:
    before = place.read_bytes()
    done = repair(place, CLOCK)
    assert done.steps == ("It is sound; nothing was changed.",)
    assert (done.left, done.put_aside) == ((), None)
    assert people(place) == EVERYBODY
    assert len(before) == place.stat().st_size


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE person SET name = 'Otto'",
        "DELETE FROM person WHERE name = 'Boris'",
        "UPDATE record SET deleted = 1",
        "DELETE FROM search_document",
        "INSERT INTO record VALUES ('stray', 'person', 0, NULL)",
    ],
)
def test_tables_that_differ_are_made_anew_out_of_the_journal(place: Path, spoil: str) -> None:
    sql(place, spoil)
    done = repair(place, CLOCK)
    assert done.left == ()
    assert "Tables, indexes and search were made anew out of the journal." in done.steps
    assert people(place) == EVERYBODY
    assert folders(place) == []


def test_a_backup_is_made_before_and_after_a_repair(place: Path) -> None:
    sql(place, "UPDATE person SET name = 'Otto'")
    repair(place, CLOCK)
    reasons = [known.copy.reason for known in backup.backups_of(place)]
    assert reasons[:2] == ["close", "before repair"]
    assert people(backup.backups_of(place)[0].copy.path) == EVERYBODY


def test_a_damaged_attachment_comes_back_from_a_backup(place: Path) -> None:
    sql(place, "UPDATE attachment_chunk SET data = x'00'")
    assert repair(place, CLOCK).left == ()
    sql(place, "DELETE FROM attachment_chunk")
    done = repair(place, CLOCK)
    assert done.left == ()
    assert "1 attachment came back from a backup." in done.steps


def test_an_attachment_that_is_nowhere_else_is_said_to_be_lost(place: Path) -> None:
    without_backups()
    sql(place, "DELETE FROM attachment_chunk")
    done = repair(place, CLOCK)
    assert [finding.sentence for finding in done.left] == ["The attachment “cable.txt” is not in the file."]


def test_an_index_that_is_damaged_is_made_anew(place: Path) -> None:
    spoil_page(place, root_page(place, "ix_change_tx"), b"\x00")
    with CaseFile.open(place, write=False) as case:
        assert "integrity" in {finding.check for finding in check(case).findings}
    assert repair(place, CLOCK).left == ()
    assert people(place) == EVERYBODY


def test_a_file_cut_in_half_is_recovered_from_the_newest_backup(place: Path) -> None:
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    done = repair(place, CLOCK)
    assert done.left == ()
    assert people(place) == EVERYBODY
    assert done.put_aside == folders(place)[0]


def test_newer_changes_are_taken_over_from_the_damaged_file_with_their_history(place: Path) -> None:
    without_backups(2)
    spoil_page(place, 1)
    with pytest.raises(NotACaseFile):
        CaseFile.open(place)
    done = recover(place, CLOCK)
    assert done.base is not None
    assert (done.base.number, done.replayed, done.merged) == (1, 5, 0)
    assert people(place) == EVERYBODY


def test_without_any_backup_every_change_that_is_proved_makes_a_new_file(place: Path) -> None:
    without_backups()
    spoil_page(place, 1)
    done = recover(place, CLOCK)
    assert (done.base, done.merged) == (None, 0)
    assert people(place) == EVERYBODY
    with CaseFile.open(place, write=False) as case, case.read() as reader:
        assert reader.rows("SELECT count(*) FROM attachment_chunk") == [(1,)]


def test_changes_behind_a_gap_are_written_as_changes_of_today(place: Path) -> None:
    without_backups()
    sql(place, "UPDATE change SET body = replace(body, 'Anna', 'Otto') WHERE body LIKE '%Anna%'")
    done = recover(place, CLOCK)
    assert done.base is None
    assert done.merged >= 3
    assert people(place) == {"Boris": 9000}
    with CaseFile.open(place, write=False) as case, case.read() as reader:
        words = {row[0] for row in reader.rows('SELECT action FROM "transaction"')}
    assert "Recover what was readable of a damaged case file" in words


def test_a_tampered_change_is_replaced_by_the_one_in_the_backup(place: Path) -> None:
    sql(place, "UPDATE change SET body = replace(body, 'Anna', 'Otto') WHERE body LIKE '%Anna%'")
    assert repair(place, CLOCK).left == ()
    assert people(place) == EVERYBODY


def test_a_backup_of_another_course_of_things_is_not_taken(place: Path) -> None:
    """The newest backup holds changes that this file never saw: it belongs to a file that was rolled back since."""
    older = next(known.copy.path for known in backup.backups_of(place) if known.copy.number == 1)
    backup.restore(older, place, NOON)
    with CaseFile.open(place, clock=CLOCK) as case:
        changes = case.door.changes()
        changes.create("person", name="Dora")
        case.door.change("Add", changes)
    spoil_page(place, 1)
    recover(place, CLOCK)
    assert people(place) == {"Anna": 0, "Dora": 0}


def test_a_file_whose_first_page_is_gone_is_repaired_too(place: Path) -> None:
    spoil_page(place, 1)
    done = repair(place, CLOCK)
    assert done.left == ()
    assert done.steps[0].startswith("Backup 2 of 2026-11-21 was taken")
    assert people(place) == EVERYBODY


def test_where_nothing_is_readable_the_file_stays_as_it_was(place: Path) -> None:
    without_backups()
    place.write_bytes(b"\xa5" * 50_000)
    with pytest.raises(NothingReadable, match="It was left as it is"):
        recover(place, CLOCK)
    assert place.read_bytes() == b"\xa5" * 50_000


def test_the_damaged_file_is_kept_byte_for_byte(place: Path) -> None:
    spoil_page(place, 1)
    damaged = place.read_bytes()
    done = recover(place, CLOCK)
    assert done.put_aside is not None
    assert (done.put_aside / place.name).read_bytes() == damaged
    assert sorted(path.name for path in place.parent.iterdir() if path.suffix in {".tmp", ".scratch"}) == []


def test_an_open_file_is_not_recovered(place: Path) -> None:
    with CaseFile.open(place), pytest.raises(CaseFileBusy):
        recover(place, CLOCK)


def test_work_goes_on_under_a_new_site_after_a_recovery(place: Path) -> None:
    spoil_page(place, 1)
    recover(place, CLOCK)
    with CaseFile.open(place, clock=CLOCK) as case:
        changes = case.door.changes()
        changes.create("person", name="Dora")
        case.door.change("Add", changes)
        assert check(case).findings == ()


@pytest.mark.parametrize("size", [0, 1, 50, 100, 4096, 4097, 70_000])
def test_whatever_is_left_of_a_file_is_read_without_an_error(place: Path, tmp_path: Path, size: int) -> None:
    part = tmp_path / "part"
    part.write_bytes(place.read_bytes()[:size])
    for one in salvage.read(part).changes:
        assert not one.proved or one.action is not None
