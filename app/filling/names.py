"""Invented names of countries, places and people, the latter also in other scripts and spellings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

_SCRIPTS = ("Arabic", "Cyrillic", "Devanagari", "Greek")
_SYLLABLES = (
    ("ka", "كا", "ка", "का", "κα"),
    ("ri", "ري", "ри", "री", "ρι"),
    ("mo", "مو", "мо", "मो", "μο"),
    ("sa", "سا", "са", "सा", "σα"),
    ("le", "لي", "ле", "ले", "λε"),
    ("nu", "نو", "ну", "नु", "νου"),
    ("ba", "با", "ба", "बा", "μπα"),
    ("do", "دو", "до", "दो", "ντο"),
    ("vi", "في", "ви", "वि", "βι"),
    ("ta", "تا", "та", "ता", "τα"),
    ("zo", "زو", "зо", "ज़ो", "ζο"),
    ("he", "هي", "хе", "हे", "χε"),
    ("mar", "مار", "мар", "मार", "μαρ"),
    ("dan", "دان", "дан", "दान", "νταν"),
    ("sen", "سين", "сен", "सेन", "σεν"),
    ("rul", "رول", "рул", "रुल", "ρουλ"),
    ("gar", "غار", "гар", "गर", "γκαρ"),
    ("lin", "لين", "лин", "लिन", "λιν"),
    ("tor", "تور", "тор", "तोर", "τορ"),
    ("bel", "بيل", "бел", "बेल", "μπελ"),
)
_LANDS = ("ia", "ania", "ovia", "aria", "istan", "ora")
_PREFIXES = (None, None, None, "Dr", "HE", "General", "Admiral", "Colonel", "Ambassador")

Parts = tuple[int, ...]
"""Numbers of syllables."""


def countries(chance: Random) -> Iterator[str]:
    """Names of countries that do not exist, each once; at least 2,000."""
    known: set[str] = set()
    found = [_word(parts, 0) + ending for parts in product(range(20), range(12, 20)) for ending in _LANDS]
    chance.shuffle(found)
    for name in found:
        if name not in known:
            known.add(name)
            yield name


def town(chance: Random) -> str:
    """The name of a place that does not exist."""
    return _word(_some(chance, 2), 0) + chance.choice(("", " Bay", "pur", "grad", "hafen", " Heights"))


class Called:
    """A person who does not exist: how the house writes the name, and how others have written it."""

    def __init__(self, chance: Random) -> None:
        self._given, self._family = _some(chance, 2), _some(chance, 3)
        self._second = _some(chance, 2)
        self.name = f"{_word(self._given, 0)} {_word(self._family, 0)}"
        self.prefix = chance.choice(_PREFIXES)
        self._script = chance.randrange(1, len(_SCRIPTS) + 1)

    @property
    def native(self) -> str:
        """The name in its own script."""
        return f"{_word(self._given, self._script)} {_word(self._family, self._script)}"

    def spellings(self) -> tuple[str, ...]:
        """As texts write it: with a second name, with a prefix, with other letters."""
        given, family = self.name.split(" ")
        other = family.replace("k", "q").replace("v", "w").replace("e", "ei")
        styled = f"{self.prefix or 'Mr'} {given} {family}"
        return (f"{given} {_word(self._second, 0)} {family}", styled, f"{given[0]}. {other}")


def _some(chance: Random, most: int) -> Parts:
    return tuple(chance.randrange(len(_SYLLABLES)) for _ in range(chance.randint(max(2, most - 1), most)))


def _word(parts: Parts, script: int) -> str:
    joined = "".join(_SYLLABLES[part][script] for part in parts)
    return joined if script in (1, 3) else joined.capitalize()
