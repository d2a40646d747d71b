"""The full-text index inside the case file: derived from the record tables, kept in the transaction that changes them.

`search_index` holds the shadow of every live record (`db.search_text`), `search_document` says whose it is,
`search_name` holds the words of people's names under their consonants, and `search_title` the words by which records
are called, for suggestions while somebody types: there the code of the kind is in the high bits, so that the newest of
each kind are found without looking at the others. The number of a document is that of the first
change of its record, with the code of its kind in the low bits: so newest first needs no sort, and records are counted
by kind without looking at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db import attachment_texts
from db.reader import Reader
from db.registry import fields_of
from db.search_documents import DOCUMENTED, NAMED, Document, Rows, documents
from db.search_names import name_key
from db.values.text import canonical_json

KIND_BITS = 6
KIND_MASK = (1 << KIND_BITS) - 1
KIND_SHIFT = 40
"""Where the code of the kind stands in the numbers of `search_title`, above that of a change."""
TITLE_ROW = f"((d.number & {KIND_MASK}) << {KIND_SHIFT} | (d.number >> {KIND_BITS}))"
"""SQL of `title_row`."""

TABLES = (
    "CREATE TABLE search_kind (code INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE search_document (number INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE) STRICT",
    (
        "CREATE TABLE search_name (name_key TEXT NOT NULL, word TEXT NOT NULL, number INTEGER NOT NULL, "
        "PRIMARY KEY (name_key, word, number)) WITHOUT ROWID, STRICT"
    ),
    "CREATE INDEX ix_search_name_word ON search_name (word)",
    "CREATE INDEX ix_search_name_number ON search_name (number)",
    "CREATE VIRTUAL TABLE search_index USING fts5(title, person, text, tokenize = 'ascii')",
    (
        "CREATE VIRTUAL TABLE search_title USING "
        "fts5(words, tokenize = 'ascii', prefix = '1 2 3 4 5 6', detail = column, columnsize = 0)"
    ),
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_title, row)",
)
"""Words are parted in `db.search_text`; `ascii` takes every letter beyond ASCII for part of a word.

`detail = none` would be smaller, but with secure-delete SQLite 3.53.4 damages such an index (checksum mismatch).
"""

OPTIONS = (
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_index (search_index, rank) VALUES ('rank', 'bm25(5.0, 5.0, 1.0)')",
    "INSERT INTO search_title (search_title, rank) VALUES ('secure-delete', 1)",
)
"""Text that is replaced leaves nothing behind in the file; a word in a title weighs as much as five in a text."""

DERIVED = (
    "search_vocabulary", "search_title", "search_index", "search_document", "search_name", "search_kind",
)  # fmt: skip

BATCH = 1_000
"""Records read and written at a time: bounds memory where sources are long."""


def title_row(number: int) -> int:
    """The number in `search_title` of the document with this number."""
    return (number & KIND_MASK) << KIND_SHIFT | number >> KIND_BITS


def create(connection: Connection) -> None:
    """The empty tables of the index."""
    for statement in (*TABLES, *OPTIONS):
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Make the index anew from the record tables; for migrations, repair, and whatever wrote past `update`."""
    for table in DERIVED:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    create(connection)
    ids = _rows(connection)("SELECT id FROM record WHERE deleted = 0 ORDER BY id")
    update(connection, [row[0] for row in ids])
    for table in ("search_index", "search_title"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def update(connection: Connection, changed: Iterable[str]) -> None:
    """Bring the documents of changed records up to date; records and journal are written already.

    A spelling stands in the document of whom it names, and of whom it named before.
    """
    ids = sorted(set(changed))
    rows = _rows(connection)
    for some in _batches(ids):
        ids += _named_by(rows, some)
    codes = _codes(connection)
    for some in _batches(sorted(set(ids))):
        _update(connection, codes, some)


def differences(reader: Reader) -> list[str]:
    """What the index holds other than the records say, as `person: 2 of 7 records`; empty where it is right."""
    found = []
    for kind in DOCUMENTED:
        ids = [row[0] for row in reader.rows("SELECT id FROM record WHERE kind = ? AND deleted = 0", kind)]
        wrong = sum(_wrong(reader.rows, kind, some) for some in _batches(ids))
        if wrong:
            found.append(f"{kind}: {wrong} of {len(ids)} records")
    surplus = reader.rows(
        "SELECT count(*) FROM search_document d LEFT JOIN record r ON r.id = d.record_id AND r.deleted = 0 "
        "WHERE r.id IS NULL"
    )[0][0]
    return [*found, *([f"{surplus} records that are not there"] if surplus else [])]


def _rows(connection: Connection) -> Rows:
    def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(sql, values)]

    return rows


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    return (list(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))


def _named_by(rows: Rows, ids: list[str]) -> list[str]:
    """Whom the spellings among some records name, and named before."""
    spelt = rows(
        "SELECT id FROM record WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
        NAMED,
        canonical_json(ids),
    )
    if not spelt:
        return []
    path = f"$.fields.{fields_of(NAMED)['named_id'].stable}.v"
    found = rows(
        "SELECT DISTINCT json_extract(body, ?) FROM change WHERE rec IN (SELECT value FROM json_each(?))",
        path,
        canonical_json([row[0] for row in spelt]),
    )
    return [row[0] for row in found if row[0]]


