"""Opening the file beside a bare connection, and how large it is beside its records alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.casefile import CaseFile
from app.undo import available
from tests.bench.bench_storing import RECORD_TABLES, raw, rows_of
from tests.bench.figures import CLOCK, Figure, Size, filled, turns

LARGEST = 20_000_000
"""Meetings times commitments up to which the records alone are written out, which takes their whole memory."""


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Opening, what the window asks at once, and the size."""
    path = filled(folder, size)

    def bare() -> None:
        connection = driver.connect(str(path))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()

    def opened() -> None:
        case = CaseFile.open(path, clock=CLOCK)
        case.keeper.forgo()
        case.close()

    opened()
    ours, floor = turns(max(size.rounds, 3), opened, bare)
    yield Figure("open and close the file", ours * 1e3, "ms", floor * 1e3, "a connection")
    yield Figure("  over the connection (goal: 150 ms)", (ours - floor) * 1e3, "ms")
    with CaseFile.open(path, write=False) as case:
        (undoing,) = turns(size.rounds, lambda: available(case))
    yield Figure("what can be undone", undoing * 1e3, "ms")
    if size.meetings * size.commitments <= LARGEST:
        raw(folder / "size-raw.chancery", rows_of(path, RECORD_TABLES))
        alone = (folder / "size-raw.chancery").stat().st_size / 1e6
        (folder / "size-raw.chancery").unlink()
        floor_of = "the records and their indexes alone"
        yield Figure("size with journal and search", path.stat().st_size / 1e6, "MB", alone, floor_of, 2.5)
