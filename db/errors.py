"""What can go wrong with a case file, in an officer's words; driver errors are translated by result code.

ChanceryError (db.values.errors)
└─ CaseFileError       the file cannot be used as it is
   ├─ NotACaseFile     foreign, empty or not a database
   ├─ NewerCaseFile    written by a newer Chancery
   ├─ DamagedCaseFile  truncated or malformed
   │  └─ BeheadedCaseFile  both: nothing of a case file can be seen, but there are backups of it
   ├─ ReadOnlyCaseFile may be read, not written
   ├─ CaseFileBusy     open in another Chancery, or locked by another program
   ├─ PasswordNeeded   protected, and nobody has given the password yet
   │  └─ WrongPassword the password that was given does not open it
   └─ DiskTrouble      full, or failing
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from db.mark import is_marked
from db.values.errors import ChanceryError


class CaseFileError(ChanceryError):
    """The case file cannot be used as it is."""


class NotACaseFile(CaseFileError):
    """The file is something else."""


class NewerCaseFile(CaseFileError):
    """The file was written by a newer version."""


class DamagedCaseFile(CaseFileError):
    """The file is truncated or malformed."""


class BeheadedCaseFile(DamagedCaseFile, NotACaseFile):
    """The file is no case file as it is, but was one: there are backups of it."""


class ReadOnlyCaseFile(CaseFileError):
    """The file may be read, not written."""


class CaseFileBusy(CaseFileError):
    """Somebody else holds the file."""


class DiskTrouble(CaseFileError):
    """The disk is full or failing."""


class PasswordNeeded(CaseFileError):
    """The file at `path` is protected; `db.keys` does not hold its key."""

    def __init__(self, path: Path, sentence: str = "") -> None:
        super().__init__(sentence or f"“{path.name}” is protected with a password; give it to open the file.")
        self.path = path


class WrongPassword(PasswordNeeded):
    """The password that was given opens the file at `path` not."""


# Primary result codes of SQLite (sqlite.org/rescode.html); the extended code carries the primary one in its low byte.
_BY_CODE: dict[int, tuple[type[CaseFileError], str]] = {
    5: (
        CaseFileBusy,
        "{file} is locked by another program; nothing was changed. Close it there and try again.",
    ),
    6: (
        CaseFileBusy,
        "{file} is locked by another program; nothing was changed. Close it there and try again.",
    ),
    8: (ReadOnlyCaseFile, "{file} is read-only; nothing was changed. Copy it to a folder you may write to."),
    10: (
        DiskTrouble,
        "The disk that holds {file} failed; check it, then open the file again to see what was kept.",
    ),
    11: (DamagedCaseFile, "{file} is damaged. Keep it as it is and open the newest backup."),
    13: (
        DiskTrouble,
        "The disk that holds {file} is full; nothing was changed. Free some space and try again.",
    ),
    14: (CaseFileError, "{file} cannot be opened: check that it is there and that you may read its folder."),
    23: (CaseFileError, "{file} does not allow this; nothing was changed."),
    26: (NotACaseFile, "{file} is not a Chancery case file."),
}


def translate(error: DBAPIError | driver.Error, file: Path) -> CaseFileError | None:
    """The officer's error for a driver error, or None where it is a fault of the program.

    Rows that are fetched from the driver itself fail with its own errors; the others come wrapped by SQLAlchemy.
    """
    raised = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(raised, "sqlite_errorcode", None)
    if code is None:  # not from SQLite: the driver could not read a stored text as UTF-8
        return _damaged(file) if isinstance(raised, driver.OperationalError) else None
    if (known := _BY_CODE.get(code & 0xFF)) is None:
        return None
    kind, sentence = known
    if kind is NotACaseFile and is_marked(file):  # its key was proved before any connection was given it
        return _damaged(file)
    return kind(_sentence(sentence, file))


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Driver errors raised inside leave as CaseFileError; faults of the program stay what they are.

    Stored text that is not UTF-8 or not the JSON it must be is damage: nothing of ours writes such a thing.
    """
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        known = translate(error, file)
        if known is None:
            raise
        raise known from error
    except (UnicodeDecodeError, JSONDecodeError) as error:
        raise _damaged(file) from error


def _damaged(file: Path) -> DamagedCaseFile:
    return DamagedCaseFile(_sentence(_BY_CODE[11][1], file))


def _sentence(sentence: str, file: Path) -> str:
    """A file that is being made has a name that says nothing to anybody."""
    told = sentence.format(file="the new file" if file.name.startswith(".chancery-") else f"“{file.name}”")
    return told[:1].upper() + told[1:]
