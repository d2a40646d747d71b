"""What a cell means for a field: one way of reading for each kind of field, and a sentence where it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, assert_never

from app.catalog import Field, FieldKind
from app.registers.table import Cell, folded, shown
from app.registers.words import NO, STATUSES, YES
from db.values.choices import Choice
from db.values.due import Due, parse_due
from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking, Scheme
from db.values.names import parse_ordinal
from db.values.partial_date import DateRange, PartialDate
from db.values.text import Shape, clean_text, latin_digits

_TWO_DIGITS = re.compile(r"(\d{1,2}([-/. ])(?:\d{1,2}|[A-Za-z]{3,9})\2)(\d{2})")
_NEXT_CENTURY = 50
"""Of two digits of a year, what is below this is taken for 20xx, as spreadsheets do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read cells: the scheme, the months of the financial year, which comes first in 3/4/2025."""

    scheme: Scheme
    fiscal_start_month: int | None = None
    day_first: bool = True
    made_on: date | None = None
    """The day of the statement, from which a due counts."""


def read_cell(field: Field, cell: Cell, reading: Reading) -> Any:
    """The value of a cell that is no reference; None where it says nothing. Raises InvalidValue.

    References are found by their names, not read (`app.registers.finding`).
    """
    words = shown(cell).strip()
    if not words:
        return None
    match field.kind:
        case FieldKind.LINE:
            return clean_text(words, Shape.LINE) or None
        case FieldKind.TEXT:
            return clean_text(words, Shape.FIELD) or None
        case FieldKind.BODY:
            return clean_text(words, Shape.BODY) or None
        case FieldKind.NUMBER:
            return _number(words)
        case FieldKind.FLAG:
            return _flag(words)
        case FieldKind.CHOICE:
            return choice_called(field.choices, words)
        case FieldKind.PARTIAL_DATE:
            return _date(cell, words, reading)
        case FieldKind.DATE_RANGE:
            return _range(cell, words, reading)
        case FieldKind.DUE:
            return _due(cell, words, reading)
        case FieldKind.MARKING:
            return _marking(words, reading.scheme)
        case FieldKind.REFERENCE | FieldKind.REFERENCES:
            raise InvalidValue("A reference is found by its name.")
    assert_never(field.kind)


def choice_called(choices: type[Choice] | None, words: str) -> Choice | str:
    """The choice of this code, label or usual wording; raises InvalidValue naming those there are."""
    if choices is None:
        return clean_text(words, Shape.LINE)
    wanted = folded(words)
    for member in choices:
        if wanted in (folded(member.value), folded(member.label)):
            return member
    usual: Mapping[str, str] = STATUSES.get(choices.__name__, {})
    if wanted in usual:
        return choices(usual[wanted])
    known = ", ".join(member.label for member in choices)
    raise InvalidValue(f"{excerpt(words)} is none of: {known}.")


def _number(words: str) -> int:
    plain = latin_digits(words).replace(",", "").replace("\u00a0", "").strip()
    if plain.isascii() and plain.isdecimal() and len(plain) < 17:
        return int(plain)
    found = parse_ordinal(words)
    if found is None:
        raise InvalidValue(f"{excerpt(words)} is no whole number.")
    return found


def _flag(words: str) -> bool:
    wanted = words.casefold()
    if wanted in YES:
        return True
    if wanted in NO:
        return False
    raise InvalidValue(f"{excerpt(words)} is neither yes nor no.")


def _day(cell: Cell) -> PartialDate | None:
    match cell:
        case datetime():
            return PartialDate.of(cell.date())
        case date():
            return PartialDate.of(cell)
        case _:
            return None


def _date(cell: Cell, words: str, reading: Reading) -> PartialDate:
    _refuse_serial(cell, words)
    return _day(cell) or PartialDate.parse(full_years(words), day_first=reading.day_first)


def _range(cell: Cell, words: str, reading: Reading) -> DateRange:
    _refuse_serial(cell, words)
    day = _day(cell)
    return DateRange.single(day) if day else DateRange.parse(full_years(words), day_first=reading.day_first)


def _refuse_serial(cell: Cell, words: str) -> None:
    """A date that lost its format is a number of days; which day it was is not guessed."""
    number = isinstance(cell, (int, float)) or words.replace(".", "", 1).isdecimal()
    if isinstance(cell, (bool, time)) or (number and not 1 <= len(words) <= 4):
        raise InvalidValue(
            f"{excerpt(words)} is a number and no date; give the column a date format in the spreadsheet."
        )


def _due(cell: Cell, words: str, reading: Reading) -> Due:
    """The words stay as they were written; a day of the spreadsheet is written out."""
    day = _day(cell)
    written = clean_text(day.show(no_break=False) if day else words, Shape.FIELD)
    plain = full_years(written)
    if not reading.day_first:
        plain = _month_first(plain)
    found = parse_due(plain, made_on=reading.made_on, fiscal_start_month=reading.fiscal_start_month)
    return replace(found, words=written)


def _month_first(words: str) -> str:
    try:
        return PartialDate.parse(words, day_first=False).text
    except InvalidValue:  # no date, so nothing in it to turn round
        return words


def full_years(words: str) -> str:
    """`12-Mar-24` as `12-Mar-2024`: spreadsheets cut the century, the reader of dates wants it."""
    found = _TWO_DIGITS.fullmatch(words.strip())
    if found is None:
        return words
    return f"{found[1]}{'20' if int(found[3]) < _NEXT_CENTURY else '19'}{found[3]}"


def _marking(words: str, scheme: Scheme) -> Marking:
    """`SECRET – EYES ONLY` as it is printed, or the level alone."""
    level, *caveats = (part.strip() for part in re.split(r"\s*(?:–|//|;)\s*|\s+-\s+", words))
    known = {caveat.casefold(): caveat for caveat in scheme.caveats}
    return Marking(
        scheme.parse_level(level).code, tuple(known.get(one.casefold(), one) for one in caveats if one)
    )
