"""Open commitments by country, side and state, and the overdue ones, beside bare statements on a bare connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app.casefile import CaseFile
from app.commitments.register import counts, overdue
from db.queries import commitments
from tests.bench.figures import TODAY, Figure, Size, filled, turns

COUNTED = (
    "SELECT l.target_id, c.owner_side, CASE WHEN c.due ->> 'end' < ?1 THEN 'overdue' ELSE 'open' END, count(*) "
    "FROM commitment c JOIN link l ON l.owner_id = c.id AND l.role = 'parties' AND l.deleted = 0 "
    "WHERE c.deleted = 0 AND c.tracked AND c.status IN ('open', 'in_progress', 'reported_done', 'on_hold') "
    "GROUP BY 1, 2, 3"
)
LISTED = (
    "SELECT c.id, c.wording, c.owner_side, c.due ->> 'end' AS last FROM commitment c WHERE c.deleted = 0 AND c.tracked "
    "AND c.status IN ('open', 'in_progress', 'reported_done', 'on_hold') AND last < ?1 ORDER BY last LIMIT 200"
)
"""Lower floors: they know a due by its last day only, and nothing of events, lengths and reviews."""


class Recorder:
    """Stands in for a reader, to learn the statement that a query makes."""

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        self.asked = (sql, values)
        return []


def statement(ask: Callable[[Any], object]) -> tuple[str, tuple[Any, ...]]:
    """The statement behind a query, and its values."""
    recorder = Recorder()
    ask(recorder)
    return recorder.asked


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Today's numbers and list."""
    path, day = filled(folder, size), TODAY.isoformat()
    connection: Any = driver.connect(str(path))
    connection.execute("PRAGMA cache_size = -65536")

    def bare(sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return list(connection.execute(sql, values).fetchall())

    late = commitments.Wanted(states=("overdue",))
    with CaseFile.open(path, write=False) as case:
        for what, job, ask, simple in (
            ("open commitments counted by country, side and state", lambda: counts(case, TODAY),
             lambda reader: commitments.counted(reader, day, 30), COUNTED),
            ("the 200 longest overdue", lambda: overdue(case, TODAY),
             lambda reader: commitments.listed(reader, day, 30, late, 200, 0), LISTED),
        ):  # fmt: skip
            same = statement(ask)
            ours, floor, least = turns(
                max(size.rounds, 2), job, partial(bare, *same), partial(bare, simple, (day,))
            )
            yield Figure(what, ours * 1e3, "ms", floor * 1e3, "the same statement, bare", 1.5)
            yield Figure("  the same", ours * 1e3, "ms", least * 1e3, "SQL that knows end days only")
    connection.close()
