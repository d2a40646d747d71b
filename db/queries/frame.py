"""What stands around the pages of the desk: markings that occur, and how much there is to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.followed import is_open, is_tracked
from db.reader import Reader
from db.values.choices import ProposalStatus, TaskStatus

_CLOSED_TASKS = (TaskStatus.DONE.value, TaskStatus.DROPPED.value)


@dataclass(frozen=True, slots=True)
class Deleted:
    """One record in the recycle bin; `wall` is when it was deleted (ISO), `action` in which words.

    `whole` is the id of the live record that it was a part of, where it was one.
    """

    id: str
    kind: str
    wall: str
    author: str
    action: str
    whole: str | None = None


def open_commitments_of(reader: Reader, countries: Sequence[str]) -> dict[str, int]:
    """How many commitments are followed up and not closed, for each of these countries that is among the parties."""
    if not countries:
        return {}
    marks = ", ".join("?" * len(countries))
    sql = (
        f"SELECT l.target_id, count(*) FROM link l JOIN commitment c ON c.id = l.owner_id AND {_open()} "
        f"WHERE l.role = 'parties' AND l.deleted = 0 AND l.target_id IN ({marks}) GROUP BY 1"
    )
    return {row[0]: int(row[1]) for row in reader.rows(sql, *countries)}


def open_tasks(reader: Reader) -> int:
    """Tasks that are not done."""
    closed = ", ".join(f"'{code}'" for code in _CLOSED_TASKS)
    return _number(reader, f"SELECT count(*) FROM task WHERE deleted = 0 AND status NOT IN ({closed})")


def undecided_texts(reader: Reader) -> int:
    """Texts taken in of which some proposal is not decided."""
    sql = "SELECT count(DISTINCT source_id) FROM proposal WHERE deleted = 0 AND status = ?"
    return _number(reader, sql, ProposalStatus.OFFERED.value)


def names(reader: Reader, countries: Sequence[str]) -> dict[str, str]:
    """Id → name of the live countries among these."""
    if not countries:
        return {}
    marks = ", ".join("?" * len(countries))
    found = reader.rows(f"SELECT id, name FROM country WHERE deleted = 0 AND id IN ({marks})", *countries)
    return {row[0]: row[1] for row in found}


def recycle_bin(reader: Reader, kinds: Sequence[str], limit: int) -> list[Deleted]:
    """Deleted records of these kinds, the latest deletion first.

    What an undo took back is no deletion; it comes back by a redo. A part is there where it was deleted by itself: with
    its whole it goes and comes back.
    """
    marks = ", ".join("?" * len(kinds))
    sql = (
        "SELECT r.id, r.kind, t.wall, t.author, coalesce(t.action, ''), w.id FROM record r "
        "LEFT JOIN record w ON w.id = r.whole_id AND w.deleted = 0 "
        "JOIN change c ON c.number = (SELECT max(number) FROM change WHERE rec = r.id AND kind = 'life') "
        'JOIN "transaction" t ON t.number = c.tx '
        f"WHERE r.deleted = 1 AND r.kind IN ({marks}) AND t.role <> 'undo' "
        "AND (r.whole_id IS NULL OR w.id IS NOT NULL) ORDER BY c.number DESC LIMIT ?"
    )
    return [Deleted(*row) for row in reader.rows(sql, *kinds, limit)]


def _open() -> str:
    return f"{is_open()} AND {is_tracked()}"


def _number(reader: Reader, sql: str, *values: str) -> int:
    return int(reader.rows(sql, *values)[0][0])
