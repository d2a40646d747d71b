"""Keys: derived as SQLCipher derives them, proved by pages, held in memory, shown to nobody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from db import backup, keys, schema
from db.enciphered import Cipher, Proof, proof
from db.engine import SETTINGS, reader_engine, writer_engine, writing
from db.errors import DamagedCaseFile, NotACaseFile, PasswordNeeded, translated
from db.header import APPLICATION_ID, SCHEMA, inspect
from db.keys import MARK, PAGE, Key
from db.salvage import rows
from db.values.password import typed

WORD = "Ochsenfrosch"


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    keys.forget_all()
    yield
    keys.forget_all()


@pytest.fixture
def key() -> Key:
    return keys.random_key()


@pytest.fixture
def file(tmp_path: Path, key: Key) -> Path:
    """A protected file with one fact in it, and a row that needs more pages than one."""
    path = tmp_path / "odd name # 100% ?.chancery"
    made(path, key)
    return path


def made(path: Path, key: Key | None) -> None:
    engine = writer_engine(path, create=True, key=key)
    with writing(engine) as connection:
        schema.create(connection)
        connection.exec_driver_sql("INSERT INTO meta VALUES ('word', ?)", (WORD,))
        connection.exec_driver_sql("INSERT INTO meta VALUES ('long', ?)", (WORD * 1000,))
    engine.dispose()


def word_in(path: Path) -> str:
    engine = reader_engine(path, read_only_file=True)
    try:
        with translated(path), engine.connect() as connection:
            return str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'word'").scalar_one())
    finally:
        engine.dispose()


def test_any_program_that_knows_sqlcipher_opens_the_file_by_its_password(tmp_path: Path) -> None:
    path = tmp_path / "a.chancery"
    made(path, keys.new_key(typed("seven tired camels")))
    connection = driver.connect(str(path))
    connection.execute("PRAGMA key = 'seven tired camels'")
    assert connection.execute("SELECT value FROM meta WHERE key = 'word'").fetchone() == (WORD,)
    connection.close()


def test_a_protected_file_begins_with_the_mark_and_is_noise_behind_it(file: Path, key: Key) -> None:
    content = file.read_bytes()
    assert content.startswith(MARK)
    assert content[: len(key.salt)] == key.salt
    assert len(content) % PAGE == 0
    assert WORD.encode() not in content
    assert len(set(content[16:PAGE])) > 240, "every byte is as likely as any other"


def test_no_two_keys_share_a_salt() -> None:
    assert len({keys.new_salt() for _ in range(100)}) == 100


def test_a_key_is_shown_to_nobody(key: Key) -> None:
    for shown in (repr(key), str(key), f"{key}", repr([key])):
        assert key.raw.hex() not in shown
        assert repr(key.raw) not in shown


def test_an_error_of_the_driver_does_not_show_the_key(file: Path, key: Key, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    told: BaseException | None = None
    try:
        backup.recode(file, tmp_path / "gone" / "x", key, chained=False)
    except Exception as error:  # noqa: BLE001 – whatever it is, and what it came from
        told = error
    assert told is not None
    while told is not None:
        assert key.raw.hex() not in f"{told!r} {told}"
        told = told.__cause__ or told.__context__


def test_every_setting_is_in_force_on_a_connection_with_a_key(file: Path) -> None:
    for engine in (reader_engine(file, read_only_file=False), writer_engine(file)):
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            found = {name: int(raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in SETTINGS}
            assert found == SETTINGS
            assert raw.execute("PRAGMA cipher_memory_security").fetchone() == ("0",)
            assert raw.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        engine.dispose()


def test_without_its_key_a_file_is_neither_read_nor_written_nor_taken_for_another(file: Path) -> None:
    before = file.read_bytes()
    keys.forget_all()
    for act in (inspect, word_in, backup.look, writer_engine, lambda path: list(rows(path))):
        with pytest.raises(PasswordNeeded, match="protected with a password"):
            act(file)
    assert file.read_bytes() == before


def test_the_header_is_read_under_the_key(file: Path) -> None:
    assert (inspect(file).application_id, inspect(file).schema) == (APPLICATION_ID, SCHEMA)


def test_a_database_of_another_program_is_told_apart_under_the_key_too(tmp_path: Path, key: Key) -> None:
    engine = writer_engine(tmp_path / "other", create=True, key=key)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    engine.dispose()
    with pytest.raises(NotACaseFile, match="another program"):
        inspect(tmp_path / "other")


def test_a_key_is_proved_by_any_page_and_a_wrong_one_by_none(file: Path, key: Key) -> None:
    assert proof(file, key) is Proof.WHOLE
    assert proof(file, Key(os.urandom(32), key.salt)) is Proof.NONE
    content = bytearray(file.read_bytes())
    content[:PAGE] = os.urandom(PAGE)
    file.write_bytes(content)
    assert proof(file, key) is Proof.BEHEADED
    assert proof(file, Key(os.urandom(32), key.salt)) is Proof.NONE


def test_a_page_that_was_touched_or_moved_proves_nothing(file: Path, key: Key) -> None:
    cipher, page = Cipher(key), file.read_bytes()[PAGE : 2 * PAGE]
    assert cipher.proves(page, 2)
    assert not cipher.proves(page, 3)
    for place in (0, 100, PAGE - 80, PAGE - 64, PAGE - 1):
        touched = bytearray(page)
        touched[place] ^= 1
        assert not cipher.proves(bytes(touched), 2)
    assert cipher.deciphered(page[:-1], 2) == b""


def test_deciphered_pages_are_what_sqlite_wrote(file: Path, key: Key, tmp_path: Path) -> None:
    """The rows that are read without SQLite are those of a plain copy, overflow pages included."""
    backup.recode(file, tmp_path / "plain", None, chained=False)
    assert (tmp_path / "plain").read_bytes()[20] == 80, "room that stays unused behind each page"
    under = [row for _, row in rows(file) if WORD in repr(row)]
    assert under == [row for _, row in rows(tmp_path / "plain") if WORD in repr(row)]
    assert ["long", WORD * 1000] in under
    beheaded = bytearray((tmp_path / "plain").read_bytes())
    beheaded[:PAGE] = bytes(PAGE)
    (tmp_path / "plain").write_bytes(beheaded)
    assert any(WORD * 1000 in repr(row) for row in rows(tmp_path / "plain")), "that room is found out"


@pytest.mark.parametrize("protected", [True, False])
def test_a_copy_is_under_its_source_s_key_another_one_or_none(tmp_path: Path, protected: bool) -> None:
    source, target = tmp_path / "a.chancery", tmp_path / "b.chancery"
    own, other = (keys.random_key() if protected else None), keys.random_key()
    made(source, own)
    for key in (own, other, None):
        backup.recode(source, target, key, chained=True)
        assert keys.key_of(target) == key
        assert word_in(target) == WORD
        assert backup.flaw(target) == ""


def test_a_damaged_page_is_damage_and_not_another_program_s_file(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[200] ^= 1
    file.write_bytes(content)
    with pytest.raises(DamagedCaseFile):
        inspect(file)
    file.write_bytes(content[: PAGE * 2 + 7])
    with pytest.raises(DamagedCaseFile, match="cut short"):
        inspect(file)
