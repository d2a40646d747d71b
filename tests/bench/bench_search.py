"""How long a search takes beside the bare query of the index; by name: `python -m tests.bench.bench_search`.

A synthetic case file of 20,000 commitments (or as many as the first argument says) is made through the door. Floor: the
same expression and filters in one statement: the ids, the rank and SQLite's own snippet of fifty records. Times are
those of the processor, so that other work on the machine does not count; ours and the floor take turns.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.casefile import CaseFile
from app.search import search, suggest
from app.searching.meaning import meaning
from db.search_query import Wanted, expression
from db.values.ids import FixedClock, FixedIds, derived_id

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUERIES = (
    "half", "tenth", "word0001", "word0002 word0003", "word0400", "word2900", "wor", '"half half"', "a",
    "half kind:commitment is:open", "half country:OM", "tenth owes:them due<30d", "kind:commitment is:open",
    "word0400 kind:commitment is:open", "nowhere",
)  # fmt: skip
TYPED = (
    "", "o", "om", "oman", "m", "mu", "muham", "muhammad al z", "n", "nas", "naseer", "singh 4", "w", "wo", "wor",
    "word00", "word0400", "word0001 w", "half", "half word2", "nowhere", "中",
)  # fmt: skip
"""What somebody has typed so far while records are suggested."""

FLOOR = (
    "SELECT d.record_id, snippet(search_index, 0, '[', ']', '…', 20) FROM search_index "
    "JOIN search_document d ON d.number = search_index.rowid WHERE search_index MATCH ?{filters} ORDER BY rank LIMIT 50"
)
ROUNDS = 15


def fill(case: CaseFile, count: int) -> None:
    """Commitments of 25 words whose frequencies fall as in a language, `half` in every other one."""
    chance = random.Random(1)
    words = [f"word{number:04}" for number in range(5_000)]
    weights = [1 / (number + 1) for number in range(len(words))]
    home, oman = derived_id("country", "ind"), derived_id("country", "omn")
    changes = case.door.changes()
    changes.create("country", name="Oman", code="OMN", short_code="OM")
    for number in range(500):
        changes.create("person", name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}")
    for number in range(count):
        said = chance.choices(words, weights, k=25)
        said += ["half"] * (number % 2 == 0) + ["tenth"] * (number % 10 == 0)
        chance.shuffle(said)
        changes.create(
            "commitment", wording=" ".join(said), commitment_kind="agreed", strength="firm", status="open",
            owner_side="theirs" if number % 3 else "ours", parties=[home, oman],
        )  # fmt: skip
    case.door.change("Fill", changes)


GIVEN = (
    "Nasser",
    "Naseer",
    "Mohammed",
    "Muhammad",
    "Salim",
    "Salem",
    "Ahmed",
    "Yusuf",
    "Hussein",
    "Rajesh",
    "Kenji",
)
FAMILY = ("Al Zaabi", "Al-Zaabi", "Al Balushi", "Singh", "Sharma", "Tanaka", "Al Harthy", "Al-Harthi")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def measured(*jobs: Callable[[], object]) -> list[float]:
    """Milliseconds of each job, the median of several rounds in which they take turns."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for job, times in zip(jobs, taken, strict=True):
            start = time.process_time()
            job()
            times.append(time.process_time() - start)
    return [statistics.median(times) * 1000 for times in taken]


def floor_of(wanted: Wanted) -> tuple[str, list[object]]:
    """The bare query with its filters written into it, and what these are given."""
    filters, values = "", list[object]()
    for one in wanted.conditions:
        filters += f" AND d.record_id {'NOT ' if one.negated else ''}IN ({one.sql})"
        values += one.values
    if wanted.kinds is not None:
        names = ", ".join(f"'{kind}'" for kind in wanted.kinds)
        filters += f" AND d.number & 63 IN (SELECT code FROM search_kind WHERE kind IN ({names}))"
    return FLOOR.format(filters=filters), values


def row(case: CaseFile, typed: str) -> tuple[str, float, float]:
    """One line of the table: the search, its floor, the ratio; with both times, no floor being 0."""

    def floor() -> object:
        with case.read() as reader:
            return reader.rows(sql, matched, *values)

    with case.read() as reader:
        wanted = meaning(reader, typed, NOON.date()).wanted
    terms, matched = wanted.terms, expression(wanted.terms)
    sql, values = floor_of(wanted)
    results = search(case, typed)
    total = f"{results.total}{'+' if results.at_least else ''}"
    if not terms:
        (ours,) = measured(lambda: search(case, typed))
        return f"{typed:<34} {total:>7} {ours:>9.2f}", ours, 0.0
    ours, bare = measured(lambda: search(case, typed), floor)
    return f"{typed:<34} {total:>7} {ours:>9.2f} {bare:>9.2f} {ours / bare:>7.2f} ×", ours, bare


def at(times: Iterable[float], share: float) -> float:
    """The time that this share of some times does not exceed."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def told(case: CaseFile) -> Iterator[str]:
    """The table, then what half and nineteen of twenty of the searches that have a floor take at most."""
    yield f"{'search':<34} {'found':>7} {'ours, ms':>9} {'bare, ms':>9}   ratio"
    times: dict[str, list[tuple[float, float]]] = {"words alone": [], "words with filters": []}
    for typed in QUERIES:
        line, ours, bare = row(case, typed)
        yield line
        if bare:
            times["words with filters" if ":" in typed else "words alone"].append((ours, bare))
    for which, some in times.items():
        for name, share in (("p50", 0.5), ("p95", 0.95)):
            mine, bare = at((one for one, _ in some), share), at((one for _, one in some), share)
            yield f"{f'{which}, {name} (goal: 2 ×)':<42} {mine:>9.2f} {bare:>9.2f} {mine / bare:>7.2f} ×"


def suggesting(case: CaseFile) -> str:
    """How long suggestions take: half of them at most, nineteen of twenty at most."""
    times = sorted(
        measured(partial(suggest, case, typed, kinds=kinds))[0]
        for typed in TYPED
        for kinds in (None, ["commitment"], ["person"], ["country"])
    )
    return f"suggestions: p50 {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms"


def main(count: int) -> None:
    """Make the file, then print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        path = Path(folder) / "bench.chancery"
        home = ("India", {"code": "IND", "short_code": "IN"})
        with CaseFile.create(path, home=home, clock=FixedClock(NOON), ids=FixedIds("bench")) as case:
            start = time.perf_counter()
            fill(case, count)
            say(
                f"{count:,} commitments in {time.perf_counter() - start:.1f} s, {path.stat().st_size / 1e6:.0f} MB"
            )
            for line in told(case):
                say(line)
            say(suggesting(case))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
