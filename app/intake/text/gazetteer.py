"""Finds countries, cities and venues in a view; each mention knows where it stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from app.intake.lexicon import (
    City,
    Country,
    cities,
    country_by_code,
    country_names,
    of_lexicon,
    word_set,
    words,
)

_CAPITAL = re.compile(r"(?<![\w'])(?:[Tt]he )?([^\W\d_][\w.]*)")
_WORD_AFTER = re.compile(r"\w")
_LARGE = 700
"""Thousands of inhabitants from which a city counts although the text does not name its country."""


_FAR_LARGER = 3
"""How many times as large as its namesakes abroad a smaller city must be to count."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named at `start:end`; `people` where by its demonym."""

    start: int
    end: int
    country: Country
    people: bool


@dataclass(frozen=True, slots=True)
class CityMention:
    """A city named at `start:end`, with the country it lies in."""

    start: int
    end: int
    city: str
    country: str


@of_lexicon()
def _countries_by_word() -> dict[str, list[str]]:
    return _by_word([*country_names(), *word_set("not_countries")])


@of_lexicon()
def _cities_by_word() -> dict[str, list[str]]:
    found = _by_word(list(_cities_plain()))
    for name in _cities_plain():
        if name.startswith("The "):
            found.setdefault("The", []).append(name)
    return found


@of_lexicon()
def _cities_plain() -> dict[str, tuple[City, ...]]:
    found: dict[str, tuple[City, ...]] = {}
    for name, several in cities().items():
        found[plain(name)] = found.get(plain(name), ()) + several
    return found


