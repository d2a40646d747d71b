"""Open commitments as SQL sees them: how each stands on a day, counted by country and side, listed by urgency.

The states are those of `db.values.due.judge`, the day of an event that a due waits for is that of `app.briefs.anchors`;
tests prove both. Everything is written into the statement but values, so that SQLite can use its indexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from db.followed import AGEING_TERM, SOON_TERM, is_open, is_tracked
from db.reader import Reader

_OF_COUNTRY = (
    " AND c.id IN (SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?5)"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many open commitments one country, side and state have; `country_id` None: whatever the countries."""

    country_id: str | None
    side: str
    state: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One open commitment; `made` and `last_day` as ISO days, None where there is none."""

    id: str
    wording: str
    side: str
    status: str
    state: str
    last_day: str | None
    made: str | None
    meeting_id: str | None
    forum_id: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which open commitments are listed; None asks nothing of that part."""

    side: str | None = None
    states: tuple[str, ...] | None = None
    country_id: str | None = None
    forum_id: str | None = None


def counted(reader: Reader, today: str, soon_days: int | None) -> list[Counted]:
    """Open commitments by side and state, as a whole and for each country among the parties."""
    sql = f"""
        WITH standing AS MATERIALIZED ({_standing("c.owner_side", where="")})
        SELECT NULL, owner_side, state, count(*) FROM standing GROUP BY 2, 3
        UNION ALL
        SELECT l.target_id, owner_side, state, count(*) FROM standing
        CROSS JOIN link l ON l.owner_id = standing.id AND l.role = 'parties' AND l.deleted = 0 GROUP BY 1, 2, 3
    """  # CROSS: what stands open is looked through first, not every link
    return [Counted(*row) for row in reader.rows(sql, today, soon_days)]


def counted_of(reader: Reader, country_id: str, today: str, soon_days: int | None) -> list[Counted]:
    """Open commitments of one country by side and state."""
    sql = f"SELECT ?5, owner_side, state, count(*) FROM ({_standing('c.owner_side', where=_OF_COUNTRY)}) GROUP BY 2, 3"
    return [Counted(*row) for row in reader.rows(sql, today, soon_days, None, None, country_id)]


def listed(
    reader: Reader, today: str, soon_days: int | None, wanted: Wanted, limit: int, offset: int
) -> list[Row]:
    """Open commitments, the earliest last day first, those without one last, the oldest first."""
    sql = f"""
        SELECT id, wording, owner_side, status, state, last_day, made, made_at_id, forum_id FROM {_narrowed(wanted)}
        ORDER BY last_day IS NULL, last_day, made IS NULL, made, id LIMIT ?7 OFFSET ?8
    """
    return [Row(*row) for row in reader.rows(sql, today, soon_days, *_values(wanted), limit, offset)]


def listed_count(reader: Reader, today: str, soon_days: int | None, wanted: Wanted) -> int:
    """How many there are of them."""
    sql = f"SELECT count(*) FROM {_narrowed(wanted)}"
    return int(reader.rows(sql, today, soon_days, *_values(wanted))[0][0])


def due_between(reader: Reader, today: str, first: str, last: str, limit: int) -> list[Row]:
    """Open commitments whose last day lies between two days, both included, the earliest first."""
    columns = "c.owner_side, c.wording, c.status, c.made_at_id, c.forum_id"
    sql = f"""
        SELECT id, wording, owner_side, status, state, last_day, made, made_at_id, forum_id
        FROM ({_standing(columns, where="")}) WHERE last_day BETWEEN ?3 AND ?4 ORDER BY last_day, id LIMIT ?5
    """
    return [Row(*row) for row in reader.rows(sql, today, 0, first, last, limit)]


def _narrowed(wanted: Wanted) -> str:
    """What is wanted, as a table; ?3 to ?6 are its values."""
    narrow = ""
    if wanted.side is not None:
        narrow += " AND c.owner_side = ?3"
    if wanted.forum_id is not None:
        narrow += " AND (c.forum_id = ?4 OR c.due_event_id = ?4 OR c.made_at_id IN "
        narrow += "(SELECT id FROM meeting WHERE forum_id = ?4 AND deleted = 0))"
    if wanted.country_id is not None:
        narrow += _OF_COUNTRY
    columns = "c.owner_side, c.wording, c.status, c.made_at_id, c.forum_id"
    return f"({_standing(columns, where=narrow)}) WHERE (?6 IS NULL OR state IN (SELECT value FROM json_each(?6)))"


