"""Finds what hangs on a record: its parts, and the live records that refer to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from db.kinds import FieldKind
from db.reader import Reader, among
from db.registry import KINDS, fields_of

_HIDDEN = frozenset({"link", "setting", "package"})


@dataclass(frozen=True, slots=True)
class Referring:
    """The live records of a kind that refer to one through one field: how many, and the newest of them."""

    kind: str
    field: str
    total: int
    ids: tuple[str, ...]


def parts(reader: Reader, record_id: str) -> dict[str, list[str]]:
    """Kind → ids of the live parts of a record, oldest first; links are no parts for people."""
    rows = reader.rows(
        "SELECT kind, id FROM record WHERE whole_id = ? AND deleted = 0 AND kind <> 'link' ORDER BY id",
        record_id,
    )
    found: dict[str, list[str]] = {}
    for kind, part in rows:
        found.setdefault(kind, []).append(part)
    return found


def referring(reader: Reader, record_id: str, kind: str, limit: int) -> Iterable[Referring]:
    """Who refers to a record, through which field; at most `limit` ids of each, the newest first."""
    for owner, name in _references_to(kind):
        where = f'FROM "{owner}" WHERE deleted = 0 AND "{name}" = ?'
        rows = reader.rows(f"SELECT id {where} ORDER BY id DESC LIMIT {limit}", record_id)
        if rows:
            total = len(rows)
            if total == limit:
                total = int(reader.rows(f"SELECT count(*) {where}", record_id)[0][0])
            yield Referring(owner, name, total, tuple(row[0] for row in rows))
    groups = reader.rows(
        "SELECT r.kind, l.role, count(*) FROM link l JOIN record r ON r.id = l.owner_id "
        "WHERE l.target_id = ? AND l.deleted = 0 AND r.deleted = 0 GROUP BY r.kind, l.role",
        record_id,
    )
    for owner, role, count in groups:
        rows = reader.rows(
            "SELECT l.owner_id FROM link l JOIN record r ON r.id = l.owner_id WHERE l.target_id = ? AND l.role = ? "
            f"AND l.deleted = 0 AND r.kind = ? AND r.deleted = 0 ORDER BY l.owner_id DESC LIMIT {limit}",
            record_id,
            role,
            owner,
        )
        yield Referring(owner, role, int(count), tuple(row[0] for row in rows))


def pointing(reader: Reader, record_id: str, kind: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(kind, field, ids) of every live record with a reference to this one, its own parts included; links are not."""
    for owner in KINDS:
        for name, field in fields_of(owner).items() if owner != "link" else ():
            may = field.kind is FieldKind.REFERENCE and field.target in (None, kind)
            if may and (ids := naming(reader, owner, name, record_id)):
                yield owner, name, ids


def naming(reader: Reader, kind: str, field: str, record_id: str) -> tuple[str, ...]:
    """Ids of the live records of a kind in which one reference names a record."""
    sql = f'SELECT id FROM "{kind}" WHERE deleted = 0 AND "{field}" = ? ORDER BY id'
    return tuple(row[0] for row in reader.rows(sql, record_id))


def linking(reader: Reader, record_id: str) -> list[tuple[str, str, str]]:
    """(kind, id, field) of every live record that holds this one among several."""
    rows = reader.rows(
        "SELECT r.kind, l.owner_id, l.role FROM link l JOIN record r ON r.id = l.owner_id "
        "WHERE l.target_id = ? AND l.deleted = 0 AND r.deleted = 0 ORDER BY l.owner_id, l.role",
        record_id,
    )
    return [(row[0], row[1], row[2]) for row in rows]


def links_of(reader: Reader, record_id: str) -> list[str]:
    """Ids of the live links that begin at a record."""
    rows = reader.rows("SELECT id FROM link WHERE owner_id = ? AND deleted = 0 ORDER BY id", record_id)
    return [row[0] for row in rows]


def locked_among(reader: Reader, meetings: Iterable[str]) -> list[str]:
    """Those of these meetings whose minutes are final and stamped."""
    sql = (
        "SELECT id FROM meeting WHERE minutes = 'final' AND minutes_stamp IS NOT NULL "
        "AND id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    return [row[0] for row in reader.rows(sql, among(meetings))]


def same_editions(reader: Reader, one: str, other: str) -> list[int]:
    """Editions of which two forums have a live session each."""
    rows = reader.rows(
        "SELECT DISTINCT a.edition FROM meeting a JOIN meeting b ON a.edition = b.edition "
        "WHERE a.forum_id = ? AND b.forum_id = ? AND a.deleted = 0 AND b.deleted = 0 ORDER BY 1",
        one,
        other,
    )
    return [int(row[0]) for row in rows]


@cache
def _references_to(kind: str) -> tuple[tuple[str, str], ...]:
    """(kind, field) of every stored reference that may point to a kind; a part's own whole is shown as a part."""
    return tuple(
        (owner, name)
        for owner in KINDS
        if owner not in _HIDDEN
        for name, field in fields_of(owner).items()
        if field.kind is FieldKind.REFERENCE and field.target in (None, kind) and not field.whole
    )
