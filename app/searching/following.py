"""The filters of following up: silent so long, carried so often, whose officer, before the visit, awaiting a reply."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from app.coming import due_until, next_visit
from db.queries import positions
from db.queries.positions import VIEWS, Asked
from db.reader import Reader

STATES: Mapping[str, str] = MappingProxyType(
    {
        "awaiting": "awaiting", "behind": "behind", "unacknowledged": "unacknowledged", "hold": "on_hold",
        "held": "on_hold", "on_hold": "on_hold", "silent": "silent", "stale": "silent",
    }
)  # fmt: skip
"""What may stand after `is:` → the view of the board that it means."""

COUNTED = ("silent", "carried")
"""Filters that compare a number: `silent>90d`, `carried>2`."""

_PLACES = MappingProxyType({name: place for place, (name, _) in enumerate(VIEWS)})
_DAYS = re.compile(
    r"(?P<number>\d{1,4})\s*(?P<unit>d|w|m|y)?(?:ays?|eeks?|onths?|ears?)?", re.IGNORECASE | re.ASCII
)
_LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365}
_HOLDS: Mapping[str, Callable[[int, int], bool]] = MappingProxyType(
    {
        ">": lambda found, asked: found > asked,
        ">=": lambda found, asked: found >= asked,
        "<": lambda found, asked: found < asked,
        "<=": lambda found, asked: found <= asked,
        ":": lambda found, asked: found == asked,
        "=": lambda found, asked: found == asked,
    }
)


def in_state(reader: Reader, state: str, today: date) -> list[str]:
    """Ids of the open commitments that `is:` means."""
    return positions.ids_in(reader, Asked(today.isoformat(), _PLACES[STATES[state]]))


def before_visit(reader: Reader, today: date) -> list[str]:
    """Ids of what falls due before the next visit with its country; where none is near, of what is due soon."""
    visit = next_visit(reader, today)
    until = due_until(visit, today)
    country = visit.country_id if visit and until else None
    day = until.isoformat() if until else None
    return positions.ids_in(
        reader, Asked(today.isoformat(), _PLACES["before_visit"], until=day, country=country)
    )


def counted(reader: Reader, name: str, operator: str, value: str, today: date) -> list[str] | None:
    """Ids of what has been silent, or was carried, so long or so often; None where the value is no number."""
    found = _DAYS.fullmatch(value.strip())
    if found is None or operator not in _HOLDS:
        return None
    number = int(found["number"])
    if name == "carried":
        if found["unit"]:
            return None
        return [
            one
            for one, times in positions.carried_times(reader, today.isoformat())
            if _HOLDS[operator](times, number)
        ]
    days = number * _LENGTHS[(found["unit"] or "d").lower()]
    heard = positions.heard_on(reader, today.isoformat())
    return [one for one, day in heard if _HOLDS[operator]((today - date.fromisoformat(day)).days, days)]


def of_officer(reader: Reader, name: str) -> list[str]:
    """Ids of the commitments of an action officer by name or part of it; `none`: those that name nobody."""
    return positions.ids_of_officer(reader, None if name.casefold() in ("none", "nobody") else name)


def without_topic(reader: Reader) -> list[str]:
    """Ids of the commitments under no topic."""
    return positions.ids_without_topic(reader)
