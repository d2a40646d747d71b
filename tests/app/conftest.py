"""An empty case file of an Indian desk, with a clock that stands still and ids that repeat."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.door import Changed
from db.values.ids import FixedClock, FixedIds, derived_id

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
INDIA = derived_id("country", "ind")


@dataclass(slots=True)
class Desk:
    """A case file with short ways to change it in tests."""

    case: CaseFile
    seed: int = 0

    def add(self, kind: str, /, **values: Any) -> str:
        changes = self.case.door.changes()
        record = changes.create(kind, **values)
        self.case.door.change(f"Add a {kind}", changes)
        return record

    def edit(self, record: str, /, *, base: str | None = None, **values: Any) -> Changed:
        changes = self.case.door.changes()
        changes.edit(record, base=base, **values)
        return self.case.door.change("Edit", changes)

    def delete(self, record: str) -> Changed:
        changes = self.case.door.changes()
        changes.delete(record)
        return self.case.door.change("Delete", changes)

    def reopen(self, **how: Any) -> None:
        path = self.case.path
        self.case.close()
        self.seed += 1
        self.case = CaseFile.open(
            path, author="officer", clock=FixedClock(NOON), ids=FixedIds(str(self.seed)), **how
        )


def make_desk(path: Path) -> Desk:
    case = CaseFile.create(
        path, home=("India", {"code": "IND"}), author="officer", clock=FixedClock(NOON), ids=FixedIds("desk")
    )
    return Desk(case)


def put_away(case: CaseFile) -> None:
    """Close a case file that nobody opens again: no copy is kept of what the test wrote."""
    if case._keeper is not None:  # it is open for work
        case.keeper.forgo()
    case.close()


@pytest.fixture(scope="session")
def written_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make_desk` makes, closed: to be copied, since making one takes ten times as long."""
    path = tmp_path_factory.mktemp("written") / "desk.chancery"
    put_away(make_desk(path).case)
    return path


@pytest.fixture
def desk(written_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "desk.chancery"
    shutil.copyfile(written_desk, path)
    clock, ids = FixedClock(NOON), FixedIds("used")
    made = Desk(CaseFile.open(path, author="officer", clock=clock, ids=ids))
    yield made
    put_away(made.case)


@pytest.fixture
def oman(desk: Desk) -> str:
    return desk.add("country", name="Oman", code="OMN", official_name="Sultanate of Oman")


@pytest.fixture
def jmcc(desk: Desk, oman: str) -> str:
    return desk.add(
        "forum", name="Joint Military Cooperation Committee", abbreviation="JMCC", parties=[INDIA, oman]
    )
