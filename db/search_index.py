"""The full-text index inside the case file: derived from the record tables, kept in the transaction that changes them.

`search_index` holds the shadow of every live record (`db.search_text`), `search_document` says whose it is,
`search_name` holds the words of people's names under their consonants, and `search_title` the words by which records
are called, for suggestions while somebody types: there the code of the kind is in the high bits, so that the newest of
each kind are found without looking at the others. The number of a document is that of the first
change of its record, with the code of its kind in the low bits: so newest first needs no sort, and records are counted
by kind without looking at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from db import attachment_texts
from db.reader import Reader
from db.registry import fields_of
from db.search_documents import ATTACHMENT, DOCUMENTED, NAMED, Document, Rows, documents
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
    "CREATE TABLE search_document (number INTEGER PRIMARY KEY, record_id TEXT NOT NULL) STRICT",
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

Words that were replaced stay in the index, marked as gone, until its pieces are next merged, as they stay in the
journal: the option secure-delete would rewrite a page for each of them with every save. `purge` takes them out.
"""

OPTIONS = ("INSERT INTO search_index (search_index, rank) VALUES ('rank', 'bm25(5.0, 5.0, 1.0)')",)
"""A word in a title weighs as much as five in a text."""

DERIVED = (
    "search_vocabulary", "search_title", "search_index", "search_document", "search_name", "search_kind",
)  # fmt: skip

BATCH = 1_000
"""Records read and written at a time: bounds memory where sources are long."""


NUMBER_OF = (
    "(SELECT min(number) FROM change WHERE rec = r.id) << "
    f"{KIND_BITS} | (SELECT code FROM search_kind WHERE kind = r.kind)"
)
"""SQL of the number that the document of a record `r` has, if it has one."""


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
    purge(connection)


