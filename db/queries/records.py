"""Reads records of any kind in their JSON form, many at a time, without loading them as objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from db.codecs import Json
from db.columns import from_sql
from db.kinds import FieldKind
from db.reader import Reader
from db.registry import KINDS, fields_of

PAGE = 1_000
"""Records read with one statement; what they hold is in memory at once."""

Form = dict[str, Json]
"""Field → value in JSON form, in the order of the catalogue, REFERENCES as lists of ids; empty fields are left out."""


def count(reader: Reader, kinds: Iterable[str]) -> int:
    """How many live records of these kinds there are."""
    wanted = tuple(kinds)
    marks = ", ".join("?" * len(wanted))
    found = reader.rows(f"SELECT count(*) FROM record WHERE deleted = 0 AND kind IN ({marks})", *wanted)
    return int(found[0][0])


def live(reader: Reader, kind: str) -> Iterator[tuple[str, Form]]:
    """(id, form) of every live record of a kind, by id; read page by page in the reader's snapshot."""
    last = ""
    sql = f'SELECT {_columns(kind)} FROM "{kind}" WHERE deleted = 0 AND id > ? ORDER BY id LIMIT {PAGE}'
    while rows := reader.rows(sql, last):
        yield from _forms(reader, kind, rows)
        last = rows[-1][0]


def these(reader: Reader, kind: str, ids: Iterable[str]) -> Iterator[tuple[str, Form]]:
    """(id, form) of the records of a kind with these ids, deleted ones included; others are left out."""
    rest = iter(ids)
    while page := tuple(islice(rest, PAGE)):
        sql = f'SELECT {_columns(kind)} FROM "{kind}" WHERE id IN ({_marks(page)}) ORDER BY id'
        yield from _forms(reader, kind, reader.rows(sql, *page))


def title(reader: Reader, kind: str, record_id: str) -> str | None:
    """What stands in the field by which people call records of a kind, deleted ones included; None: it is not there."""
    found = reader.rows(f'SELECT "{KINDS[kind].TITLE}" FROM "{kind}" WHERE id = ?', record_id)
    return found[0][0] or "" if found else None


def lives(reader: Reader, ids: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """(id, kind, deleted) of the records with these ids; ids that are not there are left out."""
    rest = iter(ids)
    while page := tuple(islice(rest, PAGE)):
        for row in reader.rows(f"SELECT id, kind, deleted FROM record WHERE id IN ({_marks(page)})", *page):
            yield row[0], row[1], bool(row[2])


def unmade(reader: Reader, ids: Iterable[str]) -> Iterator[str]:
    """Those of these records that are deleted because the action that made them was undone."""
    rest = iter(ids)
    while page := tuple(islice(rest, PAGE)):
        sql = (
            "SELECT r.id FROM record r "
            "JOIN change first ON first.number = (SELECT min(number) FROM change WHERE rec = r.id) "
            "JOIN change last ON last.number = (SELECT max(number) FROM change WHERE rec = r.id) "
            'JOIN "transaction" t ON t.number = last.tx '
            f"WHERE r.id IN ({_marks(page)}) AND r.deleted = 1 AND last.kind = 'life' "
            "AND t.role = 'undo' AND t.of = (SELECT id FROM \"transaction\" WHERE number = first.tx)"
        )
        yield from (row[0] for row in reader.rows(sql, *page))


def _forms(reader: Reader, kind: str, rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, Form]]:
    targets = _targets(reader, kind, [str(row[0]) for row in rows])
    fields = fields_of(kind)
    for row in rows:
        record_id, stored = str(row[0]), iter(row[1:])
        form: Form = {}
        for name, field in fields.items():
            if field.kind is FieldKind.REFERENCES:
                value: Json = targets.get((record_id, name))
            else:
                value = from_sql(field.kind, next(stored))  # type: ignore[arg-type]
            if value is not None:
                form[name] = value
        yield record_id, form


def _targets(reader: Reader, kind: str, owners: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """(owner, field) → targets in order."""
    found: dict[tuple[str, str], list[str]] = {}
    if not owners or all(field.kind is not FieldKind.REFERENCES for field in fields_of(kind).values()):
        return found
    sql = (
        f"SELECT owner_id, role, target_id FROM link WHERE deleted = 0 AND owner_id IN ({_marks(owners)}) "
        "ORDER BY position, id"
    )
    for owner, role, target in reader.rows(sql, *owners):
        found.setdefault((owner, role), []).append(target)
    return found


def _columns(kind: str) -> str:
    names = (name for name, field in fields_of(kind).items() if field.kind is not FieldKind.REFERENCES)
    return ", ".join(("id", *(f'"{name}"' for name in names)))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
