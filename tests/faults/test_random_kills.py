"""A program that saves without pause is killed at odd moments; nothing that it acknowledged is ever lost."""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from tests.faults import operations
from tests.faults.operations import CASE
from tests.faults.walking import LATER

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs fork")]
KILLS = int(os.environ.get("CHANCERY_KILLS", "15"))


def saving(folder: Path, out: int) -> None:
    """Save for ever, saying so after each; ends only by being killed."""
    try:
        with CaseFile.open(operations.use(folder), author="officer") as case:
            while True:
                changes = case.door.changes()
                changes.create("person", name="One more", career="x" * 3000)
                case.door.change("Add", changes)
                os.write(out, b".")
    finally:
        os._exit(9)


def saved(folder: Path) -> int:
    with CaseFile.open(folder / CASE, clock=LATER) as case, case.read() as reader:
        assert check(case).findings == ()
        return int(reader.rows("SELECT count(*) FROM person WHERE name = 'One more'")[0][0])


def test_no_acknowledged_save_is_lost_to_a_kill(tmp_path: Path) -> None:
    operations.prepare(tmp_path)
    chance, before = random.Random(7), 0
    for _ in range(KILLS):
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            saving(tmp_path, theirs)
        os.close(theirs)
        said = sum(len(os.read(ours, 1)) for _ in range(chance.randint(0, 6)))
        for _ in range(chance.randint(0, 200_000)):
            pass  # into the middle of what comes next
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        while rest := os.read(ours, 100):
            said += len(rest)
        os.close(ours)
        after = saved(tmp_path)
        assert after - before in {said, said + 1}
        before = after
    assert before > 0
