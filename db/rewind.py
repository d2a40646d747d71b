"""Reads a case file as it stood at an earlier moment: what changed since is folded anew from the journal, for reading.

A moment is told by how far the journal of each site had come (`state`), so that it means the same in every copy that
has these changes, in whatever order they arrived. Only records that changed since are folded; all others are read where
they lie. Temporary views in memory hide the tables of one connection, by which the file itself cannot be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from db.columns import to_sql
from db.engine import reader_engine
from db.errors import translated
from db.guard import ReadSession
from db.journal import Body
from db.kinds import FieldKind
from db.reader import Reader
from db.registry import KINDS, by_stable_id, fields_of, whole_field

State = Mapping[str, int]
"""Site id → the seq of its latest change that a reader had seen."""

Row = dict[str, str | int | None]


def state(reader: Reader) -> dict[str, int]:
    """How far the journal of each site has come in this snapshot; sites that wrote nothing are left out."""
    latest = "(SELECT max(seq) FROM change WHERE site_number = site.number)"
    rows = reader.rows(f"SELECT id, {latest} FROM site")
    return {site: seq for site, seq in rows if seq is not None}


def reaches(reader: Reader, moment: State) -> bool:
    """Whether the file holds every change that had been made by then."""
    now = state(reader)
    return all(now.get(site, 0) >= seq for site, seq in moment.items())


def expunged(reader: Reader, recs: Iterable[str], moment: State) -> list[str]:
    """Those of some records of which words were expunged after that moment, in order."""
    rows = reader.rows(
        "SELECT DISTINCT c.rec, s.id, c.seq FROM change c JOIN site s ON s.number = c.site_number "
        "WHERE c.kind = 'expunge'"
    )
    wanted = set(recs)
    return sorted({rec for rec, site, seq in rows if rec in wanted and seq > moment.get(site, 0)})


@contextmanager
def rewound(path: Path, moment: State) -> Iterator[Reader]:
    """A snapshot of the file as it stood then. Its queries are those of every day. Raises CaseFileError.

    The file must hold every change up to then (`reaches`); what was expunged since is not there.
    """
    engine = reader_engine(path, read_only_file=True)
    try:
        with translated(path), ReadSession(engine, expire_on_commit=False, autoflush=False) as session:
            connection = session.connection()
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA query_only = 0")  # for temporary tables; the file is opened read-only
            _hide(connection, moment)
            raw.execute("PRAGMA query_only = 1")
            yield Reader(session)
            session.expunge_all()
            session.rollback()
    finally:
        engine.dispose()  # the views go with their connection


def _hide(connection: Connection, moment: State) -> None:
    """Put views before the tables of every kind of which a record changed since."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE seen_until (site_number INTEGER PRIMARY KEY, seq INTEGER NOT NULL)")
    run("CREATE TEMP TABLE moved (id TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID")
    for number, site in run("SELECT number, id FROM main.site").all():
        seen = moment.get(site, 0)
        run("INSERT INTO seen_until VALUES (?, ?)", (number, seen))
        run(
            "INSERT OR IGNORE INTO moved SELECT rec, rtype FROM main.change WHERE site_number = ? AND seq > ?",
            (number, seen),
        )
    run(
        "CREATE TEMP VIEW change AS SELECT * FROM main.change AS c WHERE c.seq <= "
        "(SELECT u.seq FROM temp.seen_until AS u WHERE u.site_number = c.site_number)"
    )
    past: dict[str, list[Row]] = {"record": []}
    for kind, row in _folded(connection):
        past.setdefault(kind, []).append(row)
        whole = whole_field(kind)
        held_by = row.get(whole) if whole else None
        past["record"].append({"id": row["id"], "kind": kind, "deleted": row["deleted"], "whole_id": held_by})
    for kind in {row[0] for row in run("SELECT DISTINCT kind FROM moved")} & KINDS.keys():
        _view(connection, kind, ("id", "deleted", *_stored(kind)), past.get(kind, []))
    _view(connection, "record", ("id", "kind", "deleted", "whole_id"), past["record"])


def _stored(kind: str) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(kind).items() if field.kind is not FieldKind.REFERENCES)


def _folded(connection: Connection) -> Iterator[tuple[str, Row]]:
    """Kind and row of each record that changed since, as it stood then; those made since are not among them."""
    found: dict[str, tuple[str, Row]] = {}
    bodies = connection.exec_driver_sql(
        "SELECT c.rec, c.rtype, c.body FROM moved AS m CROSS JOIN change AS c ON c.rec = m.id "
        "WHERE c.body IS NOT NULL ORDER BY c.rec, c.number"
    )
    for rec, kind, written in bodies:
        if kind not in KINDS:
            continue
        _, row = found.setdefault(rec, (kind, {"id": rec, "deleted": 0}))
        body = Body.from_json(written)
        known = by_stable_id(kind)
        row.update(
            (known[stable].name, to_sql(field.value))
            for stable, field in body.fields.items()
            if stable in known
        )
        if body.deleted is not None:
            row["deleted"] = int(body.deleted)
    yield from found.values()


def _view(connection: Connection, table: str, names: tuple[str, ...], rows: list[Row]) -> None:
    """Hide a table behind a view of what did not change and of these rows."""
    run = connection.exec_driver_sql
    columns = ", ".join(f'"{name}"' for name in names)
    run(f'CREATE TEMP TABLE "past_{table}" AS SELECT {columns} FROM main."{table}" WHERE 0')
    if rows:
        marks = ", ".join("?" * len(names))
        values = [tuple(row.get(name) for name in names) for row in rows]
        run(f'INSERT INTO "past_{table}" VALUES ({marks})', values)
    run(
        f'CREATE TEMP VIEW "{table}" AS SELECT {columns} FROM main."{table}" '
        f'WHERE id NOT IN (SELECT id FROM temp.moved) UNION ALL SELECT {columns} FROM temp."past_{table}"'
    )
