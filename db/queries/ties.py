"""What is tied to a country: how many records of each kind concern it, and those to which it is a party."""

from __future__ import annotations

from collections.abc import Sequence

from db.reader import Reader
from db.search_filters import concerning


def numbers(reader: Reader, country_id: str, kinds: Sequence[str]) -> dict[str, int]:
    """Kind → how many live records a list filtered by this country holds; every kind is there."""
    tied = concerning("country", [country_id])
    marks = ", ".join("?" * len(kinds))
    sql = (
        f"SELECT kind, count(*) FROM record WHERE deleted = 0 AND kind IN ({marks}) AND id IN ({tied.direct}) "
        "GROUP BY kind"
    )
    found = {row[0]: int(row[1]) for row in reader.rows(sql, *kinds, *tied.values)}
    return {kind: found.get(kind, 0) for kind in kinds}


def party_to(reader: Reader, kind: str, country_id: str) -> list[str]:
    """Ids of the live records of a kind to which a country is a party."""
    sql = (
        f'SELECT id FROM "{kind}" WHERE deleted = 0 AND id IN '
        "(SELECT owner_id FROM link WHERE deleted = 0 AND role = 'parties' AND target_id = ?)"
    )
    return [row[0] for row in reader.rows(sql, country_id)]