def _values(wanted: Wanted) -> list[str | None]:
    return [
        wanted.side,
        wanted.forum_id,
        wanted.country_id,
        None if wanted.states is None else _array(wanted.states),
    ]


def open_on(today: str, soon_days: int | None = None) -> str:
    """A query of id, row (its place in the table), made, last_day and state of every open commitment on an ISO day.

    It binds no values. `soon_days` None, here as elsewhere: as the settings of the case file say.
    """
    whole = _standing("c.rowid AS row", where="")
    return whole.replace("?1", f"'{date.fromisoformat(today).isoformat()}'").replace(
        "?2", "NULL" if soon_days is None else str(int(soon_days))
    )


def in_state(reader: Reader, today: str, state: str) -> list[str]:
    """Ids of the open commitments that are in one state."""
    sql = f"SELECT id FROM ({_standing('c.id AS same', where='')}) WHERE state = ?3"
    return [row[0] for row in reader.rows(sql, today, 0, state)]


def standing(reader: Reader, today: str, soon_days: int | None) -> dict[str, tuple[str, str | None]]:
    """Id → state and last day of every open commitment."""
    rows = reader.rows(_standing("c.id AS same", where=""), today, soon_days)
    return {row[0]: (row[-1], row[-2]) for row in rows}


def _array(states: tuple[str, ...]) -> str:
    return "[{}]".format(",".join(f'"{state}"' for state in states))


def standing_of(columns: str) -> str:
    """A query of id, these columns (of `commitment c`), made, last_day and state of every open commitment.

    ?1 is today, an ISO day; ?2 how many days are soon, NULL: as the settings of the case file say.
    """
    return _standing(columns, where="")


@cache
def _standing(columns: str, *, where: str) -> str:
    """A query of id, these columns, made, last_day and state; ?1 is today, ?2 how many days are soon."""
    names = ", ".join(part.rpartition(" ")[2].rpartition(".")[2] for part in columns.split(", "))
    return (
        f"WITH {chain(columns, where=where)} SELECT id, {names}, made, last_day, {STATE} AS state FROM dated"
    )


def chain(columns: str, *, where: str = "") -> str:
    """The tables of a WITH that end in `dated`: these columns of every open commitment with the day it falls due."""
    promised = f"""
        SELECT c.id, {columns}, {last_day("c.review_on")} AS review, c.due ->> 'type' AS type, c.due ->> 'end' AS ends,
            c.due ->> 'length' AS length, c.due ->> 'anchor' IS NULL AS bare, c.due_event_id AS event,
            CASE WHEN c.made_on IS NOT NULL THEN {last_day("c.made_on")} ELSE
                {day_of_meeting("c.made_at_id")} END AS made
        FROM commitment c
        WHERE {is_open()} AND {is_tracked()}{where}
    """
    return f"""
        p AS MATERIALIZED ({promised}),
        waiting AS MATERIALIZED (
            SELECT *, CASE WHEN event IS NOT NULL AND type IS NOT NULL THEN {_SINCE} END AS since FROM p),
        anchored AS MATERIALIZED (
            SELECT *, CASE WHEN event IS NOT NULL AND type IS NOT NULL THEN {_ANCHOR} END AS anchor FROM waiting),
        dated AS MATERIALIZED (SELECT *, {_LAST_DAY} AS last_day FROM anchored)
    """  # materialised, or SQLite would work out every expression again wherever it is used


def last_day(column: str) -> str:
    """SQL of the last day that a stored date or range may mean; of a range without an end, that of its start."""
    end = f"rtrim(substr({column}, instr({column}, '/') + 1), '.')"  # empty for `..`
    start = f"substr({column}, 1, instr({column}, '/') - 1)"
    return f"""CASE WHEN instr({column}, '/') = 0 THEN {_whole(column)}
        WHEN {end} = '' THEN {_whole(start)} ELSE {_whole(end)} END"""


def day_of_meeting(id: str) -> str:
    """SQL of the last day of the live meeting with this id.

    As a span of ids, for which SQLite takes the narrow index of days: to find a single id it would read the whole row.
    """
    return (
        f"(SELECT {last_day('held_on')} FROM meeting WHERE meeting.id BETWEEN {id} AND {id} AND deleted = 0)"
    )


