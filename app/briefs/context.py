"""What the copying of records into facts asks: names of other records, evidence, and the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from app.briefs.evidence import Common, Evidence
from app.briefs.selection import Selection
from app.briefs.snapshot import Snapshot
from app.settings import read_settings
from db.models import Country, Meeting, Record, Topic, Visit
from db.registry import KINDS, whole_field
from db.values.choices import Choice, MeetingStatus
from db.values.partial_date import DateRange, PartialDate

C = TypeVar("C", bound=Choice)
R = TypeVar("R", bound=Record)
T = TypeVar("T")

_ID = attrgetter("id")


class Context:
    """The records of one brief, with their evidence."""

    def __init__(self, snapshot: Snapshot, selection: Selection, evidence: Evidence) -> None:
        self.snapshot = snapshot
        self.selection = selection
        self.evidence = evidence
        self._kept: dict[Hashable, Any] = {}
        self._topics: dict[str, str] = {}
        self._rows: dict[str, dict[str | None, Any]] = {kind: {} for kind in KINDS}
        for kind, some in groupby(selection.rows(), key=attrgetter("KIND")):
            rows = list(some)
            self._rows[kind].update(zip(map(_ID, rows), rows, strict=True))
        self._parts: dict[str, dict[str | None, list[Any]]] = {
            kind: _by_whole(found.values(), name)
            for kind, found in self._rows.items()
            if (name := whole_field(kind))
        }

    @cached_property
    def sessions(self) -> dict[str, list[tuple[date, bool]]]:
        """Forum → the last day of each session of this brief that was held or is planned, and whether it is planned."""
        found: dict[str, list[tuple[date, bool]]] = {}
        for row in self.selection.meetings:
            day = last_of(row.held_on) if row.held_on else None
            planned = row.status == MeetingStatus.PLANNED
            if row.forum_id and day and (planned or row.status == MeetingStatus.HELD):
                found.setdefault(row.forum_id, []).append((day, planned))
        return found

    @cached_property
    def ageing_months(self) -> int:
        """After how many months what has no date is looked at again, as the case file has it."""
        return read_settings(self.snapshot.reader).ageing_months

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that several organisations of this brief have."""
        counts = Counter(row.name for row in self.selection.organisations)
        return frozenset(name for name, count in counts.items() if count > 1)

    def once(self, name: Hashable, work: Callable[[], T]) -> T:
        """What follows from these records, worked out when it is first asked for."""
        if name not in self._kept:
            self._kept[name] = work()
        found: T = self._kept[name]
        return found

    def row(self, model: type[R], record_id: str | None) -> R | None:
        """A record of this brief."""
        return self._rows[model.KIND].get(record_id)

    def parts(self, model: type[R], row: Record) -> list[R]:
        """The parts of a record of one kind, in order of their ids."""
        return self._parts[model.KIND].get(row.id, [])

    @property
    def day(self) -> date:
        """The information cut-off."""
        return self.snapshot.cutoff.day

    def common(self, row: Record) -> Common:
        """Id, evidence and marking of a record."""
        return self.evidence.common(row)

    def countries(self, row: Record, role: str = "parties") -> tuple[str, ...]:
        """The parties of a record, those that this brief may name."""
        return tuple(target for target in self.snapshot.targets(row, role) if self.row(Country, target))

    def country_name(self, record_id: str | None) -> str:
        """The name of a country of this brief."""
        found = self.row(Country, record_id)
        return found.name if found else ""

    def topics(self, row: Record) -> tuple[str, ...]:
        """Names of the topics of a record, in order."""
        return self.topics_of(self.snapshot.targets(row, "topics"))

    def topics_of(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Names of these topics, in order."""
        known = self._topics
        for target in wanted:
            if target not in known:
                known[target] = self.snapshot.name(Topic, target)
        return tuple([name for target in wanted if (name := known[target])])

    def day_of(self, meeting: Meeting) -> date | None:
        """The last day of a meeting, or where it is undated, of its visit; None where neither is known."""
        visit = self.row(Visit, meeting.visit_id)
        for dates in (meeting.held_on, visit.includes if visit else None, visit.dates if visit else None):
            if dates is not None:
                return last_of(dates)
        return None


def _by_whole(rows: Iterable[Record], name: str) -> dict[str | None, list[Any]]:
    found: dict[str | None, list[Any]] = {}
    whole_of = attrgetter(name)
    for row in rows:
        found.setdefault(whole_of(row), []).append(row)
    return found


def last_of(dates: DateRange) -> date | None:
    """The last day a range may mean; of one without an end, the last day that its start may mean."""
    return dates.last or (dates.start.last if dates.start else None)


def end_of(dates: DateRange) -> PartialDate | None:
    """The date at the end of a range, or at its start where it has no end."""
    return dates.end or dates.start


def known(choices: type[C], value: object) -> C | None:
    """The choice, or None for nothing and for a code of a newer version."""
    return value if isinstance(value, choices) else None


def sentences(*parts: str | None) -> str:
    """Parts as sentences after one another, empty ones left out."""
    told = (part.strip() for part in parts if part and part.strip())
    return " ".join(part if part[-1] in ".!?…”" else f"{part}." for part in told)


def labelled(label: str, words: str | None) -> str:
    """`Signed by: …`, or nothing where there is nothing to say."""
    return f"{label}: {words}" if words else ""


def joined(parts: Iterable[str], mark: str = ", ") -> str:
    """What is not empty, joined."""
    return mark.join(part for part in parts if part)
