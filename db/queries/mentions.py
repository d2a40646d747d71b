"""Finds what hangs on a record: its parts, and the live records that refer to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from db.kinds import FieldKind
from db.reader import Reader
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
