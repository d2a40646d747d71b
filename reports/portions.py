"""Marks of portions: what a stretch of a paper is marked, by what it is made of."""

from __future__ import annotations

from collections.abc import Iterable

from db.values.levels import PortionMode
from db.values.marking import Marking, Scheme
from reports.facts import Facts


def marks_portions(facts: Facts) -> bool:
    """Whether the scheme, as it is asked for here, marks portions at all."""
    return facts.scheme.portion.mode is not PortionMode.OFF


def highest(scheme: Scheme, markings: Iterable[Marking | None]) -> str | None:
    """The mark of a portion made of what is marked so: the highest; the lowest level where nothing is in it, and none
    where something is not assessed.
    """
    floor = scheme.floor(markings)
    return None if floor.not_assessed else (floor.marking or Marking(scheme.levels[0].code)).portion(scheme)
