"""Connections to a case file: one place for the driver, its settings and what a connection may do.

Settings and their reasons: `docs/adr/0005-one-file.md`. With a rollback journal people may copy and restore the file by
hand; FULL and TRUNCATE keep every acknowledged save through a power cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from db.errors import CaseFileError

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
    "busy_timeout": 5000,
    "cache_size": -65536,
    "recursive_triggers": 0,
}
"""Settings of every connection, as SQLite reads them back; a test does."""


def _connect(path: Path, *, mode: str, attach: frozenset[str] = frozenset()) -> Any:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")
    for name, value in SETTINGS.items():
        cursor.execute(f"PRAGMA {name} = {value}")
    if mode != "ro":
        cursor.execute("PRAGMA journal_mode = TRUNCATE")
    cursor.execute("PRAGMA query_only = 1")
    cursor.close()
    connection.set_authorizer(partial(_authorize, attach))
    return connection


def _authorize(attach: frozenset[str], action: int, first: str | None, second: str | None, *_: object) -> int:
    """ATTACH and DETACH are never needed by an ordinary statement, nor is a writable schema."""
    if action == driver.SQLITE_ATTACH and first not in attach:
        return int(driver.SQLITE_DENY)
    if action == driver.SQLITE_DETACH and not attach:
        return int(driver.SQLITE_DENY)
    if action == driver.SQLITE_PRAGMA and (first or "").lower() == "writable_schema" and second is not None:
        return int(driver.SQLITE_DENY)
    return int(driver.SQLITE_OK)


def _engine(path: Path, *, mode: str, begin: str, size: int, attach: frozenset[str] = frozenset()) -> Engine:
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise CaseFileError(
            "The SQLite of this installation is too old for case files; set Chancery up again with start.py."
        )
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, mode=mode, attach=attach),
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

    return engine


def writer_engine(path: Path, *, create: bool = False) -> Engine:
    """The one connection that writes, inside `writing` only; every transaction takes the write lock at once."""
    return _engine(path, mode="rwc" if create else "rw", begin="BEGIN IMMEDIATE", size=1)


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
def maintaining(path: Path, *, into: Path | None = None) -> Iterator[Connection]:
    """A connection without a transaction for VACUUM, or for VACUUM INTO of exactly the file `into`.

    Both attach a database behind the scenes; here alone the authorizer lets them. The source of a copy is only read.
    """
    attach = frozenset({"" if into is None else str(into)})
    engine = _engine(path, mode="rw" if into is None else "ro", begin="", size=1, attach=attach)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = 0")
            yield connection
    finally:
        engine.dispose()


def reader_engine(path: Path, *, read_only_file: bool) -> Engine:
    """Connections that read, each transaction one snapshot; SQLite refuses every write on them.

    Where the file may be written, they are opened so that SQLite can take back a save that was cut off.
    """
    return _engine(path, mode="ro" if read_only_file else "rw", begin="BEGIN", size=4)
