"""What belongs to this copy of the case file alone, by space and key: drafts, saved views, where a window stood."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from db.codecs import Json
from db.reader import Reader
from db.values.text import canonical_json

SHORTEST = 6
"""Letters from which words that were expunged are looked for in what is kept here."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing kept; `about` is the id of the record it is on, `changed` when it was put there (ISO, UTC)."""

    key: str
    value: Json
    about: str | None
    changed: str


def put(connection: Connection, space: str, key: str, value: Json, about: str | None, now: str) -> None:
    """Keep a value in place of what was there."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO local (space, key, about, value, changed) VALUES (?, ?, ?, ?, ?)",
        (space, key, about, canonical_json(value), now),
    )


def drop(connection: Connection, space: str, key: str) -> None:
    """Forget a value."""
    connection.exec_driver_sql("DELETE FROM local WHERE space = ? AND key = ?", (space, key))


def kept(reader: Reader, space: str, key: str | None = None) -> list[Kept]:
    """What a space holds, or the one thing under a key; the latest first."""
    rows = reader.rows(
        "SELECT key, value, about, changed FROM local WHERE space = ?1 AND (?2 IS NULL OR key = ?2) "
        "ORDER BY changed DESC, key",
        space,
        key,
    )
    return [Kept(row[0], json.loads(row[1]), row[2], row[3]) for row in rows]


def forget_about(connection: Connection, record_id: str, texts: Iterable[str]) -> None:
    """An expunge reaches here too: whatever is on the record, or holds one of the texts, goes."""
    connection.exec_driver_sql("DELETE FROM local WHERE about = ?", (record_id,))
    for text in texts:
        if len(text) >= SHORTEST:
            connection.exec_driver_sql(
                "DELETE FROM local WHERE instr(value, ?) > 0", (canonical_json(text)[1:-1],)
            )
