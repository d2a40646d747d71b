"""Holds a case file, so that one program at a time writes it."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import CaseFileBusy, CaseFileError


def hold(path: Path) -> FileLock:
    """The lock of a case file, taken; raises CaseFileBusy where another program has it, CaseFileError."""
    if not path.absolute().parent.is_dir():
        raise CaseFileError(f"There is no folder {path.absolute().parent}; make it first, or choose another.")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise CaseFileBusy(
            f"“{path.name}” is open in another Chancery. Close it there, or go on working there."
        ) from None
    except OSError as error:
        raise CaseFileError(
            f"“{path.name}” cannot be written in {path.absolute().parent} ({error.strerror}); nothing was changed."
        ) from error
    return lock
