"""Lengths of time as ministries write them (“six weeks”, “18-month”) and as they are kept (`P6W`, `P18M`)."""

import re
from datetime import date

from db.values.calendar_words import add_months
from db.values.errors import InvalidValue, excerpt

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 20 + 10 * number for number, word in enumerate(_TENS)},
    **{
        f"{ten}-{one}": 20 + 10 * place + number
        for place, ten in enumerate(_TENS)
        for number, one in enumerate(_ONES[1:10], 1)
    },
    "a": 1,
    "an": 1,
    "a hundred": 100,
    "one hundred": 100,
    "a couple of": 2,
    "a dozen": 12,
}
NUMBER_PATTERN = rf"(?:\d{{1,4}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"

_UNITS = {"hour": "H", "day": "D", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y"}
_LENGTH = re.compile(
    rf"(?:(?:the )?next |a period of )?(?P<number>{NUMBER_PATTERN})[- ](?P<of>calendar |working |full )?"
    rf"(?P<unit>{'|'.join(_UNITS)})s?(?:[’']s?)?(?: time)?(?P<half> and a half)?",
    re.ASCII | re.IGNORECASE,
)
_HALF_YEAR = re.compile(r"(?:half a|a half|half) year", re.IGNORECASE)
_KEPT = re.compile(r"(?P<sign>-?)P(?P<number>\d{1,5})(?P<unit>[DWMY])", re.ASCII)
_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def number(word: str) -> int:
    """The whole number that `word` writes; `word` matched `NUMBER_PATTERN`."""
    lowered = word.lower()
    return NUMBER_WORDS[lowered] if lowered in NUMBER_WORDS else int(lowered)


def parse_length(words: str) -> str | None:
    """The length that words write, as kept; None where they are no length."""
    tidied = " ".join(words.split())
    if _HALF_YEAR.fullmatch(tidied):
        return "P6M"
    found = _LENGTH.fullmatch(tidied)
    if found is None or (found["of"] or "").strip().lower() == "working":  # working weeks differ by country
        return None
    return _kept(number(found["number"]), _UNITS[found["unit"].lower()], half=bool(found["half"]))


def _kept(count: int, unit: str, *, half: bool) -> str | None:
    match unit:
        case "H":
            return None if half else f"P{-(-count // 24)}D"
        case "F":
            return None if half else f"P{2 * count}W"
        case "Q":
            return None if half else f"P{3 * count}M"
        case "Y":
            return f"P{12 * count + 6}M" if half else f"P{count}Y"
        case _:
            return None if half else f"P{count}{unit}"


def check_length(kept: str) -> None:
    """Raise InvalidValue unless `kept` is a length as kept: `P6W`, `P18M`, `-P2W` (before)."""
    if _KEPT.fullmatch(kept) is None:
        raise InvalidValue(f"{excerpt(kept)} is not a length of time like P18M or P6W.")


def add_length(day: date, kept: str) -> date:
    """`day` so much later (earlier where the length is negative), within the years 1 to 9999."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        raise InvalidValue(f"{excerpt(kept)} is not a length of time like P18M or P6W.")
    count = int(found["number"]) * (-1 if found["sign"] else 1)
    match found["unit"]:
        case "M":
            return add_months(day, count)
        case "Y":
            return add_months(day, 12 * count)
        case unit:
            return add_days(day, count * (7 if unit == "W" else 1))


def add_days(day: date, days: int) -> date:
    """`day` so many days later, within the years 1 to 9999."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def show_length(kept: str) -> str:
    """`18 months`, `1 year`; the sign of a negative length is not shown."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        return kept
    count = int(found["number"])
    return f"{count}\u00a0{_NAMES[found['unit']]}{'' if count == 1 else 's'}"
