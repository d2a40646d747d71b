"""Walks a failure over every call of an operation: each point runs in a copy of one prepared folder, under strace."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.backups.shelf import tag_of
from tests.faults import operations, running
from tests.faults.judging import Verdict, judged
from tests.faults.operations import CASE, DAMAGE, OPERATIONS, PROTECTED
from tests.faults.running import CALLS, READS, ROOT

KILL = "signal=SIGKILL"
HOWS = (
    KILL, "error=ENOSPC+", "error=EIO+", "error=EROFS+", "error=EIO", "error=ENOSPC", "error=EROFS",
)  # fmt: skip
"""What a call meets: the end of the program; the error, with `+` at that call and at every later one of its kind."""
CHANGING = (
    *CALLS, "pwritev", "pwritev2", "writev", "sync_file_range", "truncate", "renameat", "renameat2", "unlinkat",
    "linkat", "mkdirat", "rmdir", "fallocate", "copy_file_range", "splice",
)  # fmt: skip
"""Every call that could change a file."""
CALL = re.compile(r"^\d+ +(\w+)\(")
CRASHED = "crashed"
SPARED = 400
"""More calls of any kind than the parent of the runs makes itself, so that only the meant call of a child fails."""

Counts = dict[tuple[str, str], int]
"""(operation, call) → how often it is made where nothing fails."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run: the operation, and at which of its calls it fails."""

    operation: str
    call: str
    number: int

    def __str__(self) -> str:
        return f"{self.operation} {self.call} {self.number}"


Result = tuple[Point, Verdict]


def template(folder: Path) -> Path:
    """A prepared folder to copy; its file is at rest. Beside it, what a kill in the middle of a save left of one.

    In it stands another such folder, whose case file is protected.
    """
    runs = []
    for name, work in (("", "save"), (PROTECTED, f"{PROTECTED}save")):
        (folder / name.strip()).mkdir(parents=True)
        operations.prepare(folder / name.strip(), protected=bool(name))
        runs.append(copied(folder, folder.parent / "crashed" / work / "ftruncate" / "2", work))
    strace(  # the second commit of the operation is that of the record
        folder, [(crashed, "ftruncate", SPARED) for crashed in runs], "-o", "/dev/null", "-e", "trace=ftruncate",
        "-e", f"inject=ftruncate:{KILL}:when={SPARED + 2}",
    )  # fmt: skip
    for crashed, room in zip(runs, (folder, folder / PROTECTED.strip()), strict=True):
        (room / CRASHED).mkdir()
        for name in (CASE, f"{CASE}-journal"):
            shutil.copy(crashed / name, room / CRASHED / name)
        assert (room / CRASHED / f"{CASE}-journal").stat().st_size > 0, (
            "there must be a journal to be played back"
        )
    return folder


def copied(prepared: Path, target: Path, operation: str = "") -> Path:
    """A copy of a prepared folder whose profile knows that the case file moved with it, damaged as is wanted."""
    if operation.startswith(PROTECTED):
        prepared, operation = prepared / PROTECTED.strip(), operations.plain(operation)
    ignored = shutil.ignore_patterns("elsewhere", CRASHED, PROTECTED.strip())
    shutil.copytree(prepared, target, ignore=ignored)
    if operation == "open":
        shutil.copytree(prepared / CRASHED, target, dirs_exist_ok=True)
        (target / "kept").symlink_to("yes")
    for note in (target / "profile").rglob("sites/*.json"):
        form = json.loads(note.read_text())
        note.write_text(json.dumps(form | {"path": str(target / CASE)}))
    old = next((target / "profile" / "chancery" / "backups").glob("*"))
    for path in sorted(old.iterdir()):
        number, day, time, _, reason = path.name.split(" ", 4)
        path.rename(old / f"{number} {day} {time} {tag_of(target / CASE)} {reason}")
    if operation in DAMAGE:
        DAMAGE[operation](target)
    return target


def strace(
    prepared: Path, runs: Iterable[tuple[Path, str, int]], *options: str, careless: bool = False
) -> None:
    """Run the operations of folders under strace, each after some harmless calls of a kind."""
    command = ["strace", "-f", *options, sys.executable, "-B", running.__file__, str(prepared), str(careless)]
    lines = "\n".join(f"{folder}\t{call}\t{before}" for folder, call, before in runs)
    done = subprocess.run(command, cwd=ROOT, input=lines, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def calls(prepared: Path, room: Path, wanted: Iterable[str] = OPERATIONS) -> Counts:
    """How often each call is made; fails where a file is changed by a call that is not walked."""
    folders = [copied(prepared, room / operation / "none" / "0", operation) for operation in wanted]
    log = room / "calls.log"
    names = ",".join(f"?{name}" for name in (*CHANGING, *READS))
    strace(
        prepared, [(folder, "write", 0) for folder in folders],
        "--seccomp-bpf", "-o", str(log), "-y", "-e", f"trace={names}",
    )  # fmt: skip
    found: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        said = [
            str(path.readlink()) for name in ("refused", "traceback") if (path := folder / name).is_symlink()
        ]
        assert not said, f"{folder.parts[-3]} without a fault: {said}"
        verdict = judged(folder, folder.parts[-3])
        assert verdict.state == "new", f"{folder.parts[-3]} without a fault: {verdict.state}"
    for line in log.read_text(errors="replace").splitlines():
        made = CALL.match(line)
        place = next((folder for folder in folders if f"{folder}/" in line or f'{folder}"' in line), None)
        if made and place:
            assert made[1] in (*CALLS, *READS), f"{made[1]} is not walked"
            found[place.parts[-3], made[1]] += 1
    return dict(found)


def points(counts: Counts, operation: str, calls_of: tuple[str, ...] = CALLS) -> list[Point]:
    """Every call of the given kinds that an operation makes."""
    return [
        Point(operation, call, number)
        for call in calls_of
        for number in range(1, counts.get((operation, call), 0) + 1)
    ]


def walk(prepared: Path, room: Path, wanted: list[Point], how: str, counts: Counts) -> list[Result]:
    """Let each of the points fail in turn, in the way that `how` says; calls of other kinds never fail."""
    kinds = {point.call for point in wanted}
    meant = SPARED + max(count for (_, call), count in counts.items() if call in kinds)
    runs = [
        (copied(prepared, room / point.operation / point.call / str(point.number), point.operation), point)
        for point in wanted
    ]
    names = ",".join(sorted(kinds))
    # With its filter --seccomp-bpf strace injects errors, faster, but no signals.
    quick = [] if how == KILL else ["--seccomp-bpf"]
    strace(
        prepared, [(folder, point.call, meant - point.number) for folder, point in runs],
        *quick, "-o", "/dev/null", "-e", f"trace={names}",
        "-e", f"inject={names}:{how.rstrip('+')}:when={meant}{'+' if how.endswith('+') else ''}",
    )  # fmt: skip
    return [(point, judged(folder, point.operation)) for folder, point in runs]


def told(results: Iterable[Result]) -> Counter[str]:
    """How many points of each operation came out how."""
    return Counter(f"{point.operation}: {verdict}" for point, verdict in results)


def bad(results: Iterable[Result], how: str) -> list[str]:
    """The points that went wrong, each in a line; a kill that did not end the program missed its call."""
    return [
        f"{point} {how}: {verdict.state} (status {verdict.status})"
        for point, verdict in results
        if not verdict.good
    ]
