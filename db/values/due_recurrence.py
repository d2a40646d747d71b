"""Reading how often a thing recurs: “at least three meetings a year”, “60 per month”, “annually”."""

import re

from db.values.due_types import Interval, Recurrence
from db.values.lengths import NUMBER_PATTERN, number

_FLAGS = re.ASCII | re.IGNORECASE
_ADVERBS = {
    "daily": Recurrence(Interval.DAY),
    "weekly": Recurrence(Interval.WEEK),
    "fortnightly": Recurrence(Interval.WEEK, every=2),
    "monthly": Recurrence(Interval.MONTH),
    "quarterly": Recurrence(Interval.QUARTER),
    "half-yearly": Recurrence(Interval.HALF),
    "six-monthly": Recurrence(Interval.HALF),
    "biannually": Recurrence(Interval.YEAR, 2),
    "annual": Recurrence(Interval.YEAR),
    "annually": Recurrence(Interval.YEAR),
    "yearly": Recurrence(Interval.YEAR),
    "biennially": Recurrence(Interval.YEAR, every=2),
    "biennial": Recurrence(Interval.YEAR, every=2),
    "triennially": Recurrence(Interval.YEAR, every=3),
}
_ADVERB = re.compile(
    rf"(?:on an? )?(?P<adverb>{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})"
    r"(?: (?:basis|meetings?|sessions?|reviews?|reports?|exercises?|consultations|talks|rounds?))?",
    _FLAGS,
)
_UNITS = {
    "day": Interval.DAY,
    "week": Interval.WEEK,
    "month": Interval.MONTH,
    "quarter": Interval.QUARTER,
    "half-year": Interval.HALF,
    "half year": Interval.HALF,
    "annum": Interval.YEAR,
    "calendar year": Interval.YEAR,
    "financial year": Interval.YEAR,
    "year": Interval.YEAR,
}
_UNIT = "|".join(_UNITS)
_ALTERNATE = re.compile(
    rf"(?:once )?(?:in |every )(?:alternate|other|second) (?P<unit>{_UNIT})s?",
    _FLAGS,
)
_EVERY = re.compile(
    rf"(?P<least>at least |no fewer than |not less than |a minimum of )?(?:up to |at most |about )?"
    rf"(?:(?P<times>once|twice|thrice)|(?P<count>{NUMBER_PATTERN})\b(?: times)?)?"
    rf"(?:(?:^| )[\w’'-]+){{0,5}}?(?:^| )"  # what it is that recurs
    rf"(?:(?P<each>(?:in )?every|(?:in )?each|per)|in|a|an|in an?) "
    rf"(?:(?P<every>{NUMBER_PATTERN}) (?=\w+s\b))?(?P<unit>{_UNIT})s?",
    _FLAGS,
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def parse_recurrence(text: str) -> Recurrence | None:
    """The recurrence that tidied words state; None where they state none."""
    adverb, alternate = _ADVERB.fullmatch(text), _ALTERNATE.fullmatch(text)
    if adverb:
        return _ADVERBS[adverb["adverb"].lower()]
    if alternate:
        return Recurrence(_UNITS[alternate["unit"].lower()], every=2)
    found = _EVERY.fullmatch(text)
    if found is None or not (found["times"] or found["count"] or found["each"]):
        return None  # “in a year” counts from today, it does not recur
    quantity = _TIMES[found["times"].lower()] if found["times"] else _count(found["count"])
    every = _count(found["every"])
    if quantity < 1 or every < 1:
        return None
    return Recurrence(_UNITS[found["unit"].lower()], quantity, every, bool(found["least"]))


def _count(word: str | None) -> int:
    return number(word) if word else 1
