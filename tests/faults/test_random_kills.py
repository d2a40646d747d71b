"""A program that works without pause is killed at odd moments; nothing that it acknowledged is ever lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults import killing, operations

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs fork")]
KILLS = 12


def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    operations.prepare(tmp_path)
    counts, bad = killing.run(tmp_path, KILLS, seed=7)
    assert bad == []
    assert counts["kills"] == KILLS
    assert counts["saves acknowledged"] > 0
