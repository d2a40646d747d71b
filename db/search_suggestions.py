"""Finds records by the beginnings of the words they are called by, while somebody types: a few of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from db.kinds import FieldKind
from db.reader import Reader
from db.registry import KINDS, fields_of
from db.search_documents import DOCUMENTED
from db.search_filters import OWN_DATES
from db.search_index import KIND_BITS, KIND_SHIFT
from db.search_query import quoted, similar_names
from db.search_text import BREAK, Chunk
from db.values.names import ordinal
from db.values.text import canonical_json

SUGGESTED = tuple(kind for kind in DOCUMENTED if KINDS[kind].TITLE)
"""Kinds whose records have names of their own."""

MOST_WORDS = 8
"""Words of what is typed that count; who types more searches."""

_INDEXED = 6
"""Letters up to which the index itself knows beginnings; of longer ones the words are looked up first."""

_MOST_ENDINGS = 50
"""Words with one beginning of seven letters or more that are thought of, in their order; more letters tell the rest."""

_EDITION = 3
"""Digits of a number that may be an edition; a longer one is a year, or part of a file number."""

_FIRST_NUMBER = 1 << KIND_SHIFT


@dataclass(frozen=True, slots=True)
class Called:
    """A record by one of its names. `exactness`: 0 whole words where a name begins, 1 beginnings there, 2 anywhere."""

    id: str
    kind: str
    exactness: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What tells a record from others: its title, further words on it, and its date in stored form."""

    title: str
    words: tuple[str, ...]
    date: str | None


def called(reader: Reader, chunks: Sequence[Chunk], kinds: Sequence[str], most: int) -> list[Called]:
    """Records of some kinds that are called so, the more exact ones first: `most` or more, as far as there are.

    All words must be there; the last one may be a beginning. Without words: the newest of each kind.
    """
    codes = {kind: code for kind, code in _codes(reader).items() if kind in kinds}
    found: dict[int, int] = {}
    for exactness, expression in enumerate(_expressions(reader, chunks[:MOST_WORDS])):
        for number in _numbers(reader, expression, list(codes.values()), most):
            found.setdefault(number, exactness)
        if len(found) >= most:
            break
    by_code = {code: kind for kind, code in codes.items()}
    return _records(reader, found, by_code, kinds, shorter_first=bool(chunks))


def shown(reader: Reader, kind: str, ids: Iterable[str]) -> dict[str, Shown]:
    """Title and details of records of one kind."""
    details = DETAILS.get(kind, ())
    columns = ", ".join(["id", f'"{KINDS[kind].TITLE}"', OWN_DATES.get(kind, "NULL"), *details])
    query = f'SELECT {columns} FROM "{kind}" WHERE deleted = 0 AND id IN (SELECT value FROM json_each(?))'
    return {
        row[0]: Shown(row[1] or "", tuple(str(word) for word in row[3:] if word), row[2])
        for row in reader.rows(query, canonical_json(list(ids)))
    }


def _expressions(reader: Reader, chunks: Sequence[Chunk]) -> Iterator[str | None]:
    """In the index's query language, the narrowest first; each finds what the one before it found, and more."""
    if not chunks:
        yield None
        return
    whole, begun = [_word(one) for one in chunks], _word(chunks[-1], reader)
    first = _word(chunks[0], None if len(chunks) > 1 else reader, mark=BREAK)
    yield " AND ".join([_word(chunks[0], mark=BREAK), *whole[1:]])
    yield " AND ".join([first, *whole[1:-1], begun] if len(chunks) > 1 else [first])
    alike = [_or_alike(reader, one, found) for one, found in zip(chunks, [*whole[:-1], begun], strict=True)]
    yield " AND ".join(alike)


def _word(chunk: Chunk, begun_in: Reader | None = None, *, mark: str = "") -> str:
    """One thing typed, in any way of writing it; with a reader, as far as it goes; `mark` before its first word."""
    ways = []
    as_one = (chunk.as_one,) if chunk.as_one else chunk.spelt
    for words in dict.fromkeys((chunk.words, chunk.spelt, as_one, _as_edition(chunk.words))):
        marked = [mark + words[0], *words[1:]]
        last = quoted([marked[-1]]) if begun_in is None else _beginning(begun_in, marked[-1])
        ways.append(" AND ".join([*(quoted([word]) for word in marked[:-1]), last]))
    return "({})".format(" OR ".join(f"({way})" for way in ways))


