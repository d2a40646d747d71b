"""As of a day: what came later is left out, what was planned stays planned, dues and posts are judged on that day."""

from __future__ import annotations

from datetime import date

import pytest

from db.values.choices import (
    AgreementStatus,
    CommitmentStatus,
    ExerciseStatus,
    InitiativeStatus,
    MeetingStatus,
    NameUse,
    NoteKind,
    UpdateKind,
    VisitStatus,
)
from db.values.due import DueState, judge, parse_due
from reports.facts import Facts
from tests.app.briefs.conftest import INDIA, Desk, on, when

D = date(2025, 12, 1)


def at(desk: Desk, day: date = D) -> Facts:
    return desk.gather(as_of=day).facts


@pytest.mark.parametrize(
    ("dates", "status", "there"),
    [
        ("2025-11-24", MeetingStatus.HELD, True),
        ("2025-12-01", MeetingStatus.HELD, True),
        ("2025-12-02", MeetingStatus.HELD, False),
        ("2025-12", MeetingStatus.HELD, True),
        ("2026", MeetingStatus.HELD, False),
        ("2025-11-30/2025-12-03", MeetingStatus.HELD, True),
        ("2026-03-01", MeetingStatus.PLANNED, True),
        ("2026-03-01", MeetingStatus.POSTPONED, True),
        ("2025-03-01", MeetingStatus.PLANNED, True),
    ],
)
def test_meetings_held_later_are_left_out_and_planned_ones_stay(
    desk: Desk, dates: str, status: MeetingStatus, there: bool
) -> None:
    desk.meeting(dates=dates, status=status)
    found = at(desk).meetings
    assert len(found) == there
    assert all(meeting.status is status for meeting in found)


def test_an_undated_meeting_goes_by_its_visit(desk: Desk) -> None:
    visit = desk.add(
        "visit", title="V", from_id=desk.oman, to_id=INDIA, status=VisitStatus.DONE, includes=on("2026-01-05")
    )
    desk.meeting(dates=None, visit_id=visit)
    assert not at(desk).meetings
    assert not at(desk).visits
    assert len(at(desk, date(2026, 1, 5)).meetings) == 1


def test_an_undated_meeting_reported_only_later_was_not_known(desk: Desk) -> None:
    meeting = desk.meeting(dates=None)
    desk.cite(meeting, desk.source(published="2026-02-01"))
    assert at(desk).meetings == ()
    desk.cite(meeting, desk.source("Earlier", published="2025-10-01"))
    assert len(at(desk).meetings) == 1


def test_what_has_neither_date_nor_evidence_stays(desk: Desk) -> None:
    desk.meeting(dates=None)
    desk.add("person", name="Al Zaabi", country_id=desk.oman)
    assert len(at(desk).meetings) == len(at(desk).persons) == 1


def test_sources_of_later_and_their_citations_are_left_out(desk: Desk) -> None:
    meeting = desk.meeting(dates="2025-11-24")
    desk.cite(meeting, desk.source("Then", "2025-11-24"), "then")
    desk.cite(meeting, desk.source("Later", "2026-01-01"), "later")
    desk.cite(meeting, desk.source("Undated", None), "undated")
    facts = at(desk)
    assert {source.title for source in facts.sources} == {"Then", "Undated"}
    assert {citation.quote for citation in facts.meetings[0].citations} == {"then", "undated"}


def test_a_source_known_only_through_a_later_one_was_not_known(desk: Desk) -> None:
    report = desk.source("Report", "2026-01-01")
    post = desk.source("Post", "2025-11-24", quoted_in_id=report)
    desk.cite(desk.meeting(dates="2025-11-24"), post)
    assert at(desk).sources == ()
    assert len(at(desk, date(2026, 1, 1)).sources) == 2


