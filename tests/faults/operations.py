"""The operations that are made to fail, each on a folder of its own that holds one prepared case file and its profile.

Run as a script it is what strace looks at: it loads the program once, then forks a child for every point of failure, so
that a thousand of them take a minute. A child first makes harmless calls of the kind that is to fail, so that the n-th
failing call of strace is the one that was meant.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app import backup, door  # noqa: E402
from app.casefile import CaseFile  # noqa: E402
from app.errors import ChanceryError  # noqa: E402
from db import schema  # noqa: E402
from db.engine import writer_engine, writing  # noqa: E402
from db.errors import translated  # noqa: E402
from db.header import APPLICATION_ID  # noqa: E402
from db.values.ids import FixedClock  # noqa: E402

CALLS = ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "link", "mkdir")
"""Every call by which these operations change the disk; a test proves that they use no other."""
MEANT = 300
"""The call, counted from the start of a child, that strace makes fail."""
CASE = "desk.chancery"
CLOCK = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))


class AtOnce:
    """Runs what the writing thread would run in this thread, whose calls strace counts."""

    def __init__(self, **_: object) -> None:
        """As many threads as wanted: none."""

    def submit(self, job: Callable[[], Any]) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(job())
        except BaseException as error:  # noqa: BLE001 – handed to who asked for it
            done.set_exception(error)
        return done

    def shutdown(self, *, wait: bool) -> None:
        """Nothing runs."""


def use(folder: Path) -> Path:
    """Make a folder's profile ours; returns its case file."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(folder / "profile")
    return folder / CASE


def prepare(folder: Path) -> None:
    """A case file with Anna, a backup of it, then Boris: what every operation begins with."""
    place = use(folder)
    with CaseFile.create(place, home=("India", {"code": "IND"}), author="officer", clock=CLOCK) as case:
        add(case, "Anna")
        backup.keep(case)
        add(case, "Boris")
    empty = writer_engine(folder / "old.chancery", create=True)
    with writing(empty) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("CREATE TABLE kept (words TEXT)")
        connection.exec_driver_sql("INSERT INTO kept VALUES ('here')")
    empty.dispose()


def add(case: CaseFile, name: str) -> None:
    changes = case.door.changes()
    changes.create("person", name=name, career="x" * 3000)
    changes.attach(f"{name}.txt", name.encode() * 3000)
    case.door.change(f"Add {name}", changes)


def save(folder: Path, acknowledge: Callable[[], None]) -> None:
    """A save, acknowledged when the door says so, and the closing with its backup."""
    with CaseFile.open(use(folder), author="officer", clock=CLOCK) as case:
        add(case, "Clara")
        acknowledge()


def keep(folder: Path, acknowledge: Callable[[], None]) -> None:
    """A backup that was asked for."""
    with CaseFile.open(use(folder), author="officer", clock=CLOCK) as case:
        case.keeper.note_change()
        backup.keep(case)
        acknowledge()


def restore(folder: Path, acknowledge: Callable[[], None]) -> None:
    """The first backup comes back."""
    place = use(folder)
    backup.restore(backup.named(place, "1"), place, CLOCK.now())
    acknowledge()


def migrate(folder: Path, acknowledge: Callable[[], None]) -> None:
    """Every migration there is, on a file of schema 0."""
    engine = writer_engine(folder / "old.chancery")
    try:
        with translated(folder / "old.chancery"):
            schema.migrate(engine)
    finally:
        engine.dispose()
    acknowledge()


OPERATIONS: dict[str, Callable[[Path, Callable[[], None]], None]] = {
    "save": save,
    "backup": keep,
    "restore": restore,
    "migrate": migrate,
}


def harmless(call: str, times: int) -> None:
    """Make a call so often that it changes nothing."""
    libc = ctypes.CDLL(None, use_errno=True)
    nowhere = b"/proc/nowhere/at/all"
    arguments: dict[str, tuple[object, ...]] = {
        "pwrite64": (-1, None, 0, ctypes.c_long(0)), "write": (-1, None, 0), "fdatasync": (-1,), "fsync": (-1,),
        "ftruncate": (-1, ctypes.c_long(0)), "rename": (nowhere, nowhere), "unlink": (nowhere,),
        "link": (nowhere, nowhere), "mkdir": (nowhere, 0),
    }  # fmt: skip
    function = getattr(libc, "pwrite" if call == "pwrite64" else call)
    for _ in range(times):
        function(*arguments[call])


def child(operation: str, call: str, point: int, folder: Path) -> None:
    """One run with one point of failure; ends the process. 0: done, 1: refused in a sentence, 2: a fault of ours."""
    outcome = 2
    try:
        if point:
            harmless(call, MEANT - point)
        OPERATIONS[operation](folder, lambda: (folder / "acknowledged").symlink_to("yes"))
        outcome = 0
    except ChanceryError as error:
        outcome = 1 if str(error).endswith((".", "”.")) else 3
    except BaseException:  # noqa: BLE001 – told to the parent, with where it came from
        import traceback

        os.dup2(os.open(folder / "traceback", os.O_CREAT | os.O_RDWR), 2)
        traceback.print_exc()
    finally:
        os._exit(outcome)


def main(folders: list[Path]) -> None:
    """A child for each folder, called `…/OPERATION/CALL/POINT`; point 0 fails nowhere."""
    vars(door)["ThreadPoolExecutor"] = AtOnce
    import alembic.autogenerate
    import alembic.command
    import alembic.config

    assert {alembic.command.__name__, alembic.config.__name__}  # what is loaded late is loaded now
    CaseFile.open(folders[0] / CASE, write=False).close()
    for folder in folders:
        operation, call, point = folder.parts[-3:]
        pid = os.fork()
        if pid == 0:
            child(operation, call, int(point), folder)
        _, status = os.waitpid(pid, 0)
        (folder / "status").symlink_to(str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main([Path(name) for name in sys.stdin.read().splitlines()])
