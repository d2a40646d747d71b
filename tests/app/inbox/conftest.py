"""A case file of an Indian desk to take texts up in: made once, copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casefile import CaseFile
from tests.app.conftest import put_away


@pytest.fixture(scope="session")
def written_inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("inbox") / "desk.chancery"
    put_away(CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"})))
    return path


@pytest.fixture
def case(written_inbox: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """India at home, and nothing else."""
    made = CaseFile.open(Path(shutil.copy(written_inbox, tmp_path / "desk.chancery")))
    yield made
    put_away(made)
