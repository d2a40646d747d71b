"""How open commitments stand on a day, with what their logs and letters say: the board of all of them, in one pass.

State, last day and anchor are those of `db.queries.commitments`, written once; here are added the latest news, how
often each was carried, how far it is, and what follows: behind schedule, silent, waiting for the other side.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from db.followed import SILENT_TERM, SOON_TERM
from db.queries.commitments import STATE, chain, last_day
from db.reader import Reader
from db.values.choices import CommitmentStatus
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Placed:
    """One open commitment; days are ISO or None. The flags are 0 or 1."""

    id: str
    wording: str
    side: str
    status: str
    state: str
    last_day: str | None
    made: str | None
    heard: str | None
    carried: int
    progress: int | None
    meeting_id: str | None
    forum_id: str | None
    officer: str | None
    country_id: str | None
    our_half: str | None
    their_half: str | None
    note: str | None
    due: str | None
    event_id: str | None
    acknowledged: str | None
    behind: int
    silent: int
    awaiting: int


_OWN = (
    "c.rowid AS row, c.owner_side, c.status, c.our_half, c.their_half, c.acknowledged, c.our_officer, "
    "CASE c.due ->> 'type' WHEN 'recurring' THEN c.due ->> 'recurrence' END AS recurrence"
)
"""What the judgement needs; what is only shown is read of the rows that are shown, or every step would copy it."""

_SELECTED = (
    "s.id, c.wording, s.owner_side, s.status, s.state, s.last_day, s.made, s.heard, s.carried, s.progress, "
    "c.made_at_id, c.forum_id, s.our_officer, c.owner_country_id, s.our_half, s.their_half, c.status_note, c.due, "
    "s.event, s.acknowledged, s.behind, s.silent, s.awaiting"
)
"""The columns of `Placed`, in its order, of a row `s` that is placed and its commitment `c`."""

_EVERY = "recurrence ->> 'interval'"
_TIMES = f"CASE {_EVERY} WHEN 'week' THEN 7 WHEN 'quarter' THEN 3 WHEN 'half' THEN 6 ELSE 1 END"
_UNIT = f"CASE {_EVERY} WHEN 'day' THEN ' days' WHEN 'week' THEN ' days' WHEN 'year' THEN ' years' ELSE ' months' END"
_PERIOD = f"""CASE WHEN recurrence IS NOT NULL THEN
    date(?1, '-' || ((recurrence ->> 'every') * ({_TIMES})) || ({_UNIT}), 'floor') END"""
"""The day a whole period ago, of what recurs."""

_NEWS = f"""SELECT u.id, u.commitment_id AS of_id, u.update_kind AS kind, u.progress, d.period,
    coalesce({last_day("u.updated_on")}, {last_day("m.held_on")}) AS day
    FROM judged d CROSS JOIN "update" u ON u.commitment_id = d.id AND u.deleted = 0
    LEFT JOIN meeting m ON m.id = u.meeting_id AND m.deleted = 0"""

_LOGGED = f"""SELECT of_id, max(day) AS news, sum(kind = 'carried') AS times,
    max(CASE WHEN progress IS NOT NULL THEN coalesce(day, '') || ' ' || id || printf('%03d', progress) END) AS latest,
    sum(kind IN ('progress', 'confirmed') AND day > period) AS done FROM ({_NEWS}) GROUP BY of_id"""
"""What the logs of the open commitments say: the latest news, times carried, the latest percentage."""

_ASKED = """SELECT DISTINCT j.id AS asked_id FROM judged j
    CROSS JOIN link l ON l.target_id = j.id AND l.role = 'about' AND l.deleted = 0
    CROSS JOIN correspondence o ON o.id = l.owner_id AND o.deleted = 0 AND o.direction = 'outgoing'
        AND coalesce(o.asks, '') <> ''
    WHERE j.owner_side <> 'ours' AND NOT EXISTS (SELECT 1 FROM correspondence a
        WHERE a.answer_to_id = o.id AND a.deleted = 0 AND a.direction = 'incoming')"""
"""What letters of ours are about that ask for something and have no answer."""

_ELAPSED = "(julianday(?1) - julianday(made)) * 100 / (julianday(last_day) - julianday(made))"
_BEHIND = f"""CASE WHEN state = 'overdue' THEN status = 'in_progress'
    WHEN state IN ('due_soon', 'later') THEN progress < 100 AND made < last_day AND progress < {_ELAPSED}
    WHEN state IN ('recurring', 'ageing') THEN made <= period AND done < (recurrence ->> 'quantity') END"""
"""Behind schedule: begun and overdue; less done than time has passed; less often than said in a whole period."""

_FINISHED = "({})".format(
    ", ".join(
        f"'{one.value}'" for one in CommitmentStatus if one.closed or one is CommitmentStatus.REPORTED_DONE
    )
)
_AWAITING = f"""owner_side <> 'ours' AND (asked_id IS NOT NULL
    OR owner_side = 'joint' AND our_half IN {_FINISHED} AND coalesce(their_half, status) NOT IN {_FINISHED})"""
"""Waiting for the other side: a letter of ours asks and is not answered, or our half is done and theirs is not."""


@cache
def _placed(where: str = "") -> str:
    """The tables of a WITH that end in `placed`; ?1 is today, ?2 how many days are soon (NULL: as the settings say)."""
    return f"""
        {chain(_OWN, where=where)},
        judged AS MATERIALIZED (SELECT *, {STATE} AS state, {_PERIOD} AS period FROM dated),
        logged AS MATERIALIZED ({_LOGGED}), asking AS MATERIALIZED ({_ASKED}),
        known AS (SELECT *, coalesce(news, made) AS heard, coalesce(times, 0) AS carried,
            CAST(substr(latest, -3) AS INTEGER) AS progress
            FROM (SELECT j.*, g.news, g.times, g.latest, coalesce(g.done, 0) AS done, a.asked_id FROM judged j
                LEFT JOIN logged g ON g.of_id = j.id LEFT JOIN asking a ON a.asked_id = j.id)),
        placed AS (SELECT *, coalesce({_BEHIND}, 0) AS behind, coalesce({_AWAITING}, 0) AS awaiting,
            coalesce(heard < date(?1, '-' || {SILENT_TERM} || ' days'), 0) AS silent FROM known)
    """


_AMONG = " AND c.id IN (SELECT value FROM json_each(?3))"


def of(reader: Reader, today: str, ids: Sequence[str]) -> list[Placed]:
    """How those of some commitments stand that are open and followed up."""
    shown = f"SELECT {_SELECTED} FROM placed s CROSS JOIN commitment c ON c.rowid = s.row"
    sql = f"WITH given AS (SELECT ?2), {_placed(_AMONG)} {shown}"
    return [Placed(*row) for row in reader.rows(sql, today, None, canonical_json(sorted(ids)))]


@dataclass(frozen=True, slots=True)
class Board:
    """All open commitments in one pass.

    `numbers`: (status, views met as bits) → how many; `groups`: (key, how many, how many overdue); `rows` are those of
    the view that was asked for, `columns` the first of each status in it.
    """

    numbers: dict[tuple[str, int], int]
    groups: list[tuple[str, int, int]]
    rows: list[Placed]
    columns: list[Placed]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the board is read. `view` is a place in `VIEWS`; `ids` narrows to some records (None: all).

    `until` is the day of the next visit, `country` the one it leads to; `silent` is the day before which news is old
    (None: as the settings say). `grouped` is officer, topic or nothing; `group` narrows the rows to one of them.
    """

    today: str
    view: int = 0
    ids: Sequence[str] | None = None
    until: str | None = None
    country: str | None = None
    silent: str | None = None
    grouped: str = ""
    group: str | None = None
    limit: int = 200
    offset: int = 0
    in_column: int = 0