def _as_edition(words: tuple[str, ...]) -> tuple[str, ...]:
    """`13` as titles have it: `13th`."""
    if len(words) == 1 and words[0].isdecimal() and words[0].isascii() and len(words[0]) <= _EDITION:
        return (ordinal(int(words[0])),)
    return words


def _or_alike(reader: Reader, chunk: Chunk, expression: str) -> str:
    """Or the same name in another transliteration."""
    alike = similar_names(reader, chunk.words[0]) if len(chunk.words) == 1 else ()
    return "({})".format(" OR ".join([expression, *(quoted([word]) for word in alike)]))


def _beginning(reader: Reader, word: str) -> str:
    if len(word) > _INDEXED:
        query = "SELECT term FROM search_vocabulary WHERE term >= ? AND term < ? LIMIT ?"
        ending = [row[0] for row in reader.rows(query, word, f"{word}\U0010ffff", _MOST_ENDINGS)]
        return "({})".format(" OR ".join(quoted([one]) for one in ending or [word]))
    return f"{quoted([word])} *"


def _numbers(reader: Reader, expression: str | None, codes: Iterable[int], most: int) -> list[int]:
    matches = "" if expression is None else "search_title MATCH ?1 AND "
    parts = [
        f"SELECT * FROM (SELECT rowid FROM search_title WHERE {matches}rowid >= {code * _FIRST_NUMBER} "
        f"AND rowid < {(code + 1) * _FIRST_NUMBER} ORDER BY rowid DESC LIMIT {most:d})"
        for code in codes
    ]
    if not parts:
        return []
    return [row[0] for row in reader.rows(" UNION ALL ".join(parts), *([expression] if expression else []))]


def _records(
    reader: Reader,
    found: Mapping[int, int],
    kinds: Mapping[int, str],
    order: Sequence[str],
    *,
    shorter_first: bool,
) -> list[Called]:
    """By exactness, then by the order of the kinds, then (where names were typed) the shorter, then the newer ones."""
    query = (
        "SELECT t.rowid, length(t.words), d.record_id FROM json_each(?) j JOIN search_title t ON t.rowid = j.value "
        f"JOIN search_document d ON d.number = ((t.rowid & {_FIRST_NUMBER - 1}) << {KIND_BITS}) "
        f"| (t.rowid >> {KIND_SHIFT})"
    )
    rows = reader.rows(query, canonical_json(list(found)))
    places = {kind: place for place, kind in enumerate(order)}
    rows.sort(
        key=lambda row: (
            found[row[0]],
            places[kinds[row[0] >> KIND_SHIFT]],
            row[1] if shorter_first else 0,
            -row[0],
        )
    )
    return [Called(record_id, kinds[number >> KIND_SHIFT], found[number]) for number, _, record_id in rows]


def _codes(reader: Reader) -> dict[str, int]:
    return dict(reader.rows("SELECT kind, code FROM search_kind"))


@cache
def _of(kind: str, reference: str) -> str:
    """SQL of the title of the record that a field refers to."""
    target = fields_of(kind)[reference].target
    assert target is not None
    assert fields_of(kind)[reference].kind is FieldKind.REFERENCE
    title = KINDS[target].TITLE
    return f'(SELECT "{title}" FROM "{target}" WHERE id = "{kind}"."{reference}")'


DETAILS: Mapping[str, tuple[str, ...]] = {
    "place": (_of("place", "country_id"),),
    "topic": (_of("topic", "parent_id"),),
    "organisation": ("abbreviation", _of("organisation", "country_id")),
    "person": (
        (
            "(SELECT title FROM post WHERE person_id = person.id AND deleted = 0 "
            "ORDER BY coalesce(as_of, start, '') DESC LIMIT 1)"
        ),
        _of("person", "country_id"),
    ),
    "post": (_of("post", "person_id"), _of("post", "organisation_id")),
    "forum": ("abbreviation",),
    "meeting": (_of("meeting", "place_id"),),
    "commitment": (
        "(SELECT coalesce(abbreviation, name) FROM forum WHERE id = commitment.forum_id)",
        _of("commitment", "owner_country_id"),
    ),
    "exercise": (),
    "source": ("publisher",),
    "correspondence": ("file_number",),
    "brief": ("reference_number",),
}
"""Kind → SQL of the words that tell one record from another of the same title."""
