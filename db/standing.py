"""How records stand inside a running transaction: their values, and the latest change of every field."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from db.codecs import Json
from db.columns import from_sql
from db.journal import Context
from db.kinds import FieldKind
from db.registry import fields_of
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Current:
    """A record as the tables hold it, in JSON form, REFERENCES left out."""

    id: str
    kind: str
    deleted: bool
    values: Mapping[str, Json]


class Head(NamedTuple):
    """The latest change of one field."""

    number: int
    site: str
    seq: int
    tx: int
    """Number of its transaction in this file."""
    value: Json
    ctx: Context


_AMONG = "IN (SELECT value FROM json_each(?))"


def currents(connection: Connection, recs: Sequence[str]) -> dict[str, Current]:
    """Id → record, deleted ones included; records that are not there are left out."""
    run, wanted = connection.exec_driver_sql, canonical_json(list(recs))
    by_kind: dict[str, dict[str, bool]] = {}
    for rec, kind, deleted in run(f"SELECT id, kind, deleted FROM record WHERE id {_AMONG}", (wanted,)).all():
        by_kind.setdefault(kind, {})[rec] = bool(deleted)
    found: dict[str, Current] = {}
    for kind, lives in by_kind.items():
        fields = [field for field in fields_of(kind).values() if field.kind is not FieldKind.REFERENCES]
        columns = ", ".join(("id", *(f'"{field.name}"' for field in fields)))
        rows = run(f'SELECT {columns} FROM "{kind}" WHERE id {_AMONG}', (canonical_json(list(lives)),)).all()
        for rec, *stored in rows:
            values = {f.name: from_sql(f.kind, value) for f, value in zip(fields, stored, strict=True)}
            found[rec] = Current(rec, kind, lives[rec], values)
    return found


def heads(connection: Connection, recs: Sequence[str]) -> dict[str, dict[str, Head]]:
    """Id → stable field id → latest change of the field; every id is there."""
    rows = connection.exec_driver_sql(
        "SELECT c.rec, c.number, s.id, c.seq, c.tx, c.body FROM change c JOIN site s ON s.number = c.site_number "
        f"WHERE c.rec {_AMONG} AND c.body IS NOT NULL ORDER BY c.number",
        (canonical_json(list(recs)),),
    ).all()
    found: dict[str, dict[str, Head]] = {rec: {} for rec in recs}
    for rec, number, site, seq, tx, body in rows:
        for stable, field in json.loads(body)["fields"].items():
            found[rec][stable] = Head(number, site, seq, tx, field["v"], field.get("ctx", {}))
    return found
