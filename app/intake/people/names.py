"""Reads the name of a person at a place in a sentence."""

from __future__ import annotations

import re

from app.intake.lexicon import cities, country_names, set_of, word_set
from app.intake.people.roles import country_at
from app.intake.text.tokens import Token, phrase_at

_PARTICLES = set_of(
    "bin ibn ben bint binti al el as az ad ar abu bu de da do dos das del della di van von der den du "
    "la le lo zu ter ten y e ul ud ur uz bte s/o d/o anak a/l a/p ya wa ka ga na ou ould ibnu ibni ait ash "
    "dela delos dal dalla dei degli zum zur vom op af san santa ap"
)
_SUFFIXES = set_of(
    "MP MLA KC QC OBE CBE KBE MBE AO AM MDS AVSM PVSM UYSM YSM SM VSM SC VM NM Jr Sr PhD MD DSC GCMG KCMG"
    " GCL CSM DSO DFC AC PSM CSC CH GBE KCB"
)
_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|['.-])*$")
_NEVER_LAST = set_of(
    "Affairs Relations Cooperation Operations Services Policy Party Commission Ministry Defence Defense"
    " Forces"
)
"""Words of office that no family is called by."""
_SURNAMES_TOO = set_of("He An Key English French Christian Major")
"""Words no name begins with, which a name may end in: Wu He, Tom English."""
_RUN_TOGETHER = re.compile(r"(?:[A-Z][a-z]+){3,}$")
"""“MongolianArmedForces”: a mark of a tweet."""
_MONTHS_AS_NAMES = frozenset({"Jan", "May", "April", "June", "August", "Mar", "Sunday", "Monday", "Friday"})
_NUMERAL = re.compile(r"I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{1,3}")
_MOST = 9


def name_end(words: list[Token], index: int, *, titled: bool) -> int:
    """Where a name that begins at `index` ends (exclusive), post-nominals left out; `index` where none does.

    After a title or a post even a word of office may be a name; without one it may not.
    """
    if not titled and index < len(words) and country_at(words, index) is not None:
        return index
    place = index
    while place < len(words) and place - index < _MOST and _part(words, place, index, titled):
        ended = words[place].possessive
        place += 1
        if ended:
            break
    while place > index and words[place - 1].text.casefold() in _PARTICLES and not words[place - 1].capital:
        place -= 1
    if not titled and " ".join(one.core for one in words[index:place]) in cities():
        return index
    return place if place > index and any(_solid(one) for one in words[index:place]) else index


def _solid(word: Token) -> bool:
    return len(word.core) > 1 and word.capital and not word.text.endswith(".")


def _part(words: list[Token], place: int, index: int, titled: bool) -> bool:
    word = words[place]
    if word.text.casefold().rstrip("-") in _PARTICLES and (place > index or word.capital):
        return place + 1 < len(words) and (words[place + 1].capital or words[place + 1].text in _PARTICLES)
    if place > index and re.match(r"(?:al|el|as|az|ad|ar|an|at|ash|bin|ben)-[A-Z]", word.text):
        return True
    if (
        not word.capital
        or not _SHAPE.match(word.text)
        or word.core in _SUFFIXES
        or _RUN_TOGETHER.match(word.text)
    ):
        return False
    if place == index + 1 and titled and _NUMERAL.fullmatch(word.core):
        return True  # King Abdullah II
    first = place == index
    if word.core in word_set("never_names") and not (titled and word.core in _MONTHS_AS_NAMES):
        return titled and place == index + 1 and word.core in _SURNAMES_TOO and _last(words, place)
    if first and phrase_at(words, place, "role_heads") > 1:
        return False  # “at its head Principal Secretary …”
    if word.core in word_set("office_words"):
        return titled and not first and _family_too(words, place, index)
    if word.core.isupper() and len(word.core) > 1 and not word.text.endswith("."):
        return _upper(words, place, index)
    if word.core in country_names():
        people = country_names()[word.core][1] and place != index + 1  # Tom English
        return not first and not people and _last(words, place) and titled
    if first and phrase_at(words, place, "role_heads", "forum_heads") and not titled:
        return False
    return "-" not in word.text or _hyphened(word.core)


def _family_too(words: list[Token], place: int, index: int) -> bool:
    """Whether a word of office ends a name as a family's does: “Secretary Grace Board”, never “Foreign Affairs”."""
    core = words[place].core
    long = len(core) > 3 or (place == index + 1 and core[1:].islower())
    return (
        long and core not in _NEVER_LAST and not phrase_at(words, place, "role_heads") and _last(words, place)
    )


def _last(words: list[Token], place: int) -> bool:
    return place + 1 >= len(words) or not words[place + 1].capital


def _upper(words: list[Token], place: int, index: int) -> bool:
    """Capitals are a surname (KISHIDA) or run-together initials (NS Raja), never an abbreviation alone."""
    if len(words[place].core) >= 4:
        return True
    after = words[place + 1] if place + 1 < len(words) else None
    return place == index and after is not None and after.capital and not after.core.isupper() and after.word


def _hyphened(word: str) -> bool:
    parts = word.split("-")
    return not any(part in country_names() or part in word_set("office_words") for part in parts)


def name_text(view: str, words: list[Token], first: int, last: int) -> str:
    """A name as written without its possessive ending, its blanks made one."""
    end = words[last - 1].start + len(words[last - 1].core)
    return re.sub(r"\s+", " ", view[words[first].start : end])
