"""The made-up casework, written once for all tests of following up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.ui.desktop.following.casework import write_casework


@pytest.fixture(scope="session")
def written_casework(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("casework") / "Casework.chancery"
    write_casework(path)
    return path


@pytest.fixture
def casework(written_casework: Path, tmp_path: Path) -> Path:
    """A copy of the made-up case file."""
    return Path(shutil.copy(written_casework, tmp_path / "Casework.chancery"))
