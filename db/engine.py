"""Connections to a case file: one place for the driver, its settings, its key and what a connection may do.

Settings and their reasons: `docs/adr/0005-one-file.md`. With a rollback journal people may copy and restore the file by
hand; FULL and TRUNCATE keep every acknowledged save through a power cut. The key of a protected file comes from
`db.keys`, is given to every connection before anything else, and stands in no statement that SQLAlchemy sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from db import keys
from db.errors import CaseFileError, DiskTrouble, translated
from db.keys import Key
from db.values.courtesy import give_way

OLDEST_SQLITE = (3, 51, 3)
"""Earlier versions can damage a file that two connections write at once (sqlite.org/wal.html, WAL-reset bug)."""

SETTINGS: dict[str, str | int] = {
    "foreign_keys": 1,
    "synchronous": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 60_000,  # a save waits for a long list or export; then readers wait for the save
    "cache_size": -65536,
    "recursive_triggers": 0,
}
"""Settings of every connection, as SQLite reads them back; a test does."""


PORTION = 100
"""Rows that are written at once: within one call the driver hardly lets another thread have its turn."""

Source = tuple[str, Key | None]
"""A database that a connection reads beside its own, under the name `source`."""


def _connect(
    uri: str, key: Key | None, *, attach: frozenset[str] = frozenset(), source: Source | None = None
) -> Any:
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        cursor.execute(f'PRAGMA key = "{key.spec}"')
    for name, value in SETTINGS.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    if not uri.endswith("mode=ro"):
        cursor.execute("PRAGMA journal_mode = TRUNCATE")
    cursor.execute("PRAGMA query_only = 1")
    if source is not None:
        cursor.execute("ATTACH ? AS source KEY ?", (source[0], "" if source[1] is None else source[1].spec))
    cursor.close()
    connection.set_authorizer(partial(_authorize, attach))
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _authorize(attach: frozenset[str], action: int, first: str | None, second: str | None, *_: object) -> int:
    """ATTACH and DETACH are never needed by an ordinary statement, nor is a writable schema."""
    if action == driver.SQLITE_ATTACH and first not in attach:
        return int(driver.SQLITE_DENY)
    if action == driver.SQLITE_DETACH and not attach:
        return int(driver.SQLITE_DENY)
    if action == driver.SQLITE_PRAGMA and (first or "").lower() == "writable_schema" and second is not None:
        return int(driver.SQLITE_DENY)
    return int(driver.SQLITE_OK)


def _refuse_old_driver() -> None:
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise CaseFileError(
            "The SQLite of this installation is too old for case files; set Chancery up again with start.py."
        )


def _engine(
    uri: str,
    key: Key | None,
    *,
    begin: str,
    size: int,
    attach: frozenset[str] = frozenset(),
    source: Source | None = None,
) -> Engine:
    _refuse_old_driver()
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(uri, key, attach=attach, source=source),
        module=driver,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0 if size == 1 else 8,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if begin:
            connection.exec_driver_sql(begin)

    @event.listens_for(engine, "before_cursor_execute")
    def _before(*_: Any) -> None:
        give_way()

    @event.listens_for(engine, "do_executemany")
    def _many(cursor: Any, statement: str, rows: Sequence[Any], *_: Any) -> bool:
        for start in range(0, len(rows), PORTION):
            give_way()
            cursor.executemany(statement, rows[start : start + PORTION])
        return True

    return engine


def writer_engine(path: Path, *, create: bool = False, key: Key | None = None) -> Engine:
    """The one connection that writes, inside `writing` only; every transaction takes the write lock at once.

    `key` protects a file that is created; that of a file which is there is known to `db.keys`. Raises PasswordNeeded.
    """
    known = key if create else keys.key_of(path)
    return _engine(_uri(path, "rwc" if create else "rw"), known, begin="BEGIN IMMEDIATE", size=1)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write. Outside of it SQLite refuses every change, whatever statement asks for it."""
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA query_only = 0")
        try:
            with connection.begin():
                yield connection
        finally:
            raw.execute("PRAGMA query_only = 1")


@contextmanager
def maintaining(path: Path) -> Iterator[Connection]:
    """A connection without a transaction, for VACUUM, which attaches a database behind the scenes."""
    with _unbegun(_uri(path, "rw"), keys.key_of(path), attach=frozenset({""})) as connection:
        yield connection


def write_copy(path: Path, target: Path, key: Key | None) -> None:
    """Write what a case file holds into a new file, under a key or under none; the case file is only read.

    What VACUUM INTO writes gets the key of the main database, so that is an empty one in memory. Keys are bound values:
    an error shows them to nobody. Raises CaseFileError, DiskTrouble where there is no room for the copy.
    """
    source, place = (_uri(path, "ro"), keys.key_of(path)), str(target)
    with (
        translated(path),
        _unbegun("file::memory:", key, attach=frozenset({place}), source=source) as connection,
    ):
        try:
            connection.exec_driver_sql("VACUUM source INTO ?", (place,))
        except DBAPIError as error:
            if (
                getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == driver.SQLITE_FULL
            ):  # only the copy is written
                raise DiskTrouble(
                    f"The disk that holds {target.absolute().parent} is full; no copy was written there. "
                    "Free some space, or choose another place."
                ) from error
            raise


@contextmanager
def _unbegun(
    uri: str, key: Key | None, *, attach: frozenset[str], source: Source | None = None
) -> Iterator[Connection]:
    engine = _engine(uri, key, begin="", size=1, attach=attach, source=source)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = 0")
            yield connection
    finally:
        engine.dispose()


def reader_engine(path: Path, *, read_only_file: bool) -> Engine:
    """Connections that read, each transaction one snapshot; SQLite refuses every write on them.

    Where the file may be written, they are opened so that SQLite can take back a save that was cut off. Raises
    PasswordNeeded.
    """
    return _engine(_uri(path, "ro" if read_only_file else "rw"), keys.key_of(path), begin="BEGIN", size=4)
