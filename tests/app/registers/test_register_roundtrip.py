"""What goes out comes in again: the same commitments in an empty case file, by CSV and by workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.registers.decisions import Answer, Decisions
from app.registers.exporting import export_csv, export_xlsx
from app.registers.plan import RowAction
from db.queries import records
from db.values.due import parse_due
from db.values.ids import FixedClock, FixedIds
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, NOON, Desk
from tests.app.registers.conftest import looked, taken

MADE = date(2026, 1, 10)
DUES = (
    "24 nov 2026",
    "Q2 2026",
    "summer 2026",
    "by the next session",
    "within a month",
    "at an early date",
    "2027",
    "=1+1",
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[CaseFile]:
    """A case file with nothing but its home country."""
    home = ("India", {"code": "IND"})
    with CaseFile.create(
        tmp_path / "empty.chancery",
        home=home,
        author="officer",
        clock=FixedClock(NOON),
        ids=FixedIds("other"),
    ) as case:
        yield case


@pytest.fixture
def full(desk: Desk, oman: str, jmcc: str) -> Desk:
    """Commitments with every sort of field that a register can say."""
    navy = desk.add("organisation", name="Royal Navy of Oman", country_id=oman)
    topic = desk.add("topic", name="Maritime security; ports")
    changes = desk.case.door.changes()
    for number, due in enumerate(DUES):
        changes.create(
            "commitment", wording=f"Promise {due} – “{number}”", commitment_kind="agreed", strength="firm",
            tracked=number % 2 == 0, owner_side=("ours", "theirs", "joint", "third")[number % 4], forum_id=jmcc,
            owner_country_id=oman if number % 4 == 1 else None, parties=[INDIA, oman],
            owners=[navy] if number % 2 else [], made_on=PartialDate.of(MADE), due=parse_due(due, made_on=MADE),
            status=("open", "in_progress", "implemented", "on_hold")[number % 4], status_note="Line one.\nLine two.",
            our_officer="-", marking=Marking("secret", ("EYES ONLY",)) if number % 2 else Marking("unclassified"),
            topics=[topic] if number == 3 else [], acknowledged="yes",
        )  # fmt: skip
    desk.case.door.change("Add", changes)
    return desk


def told(case: CaseFile) -> list[dict[str, Any]]:
    """What the commitments say, references by title, and not which ids they have."""
    with case.read() as reader:
        titles = {
            record_id: str(form.get("name") or form.get("title"))
            for kind in ("country", "organisation", "forum", "topic")
            for record_id, form in records.live(reader, kind)
        }
        found = []
        for _, form in records.live(reader, "commitment"):
            said: dict[str, Any] = {}
            for name, value in form.items():
                if name in ("owners", "parties", "topics"):
                    said[name] = sorted(titles[one] for one in value)
                else:
                    said[name] = titles.get(value, value) if isinstance(value, str) else value
            said.pop("our_officer", None)  # a dash says nothing
            found.append(said)
    return sorted(found, key=lambda one: one["wording"])


@pytest.mark.parametrize(("export", "name"), [(export_csv, "out.csv"), (export_xlsx, "out.xlsx")])
def test_an_export_in_an_empty_case_file_gives_the_same_commitments(
    full: Desk, empty: CaseFile, tmp_path: Path, export: Callable[..., Any], name: str
) -> None:
    path = tmp_path / name
    export(full.case, path)
    done = taken(empty, path)
    assert done.created == len(DUES)
    before, after = told(full.case), told(empty)
    for one in before:  # a topic with a semicolon in it comes back as two
        if "topics" in one:
            one["topics"] = ["Maritime security", "ports"]
    assert after == before
    assert taken(empty, path).same == len(DUES)


def test_an_export_taken_back_where_it_came_from_changes_nothing(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_xlsx(full.case, path)
    seen = looked(full.case, path, Decisions(default=Answer.SAME))
    assert (seen.faults, seen.questions) == ((), ())
    assert [row.action for row in seen.rows] == [RowAction.SAME] * len(DUES)
