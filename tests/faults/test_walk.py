"""A kill, a full disk or a failing one at any call of an operation leaves the old state or the new, never between.

Here every operation meets every kind of fault at a few of its calls; `tools/nightly` goes through all of them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import walking
from tests.faults.operations import PLAIN, PROTECTED
from tests.faults.running import READS
from tests.faults.walking import KILL, Counts, Point

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace (a Debian package)"
    ),
]
FEW = {KILL: 2, "error=ENOSPC+": 1, "error=EIO": 1, "error=EROFS+": 1}
"""Points of each operation, for each way to fail: a kill more than the others."""
HOWS = tuple(FEW)
ENCIPHERED = tuple(PROTECTED + name for name in ("save", "restore", "protect"))
"""What is also walked on a protected file here; the long form walks all of them."""
WALKED = (*PLAIN, *ENCIPHERED)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return walking.template(tmp_path_factory.mktemp("walk") / "prepared")


@pytest.fixture(scope="module")
def counts(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Counts:
    return walking.calls(prepared, tmp_path_factory.mktemp("counts"), WALKED)


def some(counts: Counts, operation: str, how: str) -> list[Point]:
    """A few points of an operation, spread over its calls, others for each way to fail."""
    every = walking.points(counts, operation)
    step = len(every) / FEW[how]
    begin = (HOWS.index(how) + 0.5) / len(HOWS)
    return [every[int(step * (number + begin))] for number in range(FEW[how])]


def test_every_operation_changes_the_disk_and_syncs_it(counts: Counts) -> None:
    for operation in WALKED:
        assert counts.get((operation, "pwrite64"), 0) + counts.get((operation, "write"), 0) > 0
        assert counts[operation, "fsync"] > 0


def test_the_points_of_a_walk_are_all_calls_but_reads(counts: Counts) -> None:
    for operation in WALKED:
        wanted = sum(n for (name, call), n in counts.items() if name == operation and call not in READS)
        assert len(set(walking.points(counts, operation))) == wanted


@pytest.mark.parametrize("how", HOWS)
def test_a_failure_at_any_call_leaves_the_old_state_or_the_new(
    prepared: Path, counts: Counts, tmp_path: Path, how: str
) -> None:
    points = [point for name in PLAIN for point in some(counts, name, how)]
    if how in {KILL, "error=ENOSPC+"}:
        points += [some(counts, name, how)[number % FEW[how]] for number, name in enumerate(ENCIPHERED)]
    results = walking.walk(prepared, tmp_path / "runs", points, how, counts)
    assert walking.bad(results, how) == []
    assert {verdict.state for _, verdict in results} == {"old", "new"}
    if how == KILL:
        assert {verdict.status for _, verdict in results} == {"-9"}
