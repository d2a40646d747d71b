"""Backups as an officer meets them: make one, see which there are, look inside, put one back.

The desk's timer calls `due`; closing a case file, migrating it and restoring over it make theirs by themselves, and an
import calls `before`. A failure is a sentence in `Outcome.trouble`, never an exception, except where the officer asked
for the backup itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backups import placing
from app.backups.keeping import NONE_NEEDED, Outcome
from app.backups.placing import Restored
from app.backups.shelf import Copy, Shelf, shelves_for
from app.casefile import CaseFile
from app.errors import CaseFileError, ChanceryError, NotFound, PasswordNeeded
from app.holding import hold, leave
from app.sites import profile
from app.unfinished import noted
from db import backup as copying
from db import keys
from db.backup import Inside
from db.values.errors import excerpt

__all__ = [
    "NONE_NEEDED", "Copy", "Inside", "Known", "Outcome", "Restored", "backups_of", "before", "due", "keep", "look",
    "named", "restore", "write_to",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A copy on the shelf and what is inside; `trouble` instead where it cannot be read.

    `locked`: it is under a password that nobody has given yet (`app.protection.unlock`).
    """

    copy: Copy
    inside: Inside | None
    trouble: str = ""
    protected: bool = False
    locked: bool = False


def keep(case: CaseFile, reason: str = "by hand") -> Copy:
    """Make a backup now; raises CaseFileError where that fails. Nothing new since the last one: gives that one."""
    return case.door.run(lambda: case.keeper.make(reason))


def due(case: CaseFile, now: datetime) -> Outcome:
    """Make a backup where something changed and half an hour has passed; for a timer, off the screen's thread."""
    if not case.keeper.is_due(now):
        return NONE_NEEDED
    return case.door.run(lambda: case.keeper.attempt("half an hour", now))


def before(case: CaseFile, what: str) -> Outcome:
    """A backup before something big, such as an import; `what` is a word or two for its name."""
    return case.door.run(lambda: case.keeper.attempt(f"before {what}"))


def write_to(case: CaseFile, target: Path) -> None:
    """Write a proved copy to a place of the officer's choice, such as a stick; raises CaseFileError, nothing half."""
    if target.exists():
        raise CaseFileError(f"{target} is there already; it was not touched. Choose another name.")
    if not target.absolute().parent.is_dir():
        raise CaseFileError(
            f"There is no folder {target.absolute().parent}; make it first, or choose another."
        )
    draft = placing.draft_for(target.absolute())
    lock = hold(target)
    try:
        with noted(draft):
            case.door.run(lambda: copying.copy(case.path, target.absolute(), temporary=draft))
    finally:
        leave(lock, target)


def backups_of(place: Path) -> list[Known]:
    """The copies of the case file at a place, newest first; also where it is damaged or gone."""
    try:
        copies = Shelf(profile(), copying.look(place).case_id, place).copies()
    except ChanceryError:  # it cannot say which case file it is; its place can
        copies = shelves_for(profile(), place)
    return [_known(copy) for copy in copies]


def named(place: Path, words: str) -> Path:
    """The copy that an officer means: a number of the list, or a file. Raises NotFound."""
    if words.isdecimal():
        for known in backups_of(place):
            if known.copy.number == int(words):
                return known.copy.path
        raise NotFound(
            f"There is no backup {excerpt(words)} of “{place.name}”; “chancery restore” lists them."
        )
    if not Path(words).exists():
        raise NotFound(
            f"There is no backup at {excerpt(words, 200)}; “chancery restore” lists those there are."
        )
    return Path(words)


def look(source: Path) -> Inside:
    """What a copy holds; raises NotACaseFile, NewerCaseFile, DamagedCaseFile."""
    return copying.look(source)


def restore(source: Path, place: Path, now: datetime) -> Restored:
    """Put a copy where the case file lies, under a new site id; the old file is put aside, never deleted.

    Raises CaseFileBusy where the case file is open, CaseFileError; then nothing was replaced.
    """
    return placing.restore(source, place.absolute(), profile=profile(), now=now)


def _known(copy: Copy) -> Known:
    protected = keys.is_protected(copy.path)
    try:
        return Known(copy, copying.look(copy.path), protected=protected)
    except PasswordNeeded:
        return Known(copy, None, "It is under another password.", protected=True, locked=True)
    except ChanceryError as error:
        return Known(copy, None, str(error), protected=protected)