def test_commitments_made_later_are_left_out(desk: Desk) -> None:
    later = desk.meeting(dates="2026-01-05")
    desk.commitment("Made then", made_on=when("2025-11-24"))
    desk.commitment("Made later", made_on=when("2025-12-02"))
    desk.commitment("Made at a later meeting", made_at_id=later)
    assert [found.wording for found in at(desk).commitments] == ["Made then"]


def test_updates_of_later_are_left_out_and_the_status_is_that_of_the_day(desk: Desk) -> None:
    made = desk.commitment(
        made_on=when("2025-01-01"),
        status=CommitmentStatus.IMPLEMENTED,
        status_note="Done in March",
        blocker="None now",
    )
    for day, kind, status in (
        ("2025-06-01", UpdateKind.STATUS, CommitmentStatus.IN_PROGRESS),
        ("2025-07-01", UpdateKind.CARRIED, None),
        ("2026-02-01", UpdateKind.CARRIED, None),
        ("2026-03-01", UpdateKind.STATUS, CommitmentStatus.IMPLEMENTED),
    ):
        desk.add("update", commitment_id=made, updated_on=when(day), update_kind=kind, status=status)
    found = at(desk).commitments[0]
    assert (found.status, found.carried) == (CommitmentStatus.IN_PROGRESS, 1)
    assert [update.on.text for update in found.updates] == ["2025-07-01", "2025-06-01"]
    assert (found.status_note, found.blocker) == ("", "")
    now = desk.gather().facts.commitments[0]
    assert (now.status, now.carried, now.status_note) == (CommitmentStatus.IMPLEMENTED, 2, "Done in March")


def test_a_commitment_whose_whole_log_is_later_was_open(desk: Desk) -> None:
    made = desk.commitment(made_on=when("2025-01-01"), status=CommitmentStatus.DROPPED)
    desk.add(
        "update",
        commitment_id=made,
        updated_on=when("2026-03-01"),
        update_kind=UpdateKind.STATUS,
        status=CommitmentStatus.DROPPED,
    )
    assert at(desk).commitments[0].status is CommitmentStatus.OPEN


def test_dues_are_judged_on_the_day(desk: Desk) -> None:
    desk.commitment(made_on=when("2025-01-01"), due=parse_due("1 mar 2026", made_on=None))
    for day, state in ((D, DueState.LATER), (date(2026, 3, 2), DueState.OVERDUE)):
        facts = at(desk, day)
        due = facts.commitments[0].due
        assert due is not None
        assert judge(due, today=facts.control.as_of, made_on=None) is state


def test_posts_are_those_of_the_day(desk: Desk) -> None:
    who = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    desk.add("post", title="Before", person_id=who, start=when("2020"), end=when("2024"))
    desk.add(
        "post", title="Then", person_id=who, start=when("2025"), end=when("2026-06"), as_of=when("2026-05")
    )
    desk.add("post", title="Afterwards", person_id=who, start=when("2026-07"))
    desk.add("post", title="Seen later", person_id=who, as_of=when("2026-08"))
    found = at(desk).persons[0].posts
    assert [post.title for post in found] == ["Then", "Before"]
    assert (found[0].end, found[0].as_of) == (None, when("2025-12-01"))


def test_a_person_known_only_later_is_left_out_unless_a_meeting_knew_him(desk: Desk) -> None:
    from db.values.choices import Role

    later = desk.source("Later", "2026-01-01")
    unknown = desk.add("person", name="Unknown", country_id=desk.oman)
    met = desk.add("person", name="Met", country_id=desk.oman)
    for who in (unknown, met):
        desk.cite(who, later)
        desk.add("name", named_id=who, written="N", use=NameUse.AS_WRITTEN, source_id=later)
    desk.add(
        "participation",
        meeting_id=desk.meeting(dates="2025-11-24"),
        party_id=desk.oman,
        person_id=met,
        role=Role.HEAD,
    )
    assert [found.name for found in at(desk).persons] == ["Met"]


