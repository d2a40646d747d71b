"""Which records meet the conditions of a search: all of them where they are few, else some of given ones.

A condition that few records meet is looked up once. One that a good part of the file meets (all open commitments, all
of the heaviest country) is not listed: the records found are looked at in their order, until enough meet it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from db.reader import Reader
from db.registry import whole_field
from db.search_documents import DOCUMENTED
from db.search_filters import Condition
from db.values.text import canonical_json

FEW = 5_000
"""Records that are looked up as a list."""

AT_ONCE = 500
"""Records that are looked at together."""


def few(reader: Reader, conditions: Sequence[Condition]) -> list[str] | None:
    """Ids of all records that meet the conditions, where one of them is met by few; None where each is met by many."""
    for condition in conditions:
        if not condition.negated and (ids := _listed(reader, condition, FEW)) is not None:
            others = [one for one in conditions if one is not condition]
            return sifted(reader, others, sorted(ids))
    return None


def every(reader: Reader, conditions: Sequence[Condition]) -> list[str]:
    """Ids of all records that meet the conditions, however many."""
    wanted: set[str] | None = None
    for condition in sorted(conditions, key=lambda one: one.negated):
        ids = _listed(reader, condition, None) or set()
        if wanted is None:
            everything = reader.rows("SELECT record_id FROM search_document") if condition.negated else []
            wanted = {row[0] for row in everything} - ids if condition.negated else ids
        else:
            wanted = wanted - ids if condition.negated else wanted & ids
    return sorted(wanted or ())


def sifted(reader: Reader, conditions: Iterable[Condition], ids: Sequence[str]) -> list[str]:
    """Those of some records that meet the conditions, in their order."""
    kept = list(ids)
    for condition in conditions:
        meeting: set[str] = set()
        for start in range(0, len(kept), AT_ONCE):
            meeting |= _meeting(reader, condition, kept[start : start + AT_ONCE])
        kept = [one for one in kept if (one in meeting) is not condition.negated]
    return kept


def _listed(reader: Reader, condition: Condition, most: int | None) -> set[str] | None:
    """Ids of all records that meet a condition as it stands, not negated; None where there are more than `most`."""
    if most is None:
        return {row[0] for row in reader.rows(condition.sql, *condition.values)}
    count = f"SELECT count(*) FROM (SELECT 1 FROM ({condition.direct}) LIMIT {most + 1})"
    if reader.rows(count, *condition.values)[0][0] > most:
        return None
    ids = {row[0] for row in reader.rows(condition.direct, *condition.values)}
    return ids | _parts(reader, ids) if condition.with_parts else ids


def _meeting(reader: Reader, condition: Condition, ids: Collection[str]) -> set[str]:
    """Those of a few records that meet a condition as it stands, not negated."""
    wholes = _wholes(reader, ids) if condition.with_parts else {}
    among = canonical_json(sorted({*ids, *wholes.values()}))
    sql = f"WITH among(id) AS (SELECT value FROM json_each(?)) SELECT * FROM ({condition.narrow})"
    met = {row[0] for row in reader.rows(sql, among, *condition.values)}
    return {one for one in ids if one in met or wholes.get(one) in met}


def _parts(reader: Reader, wholes: Collection[str]) -> set[str]:
    return {row[0] for row in reader.rows(_parts_of(), canonical_json(sorted(wholes)))}


def _wholes(reader: Reader, parts: Collection[str]) -> dict[str, str]:
    """Part → the record that it is a part of."""
    return dict(reader.rows(_wholes_of(), canonical_json(sorted(parts))))


@cache
def _parts_of() -> str:
    return " UNION ALL ".join(
        f'SELECT id FROM "{kind}" WHERE "{field}" IN (SELECT value FROM json_each(?1))'
        for kind in DOCUMENTED
        if (field := whole_field(kind))
    )


@cache
def _wholes_of() -> str:
    return " UNION ALL ".join(
        f'SELECT id, "{field}" FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?1)) AND "{field}" IS NOT NULL'
        for kind in DOCUMENTED
        if (field := whole_field(kind))
    )
