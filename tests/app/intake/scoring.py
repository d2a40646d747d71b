"""Scores proposals against annotated texts: what was found, what was invented, what was filled though not stated."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.intake.extraction import extract
from app.intake.rendering import as_data

TEXTS = Path(__file__).parent / "texts"
KINDS = ("meetings", "participants", "agreements", "exercises", "commitments")
TRACKED = frozenset({"agreed", "committed", "proposed"})

Item = dict[str, Any]


def words(text: str | None) -> list[str]:
    """The words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def likeness(one: str | None, other: str | None) -> float:
    """F1 of the words that two texts share, each counted as often as it stands there."""
    left, rest = words(one), words(other)
    total = len(left) + len(rest)
    common = 0
    for word in left:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / total if total else 0.0


@dataclass
class Tally:
    """Counts of one kind; `wrong` names what was missed and invented."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    kind_right: int = 0
    due_right: int = 0
    owner_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.hits / total if total else 1.0

    def add(self, other: Tally) -> None:
        """Take in the counts of another."""
        self.gold += other.gold
        self.found += other.found
        self.hits += other.hits
        self.kind_right += other.kind_right
        self.due_right += other.due_right
        self.owner_right += other.owner_right
        self.wrong += other.wrong


@dataclass
class Score:
    """The figures of one text or of many."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in (*KINDS, "tracked")})
    main: int = 0
    main_right: int = 0
    filled: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in the figures of another text."""
        for kind, tally in other.tallies.items():
            self.tallies[kind].add(tally)
        self.main += other.main
        self.main_right += other.main_right
        self.filled += other.filled
        self.alarms += other.alarms


def similarity(kind: str, gold: Item, found: Item) -> float:
    """How far two items are the same one; 0 where they are not."""
    match kind:
        case "commitments":
            score = likeness(gold["quote"], found["quote"])
            return score if score >= 0.5 else 0.0
        case "participants":
            score = likeness(gold["name"], found["name"])
            return score if score >= 0.66 else 0.0
        case "meetings":
            score = likeness(gold.get("forum") or gold["name"], found.get("forum") or found["name"])
            score += 0.5 * bool(gold.get("edition") and gold["edition"] == found["edition"])
            score += 0.5 * bool(gold.get("date_start") and gold["date_start"] == found["date_start"])
            score += 0.5 * likeness(gold.get("quote"), found["quote"])
            return score if score >= 0.5 else 0.0
        case _:
            score = likeness(gold["name"], found["name"])
            return score if score >= 0.5 else 0.0


def pairs(kind: str, gold: list[Item], found: list[Item]) -> list[tuple[Item, Item]]:
    """Gold and found items that belong together, the likest first, each once."""
    ranked = sorted(
        ((similarity(kind, one, two), i, j) for i, one in enumerate(gold) for j, two in enumerate(found)),
        reverse=True,
    )
    used: set[tuple[str, int]] = set()
    out = []
    for score, i, j in ranked:
        if score > 0 and ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
            out.append((gold[i], found[j]))
    return out


def score_text(name: str, gold: Item, found: Item) -> Score:
    """The figures of one text."""
    score = Score()
    for kind in KINDS:
        golds, founds = _present(gold[kind]), _present(found[kind])
        matched = pairs(kind, golds, founds)
        if kind == "meetings":
            founds = _without_upcoming(gold, founds, matched)
        score.tallies[kind] = _tally(name, kind, golds, founds, matched)
        for one, two in matched:
            score.filled += [f"{name}: {two.get('name')}: {key}" for key in _filled(kind, one, two)]
        if (kind == "meetings" and golds) or (kind == "exercises" and golds and not gold["meetings"]):
            score.main = 1
            score.main_right = int(_main_right(golds[0], matched))
    tracked = [[one for one in side["commitments"] if one["kind"] in TRACKED] for side in (gold, found)]
    matched = pairs("commitments", tracked[0], tracked[1])
    score.tallies["tracked"] = _tally(name, "tracked", tracked[0], tracked[1], matched)
    score.alarms = [
        f"{name}: {one['quote']}"
        for one in tracked[1]
        if any(likeness(tempting["quote"], one["quote"]) >= 0.5 for tempting in gold["not_commitments"])
    ]
    return score


def _without_upcoming(gold: Item, founds: list[Item], matched: list[tuple[Item, Item]]) -> list[Item]:
    """A session to come is told by its commitment: as a meeting it is neither missed nor invented."""
    hit = {id(two) for _, two in matched}
    rest = [one for one in founds if id(one) not in hit]
    carried = {id(two) for _, two in pairs("meetings", gold.get("upcoming", []), rest)}
    return [one for one in founds if id(one) not in carried]


def _present(items: Iterable[Item]) -> list[Item]:
    return [one for one in items if one.get("role") != "mentioned"]


def _tally(
    name: str, kind: str, gold: list[Item], found: list[Item], matched: list[tuple[Item, Item]]
) -> Tally:
    hit = {id(one) for pair in matched for one in pair}
    wrong = [f"{name} {kind} missed: {_called(one)}" for one in gold if id(one) not in hit]
    wrong += [f"{name} {kind} invented: {_called(one)}" for one in found if id(one) not in hit]
    right, owners, dues = (
        sum(words(one.get(key)) == words(two.get(key)) for one, two in matched)
        for key in ("kind", "owner", "due_text")
    )
    return Tally(len(gold), len(found), len(matched), right, dues, owners, wrong)


def _called(item: Item) -> str:
    return str(item.get("name") or item.get("quote"))[:100]


def _city(item: Item) -> list[str]:
    place = item.get("place")
    return words(place.get("city")) if isinstance(place, dict) else []


def _filled(kind: str, gold: Item, found: Item) -> list[str]:
    keys = {
        "meetings": ("date_start", "edition"),
        "agreements": ("year",),
        "exercises": ("date_start", "date_end", "edition"),
    }
    out = [key for key in keys.get(kind, ()) if gold.get(key) is None and found.get(key) is not None]
    return out + (["city"] if kind == "meetings" and not _city(gold) and _city(found) else [])


def _main_right(gold: Item, matched: list[tuple[Item, Item]]) -> bool:
    found = next((two for one, two in matched if one is gold), None)
    if found is None:
        return False
    dates = all(gold.get(key) == found.get(key) for key in ("date_start", "date_end"))
    return dates and _city(gold) == _city(found)


def gold_of(path: Path) -> Item:
    """The annotation beside a text."""
    gold: Item = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return gold


def score_folder(folder: Path = TEXTS, only: Callable[[Item], bool] = lambda gold: True) -> Score:
    """The figures of all annotated texts of a folder."""
    total = Score()
    for path in sorted(folder.glob("*.txt")):
        gold = gold_of(path)
        if only(gold):
            total.add(score_text(path.stem, gold, as_data(extract(path.read_text(encoding="utf-8")))))
    return total
