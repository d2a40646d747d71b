"""Reads the first hundred bytes of a file, to say what it is before SQLite may touch it.

Layout: sqlite.org/fileformat2.html, section 1.3. Those of a protected file are enciphered but for the mark of
`db.keys`; what they say is then asked of SQLite, under the key.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from db import keys
from db.engine import reader_engine
from db.errors import CaseFileError, DamagedCaseFile, NewerCaseFile, NotACaseFile, translated

APPLICATION_ID = 0x43415346
"""`CASF`; lets a foreign SQLite file be refused with a clear sentence."""
SCHEMA = 1
"""Schema number of this version, kept in `user_version`; the number of the newest migration."""

MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says."""

    application_id: int
    schema: int


def inspect(path: Path) -> Header:
    """Check that the file is a case file this version can open.

    Raises CaseFileError where it is missing or a folder, NotACaseFile, DamagedCaseFile, NewerCaseFile, PasswordNeeded.
    Changes nothing, but that SQLite may take back a save of a protected file that was cut off.
    """
    name = f"“{path.name}”"
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        raise CaseFileError(
            f"There is no case file at {path}. Check the name, or make one with “chancery new”."
        ) from None
    except IsADirectoryError:
        raise NotACaseFile(f"{name} is a folder, not a case file.") from None
    except OSError as error:
        raise CaseFileError(
            f"{name} cannot be read ({error.strerror}). Check that you may read it."
        ) from error
    if not head:
        raise NotACaseFile(f"{name} is empty; it is not a case file.")
    if keys.is_protected(path):
        return _enciphered(size, path)
    if not head.startswith(MAGIC):
        raise NotACaseFile(f"{name} is not a Chancery case file.")
    if len(head) < 100:
        raise DamagedCaseFile(f"{name} is cut short. Keep it as it is and open the newest backup.")
    return _checked(head, size, path)


def _enciphered(size: int, path: Path) -> Header:
    """The same of a protected file, whose pages are known by their size."""
    if size % keys.PAGE and not has_journal(path):
        raise DamagedCaseFile(f"“{path.name}” is cut short. Keep it as it is and open the newest backup.")
    engine = reader_engine(path, read_only_file=not has_journal(path))
    try:
        with translated(path), engine.connect() as connection:
            run = connection.exec_driver_sql
            header = Header(
                run("PRAGMA application_id").scalar_one(), run("PRAGMA user_version").scalar_one()
            )
            run("SELECT count(*) FROM sqlite_master")
    finally:
        engine.dispose()
    return _known(header, path)


def _known(header: Header, path: Path) -> Header:
    name = f"“{path.name}”"
    if header.application_id != APPLICATION_ID:
        raise NotACaseFile(f"{name} is a database of another program, not a Chancery case file.")
    if header.schema > SCHEMA:
        raise NewerCaseFile(
            f"{name} was written by a newer Chancery (schema {header.schema}; this one knows {SCHEMA}). "
            "It was not changed; open it with the newer version."
        )
    return header


def _checked(head: bytes, size: int, path: Path) -> Header:
    page_size = struct.unpack(">H", head[16:18])[0]
    page_size = 65536 if page_size == 1 else page_size
    changes, pages = struct.unpack(">II", head[24:32])
    schema = struct.unpack(">I", head[60:64])[0]
    application_id = struct.unpack(">I", head[68:72])[0]
    valid_for = struct.unpack(">I", head[92:96])[0]
    header = _known(Header(application_id, schema), path)
    if changes == valid_for and pages * page_size > size and not has_journal(path):
        raise DamagedCaseFile(f"“{path.name}” is cut short. Keep it as it is and open the newest backup.")
    return header


def has_journal(path: Path) -> bool:
    """A rollback journal is there: the file may be in the middle of a save that SQLite will take back."""
    journal = path.with_name(path.name + "-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:  # it is not there, or no name a file can have
        return False
