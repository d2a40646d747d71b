"""Taking back one large action and making it again, beside storing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.undo import redo, undo
from tests.bench.bench_storing import made, told
from tests.bench.figures import Figure, Size, turns

MOST = Size(2_900, 11_600)
"""About 100,000 records."""


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """One action of at most 100,000 records."""
    wanted = Size(min(size.meetings, MOST.meetings), min(size.commitments, MOST.commitments))
    path = folder / "undone.chancery"
    path.unlink(missing_ok=True)
    with made(path) as case:
        whole = case.door.changes()
        for changes in told(case, wanted):
            whole.steps += changes.steps
            whole.files |= changes.files
        (storing,) = turns(1, lambda: case.door.change("Import", whole))
        (undoing,) = turns(1, lambda: undo(case))
        (redoing,) = turns(1, lambda: redo(case))
        with case.read() as reader:
            count = reader.rows("SELECT count(*) FROM record")[0][0]
        case.keeper.forgo()
    yield Figure(f"undo an action of {count:,} records", undoing, "s", storing, "storing it")
    yield Figure("redo it", redoing, "s", storing, "storing it")
