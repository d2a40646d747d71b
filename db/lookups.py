"""What the rules and the door ask about other records inside a running transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import cast

from sqlalchemy import Connection

from db.kinds import FieldKind
from db.registry import KINDS, fields_of, table_of
from db.values.text import canonical_json

AT_ONCE = 500
"""Records asked for with one statement."""


@dataclass(frozen=True, slots=True)
class Referrers:
    """Live records that refer to one: their kind, the field's label (empty for REFERENCES), how many."""

    kind: str
    label: str
    count: int


class Lookups:
    """Questions to the tables as a transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.exec_driver_sql

    def kind_of(self, record_id: str) -> str | None:
        """Kind of a live record; None where there is none."""
        found = self._run("SELECT kind FROM record WHERE id = ? AND deleted = 0", (record_id,)).scalar()
        return cast(str | None, found)

    def kinds(self, ids: Iterable[str], *, deleted: bool = False) -> dict[str, str]:
        """Id → kind of the live records among these; of deleted ones too where asked."""
        live = "" if deleted else " AND deleted = 0"
        found: dict[str, str] = {}
        for marks, some in _batches(ids):
            rows = self._run(f"SELECT id, kind FROM record WHERE id IN ({marks}){live}", some)
            found |= {row[0]: row[1] for row in rows}
        return found

    def all_targets(self, owners: Iterable[str]) -> dict[tuple[str, str], tuple[str, ...]]:
        """(owner, field) → what it holds, in order, for every REFERENCES field of these records that holds anything."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for marks, some in _batches(owners):
            rows = self._run(
                f"SELECT owner_id, role, target_id FROM link WHERE owner_id IN ({marks}) AND deleted = 0 "
                "ORDER BY owner_id, role, position, id",
                some,
            )
            for key, group in groupby(rows, lambda row: (row[0], row[1])):
                found[key] = tuple(row[2] for row in group)
        return found

    def has_file(self, digest: str) -> bool:
        """Whether the bytes of an attachment are kept, by their SHA-256."""
        return (
            self._run("SELECT 1 FROM attachment_chunk WHERE sha256 = ? LIMIT 1", (digest,)).first()
            is not None
        )

    def targets(self, owner_id: str, role: str) -> tuple[str, ...]:
        """What a REFERENCES field of a record holds, in order."""
        rows = self._run(
            "SELECT target_id FROM link WHERE owner_id = ? AND role = ? AND deleted = 0 ORDER BY position, id",
            (owner_id, role),
        )
        return tuple(row[0] for row in rows)

    def links(self, owner_id: str, role: str) -> tuple[str, ...]:
        """Ids of the live link records behind a REFERENCES field."""
        rows = self._run(
            "SELECT id FROM link WHERE owner_id = ? AND role = ? AND deleted = 0 ORDER BY id",
            (owner_id, role),
        )
        return tuple(row[0] for row in rows)

    def ids_where(self, kind: str, **equals: str | int) -> list[str]:
        """Ids of live records of a kind whose stored fields equal the given values."""
        conditions = " AND ".join(f'"{table_of(kind).columns[name].name}" = ?' for name in equals)
        rows = self._run(
            f'SELECT id FROM "{kind}" WHERE deleted = 0 AND {conditions}', tuple(equals.values())
        )
        return [row[0] for row in rows]

    def locked_minutes(self, meetings: Iterable[str]) -> set[str]:
        """Those of some meetings whose minutes are final and stamped."""
        found: set[str] = set()
        for marks, some in _batches(meetings):
            rows = self._run(
                f"SELECT id FROM meeting WHERE id IN ({marks}) AND minutes = 'final' AND minutes_stamp IS NOT NULL",
                some,
            )
            found.update(row[0] for row in rows)
        return found

    def parts_of(self, record_id: str, *, deleted: bool) -> list[str]:
        """Ids of the parts of a record, live or deleted."""
        rows = self._run(
            "SELECT id FROM record WHERE whole_id = ? AND deleted = ?", (record_id, int(deleted))
        )
        return [row[0] for row in rows]

    def life_transaction(self, record_id: str) -> int | None:
        """Number of the transaction that last deleted or restored a record."""
        found = self._run(
            "SELECT tx FROM change WHERE rec = ? AND kind = 'life' ORDER BY number DESC LIMIT 1", (record_id,)
        ).scalar()
        return cast(int | None, found)

    def author_of(self, transaction: int) -> tuple[str, str]:
        """Author and claimed time of the transaction with this number."""
        row = self._run('SELECT author, wall FROM "transaction" WHERE number = ?', (transaction,)).one()
        return row[0], row[1]

    def arrival(self, revision: str) -> int:
        """Order of arrival of the newest change that a revision names; 0 where this file does not know it."""
        newest = 0
        for part in revision.split(","):
            site, _, seq = part.rpartition(":")
            row = self._run(
                "SELECT c.number FROM change c JOIN site s ON s.number = c.site_number WHERE s.id = ? AND c.seq = ?",
                (site, int(seq) if seq.isdecimal() and len(seq) < 18 else -1),
            ).first()
            newest = max(newest, row[0] if row else 0)
        return newest

    def referrers(self, record_id: str, kind: str) -> Referrers | None:
        """The first kind of live record found to refer to one, other than its own parts."""
        for owner, name, label in _references_to(kind):
            query = f'SELECT count(*) FROM "{owner}" WHERE deleted = 0 AND "{name}" = ?'
            if count := self._run(query, (record_id,)).scalar_one():
                return Referrers(owner, label, count)
        found = self._run(
            "SELECT r.kind, count(*) FROM link l JOIN record r ON r.id = l.owner_id "
            "WHERE l.deleted = 0 AND r.deleted = 0 AND l.target_id = ? GROUP BY r.kind ORDER BY 2 DESC, 1",
            (record_id,),
        ).first()
        return Referrers(found[0], "", found[1]) if found else None

    def referred(self, kind: str, ids: Iterable[str]) -> set[str]:
        """Those of some records of a kind to which live records refer, other than their own parts."""
        wanted, found = canonical_json(list(ids)), set[str]()
        among = "IN (SELECT value FROM json_each(?))"
        for owner, name, _ in _references_to(kind):
            sql = f'SELECT DISTINCT "{name}" FROM "{owner}" WHERE deleted = 0 AND "{name}" {among}'
            found.update(self._run(sql, (wanted,)).scalars())
        linked = (
            "SELECT DISTINCT l.target_id FROM link l JOIN record r ON r.id = l.owner_id "
            f"WHERE l.deleted = 0 AND r.deleted = 0 AND l.target_id {among}"
        )
        return found | set(self._run(linked, (wanted,)).scalars())


def _batches(ids: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(placeholders, ids) for statements that ask of many records at once."""
    rest = iter(dict.fromkeys(ids))
    while some := tuple(islice(rest, AT_ONCE)):
        yield ", ".join("?" * len(some)), some


@cache
def _references_to(kind: str) -> tuple[tuple[str, str, str], ...]:
    """(kind, field, label) of every stored reference that may point to a kind; a part's own whole is not counted.

    Nor is what a proposal became: it only remembers, and nobody could change it to let the record go.
    """
    return tuple(
        (owner, name, field.label)
        for owner in KINDS
        if owner not in {"link", "proposal"}
        for name, field in fields_of(owner).items()
        if field.kind is FieldKind.REFERENCE and field.target in (None, kind) and not field.whole
    )
