"""Reads what stands before the wording of a commitment: `theirs, proposed: Training places …`, by words alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.meetings.sheet import Promise
from db.values.choices import CommitmentKind, Side, Strength
from db.values.due import parse_due

_SIDES = {"ours": Side.OURS, "us": Side.OURS, "we": Side.OURS, "theirs": Side.THEIRS, "them": Side.THEIRS,
          "they": Side.THEIRS, "joint": Side.JOINT, "both": Side.JOINT, "third": Side.THIRD}  # fmt: skip
_KINDS = {one.value: one for one in CommitmentKind}
_STRENGTHS = {one.value: one for one in Strength}
_USUAL = {
    CommitmentKind.AGREED: Strength.INTENT,
    CommitmentKind.COMMITTED: Strength.INTENT,
    CommitmentKind.PROPOSED: Strength.EXPLORATORY,
    CommitmentKind.DISCUSSED: Strength.EXPLORATORY,
    CommitmentKind.REVIEWED: Strength.CONTEXT,
    CommitmentKind.STATED: Strength.CONTEXT,
}
"""The strength that a kind has unless it is said; `firm` is always said, for it makes a promise of it."""
_OPENING = re.compile(r"([A-Za-z][A-Za-z ,/]{0,40}):\s+(?=\S)")


def read_shorthand(words: str, last: Promise | None = None) -> Promise:
    """A commitment out of one line. What the line does not say is as in the line before; the first has no side.

    Only words of side, kind and strength before the colon are taken; with any other word all of it is wording.
    """
    like = Promise("") if last is None else Promise("", last.side, last.kind, last.strength)
    found = _OPENING.match(words)
    said = re.split(r"[ ,/]+", found.group(1).casefold().strip(" ,/")) if found else []
    if not found or not all(word in _SIDES or word in _KINDS or word in _STRENGTHS for word in said):
        return replace(like, wording=words.strip())
    side, kind, strength = like.side, like.kind, None
    for word in said:
        side = _SIDES.get(word, side)
        kind = _KINDS.get(word, kind)
        strength = _STRENGTHS.get(word, strength)
    if strength is None:
        strength = like.strength if kind is like.kind else _USUAL[kind]
    return Promise(words[found.end() :].strip(), side, kind, strength)


_TRAILING = re.compile(r"\b(?:by|before|within|until|no later than|not later than|in)\s", re.IGNORECASE)


def due_said(wording: str, made_on: date | None) -> str:
    """The words at the end of a wording that say when it is due (`by end of January`); empty where none do for certain.

    What is not read as a day, month, year or span (`in Muscat`, `by the Navy`) is no due, nor is `in` a time gone by.
    """
    for found in reversed(list(_TRAILING.finditer(wording))):
        words = wording[found.start() :].strip(" .;")
        due = parse_due(words, made_on=made_on)
        if due.end is not None and (made_on is None or due.end >= made_on):
            return words
    return ""


def usual_strength(kind: CommitmentKind) -> Strength:
    """The strength that a kind of statement has unless something else is said."""
    return _USUAL[kind]
