"""What lies ahead: meetings and visits that are planned, agreements that run out, our own open tasks."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.commitments import last_day
from db.reader import Reader
from db.values.choices import TaskStatus


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting or visit to come; `when` as stored, `words` what is said instead of a date."""

    kind: str
    id: str
    title: str
    when: str | None
    words: str | None
    place_id: str | None
    country_id: str | None


@dataclass(frozen=True, slots=True)
class Expiring:
    """An agreement and the last day on which it may still be in force."""

    id: str
    title: str
    when: str
    last_day: str


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task of our own side."""

    id: str
    title: str
    owner: str | None
    last_day: str | None


_NEAR = "(held_on >= substr(?1, 1, 4) OR instr(held_on, '/'))"
"""Only of these the last day is worked out: what is no range and of an earlier year is over."""

_MEETINGS = f"""SELECT 'meeting' AS kind, id, title, held_on AS at, date_words, place_id, NULL AS country FROM meeting
    WHERE rowid IN (SELECT rowid FROM meeting WHERE deleted = 0 AND (
        status = 'planned' AND (held_on IS NULL OR {_NEAR} AND {last_day("held_on")} >= ?1)
        OR status NOT IN ('cancelled', 'planned') AND {_NEAR} AND {last_day("held_on")} > ?1))"""
"""Found in the index of sessions, so that the long rows of the past are not read."""

_VISITS = f"""SELECT 'visit' AS kind, id, title, dates AS at, NULL AS words, NULL AS place,
    CASE direction WHEN 'incoming' THEN from_id ELSE to_id END AS country
    FROM visit WHERE deleted = 0 AND coalesce(status, 'planned') IN ('planned', 'underway')
        AND (dates IS NULL OR {last_day("dates")} >= ?1)"""
_IN_ORDER = "ORDER BY at IS NULL, at, kind, id LIMIT ?2"


def coming(reader: Reader, today: str, limit: int) -> list[Coming]:
    """By date, undated ones last. A visit's country is the one that is not home, as far as that is told by its end."""
    sql = f"SELECT * FROM ({_MEETINGS} UNION ALL {_VISITS}) {_IN_ORDER}"
    return [Coming(*row) for row in reader.rows(sql, today, limit)]


def visits(reader: Reader, today: str, limit: int) -> list[Coming]:
    """The visits among what is coming."""
    return [Coming(*row) for row in reader.rows(f"{_VISITS} {_IN_ORDER}", today, limit)]


def expiring(reader: Reader, today: str, until: str) -> list[Expiring]:
    """Agreements that run out between two days, the first first."""
    day = last_day("expires")
    sql = f"""
        SELECT id, title, expires, {day} AS day FROM agreement WHERE deleted = 0 AND expires IS NOT NULL
        AND coalesce(status, '') NOT IN ('expired', 'terminated') AND {day} BETWEEN ?1 AND ?2 ORDER BY day, id
    """
    return [Expiring(*row) for row in reader.rows(sql, today, until)]


def open_tasks(reader: Reader) -> list[OpenTask]:
    """The earliest due first, undated ones last."""
    closed = ", ".join(f"'{one.value}'" for one in (TaskStatus.DONE, TaskStatus.DROPPED))
    sql = f"""
        SELECT id, title, owner, due ->> 'end' AS day FROM task WHERE deleted = 0 AND status NOT IN ({closed})
        ORDER BY day IS NULL, day, id
    """
    return [OpenTask(*row) for row in reader.rows(sql)]
