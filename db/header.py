"""Reads the first hundred bytes of a file, to say what it is before SQLite may touch it.

Layout: sqlite.org/fileformat2.html, section 1.3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from db.errors import CaseFileError, DamagedCaseFile, NewerCaseFile, NotACaseFile

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

    Raises CaseFileError where it is missing or a folder, NotACaseFile, DamagedCaseFile, NewerCaseFile. Changes nothing.
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
    if not head.startswith(MAGIC):
        raise NotACaseFile(f"{name} is not a Chancery case file.")
    if len(head) < 100:
        raise DamagedCaseFile(f"{name} is cut short. Keep it as it is and open the newest backup.")
    return _checked(head, size, path)


def _checked(head: bytes, size: int, path: Path) -> Header:
    name = f"“{path.name}”"
    page_size = struct.unpack(">H", head[16:18])[0]
    page_size = 65536 if page_size == 1 else page_size
    changes, pages = struct.unpack(">II", head[24:32])
    schema = struct.unpack(">I", head[60:64])[0]
    application_id = struct.unpack(">I", head[68:72])[0]
    valid_for = struct.unpack(">I", head[92:96])[0]
    if application_id != APPLICATION_ID:
        raise NotACaseFile(f"{name} is a database of another program, not a Chancery case file.")
    if schema > SCHEMA:
        raise NewerCaseFile(
            f"{name} was written by a newer Chancery (schema {schema}; this one knows {SCHEMA}). "
            "It was not changed; open it with the newer version."
        )
    if changes == valid_for and pages * page_size > size and not has_journal(path):
        raise DamagedCaseFile(f"{name} is cut short. Keep it as it is and open the newest backup.")
    return Header(application_id, schema)


def has_journal(path: Path) -> bool:
    """A rollback journal is there: the file may be in the middle of a save that SQLite will take back."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0
