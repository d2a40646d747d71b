"""Storing through the door beside raw `executemany` of the same rows into the same tables with the same settings."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes
from app.filling.nations import HOME, World, tell_home, tell_nations, tell_topics
from app.filling.papers import tell_instruments, tell_visits
from app.filling.plan import Plan
from app.filling.promises import tell_promises
from app.filling.sessions import tell_sessions
from app.filling.telling import Telling
from app.progress import unwatched
from db.engine import writer_engine, writing
from db.registry import KINDS
from db.store import Store
from db.values.ids import FixedIds
from tests.bench.figures import CLOCK, Figure, Size

Rows = dict[str, list[tuple[Any, ...]]]

RECORD_TABLES = ("record", *KINDS)
BATCH = 2_000


class Collected(Telling):
    """Keeps the lists of changes instead of giving them to the door."""

    def __init__(self, case: CaseFile, size: Size) -> None:
        super().__init__(case, 1, size.meetings + size.commitments, unwatched)
        self.lists: list[Changes] = []

    def send(self) -> None:
        self.lists.append(self._changes)
        self._changes = self._case.door.changes()


def told(case: CaseFile, size: Size) -> list[Changes]:
    """What the synthetic file is made of, before it goes to the door."""
    plan = Plan.of(size.meetings, size.commitments)
    collected = Collected(case, size)
    topics = tell_topics(collected)
    world = World(tell_home(collected, case.settings().home_id or "", plan), topics)
    for nation in tell_nations(collected, plan, world.home):
        tell_instruments(collected, world.home, nation)
        tell_visits(collected, world.home, nation)
        tell_promises(collected, world, nation, tell_sessions(collected, world, nation))
    collected.send()
    return collected.lists


def made(path: Path) -> CaseFile:
    """An empty case file of the synthetic desk."""
    return CaseFile.create(path, home=HOME, clock=CLOCK, ids=FixedIds("bench"))


def stored(path: Path, size: Size) -> float:
    """Seconds of processor time that the door takes for all of it."""
    with made(path) as case:
        lists = told(case, size)
        start = time.process_time()
        for changes in lists:
            case.door.change("Fill", changes)
        taken = time.process_time() - start
        case.keeper.forgo()
    return taken


def rows_of(path: Path, tables: tuple[str, ...]) -> Rows:
    """Everything in these tables."""
    store = Store.open(path, write=False)
    with store.read() as reader:
        found = {name: reader.rows(f'SELECT * FROM "{name}"') for name in tables}
    store.close()
    return {name: rows for name, rows in found.items() if rows}


def raw(path: Path, rows: Rows) -> float:
    """Seconds of processor time that SQLite takes for the rows, and no more, in an empty case file."""
    Store.create(path, "raw").close()
    engine = writer_engine(path)
    begun = time.process_time()
    with writing(engine) as connection:
        for table, some in rows.items():
            marks = ", ".join("?" * len(some[0]))
            for start in range(0, len(some), BATCH):
                connection.exec_driver_sql(
                    f'INSERT INTO "{table}" VALUES ({marks})', some[start : start + BATCH]
                )
    taken = time.process_time() - begun
    engine.dispose()
    return taken


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Bulk, then single saves."""
    yield from _bulk(folder, size)
    yield from _single(folder, size)


def _bulk(folder: Path, size: Size) -> Iterator[Figure]:
    count, sizes = 0, [0.0, 0.0]
    ours, bare, whole = float("inf"), float("inf"), float("inf")
    for _ in range(min(size.rounds, 3)):
        for old in folder.glob("storing*"):
            old.unlink()
        path = folder / "storing.chancery"
        ours = min(ours, stored(path, size))
        records = rows_of(path, RECORD_TABLES)
        bare = min(bare, raw(folder / "storing-raw.chancery", records))
        every = records | rows_of(path, ("transaction", "change"))
        every = {"site": rows_of(path, ("site",))["site"]} | every
        whole = min(whole, raw(folder / "storing-all.chancery", every))
        count = len(records["record"])
        sizes = [(folder / f"storing{name}.chancery").stat().st_size / 1e6 for name in ("", "-raw")]
    yield Figure(f"store {count:,} records through the door", ours, "s", bare, "executemany of their rows", 4)
    yield Figure("  the same", ours, "s", whole, "executemany of rows and journal", 4)
    yield Figure(
        "size, journal and search included", sizes[0], "MB", sizes[1], "the rows with their indexes", 2.5
    )


def _single(folder: Path, size: Size) -> Iterator[Figure]:
    """One commitment changed and saved, beside the smallest commit that SQLite can make; the disk does not count."""
    path, count = folder / "storing.chancery", 20 * size.rounds
    saves, commits = [], []
    with CaseFile.open(path, clock=CLOCK) as case:
        with case.read() as reader:
            ids = [row[0] for row in reader.rows("SELECT id FROM commitment LIMIT ?", count)]
        for number, commitment in enumerate(ids):
            changes = case.door.changes()
            word = secrets.token_hex(4)
            changes.edit(commitment, our_officer=f"Officer {number}", status_note=f"Saved {number} {word}")
            start = time.process_time()
            case.door.change("Save", changes)
            middle = time.process_time()
            case.maintain(
                lambda connection: connection.exec_driver_sql(
                    "INSERT OR REPLACE INTO meta VALUES ('bench', hex(randomblob(8)))"
                )
            )
            commits.append(time.process_time() - middle)
            saves.append(middle - start)
        case.keeper.forgo()
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        ours, floor = (sorted(times)[int(share * (len(times) - 1))] * 1e3 for times in (saves, commits))
        yield Figure(f"one save, {name}", ours, "ms", floor, "commit of one small row")
        yield Figure(f"  over the commit, {name} (goal: 5 ms)", ours - floor, "ms")