_BETWEEN = "(SELECT owner_id FROM link WHERE role = 'parties' AND deleted = 0 AND target_id = ?5)"
VIEWS: tuple[tuple[str, str], ...] = (
    ("all", "1"),
    ("ours_overdue", "state = 'overdue' AND owner_side = 'ours'"),
    ("theirs_overdue", "state = 'overdue' AND owner_side = 'theirs'"),
    ("before_visit", f"""last_day BETWEEN ?1 AND coalesce(?4, date(?1, '+' || coalesce(?2, {SOON_TERM}) || ' days'))
        AND state <> 'waiting' AND (?5 IS NULL OR id IN {_BETWEEN})"""),
    ("ageing", "state = 'ageing'"),
    ("silent", "CASE WHEN ?6 IS NULL THEN silent ELSE heard < ?6 END"),
    ("awaiting", "awaiting"),
    ("on_hold", f"status = '{CommitmentStatus.ON_HOLD.value}'"),
    ("they_owe", "owner_side = 'theirs'"),
    ("behind", "behind"),
    ("unacknowledged", "owner_side IN ('theirs', 'joint') AND coalesce(acknowledged, '') <> 'yes'"),
    ("by_officer", "1"),
    ("by_topic", "1"),
)  # fmt: skip
"""The views of the board by name, each with what a commitment must meet.

?4 and ?5 are the day and the country of a visit, ?6 the day before which news is old.
"""

_GIVEN = "given AS (SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
"""Names every value once: a statement must be given all that it names."""

_BITS = " + ".join(f"(coalesce({sql}, 0) <> 0) * {1 << place}" for place, (_, sql) in enumerate(VIEWS))
_ORDER = "last_day IS NULL, last_day, made IS NULL, made, id"
_KEYS = {
    "officer": "SELECT coalesce(our_officer, '') AS key, id, state, bits FROM seen",
    "topic": "SELECT coalesce(l.target_id, '') AS key, s.id, s.state, s.bits FROM seen s LEFT JOIN link l "
    "ON l.owner_id = s.id AND l.role = 'topics' AND l.deleted = 0",
}
"""What a board is grouped by → (key, id, state) of every commitment; one with two topics stands under both."""


