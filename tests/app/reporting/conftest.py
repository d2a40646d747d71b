"""A made-up story of four sessions over four years, told once: what the reports are read on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.briefs.writing import Made, render
from app.casefile import CaseFile
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import make_report
from db.values.choices import (
    AgreementKind,
    CommitmentKind,
    CommitmentStatus,
    CorrespondenceDirection,
    HostingRule,
    InitiativeStatus,
    LineKind,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    NameUse,
    NoteKind,
    OrganisationKind,
    Reliability,
    Role,
    Side,
    SourceKind,
    Strength,
    TaskStatus,
    UpdateKind,
    VisitStatus,
)
from db.values.due import parse_due
from db.values.ids import FixedClock, FixedIds
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = date(2026, 11, 21)
OPEN, LIMITED, SECRET = Marking("unclassified"), Marking("restricted"), Marking("secret")


def on(text: str) -> DateRange:
    return DateRange.parse_text(text)


def when(text: str) -> PartialDate:
    return PartialDate.parse_text(text)


@dataclass(slots=True)
class Story:
    """The case file, and its records by the names that the telling gives them."""

    case: CaseFile
    known: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.known[name]

    def add(self, kind: str, name: str = "", /, **values: Any) -> str:
        values.setdefault("marking", OPEN)
        changes = self.case.door.changes()
        record = changes.create(kind, **values)
        self.case.door.change(f"Add a {kind}", changes)
        if name:
            self.known[name] = record
        return record

    def edit(self, name: str, /, **values: Any) -> None:
        changes = self.case.door.changes()
        changes.edit(self.known.get(name, name), **values)
        self.case.door.change("Edit", changes)

    def report(self, kind: ReportKind, **wanted: Any) -> Made:
        """The report of a kind; what is named is looked up in the story."""
        wanted.setdefault("as_of", DAY)
        ids = {
            name: self.known.get(value, value) if name in _IDS else value for name, value in wanted.items()
        }
        return make_report(self.case, ReportRequest(kind=kind, **ids))

    def said(self, kind: ReportKind, **wanted: Any) -> str:
        """The report as text on one line, so that words are found wherever they break."""
        return " ".join(render(self.report(kind, **wanted), "text").decode().split())


_IDS = {"country", "forum", "meeting", "visit", "person", "organisation"}


def tell(story: Story) -> None:
    """India and Arvania, an invented country: a committee, four sessions, promises with every fate."""
    _parties(story)
    _committee(story)
    _promises(story)
    _office(story)


def _parties(story: Story) -> None:
    add = story.add
    add("country", "india", name="India", code="IND", short_code="IN", demonym="Indian")
    add("country", "arvania", name="Arvania", code="ARV", demonym="Arvanian")
    add("country", "belmora", name="Belmora", code="BEL", demonym="Belmoran")
    changes = story.case.door.changes()
    settings.put(changes, settings.HOME, story["india"])
    story.case.door.change("Choose the home country", changes)
    both = {"parties": [story["india"], story["arvania"]]}
    add("place", "delhi", name="New Delhi", country_id=story["india"])
    add("place", "tarn", name="Tarn", country_id=story["arvania"])
    for name, title, home in (
        ("mod-india", "Ministry of Defence", "india"),
        ("navy", "Navy", "india"),
        ("mod-arvania", "Ministry of War", "arvania"),
    ):
        kind = OrganisationKind.MINISTRY
        add("organisation", name, name=title, country_id=story[home], organisation_kind=kind)
    for name, title, home, post, where in (
        ("sharma", "Asha Sharma", "india", "Defence Secretary", "mod-india"),
        ("olven", "Per Olven", "arvania", "Secretary General", "mod-arvania"),
        ("riik", "Mara Riik", "arvania", "Director of Cooperation", "mod-arvania"),
    ):
        add("person", name, name=title, country_id=story[home])
        add(
            "post",
            f"{name}-post",
            title=post,
            person_id=story[name],
            organisation_id=story[where],
            start=when("2022-01-10"),
            as_of=when("2026-02-03"),
        )
    add("name", written="Pär Olvén", named_id=story["olven"], use=NameUse.AS_WRITTEN)
    add("agreement", "protocol", title="Protocol on Defence Cooperation", signed=when("2019-03-04"),
        agreement_kind=AgreementKind.PROTOCOL, expires=when("2027-03-03"), **both)  # fmt: skip
    add("source", "minutes", title="Agreed minutes of the 12th session", published=when("2025-02-20"),
        source_kind=SourceKind.MINUTES, reliability=Reliability.OFFICIAL, file_number="4/7/2025-JCC")  # fmt: skip


def _committee(story: Story) -> None:
    add = story.add
    both = {"parties": [story["india"], story["arvania"]]}
    add("forum", "jcc", name="Joint Cooperation Committee", abbreviation="JCC", period_months=12,
        chairs=[story["sharma-post"], story["olven-post"]], founding_instrument_id=story["protocol"],
        founded=when("2019"), hosting=HostingRule.IN_TURN, next_host_id=story["arvania"],
        documents="Agreed minutes", **both)  # fmt: skip
    add("forum", "training", name="Working Group on Training", parent_id=story["jcc"], **both)
    for edition, dates, place in ((9, "2022-02-08", "delhi"), (10, "2023-03-14", "tarn"), (12, "2025-02-18", "delhi"),
                                  (13, "2026-02-03/2026-02-04", "tarn")):  # fmt: skip
        name = f"jcc-{edition}"
        minutes = MinutesStatus.DRAFT if edition == 13 else MinutesStatus.FINAL
        add("meeting", name, title=f"{edition}th session of the JCC", forum_id=story["jcc"], edition=edition,
            held_on=on(dates), place_id=story[place], status=MeetingStatus.HELD, meeting_kind=MeetingKind.SESSION,
            minutes=minutes, outcome="Both sides took stock." if edition == 13 else None, **both)  # fmt: skip
        for place_in_order, (person, party) in enumerate((("sharma", "india"), ("olven", "arvania")), 1):
            add("participation", meeting_id=story[name], person_id=story[person], party_id=story[party],
                role=Role.CO_CHAIR, position=place_in_order)  # fmt: skip
    add("participation", meeting_id=story["jcc-13"], person_id=story["riik"], party_id=story["arvania"],
        role=Role.MEMBER, position=3)  # fmt: skip
    add("meeting", "jcc-14", title="14th session of the JCC", forum_id=story["jcc"], edition=14, held_on=on("2027-02"),
        place_id=story["delhi"], status=MeetingStatus.PLANNED, meeting_kind=MeetingKind.SESSION, **both)  # fmt: skip
    add("topic", "topic-training", name="Training")
    add("topic", "topic-yards", name="Shipyards")
    add("point", meeting_id=story["jcc-13"], title="Training", position=1, topics=[story["topic-training"]],
        summary="Both sides found the exchange of instructors useful.")  # fmt: skip
    add("point", meeting_id=story["jcc-13"], title="Shipyards", position=2, topics=[story["topic-yards"]],
        summary="Arvania described its yard at Tarn.")  # fmt: skip


def _promises(story: Story) -> None:
    def promise(name: str, wording: str, at: str, side: Side, due: str = "", **values: Any) -> str:
        values.setdefault("status", CommitmentStatus.OPEN)
        values.setdefault("commitment_kind", CommitmentKind.AGREED)
        values.setdefault("strength", Strength.FIRM)
        return story.add("commitment", name, wording=wording, made_at_id=story[at], forum_id=story["jcc"],
                         owner_side=side, due=parse_due(due, made_on=None) if due else None,
                         parties=[story["india"], story["arvania"]], **values)  # fmt: skip

    def log(name: str, day: str, kind: UpdateKind, at: str = "", **values: Any) -> None:
        meeting = story[at] if at else None
        story.add("update", commitment_id=story[name], updated_on=when(day), update_kind=kind, meeting_id=meeting,
                  **values)  # fmt: skip

    promise("instructors", "Send four naval instructors to Tarn.", "jcc-12", Side.OURS, "30 june 2026",
            owners=[story["navy"]], our_officer="Cdr R. Nair", topics=[story["topic-training"]],
            wording_quoted="India will send four naval instructors")  # fmt: skip
    story.add("citation", record_id=story["instructors"], source_id=story["minutes"], place="paragraph 4",
              quote="India will send four naval instructors")  # fmt: skip
    log("instructors", "2026-02-04", UpdateKind.CARRIED, "jcc-13", remark="Two of four were named.")
    promise("list", "Send the list of spare parts.", "jcc-13", Side.THEIRS, "1 may 2026",
            owners=[story["mod-arvania"]], topics=[story["topic-yards"]])  # fmt: skip
    promise("yard", "Receive an Indian team at the yard.", "jcc-13", Side.THEIRS, "15 january 2027",
            topics=[story["topic-yards"]])  # fmt: skip
    promise("doctrine", "Exchange training manuals.", "jcc-10", Side.JOINT, "at an early date",
            our_half=CommitmentStatus.IMPLEMENTED, their_half=CommitmentStatus.OPEN)  # fmt: skip
    promise("plan", "Draw up a plan of exercises.", "jcc-13", Side.JOINT, status=CommitmentStatus.IN_PROGRESS)
    log("plan", "2026-09-01", UpdateKind.PROGRESS, remark="A first draft is with the Navy.", progress=40)
    promise("visas", "Simplify visas for crews.", "jcc-12", Side.OURS, status=CommitmentStatus.IMPLEMENTED)
    log(
        "visas",
        "2026-05-05",
        UpdateKind.STATUS,
        status=CommitmentStatus.IMPLEMENTED,
        remark="In force since May.",
    )
    promise(
        "museum", "Lend exhibits to the naval museum.", "jcc-10", Side.OURS, status=CommitmentStatus.DROPPED
    )
    log(
        "museum",
        "2026-03-01",
        UpdateKind.STATUS,
        status=CommitmentStatus.DROPPED,
        remark="Both sides agreed.",
    )
    promise("charts", "Share charts of the strait.", "jcc-9", Side.OURS, status=CommitmentStatus.IMPLEMENTED)
    log("charts", "2022-06-01", UpdateKind.STATUS, status=CommitmentStatus.IMPLEMENTED)
    promise("session", "Hold the next session in New Delhi.", "jcc-13", Side.OURS, "by the next session",
            due_event_id=story["jcc"])  # fmt: skip
    promise("hope", "The strait matters to both sides.", "jcc-13", Side.JOINT, commitment_kind=CommitmentKind.STATED,
            strength=Strength.CONTEXT)  # fmt: skip
    promise("unread", "Something that a text may say.", "jcc-13", Side.JOINT, status=CommitmentStatus.DRAFT)
    story.add("line", line_kind=LineKind.POINT_TO_MAKE, wording="Ask when the list will come.",
              topic_id=story["topic-yards"], country_id=story["arvania"])  # fmt: skip


def _office(story: Story) -> None:
    add = story.add
    add("initiative", "slipway", name="Joint slipway", status=InitiativeStatus.PROPOSED, summary="A slipway at Tarn.",
        parties=[story["india"], story["arvania"]])  # fmt: skip
    add("visit", "visit", title="Visit of the Minister to Arvania", from_id=story["india"], to_id=story["arvania"],
        dates=on("2026-12-10/2026-12-12"), status=VisitStatus.PLANNED)  # fmt: skip
    add("correspondence", "letter", subject="Spare parts", direction=CorrespondenceDirection.OUTGOING,
        file_number="4/9/2026", sent_on=when("2026-08-11"), sender="Ministry of Defence", addressee="Ministry of War",
        country_id=story["arvania"], asks="The list promised at the 13th session.")  # fmt: skip
    add("task", "team", title="Name the team for the yard", owner="Naval Headquarters",
        status=TaskStatus.WAITING, due=parse_due("1 october 2026", made_on=None), commitment_id=story["yard"],
        tasked_on=when("2026-03-01"))  # fmt: skip
    add("chaser", task_id=story["team"], chased_on=when("2026-10-05"), to_whom="Director Plans")
    add(
        "note",
        title="Manner",
        note_kind=NoteKind.NOTE,
        body="Prefers written questions.",
        about=[story["olven"]],
    )


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The story written once, and its names."""
    path = tmp_path_factory.mktemp("reporting") / "story.chancery"
    ids = FixedIds("story")
    with CaseFile.create(path, author="officer", clock=FixedClock(NOON), ids=ids) as case:
        story = Story(case)
        tell(story)
    return path, story.known


@pytest.fixture
def story(told: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Story]:
    """A copy of the story, open for changes."""
    path = Path(shutil.copy(told[0], tmp_path / "story.chancery"))
    ids = FixedIds("more")
    with CaseFile.open(path, author="officer", clock=FixedClock(NOON), ids=ids) as case:
        yield Story(case, dict(told[1]))
        case.keeper.forgo()  # nobody opens it again, so no copy is kept
