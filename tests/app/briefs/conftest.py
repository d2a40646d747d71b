"""A small case file for briefs: India at home, Oman opposite, and short ways to add marked records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.briefs.gather import Gathered, gather
from app.briefs.request import Request
from app.casefile import CaseFile
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    MeetingKind,
    MeetingStatus,
    Reliability,
    Side,
    Strength,
)
from db.values.ids import FixedClock, FixedIds, derived_id
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import put_away

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = date(2026, 11, 21)
INDIA = derived_id("country", "ind")
UNCLASSIFIED, RESTRICTED, SECRET = Marking("unclassified"), Marking("restricted"), Marking("secret")


def on(text: str) -> DateRange:
    return DateRange.parse_text(text)


def when(text: str) -> PartialDate:
    return PartialDate.parse_text(text)


@dataclass(slots=True)
class Desk:
    """A case file of an Indian desk; what is added is unclassified unless told."""

    case: CaseFile
    oman: str = ""
    known: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, /, **values: Any) -> str:
        values.setdefault("marking", UNCLASSIFIED)
        changes = self.case.door.changes()
        record = changes.create(kind, **values)
        self.case.door.change(f"Add a {kind}", changes)
        return record

    def edit(self, record: str, /, **values: Any) -> None:
        changes = self.case.door.changes()
        changes.edit(record, **values)
        self.case.door.change("Edit", changes)

    def delete(self, record: str) -> None:
        changes = self.case.door.changes()
        changes.delete(record)
        self.case.door.change("Delete", changes)

    def meeting(self, title: str = "Talks", dates: str | None = "2026-05-01", **values: Any) -> str:
        values.setdefault("parties", [INDIA, self.oman])
        values.setdefault("status", MeetingStatus.HELD)
        values.setdefault("meeting_kind", MeetingKind.TALKS)
        return self.add("meeting", title=title, held_on=on(dates) if dates else None, **values)

    def forum(self, name: str = "Joint Committee", **values: Any) -> str:
        values.setdefault("parties", [INDIA, self.oman])
        return self.add("forum", name=name, **values)

    def commitment(self, wording: str = "Share charts.", **values: Any) -> str:
        values.setdefault("parties", [INDIA, self.oman])
        values.setdefault("commitment_kind", CommitmentKind.AGREED)
        values.setdefault("strength", Strength.FIRM)
        values.setdefault("owner_side", Side.JOINT)
        values.setdefault("status", CommitmentStatus.OPEN)
        return self.add("commitment", wording=wording, **values)

    def source(self, title: str = "Release", published: str | None = "2026-05-02", **values: Any) -> str:
        values.setdefault("reliability", Reliability.OFFICIAL)
        return self.add("source", title=title, published=when(published) if published else None, **values)

    def cite(self, record: str, source: str, quote: str = "so it says", **values: Any) -> str:
        return self.add("citation", record_id=record, source_id=source, quote=quote, **values)

    def gather(self, **wanted: Any) -> Gathered:
        if not wanted.keys() & {"country", "visit", "meeting"}:
            wanted["country"] = self.oman
        wanted.setdefault("as_of", DAY)
        with self.case.read() as reader:
            return gather(reader, Request(**wanted))


@contextmanager
def founded(path: Path) -> Iterator[Desk]:
    """A new case file with India at home and Oman opposite."""
    case = CaseFile.create(path, author="officer", clock=FixedClock(NOON), ids=FixedIds("briefs"))
    made = Desk(case)
    made.add("country", name="India", code="IND", short_code="IN", demonym="Indian")
    made.oman = made.add("country", name="Oman", code="OMN", official_name="Sultanate of Oman")
    changes = case.door.changes()
    settings.put(changes, settings.HOME, INDIA)
    case.door.change("Choose the home country", changes)
    with case:
        yield made


@pytest.fixture(scope="session")
def written_briefs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What `founded` founds, closed: to be copied, since founding takes ten times as long; and Oman's id in it."""
    path = tmp_path_factory.mktemp("written") / "desk.chancery"
    with founded(path) as made:
        made.case.keeper.forgo()
    return path, made.oman


@pytest.fixture
def desk(written_briefs: tuple[Path, str], tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "desk.chancery"
    shutil.copyfile(written_briefs[0], path)
    clock, ids = FixedClock(NOON), FixedIds("used")
    made = Desk(CaseFile.open(path, author="officer", clock=clock, ids=ids), written_briefs[1])
    yield made
    put_away(made.case)
