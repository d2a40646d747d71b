"""Names the topics of a clause from the editable table, and splits a list into its items where that is safe."""

from __future__ import annotations

import re

from app.intake.lexicon import of_lexicon, words

_INCLUDING = re.compile(r",? (?:including|such as|especially|particularly|in particular|in areas like)\b")
_BAD_START = re.compile(
    r"(?:in|on|at|of|for|with|by|from|to|into|under|between|which|who|that|this|these|their|its|as"
    r"|also|further|more|most"
    r"|where|while|especially|including|particularly|\w+ly)\b",
    re.IGNORECASE,
)
_BAD_END = re.compile(r"\b(?:in|the|of|and|a|an|for|to|with|on)$", re.IGNORECASE)
_PAIRS = re.compile(
    r"\b(?:peace and (?:stability|security|prosperity)|research and development"
    r"|maintenance, repair and overhaul|search and rescue"
    r"|trade and investment|science and technology|safety and security|command and control"
    r"|regional and international"
    r"|roles and missions|exchange of \w+ and \w+|oil and gas|law and order"
    r"|friendship and cooperation|arts and culture"
    r"|humanitarian assistance and disaster relief|defen[cs]e and security|security and defen[cs]e"
    r"|bilateral and multilateral"
    r"|concrete, practical and [\w-]+|terms and conditions|rules and regulations"
    r"|monitoring and evaluation|free and open)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b((?:[A-Za-z-]+,? ){1,5}and [A-Za-z-]+) \(([A-Z]{2,6})\)")
_COMMON_PREFIX = re.compile(
    r"^(?P<prefix>.{0,80}?\b(?:cooperation|collaboration|ties|views|engagement|work|partnership"
    r"|coordination) (?:in|on)) (?P<rest>.+)$"
)
_HOLD, _COMMA = "\ue000", "\ue001"


def topics_of(text: str) -> tuple[str, ...]:
    """The topics whose stems begin a word of the text, in the order of the table."""
    low = text.casefold()
    return tuple(topic for topic, stems in _stems().items() if stems.search(low))


@of_lexicon()
def _stems() -> dict[str, re.Pattern[str]]:
    return {
        topic: re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(stem.casefold()) for stem in stems)})")
        for topic, stems in words()["topics"].items()
    }


def items_of(clause: str) -> tuple[str, ...]:
    """The members of a list in a clause, each a phrase of its own; empty where it is no list or not safe to cut.

    “A, B and C (ABC)”, fixed pairs and brackets stay whole. One member that could not stand alone undoes the cut.
    """
    main = _INCLUDING.split(clause.rstrip(" ."))[0]
    prefix = ""
    found = _COMMON_PREFIX.match(main)
    if found:
        prefix, main = found["prefix"], found["rest"]
    protected = _ABBREVIATED.sub(_held_abbreviation, _PAIRS.sub(_held, main))
    parts = re.split(r", and |, | and ", protected)
    if len(parts) < 3:
        return ()
    members = [part.replace(_HOLD, " ").replace(_COMMA, ",").strip() for part in parts]
    if any(not _stands(part) for part in members):
        return ()
    return tuple(f"{prefix} {part}".strip() for part in members)


def _held(found: re.Match[str]) -> str:
    return found[0].replace(",", _COMMA).replace(" ", _HOLD)


def _held_abbreviation(found: re.Match[str]) -> str:
    initials = [
        word[0].casefold() for word in re.findall(r"[A-Za-z-]+", found[1]) if word.casefold() != "and"
    ]
    letters = [letter.casefold() for letter in found[2]]
    return _held(found) if initials[-len(letters) :] == letters else found[0]


def _stands(part: str) -> bool:
    if not part or len(part.split()) > 14 or _BAD_START.match(part) or _BAD_END.search(part):
        return False
    return part.count('"') % 2 == 0 and part.count("(") == part.count(")")
