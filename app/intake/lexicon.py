"""The words intake knows: the tables beside this module, with what an office adds to them or switches off."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

from app.intake.own_words import (
    OwnWord,
    with_own_cities,
    with_own_countries,
    with_own_triggers,
    with_own_words,
)

_TABLES = "app.intake.lexicons"
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The built-in words with an office's own; the same own words make the same lexicon. A value: read, never changed.

    >>> extract(text, lexicon=Lexicon((OwnWord(WordKind.DEMONYM, "Kiwi", "NZ"),)))
    """

    own: tuple[OwnWord, ...] = ()
    tables: dict[str, Callable[..., Any]] = field(default_factory=dict, compare=False, repr=False)
    """What was computed from the words already, by the name of what computes it."""


BUILT_IN = Lexicon()
_CURRENT: ContextVar[Lexicon] = ContextVar("lexicon", default=BUILT_IN)


@contextmanager
def using(lexicon: Lexicon) -> Iterator[Lexicon]:
    """Read with this lexicon until the block ends, in this thread alone; every table below is of it."""
    before = _CURRENT.set(lexicon)
    try:
        yield lexicon
    finally:
        _CURRENT.reset(before)


@lru_cache(maxsize=8)
def lexicon_of(own: tuple[OwnWord, ...]) -> Lexicon:
    """The lexicon with these own words, with the tables that were computed for it before."""
    return Lexicon(own) if own else BUILT_IN


def of_lexicon(maxsize: int | None = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Like `lru_cache`, once for each lexicon: what is computed from the words goes with them."""

    def kept(make: Callable[P, T]) -> Callable[P, T]:
        name = f"{make.__module__}.{make.__qualname__}"

        @wraps(make)
        def found(*given: P.args, **named: P.kwargs) -> T:
            tables = _CURRENT.get().tables
            try:
                table = tables[name]
            except KeyError:
                table = tables.setdefault(name, lru_cache(maxsize=maxsize)(make))
            return table(*given, **named)  # type: ignore[no-any-return]

        return found

    return kept


@dataclass(frozen=True, slots=True)
class Country:
    """A country as releases name it: what is shown, its code, and whether it is a grouping of states."""

    name: str
    code: str
    grouping: bool = False


@dataclass(frozen=True, slots=True)
class City:
    """A city of one country with its inhabitants in thousands."""

    name: str
    code: str
    thousands: int
    capital: bool


def read_table(name: str) -> Any:
    """A JSON table of the lexicons by its file name."""
    return json.loads(files(_TABLES).joinpath(name).read_text(encoding="utf-8"))


_read_once = lru_cache(maxsize=8)(read_table)


@of_lexicon()
def words() -> dict[str, Any]:
    """`words.json`: titles, roles, organisations, forums, venues, topics."""
    return with_own_words(_read_once("words.json"), _CURRENT.get().own, _shown_names())


@of_lexicon()
def triggers() -> dict[str, Any]:
    """`triggers.json`: what makes a sentence a commitment, by kind."""
    return with_own_triggers(_read_once("triggers.json"), _CURRENT.get().own)


@of_lexicon(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """One list of `words.json` or `triggers.json` as a set."""
    table = words() if name in words() else triggers()
    return frozenset(table[name])


@of_lexicon()
def country_names() -> dict[str, tuple[Country, bool]]:
    """Every name and demonym → its country and whether it is a demonym."""
    own = _CURRENT.get().own
    return with_own_countries(_built_in_countries(), own, _countries()) if own else _built_in_countries()


@lru_cache(maxsize=1)
def _built_in_countries() -> dict[str, tuple[Country, bool]]:
    found: dict[str, tuple[Country, bool]] = {}
    for shown, entry in read_table("countries.json").items():
        country = Country(shown, entry["code"], bool(entry.get("grouping")))
        for people in entry["demonyms"]:
            found.setdefault(people, (country, True))
        for name in entry["names"]:
            found[name] = (country, False)
    return found


def country_by_code() -> dict[str, Country]:
    """ISO code → country."""
    return _countries()


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    return {country.code: country for country, _ in _built_in_countries().values()}


@lru_cache(maxsize=1)
def _shown_names() -> dict[str, str]:
    return {code: country.name for code, country in _countries().items()}


@of_lexicon()
def cities() -> dict[str, tuple[City, ...]]:
    """Name of a city → the cities so called, the largest first; one that the office named comes before."""
    own = _CURRENT.get().own
    return with_own_cities(_built_in_cities(), own, _own_city) if own else _built_in_cities()


def _own_city(name: str, code: str) -> City:
    """A city that the office named is meant like a capital, although no country stands beside it."""
    return City(name, code, 0, capital=True)


@lru_cache(maxsize=1)
def _built_in_cities() -> dict[str, tuple[City, ...]]:
    found: dict[str, list[City]] = {}
    table = files(_TABLES).joinpath("cities.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        name, code, people = line.split("\t")
        capital = people.endswith("*")
        found.setdefault(name, []).append(City(name, code, int(people.rstrip("*")), capital))
    return {name: tuple(sorted(several, key=_size)) for name, several in found.items()}


def _size(city: City) -> tuple[bool, int]:
    return not city.capital, -city.thousands


def set_of(text: str) -> frozenset[str]:
    """The words of a text as a set, for short tables in code."""
    return frozenset(text.split())
