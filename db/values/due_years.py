"""The year that a due names: by number, in words, or as a financial year."""

import re
from dataclasses import dataclass
from datetime import date

from db.values.calendar_words import MONTHS, add_months

NO_STATEMENT_DATE = "the day of the statement is not known"
UNCLEAR_FISCAL_YEAR = "the financial year is not clear; write it as 2026–27"
USUAL_FISCAL_START = 4
THIS = r"(?:this|the current|the present|the same|the)"
NEXT = r"(?:the next|next|the coming|coming|the following|the forthcoming)"
FISCAL = r"(?:financial|fiscal)"

_FLAGS = re.ASCII | re.IGNORECASE
_YEAR = re.compile(
    rf"(?:^|[ ,-]+)(?:of |in )?(?:"
    rf"(?P<fiscal>FY|(?:the )?{FISCAL} year)[ -]?(?P<fy>\d{{4}})(?:[-–/](?P<fy_to>\d{{4}}|\d{{2}}))?"
    rf"|(?P<year>\d{{4}})(?:[-–/](?P<to>\d{{4}}|\d{{2}}))?"
    rf"|(?P<which>{THIS}|{NEXT}) (?P<which_fiscal>{FISCAL} )?(?:calendar )?year"
    rf")$",
    _FLAGS,
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:FY ?)?\d{4}(?:[-–/]\d{2,4})?)[- ](?P<unit>[QH][1-4])", _FLAGS)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading of words may lean on: the day of the statement, the office's year, the hemisphere."""

    made_on: date | None
    fiscal_start_month: int | None
    southern: bool

    @property
    def fiscal_month(self) -> int:
        """The month a financial year begins with: the office's own, else April."""
        return self.fiscal_start_month or USUAL_FISCAL_START

    @property
    def fiscal_assumption(self) -> str | None:
        """What is taken for granted about the financial year."""
        return None if self.fiscal_start_month else f"financial year from {MONTHS[USUAL_FISCAL_START - 1]}"


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months from `start`."""

    start: date
    fiscal: bool = False


def year_at_end(core: str, setting: Setting) -> tuple[str, Year | str | None]:
    """What stands before the year that ends `core`, and that year.

    The year is None where none is named, a text where one is named but unclear: the text says why.
    """
    turned = _YEAR_FIRST.fullmatch(core)
    if turned:
        core = f"{turned['unit']} {turned['year']}"
    found = _YEAR.search(core)
    if found is None:
        return core, None
    rest = core[: found.start()]
    year = _named_year(found, setting) if found["which"] else _numbered_year(found, setting)
    return (core, None) if year is None else (rest, year)


def _numbered_year(found: re.Match[str], setting: Setting) -> Year | str | None:
    start, to = int(found["fy"] or found["year"]), found["fy_to"] or found["to"]
    if not 1900 <= start < 2199:
        return None
    if to is not None:
        adjoining = int(to) in (start + 1, (start + 1) % 100)
        return Year(date(start, setting.fiscal_month, 1), fiscal=True) if adjoining else None
    if not found["fiscal"] or setting.fiscal_start_month == 1:
        return Year(date(start, 1, 1), fiscal=bool(found["fiscal"]))
    if setting.fiscal_start_month is None or setting.fiscal_start_month < 7:
        return UNCLEAR_FISCAL_YEAR  # a year from April is named by its start here, by its end there
    return Year(date(start - 1, setting.fiscal_start_month, 1), fiscal=True)


def _named_year(found: re.Match[str], setting: Setting) -> Year | str:
    if setting.made_on is None:
        return NO_STATEMENT_DATE
    ahead = 12 if is_next(found["which"]) else 0
    if not found["which_fiscal"]:
        return Year(add_months(date(setting.made_on.year, 1, 1), ahead))
    start = date(setting.made_on.year, setting.fiscal_month, 1)
    if start > setting.made_on:
        start = add_months(start, -12)
    return Year(add_months(start, ahead), fiscal=True)


def is_next(which: str | None) -> bool:
    return which is not None and re.fullmatch(NEXT, which.strip(), _FLAGS) is not None
