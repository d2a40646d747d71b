"""Which records refer to which, for many at once: ids and links as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from db.reader import Reader, among
from db.registry import fields_of

_AMONG = "IN (SELECT value FROM json_each(?))"

LinkRow = tuple[str, str, str, str, str | None]
"""Id, owner, field, target, stored marking."""


def ids_where(reader: Reader, kind: str, name: str, values: Sequence[str]) -> list[str]:
    """Ids of the live records of a kind whose one field is among the values."""
    column = fields_of(kind)[name].name
    sql = f'SELECT id FROM "{kind}" WHERE deleted = 0 AND "{column}" {_AMONG}'
    return [row[0] for row in reader.rows(sql, among(values))]


def of_owners(reader: Reader, owners: Sequence[str]) -> list[LinkRow]:
    """The live links of these records, those of one field in their order."""
    sql = (
        "SELECT id, owner_id, role, target_id, marking FROM link "
        f"WHERE deleted = 0 AND owner_id {_AMONG} ORDER BY owner_id, role, coalesce(position, 0), id"
    )
    return cast(list[LinkRow], reader.rows(sql, among(owners)))


def owners_of(reader: Reader, role: str, targets: Sequence[str]) -> list[tuple[str, str]]:
    """(id, kind) of the live records that name one of the targets in this field, each once, in no order."""
    sql = (
        "SELECT DISTINCT r.id, r.kind FROM link l CROSS JOIN record r ON r.id = l.owner_id "
        f"WHERE l.deleted = 0 AND r.deleted = 0 AND l.role = ? AND l.target_id {_AMONG}"
    )
    return cast(list[tuple[str, str]], reader.rows(sql, role, among(targets)))


def named_by(reader: Reader, role: str, kind: str) -> list[tuple[str, str]]:
    """(owner, target) of every live link of this field of all live records of a kind."""
    sql = (
        f'SELECT o.id, l.target_id FROM "{kind}" o CROSS JOIN link l ON l.owner_id = o.id '
        "WHERE o.deleted = 0 AND l.deleted = 0 AND l.role = ?"
    )
    return cast(list[tuple[str, str]], reader.rows(sql, role))


def number_of(reader: Reader, kind: str) -> int:
    """How many records of a kind there are, deleted ones included."""
    return int(reader.rows(f'SELECT count(*) FROM "{kind}"')[0][0])


def targets_of(reader: Reader, role: str, owners: Sequence[str]) -> list[tuple[str, str]]:
    """(owner, target) of every live link of this field of these records."""
    sql = f"SELECT owner_id, target_id FROM link WHERE deleted = 0 AND role = ? AND owner_id {_AMONG}"
    return cast(list[tuple[str, str]], reader.rows(sql, role, among(owners)))
