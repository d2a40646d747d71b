"""A protected case file: all works as on a plain one, nothing lies in plain, a wrong password is told from damage."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app import backup, protection
from app.backups import placing
from app.bugs import note
from app.casefile import CaseFile
from app.check import check
from app.errors import (
    BeheadedCaseFile,
    CaseFileBusy,
    CaseFileError,
    DamagedCaseFile,
    NotACaseFile,
    PasswordNeeded,
    WrongPassword,
)
from app.expunge import expunge
from app.interchange.exporting import export_file
from app.interchange.importing import import_file
from app.local import Space
from app.repair import recover, repair
from app.search import search
from app.sites import profile
from app.undo import redo, undo
from db import backup as copying
from db import keys
from db.engine import writer_engine
from db.keys import PAGE, Key
from db.values.ids import FixedClock, FixedIds
from db.values.password import typed
from tests.app.conftest import NOON, Desk

CANARY = "Ochsenfrosch"
OLD, NEW = "seven tired camels", "nine quiet donkeys"


pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk" / "desk.chancery"


@pytest.fixture
def key() -> Key:
    return keys.random_key()


def made(place: Path, key: Key | None, seed: str = "desk") -> Desk:
    home = ("India", {"code": "IND"})
    clock, ids = FixedClock(NOON), FixedIds(seed)
    return Desk(CaseFile.create(place, home=home, author="officer", clock=clock, ids=ids, key=key))


def in_plain(folder: Path, *but: Path) -> list[str]:
    """Files in which the canary can be read."""
    files = [path for path in folder.rglob("*") if path.is_file() and path not in but]
    return sorted(path.name for path in files if CANARY.encode() in path.read_bytes())


def people(place: Path) -> list[str]:
    with CaseFile.open(place, write=False) as case, case.read() as reader:
        return sorted(row[0] for row in reader.rows("SELECT name FROM person WHERE deleted = 0"))


def test_a_day_s_work_on_a_protected_file_leaves_nothing_in_plain(
    tmp_path: Path, place: Path, key: Key
) -> None:
    """Record, attachment, draft, search, undo, import, backup, expunge, check, kill: then every file is read."""
    desk = made(place, key)
    person = desk.add("person", name="Anna", career=f"{CANARY} " * 500)
    changes = desk.case.door.changes()
    changes.attach("a.txt", CANARY.encode() * 2000, attached_to_id=person)
    desk.case.door.change(f"Attach {CANARY}", changes)
    Space(desk.case, "draft").put("person/new", {"name": CANARY})
    assert [hit.id for hit in search(desk.case, CANARY).hits][:1] == [person]
    undo(desk.case)
    redo(desk.case)
    copy = backup.keep(desk.case)
    export_file(desk.case, tmp_path / "out.json")
    other = made(tmp_path / "desk" / "other.chancery", keys.random_key(), "other")
    import_file(other.case, tmp_path / "out.json")
    other.case.close()
    spare = tmp_path / "desk" / "stick.chancery"
    backup.write_to(desk.case, spare)
    assert check(desk.case).findings == ()
    desk.add("person", name=CANARY)
    assert keys.salt_of(copy.path) == keys.salt_of(spare) == key.salt
    assert in_plain(tmp_path, tmp_path / "out.json") == []
    assert expunge(desk.case, person, "career").compacted
    desk.case.close()
    assert desk.case.notices == []
    assert in_plain(tmp_path, tmp_path / "out.json") == []
    assert CANARY in (tmp_path / "out.json").read_text(), (
        "an export is plain, and the search of this test works"
    )
    with CaseFile.open(place) as case:
        assert check(case).findings == ()
        assert Space(case, "draft").get("person/new") == {"name": CANARY}


def test_a_save_that_is_cut_off_shows_nothing_in_its_journal_and_is_taken_back(place: Path, key: Key) -> None:
    desk = made(place, key)
    desk.add("person", name=CANARY)
    desk.case.close()
    engine, journal = writer_engine(place), place.with_name(f"{place.name}-journal")
    with engine.connect() as connection:
        run = connection.exec_driver_sql
        for setting in ("query_only = 0", "cache_size = 5"):
            assert connection.connection.dbapi_connection is not None
            connection.connection.dbapi_connection.execute(f"PRAGMA {setting}")
        run("UPDATE person SET name = 'Nobody', career = ?", (CANARY * 20_000,))
        cut_off = place.read_bytes(), journal.read_bytes()
        connection.rollback()
    engine.dispose()
    assert len(cut_off[0]) > 200_000, "more than fits into memory is on the disk already"
    assert not any(CANARY.encode() in content or b"Nobody" in content for content in cut_off)
    place.write_bytes(cut_off[0])
    journal.write_bytes(cut_off[1])
    keys.forget_all()
    keys.hold(key)
    with CaseFile.open(place) as case:
        assert "was not closed last time" in case.notices[0]
    assert people(place) == [CANARY]


def test_a_password_is_asked_for_once_and_a_wrong_one_changes_nothing(place: Path) -> None:
    made(place, protection.new_key(typed(OLD))).case.close()
    protection.lock()
    before = place.read_bytes()
    for _ in range(2):
        with pytest.raises(PasswordNeeded, match="protected with a password"):
            CaseFile.open(place)
    for words in (OLD.upper(), NEW):
        with pytest.raises(WrongPassword, match="does not open"):
            protection.unlock(place, typed(words))
    assert place.read_bytes() == before
    protection.unlock(place, typed(OLD))
    protection.prove(place, typed(OLD))
    with pytest.raises(WrongPassword):
        protection.prove(place, typed(NEW))
    CaseFile.open(place).close()
    CaseFile.open(place, write=False).close()
    assert [known.trouble for known in backup.backups_of(place)] == [""]


def test_a_plain_file_becomes_protected_and_its_plain_copies_are_named_and_deleted(
    tmp_path: Path, place: Path
) -> None:
    desk = made(place, None)
    desk.add("person", name=CANARY)
    plain = backup.keep(desk.case).path
    desk.case.close()
    assert set(in_plain(tmp_path)) == {place.name, plain.name}
    assert protection.copies_of(place) == (plain,)
    done = protection.protect(place, typed(OLD), clock=FixedClock(NOON))
    assert (done.protected, done.kept, done.exposed) == (True, None, (plain,))
    assert done.first.copy is not None
    assert in_plain(tmp_path) == [plain.name]
    assert protection.dispose(done.exposed) == ()
    assert in_plain(tmp_path) == []
    assert protection.exposed(place) == ()
    protection.lock()
    protection.unlock(place, typed(OLD))
    assert people(place) == [CANARY]
    with CaseFile.open(place) as case:
        assert check(case).findings == ()
        with case.read() as reader:
            assert reader.rows("SELECT count(*) FROM site")[0][0] == 1, (
                "it is the same copy, under a password"
            )


def test_another_password_locks_the_old_one_out_and_keeps_the_old_file_only_if_wanted(place: Path) -> None:
    desk = made(place, protection.new_key(typed(OLD)))
    desk.add("person", name="Anna")
    desk.case.close()
    done = protection.protect(place, typed(NEW), keep_old=True, clock=FixedClock(NOON))
    assert done.kept is not None
    assert done.exposed == (done.kept.path,)
    protection.lock()
    with pytest.raises(WrongPassword):
        protection.unlock(place, typed(OLD))
    protection.unlock(place, typed(NEW))
    newest, oldest = backup.backups_of(place)
    assert (newest.locked, newest.inside is not None) == (False, True)
    assert (oldest.locked, oldest.trouble) == (True, "It is under another password.")
    with pytest.raises(PasswordNeeded):
        backup.look(oldest.copy.path)
    protection.unlock(oldest.copy.path, typed(OLD))
    restored = backup.restore(oldest.copy.path, place, NOON)
    assert restored.before.trouble == ""
    assert keys.salt_of(place) == keys.salt_of(newest.copy.path), (
        "what is put back is under the present password"
    )
    assert people(place) == ["Anna"]


def test_a_password_is_taken_away_and_only_where_there_is_one(place: Path) -> None:
    made(place, keys.random_key()).case.close()
    done = protection.protect(place, None)
    assert not done.protected
    assert place.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(CaseFileError, match="is not protected"):
        protection.protect(place, None)
    with pytest.raises(NotACaseFile, match="is not protected"):
        protection.unlock(place, typed(OLD))
    keys.forget_all()
    with CaseFile.open(place) as case:
        assert check(case).findings == ()


def test_a_file_that_is_open_or_locked_is_not_protected_anew(place: Path, key: Key) -> None:
    desk = made(place, key)
    other = keys.random_key()
    with pytest.raises(CaseFileBusy):
        protection.put_under(place, other, keep_old=False, clock=FixedClock(NOON))
    desk.case.close()
    keys.forget_all()
    before = place.read_bytes()
    with pytest.raises(PasswordNeeded):
        protection.put_under(place, other, keep_old=False, clock=FixedClock(NOON))
    assert place.read_bytes() == before


def test_a_copy_that_is_not_proved_never_takes_the_place(
    place: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(place, key).case.close()
    before = place.read_bytes()
    monkeypatch.setattr(copying, "flaw", lambda *_, **__: "its pages are damaged")
    with pytest.raises(copying.NotVerified):
        protection.put_under(place, keys.random_key(), keep_old=False, clock=FixedClock(NOON))
    assert place.read_bytes() == before
    assert list(place.parent.glob(".chancery-*")) == []


def test_a_plain_backup_put_back_over_a_protected_file_is_protected(place: Path, key: Key) -> None:
    desk = made(place, None)
    desk.add("person", name="Anna")
    plain = backup.keep(desk.case).path
    desk.case.close()
    protection.put_under(place, key, keep_old=False, clock=FixedClock(NOON))
    backup.restore(plain, place, NOON)
    assert keys.salt_of(place) == key.salt
    assert people(place) == ["Anna"]
    aside = [path for path in place.parent.rglob("*.chancery") if "put aside" in str(path)]
    assert [keys.salt_of(path) for path in aside] == [key.salt]


def test_without_the_present_password_an_older_backup_comes_back_under_its_own(place: Path, key: Key) -> None:
    desk = made(place, key)
    desk.add("person", name="Anna")
    old = backup.keep(desk.case).path
    desk.case.close()
    protection.put_under(place, keys.random_key(), keep_old=False, clock=FixedClock(NOON))
    keys.forget_all()
    keys.hold(key)
    done = backup.restore(old, place, NOON)
    assert "could not be backed up" in done.before.trouble
    assert done.put_aside is not None
    assert keys.salt_of(place) == key.salt


@pytest.mark.parametrize("spoilt", ["first page", "mark", "all of the beginning", "empty"])
def test_damage_is_told_from_a_wrong_password_and_mended(place: Path, spoilt: str) -> None:
    """The newer changes, which no backup has, are read out of the damaged file page by page."""
    desk = made(place, protection.new_key(typed(OLD)))
    desk.add("person", name="Anna")
    backup.keep(desk.case)
    desk.add("person", name="Boris")
    desk.case.keeper.forgo()
    desk.case.close()
    place.write_bytes(SPOILT[spoilt](bytearray(place.read_bytes())))
    keys.forget_all()
    asked = 0
    while True:
        try:
            repair(place, FixedClock(NOON))
        except PasswordNeeded as needed:
            asked += 1
            try:
                protection.unlock(needed.path, typed(OLD))
            except DamagedCaseFile:
                assert spoilt in {"first page", "all of the beginning"}
        else:
            break
    assert asked == 1
    assert people(place) == (["Anna"] if spoilt == "empty" else ["Anna", "Boris"])
    assert keys.is_protected(place)
    with CaseFile.open(place) as case:
        assert check(case).findings == ()


def _first_page(content: bytearray) -> bytes:
    content[200] ^= 1
    return bytes(content)


def _mark(content: bytearray) -> bytes:
    content[1] ^= 1
    return bytes(content)


SPOILT = {
    "first page": _first_page,
    "mark": _mark,
    "all of the beginning": lambda content: os.urandom(PAGE) + bytes(content[PAGE:]),
    "empty": lambda _: b"",
}


def test_a_file_without_its_beginning_is_damaged_where_there_are_backups_and_foreign_where_not(
    tmp_path: Path, place: Path, key: Key
) -> None:
    desk = made(place, key)
    backup.keep(desk.case)
    desk.case.close()
    place.write_bytes(os.urandom(9000))
    with pytest.raises(BeheadedCaseFile, match="There are backups of it"):
        CaseFile.open(place)
    (tmp_path / "foreign").write_bytes(os.urandom(9000))
    with pytest.raises(NotACaseFile) as foreign:
        CaseFile.open(tmp_path / "foreign")
    assert not isinstance(foreign.value, DamagedCaseFile)


def test_without_any_backup_a_protected_file_is_read_page_by_page(place: Path, key: Key) -> None:
    desk = made(place, key)
    desk.add("person", name="Anna", career="x" * 9000)
    changes = check(desk.case).changes
    desk.case.keeper.forgo()
    desk.case.close()
    content = bytearray(place.read_bytes())
    content[100:300] = bytes(200)
    place.write_bytes(content)
    found = recover(place, FixedClock(NOON))
    assert (found.base, found.replayed) == (None, changes)
    assert people(place) == ["Anna"]
    assert keys.salt_of(place) == key.salt


def test_opening_another_file_forgets_the_passwords_of_the_rest(
    tmp_path: Path, place: Path, key: Key
) -> None:
    other = tmp_path / "desk" / "other.chancery"
    for path, own in ((place, key), (other, keys.random_key())):
        path.write_bytes(own.salt)
    protection.lock(but=other)
    assert protection.is_locked(place)
    assert not protection.is_locked(other)
    protection.lock()
    assert protection.is_locked(other)


def test_a_fault_that_is_noted_shows_neither_password_nor_key(key: Key) -> None:
    password = typed(OLD)
    try:
        raise RuntimeError(password, key)
    except RuntimeError as error:
        told = note(error, profile(), NOON).read_text()
    assert "RuntimeError" in told
    assert key.raw.hex() not in told
    assert OLD not in told


def test_what_is_put_back_is_never_less_protected(tmp_path: Path, key: Key) -> None:
    (tmp_path / "plain").write_bytes(b"SQLite format 3\0")
    for name, own in (("one", key), ("two", keys.random_key())):
        (tmp_path / name).write_bytes(own.salt)
    at = placing.key_for
    assert at(tmp_path / "plain", tmp_path / "plain") is None
    assert at(tmp_path / "plain", tmp_path / "one") == key
    assert at(tmp_path / "one", tmp_path / "plain") == key
    assert at(tmp_path / "one", tmp_path / "two") == key
    assert at(tmp_path / "gone", tmp_path / "one") == key
