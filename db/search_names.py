"""Which words of people's names may be one name in two transliterations: Naseer and Nasser, Al-Zaabi and Alzaabi.

Two words are compared only where their consonants agree after the usual foldings (ph and f, ou and u, doubled letters);
likeness of letters alone would take Rajesh for Rakesh.
"""

from __future__ import annotations

import re

SHORTEST = 3
ALIKE = 0.82
"""Least likeness (Jaro and Winkler's, 0 to 1) of two words with the same consonants."""

PARTICLES = frozenset({"al", "el", "ul", "as", "az", "ad", "ar", "bin", "ibn", "ben", "bint", "binti", "abu"})
"""What stands between names and is written or left out freely."""

_ARTICLE = re.compile(r"^(?:abdul|abdel|abdal|abd|al|el)(?=[a-z]{4})")
_SOUNDS = (
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "x"), ("ch", "x"), ("ck", "k"),
    ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ei", "e"),
    ("ai", "e"), ("ay", "e"), ("ie", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_FIRST = {**dict.fromkeys("aeiou", "a"), "y": "j"}
"""How a key begins: any vowel is one, and y before a vowel is a consonant."""


def sounded(word: str) -> str:
    """A folded word in one romanisation, without article: `alzaabi` and `zaabi` are `sabi`."""
    plain = _ARTICLE.sub("", word)
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    plain = _DOUBLED.sub(r"\1", plain)
    return plain[:-1] if plain.endswith("h") and len(plain) > SHORTEST else plain


def name_key(word: str) -> str:
    """Under which key a word of a name is kept: its consonants, or the word itself outside the Latin alphabet."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    heard = sounded(word)
    first = _FIRST.get(heard[:1], heard[:1])
    return first + _VOWELS.sub("", heard[1:])


def alike(word: str, other: str) -> bool:
    """Whether two words with the same key may be one name."""
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(sounded(word), sounded(other)) >= ALIKE
