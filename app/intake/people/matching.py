"""How alike two names of people are, with reasons: same, ask or new; never decided in silence.

The rules are of what spellings mean, not of letters alone: Rajesh and Rakesh are nearer in letters than
Naseer and Nasser, and are two men. Below `_DIFFERENT` two words are different names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, runtime_checkable

from app.intake.lexicon import read_table, set_of
from db.values.names import PREFIXES, PersonName, PrefixKind, fold_name

SAME, ASK, RIVAL = 0.90, 0.78, 0.05
_RANKS = frozenset(
    one.text.casefold() for one in PREFIXES if one.kind is PrefixKind.RANK and not one.also_name
)
_DIFFERENT = 0.80

DIFFERENT_NAMES = 0.75
"""Likeness below which two names are different names, whatever their countries and posts."""

_PATRONYMIC = frozenset({"bin", "ibn", "ben", "bint", "binti", "b"})
_ARTICLES = frozenset({"al", "el", "as", "az", "ar", "ad", "at", "an", "ash"})
_VERY_COMMON = set_of("mohammed ahmed ali singh kumar khan abdul nguyen kim lee hussein hassan")
_FOLDS = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"), ("ck", "k"), ("c", "k"),
          ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("w", "v"), ("z", "s"), ("y", "i"))  # fmt: skip
_NEAR_VOWELS = frozenset({frozenset("ae"), frozenset("ei"), frozenset("ou"), frozenset("ai")})


class Verdict(StrEnum):
    """What is proposed for a name."""

    SAME = "same"
    ASK = "ask"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name on file: whose, how written, and what tells people of one name apart."""

    id: str
    name: str
    country: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person on file who may be meant: how sure (0 to 1) and why."""

    id: str
    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on one name and the people it may be, the likeliest first."""

    verdict: Verdict
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """One word of a name as it is compared: a father's name after “bin”, an initial."""

    text: str
    patronymic: bool = False
    initial: bool = False


@runtime_checkable
class Near(Protocol):
    """Names that know which of them a name may be like."""

    def near(self, name: str) -> Iterator[KnownName]:
        """All those that are like it, and perhaps others."""


def match_name(
    name: str,
    known: Iterable[KnownName],
    *,
    country: str | None = None,
    position: str | None = None,
    most: int = 5,
) -> Match:
    """Who on file `name` may be. A rival within 0.05 of the best asks, as does anyone from 0.78 on.

    Country and post tell people of one name apart; they make nobody alike.
    """
    best: dict[str, Candidate] = {}
    for one in known.near(name) if isinstance(known, Near) else known:
        score, reasons = likeness(name, one.name)
        if score < DIFFERENT_NAMES:
            continue
        score, reasons = _in_context(score, reasons, one, country, position)
        if score >= ASK and (one.id not in best or best[one.id].score < score):
            best[one.id] = Candidate(one.id, one.name, round(score, 3), tuple(reasons))
    ranked = tuple(sorted(best.values(), key=lambda one: (-one.score, one.name, one.id)))[:most]
    if not ranked:
        return Match(Verdict.NEW, ())
    if ranked[0].score >= SAME and (len(ranked) == 1 or ranked[0].score - ranked[1].score > RIVAL):
        return Match(Verdict.SAME, ranked)
    return Match(Verdict.ASK, ranked)


def _in_context(
    score: float, reasons: list[str], one: KnownName, country: str | None, position: str | None
) -> tuple[float, list[str]]:
    reasons = list(reasons)
    if country and one.country:
        same = country == one.country
        score += 0.03 if same else -0.15
        reasons.append("same country" if same else f"of another country ({one.country})")
    if position and one.position and _same_post(position, one.position):
        score += 0.03
        reasons.append("same post")
    return min(score, 1.0), reasons


@lru_cache(maxsize=4096)
def _same_post(a: str, b: str) -> bool:
    return fold_name(a) == fold_name(b)


