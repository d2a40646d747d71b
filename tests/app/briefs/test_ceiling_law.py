"""However records are marked: a higher ceiling shows no less, and no fact is above its ceiling or above the page."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import settings as case_settings
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from db.registry import KINDS
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    MeetingKind,
    MeetingStatus,
    NameUse,
    NoteKind,
    ObjectiveSide,
    Role,
    Side,
    Strength,
    UpdateKind,
    VisitStatus,
)
from db.values.ids import FixedClock, FixedIds
from db.values.marking import Marking
from db.values.schemes import SCHEMES
from reports.evidence import every_fact
from reports.facts import Facts
from tests.app.briefs.conftest import DAY, INDIA, Desk, on, when

SCHEME = SCHEMES["india"]
LEVELS = tuple(level.code for level in SCHEME.levels)
RECORDS = 18


class Marked:
    """Hands out one random level after another, and texts that name the level."""

    def __init__(self, levels: list[str | None]) -> None:
        self._levels = iter(levels)
        self.level: str | None = None

    def next(self) -> Marking | None:
        self.level = next(self._levels)
        return Marking(self.level) if self.level else None

    def words(self) -> str:
        return f"Mark-{self.level or 'none'}-"


def told(desk: Desk, levels: list[str | None]) -> None:
    """A small file of every sort of record that leads to another."""
    mark = Marked(levels)

    def add(kind: str, title: str | None, **values: Any) -> str:
        marking = mark.next()
        inherits = marking is None and KINDS[kind].PART
        named = {title: "Of its whole" if inherits else mark.words()} if title else {}
        choices = {name: fitting for (known, name), fitting in CHOICES.items() if known == kind}
        return desk.add(kind, marking=marking, **named, **choices, **values)

    parties = [INDIA, desk.oman]
    report = add("source", "title", published=when("2026-01-01"))
    source = add("source", "title", published=when("2026-01-02"), quoted_in_id=report)
    place, bureau = add("place", "name", country_id=desk.oman), add("organisation", "name", country_id=INDIA)
    person = add("person", "name", country_id=desk.oman)
    add("post", "title", person_id=person, organisation_id=bureau)
    add("name", "written", named_id=person, source_id=source)
    forum = add("forum", "name", parties=parties)
    visit = add("visit", "title", from_id=desk.oman, to_id=INDIA, principal_id=person)
    add("objective", "wording", for_id=visit)
    where = {"forum_id": forum, "place_id": place, "visit_id": visit}
    meeting = add("meeting", "title", parties=parties, held_on=on("2026-03-03"), **where)
    add("participation", None, meeting_id=meeting, party_id=desk.oman, person_id=person)
    add("point", "title", meeting_id=meeting)
    promise = add("commitment", "wording", parties=parties, made_at_id=meeting, owners=[bureau], tracked=True)
    add("update", "remark", commitment_id=promise, updated_on=when("2026-04"))
    add("citation", "quote", record_id=promise, source_id=source)
    add("note", "title", about=[promise])
    add("topic", "name")


CHOICES = {
    ("name", "use"): NameUse.AS_WRITTEN,
    ("visit", "status"): VisitStatus.PLANNED,
    ("objective", "side"): ObjectiveSide.OURS,
    ("meeting", "status"): MeetingStatus.HELD,
    ("meeting", "meeting_kind"): MeetingKind.TALKS,
    ("participation", "role"): Role.HEAD,
    ("commitment", "commitment_kind"): CommitmentKind.AGREED,
    ("commitment", "strength"): Strength.FIRM,
    ("commitment", "owner_side"): Side.JOINT,
    ("commitment", "status"): CommitmentStatus.OPEN,
    ("update", "update_kind"): UpdateKind.REMARK,
    ("note", "note_kind"): NoteKind.CAUTION,
}


def shown(facts: Facts) -> set[str]:
    every = [*every_fact(facts)]
    return {fact.id for fact in every} | {found.id for fact in every for found in fact.citations}


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*LEVELS[:4], None]), min_size=RECORDS, max_size=RECORDS))
def test_ceilings_withhold_what_is_above_them_and_nothing_else(levels: list[str | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))
        case = CaseFile.create(
            Path(folder) / "law.chancery", author="officer", clock=clock, ids=FixedIds("law")
        )
        with case:
            desk = Desk(case)
            desk.add("country", name="India", code="IND")
            desk.oman = desk.add("country", name="Oman", code="OMN")
            changes = case.door.changes()
            case_settings.put(changes, case_settings.HOME, INDIA)
            case.door.change("Choose the home country", changes)
            told(desk, levels)
            check(desk)


def check(desk: Desk) -> None:
    everything = desk.gather(draft=True).facts
    seen: set[str] = set()
    for level in LEVELS:
        found = desk.gather(draft=True, ceiling=level)
        assert seen <= shown(found.facts) <= shown(everything)
        seen = shown(found.facts)
        assert all(SCHEME.permits(fact.marking, Marking(level)) for fact in every_fact(found.facts))
        assert SCHEME.permits(found.facts.control.marking, Marking(level))
        assert not {item.id for item in found.withheld} & seen
    floor = SCHEME.floor(fact.marking for fact in every_fact(everything)).marking
    printed = everything.control.marking
    assert floor is not None
    assert printed is not None
    assert SCHEME.compare(printed, floor) >= 0
    says_nothing_above(desk, "restricted")


def says_nothing_above(desk: Desk, ceiling: str) -> None:
    request = Request(country=desk.oman, as_of=DAY, preset="full", ceiling=ceiling, draft=True)
    text = render(make_brief(desk.case, request), "text").decode()
    place = LEVELS.index(ceiling)
    assert not any(f"Mark-{higher}-" in text for higher in (*LEVELS[place + 1 :], "none"))
