"""Words of an office's own: what each adds to a table of the lexicon, or switches off in it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

C = TypeVar("C")
K = TypeVar("K")

COMMITMENTS = ("agreed", "committed", "proposed", "discussed", "reviewed", "stated")
"""The lists of `triggers.json`, by the kind of commitment that their verbs make."""


class WordKind(Enum):
    """What an office may teach intake."""

    TRIGGER = "trigger"
    TITLE = "title"
    ROLE = "role"
    OUTLET = "outlet"
    DEMONYM = "demonym"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the office. `means`: a kind of commitment for a verb, else a country's code, empty where none is said.

    `off`: the built-in word of this spelling is not used.
    """

    kind: WordKind
    word: str
    means: str = ""
    off: bool = False


_LISTS: Mapping[WordKind, tuple[str, ...]] = {
    WordKind.TITLE: ("honorifics", "ranks"), WordKind.ROLE: ("role_heads",),
}  # fmt: skip
"""The lists that hold a kind; a new word goes into the first."""


def of_kind(own: Iterable[OwnWord], kind: WordKind) -> tuple[list[OwnWord], frozenset[str]]:
    """(words that are added, built-in words that are switched off)."""
    several = [one for one in own if one.kind is kind]
    return [one for one in several if not one.off], frozenset(one.word for one in several if one.off)


def with_own_words(
    table: Mapping[str, Any], own: tuple[OwnWord, ...], names: Mapping[str, str]
) -> dict[str, Any]:
    """`words.json` with own titles, roles and outlets; `names` is code → country as shown."""
    found = dict(table)
    for kind, lists in _LISTS.items():
        added, off = of_kind(own, kind)
        gone = {word.casefold() for word in off} | {
            one.word.casefold() for one in added
        }  # Gen and GEN are one
        for name in lists if gone else ():
            new = [one.word for one in added] if name == lists[0] else []
            found[name] = [one for one in found[name] if one.casefold() not in gone] + new
    added, off = of_kind(own, WordKind.OUTLET)
    found["outlets"] = _mapped(found["outlets"], added, off, names)
    added, off = of_kind(own, WordKind.TITLE)
    with_country = [one for one in added if one.means]
    found["honorific_countries"] = _mapped(found["honorific_countries"], with_country, off, names)
    return found


def _mapped(
    table: Mapping[str, str], added: Iterable[OwnWord], off: frozenset[str], names: Mapping[str, str]
) -> dict[str, str]:
    kept = {word: country for word, country in table.items() if word not in off}
    return kept | {one.word: names[one.means] for one in added if one.means in names}


def with_own_triggers(table: Mapping[str, Any], own: tuple[OwnWord, ...]) -> dict[str, Any]:
    """`triggers.json` with own verbs; a verb that is built in under another kind has the office's kind."""
    added, off = of_kind(own, WordKind.TRIGGER)
    moved = off | {one.word for one in added}
    found = dict(table)
    for kind in COMMITMENTS if moved else ():
        kept = [one for one in found[kind] if one not in moved]
        found[kind] = kept + [one.word for one in added if one.means == kind]
    return found


def with_own_countries(
    table: Mapping[str, tuple[C, bool]], own: tuple[OwnWord, ...], by_code: Mapping[str, C]
) -> dict[str, tuple[C, bool]]:
    """Names and demonyms of countries with own demonyms."""
    added, off = of_kind(own, WordKind.DEMONYM)
    kept = {word: one for word, one in table.items() if word not in off or not one[1]}
    return kept | {one.word: (by_code[one.means], True) for one in added if one.means in by_code}


def with_own_cities(
    table: Mapping[str, tuple[K, ...]], own: tuple[OwnWord, ...], make: Callable[[str, str], K]
) -> dict[str, tuple[K, ...]]:
    """Cities with own ones, each before those of the same name."""
    added, off = of_kind(own, WordKind.CITY)
    found = {name: several for name, several in table.items() if name not in off}
    for one in added:
        found[one.word] = (make(one.word, one.means), *found.get(one.word, ()))
    return found