@lru_cache(maxsize=20_000)
def _likeness(a: str, b: str) -> tuple[float, tuple[str, ...]]:
    left, right = spelt(a), spelt(b)
    if not left or not right:
        return 0.0, ()
    if [one.text for one in left] == [one.text for one in right]:
        return 1.0, ("same spelling",)
    if len(left) > len(right):
        left, right = right, left
    return _aligned(left, right)


def likeness(a: str, b: str) -> tuple[float, list[str]]:
    """How alike two names are (0 to 1), and why; titles, particles and accents do not count."""
    score, reasons = _likeness(a, b)
    return score, list(reasons)


@lru_cache(maxsize=20_000)
def spelt(name: str) -> tuple[Spelt, ...]:
    """The words of a name that are compared, titles, articles and accents left out."""
    bare = PersonName.parse(name).bare if name.strip() else ""
    bare = re.sub(r"\([^)]*\)", " ", bare)
    plain = [word for word in _spelt(bare).split() if word not in _RANKS]
    found: list[Spelt] = []
    son = False
    for index, word in enumerate(plain):
        if word in _PATRONYMIC and 0 < index < len(plain) - 1:
            son = True
            continue
        if word in _ARTICLES and index < len(plain) - 1:
            continue
        if found and found[-1].text in {"abd", "abu", "abdul"} and not son:
            joined = f"abdul{word}" if found[-1].text.startswith("abd") else f"abu{word}"
            found[-1] = Spelt(joined, found[-1].patronymic)
            continue
        found.append(Spelt(_peeled(word), son, len(word) == 1))
        son = False
    return tuple(found)


def _spelt(name: str) -> str:
    text = unicodedata.normalize("NFKD", fold_name(name))
    return "".join(c for c in text if not unicodedata.combining(c)).replace(",", " ")


def _peeled(word: str) -> str:
    if len(word) > 5 and word.startswith("al") and word[2] not in "aeiou" and word not in _given_rows():
        return word[2:]
    return word


@lru_cache(maxsize=1)
def _given_rows() -> dict[str, int]:
    """Spelling of a common given name → its row in `given_names.json`."""
    return {
        spelling: number
        for number, row in enumerate(read_table("given_names.json")["rows"])
        for spelling in row.split()
    }


def given_row(word: str) -> int | None:
    """Which common given name a word is, however it is spelt."""
    return _given_rows().get(word)


@lru_cache(maxsize=50_000)
def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.80 if a[0] == b[0] else 0.0
    rows = _given_rows()
    if a in rows and b in rows:
        return 0.98 if rows[a] == rows[b] else 0.30
    x, y = folded_word(a), folded_word(b)
    if x == y:
        return 0.97
    by_sound = _by_skeleton(x, y)
    if by_sound:
        return by_sound
    if min(len(a), len(b)) >= 7 and _one_edit(a, b):
        return 0.86
    return 0.55


def folded_word(word: str) -> str:
    """A word as it sounds: `Khaleefa` as `Khalifa`."""
    for written, sound in _FOLDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _by_skeleton(x: str, y: str) -> float:
    bones = [re.sub(r"[aeiou]", "", word) for word in (x, y)]
    if bones[0] != bones[1] or len(bones[0]) < 2:
        return 0.0
    vowels = [re.findall(r"[aeiou]+", word) for word in (x, y)]
    shape = [re.sub(r"[aeiou]+", "_", word) for word in (x, y)]
    if shape[0] != shape[1]:
        return 0.92 if abs(len(x) - len(y)) == 1 and x[-1] == y[-1] else 0.0
    clashes = sum(a != b and frozenset(a + b) not in _NEAR_VOWELS for a, b in zip(*vowels, strict=True))
    if clashes == 0:
        return 0.95
    return (0.88 if len(bones[0]) >= 4 else 0.75) if clashes == 1 else 0.60


