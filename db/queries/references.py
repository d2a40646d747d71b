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


def owners_of(reader: Reader, role: str, targets: Sequence[str]) -> list[str]:
    """The records that name one of the targets in this field, in the order of their links."""
    sql = f"SELECT owner_id FROM link WHERE deleted = 0 AND role = ? AND target_id {_AMONG} ORDER BY id"
    return [row[0] for row in reader.rows(sql, role, among(targets))]


def targets_of(reader: Reader, role: str, owners: Sequence[str]) -> list[tuple[str, str]]:
    """(owner, target) of every live link of this field of these records."""
    sql = f"SELECT owner_id, target_id FROM link WHERE deleted = 0 AND role = ? AND owner_id {_AMONG}"
    return cast(list[tuple[str, str]], reader.rows(sql, role, among(owners)))
