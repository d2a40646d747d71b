"""Tells who acts in a sentence: those whom it names, the author, and whom “he” or “the two ministers” means."""

from __future__ import annotations

from app.intake.meetings.cues import ELSEWHERE, OURS, PLURAL, PRONOUN
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene


def acting(scene: Scene, number: int, limit: int) -> list[Cluster]:
    """Those who act in a sentence; who is only invoked in it is left out."""
    found: list[Cluster] = []
    if scene.author is not None and OURS.search(scene.string(number)):
        found.append(scene.author)
    if PRONOUN.match(scene.string(number)):
        found += _told_before(scene, number, 2 if PLURAL.match(scene.string(number)) else 1)
    for one, who in scene.cast.named(number):
        absent = ELSEWHERE.search(scene.view[max(0, one.start - 60) : one.start])
        if one.start < limit and not absent and who not in found:
            found.append(who)
    return found


def _told_before(scene: Scene, number: int, most: int) -> list[Cluster]:
    """Whom “he” or “the two ministers” means: those named first in the nearest sentence that names so many."""
    for back in range(number - 1, max(-1, number - 4), -1):
        named = list({id(who): who for _, who in scene.cast.named(back)}.values())
        if len(named) >= most:
            return named[:most]
    return []
