"""One transaction on the writing connection: what is there now, and the changes that go into journal and tables."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from db import attachments, local, search_index, standing
from db import expunge as expunging
from db.codecs import Json
from db.expunge import Doomed
from db.header import SCHEMA
from db.journal import FIRST_HASH, Action, Body, Entry, FieldValue, seal, successor
from db.kinds import TEXTS, WORDED
from db.lookups import Lookups
from db.projection import BATCH, Projector
from db.registry import KINDS, by_stable_id, fields_of, stable_ids, whole_field
from db.search_documents import DOCUMENTED, NAMED
from db.standing import Current, Head

SEARCHED = frozenset(DOCUMENTED)


@dataclass(slots=True)
class SiteState:
    """Where the writing site stands: its last change and the greatest Lamport counter known."""

    id: str
    number: int
    seq: int
    lc: int
    hash: bytes


def load_site(connection: Connection, site_id: str) -> SiteState:
    """Read where a site stands."""
    run = connection.exec_driver_sql
    number = run("SELECT number FROM site WHERE id = ?", (site_id,)).scalar_one()
    last = run(
        "SELECT seq, hash FROM change WHERE site_number = ? ORDER BY seq DESC LIMIT 1", (number,)
    ).first()
    lc = run("SELECT coalesce(max(lc), 0) FROM change").scalar_one()
    return SiteState(site_id, number, last[0] if last else 0, lc, bytes(last[1]) if last else FIRST_HASH)


class Touched(NamedTuple):
    """What one change of the transaction touched: the stable ids of the fields, or the record's life."""

    rec: str
    kind: str
    fields: tuple[str, ...]
    deleted: bool | None


def enter(connection: Connection, action: Action) -> int:
    """Write a transaction into the journal; returns its number in this file."""
    written = connection.exec_driver_sql(
        'INSERT INTO "transaction" (id, action, salt, author, wall, role, of) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (action.id, action.words, action.salt, action.author, action.wall, action.role, action.of),
    )
    return int(written.lastrowid)


