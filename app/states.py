"""Finds a state or grouping by its ISO code or name, for a country that no case file holds yet."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.errors import NotFound
from db.values.choices import CountryKind
from db.values.errors import excerpt

_GROUPINGS = {
    "ASEAN": "ASEAN",
    "EU": "European Union",
    "GCC": "Gulf Cooperation Council",
    "NATO": "NATO",
}

_CALLED = {
    "ARE": "UAE; Emirates; the Emirates",
    "BIH": "Bosnia",
    "CHN": "PRC",
    "CIV": "Ivory Coast",
    "COD": "DRC; DR Congo; Congo-Kinshasa",
    "COG": "Congo-Brazzaville",
    "CZE": "Czech Republic",
    "GBR": "UK; Britain; Great Britain",
    "KOR": "ROK",
    "MKD": "Macedonia",
    "MMR": "Burma",
    "NLD": "Holland",
    "PRK": "DPRK",
    "PSE": "Palestine",
    "SAU": "KSA",
    "SWZ": "Swaziland",
    "TLS": "East Timor",
    "TUR": "Turkey",
    "USA": "America; United States of America",
    "VAT": "Holy See; Vatican; the Vatican",
}
"""ISO code → what offices call a state beside the names of the ISO and CLDR lists."""


@dataclass(frozen=True, slots=True)
class State:
    """A country as ISO 3166-1 has it, or a grouping under its usual abbreviation (then `short_code` is None)."""

    name: str
    code: str
    short_code: str | None
    official_name: str | None
    kind: CountryKind

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a country record besides its name."""
        given = {"code": self.code, "short_code": self.short_code, "official_name": self.official_name}
        return {"country_kind": self.kind} | {name: value for name, value in given.items() if value}


def state(words: str) -> State:
    """The state that goes by this ISO code or English name, in any case; raises NotFound, naming the nearest."""
    known = _known()
    found = known.get(_folded(words)) or known.get(_folded(words.replace(".", "")))  # U.K. is UK
    if found is None:
        near = difflib.get_close_matches(_folded(words), known, 1, 0.75)
        hint = f"did you mean {known[near[0]].name}?" if near else "give its ISO code or its English name."
        raise NotFound(f"No country is called {excerpt(words)}; {hint}")
    return found


def states() -> tuple[State, ...]:
    """Every state and grouping, by name."""
    return tuple(
        sorted({one.code: one for one in _known().values()}.values(), key=lambda one: _folded(one.name))
    )


def states_like(words: str) -> tuple[State, ...]:
    """Those that may be meant by the beginning of a name or code, the likeliest first; all of them for no words.

    The code itself, then names that begin so, then names in which a later word does, then other names, last what
    holds it somewhere.
    """
    typed = _folded(words)
    if not typed:
        return states()
    ranked: dict[str, tuple[int, State]] = {}
    for name, one in _known().items():
        rank = _likeness(typed, name, one)
        if rank < ranked.get(one.code, (_UNLIKE, one))[0]:
            ranked[one.code] = (rank, one)
    found = sorted(ranked.values(), key=lambda pair: (pair[0], _folded(pair[1].name)))
    return tuple(one for _, one in found)


_UNLIKE = 9


def _likeness(typed: str, name: str, one: State) -> int:
    own = _folded(one.name)
    if typed in (_folded(one.code), _folded(one.short_code or "")):
        return 0
    if own.startswith(typed):
        return 1
    if any(word.startswith(typed) for word in own.split()):
        return 2
    if name.startswith(typed):
        return 3
    return 4 if typed in own else _UNLIKE


@cache
def _known() -> dict[str, State]:
    """Every name and code, folded; codes win over names."""
    import pycountry
    from babel import Locale

    running = Locale("en", "GB").territories
    by_name: dict[str, State] = {}
    by_code: dict[str, State] = {}
    called: dict[str, State] = {}
    for entry in pycountry.countries:
        official = getattr(entry, "official_name", None)
        name = _turned(getattr(entry, "common_name", entry.name))
        one = State(name, entry.alpha_3, entry.alpha_2, official, CountryKind.STATE)
        for alias in (name, entry.name, _turned(entry.name), official, running.get(entry.alpha_2)):
            by_name.setdefault(_folded(alias or name), one)
        by_code |= {_folded(entry.alpha_2): one, _folded(entry.alpha_3): one}
        called |= {_folded(alias): one for alias in _CALLED.get(entry.alpha_3, "").split(";") if alias}
    for code, name in _GROUPINGS.items():
        one = State(name, code, None, None, CountryKind.GROUPING)
        by_name[_folded(name)] = one
        by_code[_folded(code)] = one
    return called | by_name | by_code


def _turned(name: str) -> str:
    """`Congo, The Democratic Republic of the` as it is spoken, with a real apostrophe."""
    head, comma, tail = name.replace("'", "’").partition(", ")
    return f"{tail} {head}" if comma else head


def _folded(words: str) -> str:
    """Letters and digits only, in lower case, without accents; “the” in front is dropped."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    spaced = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(spaced.split()).removeprefix("the ")
