"""What a list shows: the ids of all its rows in order, as one text, and the stored values of the few rows on screen.

SQLite itself joins the ids, so that no step of a long query needs Python: the window's thread is never kept waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, assert_never

from db.kinds import FieldKind
from db.reader import Reader
from db.registry import KINDS, fields_of
from db.search_filters import OWN_DATES, Condition, first_day
from db.search_query import Wanted, expression
from db.values.text import canonical_json

ID = 36
"""Characters of every id."""

SHORTENED = 300
"""Characters of a text that are read for a cell."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of SQL with the values it binds, in order."""

    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """The rows of a list, out of `source` (empty: the table of the kind); sorted by each piece of `order`, then by id.

    Where there is a `group`, rows of one group stand together, in the order of the groups.
    """

    kind: str
    where: tuple[Piece, ...] = ()
    order: tuple[Piece, ...] = ()
    source: str = ""
    group: Piece | None = None
    deleted: bool = False


def ids(reader: Reader, query: Query, limit: int = -1) -> str:
    """All ids in order, one after the other, each of 36 characters; at most `limit` where that is not negative."""
    order = [*_grouping(query), *query.order]
    keys = ", ".join([*(piece.sql for piece in order), f'"{query.kind}".id'])
    source = _source(query)
    sql = (
        f"SELECT coalesce(group_concat(id, ''), '') FROM (SELECT \"{query.kind}\".id AS id FROM {source.sql} "
        f"ORDER BY {keys} LIMIT {int(limit)})"
    )
    values = [*source.values, *(value for piece in order for value in piece.values)]
    return str(reader.rows(sql, *values)[0][0])


def grouped(reader: Reader, query: Query) -> list[tuple[Any, int, str]]:
    """(group, rows, their ids in order) in the order of the groups, in one pass; only where the query has a group."""
    assert query.group is not None
    source = _source(query)
    keys = ", ".join([*(piece.sql for piece in query.order), f'"{query.kind}".id'])
    sql = (
        f"SELECT {query.group.sql} AS grouped, count(*), group_concat(\"{query.kind}\".id, '' ORDER BY {keys}) "
        f"FROM {source.sql} GROUP BY 1 ORDER BY 1 NULLS LAST"
    )
    ordered = [value for piece in query.order for value in piece.values]
    return [
        (row[0], row[1], row[2]) for row in reader.rows(sql, *query.group.values, *ordered, *source.values)
    ]


def total(reader: Reader, query: Query) -> int:
    """How many rows there are."""
    source = _source(query)
    return int(reader.rows(f"SELECT count(*) FROM {source.sql}", *source.values)[0][0])


def matching(wanted: Wanted, kind: str) -> tuple[Piece, ...]:
    """What a search means for the rows of one kind."""
    own = f'"{kind}".id'
    found = [_condition(one, kind) for one in wanted.conditions]
    documents = "SELECT record_id FROM search_document WHERE number IN (SELECT rowid FROM search_index WHERE "
    if wanted.terms:
        found.append(Piece(f"{own} IN ({documents}search_index MATCH ?))", (expression(wanted.terms),)))
    if wanted.without:
        unwanted = expression(wanted.without, "OR")
        found.append(Piece(f"{own} NOT IN ({documents}search_index MATCH ?))", (unwanted,)))
    return tuple(found)


def beginning(kind: str, typed: str) -> Piece:
    """Rows whose title begins like this, whatever its case."""
    pattern = "".join(f"\\{letter}" if letter in "%_\\" else letter for letter in typed) + "%"
    return Piece(f'"{kind}"."{KINDS[kind].TITLE}" LIKE ? ESCAPE \'\\\'', (pattern,))


def sorting(kind: str, name: str, levels: Sequence[str] = ()) -> str | None:
    """SQL by which rows are sorted by a field, NULL where it is empty; None where that makes no sense.

    `levels` are the codes of the marking scheme, lowest first.
    """
    field = fields_of(kind)[name]
    column = f'"{kind}"."{name}"'
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT:
            return f"{column} COLLATE NOCASE"
        case FieldKind.NUMBER | FieldKind.FLAG:
            return column
        case FieldKind.CHOICE:
            return _placed(column, [one.value for one in field.choices or ()])
        case FieldKind.PARTIAL_DATE:
            return column
        case FieldKind.DATE_RANGE:
            return first_day(column)
        case FieldKind.DUE:
            return f"json_extract({column}, '$.end')"
        case FieldKind.MARKING:
            return _placed(f"json_extract({column}, '$.level')", levels)
        case FieldKind.REFERENCE:
            return _title_of(field.target, column)
        case FieldKind.REFERENCES:
            first = (
                f"(SELECT target_id FROM link WHERE owner_id = \"{kind}\".id AND role = '{name}' AND deleted = 0 "
                "ORDER BY position, id LIMIT 1)"
            )
            return _title_of(field.target, first)
        case FieldKind.BODY:
            return None
    assert_never(field.kind)


def counting(kind: str, parts: str, field: str, also: str = "") -> str:
    """SQL of how many live parts of one kind a row has, for example its citations."""
    return (
        f'(SELECT nullif(count(*), 0) FROM "{parts}" WHERE "{parts}"."{field}" = "{kind}".id '
        f'AND "{parts}".deleted = 0{also})'
    )


