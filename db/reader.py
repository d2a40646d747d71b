"""Reads a case file in one snapshot: typed rows, references, revisions. Writes nothing and keeps nothing open."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from db.errors import translated
from db.guard import ReadSession
from db.models import Link, Record
from db.values.courtesy import give_way
from db.values.text import canonical_json

R = TypeVar("R", bound=Record)

PORTION = 200
"""Rows that are fetched at once."""

FEW = 20
"""Up to so many values are given to a statement one by one; more go as one, so that no list is too long."""


class Reader:
    """One read snapshot. Rows it returns are plain data: nothing is loaded later."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, model: type[R], id: str | None) -> R | None:
        """The live record with this id."""
        if not id:
            return None
        found = self._session.get(model, id)
        return found if found is not None and not cast(Any, found).deleted else None

    def all(self, model: type[R], *, deleted: bool = False, **equals: Any) -> list[R]:
        """Live records (or deleted ones) whose fields equal the given values, in order of their ids.

        A list or tuple as value means any of these.
        """
        table: Any = model
        query = select(model).where(table.deleted == int(deleted)).order_by(table.id)
        for name, value in equals.items():
            column = getattr(table, name)
            if isinstance(value, (list, tuple, set, frozenset)):
                query = query.where(_among(column, value))
            else:
                query = query.where(column == value)
        return list(self._session.scalars(query))

    def references(self, owners: Iterable[str] | None = None) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(owner, field) → targets in order; of all owners where none are named."""
        links = self.all(Link) if owners is None else self.all(Link, owner_id=list(owners))
        links.sort(key=lambda link: (link.position or 0, link.id))
        found: dict[tuple[str, str], list[str]] = {}
        for link in links:
            found.setdefault((link.owner_id, link.role), []).append(link.target_id)
        return {key: tuple(targets) for key, targets in found.items()}

    def kinds(self, ids: Iterable[str]) -> dict[str, str]:
        """Id → kind of the live records among the given ids."""
        sql = "SELECT id, kind FROM record WHERE deleted = 0 AND id IN (SELECT value FROM json_each(?))"
        return dict(cast(list[tuple[str, str]], self.rows(sql, among(ids))))

    def beginning_with(self, prefix: str, limit: int = 10) -> list[tuple[str, str]]:
        """(id, kind) of records, deleted ones included, whose id begins with a prefix."""
        sql = "SELECT id, kind FROM record WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return cast(list[tuple[str, str]], self.rows(sql, prefix, prefix + "g", limit))

    def file(self, digest: str) -> Iterator[bytes]:
        """The bytes of an attachment in pieces, by the SHA-256 of the whole."""
        count = self.rows("SELECT count(*) FROM attachment_chunk WHERE sha256 = ?", digest)[0][0]
        for number in range(count):
            query = "SELECT data FROM attachment_chunk WHERE sha256 = ? AND number = ?"
            yield bytes(self.rows(query, digest, number)[0][0])

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of a plain query of `db.queries`; never built from what a user typed. A PRAGMA may have none to give."""
        with self._session.connection().exec_driver_sql(sql, values) as found:
            return list(_fetched(found.cursor)) if found.returns_rows else []


def _fetched(cursor: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a cursor in portions: the driver lets no other thread have its turn within one."""
    portion = cursor.fetchmany(PORTION)
    while portion:
        yield from portion
        if len(portion) < PORTION:
            return
        give_way()
        portion = cursor.fetchmany(PORTION)


def among(values: Iterable[str]) -> str:
    """Ids or other text as one value of a statement: `… IN (SELECT value FROM json_each(?))`."""
    each = list(values)
    told = '","'.join(each)
    plain = told.isascii() and told.isprintable() and "\\" not in told
    if each and plain and told.count('"') == 2 * len(each) - 2:  # as ids are, of which there are many
        return f'["{told}"]'
    return json.dumps(each)


def _among(column: Any, values: Collection[Any]) -> ColumnElement[bool]:
    """Whether a column holds one of these values; of a long list they are all text."""
    wanted = sorted(values)
    if len(wanted) <= FEW:
        return cast(ColumnElement[bool], column.in_(wanted))
    each = func.json_each(canonical_json(wanted)).table_valued("value")
    return cast(ColumnElement[bool], column.in_(select(each.c.value)))


@contextmanager
def reading(engine: Engine, file: Path) -> Iterator[Reader]:
    """A snapshot that is closed when the block ends; driver errors leave as CaseFileError."""
    with translated(file), ReadSession(engine, expire_on_commit=False, autoflush=False) as session:
        yield Reader(session)
        session.expunge_all()
        session.rollback()
