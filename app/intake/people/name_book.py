"""The names of a case file by their sound, so that a name is compared with the few it can be like, not with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.intake.people.matching import KnownName, Spelt, folded_word, given_row, spelt

_LONG = 7
"""Letters from which on two words that differ by one edit may be one name (`matching`)."""


class NameBook(tuple[KnownName, ...]):
    """Names on file; the order given is kept. `near` gives all that `match_name` could find, and few others.

    Two words of names can only be alike where they share a key: the row of a given name, the consonants of the sound,
    an initial, or a spelling with one letter taken out. A name is near where each word of the shorter one is met.
    """

    _index: Mapping[str, list[int]] | None = None

    def near(self, name: str) -> Iterator[KnownName]:
        """Names in which every word of the shorter of the two may be found."""
        if self._index is None:
            self._index = _index(self)
        words = spelt(name)
        met: Counter[int] = Counter()
        for word in words:
            met.update({place for key in _keys(word, asked=True) for place in self._index.get(key, ())})
        for place in sorted(met):
            if met[place] >= min(len(words), len(spelt(self[place].name))):
                yield self[place]


def _index(names: Iterable[KnownName]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, one in enumerate(names):
        for key in {key for word in spelt(one.name) for key in _keys(word)}:
            found.setdefault(key, []).append(place)
    return found


def _keys(word: Spelt, *, asked: bool = False) -> Iterator[str]:
    """What a word shares with every word it may be like; an initial meets the words that begin with it."""
    text = word.text
    begins, initial = ("initial", "begins") if asked else ("begins", "initial")
    yield f"={text}"
    yield f"{initial if len(text) == 1 else begins} {text[0]}"
    row = given_row(text)
    if row is not None:
        yield f"row {row}"
    sound = folded_word(text)
    yield f"sound {sound}"
    yield f"bones {''.join(letter for letter in sound if letter not in 'aeiou')}"
    if len(text) >= _LONG:
        yield f"less {text}"
        yield from {f"less {text[:n]}{text[n + 1 :]}" for n in range(len(text))}
