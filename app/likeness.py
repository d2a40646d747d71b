"""Whether what is being typed is on file already: records of its kind that may be meant, while a new one is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app import catalog
from app.casefile import CaseFile
from app.intake.people.matching import ASK, Candidate, KnownName, Match, Verdict, likeness, match_name
from app.names import Namer
from app.references import Mention, mentions
from db.models import Name, Person
from db.queries.records import live, these
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

_EXACT = 100.0
_SAME_WORD = 75
"""Least likeness of two spellings of one word: an army is no navy, whatever stands beside it."""


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
        found = [one.id for one in matched(reader, kind, typed, country, without).candidates[:SHOWN]]
        known = mentions(reader, Namer(reader), found)
    return tuple(known[one] for one in found if not known[one].deleted)


def matched(
    reader: Reader, kind: str, words: str, country: str | None = None, without: Collection[str] = ()
) -> Match:
    """Which record of a kind goes by a name: the same where one alone does, ask where several may, else new."""
    ids = [one for one in _near(reader, kind, words) if one not in without]
    return (_people if kind == "person" else _others)(reader, kind, words, ids, country)


def matched_by_title(reader: Reader, kind: str, words: str, without: Collection[str] = ()) -> Match:
    """As `matched`, and where nothing is found the title of every record of the kind is compared: a name of one word
    that is spelt otherwise shares no word with the one on file. Not for people.
    """
    found = matched(reader, kind, words, None, without)
    if found.verdict is not Verdict.NEW or kind == "person":
        return found
    title = catalog.info(kind).title_field
    near = [one for one, form in live(reader, kind) if _score(words, str(form[title] or "")) >= _ALIKE]
    return _others(reader, kind, words, [one for one in near if one not in without], None)


def _near(reader: Reader, kind: str, typed: str) -> list[str]:
    """Called so as a whole, or by one of its longer words, in any transliteration."""
    pieces = chunks(typed)
    wanted = [pieces, *([one] for one in sorted(pieces, key=lambda one: -len(one.words[0]))[:4])]
    found: dict[str, None] = {}
    for some in wanted:
        if some and max(len(word) for one in some for word in one.words) >= _LEAST - 1:
            found.update((one.id, None) for one in called(reader, some, [kind], _LOOKED_AT)[:_LOOKED_AT])
    return list(found)


def _people(reader: Reader, _kind: str, typed: str, ids: list[str], country: str | None) -> Match:
    people = {one.id: one for one in reader.all(Person, id=ids)}
    spelt = [(one.id, one.name) for one in people.values()]
    spelt += [(one.named_id, one.written) for one in reader.all(Name, named_id=list(people))]
    known = [KnownName(one, name, people[one].country_id) for one, name in spelt]
    return match_name(typed, known, country=country)


def _others(reader: Reader, kind: str, typed: str, ids: list[str], country: str | None) -> Match:
    best: dict[str, Candidate] = {}
    for one, name in _spellings(reader, kind, ids, country):
        score = _score(typed, name)
        if score >= _ALIKE and (one not in best or best[one].score * 100 < score):
            reason = "goes by this name" if score == _EXACT else "is spelt alike"
            best[one] = Candidate(one, name, score / 100, (reason,))
    ranked = tuple(sorted(best.values(), key=lambda one: (-one.score, one.id)))
    exact = sum(one.score * 100 == _EXACT for one in ranked)
    return Match(Verdict.SAME if exact == 1 else Verdict.ASK if ranked else Verdict.NEW, ranked)


def spelt_alike(kind: str, one: str, other: str) -> bool:
    """Whether two names may well be two spellings of one."""
    if kind == "person":
        return likeness(one, other)[0] >= ASK
    mine, theirs = fold_name(one).split(), fold_name(other).split()
    if len(mine) != len(theirs):
        return _score(one, other) >= _ALIKE
    return all(_score(*pair) >= _SAME_WORD for pair in zip(mine, theirs, strict=True))


def _score(one: str, other: str) -> float:
    """How alike two names of anything but people are, 0 to 100; nothing where their numbers differ."""
    from rapidfuzz import fuzz

    mine, theirs = fold_name(one), fold_name(other)
    if _numbers(mine) != _numbers(theirs):
        return 0.0
    return max(fuzz.ratio(mine, theirs), fuzz.token_sort_ratio(mine, theirs))


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
