"""The words of a sentence with their places, and phrases of the lexicons found among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.lexicon import of_lexicon, words

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?"
    r"|(?:Dr|Mr|Mrs|Ms|Gen|Lt|Lieut|Snr|Maj|Col|Capt|Cdr|Brig|Adm|Cmde|Cdre|Smt|Hon|Prof|St|Retd|Rtd|Res|Ret|ret"
    r"|Ma|Md|Mohd|Muhd|Hj|Amb|Sen|Rep|Gov|Eng|Engr|Sgt|Jr|Sr|[A-Z])\."
    r"|[^\W_]+(?:['./&+-][^\W_]+)*'?"
    r"|[^\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark at `start:end` of the view; `core` is it without a possessive ending or full stops."""

    text: str
    start: int
    end: int

    @property
    def core(self) -> str:
        """The word itself: `Oman's` → `Oman`."""
        word = self.text
        for ending in ("'s", "'S", "'"):
            if word.endswith(ending) and len(word) > len(ending):
                return word[: -len(ending)]
        return word

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's or an apostrophe."""
        return self.core != self.text

    @property
    def word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum()


def tokens(view: str, start: int, end: int) -> list[Token]:
    """The tokens of `view[start:end]`."""
    return [Token(one[0], one.start(), one.end()) for one in _TOKEN.finditer(view, start, end)]


def key(token: Token) -> str:
    """A token as the lexicons write it: lower case without full stops."""
    return token.text.replace(".", "").casefold()


@of_lexicon(maxsize=16)
def phrases(*names: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases of several lists of `words.json` by their first word, cut as a text is, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for phrase in words()[name]:
            whole = phrase.rstrip(".")
            parts = tuple(key(one) for one in tokens(whole, 0, len(whole)))
            found.setdefault(parts[0], []).append(parts)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


def phrase_at(words: list[Token], index: int, *lists: str) -> int:
    """How many tokens from `index` on are a phrase of one of the lists; 0 where none is."""
    if index >= len(words):
        return 0
    for phrase in phrases(*lists).get(key(words[index]), ()):
        if index + len(phrase) <= len(words) and all(
            part == key(words[index + offset]) for offset, part in enumerate(phrase)
        ):
            return len(phrase)
    return 0


def last_of(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """The last place where a pattern is found in a span."""
    found = None
    for one in pattern.finditer(text, start, len(text) if end is None else end):
        found = one
    return found
