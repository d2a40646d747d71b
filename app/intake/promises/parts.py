"""Takes apart what one verb promises several times: “to open an office; to train pilots; and to share data”."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.promises.clauses import clause_end
from app.intake.promises.duewords import due_in
from app.intake.promises.statements import TRACKED_KINDS, Found
from app.intake.promises.strengths import strength_of
from app.intake.scene import Scene

_AFTER_SEMICOLON = re.compile(
    r"; (?:and |also |first, |second, |third, |fourth, |finally, ){0,2}(?=to [a-z]+ )"
)
_MARKED = re.compile(r"(?:,|;)? ?(?:and )?\((?P<mark>[a-h]|[ivx]{1,4}|\d)\) (?=\S)")
_LASTING = re.compile(r"\bfor (?:an?|one|two|three|four|five|six|\d+) (?:\w+ )?(?:weeks?|months?|years?)\b")
_NEXT_SESSION = re.compile(
    r"(?:to )?(?:work towards? )?(?:hold|holding|convene|convening) (?:the|its|their) next [A-Z\w]"
)
_AND_TO = re.compile(
    r",? and (?:also |further |finally )?"
    r"(?=to (?!be\b)[a-z]+ |(?:work towards? )?(?:hold|holding|convene|convening) (?:the|its|their) next )"
)


def split(scene: Scene, number: int, out: list[Found]) -> list[Found]:
    """`out` with each tracked promise of several parts as its parts, where the sentence sets them apart."""
    found: list[Found] = []
    for place, one in enumerate(out):
        limit = out[place + 1].start if place + 1 < len(out) else scene.sentences[number].end
        found += (
            _marked(scene, one, limit) or _with_session(scene, one) or _each_due(scene, one)
            or _as_well(scene, one) or [one]
        )  # fmt: skip
    return found


def further(scene: Scene, number: int, out: list[Found]) -> list[Found]:
    """“agreed to open an office; to train pilots; and to share data”: each part is agreed."""
    sentence = scene.sentences[number]
    last = next((one for one in reversed(out) if one.kind in TRACKED_KINDS), None)
    if last is None or not scene.view.startswith(";", last.end):
        return []
    starts = [one.end() for one in _AFTER_SEMICOLON.finditer(scene.view, last.end, sentence.end)]
    return [
        _part(scene, last, start, starts[place + 1] if place + 1 < len(starts) else sentence.end)
        for place, start in enumerate(starts)
    ]


def _marked(scene: Scene, one: Found, limit: int) -> list[Found]:
    """“resolved (a) that cattle be returned, and (b) that commanders meet”: an item each."""
    if one.kind not in TRACKED_KINDS:
        return []
    marks = list(_MARKED.finditer(scene.view, one.verb, max(limit, one.end)))
    if len(marks) < 2 or marks[0]["mark"] not in {"a", "i", "1"}:
        return []
    ends = [mark.start() for mark in marks[1:]] + [limit]
    parts = [_part(scene, one, mark.end(), end, whole=True) for mark, end in zip(marks, ends, strict=True)]
    return [replace(parts[0], start=one.start, verb=one.verb), *parts[1:]]


_OF_WHICH = re.compile(
    r", (?=the (?:first|next|second) (?:[\w-]+ ){1,3}of which (?:will|shall|is to|are to)\b)"
)


def _with_session(scene: Scene, one: Found) -> list[Found]:
    """“… a commission, the first sitting of which will be held in May”: the sitting is promised too."""
    joint = _OF_WHICH.search(scene.view, one.verb, one.end)
    if joint is None or one.kind not in TRACKED_KINDS:
        return []
    due = due_in(scene.view, one.verb, joint.start(), scene.issue.published)
    return [replace(one, end=joint.start(), due=due), _part(scene, one, joint.end(), one.end)]


def _each_due(scene: Scene, one: Found) -> list[Found]:
    """“to begin a class in March and to meet again in June”: two promises where each has its own day."""
    if one.kind not in TRACKED_KINDS:
        return []
    for joint in _AND_TO.finditer(scene.view, one.verb, one.end):
        start = joint.end()
        first = due_in(scene.view, one.verb, start, scene.issue.published)
        second = _part(scene, one, start, one.end)
        if _NEXT_SESSION.match(scene.view, start):
            return [replace(one, end=joint.start(), due=first), second]
        if first is not None and (second.due is not None or _LASTING.search(scene.view, start, one.end)):
            return [replace(one, end=joint.start(), due=first), second]
    return []


_AS_WELL = re.compile(r",? as well as (?:also )?(?:to (?!the\b|an?\b)|(?=[a-z]+ly [a-z]+ ))(?=[a-z]+ )")


def _as_well(scene: Scene, one: Found) -> list[Found]:
    """“pledged to study X as well as actively support Y”: two promises."""
    joint = _AS_WELL.search(scene.view, one.verb, one.end)
    if joint is None or one.kind not in TRACKED_KINDS or " to " not in scene.view[one.verb : joint.start()]:
        return []
    due = due_in(scene.view, one.verb, joint.start(), scene.issue.published)
    return [replace(one, end=joint.start(), due=due), _part(scene, one, joint.end(), one.end, whole=True)]


def _part(scene: Scene, one: Found, start: int, limit: int, *, whole: bool = False) -> Found:
    """The part of a promise at `start`, which ends at `limit` at the latest."""
    end = clause_end(scene.view, start + 3, limit, whole=whole)
    due = due_in(scene.view, start, end, scene.issue.published)
    said = scene.view[start:end]
    strength = strength_of(one.kind, f" {said}", said, due)
    return replace(one, start=start, end=end, verb=start, due=due, strength=strength)