def _codes(connection: Connection) -> Mapping[str, int]:
    """Kind → code; a kind keeps its code in this file, whatever later versions add."""
    known: dict[str, int] = dict(_rows(connection)("SELECT kind, code FROM search_kind"))
    new = [kind for kind in DOCUMENTED if kind not in known]
    added = {kind: code for code, kind in enumerate(new, len(known))}
    assert len(known) + len(added) <= KIND_MASK + 1, "more kinds than the low bits of a number can tell apart"
    if added:
        connection.exec_driver_sql(
            "INSERT INTO search_kind (kind, code) VALUES (?, ?)",
            list(added.items()),
        )
    return known | added


def _update(connection: Connection, codes: Mapping[str, int], ids: list[str]) -> None:
    attachment_texts.expect(connection, ids)
    rows = _rows(connection)
    wanted = {
        document.record_id: (kind, document)
        for kind, some in _by_kind(rows, ids).items()
        for document in documents(rows, kind, some)
    }
    held = _held(rows, ids)
    stale = [
        number
        for record_id, (number, *columns) in held.items()
        if record_id not in wanted or tuple(columns) != wanted[record_id][1].columns
    ]
    _forget(connection, stale)
    fresh = {key: one for key, one in wanted.items() if key not in held or held[key][0] in set(stale)}
    numbers = _numbers(rows, list(fresh))
    _write(
        connection,
        sorted(
            (numbers[key] << KIND_BITS | codes[kind], document) for key, (kind, document) in fresh.items()
        ),
    )


def _by_kind(rows: Rows, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = "SELECT id, kind FROM record WHERE deleted = 0 AND id IN (SELECT value FROM json_each(?))"
    for record_id, kind in rows(query, canonical_json(ids)):
        if kind in DOCUMENTED:
            found.setdefault(kind, []).append(record_id)
    return found


def _held(rows: Rows, ids: list[str]) -> dict[str, tuple[int, str, str, str, str]]:
    """Record → number and columns of its document, where it has one."""
    query = (
        "SELECT d.record_id, d.number, i.title, i.person, i.text, coalesce(t.words, '') FROM search_document d "
        f"LEFT JOIN search_index i ON i.rowid = d.number LEFT JOIN search_title t ON t.rowid = {TITLE_ROW} "
        "WHERE d.record_id IN (SELECT value FROM json_each(?))"
    )
    return {row[0]: (row[1], row[2], row[3], row[4], row[5]) for row in rows(query, canonical_json(ids))}


def _numbers(rows: Rows, ids: list[str]) -> dict[str, int]:
    """Record → number of its first change."""
    query = "SELECT rec, min(number) FROM change WHERE rec IN (SELECT value FROM json_each(?)) GROUP BY rec"
    return dict(rows(query, canonical_json(ids)))


def _forget(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        keys = [(number,) for number in numbers]
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid = ?", keys)
        titles = [(title_row(number),) for number in numbers]
        connection.exec_driver_sql("DELETE FROM search_title WHERE rowid = ?", titles)
        connection.exec_driver_sql("DELETE FROM search_document WHERE number = ?", keys)
        connection.exec_driver_sql("DELETE FROM search_name WHERE number = ?", keys)


def _write(connection: Connection, numbered: list[tuple[int, Document]]) -> None:
    if not numbered:
        return
    run = connection.exec_driver_sql
    run(
        "INSERT INTO search_document (number, record_id) VALUES (?, ?)",
        [(number, document.record_id) for number, document in numbered],
    )
    run(
        "INSERT INTO search_index (rowid, title, person, text) VALUES (?, ?, ?, ?)",
        [(number, document.title, document.person, document.text) for number, document in numbered],
    )
    titles = [(title_row(number), document.called) for number, document in numbered if document.called]
    if titles:
        run("INSERT INTO search_title (rowid, words) VALUES (?, ?)", titles)
    words = [
        (name_key(word), word, number)
        for number, document in numbered
        for word in sorted(document.name_words)
    ]
    if words:
        run("INSERT INTO search_name (name_key, word, number) VALUES (?, ?, ?)", words)


def _wrong(rows: Rows, kind: str, ids: list[str]) -> int:
    """How many of some live records of a kind have no document, or one that says something else."""
    wanted = {document.record_id: document for document in documents(rows, kind, ids)}
    held = _held(rows, ids)
    spelt: dict[int, set[str]] = {}
    numbers = canonical_json([held[key][0] for key in held])
    query = "SELECT number, word FROM search_name WHERE number IN (SELECT value FROM json_each(?))"
    for number, word in rows(query, numbers):
        spelt.setdefault(number, set()).add(word)
    return sum(
        key not in held
        or held[key][1:] != document.columns
        or spelt.get(held[key][0], set()) != document.name_words
        for key, document in wanted.items()
    )
