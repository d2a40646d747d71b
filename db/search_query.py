"""Asks the full-text index: which records hold these words, how many of each kind, and what their own texts are.

No word that anybody types is a syntax error: only folded words reach the index, each quoted by `quoted`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.attachment_texts import AttachedText, texts
from db.reader import Reader
from db.registry import whole_field
from db.search_documents import ATTACHMENT, DOCUMENTED, searched, spellings
from db.search_filters import OWN_DATES, Condition
from db.search_index import KIND_MASK, NUMBER_OF
from db.search_names import SHORTEST, alike, name_key
from db.search_sifting import AT_ONCE, every, few, sifted
from db.search_text import chunks
from db.values.text import canonical_json

SAMPLE = 500
"""Records looked at for a count where not all are."""

MOST_SIFTED = 5_000
"""Records looked at, one after the other, before the conditions are looked up after all."""


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

    `numbers` are those of the documents that meet the conditions, as JSON, once these were looked up.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    kinds: tuple[str, ...] | None = None
    numbers: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The own texts of a record: field → text as stored; `spellings` of its name; `date` in its stored form.

    `attached` is the text of an attachment's file.
    """

    texts: Mapping[str, str]
    spellings: tuple[str, ...]
    date: str | None
    whole_id: str | None
    attached: AttachedText | None = None


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


@dataclass(frozen=True, slots=True)
class Found:
    """(id, kind) of the first records found, in order, and how many of each kind there are, `kinds` left aside.

    `at_least`: there are so many or more; not all were looked at.
    """

    records: list[tuple[str, str]]
    counts: Mapping[str, int]
    at_least: bool = False


def find(reader: Reader, wanted: Wanted, limit: int, *, newest: bool) -> Found:
    """The records found: best first and, of equal ones, newest first; or newest first throughout."""
    if wanted.conditions:
        ids = few(reader, wanted.conditions)
        if ids is None and (found := _sifted(reader, wanted, limit, newest=newest)) is not None:
            return found
        wanted = _listed(reader, wanted, every(reader, wanted.conditions) if ids is None else ids)
    counts = _counted(reader, wanted)
    if not counts or limit < 1:
        return Found([], counts)
    numbers = _numbers(reader, wanted, limit, newest=newest)
    listed = _records(reader, numbers)
    return Found([listed[number] for number in numbers], counts)


def deleted(reader: Reader, wanted: Wanted) -> list[tuple[str, str]]:
    """(id, kind) of all records in the recycle bin that meet the conditions, newest first; words are not looked at."""
    kinds = [kind for kind in DOCUMENTED if wanted.kinds is None or kind in wanted.kinds]
    rows = reader.rows(
        "SELECT id, kind FROM record WHERE deleted = 1 AND kind IN (SELECT value FROM json_each(?)) "
        "ORDER BY (SELECT min(number) FROM change WHERE rec = record.id) DESC",
        canonical_json(kinds),
    )
    meeting = set(sifted(reader, wanted.conditions, [row[0] for row in rows]))
    return [(row[0], row[1]) for row in rows if row[0] in meeting]


def contents(reader: Reader, records: Iterable[tuple[str, str]]) -> dict[str, Contents]:
    """The texts of records, given as (id, kind), deleted ones included, by id."""
    of_kind: dict[str, list[str]] = {}
    for record_id, kind in records:
        of_kind.setdefault(kind, []).append(record_id)
    spelt = spellings(reader.rows, [one for ids in of_kind.values() for one in ids]) if of_kind else {}
    found: dict[str, Contents] = {}
    for kind, ids in of_kind.items():
        found |= _contents(reader, kind, ids, spelt)
    return found


