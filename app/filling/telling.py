"""How a synthetic file is told: records collect in one list of changes, which goes to the door when it is full."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from app.casefile import CaseFile
from app.progress import Watch
from db.values.marking import Marking
from db.values.partial_date import PartialDate

AT_ONCE = 20_000
"""Records of one transaction: large enough for speed, small enough for memory."""

YEARS = 12
"""How far back the file reaches."""


class Telling:
    """Collects the records of the file and keeps count."""

    def __init__(self, case: CaseFile, seed: int, total: int, watch: Watch) -> None:
        self.chance = Random(seed)  # noqa: S311 – the same file for the same seed, and no secret
        self.today = case.clock.today()
        self._case = case
        self._changes = case.door.changes()
        levels = sorted(case.settings().scheme.levels, key=lambda level: level.rank)
        self._markings = [Marking(level.code) for level in levels[:3]]
        self._watch = watch
        self._total = total
        self._done = 0

    def add(self, kind: str, /, *, id: str | None = None, **values: Any) -> str:
        """A record, marked; the lowest level is the most frequent. Returns its id."""
        values.setdefault("marking", self._markings[min(int(self.chance.expovariate(1.6)), 2)])
        return self._changes.create(kind, id=id, **values)

    def plainly(self, kind: str, /, **values: Any) -> str:
        """A record that is nobody's secret: countries, places, topics."""
        return self.add(kind, marking=self._markings[0], **values)

    def attach(self, name: str, content: bytes) -> str:
        """A file kept in the case file."""
        return self._changes.attach(name, content, marking=self._markings[0], media_type="text/plain")

    def often(self, share: float) -> bool:
        """True in this share of the cases."""
        return self.chance.random() < share

    def past_day(self, newest: float = 0) -> date:
        """A day of the last years; `newest` pushes it towards today."""
        back = self.chance.random() ** (1 + newest)
        return self.today - timedelta(days=int(back * 365 * YEARS))

    def later(self, day: date, least: int, most: int) -> date:
        """A day so many days after another."""
        return day + timedelta(days=self.chance.randint(least, most))

    def count(self) -> None:
        """One meeting or commitment is made; a full list goes to the door."""
        self._done += 1
        if self._done % 200 == 0:
            self._watch(self._done, self._total)
        if len(self._changes.steps) >= AT_ONCE:
            self.send()

    def send(self) -> None:
        """What is collected goes to the door, in one transaction."""
        changes, self._changes = self._changes, self._case.door.changes()
        if changes.steps:
            self._case.door.change(f"Fill: {len(changes.steps):,} synthetic records", changes)
        self._watch(self._done, self._total)


def known(day: date) -> PartialDate:
    """A day as a field holds it."""
    return PartialDate.of(day)
