"""The days of an exercise: from its first to its last, and which of the two a single day is."""

from __future__ import annotations

import re

from app.intake.scene import Scene
from db.values.partial_date import DateRange, PartialDate

_CONCLUDED = re.compile(r"\b(?:concluded|culminated|ended|closing ceremony|completed)\b")
_STARTED = re.compile(r"\b(?:commenced|began|begins|kicked off|started|opened|got under way)\b")
_LASTS_TO = re.compile(
    r"\b(?:until|till|through|(?:conclude[sd]?|concluding|ends?|ended|culminat\w+|closes?|finish\w*)"
    r"(?: \w+)? on|(?:will )?last up to) (?:the )?$"
)


def lasting(scene: Scene, number: int, known: DateRange | None) -> DateRange | None:
    """“opened on April 22 and runs until May 10”, “will conclude on May 26”: the last day beside the first."""
    if known is None or known.start is None or (known.end is not None and known.end != known.start):
        return known
    start = scene.sentences[number].start
    for one in scene.dates[number]:
        lasts = _LASTS_TO.search(scene.view[max(start, one.start - 30) : one.start])
        last = one.dates.end if lasts else None
        if last is not None and last.day and one.how.startswith("year from"):
            last = PartialDate(known.start.year, last.month, last.day)
        if last is not None and last.day and last.first > known.start.first:
            return DateRange(known.start, last)
    return known


def is_open(dates: DateRange) -> bool:
    """Whether the first or the last day is not said."""
    return dates.start is None or dates.end is None


def one_sided(dates: DateRange, text: str) -> DateRange:
    """“concluded on D” gives the end only, “began on D” the start only."""
    if dates.start != dates.end:
        return dates
    if _CONCLUDED.search(text):
        return DateRange(None, dates.end)
    return DateRange(dates.start, None) if _STARTED.search(text) else dates
