"""The page of a visit: who travels, what is to be achieved, the programme, what to say, what is open, its briefs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.commitments.register import listed_in
from app.errors import NotFound
from app.names import Namer, label_of
from app.settings import read_settings
from app.task_lines import TaskLine, lines_for
from db.models import Brief, Meeting, Objective, Person, Post, ProgrammeItem, SpeakingLine, Visit
from db.queries.commitments import Wanted, listed_count
from db.reader import Reader
from db.values.choices import MeetingStatus, ObjectiveSide, Side
from db.values.due import DueState
from db.values.partial_date import DateRange, PartialDate

SHOWN = 12
"""Commitments on the page; the heading says how many there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page; it leads to its record. `side` has its sign before the line."""

    kind: str
    id: str
    title: str
    second: str = ""
    figure: str = ""
    side: Side | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; of `total`. `adds` is the kind that fills it, with the field that names the visit.

    `missing` says what is to be done where it is empty; `kind` and `words` find all of them in a list, where one can.
    """

    heading: str
    entries: tuple[Entry, ...]
    total: int
    adds: str = ""
    field: str = ""
    missing: str = ""
    kind: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A record that the head of the page names."""

    kind: str
    id: str
    title: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class VisitView:
    """The page of a visit. `when` in words, with how long there is to go; `country` is the one that is not home."""

    id: str
    title: str
    when: str
    status: str
    occasion: str
    principal: Party | None
    country: Party | None
    sections: tuple[Section, ...]


def read_visit(case: CaseFile, visit_id: str) -> VisitView:
    """Everything on the page, in one snapshot; raises NotFound."""
    today = case.clock.today()
    with case.read() as reader:
        row = reader.get(Visit, visit_id)
        if row is None:
            raise NotFound("This visit is not in the case file any more; it may have been deleted.")
        namer = Namer(reader)
        country = _country(reader, row)
        begins = row.dates.first if row.dates else None
        return VisitView(
            row.id,
            row.title,
            _when(row, today),
            label_of(row.status).lower() if row.status else "",
            (row.occasion or "").strip(),
            _principal(reader, row),
            Party("country", country, namer.name(country)) if country else None,
            (
                _objectives(reader, row.id),
                _programme(reader, namer, row.id),
                _meetings(reader, namer, row.id),
                _said(reader, row.id),
                *([_open(reader, namer, country, today, begins)] if country else []),
                _tasks(reader, row.id, today),
                *(_others(reader, country, row.id, today) if country else ()),
                _briefs(reader, row.id),
            ),
        )


def _country(reader: Reader, row: Visit) -> str | None:
    """The country across: where one travels to, or where the guest comes from."""
    home = read_settings(reader).home_id
    return next((one for one in (row.to_id, row.from_id) if one and one != home), None)


def _principal(reader: Reader, row: Visit) -> Party | None:
    who = reader.get(Person, row.principal_id)
    if who is None:
        return None
    first = row.dates.first if row.dates else None
    posts = [post for post in reader.all(Post, person_id=who.id) if _held(post, first)]
    posts.sort(key=lambda post: (post.end is None, str(post.as_of or post.start or "")))
    return Party("person", who.id, Namer(reader).name(who.id), posts[-1].title if posts else "")


def _held(post: Post, day: date | None) -> bool:
    """Whether a post may be held on a day; of what is not known, yes."""
    if day is None:
        return post.end is None
    return not (post.end and post.end.last < day) and not (post.start and post.start.first > day)


def _when(row: Visit, today: date) -> str:
    if row.dates is None:
        return f"including {row.includes.seen(no_break=False)}" if row.includes else "no date"
    shown = row.dates.seen(no_break=False)
    first, last = row.dates.first, row.dates.last
    if first and first > today:
        days = (first - today).days
        return f"{shown} · {'tomorrow' if days == 1 else f'in {days:,} days'}"
    return f"{shown} · now" if first and last and first <= today <= last else shown


def _placed(row: Objective | ProgrammeItem | SpeakingLine) -> tuple[bool, int, str]:
    return row.position is None, row.position or 0, row.id


_WHOSE = {ObjectiveSide.OURS: Side.OURS, ObjectiveSide.THEIRS: Side.THEIRS}


def _objectives(reader: Reader, visit: str) -> Section:
    rows = sorted(reader.all(Objective, for_id=visit), key=lambda row: (str(row.side), *_placed(row)))
    entries = [
        Entry("objective", row.id, row.wording, side=_WHOSE.get(row.side), figure=label_of(row.side).lower())
        for row in rows
    ]
    return _section(
        "Objectives",
        entries,
        "objective",
        "for_id",
        "What must be achieved for this visit to count as a success?",
    )


def _programme(reader: Reader, namer: Namer, visit: str) -> Section:
    rows = sorted(reader.all(ProgrammeItem, visit_id=visit), key=_in_time)
    entries = [
        Entry(
            "programme_item",
            row.id,
            row.title,
            _joined(row.venue or namer.name(row.place_id), row.with_whom),
            _joined(row.day.seen_short(no_break=False) if row.day else "", row.local_time),
        )
        for row in rows
    ]
    return _section(
        "Programme", entries, "programme_item", "visit_id", "Enter the steps of the programme, one by one."
    )


def _in_time(row: ProgrammeItem) -> tuple[bool, str, bool, int, str, str]:
    """By day, then as ordered, then by hour."""
    return (
        row.day is None,
        str(row.day or ""),
        row.position is None,
        row.position or 0,
        row.local_time or "",
        row.id,
    )


def _meetings(reader: Reader, namer: Namer, visit: str) -> Section:
    rows = sorted(
        reader.all(Meeting, visit_id=visit), key=lambda row: (row.held_on is None, str(row.held_on), row.id)
    )
    entries = [
        Entry(
            "meeting",
            row.id,
            row.title,
            _joined(
                namer.name(row.place_id),
                "" if row.status == MeetingStatus.HELD else label_of(row.status).lower(),
            ),
            _day(row.held_on),
        )
        for row in rows
    ]
    return _section("Meetings", entries, "meeting", "visit_id", "Plan the meetings of this visit.")


def _said(reader: Reader, visit: str) -> Section:
    rows = sorted(reader.all(SpeakingLine, for_id=visit), key=lambda row: (str(row.line_kind), *_placed(row)))
    entries = [
        Entry("line", row.id, row.wording, row.to_whom or "", label_of(row.line_kind).lower()) for row in rows
    ]
    return _section(
        "Lines", entries, "line", "for_id", "What will the principal say, and what if it is raised?"
    )


def _open(reader: Reader, namer: Namer, country: str, today: date, begins: date | None) -> Section:
    """What is open with the country, the most urgent first."""
    wanted = Wanted(country_id=country)
    total = listed_count(reader, today.isoformat(), None, wanted)
    entries = [
        Entry(
            "commitment",
            one.id,
            one.wording,
            namer.name(one.meeting_id or one.forum_id),
            _until(one.state, one.last_day, today, begins),
            one.side if isinstance(one.side, Side) else None,
            one.state is DueState.OVERDUE,
        )
        for one in listed_in(reader, today, wanted, SHOWN, soon_days=None)
    ]
    missing = f"Nothing is open with {namer.name(country)}."
    words = f'is:open is:tracked country:"{namer.name(country)}"'
    return Section("Open commitments", tuple(entries), total, missing=missing, kind="commitment", words=words)


def _until(state: DueState, last: date | None, today: date, begins: date | None) -> str:
    if last is None:
        return "floats" if state is DueState.FLOATING else "no date"
    if state is DueState.OVERDUE:
        return f"{_days(today, last)} over"
    before = begins is not None and today <= last < begins
    return f"{PartialDate.of(last).seen_short(no_break=False)}{', before the visit' if before else ''}"


def _tasks(reader: Reader, visit: str, today: date) -> Section:
    """What our own side prepares: the tasks of the visit and of its meetings."""
    entries = [_task(one) for one in lines_for(reader, today, visit_id=visit)]
    return _section("Tasks", entries, "task", "visit_id", "Who prepares what, and by when?")


def _others(reader: Reader, country: str, visit: str, today: date) -> Iterator[Section]:
    """Tasks about the country that are still open, where there are any; what comes of them is wanted before it."""
    own = {one.id for one in lines_for(reader, today, visit_id=visit)}
    found = [one for one in lines_for(reader, today, country_id=country) if one.open and one.id not in own]
    if found:
        yield Section("Tasks about the country", tuple(_task(one) for one in found[:SHOWN]), len(found))


def _task(one: TaskLine) -> Entry:
    figure = (
        PartialDate.of(one.due_day).seen_short(no_break=False)
        if one.due_day
        else label_of(one.status).lower()
    )
    return Entry("task", one.id, one.title, _joined(one.owner, _chased(one)), figure, late=one.late)


def _chased(one: TaskLine) -> str:
    """`chased twice, last 12 Nov 2026` and what is to come of it."""
    if one.answered:
        return "answered"
    times = {0: "", 1: "chased once", 2: "chased twice"}.get(one.chased, f"chased {one.chased} times")
    last = f", last {PartialDate.of(one.last_chased).seen_short(no_break=False)}" if one.last_chased else ""
    return _joined(f"{times}{last}" if times else "", "to be chased" if one.chase_due else "")


def _briefs(reader: Reader, visit: str) -> Section:
    rows = sorted(
        reader.all(Brief, visit_id=visit), key=lambda row: (str(row.issued_on or row.as_of or ""), row.id)
    )
    entries = [
        Entry(
            "brief",
            row.id,
            row.title,
            _joined(label_of(row.status).lower(), f"cleared by {row.cleared_by}" if row.cleared_by else ""),
            _day(row.issued_on or row.as_of),
        )
        for row in reversed(rows)
    ]
    return _section("Briefs", entries, missing="Compose brief (Ctrl+B) writes the first one.")


def _section(
    heading: str, entries: Sequence[Entry], adds: str = "", field: str = "", missing: str = ""
) -> Section:
    return Section(heading, tuple(entries), len(entries), adds, field, missing)


def _day(when: DateRange | PartialDate | None) -> str:
    return when.seen_short(no_break=False) if when else "no date"


def _days(one: date, other: date) -> str:
    days = abs((one - other).days)
    return "1 day" if days == 1 else f"{days:,} days"


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
