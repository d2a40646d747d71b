"""Brings what was salvaged from a damaged case file into a sound one: first as it was written, then as it was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from db import attachments, expunge, rebuild, search_index
from db.codecs import Json
from db.journal import FIRST_HASH, Body
from db.kinds import FieldKind
from db.projection import Projector
from db.registry import KINDS, by_stable_id
from db.salvage import Found, Salvage
from db.uow import UnitOfWork, enter


@dataclass(slots=True)
class Meant:
    """What changes without their predecessors say about one record, by stable field id."""

    kind: str
    fields: dict[str, Json] = field(default_factory=dict)
    deleted: bool | None = None


def follows(connection: Connection, salvage: Salvage) -> bool:
    """Whether a sound file is an earlier state of the damaged one: no change of the same number differs."""
    held = _held(connection)
    return all(
        one.entry.hash == held[one.entry.site, one.entry.seq]
        for one in salvage.changes
        if one.proved and (one.entry.site, one.entry.seq) in held
    )


def replay(connection: Connection, salvage: Salvage) -> tuple[int, list[Found]]:
    """Append the proved changes that continue the journal without a gap; (how many, the readable rest)."""
    held = _held(connection)
    fit, rest = _continuing(held, salvage.changes)
    numbers = _sites(connection, salvage, {one.entry.site for one in fit})
    projector = Projector(connection)
    for one in fit:
        _append(connection, one, numbers[one.entry.site])
        if one.entry.body:
            projector.apply(one.entry.rec, one.entry.rtype, Body.from_json(one.entry.body))
    projector.flush()
    orders = [
        Body.from_json(one.entry.body).expunged
        for one in fit
        if one.entry.kind == "expunge" and one.entry.body
    ]
    for order in orders:
        if order is not None:
            expunge.obey(connection, order)
    if orders:
        rebuild.rebuild(connection)
    for digest, pieces in salvage.files.items():
        if not _has_file(connection, digest):
            attachments.replace(connection, digest, pieces)
    if fit:
        search_index.rebuild(connection)
    return len(fit), rest


def meant(rest: Iterable[Found]) -> dict[str, Meant]:
    """What changes that cannot be replayed still say, record by record, the later over the earlier."""
    found: dict[str, Meant] = {}
    for one in rest:
        if not one.entry.body or one.entry.rtype not in KINDS:
            continue
        body = Body.from_json(one.entry.body)
        record = found.setdefault(one.entry.rec, Meant(one.entry.rtype))
        record.fields |= {stable: value.value for stable, value in body.fields.items()}
        record.deleted = body.deleted if body.deleted is not None else record.deleted
    return found


def write(unit: UnitOfWork, wanted: Mapping[str, Meant], present: frozenset[str]) -> int:
    """Write what was meant as new changes; references to what is neither `present` nor salvaged are left empty.

    Returns how many records were changed.
    """
    there = present | wanted.keys()
    before = len(unit.touched)
    for rec, record in wanted.items():
        values = _placed(record, there)
        if record.kind == "link" and not (values.get("owner_id") and values.get("target_id")):
            continue
        current = unit.current(rec)
        if current is None:
            unit.create(rec, record.kind, values)
            unit.settle()
            current = unit.current(rec)
        elif changed := {name: value for name, value in values.items() if current.values.get(name) != value}:
            unit.set(current, changed)
        if current is not None and record.deleted is not None and record.deleted != current.deleted:
            unit.settle()
            unit.live_or_deleted(current, deleted=record.deleted)
    return len({one.rec for one in unit.touched[before:]})


def present(connection: Connection) -> frozenset[str]:
    """Ids of every record of a file."""
    return frozenset(row[0] for row in connection.exec_driver_sql("SELECT id FROM record"))


def _placed(record: Meant, there: frozenset[str] | set[str]) -> dict[str, Json]:
    fields = by_stable_id(record.kind)
    return {
        fields[stable].name: value
        for stable, value in record.fields.items()
        if stable in fields and (fields[stable].kind is not FieldKind.REFERENCE or value in there)
    }


def _continuing(
    held: Mapping[tuple[str, int], bytes], changes: list[Found]
) -> tuple[list[Found], list[Found]]:
    """The changes that continue the chains of their sites, and those that do not."""
    last: dict[str, tuple[int, bytes]] = {}
    for (site, seq), digest in sorted(held.items()):
        last[site] = (seq, digest)
    fit = set()
    for one in sorted(
        (one for one in changes if one.proved), key=lambda one: (one.entry.site, one.entry.seq)
    ):
        seq, previous = last.get(one.entry.site, (0, FIRST_HASH))
        if one.entry.seq == seq + 1 and one.entry.prev_hash == previous:
            last[one.entry.site] = (one.entry.seq, one.entry.hash)
            fit.add(one.number)
    new = [one for one in changes if (one.entry.site, one.entry.seq) not in held]
    return [one for one in new if one.number in fit], [one for one in new if one.number not in fit]


def _held(connection: Connection) -> dict[tuple[str, int], bytes]:
    rows = connection.exec_driver_sql(
        "SELECT s.id, c.seq, c.hash FROM change c JOIN site s ON s.number = c.site_number"
    )
    return {(row[0], row[1]): bytes(row[2]) for row in rows}


def _sites(connection: Connection, salvage: Salvage, wanted: set[str]) -> dict[str, int]:
    """Numbers of sites in the sound file, made where they are missing."""
    run = connection.exec_driver_sql
    for site, succeeded in salvage.sites.values():
        if site in wanted:
            run("INSERT OR IGNORE INTO site (id, succeeded) VALUES (?, ?)", (site, succeeded))
    return {row[0]: row[1] for row in run("SELECT id, number FROM site")}


def _append(connection: Connection, one: Found, site_number: int) -> None:
    e, action = one.entry, one.action
    assert action is not None, "a proved change has its transaction"
    held = connection.exec_driver_sql('SELECT number FROM "transaction" WHERE id = ?', (action.id,)).scalar()
    transaction = enter(connection, action) if held is None else held
    connection.exec_driver_sql(
        "INSERT INTO change (site_number, seq, lc, tx, schema, rec, rtype, kind, marking, body, body_hash, prev_hash, "
        "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (site_number, e.seq, e.lc, transaction, e.schema, e.rec, e.rtype, e.kind, e.marking, e.body or None,
         e.body_hash, e.prev_hash, e.hash),
    )  # fmt: skip


def _has_file(connection: Connection, digest: str) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM attachment_chunk WHERE sha256 = ? LIMIT 1", (digest,))
    return found.first() is not None
