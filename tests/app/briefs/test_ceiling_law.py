"""However records are marked: a higher ceiling shows no less, and no fact is above its ceiling or above the page."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import settings as case_settings
from app.briefs.request import Request
from app.briefs.writing import Made, make_brief, render
from app.casefile import CaseFile
from db.values.choices import NameUse, NoteKind, ObjectiveSide, Role, UpdateKind, VisitStatus
from db.values.ids import FixedClock, FixedIds
from db.values.marking import Marking
from db.values.schemes import SCHEMES
from reports.evidence import every_fact
from tests.app.briefs.conftest import DAY, INDIA, UNCLASSIFIED, Desk, when

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

    def add(kind: str, title: str | None, **values: object) -> str:
        marking = mark.next()
        named = {title: mark.words()} if title else {}
        return desk.add(kind, marking=marking, **named, **values)

    parties = [INDIA, desk.oman]
    report = add("source", "title", published=when("2026-01-01"))
    source = add("source", "title", published=when("2026-01-02"), quoted_in_id=report)
    place = add("place", "name", country_id=desk.oman)
    bureau = add("organisation", "name", country_id=INDIA)
    person = add("person", "name", country_id=desk.oman)
    add("post", "title", person_id=person, organisation_id=bureau)
    add("name", "written", named_id=person, use=NameUse.AS_WRITTEN, source_id=source)
    forum = add("forum", "name", parties=parties)
    visit = add(
        "visit", "title", from_id=desk.oman, to_id=INDIA, status=VisitStatus.PLANNED, principal_id=person
    )
    add("objective", "wording", for_id=visit, side=ObjectiveSide.OURS)
    mark_meeting = mark.next()
    meeting = desk.meeting(
        mark.words(), "2026-03-03", marking=mark_meeting, forum_id=forum, place_id=place, visit_id=visit
    )
    add("participation", None, meeting_id=meeting, party_id=desk.oman, person_id=person, role=Role.HEAD)
    add("point", "title", meeting_id=meeting)
    mark_commitment = mark.next()
    made_there = {"made_at_id": meeting, "owners": [bureau], "tracked": True}
    commitment = desk.commitment(mark.words(), marking=mark_commitment, **made_there)
    add(
        "update",
        "remark",
        commitment_id=commitment,
        updated_on=when("2026-04"),
        update_kind=UpdateKind.REMARK,
    )
    add("citation", "quote", record_id=commitment, source_id=source)
    add("note", "title", note_kind=NoteKind.CAUTION, about=[commitment])
    add("topic", "name")


def made(desk: Desk, ceiling: str | None) -> Made:
    return make_brief(
        desk.case, Request(country=desk.oman, as_of=DAY, preset="full", ceiling=ceiling, draft=True)
    )


def shown(brief: Made) -> set[str]:
    facts = [*every_fact(brief.facts)]
    return {fact.id for fact in facts} | {found.id for fact in facts for found in fact.citations}


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
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
    everything = made(desk, None)
    seen: set[str] = set()
    for place, level in enumerate(LEVELS):
        brief = made(desk, level)
        ceiling = Marking(level)
        text = render(brief, "text").decode()
        assert seen <= shown(brief) <= shown(everything)
        seen = shown(brief)
        assert all(SCHEME.permits(fact.marking, ceiling) for fact in every_fact(brief.facts))
        assert not any(f"Mark-{higher}-" in text for higher in (*LEVELS[place + 1 :], "none"))
        assert SCHEME.permits(brief.facts.control.marking, ceiling)
        assert not {item.id for item in brief.withheld} & seen
    floor = SCHEME.floor(fact.marking or UNCLASSIFIED for fact in every_fact(everything.facts))
    printed = everything.facts.control.marking
    assert printed is not None
    assert floor.marking is not None
    assert SCHEME.compare(printed, floor.marking) >= 0
