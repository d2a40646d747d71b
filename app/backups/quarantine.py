"""Puts a case file that is about to be replaced aside, with its journals, where nothing ever deletes it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.errors import CaseFileError
from db import backup
from db.values.files import make_folder, sync_folder

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; put beside another file, it would destroy that one."""


def put_aside(place: Path) -> Path | None:
    """Keep what lies at `place` in a numbered folder beside it, journals moved; returns the folder, None for nothing.

    The file itself stays where it is until something is renamed over it, so that there is never none. Raises
    CaseFileError; then nothing is lost, and at most a second copy of the old file was made.
    """
    companions = [
        path for path in map(place.with_name, (place.name + end for end in COMPANIONS)) if path.exists()
    ]
    if not place.exists() and not companions:
        return None
    try:
        folder = _folder(place)
        if any(path.stat().st_size for path in companions):
            for path in (place, *companions):
                if path.exists():
                    _copy(path, folder / f"before {path.name}")
            backup.settle(place)  # so that the old file is whole even if we are killed before it is replaced
        if place.exists():
            _keep(place, folder / place.name)
        for path in companions:
            if path.exists():
                path.replace(folder / path.name)
        sync_folder(folder)
        sync_folder(place.parent)
    except OSError as error:
        raise CaseFileError(
            f"“{place.name}” could not be put aside ({error.strerror}), so it stayed where it is; make room."
        ) from error
    return folder


def copy_to(place: Path, scratch: Path) -> None:
    """A byte for byte copy of a damaged file with its rollback journal, to be worked on. Raises CaseFileError."""
    try:
        for end in ("", "-journal"):
            if (path := place.with_name(place.name + end)).exists():
                _copy(path, scratch.with_name(scratch.name + end))
    except OSError as error:
        raise CaseFileError(
            f"“{place.name}” could not be copied ({error.strerror}), so nothing was tried; make room."
        ) from error


def folders(place: Path) -> list[Path]:
    """The folders of what was put aside here, oldest first."""
    inside = _root(place)
    return sorted(path for path in inside.iterdir() if path.name.isdecimal()) if inside.is_dir() else []


def _root(place: Path) -> Path:
    return place.with_name(f"{place.name} put aside")


def _folder(place: Path) -> Path:
    number = int(there[-1].name) + 1 if (there := folders(place)) else 1
    folder = _root(place) / f"{number:04d}"
    make_folder(folder)
    return folder


def _keep(path: Path, target: Path) -> None:
    """A second name for the same file where the disk has such a thing, else a copy."""
    with suppress(OSError):
        target.hardlink_to(path)
        return
    _copy(path, target)


def _copy(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