class UnitOfWork:
    """Writes the changes of one action; `flush` ends it. The caller owns begin, commit and rollback.

    `look` answers questions about other records as this transaction sees them; `touched` says what was changed so far.
    """

    def __init__(self, connection: Connection, site: SiteState, action: Action) -> None:
        self.look = Lookups(connection)
        self._connection = connection
        self.action = action
        self.touched: list[Touched] = []
        self.site = site
        self._entries: list[Entry] = []
        self._unwritten: set[str] = set()
        self._currents: dict[str, Current] = {}
        self._heads: dict[str, dict[str, Head]] = {}
        self._transaction = 0
        self._projector = Projector(connection)

    def expect(self, recs: Iterable[str]) -> None:
        """Read at once what will be asked of these records one by one, a thousand or so; what changes is read anew."""
        wanted = list(dict.fromkeys(recs))
        self._currents = standing.currents(self._connection, wanted)
        self.expect_heads(wanted)

    def expect_currents(self, recs: Iterable[str]) -> None:
        """The same of the records alone, however many."""
        self._currents = standing.currents(self._connection, list(dict.fromkeys(recs)))

    def expect_heads(self, recs: Iterable[str]) -> None:
        """The same of their latest changes alone."""
        self._heads = standing.heads(self._connection, list(dict.fromkeys(recs)))

    def current(self, rec: str) -> Current | None:
        """The record as it stands in this transaction, deleted ones included; None where there is none."""
        known = self._currents.get(rec)
        return known or standing.currents(self._connection, [rec]).get(rec)

    def heads(self, rec: str) -> dict[str, Head]:
        """The latest change of every field of a record, by stable field id."""
        if rec in self._unwritten:
            self._write_entries()
        known = self._heads.get(rec)
        return known if known is not None else standing.heads(self._connection, [rec])[rec]

    def create(self, rec: str, kind: str, values: Mapping[str, Json]) -> None:
        """A new record: one change for all fields that say something."""
        stable = stable_ids(kind)
        fields = {stable[name]: FieldValue(value, {}) for name, value in values.items() if value is not None}
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

    def expunge(self, current: Current, name: str | None) -> Doomed:
        """Take a field, or everything, of a record out of journal and tables for good, and write that it was done.

        What else the lost bodies held is restated by the change that says so. A whole record leaves an empty stub in
        the recycle bin, so that what refers to it still finds something.
        """
        stable = None if name is None else fields_of(current.kind)[name].stable
        self._projector.flush()
        self._write_entries()
        worded = {one.stable for one in fields_of(current.kind).values() if one.kind in WORDED}
        gone = expunging.doomed(self._connection, current.id, stable, frozenset(worded))
        fields = self._restated(current, stable, gone)
        level = None if stable is None else _level(current.values.get("marking"))
        order = {"field": stable, "changes": {site: list(seqs) for site, seqs in gone.changes.items()}}
        body = Body(fields, secrets.token_hex(8), expunged=order)
        self._write(current.id, current.kind, body, level, exists=True)
        self._write_entries()
        if stable is None or current.deleted:
            self.live_or_deleted(current, deleted=True)
        self._write_entries()
        expunging.blot_out(self._connection, gone.numbers, gone.texts)
        local.forget_about(self._connection, current.id, gone.texts)
        expunging.refold(self._connection, current.id, current.kind)
        return gone

    def _restated(self, current: Current, stable: str | None, gone: Doomed) -> dict[str, FieldValue]:
        """Values of the fields that share a body with what goes; a text that must not be empty becomes a word."""
        heads, known = self.heads(current.id), by_stable_id(current.kind)
        kept = {KINDS[current.kind].TITLE, whole_field(current.kind)} if stable is None else known.keys()
        fields: dict[str, FieldValue] = {}
        for one in sorted(gone.fields):
            field, head = known.get(one), heads[one]
            value = head.value
            if one == stable or (stable is None and field is not None and field.kind in TEXTS):
                value = expunging.EXPUNGED if field is not None and field.required else None
            if one == stable or field is None or field.name in kept or one in kept:
                fields[one] = FieldValue(value, successor(head.ctx, head.site, head.seq))
        return fields

    def drop_unreferenced_files(self) -> int:
        """Remove the bytes of attachments that no attachment record refers to any more; how many contents."""
        self._projector.flush()
        return attachments.drop_unreferenced(self._connection)

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
        """Write what is still gathered: the transaction, its journal entries and the rows they mean."""
        self._projector.flush()
        self._write_entries()
        if self.touched:
            spellings = [one.rec for one in self.touched if one.kind == NAMED]
            searched = (one.rec for one in self.touched if one.kind in SEARCHED)
            search_index.update(self._connection, searched, spellings)
        if self.action.role == "expunge":
            search_index.purge(self._connection)

    def _write_entries(self) -> None:
        """Journal entries reach the file in batches, so that a large import is not held in memory."""
        if not self._entries:
            return
        if not self._transaction:
            self._transaction = enter(self._connection, self.action)
        rows = [
            (self.site.number, e.seq, e.lc, self._transaction, e.schema, e.rec, e.rtype, e.kind, e.marking, e.body,
             e.body_hash, e.prev_hash, e.hash)
            for e in self._entries
        ]  # fmt: skip
        self._connection.exec_driver_sql(
            "INSERT INTO change (site_number, seq, lc, tx, schema, rec, rtype, kind, marking, body, body_hash, "
            "prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._entries, self._unwritten = [], set()

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
        if len(self._entries) >= BATCH:
            self._write_entries()
        self._entries.append(entry)
        self._unwritten.add(rec)
        self._currents.pop(rec, None)
        self._heads.pop(rec, None)
        self.touched.append(Touched(rec, kind, tuple(sorted(body.fields)), body.deleted))
        self._projector.apply(rec, kind, body, exists=exists)


def _level(marking: Json) -> str | None:
    return marking["level"] if marking else None
