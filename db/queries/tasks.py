"""The tasks of our own side with their chasers, for lists: those for a visit, a country, a commitment, of an owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.queries.commitments import last_day
from db.reader import Reader
from db.values.choices import TaskStatus

_OPEN = "status NOT IN ({})".format(
    ", ".join(f"'{one.value}'" for one in (TaskStatus.DONE, TaskStatus.DROPPED))
)


@dataclass(frozen=True, slots=True)
class Chased:
    """One task with how often its owner was reminded; days are ISO or None."""

    id: str
    title: str
    owner: str | None
    status: str
    last_day: str | None
    chase_on: str | None
    chased: int
    last_chased: str | None
    answered: bool


_DUE = "CASE WHEN t.due ->> 'type' IN ('conditional', 'recurring') THEN NULL ELSE t.due ->> 'end' END"
"""A task that waits for a condition has no day until it is met."""

_COLUMNS = f"""t.id, t.title, coalesce(nullif(t.owner, ''),
        (SELECT name FROM organisation o WHERE o.id = t.owner_organisation_id AND o.deleted = 0)), t.status, {_DUE},
    {last_day("t.chase_on")}, (SELECT count(*) FROM chaser k WHERE k.task_id = t.id AND k.deleted = 0),
    (SELECT max({last_day("k.chased_on")}) FROM chaser k WHERE k.task_id = t.id AND k.deleted = 0),
    t.answer_id IS NOT NULL"""

_BETWEEN = "(SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?2)"
_OF_COUNTRY = f"""(t.commitment_id IN {_BETWEEN} OR t.meeting_id IN {_BETWEEN}
    OR t.visit_id IN (SELECT id FROM visit WHERE deleted = 0 AND (to_id = ?2 OR from_id = ?2)))"""
_OF_VISIT = (
    "(t.visit_id = ?1 OR t.meeting_id IN (SELECT id FROM meeting WHERE visit_id = ?1 AND deleted = 0))"
)


def chased(
    reader: Reader,
    *,
    visit_id: str | None = None,
    country_id: str | None = None,
    commitment_id: str | None = None,
    owner: str | None = None,
) -> list[Chased]:
    """Tasks by what they are for; None asks nothing of that part."""
    where = ["t.deleted = 0"]
    if visit_id:
        where.append(_OF_VISIT)
    if country_id:
        where.append(_OF_COUNTRY)
    if commitment_id:
        where.append("t.commitment_id = ?3")
    if owner:
        where.append("t.owner = ?4")
    sql = f"WITH given AS (SELECT ?4) SELECT {_COLUMNS} FROM task t WHERE {' AND '.join(where)} ORDER BY t.id"
    return [_row(row) for row in reader.rows(sql, visit_id, country_id, commitment_id, owner)]


def to_chase(reader: Reader, until: str) -> list[Chased]:
    """Open tasks whose owner is to be reminded by a day, the earliest first."""
    day = last_day("t.chase_on")
    sql = f"""SELECT {_COLUMNS} FROM task t WHERE t.deleted = 0 AND t.{_OPEN} AND t.chase_on IS NOT NULL
        AND {day} <= ?1 ORDER BY {day}, t.id"""
    return [_row(row) for row in reader.rows(sql, until)]


def chase_between(reader: Reader, first: str, last: str, limit: int) -> list[Chased]:
    """Open tasks whose owner is to be reminded between two days, both included."""
    day = last_day("t.chase_on")
    sql = f"""SELECT {_COLUMNS} FROM task t WHERE t.deleted = 0 AND t.{_OPEN} AND t.chase_on IS NOT NULL
        AND {day} BETWEEN ?1 AND ?2 ORDER BY {day}, t.id LIMIT ?3"""
    return [_row(row) for row in reader.rows(sql, first, last, limit)]


def _row(row: tuple[Any, ...]) -> Chased:
    told = (*row[:-1], bool(row[-1]))
    return Chased(*told)
