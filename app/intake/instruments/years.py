"""Reads the year of an instrument from what stands around its name."""

from __future__ import annotations

import re

_YEAR_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:signed|concluded|dated|adopted|inked|in force since"
    r"|which was signed|that was signed|agreed)"
    r"(?: (?:in|on|at|by|between|during|the|both|two|sides"
    r"|last))*(?: [A-Z][a-z]+(?= in [A-Z0-9]) in)?(?: [A-Z][a-z]+)?(?: \d{1,2})?,? ?(?P<year>(?:1[6-9]"
    r"|20)\d\d)\b"
)
_YEAR_DIRECT = re.compile(
    r"^,? ?(?:\()?(?:of |in |dated )?(?:[A-Z][a-z]+ )?(?P<year>(?:1[6-9]|20)\d\d)\b(?!-)"
)
_YEAR_BEFORE = re.compile(r"\b(?P<year>(?:1[6-9]|20)\d\d) (?:[A-Z][\w-]* ){0,6}$")
_SIGNING_IN = re.compile(
    r"\b(?:signing|conclusion|adoption) (?:in|on)(?: [\dA-Z]\w*){0,2} (?P<year>(?:1[6-9]|20)\d\d) of (?:the |an? )?$"
)


def year_of(text: str, start: int, end: int) -> tuple[int | None, int]:
    """The year of the instrument named at `start:end`, None where none is attached, and where its name ends."""
    name = text[start:end]
    own = re.search(r"\bPlan\b", name) and re.match(r" (?P<year>(?:1[6-9]|20)\d\d)\b", text[end:])
    if own:
        return int(own["year"]), end + own.end()
    for pattern in (_YEAR_DIRECT, _YEAR_AFTER):
        found = pattern.match(text[end : end + 100])
        if found:
            return int(found["year"]), end
    inside = re.match(r"(?P<year>(?:1[6-9]|20)\d\d) ", name)
    if inside:
        return int(inside["year"]), end
    before = re.search(
        r"\b(?:In|in) (?P<year>(?:1[6-9]|20)\d\d),? [^.;]{0,25}signed [^.;]{0,20}$", text[:start]
    )
    if before:
        return int(before["year"]), end
    signing = _SIGNING_IN.search(text[:start])
    if signing:
        return int(signing["year"]), end
    before = _YEAR_BEFORE.search(text[:start])
    return (int(before["year"]), end) if before else (None, end)
