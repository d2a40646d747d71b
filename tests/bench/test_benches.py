"""Every bench still runs and gives its figures, on a file so small that they mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.__main__ import BENCHES
from tests.bench.figures import TINY, Figure, table


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.mark.slow
@pytest.mark.parametrize("name", [one for one in BENCHES if one != "desk"])  # its day is a test of its own
def test_a_bench_gives_figures(name: str, folder: Path) -> None:
    figures = list(BENCHES[name](folder, TINY))
    assert figures
    assert all(figure.value > 0 for figure in figures if "over the" not in figure.what)
    assert len(list(table(figures))) == 1 + len(figures)


def test_a_missed_goal_is_marked() -> None:
    assert "!!" not in Figure("w", 3, "s", 1, "f", 4).line()
    assert "!!" in Figure("w", 5, "s", 1, "f", 4).line()
    assert "!!" in Figure("w", 5, "s", 1, "f", 10, least=True).line()
    assert "!!" not in Figure("w", 12, "s", 1, "f", 10, least=True).line()
