"""What lies between two days: meetings and visits, tasks, and the countries that are parties to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.commitments import first_day, last_day
from db.reader import Reader
from db.values.choices import TaskStatus
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting or visit; `when` as stored, `status` as stored."""

    kind: str
    id: str
    title: str
    when: str
    status: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class TaskDue:
    """An open task and its last day, ISO."""

    id: str
    title: str
    owner: str | None
    last_day: str


@dataclass(frozen=True, slots=True)
class Land:
    """A country, as far as its working week and holidays are looked up by it."""

    id: str
    name: str
    short_code: str | None
    code: str | None
    holidays: str | None
    working_week: str | None = None


def occasions(reader: Reader, first: str, last: str, limit: int) -> list[Occasion]:
    """Meetings and visits that may touch the days from `first` to `last`, cancelled ones left out, by date."""
    sql = f"""
        SELECT * FROM (
            SELECT 'meeting' AS kind, m.id AS id, m.title, m.held_on AS at, m.status, p.name FROM meeting m
            LEFT JOIN place p ON p.id = m.place_id AND p.deleted = 0
            WHERE m.deleted = 0 AND m.status <> 'cancelled' AND {_touches("m.held_on")}
            UNION ALL
            SELECT 'visit', v.id, v.title, coalesce(v.dates, v.includes), v.status, NULL FROM visit v
            WHERE v.deleted = 0 AND coalesce(v.status, 'planned') <> 'cancelled'
                AND {_touches("coalesce(v.dates, v.includes)")})
        ORDER BY at, kind DESC, id LIMIT ?3
    """
    return [Occasion(*row) for row in reader.rows(sql, first, last, limit)]


def _touches(column: str) -> str:
    begins = f"coalesce({first_day(column)}, {last_day(column)})"
    return f"{column} IS NOT NULL AND {last_day(column)} >= ?1 AND {begins} <= ?2"


def tasks_due(reader: Reader, first: str, last: str, limit: int) -> list[TaskDue]:
    """Open tasks whose last day lies between two days, both included."""
    done = ", ".join(f"'{one.value}'" for one in (TaskStatus.DONE, TaskStatus.DROPPED))
    sql = f"""
        SELECT id, title, owner, due ->> 'end' AS day FROM task
        WHERE deleted = 0 AND status NOT IN ({done}) AND due ->> 'end' BETWEEN ?1 AND ?2 ORDER BY day, id LIMIT ?3
    """
    return [TaskDue(*row) for row in reader.rows(sql, first, last, limit)]


def parties(reader: Reader, owners: Sequence[str], limit: int) -> list[str]:
    """Ids of the countries that most of these meetings and visits are with."""
    sql = """
        SELECT country, count(*) AS n FROM (
            SELECT target_id AS country FROM link WHERE deleted = 0 AND role = 'parties'
                AND owner_id IN (SELECT value FROM json_each(?1))
            UNION ALL SELECT from_id FROM visit WHERE id IN (SELECT value FROM json_each(?1))
            UNION ALL SELECT to_id FROM visit WHERE id IN (SELECT value FROM json_each(?1)))
        WHERE country IS NOT NULL GROUP BY country ORDER BY n DESC, country LIMIT ?2
    """
    return [row[0] for row in reader.rows(sql, canonical_json(sorted(set(owners))), limit)]


def lands(reader: Reader, countries: Sequence[str]) -> list[Land]:
    """The live ones among these countries, in the order given."""
    known = "SELECT id, name, short_code, code, holidays, working_week FROM country WHERE deleted = 0"
    sql = f"{known} AND id IN (SELECT value FROM json_each(?))"
    found = {row[0]: Land(*row) for row in reader.rows(sql, canonical_json(list(countries)))}
    return [found[one] for one in dict.fromkeys(countries) if one in found]
