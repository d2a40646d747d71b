"""What “said that X will …” promises, by what stands behind the verb of saying."""

from __future__ import annotations

import re

from app.intake.subjects import Actor, Subject
from db.values.choices import CommitmentKind

_PROMISED = re.compile(
    r" (?:that )?(?:[\w\"'-]+,? ){1,10}?(?:will|would|shall)\b(?! (?:take part|attend|participate)\b)"
)
_CONVENED = re.compile(r" (?:be (?:held|convened|hosted)|take place|convene|resume|meet)\b")


_VIEWED = re.compile(
    r"\bwould (?:help|have|be (?!(?:grant|provid|deliver|suppli|open|train|transferr|hand|donat"
    r"|establish|fund|extend|releas"
    r"|return|launch|appoint|submitt|shar|doubl|increas|implement|complet|suspend|lift)(?:ed|d)\b"
    r"|(?:given|sent|built|set up|made"
    r" available|paid|begun|put in)\b))"
)
"""“said that it would be useful” promises nothing; “… that two tugs would be delivered” does."""


def said(subject: Subject, after: str) -> CommitmentKind | None:
    """What “said that X will …” does: a meeting to come is agreed, anything else that X will do is committed."""
    promised = _PROMISED.match(after)
    if promised is None:
        return None
    if _CONVENED.match(after, promised.end()) and subject.actor in {Actor.JOINT, Actor.MEETING}:
        return CommitmentKind.AGREED
    return None if _VIEWED.search(after[:80]) else CommitmentKind.COMMITTED
