"""The board with its numbers and derived states beside the same statement bare, and a bare SELECT of the predicates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app.board import View, read_board
from app.casefile import CaseFile
from db.queries import positions
from tests.bench.bench_dashboard import statement
from tests.bench.figures import TODAY, Figure, Size, filled, turns

_OPEN = "c.deleted = 0 AND c.tracked AND c.status IN ('open', 'in_progress', 'reported_done', 'on_hold')"
_STATE = """CASE WHEN due ->> 'type' = 'event' THEN (SELECT min(held_on) FROM meeting m
    WHERE m.forum_id = c.due_event_id AND m.deleted = 0
    AND m.held_on > coalesce(c.made_on, (SELECT held_on FROM meeting WHERE id = c.made_at_id)))
    ELSE due ->> 'end' END"""
_HEARD = 'coalesce((SELECT max(updated_on) FROM "update" u WHERE u.commitment_id = c.id AND u.deleted = 0), c.made_on)'
PLAIN = f"""SELECT status, owner_side, last < ?1 AS late, heard < date(?1, '-90 days') AS silent, count(*) FROM
    (SELECT c.status, c.owner_side, {_STATE} AS last, {_HEARD} AS heard FROM commitment c WHERE {_OPEN})
    GROUP BY 1, 2, 3, 4"""
"""The floor: last days with event anchors, and the latest news, as a plain SELECT knows them; no lengths, carrying,
reviews, halves, letters and percentages, and nothing read of what is shown."""


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """The board in three views: everything, by officer, and what they owe us with a country's filter."""
    path, day = filled(folder, size), TODAY.isoformat()
    connection: Any = driver.connect(str(path))
    connection.execute("PRAGMA cache_size = -65536")

    def bare(sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return list(connection.execute(sql, values).fetchall())

    with CaseFile.open(path, write=False) as case:
        for what, view, grouped in (
            ("the board: all numbers, 200 rows, columns", View.ALL, ""),
            ("the board by officer", View.BY_OFFICER, "officer"),
            ("the board by topic", View.BY_TOPIC, "topic"),
        ):
            asked = positions.Asked(day, list(View).index(view), grouped=grouped, in_column=50)
            same = statement(partial(positions.board, asked=asked))
            ours, floor, least = turns(
                max(size.rounds, 2), partial(read_board, case, view, today=TODAY), partial(bare, *same),
                partial(bare, PLAIN, (day,)),
            )  # fmt: skip
            yield Figure(what, ours * 1e3, "ms", floor * 1e3, "the same statement, bare", 1.5)
            yield Figure(
                "  the same", ours * 1e3, "ms", least * 1e3, "a bare SELECT of the same predicates", 4
            )
        (narrow,) = turns(
            max(size.rounds, 2), partial(read_board, case, View.THEY_OWE, "is:overdue", today=TODAY, limit=50)
        )
        yield Figure("what they owe us and is overdue, as typed", narrow * 1e3, "ms")
    connection.close()
