"""How wide columns are: as the officer left them, and narrower by turns where there is not room for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column would like, in any unit: `wide`; at least `least` (0: it leaves), giving way in its `turn`."""

    wide: int
    least: int
    turn: int


def fit(room: int, first_least: int, wishes: Sequence[Wish]) -> tuple[int, tuple[int, ...]]:
    """Width of the first column, which takes what is left but never less than `first_least`, and of the others.

    Others shrink to their least by their turns, lowest first and from the right within one turn; a column without a
    least leaves (0). In a second round those that only shrank leave too.
    """
    widths = [wish.wide for wish in wishes]
    turns = sorted(range(len(wishes)), key=lambda n: (wishes[n].turn, -n))
    for leasts in ([wish.least for wish in wishes], [0] * len(wishes)):
        for number in turns:
            lacking = first_least + sum(widths) - room
            if lacking <= 0:
                break
            least = leasts[number]
            widths[number] = max(least, widths[number] - lacking) if least else 0
    return max(first_least, room - sum(widths)), tuple(widths)
