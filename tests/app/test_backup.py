"""Backups are proved before they count, made when they should be, and never stand in the way of work."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from app import backup
from app.backups.keeping import EVERY
from app.backups.shelf import tag_of
from app.casefile import CaseFile
from app.check import check
from app.demo.writing import write_demo
from app.errors import CaseFileError, NotFound
from app.sites import profile
from db import backup as copying
from db.engine import maintaining, writer_engine, writing
from db.values.ids import FixedClock
from tests.app.conftest import NOON, Desk, make_desk


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    return profile()


def names(path: Path) -> list[str]:
    """The people in a case file, read without opening it for work."""
    with CaseFile.open(path, write=False) as case, case.read() as reader:
        return [row[0] for row in reader.rows("SELECT name FROM person ORDER BY name")]


def files(place: Path) -> list[Path]:
    return [known.copy.path for known in backup.backups_of(place)]


def test_a_case_file_that_changed_is_backed_up_when_it_is_closed(desk: Desk) -> None:
    desk.add("person", name="Anna")
    desk.case.close()
    (only,) = files(desk.case.path)
    assert names(only) == ["Anna"]
    assert desk.case.notices == []


def test_a_case_file_that_did_not_change_is_not(desk: Desk) -> None:
    desk.reopen()
    assert files(desk.case.path) == []
    desk.add("person", name="Anna")
    desk.reopen()
    assert len(files(desk.case.path)) == 1
    desk.reopen()
    assert len(files(desk.case.path)) == 1


def test_a_backup_is_a_sound_case_file_that_only_its_owner_may_read(desk: Desk) -> None:
    desk.add("person", name="Anna")
    kept = backup.keep(desk.case)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    with CaseFile.open(kept.path, write=False) as case:
        assert check(case).findings == ()


def test_a_backup_is_numbered_one_more_than_the_last_also_when_the_clock_goes_back(desk: Desk) -> None:
    first = backup.keep(desk.case)
    desk.add("person", name="Anna")
    second = desk.case.keeper.make("timer", NOON - timedelta(days=9000))
    assert (first.number, second.number) == (1, 2)
    assert [path.name[:6] for path in files(desk.case.path)] == ["000002", "000001"]


def test_asking_twice_without_a_change_gives_the_same_backup(desk: Desk) -> None:
    assert backup.keep(desk.case) == backup.keep(desk.case)


@pytest.mark.parametrize(
    ("passed", "made"), [(EVERY - timedelta(seconds=1), False), (EVERY, True), (-EVERY, False)]
)
def test_a_backup_is_due_half_an_hour_after_the_last(desk: Desk, passed: timedelta, made: bool) -> None:
    desk.add("person", name="Anna")
    outcome = backup.due(desk.case, NOON + passed)
    assert (outcome.copy is not None, outcome.trouble) == (made, "")


def test_no_backup_is_due_where_nothing_changed_since_the_last(desk: Desk) -> None:
    backup.keep(desk.case)
    assert backup.due(desk.case, NOON + 3 * EVERY) == backup.NONE_NEEDED


def test_the_shelf_is_thinned_and_keeps_what_thinning_keeps(desk: Desk) -> None:
    for number in range(14):
        desk.add("person", name=str(number))
        desk.case.keeper.make("test", NOON)
    assert [path.name[:6] for path in files(desk.case.path)] == [f"{n:06d}" for n in range(14, 4, -1)]


def test_copies_of_one_case_file_in_two_places_are_numbered_and_thinned_apart(
    desk: Desk, tmp_path: Path
) -> None:
    backup.keep(desk.case)
    other = tmp_path / "other.chancery"
    shutil.copy(desk.case.path, other)
    with CaseFile.open(other, clock=FixedClock(NOON)) as copied:
        for number in range(12):
            copied.keeper.note_change()
            copied.keeper.make(f"n {chr(97 + number)}")
    assert [path.name[:6] for path in files(desk.case.path)] == ["000001"]
    assert len(files(other)) == 10


def test_a_file_of_another_name_on_the_shelf_is_left_alone(desk: Desk) -> None:
    kept = backup.keep(desk.case)
    mine = kept.path.with_name("my own copy.chancery")
    mine.write_text("mine")
    odd = kept.path.with_name(f"000099 2026-99-99 1200 {tag_of(desk.case.path)} close.chancery")
    odd.write_text("odd")
    desk.add("person", name="Anna")
    assert backup.keep(desk.case).number == 2
    assert (mine.read_text(), odd.read_text()) == ("mine", "odd")


def blocked(folder: Path) -> None:
    """A file where the folder of backups should be."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")


def test_a_backup_that_fails_at_close_is_told_and_the_work_is_there(desk: Desk) -> None:
    desk.add("person", name="Anna")
    blocked(profile() / "backups")
    desk.case.close()
    (notice,) = desk.case.notices
    assert notice.startswith("No backup was made: The folder of backups ")
    assert notice.endswith("Your work itself is saved.")
    assert names(desk.case.path) == ["Anna"]
    (profile() / "backups").unlink()
    CaseFile.open(desk.case.path).close()


def test_a_backup_that_fails_is_tried_again_half_an_hour_later(desk: Desk) -> None:
    desk.add("person", name="Anna")
    blocked(profile() / "backups")
    assert backup.due(desk.case, NOON + EVERY).trouble != ""
    assert backup.due(desk.case, NOON + EVERY + timedelta(minutes=1)) == backup.NONE_NEEDED
    (profile() / "backups").unlink()
    assert backup.due(desk.case, NOON + 2 * EVERY).copy is not None


def test_a_backup_that_the_officer_asked_for_and_fails_is_an_error(desk: Desk) -> None:
    blocked(profile() / "backups")
    with pytest.raises(CaseFileError, match="cannot be made"):
        backup.keep(desk.case)


