"""Walks a failure over every call of an operation, and judges what is left: the old state or the new, never between."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.backups.shelf import tag_of
from app.casefile import CaseFile
from app.check import check
from db.backup import flaw
from db.engine import reader_engine
from db.header import APPLICATION_ID, inspect
from db.values.ids import FixedClock
from tests.faults import operations
from tests.faults.operations import CALLS, CASE, MEANT, ROOT

LATER = FixedClock(datetime(2099, 1, 1, tzinfo=UTC))
"""The next start, late enough that everything unfinished is nobody's any more."""
CHANGING = (
    *CALLS, "pwritev", "pwritev2", "writev", "sync_file_range", "truncate", "renameat", "renameat2", "unlinkat",
    "linkat", "mkdirat", "rmdir", "fallocate", "copy_file_range", "sendfile",
)  # fmt: skip
"""Every call that could change a file."""
CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True, slots=True)
class Point:
    """One run: what failed at which call, and the folder it ran in."""

    operation: str
    call: str
    number: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run left: `old` or `new`, or what is wrong; and whether it had said that it was done."""

    state: str
    acknowledged: bool
    status: str

    @property
    def good(self) -> bool:
        return self.state in {"old", "new"} and not (self.acknowledged and self.state == "old")


def template(folder: Path) -> Path:
    """A prepared folder to copy; its file is at rest."""
    folder.mkdir(parents=True)
    operations.prepare(folder)
    return folder


def copied(prepared: Path, target: Path) -> Path:
    """A copy of a prepared folder whose profile knows that the case file moved with it."""
    shutil.copytree(prepared, target)
    for note in (target / "profile").rglob("sites/*.json"):
        form = json.loads(note.read_text())
        note.write_text(json.dumps(form | {"path": str(target / CASE)}))
    old = next((target / "profile" / "chancery" / "backups").glob("*"))
    for path in sorted(old.iterdir()):
        number, day, time, _, reason = path.name.split(" ", 4)
        path.rename(old / f"{number} {day} {time} {tag_of(target / CASE)} {reason}")
    return target


def strace(folders: list[Path], *options: str) -> None:
    """Run the operations of the folders under strace. With its filter --seccomp-bpf it would not let calls fail."""
    command = ["strace", "-f", *options, sys.executable, "-B", operations.__file__]
    done = subprocess.run(
        command, cwd=ROOT, input="\n".join(map(str, folders)), text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


def calls(prepared: Path, room: Path) -> dict[tuple[str, str], int]:
    """(operation, call) → how often it is made; fails where a file is changed by a call that is not walked."""
    folders = [copied(prepared, room / operation / "none" / "0") for operation in operations.OPERATIONS]
    log = room / "calls.log"
    strace(
        folders,
        "--seccomp-bpf",
        "-o",
        str(log),
        "-y",
        "-e",
        f"trace={','.join(f'?{name}' for name in CHANGING)}",
    )
    found: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        assert (folder / "status").readlink() == Path("0"), (folder / "traceback").read_text()
    for line in log.read_text(errors="replace").splitlines():
        made = CALL.match(line)
        place = next((folder for folder in folders if f"{folder}/" in line or f'{folder}"' in line), None)
        if made and place:
            assert made[1] in CALLS, f"{made[1]} is not walked"
            found[place.parts[-3], made[1]] += 1
    return dict(found)


def walk(
    prepared: Path, room: Path, counts: dict[tuple[str, str], int], how: str, *, step: int = 1
) -> list[tuple[Point, Verdict]]:
    """Let each call of each operation fail in turn; `how` is `signal=SIGKILL` or `error=EIO`, with `+` for ever."""
    points = [
        Point(operation, call, number, copied(prepared, room / operation / call / str(number)))
        for (operation, call), count in counts.items()
        for number in range(1, count + 1, step)
    ]
    when = f"{MEANT}+" if how.endswith("+") else str(MEANT)
    names = ",".join(CALLS)
    strace(
        [point.folder for point in points], "-o", "/dev/null", "-e", f"trace={names}",
        "-e", f"inject={names}:{how.rstrip('+')}:when={when}",
    )  # fmt: skip
    return [(point, judged(point.folder, point.operation)) for point in points]


def judged(folder: Path, operation: str) -> Verdict:
    """Open what is left as the next start does, and say what it is."""
    acknowledged = (folder / "acknowledged").is_symlink()
    status = str((folder / "status").readlink()) if (folder / "status").is_symlink() else "?"
    state = _migrated(folder) if operation == "migrate" else _opened(folder, operation)
    if (folder / "traceback").exists():
        state = (folder / "traceback").read_text()[-1500:]
    shutil.rmtree(folder)
    return Verdict(state, acknowledged, status)


def _opened(folder: Path, operation: str) -> str:
    with CaseFile.open(operations.use(folder), clock=LATER) as case:
        findings = check(case).findings
        with case.read() as reader:
            names = {row[0] for row in reader.rows("SELECT name FROM person WHERE deleted = 0")}
    if findings:
        return f"not sound: {findings[0]}"
    if strays := _strays(folder):
        return f"left behind: {strays}"
    for copy in (folder / "profile" / "chancery" / "backups").rglob("*.chancery"):
        if trouble := flaw(copy, folded=True):
            return f"a bad backup {copy.name}: {trouble}"
    new = {"save": {"Anna", "Boris", "Clara"}, "restore": {"Anna"}, "backup": {"Anna", "Boris"}}[operation]
    if names == new:
        return "new"
    return "old" if names == {"Anna", "Boris"} else f"between: {sorted(names)}"


def _strays(folder: Path) -> list[str]:
    """Files that nobody will ever use again; empty journals and locks are SQLite's and ours."""
    named = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(
        path.name
        for path in named
        if path.name.startswith(".chancery-") or (path.name.endswith("-journal") and path.stat().st_size)
    )


def _migrated(folder: Path) -> str:
    place = folder / "old.chancery"
    schema_before = inspect(place)
    engine = reader_engine(place, read_only_file=False)
    with engine.connect() as connection:
        run = connection.exec_driver_sql
        sound = run("PRAGMA integrity_check").scalar()
        tables = run("SELECT count(*) FROM sqlite_master WHERE type = 'table'").scalar_one()
        version = run("PRAGMA user_version").scalar()
        kept = run("SELECT words FROM kept").scalar()
    engine.dispose()
    assert schema_before.application_id == APPLICATION_ID
    if (sound, kept) != ("ok", "here"):
        return f"not sound: {sound}"
    if (version, tables) == (0, 1):
        return "old"
    return "new" if version and tables > 30 else f"between: schema {version}, {tables} tables"


def summary(results: list[tuple[Point, Verdict]]) -> str:
    """How many points came out how, and the first that are bad."""
    counts = Counter(
        f"{point.operation}: {verdict.state if verdict.good else 'BAD'}"
        + (" acknowledged" if verdict.acknowledged else "")
        for point, verdict in results
    )
    bad = [
        f"{p.operation} {p.call} {p.number}: {v.state} (status {v.status})" for p, v in results if not v.good
    ]
    return "\n".join([f"{len(results)} points: {dict(sorted(counts.items()))}", *bad[:5]])
