"""A backup takes the place of the case file whole, under a new site id; what lay there is put aside, not deleted."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from app import backup
from app.backups import quarantine
from app.backups.placing import draft_for
from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileBusy, CaseFileError, DamagedCaseFile, NotACaseFile
from db import header
from db.backup import NotVerified
from tests.app.conftest import NOON, Desk


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def place(desk: Desk) -> Path:
    """A closed case file with Anna and Boris; backup 1 knows only Anna."""
    desk.add("person", name="Anna")
    backup.keep(desk.case)
    desk.add("person", name="Boris")
    desk.case.close()
    return desk.case.path


def people(path: Path) -> list[str]:
    with CaseFile.open(path, write=False) as case, case.read() as reader:
        return [row[0] for row in reader.rows("SELECT name FROM person ORDER BY name")]


def site(path: Path) -> str:
    with CaseFile.open(path, write=False) as case, case.read() as reader:
        return str(reader.rows("SELECT value FROM meta WHERE key = 'site'")[0][0])


def first(place: Path) -> Path:
    return backup.named(place, "1")


def folder(place: Path) -> list[str]:
    """What lies beside the case file, locks and empty journals left out."""
    return sorted(
        path.name
        for path in place.parent.iterdir()
        if not path.name.endswith(".lock")
        and path.name != "profile"
        and (path.is_dir() or path.stat().st_size)
    )


def test_a_backup_takes_the_place_and_goes_on_under_a_new_site(place: Path) -> None:
    old = site(place)
    done = backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna"]
    assert done.site == site(place) != old
    with CaseFile.open(place) as case:
        changes = case.door.changes()
        changes.create("person", name="Clara")
        case.door.change("Add", changes)
        assert check(case).findings == ()
        assert case.notices == []
    assert site(place) == done.site


def test_the_old_file_is_put_aside_and_was_backed_up(place: Path) -> None:
    done = backup.restore(first(place), place, NOON)
    assert done.put_aside is not None
    assert people(done.put_aside / place.name) == ["Anna", "Boris"]
    assert people(backup.backups_of(place)[0].copy.path) == ["Anna", "Boris"]
    assert folder(place) == ["desk.chancery", "desk.chancery put aside"]


def test_a_second_restoration_keeps_both_old_files(place: Path) -> None:
    backup.restore(first(place), place, NOON)
    backup.restore(first(place), place, NOON)
    assert [path.name for path in quarantine.folders(place)] == ["0001", "0002"]


@pytest.mark.parametrize("companion", ["-journal", "-wal", "-shm"])
def test_a_stray_journal_goes_with_the_old_file_and_never_touches_the_new_one(
    place: Path, companion: str
) -> None:
    stray = place.with_name(place.name + companion)
    stray.write_bytes(b"stray" * 1000)
    done = backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna"]
    assert done.put_aside is not None
    assert (done.put_aside / f"before {stray.name}").read_bytes() == b"stray" * 1000
    assert not stray.exists() or stray.stat().st_size == 0


def test_a_hot_journal_is_not_played_into_the_restored_file(place: Path) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [(f"k{n}", "x" * 3000) for n in range(50)])
    hot = {end: place.with_name(place.name + end).read_bytes() for end in ("", "-journal")}
    connection.close()
    for end, content in hot.items():
        place.with_name(place.name + end).write_bytes(content)
    assert header.has_journal(place)
    done = backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna"]
    assert done.put_aside is not None
    assert people(done.put_aside / place.name) == ["Anna", "Boris"]
    with CaseFile.open(place) as case:
        assert check(case).findings == ()


def test_a_damaged_file_is_replaced_and_kept_as_it_was(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:9000])
    done = backup.restore(first(place), place, NOON)
    assert done.before.trouble.startswith("The old file could not be backed up")
    assert done.put_aside is not None
    assert (done.put_aside / place.name).stat().st_size == 9000
    assert people(place) == ["Anna"]


def test_a_backup_is_restored_where_no_file_is_left(place: Path) -> None:
    place.unlink()
    place.with_name(place.name + "-journal").unlink()
    done = backup.restore(first(place), place, NOON)
    assert (people(place), done.put_aside) == (["Anna"], None)


def test_the_oldest_backup_can_be_restored_though_the_shelf_is_full(place: Path) -> None:
    with CaseFile.open(place) as case:
        for number in range(9):
            changes = case.door.changes()
            changes.create("person", name=str(number))
            case.door.change("Add", changes)
            if number < 8:
                backup.keep(case)
    oldest = backup.backups_of(place)[-1].copy.path
    backup.restore(oldest, place, NOON)
    assert people(place) in (["Anna"], ["Anna", "Boris"])


def test_an_open_case_file_is_not_replaced(place: Path) -> None:
    with CaseFile.open(place), pytest.raises(CaseFileBusy):
        backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna", "Boris"]


def test_a_backup_whose_journal_was_tampered_with_is_refused(place: Path) -> None:
    with sqlite3.connect(first(place)) as connection:
        connection.execute("UPDATE change SET body = replace(body, 'Anna', 'Otto')")
    connection.close()
    with pytest.raises(NotVerified, match="is no good copy: its journal is damaged"):
        backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna", "Boris"]
    assert folder(place) == ["desk.chancery"]


def test_a_backup_whose_tables_differ_from_its_journal_is_refused(place: Path) -> None:
    with sqlite3.connect(first(place)) as connection:
        connection.execute("UPDATE person SET name = 'Otto'")
    connection.close()
    with pytest.raises(NotVerified, match="do not hold what its journal says"):
        backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna", "Boris"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"notes", NotACaseFile), (b"", NotACaseFile), (b"SQLite format 3\0", DamagedCaseFile)],
)
def test_something_else_is_not_restored(
    place: Path, tmp_path: Path, content: bytes, kind: type[CaseFileError]
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(kind):
        backup.restore(other, place, NOON)
    assert people(place) == ["Anna", "Boris"]


def test_where_the_old_file_cannot_be_put_aside_nothing_is_replaced(place: Path) -> None:
    place.with_name(f"{place.name} put aside").write_text("in the way")
    with pytest.raises(CaseFileError, match="could not be put aside"):
        backup.restore(first(place), place, NOON)
    assert people(place) == ["Anna", "Boris"]
    assert ".chancery" not in {path.name[:9] for path in place.parent.iterdir() if path.suffix == ".tmp"}


def test_what_a_killed_restoration_left_is_gone_after_the_next_start(place: Path) -> None:
    shutil.copy(first(place), draft_for(place))
    CaseFile.open(place).close()
    assert not draft_for(place).exists()


def leave_open(place: Path) -> None:
    """As a program that was killed leaves it."""
    with sqlite3.connect(place) as connection:
        connection.execute("INSERT INTO meta VALUES ('in_use', '1')")
    connection.close()


def test_an_unclean_end_is_noticed_and_the_file_checked(place: Path) -> None:
    leave_open(place)
    with CaseFile.open(place) as case:
        assert case.notices == ["“desk.chancery” was not closed last time; it was checked and is sound."]
    with CaseFile.open(place) as case:
        assert case.notices == []


def test_a_file_that_was_not_closed_and_is_damaged_is_refused(place: Path) -> None:
    leave_open(place)
    content = bytearray(place.read_bytes())
    content[-4096 * 2 : -4096] = b"\xa5" * 4096
    place.write_bytes(content)
    with pytest.raises(DamagedCaseFile, match="open the newest backup"):
        CaseFile.open(place)


def test_a_use_without_a_change_leaves_no_mark(desk: Desk, tmp_path: Path) -> None:
    desk.reopen()
    copied = tmp_path / "stick.chancery"
    shutil.copy(desk.case.path, copied)
    with CaseFile.open(copied) as case:
        assert case.notices == []


def test_a_copy_made_while_the_file_was_open_is_checked_when_it_is_opened(desk: Desk, tmp_path: Path) -> None:
    desk.add("person", name="Anna")
    copied = tmp_path / "stick.chancery"
    shutil.copy(desk.case.path, copied)
    with CaseFile.open(copied) as case:
        assert len(case.notices) == 1
