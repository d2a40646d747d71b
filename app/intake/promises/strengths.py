"""How much of an act a clause promises."""

from __future__ import annotations

import re

from app.intake.lexicon import word_set
from db.values.choices import CommitmentKind, Strength
from db.values.due import Due

_VERB = re.compile(
    r"\b(?:to|of|and) (?:further |jointly |continue to |significantly |mutually |also "
    r"|an? \w+ \w+ of )*(?P<verb>[a-z]+)\b"
)
_CONTEXT = re.compile(r"\b(?:regional|international|global|perspectives|assessments|developments)\b")


def strength_of(kind: CommitmentKind, after: str, whole: str, due: Due | None) -> Strength:
    """Firm where a checkable act or a due is promised; `after` are the words behind the trigger."""
    match kind:
        case CommitmentKind.AGREED | CommitmentKind.COMMITTED:
            return _promised(after, due, agreed=kind is CommitmentKind.AGREED)
        case CommitmentKind.PROPOSED:
            return Strength.EXPLORATORY
        case CommitmentKind.DISCUSSED:
            return (
                Strength.CONTEXT
                if _CONTEXT.search(whole) and "perspectives" in whole
                else Strength.EXPLORATORY
            )
        case _:
            return Strength.CONTEXT


def _promised(after: str, due: Due | None, *, agreed: bool) -> Strength:
    verb = _first_verb(after)
    if verb in word_set("soft_verbs"):
        return Strength.INTENT
    if due is not None:
        return Strength.FIRM
    if verb in word_set("firm_verbs"):
        return Strength.FIRM
    if re.match(r" (?:that\b.*)\b(?:will|would|shall)\b", after):
        return Strength.FIRM
    if agreed and re.match(
        r" (?:up)?on (?:the |a |an )?(?:next steps|date|dates|text|terms|modalities|plan|programme"
        r"|program|roadmap|agenda|schedule)",
        after,
    ):
        return Strength.FIRM
    if agreed and verb is None and not after.startswith((" on", " upon", " to", " that")):
        return Strength.FIRM  # adopted, designated, approved: done at the meeting
    return Strength.INTENT


def _first_verb(after: str) -> str | None:
    """The first act promised: after “to”, or an -ing form (“finalizing a programme”)."""
    start = re.match(r" (?:to )?(?:significantly |further |fully |jointly )?(?P<verb>[a-z]+ing)\b", after)
    if start:
        word = start["verb"].removesuffix("ing")
        for form in (word, f"{word}e", word[:-1]):
            if form in word_set("firm_verbs") | word_set("soft_verbs"):
                return form
    found = _VERB.search(after[:60])
    if found is None:
        return None
    word = found["verb"]
    if word.endswith("ing"):
        stem = word.removesuffix("ing")
        return next(
            (one for one in (stem, f"{stem}e") if one in word_set("firm_verbs") | word_set("soft_verbs")),
            word,
        )
    return word
