"""What a case file offers to write about: which records, in which order, in which words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.briefs.subjects import Shelf, Subject, grouped, read_shelf
from app.casefile import CaseFile
from db.values.choices import MeetingKind, MeetingStatus, VisitStatus
from db.values.marking import Marking
from db.values.partial_date import DateRange

if TYPE_CHECKING:
    from collections.abc import Iterator


class Desk:
    """A case file with India at home and Oman, to which a test adds records."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.oman = self.add("country", name="Oman", code="OMN")
        self.home = case.settings().home_id

    def add(self, kind: str, **values: Any) -> str:
        changes = self.case.door.changes()
        record_id = changes.create(kind, **values)
        self.case.door.change(f"Add a {kind}", changes)
        return record_id

    def delete(self, record_id: str) -> None:
        changes = self.case.door.changes()
        changes.delete(record_id)
        self.case.door.change("Delete", changes)

    def visit(
        self, title: str, dates: str | None = None, status: VisitStatus | None = None, **more: Any
    ) -> str:
        when = DateRange.parse(dates) if dates else None
        return self.add("visit", title=title, to_id=self.oman, dates=when, status=status, **more)

    def meeting(self, title: str, status: MeetingStatus, dates: str | None = None, **more: Any) -> str:
        when = DateRange.parse(dates) if dates else None
        kind, parties = MeetingKind.TALKS, (self.home, self.oman)
        return self.add(
            "meeting", title=title, status=status, meeting_kind=kind, parties=parties, held_on=when, **more
        )

    @property
    def shelf(self) -> Shelf:
        return read_shelf(self.case)

    def of(self, kind: str) -> list[tuple[str, str]]:
        return [(one.title, one.second) for one in self.shelf.subjects if one.kind == kind]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with CaseFile.create(tmp_path / "s.chancery", home=("India", {"code": "IND"})) as case:
        yield Desk(case)


def test_countries_stand_by_name_without_regard_to_accents_and_without_home(desk: Desk) -> None:
    desk.add("country", name="Éire", official_name="Ireland")
    desk.add("country", name="France", official_name="France")
    assert desk.of("country") == [("Éire", "Ireland"), ("France", ""), ("Oman", "")]
    assert desk.shelf.home == "India"


def test_a_case_file_without_a_home_country_offers_every_country(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "n.chancery") as case:
        changes = case.door.changes()
        changes.create("country", name="Oman", code="OMN")
        case.door.change("Add Oman", changes)
        shelf = read_shelf(case)
    assert shelf.home is None
    assert [one.title for one in shelf.subjects] == ["Oman"]


def test_coming_visits_stand_first_and_the_newest_first_in_each_group(desk: Desk) -> None:
    desk.visit("Old", "2024-05-02", VisitStatus.DONE)
    desk.visit("Newer", "2025-05-02", VisitStatus.DONE)
    desk.visit("Coming", "8 – 10 dec 2026", VisitStatus.PLANNED)
    desk.visit("Some day")
    assert [title for title, _ in desk.of("visit")] == ["Coming", "Some day", "Newer", "Old"]


def test_a_visit_says_its_dates_or_what_is_known_of_them(desk: Desk) -> None:
    desk.visit("Dated", "8 – 10 dec 2026", VisitStatus.PLANNED)
    desk.visit("Partly", includes=DateRange.parse("24 nov 2025"))
    desk.visit("Undated")
    seconds = {title: second.replace("\u00a0", " ") for title, second in desk.of("visit")}
    assert seconds == {
        "Dated": "8–10 Dec 2026 · planned",
        "Partly": "including 24 Nov 2025",
        "Undated": "no date",
    }


def test_only_meetings_that_are_still_to_come_are_offered_undated_ones_last(desk: Desk) -> None:
    desk.meeting("Held", MeetingStatus.HELD, "2025-11-24")
    desk.meeting("Cancelled", MeetingStatus.CANCELLED)
    desk.meeting("Undated", MeetingStatus.PLANNED, date_words="by the spring")
    desk.meeting("Put off", MeetingStatus.POSTPONED, "mar 2027")
    found = [(title, second.replace("\u00a0", " ")) for title, second in desk.of("meeting")]
    assert found == [("Put off", "Mar 2027 · postponed"), ("Undated", "“by the spring”")]


def test_a_meeting_says_where_it_will_be(desk: Desk) -> None:
    muscat = desk.add("place", name="Muscat")
    desk.meeting("Talks", MeetingStatus.PLANNED, place_id=muscat)
    assert desk.of("meeting") == [("Talks", "Muscat · no date")]


def test_deleted_records_are_not_offered(desk: Desk) -> None:
    desk.delete(desk.visit("Gone"))
    desk.delete(desk.meeting("Gone too", MeetingStatus.PLANNED))
    assert desk.of("visit") == []
    assert desk.of("meeting") == []


def test_the_file_is_marked_as_high_as_its_highest_record_even_a_deleted_one(desk: Desk) -> None:
    assert desk.shelf.marking == Marking("unclassified")
    desk.add("country", name="Opened", marking=Marking("restricted"))
    assert desk.shelf.marking == Marking("restricted")
    desk.delete(desk.add("country", name="Closed", marking=Marking("secret", ("EYES ONLY",))))
    assert desk.shelf.marking == Marking("secret", ("EYES ONLY",))


def test_the_shelf_says_what_undo_would_take_back(desk: Desk) -> None:
    assert desk.shelf.steps.undo == "Add a country"
    assert desk.shelf.steps.redo is None


def test_every_word_of_a_search_must_be_found_in_any_order() -> None:
    subject = Subject("visit", "1", "Visit to Łódź", "8–10 Dec 2026 · planned")
    assert subject.matches("planned VISIT")
    assert subject.matches("")
    assert not subject.matches("visit muscat")


def test_groups_without_anything_have_no_heading() -> None:
    one = Subject("meeting", "1", "Talks")
    assert grouped([one]) == {"Planned meetings": [one]}
