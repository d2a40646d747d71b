"""Asks the full-text index: which records hold these words, how many of each kind, and what their own texts are.

No word that anybody types is a syntax error: only folded words reach the index, each quoted by `quoted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.reader import Reader
from db.registry import whole_field
from db.search_documents import DOCUMENTED, searched, spellings
from db.search_filters import OWN_DATES, Condition
from db.search_index import KIND_MASK
from db.search_names import SHORTEST, alike, name_key
from db.search_text import chunks
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found: any of some phrases (each its words in order), in all cases from word beginnings.

    `exact`: the last word is not the beginning of another. `similar` are words of people's names that may be the same
    name in another transliteration.
    """

    phrases: tuple[tuple[str, ...], ...]
    exact: bool = False
    similar: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Letters of its first phrase."""
        return sum(map(len, self.phrases[0]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for. All of `terms` and none of `without` are found; `conditions` hold; `kinds` None: all.

    `numbers` are those of the documents that meet the conditions, as JSON, once `settled` has looked them up.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    kinds: tuple[str, ...] | None = None
    numbers: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The own texts of a record: field → text as stored; `spellings` of its name; `date` in its stored form."""

    texts: Mapping[str, str]
    spellings: tuple[str, ...]
    date: str | None
    whole_id: str | None


def term(words: str, *, exact: bool = False) -> Term | None:
    """What is searched for under some words; None where there is no letter and no digit in them."""
    found = chunks(words)
    if not found:
        return None
    written = tuple(word for one in found for word in one.words)
    spelt = tuple(word for one in found for word in one.spelt)
    as_one = tuple(word for one in found for word in ((one.as_one,) if one.as_one else one.spelt))
    return Term(tuple(dict.fromkeys((written, spelt, as_one))), exact)


def similar_names(reader: Reader, word: str) -> tuple[str, ...]:
    """Words of people's names on file that may be `word` in another transliteration."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return ()
    rows = reader.rows("SELECT DISTINCT word FROM search_name WHERE name_key = ?", name_key(word))
    return tuple(found for (found,) in rows if not found.startswith(word) and alike(word, found))


def people_called(reader: Reader, words: Iterable[str]) -> set[str]:
    """Ids of the people among whose names are all of these words, in this or another transliteration."""
    found: set[str] | None = None
    for word in words:
        rows = reader.rows(
            "SELECT d.record_id FROM search_document d WHERE d.number IN (SELECT number FROM search_name "
            "WHERE (word >= ? AND word < ?) OR word IN (SELECT value FROM json_each(?)))",
            word,
            f"{word}\U0010ffff",
            canonical_json(list(similar_names(reader, word))),
        )
        ids = {row[0] for row in rows}
        found = ids if found is None else found & ids
    return found or set()


def settled(reader: Reader, wanted: Wanted) -> Wanted:
    """The same with its conditions looked up: counting and listing need them both."""
    if not wanted.conditions:
        return wanted
    where, values = _conditions(wanted.conditions, "record_id")
    query = f"SELECT json_group_array(number) FROM search_document WHERE 1{where}"
    return replace(wanted, conditions=(), numbers=reader.rows(query, *values)[0][0])


def ranked(reader: Reader, wanted: Wanted, limit: int) -> list[tuple[str, str]]:
    """(id, kind) of the records found, best first; equal ones by the order in which they came, newest first."""
    return _records(reader, wanted, limit, "rank, ")


def newest(reader: Reader, wanted: Wanted, limit: int) -> list[tuple[str, str]]:
    """(id, kind) of the records found, the last that came to this file first."""
    return _records(reader, wanted, limit, "")


def counted(reader: Reader, wanted: Wanted) -> dict[str, int]:
    """How many records of each kind are found."""
    found = _found(wanted)
    kind = f"{found.number} & {KIND_MASK}"
    rows = reader.rows(f"SELECT {kind}, count(*) FROM {found.sql} GROUP BY {kind}", *found.values)
    kinds = {code: kind for kind, code in _codes(reader).items()}
    return {kinds[code]: number for code, number in rows}


def deleted(reader: Reader, wanted: Wanted) -> list[tuple[str, str]]:
    """(id, kind) of all records in the recycle bin that meet the conditions, newest first; words are not looked at."""
    kinds = [kind for kind in DOCUMENTED if wanted.kinds is None or kind in wanted.kinds]
    where, values = _conditions(wanted.conditions, "record.id")
    rows = reader.rows(
        "SELECT id, kind FROM record WHERE deleted = 1 AND kind IN (SELECT value FROM json_each(?))"
        f"{where} ORDER BY (SELECT min(number) FROM change WHERE rec = record.id) DESC",
        canonical_json(kinds),
        *values,
    )
    return [(row[0], row[1]) for row in rows]


def contents(reader: Reader, kind: str, ids: Sequence[str]) -> dict[str, Contents]:
    """The texts of records of one kind, deleted ones included, by id."""
    names = [field.name for field in searched(kind)]
    columns = ", ".join(
        ["id", OWN_DATES.get(kind, "NULL"), whole_field(kind) or "NULL", *(f'"{name}"' for name in names)]
    )
    wanted = canonical_json(list(ids))
    spelt = spellings(reader.rows, ids)
    rows = reader.rows(f'SELECT {columns} FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))', wanted)
    return {
        row[0]: Contents(
            {name: text for name, text in zip(names, row[3:], strict=True) if text},
            tuple(written for written, _ in spelt.get(row[0], [])),
            row[1],
            row[2],
        )
        for row in rows
    }


def neighbours(reader: Reader, ids: Iterable[str]) -> list[tuple[str, str, str]]:
    """Each id with the ids before and after it among all records of the file; empty where there is none."""
    rows = reader.rows(
        "SELECT value, coalesce((SELECT max(id) FROM record WHERE id < value), ''), "
        "coalesce((SELECT min(id) FROM record WHERE id > value), '') FROM json_each(?)",
        canonical_json(sorted(set(ids))),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def quoted(words: Sequence[str]) -> str:
    """Folded words as a phrase of the index's query language; the one place where that language meets a word."""
    return '"{}"'.format(" ".join(words).replace('"', '""'))


