"""Turns changes into rows: the one function behind local edits, imports and the re-folding of the journal.

A record's tables hold nothing that is not in the journal, so folding it into empty tables gives the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection

from db.codecs import Json
from db.columns import to_sql
from db.journal import Body
from db.kinds import FieldKind
from db.registry import KINDS, by_stable_id, fields_of, whole_field

BATCH = 2_000
"""Rows gathered before they are written; bounds memory, keeps bulk imports fast."""


class Projector:
    """Applies changes to the record tables of one connection; `flush` writes what is still gathered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, list[tuple[str | int | None, ...]]] = {}
        self._records: list[tuple[str | int | None, ...]] = []
        self._pending: set[str] = set()

    def apply(self, rec: str, kind: str, body: Body, *, exists: bool | None = None) -> None:
        """Apply one change. `exists` spares a look-up where the caller knows whether the record has rows already."""
        if kind not in KINDS:
            return
        if exists is None:
            exists = rec in self._pending or self._has(rec)
        values = {
            field.name: to_sql(body.fields[stable].value)
            for stable, field in by_stable_id(kind).items()
            if stable in body.fields
        }
        if body.deleted is not None:
            self.flush()
            self._live_or_deleted(rec, kind, body.deleted)
        elif not exists:
            self._insert(rec, kind, values)
        elif values:
            self.flush()
            self._update(rec, kind, values)

    def flush(self) -> None:
        """Write the gathered new rows: the register of records first, then kind by kind."""
        if not self._pending:
            return
        run = self._connection.exec_driver_sql
        run("INSERT INTO record (id, kind, deleted, whole_id) VALUES (?, ?, 0, ?)", self._records)
        for kind, rows in self._new.items():
            run(_insert_sql(kind), rows)
        self._new, self._records, self._pending = {}, [], set()

    def _has(self, rec: str) -> bool:
        found = self._connection.exec_driver_sql("SELECT 1 FROM record WHERE id = ?", (rec,))
        return found.first() is not None

    def _insert(self, rec: str, kind: str, values: Mapping[str, Json]) -> None:
        whole = whole_field(kind)
        self._records.append((rec, kind, values.get(whole) if whole else None))
        self._new.setdefault(kind, []).append((rec, *(values.get(name) for name in _columns(kind))))
        self._pending.add(rec)
        if len(self._pending) >= BATCH:
            self.flush()

    def _update(self, rec: str, kind: str, values: Mapping[str, Json]) -> None:
        known = [name for name in values if name in _columns(kind)]
        assignments = ", ".join(f'"{name}" = ?' for name in known)
        row = (*(values[name] for name in known), rec)
        self._connection.exec_driver_sql(f'UPDATE "{kind}" SET {assignments} WHERE id = ?', row)
        whole = whole_field(kind)
        if whole is not None and whole in values:
            self._connection.exec_driver_sql(
                "UPDATE record SET whole_id = ? WHERE id = ?", (values[whole], rec)
            )

    def _live_or_deleted(self, rec: str, kind: str, deleted: bool) -> None:
        for table in ("record", kind):
            self._connection.exec_driver_sql(
                f'UPDATE "{table}" SET deleted = ? WHERE id = ?', (int(deleted), rec)
            )


@cache
def _columns(kind: str) -> tuple[str, ...]:
    """Names of the stored fields of a kind: all but REFERENCES, which are link records."""
    return tuple(name for name, field in fields_of(kind).items() if field.kind is not FieldKind.REFERENCES)


@cache
def _insert_sql(kind: str) -> str:
    names = ", ".join(f'"{name}"' for name in _columns(kind))
    marks = ", ".join("?" * (len(_columns(kind)) + 1))
    return f'INSERT INTO "{kind}" (id, {names}) VALUES ({marks})'
