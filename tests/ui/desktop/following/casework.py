"""A made-up case file of a desk in the middle of its work: a forum with gaps, commitments in every state, tasks.

Nothing in it happened: people, promises and letters are invented for the tests, and the file says so.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes, natural_id
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    ForumLevel,
    ForumStatus,
    HostingRule,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    PlaceKind,
    Role,
    Side,
    SourceKind,
    Strength,
    TaskStatus,
    UpdateKind,
    VisitDirection,
    VisitStatus,
)
from db.values.due import parse_due
from db.values.ids import FixedClock, FixedIds, derived_id
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
MADE_UP = "Made up for a test: none of this happened."
INDIA = natural_id("country", {"code": "IND"}) or derived_id("country", "ind")
UNMARKED: dict[str, Any] = {"marking": Marking("unclassified")}

SESSIONS = (
    (8, "3 march 2019", "Muscat"),
    (9, "17 february 2020", "New Delhi"),
    (10, "12 october 2022", "Muscat"),
    (13, "24 november 2025", "New Delhi"),
)
PROMISES: tuple[tuple[str, Side, int, str | None, CommitmentStatus], ...] = (
    ("Share the draft agreement on hydrography", Side.OURS, 13, "31 march 2026", CommitmentStatus.OPEN),
    ("Name contacts for the logistics study", Side.THEIRS, 10, "within three months", CommitmentStatus.OPEN),
    (
        "Propose training places for the coming year",
        Side.THEIRS,
        13,
        "10 december 2026",
        CommitmentStatus.OPEN,
    ),
    (
        "Report on port turnaround for visiting ships",
        Side.JOINT,
        9,
        "by the next JMCC",
        CommitmentStatus.IN_PROGRESS,
    ),
    ("Table a paper on ship repair", Side.OURS, 13, "by the next JMCC", CommitmentStatus.OPEN),
    (
        "Hold a seminar of staff colleges",
        Side.JOINT,
        13,
        "at a mutually convenient date",
        CommitmentStatus.OPEN,
    ),
    ("Exchange lists of fuel standards", Side.OURS, 10, None, CommitmentStatus.IN_PROGRESS),
    ("Open a line between the operations rooms", Side.THEIRS, 10, "june 2023", CommitmentStatus.ON_HOLD),
    ("Send observers to the winter exercise", Side.THEIRS, 9, "january 2021", CommitmentStatus.IMPLEMENTED),
    ("Translate the manual of signals", Side.OURS, 8, "december 2019", CommitmentStatus.DROPPED),
)


def write_casework(path: Path) -> None:
    """Write the case file."""
    home = ("India", {"code": "IND", "short_code": "IN"})
    with CaseFile.create(path, home=home, clock=FixedClock(NOW), ids=FixedIds("casework")) as case:
        changes = case.door.changes()
        oman = changes.create("country", name="Oman", code="OMN", short_code="OM", **UNMARKED)
        places = {
            name: changes.create(
                "place", name=name, place_kind=PlaceKind.CITY, country_id=country, **UNMARKED
            )
            for name, country in (("New Delhi", INDIA), ("Muscat", oman))
        }
        source = changes.create(
            "source", title="Made-up record of the JMCC", source_kind=SourceKind.MINUTES,
            text_received=MADE_UP, **UNMARKED,
        )  # fmt: skip
        chairs = _chairs(changes, oman)
        forum = changes.create(
            "forum", name="Joint Military Cooperation Committee", abbreviation="JMCC", parties=[INDIA, oman],
            status=ForumStatus.ACTIVE, level=ForumLevel.SECRETARY, period_months=12, hosting=HostingRule.IN_TURN,
            chairs=[post for post, _ in chairs], remark=MADE_UP, **UNMARKED,
        )  # fmt: skip
        changes.create(
            "forum", name="Sub-group on hydrography", parties=[INDIA, oman], parent_id=forum, **UNMARKED
        )
        sessions = _sessions(changes, forum, oman, places, chairs)
        promises = _promises(changes, forum, oman, sessions, source)
        _tasks(changes, oman, sessions, promises)
        changes.create(
            "visit", title="Visit of the Defence Secretary to Muscat", direction=VisitDirection.OUTGOING,
            status=VisitStatus.PLANNED, to_id=oman, from_id=INDIA, principal_id=chairs[0][1],
            dates=DateRange.parse("14-16 december 2026"), **UNMARKED,
        )  # fmt: skip
        case.door.change("Write made-up casework", changes)


def _chairs(changes: Changes, oman: str) -> list[tuple[str, str]]:
    """(post, person) of both co-chairs."""
    found = []
    for name, country, title in (
        ("Anand Pretend", INDIA, "Defence Secretary"),
        ("Salim bin Made Up", oman, "Secretary General of Defence"),
    ):
        person = changes.create("person", name=name, country_id=country, caution=MADE_UP, **UNMARKED)
        ministry = changes.create("organisation", name="Ministry of Defence", country_id=country, **UNMARKED)
        post = changes.create(
            "post", title=title, person_id=person, organisation_id=ministry, start=PartialDate.parse("2024-05-01"),
            as_of=PartialDate.parse("2025-03-01"), **UNMARKED,
        )  # fmt: skip
        found.append((post, person))
    return found


def _sessions(
    changes: Changes, forum: str, oman: str, places: dict[str, str], chairs: list[tuple[str, str]]
) -> dict[int, str]:
    found = {}
    for edition, when, where in SESSIONS:
        found[edition] = changes.create(
            "meeting", title=f"{edition}th JMCC", meeting_kind=MeetingKind.SESSION, forum_id=forum, edition=edition,
            status=MeetingStatus.HELD, held_on=DateRange.parse(when), place_id=places[where], parties=[INDIA, oman],
            minutes=MinutesStatus.AGREED, outcome="Made-up outcome.", **UNMARKED,
        )  # fmt: skip
        for party, (_, person) in zip((INDIA, oman), chairs, strict=True):
            changes.create(
                "participation", meeting_id=found[edition], party_id=party, person_id=person,
                role=Role.CO_CHAIR, position=1, **UNMARKED,
            )  # fmt: skip
    return found


def _promises(changes: Changes, forum: str, oman: str, sessions: dict[int, str], source: str) -> list[str]:
    found = []
    for wording, side, edition, due, status in PROMISES:
        made = DateRange.parse(next(when for number, when, _ in SESSIONS if number == edition)).last
        own: dict[str, Any] = {} if due is None else {"due": parse_due(due, made_on=made)}
        if due is not None and "next" in due:
            own["due_event_id"] = forum
        if side in (Side.OURS, Side.THEIRS):
            own["owner_country_id"] = INDIA if side is Side.OURS else oman
        if side is Side.OURS:
            own["our_officer"] = "Director (Navy)" if edition == 13 else "Joint Secretary"
        one = changes.create(
            "commitment", wording=wording, commitment_kind=CommitmentKind.AGREED, strength=Strength.FIRM, tracked=True,
            owner_side=side, made_at_id=sessions[edition], forum_id=forum, parties=[INDIA, oman], status=status,
            wording_quoted=f"{wording}, as both sides agreed.", **own, **UNMARKED,
        )  # fmt: skip
        changes.create(
            "citation", record_id=one, source_id=source, quote=wording, place=f"item {edition}", **UNMARKED
        )
        found.append(one)
    for edition, when, _ in SESSIONS[1:]:
        for one in found[3:4] if edition > 9 else ():
            changes.create(
                "update", commitment_id=one, updated_on=PartialDate.parse(when), update_kind=UpdateKind.CARRIED,
                meeting_id=sessions[edition], remark="Figures are still awaited.", **UNMARKED,
            )  # fmt: skip
    return found


def _tasks(changes: Changes, oman: str, sessions: dict[int, str], promises: list[str]) -> None:
    changes.create(
        "task", title="Ask the Navy for the draft on hydrography", owner="Naval Headquarters", status=TaskStatus.OPEN,
        due=parse_due("30 october 2026", made_on=None), commitment_id=promises[0], meeting_id=sessions[13],
        tasked_on=PartialDate.parse("2026-09-01"), chase_on=PartialDate.parse("2026-11-10"), **UNMARKED,
    )  # fmt: skip
    changes.create(
        "task", title="Collect points for the visit", owner="Desk", status=TaskStatus.OPEN,
        due=parse_due("5 december 2026", made_on=None), **UNMARKED,
    )  # fmt: skip