def purge(connection: Connection) -> None:
    """Merge the index into one piece, so that no word is left in it that no record holds any more; after an expunge."""
    for table in ("search_index", "search_title"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def update(connection: Connection, changed: Iterable[str], spellings: Iterable[str] | None = None) -> None:
    """Bring the documents of changed records up to date; records and journal are written already.

    A spelling stands in the document of whom it names, and of whom it named before; `spellings` are those among the
    changed records, where the caller knows.
    """
    ids = sorted(set(changed))
    rows = _rows(connection)
    for some in _batches(ids if spellings is None else sorted(set(spellings))):
        ids += _named_by(rows, some)
    for some in _batches(sorted(set(ids))):
        _update(connection, some)


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
        return [tuple(row) for row in connection.exec_driver_sql(sql, values).all()]

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


def _number_kinds(connection: Connection) -> None:
    """Give a code to the kinds that have none; a kind keeps its code in this file, whatever later versions add."""
    known = [row[0] for row in _rows(connection)("SELECT kind FROM search_kind")]
    new = [kind for kind in DOCUMENTED if kind not in known]
    assert len(known) + len(new) <= KIND_MASK + 1, "more kinds than the low bits of a number can tell apart"
    added = [(kind, code) for code, kind in enumerate(new, len(known))]
    if added:
        connection.exec_driver_sql("INSERT INTO search_kind (kind, code) VALUES (?, ?)", added)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the index holds of one record."""

    number: int
    columns: tuple[str | None, ...]
    called: str

    @property
    def sound(self) -> bool:
        """Whether the index knows the document that is listed."""
        return None not in self.columns


def _update(connection: Connection, ids: list[str]) -> None:
    """Only what is new in a document is written: each part of it that is replaced costs pages of the file."""
    rows = _rows(connection)
    numbers, by_kind = _numbered(rows, ids)
    if None in numbers.values():
        _number_kinds(connection)
        numbers, by_kind = _numbered(rows, ids)
    if attached := by_kind.get(ATTACHMENT):
        attachment_texts.expect(connection, attached)
    wanted = {
        numbers[document.record_id]: document
        for kind, some in by_kind.items()
        for document in documents(rows, kind, some)
    }
    listed = _held(rows, numbers.values())
    held = {number: one for number, one in listed.items() if number in wanted and one.sound}
    _forget(connection, sorted(listed.keys() - held.keys()))
    _replace(connection, [(held[number], wanted[number]) for number in sorted(held)])
    _write(connection, [(number, wanted[number]) for number in sorted(wanted.keys() - held.keys())])


def _numbered(rows: Rows, ids: list[str]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Record → the number of its document, deleted records included; kind → the live records."""
    query = (
        f"SELECT r.id, r.kind, r.deleted, {NUMBER_OF} FROM record r "
        "WHERE r.id IN (SELECT value FROM json_each(?))"
    )
    numbers: dict[str, int] = {}
    by_kind: dict[str, list[str]] = {}
    for record_id, kind, deleted, number in rows(query, canonical_json(ids)):
        if kind in DOCUMENTED:
            numbers[record_id] = number
            if not deleted:
                by_kind.setdefault(kind, []).append(record_id)
    return numbers, by_kind


def _held(rows: Rows, numbers: Iterable[int]) -> dict[int, _Held]:
    """Number → what the index holds of the record, where it has a document."""
    query = (
        "SELECT d.number, i.title, i.person, i.text, coalesce(t.words, '') FROM search_document d "
        f"LEFT JOIN search_index i ON i.rowid = d.number LEFT JOIN search_title t ON t.rowid = {TITLE_ROW} "
        "WHERE d.number IN (SELECT value FROM json_each(?))"
    )
    return {
        row[0]: _Held(row[0], (row[1], row[2], row[3]), row[4])
        for row in rows(query, canonical_json(list(numbers)))
    }


def _forget(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        keys = [(number,) for number in numbers]
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid = ?", keys)
        _forget_titles(connection, numbers)
        connection.exec_driver_sql("DELETE FROM search_document WHERE number = ?", keys)
        connection.exec_driver_sql("DELETE FROM search_name WHERE number = ?", keys)


def _forget_titles(connection: Connection, numbers: Iterable[int]) -> None:
    titles = sorted((title_row(number),) for number in numbers)
    if titles:
        connection.exec_driver_sql("DELETE FROM search_title WHERE rowid = ?", titles)


def _replace(connection: Connection, pairs: list[tuple[_Held, Document]]) -> None:
    """Bring documents up to date where they say something else now."""
    run = connection.exec_driver_sql
    texts = [(*new.columns, old.number) for old, new in pairs if old.columns != new.columns]
    if texts:
        run("UPDATE search_index SET title = ?, person = ?, text = ? WHERE rowid = ?", texts)
    named = [(old.number, new) for old, new in pairs if old.columns[1] != new.person]
    if named:
        run("DELETE FROM search_name WHERE number = ?", [(number,) for number, _ in named])
        _write_names(connection, named)
    called = [(old.number, new) for old, new in pairs if old.called != new.called]
    _forget_titles(connection, [old.number for old, new in pairs if old.called not in ("", new.called)])
    _write_titles(connection, called)


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
        [(number, *document.columns) for number, document in numbered],
    )
    _write_titles(connection, numbered)
    _write_names(connection, numbered)


def _write_titles(connection: Connection, numbered: list[tuple[int, Document]]) -> None:
    """In the order of their rows: for every step back the index would end a piece and begin another."""
    titles = sorted((title_row(number), document.called) for number, document in numbered if document.called)
    if titles:
        connection.exec_driver_sql("INSERT INTO search_title (rowid, words) VALUES (?, ?)", titles)


def _write_names(connection: Connection, numbered: list[tuple[int, Document]]) -> None:
    words = [
        (name_key(word), word, number)
        for number, document in numbered
        for word in sorted(document.name_words)
    ]
    if words:
        connection.exec_driver_sql("INSERT INTO search_name (name_key, word, number) VALUES (?, ?, ?)", words)


def _wrong(rows: Rows, kind: str, ids: list[str]) -> int:
    """How many of some live records of a kind have no document, or one that says something else."""
    numbers, _ = _numbered(rows, ids)
    wanted = {numbers[one.record_id]: one for one in documents(rows, kind, ids)}
    held = _held(rows, wanted)
    among = canonical_json(list(held))
    owners = "SELECT number, record_id FROM search_document WHERE number IN (SELECT value FROM json_each(?))"
    owner: dict[int, str] = dict(rows(owners, among))
    spelt: dict[int, set[str]] = {}
    query = "SELECT number, word FROM search_name WHERE number IN (SELECT value FROM json_each(?))"
    for number, word in rows(query, among):
        spelt.setdefault(number, set()).add(word)
    return sum(
        number not in held
        or held[number].columns != document.columns
        or held[number].called != document.called
        or owner[number] != document.record_id
        or spelt.get(number, set()) != document.name_words
        for number, document in wanted.items()
    )
