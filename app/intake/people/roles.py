"""Reads the titles, posts and offices that stand around a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.lexicon import Country, country_names, of_lexicon, set_of, word_set, words
from app.intake.text.tokens import Token, phrase_at

_JOINING = frozenset({"of", "for", "to", "at"})
_INNER = frozenset({"the", "and", "&"})
_LOWER_HEADS = set_of(
    "minister secretary president premier chief commander ambassador chairman chairwoman envoy "
    "director adviser advisor representative commissioner chancellor king sultan emir counsellor "
    "speaker governor head undersecretary under-secretary coordinator counselor treasurer"
)
_LOWER_WORDS = set_of(
    "prime foreign defence defense deputy vice national security first interior trade finance "
    "permanent special state assistant under general executive cabinet army navy naval air energy "
    "economy justice health home principal acting senior homeland"
)
_RETIRED = set_of(
    "Retd Rtd IN Ret ret retd rtd Res res Reserve R Navy Army Air Marines Dr Eng"
    " Force Guard Corps Retired Pilot Staff Engineer"
)
_ALSO_NAMES = frozenset({"Gen", "Major", "Justice", "Judge", "Marshal"})
_GIVEN_NAMES = frozenset({"Don", "Earl", "Duke", "Baron", "Dean"})
"""Titles that are given names too: with one word behind it, “Don” is the first name of “Don McKenna”."""
_BREAK = set_of(
    "who which that said says has had was were is are will and or met held visited in on at with after"
)


@dataclass(frozen=True, slots=True)
class Office:
    """What someone is: tokens `first:last`, the country named in it, and whether the head is in lower case."""

    first: int
    last: int
    country: Country | None
    lower: bool = False


@of_lexicon()
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in country_names())


def country_at(words: list[Token], index: int) -> tuple[int, Country, bool] | None:
    """A country or demonym at a token: how many tokens, which, whether a demonym."""
    known = country_names()
    if index >= len(words):
        return None
    if (
        words[index].core == "American"
        and index
        and words[index - 1].text in {"Latin", "South", "North", "Central", "Inter"}
    ):
        return None
    if words[index].core not in _first_words() and words[index].text not in _first_words():
        return None
    for length in range(min(6, len(words) - index), 0, -1):
        parts = words[index : index + length]
        text = " ".join([*(one.text for one in parts[:-1]), parts[-1].core])
        if text in known:
            country, people = known[text]
            return length, country, people
    return None


def titles_at(words: list[Token], index: int) -> int:
    """How many tokens from `index` on are honorifics and ranks; “the” before “Hon” counts with them."""
    place, ranked = index, False
    while place < len(words):
        if country_at(words, place) is not None:
            break  # Sri Lanka is no Mr Lanka
        rank = phrase_at(words, place, "ranks")
        if rank and ranked and words[place].text in _ALSO_NAMES:
            break  # General Gen Nakatani: the second is his name
        length = max(rank, phrase_at(words, place, "honorifics"))
        ranked = ranked or bool(rank)
        if length == 0 and words[place].text in {"the", "The"} and place + 1 < len(words):
            after = phrase_at(words, place + 1, "honorifics")
            length = after + 1 if after else 0
        if length == 0 and place > index and words[place].text == ".":
            length = 1
        if length == 0 and words[place].text == "(" and place + 2 < len(words) and place > index:
            length = _service(words, place)
        if length and place == index and not words[place].capital and words[place].text != "the":
            return 0
        if length == 0:
            break
        place += length
    if place > index and words[place - 1].text in _GIVEN_NAMES and _one_word_left(words, place):
        place -= 1
    return place - index


def _service(words: list[Token], place: int) -> int:
    """How many tokens “(Retd)”, “(Pilot)” or “(Indian Navy)” has; 0 where the brackets hold something else."""
    close = next((at for at in range(place + 2, min(place + 5, len(words))) if words[at].text == ")"), None)
    return close + 1 - place if close and words[close - 1].core.rstrip(".") in _RETIRED else 0


def _one_word_left(words: list[Token], place: int) -> bool:
    """Whether a name of one word stands here."""
    if place >= len(words) or not words[place].capital:
        return False
    return place + 1 >= len(words) or not words[place + 1].capital


def office_at(words: list[Token], index: int) -> Office | None:
    """The post whose first word is at `index`: modifiers, head and what it is of."""
    place, country = index, None
    while (
        place < len(words)
        and (not _head(words, place) or _chief_of_none(words, place))
        and _modifier(words, place)
    ):
        found = country_at(words, place)
        if found is not None:
            country = country or found[1]
            place += found[0]
        else:
            place += 1
        if place - index > 6:
            return None
    head = _head(words, place) if place < len(words) else 0
    if not head:
        return None
    lower = not words[place].capital
    if lower and not _lower_allowed(words, index, place):
        return None
    place += head
    last, inner = _tail(words, place)
    if last + 1 < len(words) and words[last].text in {"and", "&"} and words[last + 1].capital:
        second = office_at(words, last + 1)  # Deputy Prime Minister and Minister of Interior
        if second is not None and not second.lower:
            return Office(index, second.last, country or inner or second.country, lower)
    return Office(index, last, country or inner, lower)


def _chief_of_none(words: list[Token], place: int) -> bool:
    """In “Chief Economic Advisor” the chief is an advisor."""
    if words[place].core not in {"Chief", "Principal", "Senior"} or phrase_at(words, place, "role_heads") > 1:
        return False
    ahead = place + 1
    while ahead < len(words) and ahead - place < 4 and words[ahead].capital:
        if _head(words, ahead):
            return ahead > place
        if not _modifier(words, ahead):
            return False
        ahead += 1
    return False


def _lower_allowed(words: list[Token], index: int, place: int) -> bool:
    """A post in lower case counts after “the”, a possessive, a demonym or a comma, or before a name."""
    before = words[index - 1] if index else None
    if before is not None and (before.text in {",", "the", "his", "her", "its"} or before.possessive):
        return True
    return index < place or country_at(words, index) is not None


def _head(words: list[Token], index: int) -> int:
    length = phrase_at(words, index, "role_heads")
    if length == 0:
        return 0
    if words[index].capital:
        return length
    return length if words[index + length - 1].text.casefold() in _LOWER_HEADS else 0


def _modifier(words: list[Token], index: int) -> bool:
    word = words[index]
    if word.capital:
        return word.core in word_set("role_words") or country_at(words, index) is not None
    return word.text in _LOWER_WORDS


def _tail(words: list[Token], index: int) -> tuple[int, Country | None]:
    """The end of what a post is of, and the country in it."""
    place, country = index, None
    place += _bracketed(words, place)
    if place < len(words) and words[place].text in {"Designate", "-designate"}:
        place += 1
    while place < len(words):
        step, found = _office_step(words, place)
        if step == 0:
            break
        if words[place].text != "for" and not (country and words[place].text == "to"):
            country = found or country  # “Assistant Secretary for Korea” is not of Korea
        place += step
    return _up_to_name(words, index, place), country


def _up_to_name(words: list[Token], first: int, last: int) -> int:
    """The end of a post whose office has words not known: “Minister for Fisheries and Salt Pans, Mr Name”."""
    if last == first or last >= len(words) or words[first].text not in {"of", "for"}:
        return last
    joined = False
    for place in range(last, min(last + 10, len(words) - 1)):
        word = words[place]
        joined = joined or word.text in {"and", "&"}
        if word.text == "," and titles_at(words, place + 1):
            return place if joined and words[place - 1].capital else last
        known = word.capital or word.text in _INNER | _JOINING | {","}
        if not known or titles_at(words, place) or _head(words, place):
            return last
    return last


def _office_step(words: list[Token], place: int) -> tuple[int, Country | None]:
    """How many tokens further the name of an office goes, and a country met on the way."""
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    if word.text in _JOINING and after is not None:
        return _after_joining(words, place)
    if word.text == "(" and _bracketed(words, place):
        return _bracketed(words, place), None
    if re.fullmatch(r"I{1,3}|IV", word.text):
        return 1, None
    found = country_at(words, place) if word.capital else None
    if found is not None:
        beyond = place + found[0]
        if titles_at(words, beyond) and not word.possessive:
            return 0, None  # the country belongs to the title and name after it
        return found[0], found[1]
    if is_office_word(word.core) and not _starts_name(words, place):
        return 1, None
    if word.text in {"and", "&"} and after is not None and is_office_word(after.core):
        return (0, None) if phrase_at(words, place + 1, "role_heads") else (2, None)
    if word.text == "and" and after is not None and after.text == "the" and place + 2 < len(words):
        known = words[place + 2].core in word_set("office_words") and not office_at(words, place + 2)
        return (3, None) if known else (0, None)
    if word.capital and after is not None and after.text in {"and", "&"} and place + 2 < len(words):
        known = words[place + 2].core in word_set("office_words") and not phrase_at(
            words, place + 2, "role_heads"
        )
        return (3, None) if known and words[place - 1].capital else (0, None)
    return 0, None


def is_office_word(word: str) -> bool:
    """Whether a word belongs to names of offices, “Political-Military” by its parts."""
    known = word_set("office_words")
    return word in known or ("-" in word and all(part in known for part in word.split("-")))


def _bracketed(words: list[Token], place: int) -> int:
    """How many tokens an aside in brackets has that belongs to an office: “(International Cooperation)”."""
    if place >= len(words) or words[place].text != "(":
        return 0
    for close in range(place + 2, min(place + 7, len(words))):
        if words[close].text == ")":
            return close + 1 - place
    return 0


def _after_joining(words: list[Token], place: int) -> tuple[int, Country | None]:
    ahead = place + 1
    while ahead < len(words) and words[ahead].text in {"the", "its", "his", "His", "Her"}:
        ahead += 1
    if ahead >= len(words) or not words[ahead].capital:
        return 0, None
    staff = ahead + 1 < len(words) and is_office_word(words[ahead + 1].core)  # the General Staff
    if titles_at(words, ahead) and words[ahead].core not in word_set("office_words") and not staff:
        return 0, None
    head = phrase_at(words, ahead, "role_heads")
    beyond = ahead + head
    if head and beyond < len(words) and words[beyond].capital and not is_office_word(words[beyond].core):
        return 0, None  # “Advisor of Chancellor Merkel”: she holds another post
    found = country_at(words, ahead)
    if found is not None:
        return ahead + found[0] - place, found[1]
    return ahead + 1 - place, None


def _starts_name(words: list[Token], place: int) -> bool:
    """Whether a title stands here that is no part of the office (“Staff General Anil Chauhan”)."""
    return bool(phrase_at(words, place, "ranks")) and not words[place - 1].text.endswith("of")


def office_text(view: str, words: list[Token], office: Office) -> str:
    """An office as written without the country before it, its runs of blanks made one."""
    first = office.first
    found = country_at(words, first)
    if found and first + found[0] < office.last:
        first += found[0]
    text = view[words[first].start : words[office.last - 1].end]
    return re.sub(r"\s+", " ", text).strip(" ,")


def breaks_name(word: str) -> bool:
    """Whether a word after a name shows that the name has ended."""
    return word in _BREAK


def _of_defense(name: str, position: str) -> bool:
    """“Under Secretary of Defense for Policy” is of the country whose “Under Secretary of Defense” is in the table."""
    return name.endswith("Defense") and position.startswith(f"{name} for ")


def honorific_country(title: str, position: str) -> Country | None:
    """The country whose style or post alone this is: “Shri”, “Under Secretary of Defense”."""
    table = words()["honorific_countries"]
    for name, country in table.items():
        if (
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)
            or name == position
            or _of_defense(name, position)
        ):
            return country_names()[country][0]
    return None
