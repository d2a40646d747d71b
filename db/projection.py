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
from db.markings import Account
from db.registry import KINDS, by_stable_id, fields_of, whole_field

BATCH = 2_000
"""Rows gathered before they are written; bounds memory, keeps bulk imports fast."""


class Projector:
    """Applies changes to the record tables of one connection; `flush` writes what is still gathered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, list[tuple[str | int | None, ...]]] = {}
        self._records: list[tuple[str | int | None, ...]] = []
        self._lives: dict[str, list[tuple[int, str]]] = {}
        self._pending: set[str] = set()
        self._count = 0
        self._markings = Account(connection)

    def apply(self, rec: str, kind: str, body: Body, *, exists: bool | None = None) -> None:
        """Apply one change. `exists` spares a look-up where the caller knows whether the record has rows already."""
        if kind not in KINDS:
            return
        if exists is None:
            exists = rec in self._pending or self._has(rec)
        known = _named(kind)
        values = {
            known[stable]: value if isinstance(value, str) else to_sql(value)
            for stable, (value, _) in body.fields.items()
            if stable in known
        }
        if marking := values.get("marking"):
            self._markings.met(str(marking))
        if body.deleted is not None:
            if exists:
                self._lives.setdefault(kind, []).append((int(body.deleted), rec))
                self._gathered()
        elif not exists:
            self._insert(rec, kind, values)
        elif values:
            self.flush()
            self._update(rec, kind, values)

    def flush(self) -> None:
        """Write what is gathered: the register of records first, new rows kind by kind, then which of them live."""
        if not self._count:
            return
        run = self._connection.exec_driver_sql
        if self._records:
            run("INSERT INTO record (id, kind, deleted, whole_id) VALUES (?, ?, 0, ?)", self._records)
        for kind, rows in self._new.items():
            run(_insert_sql(kind), rows)
        for kind, lives in self._lives.items():
            for table in ("record", kind):
                run(f'UPDATE "{table}" SET deleted = ? WHERE id = ?', lives)
        self._markings.settle()
        self._new, self._records, self._lives, self._pending = {}, [], {}, set()
        self._count = 0

    def _has(self, rec: str) -> bool:
        found = self._connection.exec_driver_sql("SELECT 1 FROM record WHERE id = ?", (rec,))
        return found.first() is not None

    def _insert(self, rec: str, kind: str, values: Mapping[str, str | int | None]) -> None:
        whole = whole_field(kind)
        self._records.append((rec, kind, values.get(whole) if whole else None))
        self._new.setdefault(kind, []).append((rec, *map(values.get, _columns(kind))))
        self._pending.add(rec)
        self._gathered()

    def _gathered(self) -> None:
        self._count += 1
        if self._count >= BATCH:
            self.flush()

    def _remark(self, rec: str, kind: str, marking: Json) -> None:
        """The account of markings follows a record whose marking changes."""
        run = self._connection.exec_driver_sql
        before = run(f'SELECT marking FROM "{kind}" WHERE id = ?', (rec,)).scalar()
        if before is not None and before != marking:
            self._markings.parted(before)
        self._count += 1

    def _update(self, rec: str, kind: str, values: Mapping[str, str | int | None]) -> None:
        known = [name for name in values if name in _columns(kind)]
        if "marking" in values:
            self._remark(rec, kind, values["marking"])
        assignments = ", ".join(f'"{name}" = ?' for name in known)
        row = (*(values[name] for name in known), rec)
        self._connection.exec_driver_sql(f'UPDATE "{kind}" SET {assignments} WHERE id = ?', row)
        whole = whole_field(kind)
        if whole is not None and whole in values:
            self._connection.exec_driver_sql(
                "UPDATE record SET whole_id = ? WHERE id = ?", (values[whole], rec)
            )


@cache
def _named(kind: str) -> dict[str, str]:
    """Stable id → name of every field of a kind."""
    return {stable: field.name for stable, field in by_stable_id(kind).items()}


@cache
def _columns(kind: str) -> tuple[str, ...]:
    """Names of the stored fields of a kind: all but REFERENCES, which are link records."""
    return tuple(name for name, field in fields_of(kind).items() if field.kind is not FieldKind.REFERENCES)


@cache
def _insert_sql(kind: str) -> str:
    names = ", ".join(f'"{name}"' for name in _columns(kind))
    marks = ", ".join("?" * (len(_columns(kind)) + 1))
    return f'INSERT INTO "{kind}" (id, {names}) VALUES ({marks})'
