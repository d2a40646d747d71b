"""One transaction on the writing connection: what is there now, and the changes that go into journal and tables."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from db.codecs import Json
from db.columns import from_sql
from db.header import SCHEMA
from db.journal import FIRST_HASH, Action, Body, Context, Entry, FieldValue, seal, successor
from db.kinds import FieldKind
from db.lookups import Lookups
from db.projection import Projector
from db.registry import fields_of


@dataclass(slots=True)
class SiteState:
    """Where the writing site stands: its last change and the greatest Lamport counter known."""

    id: str
    number: int
    seq: int
    lc: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Current:
    """A record as the tables hold it, in JSON form, REFERENCES left out."""

    id: str
    kind: str
    deleted: bool
    values: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Head:
    """The latest change of one field."""

    number: int
    site: str
    seq: int
    tx: str
    value: Json
    ctx: Context


def load_site(connection: Connection, site_id: str) -> SiteState:
    """Read where a site stands."""
    run = connection.exec_driver_sql
    number = run("SELECT number FROM site WHERE id = ?", (site_id,)).scalar_one()
    last = run(
        "SELECT seq, hash FROM change WHERE site_number = ? ORDER BY seq DESC LIMIT 1", (number,)
    ).first()
    lc = run("SELECT coalesce(max(lc), 0) FROM change").scalar_one()
    return SiteState(site_id, number, last[0] if last else 0, lc, bytes(last[1]) if last else FIRST_HASH)


class UnitOfWork:
    """Collects the changes of one action; `flush` writes them. The caller owns begin, commit and rollback.

    `look` answers questions about other records as this transaction sees them.
    """

    def __init__(self, connection: Connection, site: SiteState, action: Action) -> None:
        self.look = Lookups(connection)
        self._connection = connection
        self.action = action
        self.entries: list[Entry] = []
        self.site = site
        self._projector = Projector(connection)

    def current(self, rec: str) -> Current | None:
        """The record as it stands in this transaction, deleted ones included; None where there is none."""
        row = self._connection.exec_driver_sql(
            "SELECT kind, deleted FROM record WHERE id = ?", (rec,)
        ).first()
        if row is None:
            return None
        names = [n for n, f in fields_of(row[0]).items() if f.kind is not FieldKind.REFERENCES]
        columns = ", ".join(f'"{name}"' for name in names)
        stored = self._connection.exec_driver_sql(
            f'SELECT {columns} FROM "{row[0]}" WHERE id = ?', (rec,)
        ).one()
        values = {
            name: from_sql(fields_of(row[0])[name].kind, value)
            for name, value in zip(names, stored, strict=True)
        }
        return Current(rec, row[0], bool(row[1]), values)

    def heads(self, rec: str) -> dict[str, Head]:
        """The latest change of every field of a record, by stable field id."""
        rows = self._connection.exec_driver_sql(
            "SELECT c.number, s.id, c.seq, c.tx, c.body FROM change c JOIN site s ON s.number = c.site_number "
            "WHERE c.rec = ? AND c.body IS NOT NULL ORDER BY c.number",
            (rec,),
        )
        found: dict[str, Head] = {}
        for number, site, seq, tx, body in rows:
            for stable, field in json.loads(body)["fields"].items():
                found[stable] = Head(number, site, seq, tx, field["v"], field["ctx"])
        return found

    def create(self, rec: str, kind: str, values: Mapping[str, Json]) -> None:
        """A new record: one change for all fields that say something."""
        fields = {
            fields_of(kind)[name].stable: FieldValue(value, {})
            for name, value in values.items()
            if value is not None
        }
        self._write(
            rec, kind, Body(fields, secrets.token_hex(8)), _level(values.get("marking")), exists=False
        )

    def set(self, current: Current, values: Mapping[str, Json]) -> None:
        """New values of some fields; each carries what this site had seen of the field."""
        heads = self.heads(current.id)
        fields: dict[str, FieldValue] = {}
        for name, value in values.items():
            stable = fields_of(current.kind)[name].stable
            head = heads.get(stable)
            fields[stable] = FieldValue(value, successor(head.ctx, head.site, head.seq) if head else {})
        level = _level(values["marking"] if "marking" in values else current.values.get("marking"))
        self._write(current.id, current.kind, Body(fields, secrets.token_hex(8)), level, exists=True)

    def live_or_deleted(self, current: Current, *, deleted: bool) -> None:
        """Delete or restore: says what of every field the deleter had seen, so that a later edit elsewhere survives."""
        seen = {stable: successor(h.ctx, h.site, h.seq) for stable, h in self.heads(current.id).items()}
        body = Body({}, secrets.token_hex(8), deleted, seen)
        self._write(current.id, current.kind, body, _level(current.values.get("marking")), exists=True)

    def keep_file(self, digest: str, pieces: Iterable[bytes]) -> None:
        """Store the bytes of an attachment once, in pieces of at most `CHUNK`; their address is their SHA-256."""
        run = self._connection.exec_driver_sql
        if run("SELECT 1 FROM attachment_chunk WHERE sha256 = ? LIMIT 1", (digest,)).first() is None:
            for number, piece in enumerate(pieces):
                run(
                    "INSERT INTO attachment_chunk (sha256, number, data) VALUES (?, ?, ?)",
                    (digest, number, piece),
                )

    def flush(self) -> None:
        """Write the transaction, its journal entries and the rows they mean."""
        self._projector.flush()
        if not self.entries:
            return
        action = self.action
        self._connection.exec_driver_sql(
            'INSERT INTO "transaction" (id, action, salt, author, wall, role, of) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (action.id, action.words, action.salt, action.author, action.wall, action.role, action.of),
        )
        rows = [
            (self.site.number, e.seq, e.lc, e.tx, e.schema, e.rec, e.rtype, e.kind, e.marking, e.body, e.body_hash,
             e.prev_hash, e.hash)
            for e in self.entries
        ]  # fmt: skip
        self._connection.exec_driver_sql(
            "INSERT INTO change (site_number, seq, lc, tx, schema, rec, rtype, kind, marking, body, body_hash, "
            "prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def settle(self) -> None:
        """Let rows gathered so far reach the tables, so that rules can look at them."""
        self._projector.flush()

    def _write(self, rec: str, kind: str, body: Body, marking: str | None, *, exists: bool) -> None:
        site = self.site
        entry = seal(
            self.action, site=site.id, seq=site.seq + 1, lc=site.lc + 1, schema=SCHEMA, rec=rec, rtype=kind,
            marking=marking, body=body, prev_hash=site.hash,
        )  # fmt: skip
        site.seq, site.lc, site.hash = entry.seq, entry.lc, entry.hash
        self.entries.append(entry)
        self._projector.apply(rec, kind, body, exists=exists)


def _level(marking: Json) -> str | None:
    return marking["level"] if marking else None
