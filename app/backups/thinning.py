"""Which copies are kept: the last ten, and the newest of twelve days, ten weeks and nine months. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

LAST, DAYS, WEEKS, MONTHS = 10, 12, 10, 9


@dataclass(frozen=True, slots=True, order=True)
class Numbered:
    """A copy as thinning sees it: its number, which only grows, and the day that the clock claimed."""

    number: int
    day: date


def kept(copies: Iterable[Numbered]) -> frozenset[int]:
    """Numbers of the copies to keep.

    Days, weeks and months are those met first on the way from the newest number back, whatever the calendar says:
    a clock that stood wrong for a while cannot make good copies look old.
    """
    newest_first = sorted(copies, reverse=True)
    numbers = {one.number for one in newest_first[:LAST]}
    numbers |= _first_of_each(newest_first, lambda day: day, DAYS)
    numbers |= _first_of_each(newest_first, lambda day: day.isocalendar()[:2], WEEKS)
    numbers |= _first_of_each(newest_first, lambda day: (day.year, day.month), MONTHS)
    return frozenset(numbers)


def _first_of_each(newest_first: list[Numbered], period: Callable[[date], Hashable], most: int) -> set[int]:
    met: dict[Hashable, int] = {}
    for one in newest_first:
        if len(met) == most:
            break
        met.setdefault(period(one.day), one.number)
    return set(met.values())
