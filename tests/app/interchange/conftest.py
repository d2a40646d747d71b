"""Empty case files to import into, and files written by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from db.values.ids import FixedClock, FixedIds
from tests.app.conftest import NOON, put_away

Written = Callable[..., Path]


@pytest.fixture(scope="session")
def written_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "empty.chancery"
    put_away(CaseFile.create(path, author="officer", clock=FixedClock(NOON), ids=FixedIds("empty")))
    return path


@pytest.fixture
def empty(written_empty: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """A case file with nothing but its marking scheme."""
    path = Path(shutil.copy(written_empty, tmp_path / "empty.chancery"))
    case = CaseFile.open(path, author="officer", clock=FixedClock(NOON), ids=FixedIds("used"))
    yield case
    put_away(case)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file of these records, or of this text; later ones take the place of earlier ones."""

    def write(*records: object, text: str | bytes | None = None, **head: Any) -> Path:
        path = tmp_path / "given.json"
        if text is None:
            text = json.dumps({"chancery": 1, "site": "there", **head, "records": records})
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return path

    return write