def expression(terms: Iterable[Term], between: str = "AND") -> str:
    """Terms in the index's query language."""
    return f" {between} ".join(f"({_alternatives(one)})" for one in terms)


def _alternatives(one: Term) -> str:
    ending = "" if one.exact else " *"
    found = [f"{quoted(phrase)}{ending}" for phrase in one.phrases]
    found += [f"{{person}} : {quoted([word])}" for word in one.similar]
    return " OR ".join(found)


@dataclass(frozen=True, slots=True)
class _Found:
    """FROM and WHERE of every document found, whatever its kind, and the column that numbers it."""

    sql: str
    number: str
    values: tuple[str, ...]


def _records(reader: Reader, wanted: Wanted, limit: int, order: str) -> list[tuple[str, str]]:
    codes = _codes(reader)
    found, among = _found(wanted), ""
    if wanted.kinds is not None:
        some = ", ".join(str(codes[kind]) for kind in wanted.kinds if kind in codes)
        among = f" AND {found.number} & {KIND_MASK} IN ({some})"
    query = f"SELECT {found.number} FROM {found.sql}{among} ORDER BY {order}{found.number} DESC LIMIT ?"
    numbers = [row[0] for row in reader.rows(query, *found.values, limit)]
    names = {code: kind for kind, code in codes.items()}
    query = "SELECT number, record_id FROM search_document WHERE number IN (SELECT value FROM json_each(?))"
    ids: dict[int, str] = dict(reader.rows(query, canonical_json(numbers)))
    return [(ids[number], names[number & KIND_MASK]) for number in numbers]


def _found(wanted: Wanted) -> _Found:
    assert not wanted.conditions, "conditions are settled first"
    number = "search_index.rowid" if wanted.terms else "search_document.number"
    source = "search_index WHERE search_index MATCH ?" if wanted.terms else "search_document WHERE 1"
    values = [expression(wanted.terms)] if wanted.terms else []
    if wanted.numbers is not None:
        # + keeps SQLite from looking for the words anew for each of these numbers
        source += f" AND +{number} IN (SELECT value FROM json_each(?))"
        values.append(wanted.numbers)
    if wanted.without:
        source += f" AND {number} NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
        values.append(expression(wanted.without, "OR"))
    return _Found(source, number, tuple(values))


def _conditions(conditions: Iterable[Condition], column: str) -> tuple[str, tuple[Any, ...]]:
    some = tuple(conditions)
    tests = "".join(f" AND {column} {'NOT ' if one.negated else ''}IN ({one.sql})" for one in some)
    return tests, tuple(value for one in some for value in one.values)


def _codes(reader: Reader) -> dict[str, int]:
    return dict(reader.rows("SELECT kind, code FROM search_kind"))
