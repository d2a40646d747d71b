"""What a bench gives: figures beside their floors, taken in one run, turn by turn; and the file they are taken of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.filling.writing import WRITTEN, fill
from db.values.ids import FixedClock

CLOCK = FixedClock(WRITTEN)
TODAY = CLOCK.today()


@dataclass(frozen=True, slots=True)
class Size:
    """How large the measured file is, and how often everything is done."""

    meetings: int
    commitments: int
    rounds: int = 5


TINY = Size(12, 40, 1)
"""Enough that every bench has something to measure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: `value` and `floor` in `unit`; `goal` is the most (or with `least`, the least) ratio."""

    what: str
    value: float
    unit: str
    floor: float | None = None
    floor_of: str = ""
    goal: float | None = None
    least: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return None if self.floor is None else self.value / self.floor

    def line(self) -> str:
        """As the table shows it."""
        shown = f"{self.what:<58} {self.value:>11,.2f} {self.unit:<4}"
        if self.floor is None or self.ratio is None:
            return shown
        shown += f" {self.floor:>11,.2f} {self.ratio:>8.2f} ×"
        if self.goal is None:
            return f"{shown}         {self.floor_of}"
        met = self.ratio >= self.goal if self.least else self.ratio <= self.goal
        return f"{shown} {'≥' if self.least else '≤'}{self.goal:>5g} {'  ' if met else '!!'} {self.floor_of}"


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of the table, one by one as they come; `!!` stands where a goal is missed."""
    yield f"{'what':<58} {'ours':>16} {'floor':>11}    ratio    goal    floor is"
    yield from (figure.line() for figure in figures)


def filled(folder: Path, size: Size) -> Path:
    """The synthetic file of this size, made once in a folder."""
    path = folder / f"{size.meetings}-{size.commitments}.chancery"
    if not path.exists():
        fill(path, size.meetings, size.commitments)
    return path


def turns(rounds: int, *jobs: Callable[[], object]) -> list[float]:
    """Processor seconds of each job; they take turns and the shortest counts, since the machine has others to serve."""
    best = [float("inf")] * len(jobs)
    for _ in range(rounds):
        for place, job in enumerate(jobs):
            start = time.process_time()
            job()
            best[place] = min(best[place], time.process_time() - start)
    return best
