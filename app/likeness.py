"""Whether what is being typed is on file already: records of its kind that may be meant, while a new one is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app import catalog
from app.casefile import CaseFile
from app.intake.matching import KnownName, match_name
from app.names import Namer
from app.references import Mention, mentions
from db.models import Name, Person
from db.queries.records import these
from db.reader import Reader
from db.search_suggestions import called
from db.search_text import chunks
from db.values.names import fold_name

COMPARED = frozenset(
    {"person", "organisation", "forum", "country", "place", "agreement", "exercise", "initiative", "topic"}
)
"""Kinds that are known by a name; of the others many are called the same."""

SHOWN = 3
_LEAST = 4
"""Letters before which anything would be alike."""

_LOOKED_AT = 24
"""Records of each word that are compared."""

_ALIKE = 88
"""Least likeness of two names of anything but people, of 100."""


def perhaps_same(
    case: CaseFile, kind: str, words: str, *, country: str | None = None, without: Collection[str] = ()
) -> tuple[Mention, ...]:
    """The records of a kind that a name may mean, the likest first, at most three; raises CaseFileError only.

    `country` is the id of their country: people of another one are less alike, and others are left out. So are the
    ids of `without`.
    """
    typed = " ".join(words.split())
    if kind not in COMPARED or len(typed.replace(" ", "")) < _LEAST:
        return ()
    with case.read() as reader:
        ids = [one for one in _near(reader, kind, typed) if one not in without]
        rank = _people if kind == "person" else _others
        found = rank(reader, kind, typed, ids, country)[:SHOWN]
        known = mentions(reader, Namer(reader), found)
    return tuple(known[one] for one in found if not known[one].deleted)


def _near(reader: Reader, kind: str, typed: str) -> list[str]:
    """Called so as a whole, or by one of its longer words, in any transliteration."""
    pieces = chunks(typed)
    wanted = [pieces, *([one] for one in sorted(pieces, key=lambda one: -len(one.words[0]))[:4])]
    found: dict[str, None] = {}
    for some in wanted:
        if some and max(len(word) for one in some for word in one.words) >= _LEAST - 1:
            found.update((one.id, None) for one in called(reader, some, [kind], _LOOKED_AT)[:_LOOKED_AT])
    return list(found)


def _people(reader: Reader, _kind: str, typed: str, ids: list[str], country: str | None) -> list[str]:
    people = {one.id: one for one in reader.all(Person, id=ids)}
    spelt = [(one.id, one.name) for one in people.values()]
    spelt += [(one.named_id, one.written) for one in reader.all(Name, named_id=list(people))]
    known = [KnownName(one, name, people[one].country_id) for one, name in spelt]
    return [one.id for one in match_name(typed, known, country=country).candidates]


def _others(reader: Reader, kind: str, typed: str, ids: list[str], country: str | None) -> list[str]:
    from rapidfuzz import fuzz

    mine = fold_name(typed)
    scores: dict[str, float] = {}
    for one, name in _spellings(reader, kind, ids, country):
        theirs = fold_name(name)
        if _numbers(mine) == _numbers(theirs):
            score = max(fuzz.ratio(mine, theirs), fuzz.token_sort_ratio(mine, theirs))
            scores[one] = max(score, scores.get(one, 0.0))
    return sorted((one for one in scores if scores[one] >= _ALIKE), key=lambda one: (-scores[one], one))


def _spellings(reader: Reader, kind: str, ids: list[str], country: str | None) -> Iterator[tuple[str, str]]:
    """Id and name; a ministry of another country is another ministry."""
    info = catalog.info(kind)
    names = [info.title_field, *(one for one in ("abbreviation",) if _has(kind, one))]
    fitting = []
    for one, form in these(reader, kind, ids):
        if country and form.get("country_id") not in (None, country):
            continue
        fitting.append(one)
        yield from ((one, str(form[name])) for name in names if form.get(name))
    yield from ((one.named_id, one.written) for one in reader.all(Name, named_id=fitting))


def _has(kind: str, name: str) -> bool:
    return any(field.name == name for field in catalog.info(kind).fields)


def _numbers(words: str) -> list[str]:
    """Two things of different numbers are two."""
    return [word for word in words.split() if any(letter.isdigit() for letter in word)]