def test_agreements_are_those_of_the_day(desk: Desk) -> None:
    parties = [INDIA, desk.oman]
    desk.add(
        "agreement", title="Later", parties=parties, signed=when("2026-01-01"), status=AgreementStatus.SIGNED
    )
    desk.add(
        "agreement",
        title="Signed",
        parties=parties,
        signed=when("2025-05"),
        in_force=when("2026-05"),
        status=AgreementStatus.IN_FORCE,
    )
    desk.add(
        "agreement",
        title="Ran",
        parties=parties,
        signed=when("2021"),
        in_force=when("2021"),
        expires=when("2026-01"),
        status=AgreementStatus.EXPIRED,
    )
    desk.add("agreement", title="Planned", parties=parties, status=AgreementStatus.NEGOTIATING)
    found = {fact.title: fact for fact in at(desk).agreements}
    assert found.keys() == {"Signed", "Ran", "Planned"}
    assert (found["Signed"].status, found["Signed"].in_force) == (AgreementStatus.SIGNED, None)
    assert (found["Ran"].status, found["Ran"].expires) == (AgreementStatus.IN_FORCE, when("2026-01"))


def test_exercises_visits_notes_relationships_and_forums_go_by_their_own_dates(desk: Desk) -> None:
    parties = [INDIA, desk.oman]
    for year, label in (("2024", "then"), ("2026", "later")):
        desk.add(
            "exercise",
            name=label,
            parties=parties,
            held_on=on(f"../{year}-09-26"),
            status=ExerciseStatus.CONCLUDED,
        )
        desk.add(
            "visit", title=label, from_id=desk.oman, to_id=INDIA, dates=on(year), status=VisitStatus.DONE
        )
        desk.add("note", title=label, note_kind=NoteKind.NOTE, noted_on=when(year), about=[desk.oman])
        desk.add("relationship", label=label, parties=parties, since=when(year))
        desk.add("forum", name=label, parties=parties, founded=when(year))
    desk.add(
        "exercise", name="planned", parties=parties, held_on=on("2026-09"), status=ExerciseStatus.PLANNED
    )
    desk.add(
        "visit", title="planned", from_id=desk.oman, to_id=INDIA, dates=on("2027"), status=VisitStatus.PLANNED
    )
    facts = at(desk)
    assert [fact.name for fact in facts.exercises] == ["then", "planned"]
    assert [fact.title for fact in facts.visits] == ["planned", "then"]
    assert [fact.title for fact in facts.notes] == ["then"]
    assert [fact.label for fact in facts.relationships] == ["then"]
    assert [fact.name for fact in facts.forums] == ["then"]


def test_a_last_mention_of_later_is_not_told(desk: Desk) -> None:
    made = desk.add(
        "initiative",
        name="Port",
        parties=[INDIA, desk.oman],
        status=InitiativeStatus.IDEA,
        last_mention=when("2026-02"),
    )
    desk.cite(made, desk.source(published="2025-02-01"))
    assert at(desk).initiatives[0].last_mention is None


def test_lines_not_valid_yet_are_left_out(desk: Desk) -> None:
    from db.values.choices import LineKind

    for wording, start in (("Now", "2025-01-01"), ("Later", "2026-01-01")):
        desk.add(
            "line", line_kind=LineKind.PRESS, wording=wording, country_id=desk.oman, valid_from=when(start)
        )
    assert [line.wording for line in at(desk).lines] == ["Now"]


def test_what_came_later_is_neither_withheld_nor_in_the_way(desk: Desk) -> None:
    desk.meeting(dates="2026-01-05", marking=None)
    found = desk.gather(as_of=D, ceiling="restricted")
    assert found.withheld == ()


def test_later_floors_do_not_mark_an_earlier_paper(desk: Desk) -> None:
    from tests.app.briefs.conftest import SECRET, UNCLASSIFIED

    desk.meeting(dates="2026-01-05", marking=SECRET)
    assert at(desk).control.marking == UNCLASSIFIED
