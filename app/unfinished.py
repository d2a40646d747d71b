"""Remembers in the profile which files are being written, so that the next start removes what a killed program left.

A file that replaces another is first written under a name that does not count (`.chancery-….tmp`), in a folder that may
be anywhere. While that goes on, the profile holds its path beside a lock; a lock that nobody holds any more means that
whoever wrote was killed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import CaseFileError
from app.sites import profile
from db.values.files import make_folder, sync_folder

FOLDER = "unfinished"
PREFIX = ".chancery-"
"""How the name of every unfinished file begins; no other file is ever removed."""
NOTE = ".path"
LOCK = ".lock"


@contextmanager
def noted(temporary: Path) -> Iterator[None]:
    """Remember a file that does not count yet until the block ends; without a profile it goes without."""
    note = _note()
    if note is None:
        yield
        return
    lock = _lock(note)
    try:
        with suppress(OSError):
            lock.acquire()
            _write(note, os.fsencode(temporary.absolute()))
        yield
    finally:
        if not temporary.exists():
            _forget(note)
        lock.release()
        _forget(note.with_suffix(LOCK))


def sweep(folder: Path) -> None:
    """Remove what is noted in the profile `folder` and was left by a program that is no more; told by its lock."""
    for path in sorted((folder / FOLDER).glob(f"*{LOCK}")) + sorted((folder / FOLDER).glob(f"*{NOTE}")):
        note = path.with_suffix(NOTE)
        lock = _lock(note)
        try:
            lock.acquire()
        except (Timeout, OSError):  # still being written, or tried again at the next opening
            continue
        with suppress(OSError):
            if note.exists():
                temporary = Path(os.fsdecode(note.read_bytes()))
                if temporary.name.startswith(PREFIX):  # a note that was cut off names nothing
                    remove(temporary)
                note.unlink()
        lock.release()
        _forget(note.with_suffix(LOCK))


def remove(temporary: Path) -> None:
    """Remove an unfinished file and its journal; raises OSError, but not where there is none."""
    for path in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        path.unlink(missing_ok=True)


def _note() -> Path | None:
    with suppress(CaseFileError, OSError):
        folder = profile() / FOLDER
        make_folder(folder)
        return folder / f"{secrets.token_hex(8)}{NOTE}"
    return None


def _write(note: Path, content: bytes) -> None:
    """Synced, since the file that it names may outlast a power cut."""
    with note.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(note.parent)


def _lock(note: Path) -> FileLock:
    return FileLock(note.with_suffix(LOCK), timeout=0, thread_local=False)


def _forget(path: Path) -> None:
    with suppress(OSError):  # swept at the next opening
        path.unlink(missing_ok=True)
