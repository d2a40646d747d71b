"""Holds a case file, so that one program at a time writes it."""

from __future__ import annotations

from contextlib import suppress
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


def leave(lock: FileLock, path: Path) -> None:
    """Give a lock back; where there is no case file at `path`, none came about, and its lock is swept away.

    It goes while it is held: whoever waits for it sees that it is gone and makes his own. Where an open file cannot
    be deleted (Windows), giving it back deletes it.
    """
    if not path.exists():
        with suppress(OSError):  # an empty file stays behind
            Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def sweep_lock(path: Path) -> None:
    """Take away the lock of a case file that was deleted again, where nobody holds it."""
    with suppress(CaseFileError):
        leave(hold(path), path)
