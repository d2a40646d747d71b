"""What a morning asks of the open commitments, in one judged pass: how many, how old, and the first few to be shown.

Judging is what costs (`db.queries.commitments`): it is done once, kept, and looked through three times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.queries.commitments import Row, Wanted, standing_of
from db.reader import Reader

AGES = ("-6 months", "-12 months", "-18 months")
"""How long ago a commitment was made, in steps of SQLite; what is older than the last is a step of its own."""


@dataclass(frozen=True, slots=True)
class Summed:
    """How many open commitments one side has, overdue or not, of one age.

    `age` counts the steps of `AGES` that have passed; None where no day of the statement is known.
    """

    side: str
    overdue: bool
    age: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Morning:
    """All open commitments summed, the first overdue of each side, and the first of those that are wanted."""

    sums: tuple[Summed, ...] = ()
    overdue: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Side as stored → the longest overdue first."""
    wanted: tuple[Row, ...] = ()
    total: int = 0
    """How many are wanted."""


_URGENCY = "last_day IS NULL, last_day, made IS NULL, made, id"
_PASSED = " + ".join(f"(made <= date(?1, '{step}', 'floor'))" for step in AGES)


def morning(reader: Reader, today: str, soon_days: int | None, wanted: Wanted, limit: int) -> Morning:
    """As `commitments.listed` orders and narrows them, but for the forum; at most `limit` of each."""
    rows = reader.rows(_sql(), today, soon_days, wanted.side, _states(wanted), wanted.country_id, limit)
    sums = [
        Summed(side, bool(late), age, number) for part, number, _, side, late, age, *_ in rows if part == 0
    ]
    late: dict[str, list[Row]] = {}
    found: list[Row] = []
    total = 0
    for part, number, _, side, _, _, *rest in rows:
        if part == 1:
            late.setdefault(side, []).append(_row(side, rest))
        elif part == 2:
            total = number
            found.append(_row(side, rest))
    return Morning(tuple(sums), {side: tuple(few) for side, few in late.items()}, tuple(found), total)


def _row(side: str, rest: list[str | None]) -> Row:
    id, wording, status, state, last_day, made, meeting, forum = rest
    return Row(id or "", wording or "", side, status or "", state or "", last_day, made, meeting, forum)


def _states(wanted: Wanted) -> str | None:
    return None if wanted.states is None else ",".join(("", *wanted.states, ""))


def _sql() -> str:
    """?3 to ?5 are what is wanted: side, states between commas, country; ?6 is the limit."""
    return f"""
        WITH standing AS MATERIALIZED ({standing_of("c.owner_side")}),
        placed AS (
            SELECT 1 AS part, 0 AS number, row_number() OVER (PARTITION BY owner_side ORDER BY {_URGENCY}) AS place, *
            FROM standing WHERE state = 'overdue'
            UNION ALL
            SELECT 2, count(*) OVER (), row_number() OVER (ORDER BY {_URGENCY}), *
            FROM standing WHERE (?3 IS NULL OR owner_side = ?3) AND (?4 IS NULL OR instr(?4, ',' || state || ','))
                AND (?5 IS NULL OR id IN (
                    SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?5))
        )
        SELECT 0, count(*), 0, owner_side, state = 'overdue', {_PASSED}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM standing GROUP BY 4, 5, 6
        UNION ALL
        SELECT part, number, place, placed.owner_side, NULL, NULL, placed.id, c.wording, c.status, state, last_day,
            made, c.made_at_id, c.forum_id
        FROM placed CROSS JOIN commitment c ON c.id = placed.id WHERE place <= ?6 ORDER BY 1, 3
    """
