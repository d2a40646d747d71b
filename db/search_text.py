"""Text as it is searched: folded to plain small letters, cut into words; one function for documents and queries.

Why in Python: SQLite's own tokenizers split Devanagari and vocalised Arabic at their marks, never fold ł, đ, ı or ß,
and find no words in Han, kana or Thai. What is a word is therefore decided here (categories L*, N*, Co, Mn, Mc), and
the index needs nothing of its tokenizer but to part words at blanks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

HYPHEN = "-"
"""What hyphens and full stops inside a word fold to: `U.S.` is `u-s-`."""

APOSTROPHE = "'"
"""What apostrophes fold to, and the letters that stand for ain and hamza: `Al-Za’abi` is `al-za'abi`."""

BREAK = "§"
"""Stands between two texts of one document, so that no phrase runs over from one into the next; never in a query."""

LONGEST_WORD = 100
_MOST_JOINED = 6

_JOINERS = dict.fromkeys("-‐‑.·", HYPHEN) | dict.fromkeys("'’‘ʼʻʿʾ`´ʹ′", APOSTROPHE)
_HIDDEN = frozenset({"Cf", "Cc", "Cs"})
"""Joiners, soft hyphens, marks of direction, controls, halves of characters: no reader sees them."""

_BLANKS = "\t\n\v\f\r\x85"
_WORD_CATEGORIES = frozenset({"L", "N"})
_MARK_CATEGORIES = frozenset({"Mn", "Mc", "Co"})
_LETTERS = {
    "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
}  # fmt: skip
# Marks of scripts that are also written without them: Latin, Greek and Cyrillic; Hebrew; Arabic. Elsewhere a mark is
# part of the letter.
_MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x08D3, 0x08FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
)  # fmt: skip
# Scripts written without blanks between words: every letter is a word, and a word of the query a phrase.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFF),
)  # fmt: skip


def _among(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _folded(character: str) -> str:
    """What one character becomes: small letters, a joiner, a blank, or nothing."""
    if character in _JOINERS:
        return _JOINERS[character]
    if unicodedata.category(character) in _HIDDEN and character not in _BLANKS:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_letter, plain))


def _letter(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if _among(code, _MARKS):
        return ""
    if category not in _MARK_CATEGORIES and category[0] not in _WORD_CATEGORIES:
        return _JOINERS.get(character, " ")
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] == "L" and _among(code, _UNSPACED):
        return f" {character}"
    return _LETTERS.get(character, character)


class _Table(dict[int, str]):
    """What every character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """`text` in small letters without marks; words are parted by blanks, and inside by joiners."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` that it comes from.

    Nothing is composed first, so that places are true for the text as it is.
    """
    whole = text.translate(_TABLE) if text.isascii() else ""
    if len(whole) == len(text):  # no ASCII character becomes more than one, and here none became nothing
        return whole, list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        became = _TABLE[ord(character)]
        folded.append(became)
        places.extend([place] * len(became))
    return "".join(folded), places


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between blanks: `Al-Za’abi` has the words al, za, abi; spelt without apostrophes al, zaabi; as one
    word alzaabi (empty where that would be a chain). Most chunks are one word, and all three the same."""

    words: tuple[str, ...]
    spelt: tuple[str, ...]
    as_one: str

    @property
    def further(self) -> tuple[str, ...]:
        """Ways of writing it, or a part of it, that are not among its words."""
        return tuple(
            dict.fromkeys(word for word in (*self.spelt, self.as_one) if word and word not in self.words)
        )


def chunks(text: str) -> list[Chunk]:
    """The chunks of a text that hold a letter or a digit."""
    return [chunk for one in fold(text).split() if (chunk := _chunk(one)).words]


@lru_cache(maxsize=4096)
def _chunk(folded: str) -> Chunk:
    if folded.isalnum():
        word = folded[:LONGEST_WORD]
        return Chunk((word,), (word,), word)
    parts = [
        [word[:LONGEST_WORD] for word in part.split(APOSTROPHE) if word] for part in folded.split(HYPHEN)
    ]
    words = tuple(word for part in parts for word in part)
    if len(words) > _MOST_JOINED:
        return Chunk(words, words, "")
    spelt = tuple("".join(part)[:LONGEST_WORD] for part in parts if part)
    return Chunk(words, spelt, "".join(words)[:LONGEST_WORD])


def shadow(*texts: str | None) -> str:
    """What the index holds of some texts: their words, then other ways of writing the hyphenated ones."""
    written: list[str] = []
    further: list[str] = []
    for text in texts:
        own = _words(text, further) if text else []
        if own and written:
            written.append(BREAK)
        written += own
    return " ".join(written + further)


def _words(text: str, further: list[str]) -> list[str]:
    """The words of a text; other ways of writing them are added to `further`. Few words have joiners inside."""
    found: list[str] = []
    for one in fold(text).split():
        bare = one.strip(HYPHEN + APOSTROPHE)
        if HYPHEN in bare or APOSTROPHE in bare:
            chunk = _chunk(bare)
            found += chunk.words
            if len(chunk.words) > 1:
                further += [part for word in chunk.further for part in (BREAK, word)]
        elif bare:
            found.append(bare[:LONGEST_WORD])
    return found


def called_by(names: Iterable[str | None], most: int | None = None) -> str:
    """The words of the names of one record, each once; the first of every name also with `BREAK` before it.

    `most`: how many words of a name count.
    """
    found: dict[str, None] = {}
    for name in names:
        for place, one in enumerate(chunks(name)[:most] if name else ()):
            further = one.further if len(one.words) > 1 else ()
            for word in (*one.words, *further):
                found[word] = None
            for word in (one.words[0], *further) if place == 0 else ():
                found[BREAK + word] = None
    return " ".join(found)


def words_of(shadowed: str) -> set[str]:
    """The words of a shadow."""
    return {word for word in shadowed.split(" ") if word and word != BREAK}
