"""Reads the journal: transactions, the changes of a record, the values before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.codecs import Json
from db.journal import Action, Body, Entry, Role
from db.reader import Reader, among
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction as undo and redo see it."""

    id: str
    role: Role
    of: str | None
    action: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One field that one change moved: from what, to what."""

    rec: str
    rtype: str
    stable: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class Written:
    """One change of a record with its transaction."""

    number: int
    rec: str
    rtype: str
    revision: str
    tx: str
    action: str
    author: str
    wall: str
    body: Body


_WRITTEN = (
    "SELECT c.number, c.rec, c.rtype, s.id || ':' || c.seq, t.id, coalesce(t.action, ''), t.author, t.wall, c.body "
    'FROM change c JOIN site s ON s.number = c.site_number JOIN "transaction" t ON t.number = c.tx WHERE '
)


def newest(reader: Reader) -> int:
    """The number of the newest transaction; 0 where there is none."""
    return int(reader.rows('SELECT coalesce(max(number), 0) FROM "transaction"')[0][0])


def steps(reader: Reader) -> list[Step]:
    """Every transaction, oldest first, but for those about a record of which something was expunged since."""
    rows = reader.rows(
        "SELECT t.id, t.role, t.of, coalesce(t.action, '') FROM \"transaction\" t WHERE t.number NOT IN ("
        "SELECT c.tx FROM change e JOIN change c ON c.rec = e.rec AND c.number < e.number "
        "WHERE e.kind = 'expunge') ORDER BY t.number"
    )
    return [Step(*row) for row in rows]


def of_transaction(reader: Reader, tx: str) -> list[Written]:
    """The changes of a transaction, in order."""
    return [
        _written(row)
        for row in reader.rows(_WRITTEN + "t.id = ? AND c.body IS NOT NULL ORDER BY c.number", tx)
    ]


def of_record(reader: Reader, rec: str) -> list[Written]:
    """The changes of a record and of its parts, oldest first."""
    sql = _WRITTEN + (
        "c.body IS NOT NULL AND (c.rec = ? OR c.rec IN (SELECT id FROM record WHERE whole_id = ?)) ORDER BY c.number"
    )
    return [_written(row) for row in reader.rows(sql, rec, rec)]


def firsts(reader: Reader, recs: Sequence[str]) -> dict[str, int]:
    """Record → number of the change that made it; for a thousand or so at once."""
    sql = "SELECT rec, min(number) FROM change WHERE rec IN (SELECT value FROM json_each(?)) GROUP BY rec"
    return dict(reader.rows(sql, canonical_json(list(recs))))


def fields_before(reader: Reader, numbers: Mapping[str, int]) -> dict[str, dict[str, Json]]:
    """Record → stable field id → what the field held before the change with this number; for a thousand or so at once.

    A field that had never been written is not there.
    """
    rows = reader.rows(
        "SELECT rec, number, body FROM change WHERE rec IN (SELECT value FROM json_each(?)) AND body IS NOT NULL "
        "ORDER BY number",
        canonical_json(list(numbers)),
    )
    found: dict[str, dict[str, Json]] = {rec: {} for rec in numbers}
    for rec, number, body in rows:
        if number < numbers[rec]:
            found[rec].update({stable: one["v"] for stable, one in json.loads(body)["fields"].items()})
    return found


def revision(reader: Reader, rec: str) -> str:
    """The revision of a record: the id of its latest change; empty where there is none."""
    rows = reader.rows(
        "SELECT s.id || ':' || c.seq FROM change c JOIN site s ON s.number = c.site_number "
        "WHERE c.rec = ? ORDER BY c.number DESC LIMIT 1",
        rec,
    )
    return str(rows[0][0]) if rows else ""


def revisions(reader: Reader, recs: Iterable[str], moment: Mapping[str, int] | None = None) -> dict[str, str]:
    """Record → its revision, for as many as there are, now or at an earlier moment (`db.rewind.state`); records without
    any change by then are left out.
    """
    sites = dict(reader.rows("SELECT number, id FROM site"))
    rows = reader.rows(
        "SELECT rec, site_number, seq FROM change WHERE rec IN (SELECT value FROM json_each(?)) ORDER BY rec, number",
        among(recs),
    )
    if moment is not None:
        seen = {number: moment.get(site, 0) for number, site in sites.items()}
        rows = [row for row in rows if row[2] <= seen[row[1]]]
    return {rec: f"{sites[site]}:{seq}" for rec, site, seq in rows}  # the latest stands last


def everything(reader: Reader) -> Iterable[tuple[Entry, Action]]:
    """Every change with its transaction, in order of arrival; bodies that were expunged are empty text."""
    rows = reader.rows(
        "SELECT s.id, c.seq, c.lc, t.id, c.schema, c.rec, c.rtype, c.kind, c.marking, coalesce(c.body, ''), "
        "c.body_hash, c.prev_hash, c.hash, t.id, t.action, t.salt, t.author, t.wall, t.role, t.of "
        'FROM change c JOIN site s ON s.number = c.site_number JOIN "transaction" t ON t.number = c.tx '
        "ORDER BY c.number"
    )
    return ((Entry(*row[:13]), Action(*row[13:])) for row in rows)


def _written(row: tuple[Any, ...]) -> Written:
    number, rec, rtype, revision, tx, action, author, wall, body = row
    return Written(number, rec, rtype, revision, tx, action, author, wall, Body.from_json(body))
