"""The long form of the fault tests: every call of every operation, a thousand kills, flips, cuts, power cuts.

It goes in pieces of about half a minute. What each found is written down at once, so that it can be stopped at any
moment and taken up again; other code begins anew. `tools/nightly` runs it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.app.briefs import marked_briefs
from tests.faults import damage, killing, power, walking
from tests.faults.operations import CASE, OPERATIONS, PROTECTED, plain
from tests.faults.running import CALLS, READS, ROOT
from tests.faults.walking import HOWS, Counts, Point

KILLS, FLIPS, CUTS, POWER_CUTS = 1000, 1000, 200, 5000
BRIEFS, BRIEFS_AT_ONCE, FILES_AT_ONCE = 5000, 200, 12
"""Random briefs; of twelve case files, each with five ceilings in four house styles, about 200 are written: the others
are refused, since their visit or meeting is itself above the ceiling.
"""
SIZE = 60
"""Points of a walk, or cuts of the power, in one piece."""
READ_STEP = 7
"""Every so-many-th reading call is made to fail; they are many and much alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work: what is done, how, and which of how many parts of it."""

    work: str
    how: str
    part: int
    parts: int

    def __str__(self) -> str:
        return f"{self.work} {self.how} {self.part}/{self.parts}"


def pieces(counts: Counts) -> list[Piece]:
    """All there is to do, the first part of everything first; each part is spread over all operations."""
    every = []
    for file in ("", PROTECTED):
        every += [*_parts("flips", f"{file}one bit", FLIPS, 100), *_parts("cuts", f"{file}shorter", CUTS, 50)]
        every += _parts("kills", f"{file}at random", KILLS, 50)
    for how in HOWS:
        every += _parts("walk", how, len(_points(counts, "walk")), SIZE)
    for how in ("error=EIO", "error=EIO+"):
        every += _parts("reads", how, len(_points(counts, "reads")), SIZE)
    for model in power.MODELS:
        for name in _walked(counts):
            count = POWER_CUTS if plain(name) == "save" else POWER_CUTS // 5
            every += _parts("power", f"{model} {name}", count, SIZE)
    every += _parts("briefs", "every ceiling and style", BRIEFS, BRIEFS_AT_ONCE)
    return sorted(every, key=lambda piece: piece.part)


def _parts(work: str, how: str, count: int, size: int) -> list[Piece]:
    parts = -(-count // size)
    return [Piece(work, how, part, parts) for part in range(1, parts + 1)]


def _walked(counts: Counts) -> list[str]:
    return [name for name in OPERATIONS if any(operation == name for operation, _ in counts)]


def _points(counts: Counts, work: str) -> list[Point]:
    calls, step = (CALLS, 1) if work == "walk" else (READS, READ_STEP)
    return [point for name in _walked(counts) for point in walking.points(counts, name, calls)[::step]]


def done(piece: Piece, prepared: Path, room: Path, counts: Counts) -> damage.Counted:
    """Do one piece in a room of its own; what came out how often, and what is wrong."""
    file = PROTECTED if piece.how.startswith(PROTECTED) else ""
    sound = (prepared / file.strip() / CASE).read_bytes()
    match piece.work:
        case "flips":
            return damage.flips(room, sound, FLIPS // piece.parts, piece.part)
        case "cuts":
            return damage.cuts(room, sound, CUTS // piece.parts, piece.part)
        case "kills":
            return killing.run(
                walking.copied(prepared, room / "desk", f"{file}kills"), KILLS // piece.parts, piece.part
            )
        case "briefs":
            return marked_briefs.run(FILES_AT_ONCE, piece.part)
        case "power":
            model, name = piece.how.split(maxsplit=1)
            found, bad = power.run(prepared, room, name, model, SIZE, piece.part)
            return Counter({f"{name}: {outcome}": count for outcome, count in found.items()}), bad
        case _:
            wanted = _points(counts, piece.work)[piece.part - 1 :: piece.parts]
            results = walking.walk(prepared, room, wanted, piece.how, counts)
            return walking.told(results), walking.bad(results, piece.how)


def one(piece: Piece, prepared: Path, counts: Counts) -> tuple[Piece, Counter[str], list[str], float]:
    """One piece, in a room that is gone afterwards; a piece that breaks off is bad."""
    room, start = Path(tempfile.mkdtemp(dir=prepared.parent)), perf_counter()
    try:
        found, bad = done(piece, prepared, room, counts)
    except Exception as error:  # noqa: BLE001 – told with its piece; the others go on
        found, bad = Counter({"broken off": 1}), [f"{piece}: {type(error).__name__}: {error}"]
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return piece, found, bad, perf_counter() - start


def fingerprint() -> str:
    """Eight hexadecimal digits for the code that is run."""
    digest = hashlib.sha256()
    for room in ("app", "db", "reports", "tests/faults"):
        for path in sorted((ROOT / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def table(log: Path) -> Iterator[str]:
    """The counts of a log as a table in Markdown: a line for each kind of work, way to fail and operation."""
    sums: dict[tuple[str, str, str], Counter[str]] = {}
    for line in log.read_text().splitlines():
        entry = json.loads(line)
        for name, count in entry["found"].items():
            operation, _, outcome = name.rpartition(": ")
            how = entry["how"].split()[0] if entry["work"] == "power" else entry["how"]
            sums.setdefault((entry["work"], how, operation), Counter())[outcome] += count
    yield "| what | how | operation | runs | outcomes |"
    yield "|---|---|---|---:|---|"
    for (work, how, operation), found in sorted(sums.items()):
        told = ", ".join(f"{count:,} {name}" for name, count in sorted(found.items()))
        runs = found["kills"] if work == "kills" else found.total()
        yield f"| {work} | {how} | {operation or '–'} | {runs:,} | {told} |"


def work_through(into: Path, jobs: int, only: str, operations: list[str]) -> int:
    """Do all pieces that are not yet in the log; the number of bad results in it."""
    into.mkdir(parents=True, exist_ok=True)
    some = "" if operations == list(OPERATIONS) else f"-{'-'.join(operations)}"
    log = into / f"faults-{fingerprint()}{some}.jsonl"
    log.touch()
    shared = "/dev/shm" if Path("/dev/shm").is_dir() else None
    room = Path(tempfile.mkdtemp(prefix="chancery-faults-", dir=shared))
    try:
        prepared = walking.template(room / "prepared")
        counts = walking.calls(prepared, room / "counts", operations)
        known = {json.loads(line)["piece"] for line in log.read_text().splitlines()}
        every = [piece for piece in pieces(counts) if only in str(piece)]
        todo = [piece for piece in every if str(piece) not in known]
        say(f"{len(every)} pieces, {len(every) - len(todo)} done before; results in {log}")
        _run(todo, prepared, counts, log, jobs)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    bad = [found for line in log.read_text().splitlines() for found in json.loads(line)["bad"]]
    say("\n".join([*table(log), *(f"BAD {line}" for line in bad)]))
    return len(bad)


def _run(todo: list[Piece], prepared: Path, counts: Counts, log: Path, jobs: int) -> None:
    with ProcessPoolExecutor(jobs) as pool, log.open("a", encoding="utf-8") as file, _stopping(pool):
        waiting = [pool.submit(one, piece, prepared, counts) for piece in todo]
        for number, future in enumerate(as_completed(waiting), 1):
            piece, found, bad, seconds = future.result()
            entry = {"piece": str(piece), "work": piece.work, "how": piece.how}
            file.write(json.dumps(entry | {"found": found, "bad": bad, "seconds": round(seconds, 1)}) + "\n")
            file.flush()
            say(f"{number}/{len(todo)} {piece}, {seconds:.0f} s: {dict(found)}")
            for line in bad:
                say(f"  BAD {line}")


@contextmanager
def _stopping(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Told to stop, it finishes the pieces under way and leaves the others for another time."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pool.shutdown(wait=True, cancel_futures=True)
        raise


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: Iterable[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools/nightly", description=__doc__)
    parser.add_argument("--into", type=Path, default=Path(tempfile.gettempdir()) / "chancery-nightly")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="a part of the name of a piece, such as “walk save”")
    parser.add_argument("--operations", nargs="+", choices=list(OPERATIONS), default=list(OPERATIONS))
    given = parser.parse_args(list(arguments))
    return 1 if work_through(given.into, given.jobs, given.only, given.operations) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
