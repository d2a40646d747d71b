"""The words intake knows, read once from the tables beside this module; an office may hand in its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_TABLES = "app.intake.lexicons"


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


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """`words.json`: titles, roles, organisations, forums, venues, topics."""
    table: dict[str, Any] = read_table("words.json")
    return table


@lru_cache(maxsize=1)
def triggers() -> dict[str, Any]:
    """`triggers.json`: what makes a sentence a commitment, by kind."""
    table: dict[str, Any] = read_table("triggers.json")
    return table


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """One list of `words.json` or `triggers.json` as a set."""
    table = words() if name in words() else triggers()
    return frozenset(table[name])


@lru_cache(maxsize=16)
def phrases(*names: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases of several lists by their first word, in lower case without full stops, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for phrase in words()[name]:
            parts = tuple(part.replace(".", "").casefold() for part in phrase.split())
            found.setdefault(parts[0], []).append(parts)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


@lru_cache(maxsize=1)
def country_names() -> dict[str, tuple[Country, bool]]:
    """Every name and demonym → its country and whether it is a demonym."""
    found: dict[str, tuple[Country, bool]] = {}
    for shown, entry in read_table("countries.json").items():
        country = Country(shown, entry["code"], bool(entry.get("grouping")))
        for people in entry["demonyms"]:
            found.setdefault(people, (country, True))
        for name in entry["names"]:
            found[name] = (country, False)
    return found


@lru_cache(maxsize=1)
def country_by_code() -> dict[str, Country]:
    """ISO code → country."""
    return {country.code: country for country, _ in country_names().values()}


@lru_cache(maxsize=1)
def cities() -> dict[str, tuple[City, ...]]:
    """Name of a city → the cities so called, the largest first."""
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
