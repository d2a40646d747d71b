"""Finds the countries that a forum is named after: “India-Oman”, “Australia India”, “Papua New Guinea - Australia”."""

from __future__ import annotations

import re

from app.intake.lexicon import country_names, word_set
from app.intake.text.tokens import Token, phrase_at

_LONG_NAMES = frozenset(
    {"Papua New Guinea", "United Arab Emirates", "Trinidad and Tobago", "Bosnia and Herzegovina"}
)


def named_country(words: list[Token], index: int) -> bool:
    """Whether a token is, or is part of, the name of a country."""
    known = country_names()
    if words[index].core in known:
        return True
    two = " ".join(one.core for one in words[index : index + 2])
    before = " ".join(one.core for one in words[max(0, index - 1) : index + 1])
    if (
        index + 1 < len(words)
        and f"{words[index].core} {re.split(r'[-/]', words[index + 1].text)[0]}" in known
    ):
        return True  # Sri Lanka-Maldives
    three = {
        " ".join(one.core for one in words[max(0, index - back) : index - back + 3]) for back in range(3)
    }
    return two in known or before in known or bool(three & _LONG_NAMES)


def pair(text: str) -> bool:
    """Whether a token joins two countries: `India-Oman`, `Australia/Nauru`."""
    parts = re.split(r"[-/]", text)
    return len(parts) > 1 and any(
        part in country_names() or part in {"US", "UK", "India", "Indo"} for part in parts
    )


_MOST_BETWEEN = 8
_JOINING = frozenset({"and", "of", "&", "-", "/", "–"})


def pair_before(words: list[Token], place: int) -> int:
    """Where two countries stand that begin a name which ends at `place`, whatever capital words lie between."""
    for index in range(place - 1, max(-1, place - _MOST_BETWEEN), -1):
        word = words[index]
        if word.text in _JOINING:
            continue
        if not word.capital or word.possessive or word.core in word_set("never_names"):
            return place
        if pair(word.text):
            return index
        if (
            index
            and named_country(words, index)
            and named_country(words, index - 1)
            and words[index - 1].capital
        ):
            start = index - 1
            return (
                start
                if words[start].core in country_names() and words[index].core in country_names()
                else place
            )
        if phrase_at(words, index, "ranks", "honorifics") or word.core in {
            "President",
            "Chairman",
            "Secretary",
        }:
            return place
        if word.core == "Minister" and words[index + 1].core not in word_set("forum_heads"):
            return place  # “Minister for Trade”: a person, no forum
    return place
