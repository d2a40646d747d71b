"""Reading what a text proposes against a large case file: after a change, and again while one decides; in CPU time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from app.casefile import CaseFile
from app.inbox.comparing import differences
from app.inbox.offers import read_text
from app.inbox.papers import paper_of_text
from app.inbox.queue import take_up
from tests.app.inbox.told import FIRST, SECOND
from tests.bench.figures import CLOCK, Figure, Size, filled, turns

MEETINGS = 1_500
"""The file in which the goal is set."""


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Two texts of one meeting, in a file of at most 1,500 meetings whose home and largest partner are theirs."""
    meetings = min(size.meetings, MEETINGS)
    whole = filled(folder, Size(meetings, min(size.commitments, 8 * meetings)))
    path = Path(shutil.copy(whole, folder / "read.chancery"))
    with CaseFile.open(path, clock=CLOCK) as case:
        _name_countries(case)
        read_text(case, take_up(case, paper_of_text(FIRST)))  # what is read once is read
        source = take_up(case, paper_of_text(SECOND))
        (after,) = turns(1, lambda: _read(case, source))
        (again,) = turns(size.rounds, lambda: _read(case, source))
        case.keeper.forgo()
    yield Figure(
        f"read a text of the inbox after a change, {meetings:,} meetings", after, "s", 0.3, "0.3 s", 1
    )
    yield Figure("read it again", again, "s", 0.3, "0.3 s", 1)


def _read(case: CaseFile, source: str) -> object:
    return differences(case, read_text(case, source))


def _name_countries(case: CaseFile) -> None:
    """Call the home and the country with which most was agreed as the texts do."""
    with case.read() as reader:
        rows = reader.rows(
            "SELECT target_id FROM link WHERE role = 'parties' AND deleted = 0 GROUP BY target_id "
            "ORDER BY count(*) DESC"
        )
    changes = case.door.changes()
    for (country,), (name, code, short) in zip(
        rows, (("India", "IND", "IN"), ("Oman", "OMN", "OM")), strict=False
    ):
        changes.edit(country, name=name, code=code, short_code=short)
    case.door.change("Name countries", changes)
