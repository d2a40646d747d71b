"""After a power cut at any moment the case file is sound and holds every save that was acknowledged.

The control, with `synchronous=OFF`, must fail: a test that nothing can fail proves nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError
from tests.faults import operations, power, walking
from tests.faults.operations import CASE
from tests.faults.power import Disk, Event

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace (a Debian package)"
    ),
]
STATES = int(os.environ.get("CHANCERY_POWER_CUTS", "60"))


def verdict(folder: Path, state: dict[str, bytes], acknowledged: int) -> str:
    """`sound`, or what is wrong, of one state of the disk."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in state.items():
        (folder / name).write_bytes(content)
    try:
        with CaseFile.open(folder / CASE, write=False) as case:
            if check(case).findings:
                return "damaged"
            with case.read() as reader:
                saved = reader.rows("SELECT count(*) FROM person WHERE name LIKE 'Saved %'")[0][0]
    except CaseFileError:
        return "damaged"
    return "sound" if saved in {acknowledged, acknowledged + 1} else "lost"


def cuts(prepared: Path, tmp_path: Path, *, synchronous: int, states: int) -> Counter[str]:
    folder = walking.copied(prepared, tmp_path / "recorded")
    start = {name: bytearray((folder / name).read_bytes()) for name in (CASE, f"{CASE}-journal")}
    events = power.record(folder, tmp_path / "log", synchronous=synchronous)
    assert sum(event.kind == "a" for event in events) == power.SAVES
    chance, found = random.Random(3), Counter[str]()
    for cut in sorted(chance.choices(range(len(events) + 1), k=states)):
        disk = Disk({name: bytearray(content) for name, content in start.items()})
        for event in events[:cut]:
            disk.take(event)
        found[verdict(tmp_path / "state", disk.after_cut(chance), disk.acknowledged)] += 1
    return found


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = walking.template(tmp_path / "prepared")
    operations.use(tmp_path)
    return made


def test_every_state_after_a_power_cut_is_sound_and_complete(prepared: Path, tmp_path: Path) -> None:
    found = cuts(prepared, tmp_path, synchronous=2, states=STATES)
    sys.stdout.write(f"power cuts: {dict(found)}\n")
    assert set(found) == {"sound"}


def test_without_syncing_the_same_test_fails(prepared: Path, tmp_path: Path) -> None:
    found = cuts(prepared, tmp_path, synchronous=0, states=min(STATES, 100))
    sys.stdout.write(f"control: {dict(found)}\n")
    assert found["damaged"] + found["lost"] > 5


def test_the_disk_keeps_what_was_synced_and_may_lose_the_rest() -> None:
    disk = Disk({"a": bytearray(b"....")})
    disk.take(Event("w", "a", 0, b"12"))
    disk.take(Event("s", "a"))
    disk.take(Event("w", "a", 2, b"34"))
    disk.take(Event("t", "a", 1))
    states = {disk.after_cut(random.Random(seed))["a"] for seed in range(50)}
    assert states == {b"12..", b"1234", b"1"}
