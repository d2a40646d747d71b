"""What a case file offers to write a brief about, and how the file itself is marked; read in one short snapshot."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from app import undo
from app.casefile import CaseFile
from app.undo import Available
from db.markings import in_use
from db.values.choices import Choice, MeetingStatus, VisitStatus
from db.values.errors import InvalidValue
from db.values.marking import Marking, Scheme
from db.values.partial_date import DateRange

Kind = Literal["country", "visit", "meeting"]

_COUNTRIES = "SELECT id, name, official_name FROM country WHERE deleted = 0"
_VISITS = "SELECT id, title, dates, includes, status FROM visit WHERE deleted = 0"
_MEETINGS = """
    SELECT m.id, m.title, m.held_on, m.date_words, m.status, p.name
    FROM meeting AS m LEFT JOIN place AS p ON p.id = m.place_id AND p.deleted = 0
    WHERE m.deleted = 0 AND m.status IN (?, ?)
"""


class Rows(Protocol):
    """The part of a read snapshot that is needed here."""

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to write a brief about: its title, and what is known of it in a few words."""

    kind: Kind
    id: str
    title: str
    second: str = ""

    @property
    def key(self) -> str:
        """What names it in lists."""
        return f"{self.kind}:{self.id}"

    def matches(self, words: str) -> bool:
        """Whether every word is found somewhere in it, in any case and without regard to accents."""
        text = folded(f"{self.title} {self.second}")
        return all(word in text for word in folded(words).split())


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the window shows of a case file beside a brief; `home` is the home country's name, None where none is set.

    `marking` is the highest in the file, deleted records included, None where nothing is marked.
    """

    subjects: tuple[Subject, ...]
    home: str | None
    scheme: Scheme
    marking: Marking | None
    steps: Available


def read_shelf(case: CaseFile) -> Shelf:
    """Read the shelf of an open case file; raises CaseFileError."""
    settings = case.settings()
    with case.read() as reader:
        countries = sorted(reader.rows(_COUNTRIES), key=lambda row: folded(row[1]))
        visits = list(_visits(reader))
        meetings = list(_meetings(reader))
        marking = settings.scheme.floor(_markings(reader)).marking
    home = next((name for record_id, name, _ in countries if record_id == settings.home_id), None)
    others = [
        Subject("country", i, name, _new(official, name))
        for i, name, official in countries
        if i != settings.home_id
    ]
    return Shelf((*others, *visits, *meetings), home, settings.scheme, marking, undo.available(case))


def folded(words: str) -> str:
    """The words without case and accents."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _visits(reader: Rows) -> Iterator[Subject]:
    """Coming ones first, each group by date, the newest first."""
    rows = sorted(reader.rows(_VISITS), key=lambda row: (row[2] or row[3] or "").lstrip("./"), reverse=True)
    rows.sort(key=lambda row: row[4] in {VisitStatus.DONE.value, VisitStatus.CANCELLED.value})
    for record_id, title, dates, includes, status in rows:
        when = _date(dates) or (f"including {shown}" if (shown := _date(includes)) else "no date")
        yield Subject("visit", record_id, title, _facts(when, _label(VisitStatus, status)))


def _meetings(reader: Rows) -> Iterator[Subject]:
    """By date; those without one last."""
    wanted = (MeetingStatus.PLANNED.value, MeetingStatus.POSTPONED.value)
    for record_id, title, held_on, words, status, place in sorted(
        reader.rows(_MEETINGS, *wanted), key=lambda row: (row[2] or "~", folded(row[1]))
    ):
        postponed = "postponed" if status == MeetingStatus.POSTPONED.value else ""
        when = _date(held_on) or (f"“{words}”" if words else "no date")
        yield Subject("meeting", record_id, title, _facts(place or "", when, postponed))


def _markings(reader: Rows) -> Iterator[Marking | None]:
    """Every marking that occurs in the file."""
    return (Marking.from_json(json.loads(stored)) for stored in in_use(reader.rows))


def _date(text: str | None) -> str:
    """A stored range as tables show it; empty where there is none, or one that this version cannot read."""
    with suppress(InvalidValue):
        return DateRange.parse_text(text).show_short() if text else ""
    return ""


def _label(choices: type[Choice], code: str | None) -> str:
    known = {choice.value: choice.label.lower() for choice in choices}
    return known.get(code or "", code or "")


def _new(official: str | None, name: str) -> str:
    return official if official and official != name else ""


def _facts(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def grouped(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    """Subjects under the headings of the list, in the order of the headings; a group without any is left out."""
    groups: dict[str, list[Subject]] = {"Countries": [], "Visits": [], "Planned meetings": []}
    for subject in subjects:
        match subject.kind:
            case "country":
                groups["Countries"].append(subject)
            case "visit":
                groups["Visits"].append(subject)
            case "meeting":
                groups["Planned meetings"].append(subject)
    return {heading: found for heading, found in groups.items() if found}
