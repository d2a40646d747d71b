"""Reads where the name of an instrument begins before its head."""

from __future__ import annotations

import re

from app.intake.lexicon import word_set
from app.intake.text.tokens import Token


def first_word(words: list[Token]) -> int:
    """The first capitalised word before a head; small words only between capitals."""
    first = len(words)
    index = len(words) - 1
    while index >= 0 and len(words) - index <= 14:
        word = words[index]
        named = word.capital and not word.core.isdigit()
        if (
            named
            and word.core in word_set("never_names")
            and word.core not in {"UN", "EU", "ASEAN", "GCC", "New", "Second", "First"}
        ):
            break
        if named or (
            re.fullmatch(r"(?:1[6-9]|20)\d\d(?:-(?:19|20)?\d\d)?|:", word.text) and index + 1 == first
        ):
            first = index
        elif not (
            word.text in {"of", "and", "on", "for", "&", "-", ":", "the"}
            and index + 1 == first
            and index > 0
            and _name_before(words, index)
        ):
            break
        index -= 1
    while first < len(words) and (
        words[first].text in {"of", "and", "on", "for", "&", "-", ":", "the"} or words[first].text.isdigit()
    ):
        first += 1
    return first


def _name_before(words: list[Token], index: int) -> bool:
    before = words[index - 1]
    if words[index].text in {"of", "on", "for", "the"} and before.core in {
        "Ministry",
        "Minister",
        "Secretary",
        "Government",
        "Governments",
        "Chief",
    }:
        return False
    if words[index].text == "the":
        return False
    return before.capital and before.core not in word_set("never_names")
