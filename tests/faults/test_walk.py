"""A kill, a full disk or a failing one at any call of an operation leaves the old state or the new, never between.

The short form looks at every so-many-th call; `tools/nightly` at every one.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import operations, walking
from tests.faults.walking import summary

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace (a Debian package)"
    ),
]
LONG = os.environ.get("CHANCERY_FAULTS") == "all"
SHORT_STEP = 29


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return walking.template(tmp_path_factory.mktemp("walk") / "prepared")


@pytest.fixture(scope="module")
def counts(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], int]:
    return walking.calls(prepared, tmp_path_factory.mktemp("counts"))


def test_every_operation_writes_and_syncs(counts: dict[tuple[str, str], int]) -> None:
    for operation in operations.OPERATIONS:
        assert counts[operation, "pwrite64"] > 0
        assert counts[operation, "fsync"] > 0


@pytest.mark.parametrize(
    "how",
    ["signal=SIGKILL", "error=ENOSPC+"]
    + (["error=ENOSPC", "error=EIO", "error=EIO+", "error=EROFS", "error=EROFS+"] if LONG else []),
)
def test_a_failure_at_any_call_leaves_the_old_state_or_the_new(
    prepared: Path, counts: dict[tuple[str, str], int], tmp_path: Path, how: str
) -> None:
    results = walking.walk(prepared, tmp_path / "runs", counts, how, step=1 if LONG else SHORT_STEP)
    sys.stdout.write(f"{how}: {summary(results)}\n")
    assert all(verdict.good for _, verdict in results), summary(results)
    assert {verdict.state for _, verdict in results} == {"old", "new"}
    if how == "signal=SIGKILL":
        assert {verdict.status for _, verdict in results} == {"-9"}
