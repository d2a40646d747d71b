"""The texts of attachments as they were read: derived from their bytes, under the same address, never journaled.

A content that somebody attached has a row from then on; `reader` 0 is one that nobody has read yet. What cannot be read
keeps the reason, until a later reader knows better.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db.reader import Reader
from db.values.text import canonical_json

TABLES = (
    (
        "CREATE TABLE attachment_text (sha256 TEXT PRIMARY KEY, reader INTEGER NOT NULL, text TEXT NOT NULL, "
        "parts TEXT NOT NULL, trouble TEXT) STRICT"
    ),
    "CREATE INDEX ix_attachment_text_reader ON attachment_text (reader)",
)


@dataclass(frozen=True, slots=True)
class AttachedText:
    """What was read: the text, and where its parts begin, with their labels. Empty with a `trouble`."""

    text: str
    parts: tuple[tuple[int, str], ...] = ()
    trouble: str | None = None

    def label_at(self, place: int) -> str:
        """In which part a place of the text lies."""
        return next((label for start, label in reversed(self.parts) if start <= place), "")


@dataclass(frozen=True, slots=True)
class Unread:
    """A content whose text was not read yet, by the name under which it was attached; `size` in bytes."""

    sha256: str
    name: str
    size: int


def create(connection: Connection) -> None:
    """The empty table."""
    for statement in TABLES:
        connection.exec_driver_sql(statement)


def expect(connection: Connection, ids: Iterable[str]) -> None:
    """Give a row to the contents of the live attachments among some records that have none."""
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO attachment_text (sha256, reader, text, parts) SELECT sha256, 0, '', '[]' "
        "FROM attachment WHERE deleted = 0 AND sha256 IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (canonical_json(list(ids)),),
    )


def keep(connection: Connection, sha256: str, reader: int, found: AttachedText) -> list[str]:
    """Keep what a reader of this version made of a content; the ids of the attachments it belongs to."""
    run = connection.exec_driver_sql
    run(
        "UPDATE attachment_text SET reader = ?, text = ?, parts = ?, trouble = ? WHERE sha256 = ?",
        (reader, found.text, canonical_json([list(part) for part in found.parts]), found.trouble, sha256),
    )
    return [row[0] for row in run("SELECT id FROM attachment WHERE sha256 = ?", (sha256,))]


def forget_unreferenced(connection: Connection) -> None:
    """Remove the texts of contents that no attachment, live or deleted, refers to."""
    connection.exec_driver_sql(
        "DELETE FROM attachment_text WHERE sha256 NOT IN (SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)"
    )


def forget_all(connection: Connection) -> None:
    """Every text is to be read anew."""
    connection.exec_driver_sql(
        "UPDATE attachment_text SET reader = 0, text = '', parts = '[]', trouble = NULL"
    )


def unread(reader: Reader, version: int) -> list[Unread]:
    """Contents of live attachments that a reader of this version has not read; what an older one read stays."""
    rows = reader.rows(
        "SELECT sha256, min(file_name), max(size) FROM attachment WHERE deleted = 0 AND sha256 IN "
        "(SELECT sha256 FROM attachment_text WHERE reader = 0 OR (reader < ? AND trouble IS NOT NULL)) "
        "GROUP BY sha256 ORDER BY min(id)",
        version,
    )
    return [Unread(*row) for row in rows]


def count_unread(reader: Reader) -> int:
    """How many contents of live attachments nobody has read yet."""
    if not reader.rows("SELECT 1 FROM attachment_text WHERE reader = 0 LIMIT 1"):
        return 0
    rows = reader.rows(
        "SELECT count(DISTINCT sha256) FROM attachment WHERE deleted = 0 AND sha256 IN "
        "(SELECT sha256 FROM attachment_text WHERE reader = 0)"
    )
    return int(rows[0][0])


def troubled(reader: Reader) -> list[tuple[str, str, str]]:
    """(id, file name, code of the trouble) of the live attachments whose text cannot be read."""
    rows = reader.rows(
        "SELECT a.id, a.file_name, t.trouble FROM attachment a JOIN attachment_text t ON t.sha256 = a.sha256 "
        "WHERE a.deleted = 0 AND t.trouble IS NOT NULL ORDER BY a.id"
    )
    return [(row[0], row[1], row[2]) for row in rows]


def texts(rows: Callable[..., list[tuple[Any, ...]]], ids: Sequence[str]) -> Mapping[str, AttachedText]:
    """Attachment → its text, where it was read and says something."""
    found = rows(
        "SELECT a.id, t.text, t.parts FROM attachment a JOIN attachment_text t ON t.sha256 = a.sha256 "
        "WHERE t.text <> '' AND a.id IN (SELECT value FROM json_each(?))",
        canonical_json(list(ids)),
    )
    return {
        row[0]: AttachedText(row[1], tuple((start, label) for start, label in json.loads(row[2])))
        for row in found
    }


def holding(reader: Reader, text: str) -> list[str]:
    """Ids of the attachments whose text holds these words exactly so."""
    rows = reader.rows(
        "SELECT a.id FROM attachment_text t JOIN attachment a ON a.sha256 = t.sha256 WHERE instr(t.text, ?) > 0",
        text,
    )
    return [row[0] for row in rows]