def _one_edit(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _aligned(short: tuple[Spelt, ...], long: tuple[Spelt, ...]) -> tuple[float, tuple[str, ...]]:
    """Align the shorter name in the longer in order and weigh what is left over."""
    pairs = _best_pairs(short, long)
    used_short = {first for first, _ in pairs}
    used_long = {second for _, second in pairs}
    over = [long[n] for n in range(len(long)) if n not in used_long]
    missing = [short[n] for n in range(len(short)) if n not in used_short]
    turned = _turned(short, long)
    if missing and turned and len(short) == len(long):
        return turned, ("family name first in one of them",)
    if missing:
        return (0.72 if over else 0.60), ("some words are different names",)
    total = weight = 0.0
    for first, second in pairs:
        heavy = _weight(short[first], first == len(short) - 1)
        total += heavy * _alike(short[first].text, long[second].text)
        weight += heavy
    score = total / weight - min(0.09, 0.02 * len(over))
    reasons = [_told(short[first].text, long[second].text) for first, second in pairs]
    return _capped(score, reasons, short, long, pairs)


def _told(a: str, b: str) -> str:
    if a == b:
        return f"{a.title()} in both"
    return f"{a.title()} and {b.title()} may be one name"


def _weight(word: Spelt, last: bool) -> float:
    if word.initial:
        return 0.45
    if word.text in _VERY_COMMON:
        return 0.7
    return 1.25 if last else 1.0


def _best_pairs(short: tuple[Spelt, ...], long: tuple[Spelt, ...]) -> list[tuple[int, int]]:
    """The alignment in order that pairs the most words, and of those the likest."""
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for i in range(len(short), -1, -1):
        for j in range(len(long), -1, -1):
            if i == len(short) or j == len(long):
                best[i, j] = (0.0, [])
                continue
            options = [best[i + 1, j], best[i, j + 1]]
            alike = _alike(short[i].text, long[j].text)
            if alike >= 0.75:
                more, pairs = best[i + 1, j + 1]
                options.append((more + 1 + alike, [(i, j), *pairs]))
            best[i, j] = max(options, key=lambda one: one[0])
    return best[0, 0][1]


def _turned(short: tuple[Spelt, ...], long: tuple[Spelt, ...]) -> float:
    if len(short) < 2 or len(short) != len(long):
        return 0.0
    turned = (*short[1:], short[0])
    back = (short[-1], *short[:-1])
    for order in (turned, back):
        if all(_alike(a.text, b.text) >= 0.95 for a, b in zip(order, long, strict=True)):
            return 0.88
    return 0.0


def _capped(
    score: float,
    reasons: list[str],
    short: tuple[Spelt, ...],
    long: tuple[Spelt, ...],
    pairs: list[tuple[int, int]],
) -> tuple[float, tuple[str, ...]]:
    """Ceilings for what cannot be sure however alike the letters."""
    caps: list[tuple[float, str]] = []
    if any(_alike(short[a].text, long[b].text) < _DIFFERENT for a, b in pairs):
        caps.append((0.72, "a word differs"))
    if len(short) == 1:
        caps.append((0.82, "only one name is given"))
    elif pairs[0] != (0, 0):
        first = (
            _given_rows().get(long[0].text) == 0
        )  # Mohammed before the name that is used, not a father's name
        dropped = first and pairs[0] == (0, 1) and not long[1].patronymic
        caps.append((0.84, "a leading Mohammed is left out") if dropped else (0.60, "the given names differ"))
    elif pairs[-1][1] != len(long) - 1:
        caps.append((0.86, "the last name is left out in one"))
    elif len(short) == 2 and len(long) > 2 and short[0].text in _VERY_COMMON | set(_given_rows()):
        caps.append((0.88, "a common given name and the family name only"))
    if any(one.initial for one in (*short, *long)):
        caps.append((0.86, "initials"))
    if any(
        short[a].patronymic and long[b].patronymic and _alike(short[a].text, long[b].text) < 0.9
        for a, b in pairs
    ):
        caps.append((0.60, "the father's name differs"))
    for cap, reason in caps:
        if score > cap:
            score, reasons = cap, [*reasons, reason]
    return score, tuple(reasons)
