"""Folds the journal into empty tables and compares them with the live ones; verifies the chain of hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from db.journal import FIRST_HASH, Body, header
from db.models import Base
from db.projection import Projector
from db.queries import journal
from db.reader import Reader
from db.registry import KINDS


def differences(reader: Reader) -> list[str]:
    """Tables whose rows differ from what the journal folds to, as `meeting: 2 of 7 rows differ`; empty when equal."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: driver.connect(":memory:"), module=driver, poolclass=StaticPool
    )
    try:
        with engine.begin() as scratch:
            Base.metadata.create_all(scratch)
            projector = Projector(scratch)
            for entry, _ in journal.everything(reader):
                if entry.body:
                    projector.apply(entry.rec, entry.rtype, Body.from_json(entry.body))
            projector.flush()
            return [line for table in _tables() if (line := _difference(reader, scratch, table))]
    finally:
        engine.dispose()


def broken_links(reader: Reader) -> Iterator[str]:
    """Changes whose hash does not fit their content or predecessor, as `site seq`; an expunged body keeps its hash."""
    last: dict[str, tuple[int, bytes]] = {}
    for entry, action in journal.everything(reader):
        seq, previous = last.get(entry.site, (0, FIRST_HASH))
        head = header(
            action, site=entry.site, seq=entry.seq, lc=entry.lc, schema=entry.schema, rec=entry.rec,
            rtype=entry.rtype, kind=entry.kind, marking=entry.marking,
        )  # fmt: skip
        body_hash = hashlib.sha256(entry.body.encode()).digest() if entry.body else bytes(entry.body_hash)
        digest = hashlib.sha256(head.encode() + bytes(entry.body_hash) + previous).digest()
        fits = body_hash == bytes(entry.body_hash) and digest == bytes(entry.hash)
        if not fits or entry.seq != seq + 1 or bytes(entry.prev_hash) != previous:
            yield f"{entry.site[:8]} {entry.seq}"
        last[entry.site] = (entry.seq, bytes(entry.hash))


def _tables() -> tuple[str, ...]:
    return ("record", *KINDS)


def _difference(reader: Reader, scratch: Connection, table: str) -> str:
    columns = ", ".join(f'"{column.name}"' for column in Base.metadata.tables[table].columns)
    query = f'SELECT {columns} FROM "{table}" ORDER BY id'
    live = {row[0]: row for row in reader.rows(query)}
    folded = {row[0]: tuple(row) for row in scratch.exec_driver_sql(query)}
    wrong = [key for key in live.keys() | folded.keys() if live.get(key) != folded.get(key)]
    return f"{table}: {len(wrong)} of {len(live.keys() | folded.keys())} rows differ" if wrong else ""