def board(reader: Reader, asked: Asked) -> Board:
    """Numbers of every view, groups and rows of one, in one statement over the open commitments."""
    among = None if asked.ids is None else canonical_json(sorted(asked.ids))
    sql = _board(
        asked.ids is not None, asked.grouped, asked.group is not None, asked.limit > 0, asked.in_column > 0
    )
    values = (
        asked.today, None, among, asked.until, asked.country, asked.silent, 1 << asked.view, asked.limit, asked.offset,
        asked.group, asked.in_column,
    )  # fmt: skip
    found = Board({}, [], [], [])
    for part, told in reader.rows(sql, *values):
        one = json.loads(told)
        match part:
            case 0:
                found.numbers[one[0], one[1]] = one[2]
            case 1:
                found.groups.append((one[0], one[1], one[2]))
            case 2:
                found.rows.append(Placed(*one))
            case _:
                found.columns.append(Placed(*one))
    return found


def _told(part: int, rows: str) -> str:
    """The rows of one part, in order, with what is shown of them."""
    ordered = _ORDER.replace("last_day", "s.last_day").replace("made", "s.made").replace(" id", " s.id")
    return (
        f"SELECT {part}, told FROM (SELECT json_array({_SELECTED}) AS told FROM ({rows}) s "
        f"CROSS JOIN commitment c ON c.rowid = s.row ORDER BY {ordered})"
    )


@cache
def _board(narrowed: bool, grouped: str, one_group: bool, rows: bool, columns: bool) -> str:
    parts = ["SELECT 0, json_array(status, bits, count(*)) FROM seen GROUP BY status, bits"]
    chosen = "bits & ?7"
    if grouped:
        keys = _KEYS[grouped]
        parts.append(
            f"SELECT 1, json_array(key, count(*), sum(state = 'overdue')) FROM ({keys}) WHERE bits & ?7 GROUP BY key"
        )
        if one_group:
            chosen += f" AND id IN (SELECT id FROM ({keys}) WHERE key = ?10)"
    if rows:
        parts.append(_told(2, f"SELECT * FROM seen WHERE {chosen} ORDER BY {_ORDER} LIMIT ?8 OFFSET ?9"))
    if columns:
        place = f"row_number() OVER (PARTITION BY status ORDER BY {_ORDER}) AS place"
        ranked = f"SELECT row, {place} FROM seen WHERE {chosen}"
        parts.append(
            _told(3, f"SELECT * FROM seen WHERE row IN (SELECT row FROM ({ranked}) WHERE place <= ?11)")
        )
    return (
        f"WITH {_GIVEN}, {_placed(_AMONG if narrowed else '')}, "
        f"seen AS MATERIALIZED (SELECT *, {_BITS} AS bits FROM placed) " + " UNION ALL ".join(parts)
    )


def ids_in(reader: Reader, asked: Asked) -> list[str]:
    """Ids of the commitments in a view, for a search."""
    sql = (
        f"WITH given AS (SELECT ?3), {_placed()}, seen AS (SELECT id, {_BITS} AS bits FROM placed) "
        "SELECT id FROM seen WHERE bits & ?7"
    )
    values = (asked.today, None, None, asked.until, asked.country, asked.silent, 1 << asked.view)
    return [row[0] for row in reader.rows(sql, *values)]


def carried_times(reader: Reader, today: str) -> list[tuple[str, int]]:
    """(id, times carried) of every open commitment."""
    sql = f"WITH given AS (SELECT ?2), {_placed()} SELECT id, carried FROM placed"
    return [(row[0], int(row[1])) for row in reader.rows(sql, today, None)]


def heard_on(reader: Reader, today: str) -> list[tuple[str, str]]:
    """(id, day of the latest news) of every open commitment of which there is any."""
    sql = f"WITH given AS (SELECT ?2), {_placed()} SELECT id, heard FROM placed WHERE heard IS NOT NULL"
    return [(row[0], row[1]) for row in reader.rows(sql, today, None)]


def ids_of_officer(reader: Reader, name: str | None) -> list[str]:
    """Ids of the commitments whose action officer is called so, or else partly so; None: those that name nobody."""
    if name is None:
        sql = "SELECT id FROM commitment WHERE deleted = 0 AND coalesce(our_officer, '') = ''"
        return [row[0] for row in reader.rows(sql)]
    same = "SELECT id FROM commitment WHERE deleted = 0 AND our_officer = ?1 COLLATE NOCASE"
    part = "SELECT id FROM commitment WHERE deleted = 0 AND instr(lower(our_officer), lower(?1)) > 0"
    return [row[0] for row in reader.rows(same, name) or reader.rows(part, name)]


def ids_without_topic(reader: Reader) -> list[str]:
    """Ids of the commitments under no topic."""
    sql = "SELECT id FROM commitment c WHERE deleted = 0 AND NOT EXISTS (SELECT 1 FROM link l WHERE l.owner_id = c.id "
    return [row[0] for row in reader.rows(f"{sql} AND l.role = 'topics' AND l.deleted = 0)")]
