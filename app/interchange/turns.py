"""Long reading takes its turn among the changes, so that none of them is refused because the file is being read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.casefile import CaseFile
from app.errors import CaseFileError

T = TypeVar("T")


def in_turn(case: CaseFile, job: Callable[[], T]) -> T:
    """Run a job that reads for long on the writing thread; here, where the case file is open for reading only.

    SQLite lets no change be finished while somebody reads, and refuses it after five seconds; on the writing thread a
    change simply waits until the job is done. The job must not change anything.
    """
    try:
        door = case.door
    except CaseFileError:
        return job()
    return door.run(job)