def plain(text: str) -> str:
    """A text as long, without the marks on its letters: Brasília and Brasilia are one."""
    return text if text.isascii() else "".join(_bare(letter) for letter in text)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    first = unicodedata.normalize("NFKD", letter)[:1]
    return {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D"}.get(letter, first or letter)


def _by_word(names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        first = _CAPITAL.match(name)
        found.setdefault((first[1] if first else name).rstrip("."), []).append(name)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


def country_mentions(view: str) -> tuple[Mention, ...]:
    """Every country and demonym, seas and bodies that only sound like one left out."""
    index, known = _countries_by_word(), country_names()
    found: list[Mention] = []
    behind = 0
    for word in re.finditer(r"(?<![A-Za-z])[A-Z][\w.]*", view):
        if word.start() < behind:
            continue
        name = _longest(
            view, word.start(), index.get(word[0].split(".")[0], []) or index.get(word[0].rstrip("."), [])
        )
        if name is None:
            continue
        behind = word.start() + len(name)
        if name in known:
            country, people = known[name]
            found.append(Mention(word.start(), behind, country, people))
    return tuple(found)


def _longest(view: str, start: int, names: list[str]) -> str | None:
    for name in names:
        if view.startswith(name, start):
            after = view[start + len(name) : start + len(name) + 1]
            if not _WORD_AFTER.match(after):
                return name
    return None


_NAMED_AFTER = re.compile(r" (?!City\b)[A-Z]\w+ [A-Z]")
_DATED = re.compile(
    r" (?:will host|hosted|is hosting|hosts) |, (?:[A-Z][\w. ]{2,30}, )?(?:\d{1,2}\b|[A-Z][a-z]{2,8} \d)"
)
"""What follows a city that opens a line of its own: “Lisbon, 24 and 25 September”."""
_TITLED = re.compile(
    r" (?:Process|Declaration|Agreement|Convention|Protocol|Accords?|Summit|Dialogue|Conference|Forum"
    r"|Initiative|Statement"
    r"|Treaty|Charter|Consensus|Principles|Format|Group|Club|Communiqu.|Document|Memorandum|Platform|Pact"
    r"|Mechanism)\b"
)
_HOSTS = re.compile(
    r",? (?:(?:will|is to|has|had|would) )?(?:host(?:s|ed)?|hosting|is hosting|see(?=,? (?:on|the|a|from)\b)"
    r"|saw(?=,? (?:on|the|a|from)\b)|(?:is|was|be|been) (?:the )?(?:host|venue|scene|setting|site|stage)"
    r"|play(?:s|ed)? host|welcomed (?=the)|witnessed)\b"
)
"""What follows a city that a meeting came to."""
_BEFORE_CITY = re.compile(
    r"(?:\b(?:in|at|from|to|near|visit(?:ed|s|ing)?|hosted by|city of|outside|within|of|,|venue:?|place:?"
    r"|location:?) ?|[(,:] ?)"
    r"(?:the |downtown |central )?$"
    r"|\b(?:headquarters|secretariat|palace|house|hotel|convention cent(?:re|er)|air base|airport"
    r"|chancery|hall) $",
    re.IGNORECASE,
)


_OF_CITY = re.compile(r" (?!City\b)[A-Z]\w+")


_HOUSE = re.compile(
    r" (?:Palace|House|Hotel|Street|Road|Avenue|Castle|Barracks|Hall|Room|Club|Mansion|Lodge"
    r"|Square|Gardens?|Region|Province|Pavilion|Airport|University|Embassy"
    r"|Oblast|Governorate)\b"
)


_BODY = re.compile(
    r"(?: [A-Z][\w-]+){0,2} (?:Organi[sz]ation|Process|Declaration|Agreement|Convention|Protocol|Accords?"
    r"|Treaty|Charter"
    r"|Initiative|Institute|University|Platform|Pact)\b"
)
"""“of Shanghai Cooperation Organisation”: named after a city, not in it."""


def _in_a_name(view: str, place: int, name: str) -> bool:
    """“the Seoul Defense Dialogue”, “the Singapore Chief of Defence Force”, “San Martín Palace” do not say where."""
    after = place + len(name)
    if _HOUSE.match(view, after) or _BODY.match(view, after):
        return True
    if view.startswith("the ", place - 4) and (_NAMED_AFTER.match(view, after) or _TITLED.match(view, after)):
        return True
    return name in country_names() and _OF_CITY.match(view, after) is not None


def city_mentions(view: str, start: int, end: int, near: frozenset[str]) -> tuple[CityMention, ...]:
    """Cities after “in”, “at” and the like; `near` are codes of countries that the text names."""
    index = _cities_by_word()
    found: list[CityMention] = []
    behind = start
    folded = plain(view[start:end])
    for word in re.finditer(r"\b[A-Z][\w.]*", folded):
        place = start + word.start()
        first = word[0] if word[0] in index else word[0].split(".")[0]
        if place < behind or first not in index:
            continue
        name = _longest(folded, word.start(), index[first])
        if name is None or _in_a_name(view, place, name):
            continue
        after = place + len(name)
        opens = bool((place == start and _DATED.match(view, after)) or _HOSTS.match(view, after))
        opens = opens or (name.endswith(" Coast") and view.endswith("on the ", max(0, place - 7), place))
        if not (opens or _BEFORE_CITY.search(view[max(0, place - 20) : place])):
            continue
        chosen = city_of(name, near)
        if chosen is None or (name in country_names() and view[max(0, place - 3) : place] == "of "):
            continue  # “of Djibouti” is the country
        behind = place + len(name)
        for more in (" City", " DC"):
            behind += len(more) * view.startswith(more, behind)
        found.append(CityMention(place, behind, view[place:behind], country_by_code()[chosen.code].name))
    return tuple(sorted((*found, *_strange_towns(view, start, end, found)), key=lambda one: one.start))


_TOWN_IN = re.compile(
    r"\b(?:in|at) (?P<town>[^\W\d_a-z][\w'-]{2,}(?: (?:(?:el|al|de|es|da)[ -])?[^\W\d_a-z][\w'-]+| (?:el"
    r"|al)-[A-Z]\w+){0,2}), "
    r"(?P<land>(?:the )?[A-Z][\w.]*(?: (?:and )?[A-Z]\w+){0,3})"
)


def _strange_towns(view: str, start: int, end: int, found: list[CityMention]) -> list[CityMention]:
    """“in Sharm el-Sheik, Egypt”: a town that no table has, with its country right behind it."""
    known, out = country_names(), []
    for one in _TOWN_IN.finditer(view, start, end):
        words_of = one["land"].removeprefix("the ").rstrip(".").split()
        land = next(
            (
                known[" ".join(words_of[:n])]
                for n in range(len(words_of), 0, -1)
                if " ".join(words_of[:n]) in known
            ),
            None,
        )
        taken = any(old.start < one.end("town") and one.start("town") < old.end for old in found)
        if land is None or land[1] or taken or one["town"] in known or _BUILT.search(one["town"]):
            continue
        out.append(CityMention(one.start("town"), one.end("town"), one["town"], land[0].name))
    return out


_BUILT = re.compile(
    r"\b(?:Palace|House|Hotel|Hall|Ministry|Centre|Center|Headquarters|Base|Camp|Academy|School|Institute"
    r"|University|Office|Forum"
    r"|Summit|Conference|Committee|Council|Resort|Airport|Parliament|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December)\b"
)


@of_lexicon()
def capitals() -> dict[str, str]:
    """Capital → the country whose government it stands for: “Seoul would send a mission”."""
    by_code = country_by_code()
    return {
        name: by_code[one.code].name
        for name, several in cities().items()
        for one in several[:1]
        if one.capital and one.code in by_code
    }


def city_of(name: str, near: frozenset[str]) -> City | None:
    """The city that is meant: of a country in the text, else a capital or a large one, else none."""
    several = [one for one in _cities_plain().get(plain(name), ()) if one.code in country_by_code()]
    here = [one for one in several if one.code in near]
    if here:
        return here[0]
    others = [one.thousands for one in several if one.code != several[0].code]
    if several and (several[0].capital or not others or several[0].thousands >= _LARGE):
        return several[0]
    return several[0] if several and several[0].thousands >= _FAR_LARGER * max(others) else None


def venue_in(view: str, start: int, end: int) -> tuple[str, str, int] | None:
    """A known venue within a span: its name, its country (empty where many have one), its place."""
    for name, country in words()["venues"].items():
        place = view.find(name, start, end)
        if place >= 0:
            return name, country, place
    return None