def _whole(part: str) -> str:
    """The last day of a stored partial date: a year, a month or a day."""
    month = f"coalesce(date({part} || '-01', '+1 month', '-1 day'), {part} || '-31')"  # nothing follows December 9999
    return f"CASE length({part}) WHEN 4 THEN {part} || '-12-31' WHEN 7 THEN {month} ELSE {part} END"


def first_day(column: str) -> str:
    """The first day that the start of a range may mean; NULL where it has no start."""
    return f"""CASE WHEN {column} LIKE '../%' THEN NULL ELSE CASE instr({column} || '/', '/')
        WHEN 5 THEN substr({column}, 1, 4) || '-01-01' WHEN 8 THEN substr({column}, 1, 7) || '-01'
        ELSE substr({column}, 1, 10) END END"""


_CARRIED = f"""(SELECT max(coalesce({last_day("u.updated_on")}, {last_day("m.held_on")})) FROM "update" u
    LEFT JOIN meeting m ON m.id = u.meeting_id AND m.deleted = 0
    WHERE u.commitment_id = p.id AND u.update_kind = 'carried' AND u.deleted = 0)"""
"""The latest carrying forward of a commitment `p`."""

_SINCE = f"nullif(max(coalesce(made, ''), coalesce({_CARRIED}, '')), '')"

_SESSION = f"""(SELECT min(day) FROM (SELECT {last_day("held_on")} AS day, status FROM meeting
    WHERE forum_id = event AND deleted = 0 AND status IN ('planned', 'held') AND held_on IS NOT NULL)
    WHERE CASE WHEN since IS NULL THEN status = 'planned' ELSE day > since END)"""

"""A session whose day has passed stays the event until somebody says that it was not held: nothing floats unseen."""

_ANCHOR = f"""CASE (SELECT kind FROM record WHERE record.id = event AND deleted = 0)
    WHEN 'meeting' THEN (SELECT {last_day("held_on")} FROM meeting
        WHERE meeting.id = event AND (type <> 'conditional' OR status = 'held'))
    WHEN 'visit' THEN CASE WHEN type <> 'conditional' THEN
        (SELECT coalesce({first_day("dates")}, {last_day("dates")}) FROM visit WHERE visit.id = event) END
    WHEN 'forum' THEN CASE WHEN type <> 'conditional' THEN {_SESSION} END END"""

_BASE = "CASE WHEN anchor IS NOT NULL THEN anchor WHEN type = 'relative' AND bare THEN made END"
_STEPS = "CASE substr(length, -1) WHEN 'D' THEN 'days' WHEN 'W' THEN 'days' WHEN 'M' THEN 'months' ELSE 'years' END"
_NUMBER = "replace(rtrim(length, 'DWMY'), 'P', '') * CASE substr(length, -1) WHEN 'W' THEN 7 ELSE 1 END"
_COUNTED = f"""CASE WHEN length IS NULL THEN {_BASE} WHEN {_BASE} IS NOT NULL THEN
    max('0001-01-01', coalesce(date({_BASE}, ({_NUMBER}) || ' ' || {_STEPS}, 'floor'),
        CASE WHEN length LIKE '-%' THEN '0001-01-01' ELSE '9999-12-31' END)) END"""
"""A month after 31 January is the last of February; what leaves the years 1 to 9999 stays at their ends."""

_LAST_DAY = f"""CASE WHEN type IS NULL OR type IN ('unspecified', 'none') THEN NULL
    WHEN type = 'event' THEN anchor
    WHEN type = 'conditional' THEN CASE WHEN anchor IS NOT NULL THEN ends END
    WHEN ends IS NULL AND type IN ('relative', 'period') THEN {_COUNTED} ELSE ends END"""

STATE = f"""CASE
    WHEN type = 'conditional' AND (anchor IS NULL OR ?1 < anchor) THEN 'waiting'
    WHEN last_day IS NOT NULL THEN CASE WHEN ?1 > last_day THEN 'overdue'
        WHEN ?1 >= date(last_day, (-coalesce(?2, {SOON_TERM})) || ' days') THEN 'due_soon' ELSE 'later' END
    WHEN type IN ('event', 'period', 'relative') THEN 'floating'
    WHEN type = 'recurring' THEN CASE WHEN ?1 > review THEN 'ageing' ELSE 'recurring' END
    WHEN ?1 > coalesce(review, date(
        CASE WHEN type = 'conditional' THEN anchor ELSE made END, '+' || {AGEING_TERM} || ' months', 'floor'))
    THEN 'ageing' ELSE 'none' END"""
