"""Runs operations in children of one process, each made to fail at one point; what strace looks at when it is a script.

The program is loaded once, then a child is forked for every point of failure, so that a thousand take minutes. A child
first makes harmless calls of the kind that is to fail, so that the n-th call, which strace fails, is the meant one.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from app import door  # noqa: E402
from app.casefile import CaseFile  # noqa: E402
from app.errors import ChanceryError  # noqa: E402
from db import engine  # noqa: E402
from tests.faults.operations import CASE, OPERATIONS, use  # noqa: E402

CALLS = (
    "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "link", "mkdir", "sendfile",
)  # fmt: skip
"""Every call by which these operations change the disk; a test proves that they use no other."""
READS = ("pread64",)
"""The call by which SQLite reads."""
ABSENT = -1
NOWHERE = b"/proc/nowhere/at/all"
HARMLESS: dict[str, tuple[str, tuple[object, ...]]] = {
    "pwrite64": ("pwrite", (ABSENT, None, 0, ctypes.c_long(0))),
    "pread64": ("pread", (ABSENT, None, 0, ctypes.c_long(0))),
    "write": ("write", (ABSENT, None, 0)),
    "fdatasync": ("fdatasync", (ABSENT,)),
    "fsync": ("fsync", (ABSENT,)),
    "ftruncate": ("ftruncate", (ABSENT, ctypes.c_long(0))),
    "rename": ("rename", (NOWHERE, NOWHERE)),
    "unlink": ("unlink", (NOWHERE,)),
    "link": ("link", (NOWHERE, NOWHERE)),
    "mkdir": ("mkdir", (NOWHERE, 0)),
    "sendfile": ("sendfile", (ABSENT, ABSENT, None, 0)),
}
"""System call → the function of the C library and arguments with which it changes nothing."""


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


def load() -> None:
    """Load now what the program loads late, and keep every call in one thread."""
    import alembic.autogenerate
    import alembic.command
    import alembic.config
    import docx

    import reports.build
    import reports.render.check
    import reports.render.docx

    assert {module.__name__ for module in (alembic.command, docx, reports.build)}
    vars(door)["ThreadPoolExecutor"] = AtOnce


def harmless(call: str, times: int) -> None:
    """Make a call so often that it changes nothing."""
    name, arguments = HARMLESS[call]
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    for _ in range(times):
        function(*arguments)


def child(operation: str, call: str, before: int, folder: Path) -> None:
    """One run; ends the process. 0: done, 1: refused in a sentence, 2: a fault of ours, 3: refused in no sentence."""
    outcome = 2
    try:
        harmless(call, before)
        OPERATIONS[operation](folder, lambda what: (folder / what).symlink_to("yes"))
        outcome = 0
    except ChanceryError as error:
        outcome = 1 if str(error).endswith((".", "”.")) else 3
        (folder / "refused").symlink_to(str(error)[:1000])
    except BaseException:  # noqa: BLE001 – told to the parent, with where it came from
        import traceback

        (folder / "traceback").symlink_to(traceback.format_exc()[-1500:].replace("\0", ""))
    finally:
        os._exit(outcome)


def main(warm: Path, lines: list[str], *, careless: bool) -> None:
    """Open a sound case file once, so that all is loaded; then a child for each line `…/OPERATION/X/Y CALL BEFORE`."""
    load()
    if careless:
        engine.SETTINGS["synchronous"] = 0
    use(warm)
    CaseFile.open(warm / CASE, write=False).close()
    gc.freeze()  # what is never looked at again stays shared with the children
    for line in lines:
        name, call, before = line.split("\t")
        folder = Path(name)
        pid = os.fork()
        if pid == 0:
            child(folder.parts[-3], call, int(before), folder)
        _, status = os.waitpid(pid, 0)
        (folder / "status").symlink_to(str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.read().splitlines(), careless=sys.argv[2] == "True")
