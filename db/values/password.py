"""Passwords of case files: a text that no log, message or representation ever shows, and how far it can be trusted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import log2

from db.values.errors import InvalidValue

LEAST, MOST = 8, 1000
"""Characters of a new password. Shorter ones are found by trying; longer ones are a mistake."""
WORD_BITS = 11.0
"""What a word adds that stands in a list of two thousand."""
FAIR, GOOD = 45.0, 65.0
"""Bits. With 256,000 rounds a machine tries some hundred thousand passwords a second: 2⁴⁵ of them take years."""
COMMON = ("password", "passwort", "chancery", "qwerty", "azerty", "letmein", "welcome", "admin", "secret")


@dataclass(frozen=True, slots=True, repr=False)
class Password:
    """What was typed, in one Unicode form, so that every keyboard that can write it opens the file."""

    words: str

    def __repr__(self) -> str:
        return "Password(…)"


class Strength(Enum):
    """How long a password withstands somebody who has the file, in one sentence."""

    WEAK = (
        "Weak: a machine would find it. Take five words that have nothing to do with each other, or fourteen mixed "
        "characters."
    )
    FAIR = "Fair: it keeps out a curious person, not a laboratory. Another word makes it good."
    GOOD = "Good: whoever has the file and tries passwords will not find this one."


def typed(words: str) -> Password:
    """What somebody typed to open a file; spaces count, the form of accents does not."""
    return Password(unicodedata.normalize("NFC", words))


def chosen(words: str) -> Password:
    """A new password. Raises InvalidValue where it is too short, too long, or holds what no keyboard types again."""
    found = typed(words)
    if len(found.words) < LEAST:
        raise InvalidValue(f"A password needs at least {LEAST} characters; four or five words are best.")
    if len(found.words) > MOST:
        raise InvalidValue(f"A password has at most {MOST:,} characters.")
    if any(unicodedata.category(one) in {"Cc", "Cs", "Cn", "Co"} for one in found.words):
        raise InvalidValue("A password holds letters, digits, signs and spaces only; take out what is none.")
    return found


def strength(password: Password) -> Strength:
    """A cautious guess, from kinds of characters, runs, repetitions and words; no list of leaked passwords is asked."""
    bits = bits_of(password.words)
    return Strength.GOOD if bits >= GOOD else Strength.FAIR if bits >= FAIR else Strength.WEAK


def bits_of(words: str) -> float:
    """How many guesses it takes, as a power of two: the least of what letters and what words say."""
    folded = words.casefold()
    for common in COMMON:
        folded = folded.replace(common, common[0])
    size = sum(
        count
        for count, held in (
            (26, any(one.isalpha() and one == one.casefold() for one in words)),
            (26, any(one.isalpha() and one != one.casefold() for one in words)),
            (10, any(one.isdecimal() for one in words)),
            (25, any(not one.isalnum() for one in words)),
        )
        if held
    )
    telling = 1 + sum(abs(ord(one) - ord(other)) > 1 for one, other in pairwise(folded))
    telling = min(telling, 2 * len(set(folded))) if folded else 0
    by_letters = telling * log2(max(size, 2))
    parts = folded.split()
    if len(parts) > 1 and all(one.isalpha() for one in parts):
        return min(by_letters, len(set(parts)) * WORD_BITS + 10)
    return by_letters
