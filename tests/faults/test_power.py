"""After a power cut at any moment there is the old state or the new, and whatever was acknowledged.

The control, which never waits for the disk, must fail: a test that nothing can fail proves nothing.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import power, walking
from tests.faults.disk import MODELS, Disk, Event

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace (a Debian package)"
    ),
]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return walking.template(tmp_path_factory.mktemp("power") / "prepared")


@pytest.mark.parametrize(
    ("operation", "model", "states"),
    [
        ("save", "journaled", 16),
        ("restore", "strict", 10),
        ("export", "strict", 6),
    ],
)
def test_every_state_after_a_power_cut_is_the_old_or_the_new(
    prepared: Path, tmp_path: Path, operation: str, model: str, states: int
) -> None:
    counts, bad = power.run(prepared, tmp_path, operation, model, states, seed=3)
    assert bad == []
    assert counts.total() == states


def test_without_waiting_for_the_disk_the_same_test_fails(prepared: Path, tmp_path: Path) -> None:
    _, bad = power.run(prepared, tmp_path, "save", "journaled", 16, seed=3, careless=True)
    assert len(bad) > 5


def disk(tmp_path: Path, model: str) -> Disk:
    (tmp_path / "a").write_bytes(b"....")
    return Disk.holding(tmp_path, model)


def states(found: Disk) -> set[frozenset[tuple[str, bytes | None]]]:
    every = (found.after_cut(random.Random(seed)) for seed in range(80))
    return {frozenset((Path(name).name, content) for name, content in state.items()) for state in every}


def test_the_disk_keeps_what_was_synced_and_may_lose_the_rest(tmp_path: Path) -> None:
    found, name = disk(tmp_path, "strict"), str(tmp_path / "a")
    found.take(Event("write", name, "", 0, b"12"))
    found.take(Event("sync", name))
    found.take(Event("write", name, "", 2, b"34"))
    found.take(Event("truncate", name, "", 1))
    assert states(found) == {frozenset({("a", content)}) for content in (b"12..", b"1234", b"1")}


@pytest.mark.parametrize("model", MODELS)
def test_a_new_name_lasts_once_its_folder_is_synced(tmp_path: Path, model: str) -> None:
    found, old, new = disk(tmp_path, model), str(tmp_path / "a"), str(tmp_path / "b")
    found.take(Event("rename", old, new))
    assert states(found) == {frozenset({("a", b"....")}), frozenset({("b", b"....")})}
    found.take(Event("sync", str(tmp_path)))
    assert states(found) == {frozenset({("b", b"....")})}


def test_only_a_journaled_disk_settles_names_when_a_file_is_synced(tmp_path: Path) -> None:
    for model, count in (("journaled", 1), ("strict", 2)):
        found = disk(tmp_path, model)
        found.take(Event("mkdir", str(tmp_path / "folder")))
        found.take(Event("sync", str(tmp_path / "a")))
        assert len(states(found)) == count


def test_what_lies_in_a_folder_that_was_lost_is_lost(tmp_path: Path) -> None:
    found, folder = disk(tmp_path, "strict"), str(tmp_path / "folder")
    found.take(Event("mkdir", folder))
    found.take(Event("create", f"{folder}/b"))
    found.take(Event("sync", folder))
    assert states(found) == {
        frozenset({("a", b"....")}),
        frozenset({("a", b"...."), ("folder", None), ("b", b"")}),
    }
