"""Writes the demonstration case file: the same content each time, wherever it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app import settings
from app.casefile import CaseFile
from app.demo.story import STORY
from app.demo.telling import Telling
from app.holding import sweep_lock
from app.unfinished import remove
from db.values.ids import FixedClock, FixedIds

SCHEME = "india"
AUTHOR = "Demonstration"

WRITTEN = datetime(2026, 11, 21, 9, tzinfo=UTC)
"""The moment at which the demonstration says it was written."""


def write_demo(path: Path) -> None:
    """Write the demonstration to a new file and close it; what is made there later has the machine's clock and ids.

    Raises CaseFileError where something is there already or the folder cannot be written. When it fails later, no
    half-told file is left.
    """
    case = CaseFile.create(
        path,
        scheme=settings.scheme_named(SCHEME),
        author=AUTHOR,
        clock=FixedClock(WRITTEN),
        ids=FixedIds("demonstration"),
    )
    try:
        with case:
            _tell(case)
    except BaseException:
        remove(path)
        sweep_lock(path)
        raise


def _tell(case: CaseFile) -> None:
    """Each chapter is an action of its own, so that the history shows how such a file comes about."""
    known: dict[str, str] = {}
    for chapter in STORY:
        changes = case.door.changes()
        chapter.tell(Telling(changes, known))
        case.door.change(chapter.action, changes)