def own_date(kind: str) -> str | None:
    """SQL of the first day by which people know a record of this kind; None where it has no date."""
    date = OWN_DATES.get(kind)
    return first_day(f"({date})") if date else None


def values(
    reader: Reader,
    kind: str,
    record_ids: Sequence[str],
    names: Sequence[str],
    computed: Mapping[str, str],
    *,
    whole: bool,
) -> dict[str, tuple[Any, ...]]:
    """Id → stored values of the named fields, then of the computed ones (name → SQL); REFERENCES are left out.

    Texts are shortened unless they are wanted whole. Rows that are not there are left out.
    """
    columns = ['"id"', *(_read(kind, name, whole=whole) for name in names), *computed.values()]
    sql = f'SELECT {", ".join(columns)} FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))'
    return {row[0]: row[1:] for some in _some(record_ids) for row in reader.rows(sql, canonical_json(some))}


def targets(reader: Reader, owners: Sequence[str], roles: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """(owner, field) → targets in order, of REFERENCES fields."""
    found: dict[tuple[str, str], list[str]] = {}
    sql = (
        "SELECT owner_id, role, target_id FROM link WHERE deleted = 0 AND owner_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY position, id"
    )
    for some in _some(owners) if roles else ():
        for owner, role, target in reader.rows(sql, canonical_json(some)):
            if role in roles:
                found.setdefault((owner, role), []).append(target)
    return found


def titles(reader: Reader, record_ids: Iterable[str]) -> dict[str, str]:
    """Id → title of records of any kind, deleted ones included; those without a title of their own are left out."""
    kinds: dict[str, list[str]] = {}
    wanted = sorted(set(record_ids))
    for some in _some(wanted):
        sql = "SELECT id, kind FROM record WHERE id IN (SELECT value FROM json_each(?))"
        for record_id, kind in reader.rows(sql, canonical_json(some)):
            kinds.setdefault(kind, []).append(record_id)
    found: dict[str, str] = {}
    for kind, own in kinds.items():
        if not (title := KINDS[kind].TITLE):
            continue
        sql = f'SELECT id, "{title}" FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))'
        for some in _some(own):
            found |= {row[0]: row[1] for row in reader.rows(sql, canonical_json(some)) if row[1]}
    return found


def wholes(reader: Reader, record_ids: Sequence[str]) -> dict[str, str]:
    """Id → the record that it is a part of, for those that are parts."""
    sql = "SELECT id, whole_id FROM record WHERE whole_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for some in _some(record_ids) for row in reader.rows(sql, canonical_json(some))}


def posts(reader: Reader, people: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Person → title and organisation of the post they hold: the latest on file that has not ended."""
    sql = (
        'SELECT person_id, title, organisation_id FROM post WHERE deleted = 0 AND "end" IS NULL '
        "AND person_id IN (SELECT value FROM json_each(?)) ORDER BY coalesce(as_of, start, ''), id"
    )
    found: dict[str, tuple[str, str | None]] = {}
    for some in _some(people):
        found |= {row[0]: (row[1] or "", row[2]) for row in reader.rows(sql, canonical_json(some))}
    return found


def _grouping(query: Query) -> list[Piece]:
    return [Piece(f"{query.group.sql} NULLS LAST", query.group.values)] if query.group else []


def _source(query: Query) -> Piece:
    where = "".join(f" AND {piece.sql}" for piece in query.where)
    source = query.source or f'"{query.kind}"'
    sql = f'{source} WHERE "{query.kind}".deleted = {int(query.deleted)}{where}'
    return Piece(sql, tuple(value for piece in query.where for value in piece.values))


def _condition(condition: Condition, kind: str) -> Piece:
    """What a row says of itself needs no list of ids to be looked for in."""
    if condition.own is None:
        negation = "NOT " if condition.negated else ""
        return Piece(f'"{kind}".id {negation}IN ({condition.sql})', condition.values)
    if kind not in condition.own:
        return Piece(str(int(condition.negated)))
    said = f"({condition.own[kind]})"
    return Piece(f"{said} IS NOT TRUE" if condition.negated else said, condition.values)


def _placed(column: str, codes: Sequence[str]) -> str:
    """The place of a code among codes of our own; NULL where there is none, last where it is not known."""
    if not codes:
        return column
    cases = " ".join(
        f"WHEN '{code.replace(chr(39), chr(39) * 2)}' THEN {place}" for place, code in enumerate(codes)
    )
    return f"CASE {column} {cases} WHEN NULL THEN NULL ELSE iif({column} IS NULL, NULL, {len(codes)}) END"


def _title_of(kind: str | None, id_sql: str) -> str | None:
    if kind is None or not KINDS[kind].TITLE:
        return None
    return f'(SELECT target."{KINDS[kind].TITLE}" FROM "{kind}" AS target WHERE target.id = {id_sql}) COLLATE NOCASE'


def _read(kind: str, name: str, *, whole: bool) -> str:
    texts = (FieldKind.TEXT, FieldKind.BODY)
    if whole or fields_of(kind)[name].kind not in texts:
        return f'"{name}"'
    return f'substr("{name}", 1, {SHORTENED})'


def _some(wanted: Sequence[str]) -> Iterable[list[str]]:
    rest = iter(wanted)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