def test_a_damaged_journal_is_not_shelved_over_good_copies(desk: Desk) -> None:
    desk.add("person", name="Anna")
    good = backup.keep(desk.case).path
    desk.case.close()
    with sqlite3.connect(desk.case.path) as connection:
        connection.execute("UPDATE change SET body = replace(body, 'Anna', 'Otto') WHERE rtype = 'person'")
    connection.close()
    with CaseFile.open(desk.case.path) as case:
        case.keeper.note_change()
        with pytest.raises(copying.NotVerified, match="journal is damaged at change"):
            backup.keep(case)
        outcome = backup.before(case, "import")
        assert outcome.copy is None
        assert "chancery check" in outcome.trouble
    assert files(desk.case.path) == [good]
    assert list(good.parent.iterdir()) == [good]


def test_a_copy_that_differs_from_the_original_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "contents", lambda _: "something else")
    with pytest.raises(copying.NotVerified, match="differs from the original"):
        backup.keep(desk.case)
    assert list(desk.case.keeper.shelf.folder.iterdir()) == []


def test_what_a_killed_backup_left_is_gone_after_the_next_start(desk: Desk) -> None:
    shelf = desk.case.keeper.shelf
    kept = backup.keep(desk.case)
    shelf.temporary().write_bytes(b"half")
    other = shelf.folder / ".chancery-00000000.tmp"
    other.write_bytes(b"of another place, perhaps under way")
    desk.reopen()
    assert sorted(shelf.folder.iterdir()) == [other, kept.path]


def test_only_the_copy_may_be_attached_and_only_for_the_copy(desk: Desk, tmp_path: Path) -> None:
    with (
        maintaining(desk.case.path) as connection,
        pytest.raises(DBAPIError, match="authorization denied"),
    ):
        connection.exec_driver_sql("VACUUM INTO ?", (str(tmp_path / "b"),))
    with (
        maintaining(desk.case.path) as connection,
        pytest.raises(DBAPIError, match="not authorized"),
    ):
        connection.exec_driver_sql(f"ATTACH '{tmp_path / 'b'}' AS b")
    engine = writer_engine(desk.case.path)
    with pytest.raises(DBAPIError, match="not authorized"), writing(engine) as connection:
        connection.exec_driver_sql("ATTACH '' AS b")
    engine.dispose()
    assert not (tmp_path / "b").exists()


def test_a_copy_goes_where_the_officer_wants_and_never_over_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.add("person", name="Anna")
    target = tmp_path / "stick.chancery"
    backup.write_to(desk.case, target)
    assert names(target) == ["Anna"]
    with pytest.raises(CaseFileError, match="there already"):
        backup.write_to(desk.case, target)
    with pytest.raises(CaseFileError, match="There is no folder"):
        backup.write_to(desk.case, tmp_path / "none" / "stick.chancery")


def test_a_full_disk_is_that_of_the_copy_and_no_empty_lock_is_left_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Exception):
        sqlite_errorcode = 13

    @contextmanager
    def full(*_: object, **__: object) -> Iterator[object]:
        class Connection:
            def exec_driver_sql(self, *_: object) -> None:
                raise DBAPIError("VACUUM", None, Full())

        yield Connection()

    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("db.engine._unbegun", full)
    with pytest.raises(CaseFileError, match=f"The disk that holds {stick} is full"):
        backup.write_to(desk.case, stick / "copy.chancery")
    assert list(stick.iterdir()) == []


def test_a_case_file_that_does_not_come_about_leaves_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise CaseFileError("No room.")

    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.setattr("app.demo.writing._tell", broken)
    with pytest.raises(CaseFileError, match="No room"):
        write_demo(folder / "demo.chancery")
    monkeypatch.setattr("app.casefile.found", broken)
    with pytest.raises(CaseFileError, match="No room"):
        CaseFile.create(folder / "new.chancery")
    assert list(folder.iterdir()) == []


def test_one_can_look_inside_before_anything_is_restored(desk: Desk) -> None:
    desk.add("person", name="Anna")
    kept = backup.keep(desk.case)
    inside = backup.look(kept.path)
    assert inside.records == {"country": 1, "person": 1, "setting": 2}
    assert (inside.last_action, inside.last_author) == ("Add a person", "officer")
    assert inside.last_wall == NOON.isoformat()
    assert (inside.changes, inside.schema) == (4, 1)


def test_a_backup_is_named_by_its_number_or_its_file(desk: Desk, tmp_path: Path) -> None:
    kept = backup.keep(desk.case)
    assert backup.named(desk.case.path, "1") == kept.path
    assert backup.named(desk.case.path, str(kept.path)) == kept.path
    for words in ("7", str(tmp_path / "none")):
        with pytest.raises(NotFound, match="There is no backup"):
            backup.named(desk.case.path, words)


def test_a_file_opened_for_reading_has_nothing_to_back_up(desk: Desk) -> None:
    desk.case.close()
    with (
        CaseFile.open(desk.case.path, write=False) as case,
        pytest.raises(CaseFileError, match="reading only"),
    ):
        backup.keep(case)


def test_a_damaged_backup_is_listed_with_what_is_wrong(desk: Desk) -> None:
    kept = backup.keep(desk.case)
    kept.path.write_bytes(kept.path.read_bytes()[:5000])
    (known,) = backup.backups_of(desk.case.path)
    assert known.inside is None
    assert "is cut short" in known.trouble


def test_backups_are_found_for_a_case_file_that_is_gone(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "gone.chancery")
    desk.case.close()
    desk.case.path.unlink()
    assert [known.copy.number for known in backup.backups_of(desk.case.path)] == [1]
