"""What a clause was found to do, before it becomes a proposal, and clauses that say the same put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.intake.lexicon import set_of
from app.intake.promises.subjects import Actor
from app.intake.scene import Scene
from db.values.choices import CommitmentKind, Strength
from db.values.due import Due

SHOWN = 0.40
"""Confidence below which a sentence is not offered."""
JOINT = "joint"
TRACKED_KINDS = (CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED)


@dataclass(frozen=True, slots=True)
class Found:
    """One clause at `start:end` with what it does; `owner` is “joint”, a country, or None where nobody is named."""

    start: int
    end: int
    verb: int
    kind: CommitmentKind
    strength: Strength
    owner: str | None
    due: Due | None
    sentence: int
    subject: Actor
    confidence: float
    reasons: tuple[str, ...]

    @property
    def tracked(self) -> bool:
        """Whether a desk follows it: agreed or committed and firm or intent, or proposed with an addressee."""
        strong = self.strength in {Strength.FIRM, Strength.INTENT}
        return self.kind in TRACKED_KINDS[:2] and strong


def once(found: list[Found], scene: Scene) -> list[Found]:
    """Each thing said once: of two clauses of one kind with the same words the fuller stays, surer by the other."""
    kept: list[Found] = []
    for one in found:
        mine = _content(scene.view[one.verb : one.end].partition(" ")[2])
        for index, old in enumerate(kept):
            theirs = _content(scene.view[old.verb : old.end].partition(" ")[2])
            common = len(mine & theirs)
            alike = old.kind is one.kind and common >= 0.8 * len(mine | theirs)
            inside = (
                old.kind is one.kind
                and common >= 0.9 * min(len(mine), len(theirs))
                and min(len(mine), len(theirs)) >= 4
            )
            if alike or inside:
                fuller = one if len(mine) > len(theirs) else old
                kept[index] = replace(fuller, confidence=min(0.97, round(fuller.confidence + 0.05, 2)))
                break
        else:
            kept.append(one)
    return kept


_FILLER = set_of(
    "the a an and of to in on for with both two their its also further robust ongoing bilateral key "
    "strategic between"
)


def _content(text: str) -> frozenset[str]:
    words = (word.casefold().removesuffix("ing").removesuffix("ed") for word in re.findall(r"\w+", text))
    return frozenset(words) - _FILLER


def merged(scene: Scene, out: list[Found], more: list[Found]) -> list[Found]:
    """`more` beside what verbs said; a verb that promises wins, one that only states gives way."""
    for each in more:
        one = each
        later = [
            old.start for old in out if old.kind in TRACKED_KINDS and one.verb + 20 < old.start < one.end
        ]
        if later:  # “highlighted the will to …, agreeing on …”
            one = replace(one, end=one.verb + len(scene.view[one.verb : min(later)].rstrip(" ,")))
        over = [old for old in out if old.start < one.end and one.start < old.end]
        if any(old.kind in TRACKED_KINDS for old in over):
            continue
        out = [old for old in out if old not in over or old.verb < one.start] + [one]
    return out
