"""How the open commitments stand today: judged once for what stands around the pages and for the page Today.

Judging is what costs a large file its start. What was judged is kept with the open case file, and holds as long as the
day and the newest transaction are the same: nothing else changes what records say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from app.casefile import CaseFile
from app.coming import due_until, next_visit
from db.queries import journal
from db.queries.agenda import Coming
from db.queries.commitments import Wanted
from db.queries.morning import Morning, morning
from db.reader import Reader
from db.values.due import DueState

SHOWN = 5
"""Commitments of one group that are read; how many there are is counted."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The open commitments as they stand, and the visit before which some of them are wanted."""

    visit: Coming | None
    judged: Morning

    @property
    def open(self) -> int:
        """How many are open and followed up."""
        return sum(one.number for one in self.judged.sums)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(one.number for one in self.judged.sums if one.overdue)


_Judged = tuple[tuple[int, date], Stand]
_known: WeakKeyDictionary[CaseFile, _Judged] = WeakKeyDictionary()


def stand(case: CaseFile, reader: Reader, today: date) -> Stand:
    """How they stand in this snapshot of a case file.

    What the board calls due before the next visit (`due_until`) is wanted, or what is due soon where none is near.
    """
    of = (journal.newest(reader), today)
    known = _known.get(case)
    if known is None or known[0] != of:
        known = _known[case] = (of, _judged(reader, today))
    return known[1]


def _judged(reader: Reader, today: date) -> Stand:
    visit = next_visit(reader, today)
    until = due_until(visit, today)
    days = (until - today).days if until else None  # None: as the settings say
    wanted = Wanted(None, (DueState.DUE_SOON.value,), visit.country_id if visit else None)
    return Stand(visit, morning(reader, today.isoformat(), days, wanted, SHOWN))
