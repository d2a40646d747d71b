"""What a start asks of every open commitment is found in an index, so that no long row is read for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.queries.agenda import coming
from db.queries.commitments import Wanted, in_state
from db.queries.morning import morning
from db.queries.silence import silent_and_total
from tests.db.queries.test_commitments_laws import Tables, tables

__all__ = ["tables"]


def plan(tables: Tables, ask: Callable[[Any], object]) -> list[str]:
    """How SQLite goes about the statement that a query makes."""

    class Explaining:
        def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
            steps.extend(row[3] for row in tables.rows(f"EXPLAIN QUERY PLAN {sql}", *values))
            return []

    steps: list[str] = []
    ask(Explaining())
    return steps


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: morning(reader, "2026-11-22", None, Wanted(), 5),
        lambda reader: in_state(reader, "2026-11-22", "overdue"),
        lambda reader: silent_and_total(reader, "2026-11-22", 5),
    ],
    ids=["morning", "state", "silence"],
)
def test_open_commitments_are_judged_out_of_their_index(tables: Tables, ask: Callable[[Any], object]) -> None:
    steps = plan(tables, ask)
    assert any(step.startswith("SEARCH c USING COVERING INDEX ix_commitment_followed") for step in steps)
    assert any("meeting USING COVERING INDEX ix_meeting_day" in step for step in steps)
    assert any(step.startswith("SEARCH u USING COVERING INDEX ix_update_news") for step in steps)


def test_sessions_to_come_are_found_in_their_index(tables: Tables) -> None:
    steps = plan(tables, lambda reader: morning(reader, "2026-11-22", None, Wanted(), 5))
    assert any("meeting USING COVERING INDEX ix_meeting_sessions" in step for step in steps)
    assert "SCAN meeting" not in plan(tables, lambda reader: coming(reader, "2026-11-22", 5))