def _contents(
    reader: Reader, kind: str, ids: Sequence[str], spelt: Mapping[str, Sequence[tuple[str, str | None]]]
) -> dict[str, Contents]:
    names = [field.name for field in searched(kind)]
    columns = ", ".join(
        ["id", OWN_DATES.get(kind, "NULL"), whole_field(kind) or "NULL", *(f'"{name}"' for name in names)]
    )
    wanted = canonical_json(list(ids))
    attached = texts(reader.rows, ids) if kind == ATTACHMENT else {}
    rows = reader.rows(f'SELECT {columns} FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))', wanted)
    return {
        row[0]: Contents(
            {name: text for name, text in zip(names, row[3:], strict=True) if text},
            tuple(written for written, _ in spelt.get(row[0], [])),
            row[1],
            row[2],
            attached.get(row[0]),
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
class _Source:
    """FROM and WHERE of every document found, whatever its kind, and the column that numbers it."""

    sql: str
    number: str
    values: tuple[str, ...]


def _sifted(reader: Reader, wanted: Wanted, limit: int, *, newest: bool) -> Found | None:
    """Looks at the records in order until enough of them meet the conditions; None where too few of the first do."""
    bare = replace(wanted, conditions=())
    numbers = _numbers(reader, bare, MOST_SIFTED, newest=newest)
    met, seen = _look(reader, wanted.conditions, numbers, limit)
    if len(met) < limit and seen == MOST_SIFTED:
        return None
    counts = Counter(kind for _, kind in met)
    whole = seen == len(numbers) < MOST_SIFTED
    if wanted.kinds is not None:
        others = _numbers(reader, replace(bare, kinds=None), SAMPLE, newest=True)
        also, _ = _look(reader, wanted.conditions, others, SAMPLE)
        whole = whole and len(others) < SAMPLE
        counts |= Counter(kind for _, kind in also)
    return Found(met[:limit], counts, at_least=not whole)


def _look(
    reader: Reader, conditions: Sequence[Condition], numbers: Sequence[int], limit: int
) -> tuple[list[tuple[str, str]], int]:
    """(id, kind) of the documents that meet the conditions, and how many were looked at: `SAMPLE` or more."""
    met: list[tuple[str, str]] = []
    seen = 0
    while seen < len(numbers) and (len(met) < limit or seen < SAMPLE):
        some = numbers[seen : seen + AT_ONCE]
        listed = _records(reader, some)
        meeting = set(sifted(reader, conditions, [record_id for record_id, _ in listed.values()]))
        met += [listed[number] for number in some if listed[number][0] in meeting]
        seen += len(some)
    return met, seen


def _listed(reader: Reader, wanted: Wanted, ids: Sequence[str]) -> Wanted:
    """The same with the documents of these records in place of the conditions."""
    query = (
        f"SELECT json_group_array(number) FROM search_document WHERE number IN (SELECT {NUMBER_OF} "
        "FROM json_each(?) j JOIN record r ON r.id = j.value)"
    )
    return replace(wanted, conditions=(), numbers=reader.rows(query, canonical_json(list(ids)))[0][0])


def _counted(reader: Reader, wanted: Wanted) -> dict[str, int]:
    """How many records of each kind are found."""
    source = _source(wanted)
    kind = f"{source.number} & {KIND_MASK}"
    query = (
        "SELECT (SELECT kind FROM search_kind WHERE code = found.code), found.many FROM "
        f"(SELECT {kind} AS code, count(*) AS many FROM {source.sql} GROUP BY {kind}) found"
    )
    return dict(reader.rows(query, *source.values))


def _numbers(reader: Reader, wanted: Wanted, limit: int, *, newest: bool) -> list[int]:
    """The numbers of the first documents found."""
    source, among, values = _source(wanted), "", []
    if wanted.kinds is not None:
        some = "SELECT code FROM search_kind WHERE kind IN (SELECT value FROM json_each(?))"
        among = f" AND {source.number} & {KIND_MASK} IN ({some})"
        values.append(canonical_json(list(wanted.kinds)))
    order = "" if newest or not wanted.terms else "rank, "
    query = f"SELECT {source.number} FROM {source.sql}{among} ORDER BY {order}{source.number} DESC LIMIT ?"
    return [row[0] for row in reader.rows(query, *source.values, *values, limit)]


def _records(reader: Reader, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Number → (id, kind)."""
    query = (
        f"SELECT number, record_id, (SELECT kind FROM search_kind WHERE code = number & {KIND_MASK}) "
        "FROM search_document WHERE number IN (SELECT value FROM json_each(?))"
    )
    rows = reader.rows(query, canonical_json(list(numbers)))
    return {number: (record_id, kind) for number, record_id, kind in rows}


def _source(wanted: Wanted) -> _Source:
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
    return _Source(source, number, tuple(values))
