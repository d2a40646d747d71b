"""The bytes of attachments against their address: each content is stored under its own SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from db import attachment_texts
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Pieces:
    """Contents read from another file, ready to be stored; by SHA-256."""

    contents: Mapping[str, list[bytes]]

    @property
    def found(self) -> frozenset[str]:
        """Their addresses."""
        return frozenset(self.contents)

    def store(self, connection: Connection) -> None:
        """Store them in place of what is there."""
        for digest, pieces in self.contents.items():
            replace(connection, digest, pieces)


def broken_files(reader: Reader) -> Iterator[tuple[str, str]]:
    """(file name, what is wrong) of every attachment whose bytes are missing or not what they were."""
    for name, _, trouble in _broken(reader):
        yield name, trouble


def broken_digests(reader: Reader) -> Iterator[str]:
    """Addresses of the contents that are missing or damaged."""
    return (digest for _, digest, _ in _broken(reader))


def mend(reader: Reader, wanted: Iterable[str]) -> Pieces:
    """Those of the wanted contents that this file holds whole."""
    return Pieces({digest: list(reader.file(digest)) for digest in wanted if is_whole(reader, digest)})


def _broken(reader: Reader) -> Iterator[tuple[str, str, str]]:
    rows = reader.rows(
        "SELECT sha256, min(file_name), max(size) FROM attachment WHERE sha256 IS NOT NULL "
        "GROUP BY sha256 ORDER BY sha256"
    )
    for digest, name, size in rows:
        held = reader.rows("SELECT count(*) FROM attachment_chunk WHERE sha256 = ?", digest)[0][0]
        if not held and size:
            yield name, digest, "is not in the file"
        elif held and not is_whole(reader, digest):
            yield name, digest, "is not what was attached: its bytes are damaged"


def is_whole(reader: Reader, digest: str) -> bool:
    """Whether the file holds a content with this SHA-256, byte for byte."""
    numbers = [
        row[0]
        for row in reader.rows("SELECT number FROM attachment_chunk WHERE sha256 = ? ORDER BY number", digest)
    ]
    if numbers != list(range(len(numbers))) or not numbers:
        return False
    found = hashlib.sha256()
    for piece in reader.file(digest):
        found.update(piece)
    return found.hexdigest() == digest


def replace(connection: Connection, digest: str, pieces: list[bytes]) -> None:
    """Store the bytes of a content anew."""
    run = connection.exec_driver_sql
    run("DELETE FROM attachment_chunk WHERE sha256 = ?", (digest,))
    for number, piece in enumerate(pieces):
        run("INSERT INTO attachment_chunk (sha256, number, data) VALUES (?, ?, ?)", (digest, number, piece))


def drop_unreferenced(connection: Connection) -> int:
    """Remove contents that no attachment, live or deleted, refers to, and their texts; how many there were."""
    run = connection.exec_driver_sql
    stale = run(
        "SELECT DISTINCT sha256 FROM attachment_chunk WHERE sha256 NOT IN "
        "(SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)"
    ).all()
    for (digest,) in stale:
        run("DELETE FROM attachment_chunk WHERE sha256 = ?", (digest,))
    attachment_texts.forget_unreferenced(connection)
    return len(stale)
