"""Copies of a case file that are proved before they count: made whole, opened again, compared, then named.

Way of a copy: VACUUM INTO a temporary file → open it again → every page sound, same contents → fsync → rename → fsync
of the folder. Killed at any point, either no copy or a whole one is there. A copy is protected as its original is,
unless another key is named.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from db import fold, keys
from db.engine import maintaining, reader_engine, write_copy, writer_engine
from db.errors import CaseFileError, translated
from db.header import SCHEMA, inspect
from db.keys import Key
from db.reader import Reader, reading
from db.shape import misshapen
from db.values.files import sync_folder


class NotVerified(CaseFileError):
    """A copy is not what it should be; it was not kept."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a case file holds, told without opening it for work."""

    case_id: str
    site: str
    schema: int
    changes: int
    records: dict[str, int]
    """Live records by kind."""
    last_action: str
    last_author: str
    last_wall: str
    """Claimed time of the last action, ISO 8601 UTC; empty where nothing was ever done."""


def copy(source: Path, target: Path, *, temporary: Path, chained: bool = True) -> None:
    """Copy a case file that nobody is writing; `temporary` lies in the folder of `target`.

    `chained` also follows the journal's hashes, so that no damaged journal is shelved as a good copy. Raises
    CaseFileError, NotVerified; then `target` is untouched and `temporary` gone.
    """
    duplicate(source, temporary, chained=chained)
    try:
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        _drop(temporary)


def duplicate(source: Path, target: Path, *, chained: bool) -> None:
    """Write a proved copy under a name that does not count yet, in place of what an earlier attempt left there."""
    recode(source, target, keys.key_of(source), chained=chained)


def recode(source: Path, target: Path, key: Key | None, *, chained: bool) -> None:
    """The same, under a key that `db.keys` holds, or under none, whatever the source is under."""
    done = False
    try:
        target.unlink(missing_ok=True)
        wanted = _contents_of(source)
        write_copy(source, target, key)
        target.chmod(0o600)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        if trouble := flaw(target, contents_as=wanted, chained=chained):
            raise NotVerified(f"“{source.name}” could not be copied: {trouble}. Run “chancery check”.")
        done = True
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        if not done:
            _drop(target)


def _contents_of(path: Path) -> str:
    engine = reader_engine(path, read_only_file=True)
    try:
        with translated(path), engine.connect() as connection:
            return contents(connection)
    finally:
        engine.dispose()


def settle(path: Path) -> None:
    """Let SQLite take back a save that was cut off, where the file is sound enough for that."""
    engine = writer_engine(path)
    try:
        with (
            suppress(CaseFileError),
            translated(path),
            engine.connect() as connection,
        ):  # damage is found elsewhere
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    finally:
        engine.dispose()


def _drop(path: Path) -> None:
    with suppress(OSError):  # the first error is the one worth telling
        path.unlink(missing_ok=True)


def _not_written(target: Path, error: OSError) -> CaseFileError:
    name = "The copy" if target.name.startswith(".chancery-") else f"“{target.name}”"
    return CaseFileError(
        f"{name} could not be written in {target.parent} ({error.strerror}); see that there is room."
    )


def flaw(path: Path, *, contents_as: str = "", chained: bool = True, folded: bool = False) -> str:
    """What is wrong with a case file, as half a sentence; empty where it is good. Changes nothing.

    Every page, every reference and the digest of the contents; with `chained` the journal's hashes, with `folded`
    also whether the journal tells the same as the tables.
    """
    try:
        schema = inspect(path).schema
        engine = reader_engine(path, read_only_file=True)
        try:
            with reading(engine, path) as reader:
                return _flaw(reader, schema, contents_as, chained=chained, folded=folded)
        finally:
            engine.dispose()
    except CaseFileError as error:
        return str(error).rstrip(".")


def _flaw(reader: Reader, schema: int, contents_as: str, *, chained: bool, folded: bool) -> str:
    if reader.rows("PRAGMA integrity_check(1)") != [("ok",)] or reader.rows("PRAGMA cipher_integrity_check"):
        return "its pages are damaged"
    if reader.rows("PRAGMA foreign_key_check"):
        return "a reference leads nowhere"
    if contents_as and _digest(reader) != contents_as:
        return "the copy differs from the original"
    if schema == SCHEMA and (table := next(misshapen(reader), "")):
        return f"its table “{table}” is damaged"
    if chained and (broken := next(iter(fold.broken_links(reader)), None)):
        return f"its journal is damaged at change {broken}"
    if folded and (found := fold.differences(reader)):
        return f"its tables do not hold what its journal says ({found[0]})"
    return ""


def look(path: Path) -> Inside:
    """Look into a case file without changing it; raises the errors of `db.header.inspect`, DamagedCaseFile."""
    schema = inspect(path).schema
    engine = reader_engine(path, read_only_file=True)
    try:
        with reading(engine, path) as reader:
            meta = dict(reader.rows("SELECT key, value FROM meta"))
            last = reader.rows(
                "SELECT coalesce(action, ''), author, wall FROM \"transaction\" ORDER BY number DESC LIMIT 1"
            )
            counts = reader.rows(
                "SELECT kind, count(*) FROM record WHERE deleted = 0 GROUP BY kind ORDER BY kind"
            )
            changes = reader.rows("SELECT count(*) FROM change")[0][0]
    finally:
        engine.dispose()
    action, author, wall = last[0] if last else ("", "", "")
    return Inside(
        meta.get("case_id", ""), meta.get("site", ""), schema, changes, dict(counts), action, author, wall
    )  # fmt: skip


def compact(path: Path) -> None:
    """Write the file anew without what was deleted from it; needs as much room again while it runs."""
    with translated(path), maintaining(path) as connection:
        connection.exec_driver_sql("VACUUM")


def contents(connection: Connection) -> str:
    """SHA-256 over every row of every table, in hex."""
    return _digest_of(connection.exec_driver_sql)


def _digest(reader: Reader) -> str:
    return _digest_of(reader.rows)


def _digest_of(run: object) -> str:
    """Rows are read in the order of their rowids, which VACUUM keeps; indexes and virtual tables follow from them."""
    assert callable(run)
    tables = run(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    digest = hashlib.sha256()
    for (table,) in list(tables):
        digest.update(table.encode() + b"\x00")
        for row in run(f'SELECT * FROM "{table}"'):
            for value in row:
                raw = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
                digest.update(b"%d:" % len(raw))
                digest.update(raw)
    return digest.hexdigest()


def state(path: Path) -> tuple[int, str]:
    """How far the journal of a case file goes: its greatest number, and the SHA-256 of what was last in it, in hex."""
    inspect(path)
    engine = reader_engine(path, read_only_file=True)
    try:
        with reading(engine, path) as reader:
            rows = reader.rows("SELECT number, hash FROM change ORDER BY number DESC LIMIT 1")
    finally:
        engine.dispose()
    return (rows[0][0], bytes(rows[0][1]).hex()) if rows else (0, "")
