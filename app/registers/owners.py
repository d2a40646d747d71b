"""Who owes it, as registers say it: a side, a country, an organisation, or several of them in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from app.registers.beginnings import Setting
from app.registers.references import References
from app.registers.table import folded
from app.registers.words import JOINT, OURS, THEIRS, THIRD
from db.values.choices import Side

_PARTED = re.compile(r"\s*(?:;|,|/|\n|&|\+|\band\b)\s*")


@dataclass(slots=True)
class _Owners:
    sides: dict[Side, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)


def owners(
    words: str, references: References, home: str | None, row: int, setting: Setting
) -> dict[str, Any]:
    """The fields of a commitment that its owner fills: side, country where there is one, organisations.

    What is no side, no country and no organisation on file is taken for an organisation. Raises InvalidValue.
    """
    found = _Owners()
    for part in _parts(words, references):
        _take(part, found, references, home, row, setting)
    values: dict[str, Any] = {}
    if side := _side(found.sides):
        values["owner_side"] = side
    if len(found.countries) == 1:
        values["owner_country_id"] = next(iter(found.countries))
    if found.organisations:
        values["owners"] = tuple(found.organisations)
    return values


def _parts(words: str, references: References) -> list[str]:
    """The whole where it is one name or side, else its parts."""
    whole = " ".join(words.split())
    names = references.names
    if (
        _called(whole)
        or names.exact("country", whole)
        or names.exact("organisation", whole)
        or names.iso(whole)
    ):
        return [whole]
    return [part for part in _PARTED.split(words) if folded(part)] or [whole]


def _take(
    part: str, found: _Owners, references: References, home: str | None, row: int, setting: Setting
) -> None:
    names = references.names
    if side := _called(part):
        found.sides[side] = None
    elif names.exact("country", part) or (not names.exact("organisation", part) and names.iso(part)):
        country = references.settle(("country",), part, row, setting)
        if country:
            found.countries[country] = None
            _weigh(found, country, home)
    elif organisation := references.settle(("organisation",), part, row, setting):
        found.organisations[organisation] = None
        for country in names.entries[organisation].countries:
            _weigh(found, country, home)


def _weigh(found: _Owners, country: str, home: str | None) -> None:
    if home is not None:
        found.sides[Side.OURS if country == home else Side.THEIRS] = None


def _called(words: str) -> Side | None:
    wanted = folded(words)
    for side, usual in ((Side.OURS, OURS), (Side.THEIRS, THEIRS), (Side.JOINT, JOINT), (Side.THIRD, THIRD)):
        if wanted in usual or wanted == folded(side.label):
            return side
    return None


def _side(sides: dict[Side, None]) -> Side | None:
    if len(sides) > 1:
        return Side.JOINT
    return next(iter(sides), None)
