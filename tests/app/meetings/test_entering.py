"""A filled-in form becomes records in one action, is read back as it was, is amended, and leads to the next session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import InvalidValue
from app.history import history
from app.meetings.amending import amend
from app.meetings.entering import Entered, enter
from app.meetings.grounds import read_grounds
from app.meetings.previous import from_previous
from app.meetings.reading import read_sheet
from app.meetings.sheet import Delegation, Matter, NewPerson, Paper, Promise, Seat, Sheet
from app.undo import undo
from db.models import (
    Attachment,
    Citation,
    Commitment,
    Meeting,
    Name,
    Participation,
    Person,
    Place,
    Point,
    Post,
    Source,
)
from db.values.choices import CommitmentKind, MeetingKind, MeetingStatus, Role, Side, Strength
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

TEXT = "Both sides agreed to share a list of ports. They will meet again."
MARKING = Marking("restricted")
CHAIR = NewPerson("Shri A. Example", "Defence Secretary", "Ministry")


def form(desk: Desk, oman: str, jmcc: str) -> Sheet:
    return Sheet(
        title="13th JMCC",
        kind=MeetingKind.SESSION,
        parties=(INDIA, oman),
        forum_id=jmcc,
        edition=13,
        held_on=DateRange.parse_text("2025-11-24"),
        place="New Delhi",
        delegations=(
            Delegation(INDIA, (Seat(new=CHAIR, role=Role.CO_CHAIR),)),
            Delegation(
                oman,
                (
                    Seat(new=NewPerson("Dr B. Example", "Secretary General", "Ministry"), role=Role.CO_CHAIR),
                    Seat(new=NewPerson("")),
                    Seat(new=NewPerson("C. Example", "Director", "Ministry")),
                ),
            ),
        ),
        matters=(
            Matter(
                "Ports",
                promises=(
                    Promise(
                        "Share a list of ports.",
                        Side.OURS,
                        CommitmentKind.AGREED,
                        Strength.FIRM,
                        parse_due("Q2 2026", made_on=date(2025, 11, 24)),
                        "agreed to share a list of ports",
                    ),
                ),
            ),
            Matter(promises=(Promise("Dialogue matters.", Side.JOINT, CommitmentKind.STATED, Strength.CONTEXT),)),
        ),
        papers=(Paper(title="Release", text=TEXT, file=("release.txt", TEXT.encode())),),
        marking=MARKING,
    )  # fmt: skip


def log(desk: Desk, sheet: Sheet) -> Entered:
    changes = desk.case.door.changes()
    entered = enter(changes, sheet, read_grounds(desk.case))
    desk.case.door.change(f"Log the {sheet.title}", changes)
    return entered


def test_one_action_holds_the_meeting_with_people_commitments_and_source(
    desk: Desk, oman: str, jmcc: str
) -> None:
    entered = log(desk, form(desk, oman, jmcc))
    with desk.case.read() as reader:
        meeting = reader.get(Meeting, entered.meeting_id)
        assert meeting is not None
        assert (meeting.edition, meeting.marking) == (13, MARKING)
        assert [row.name for row in reader.all(Place)] == ["New Delhi"]
        assert {row.name for row in reader.all(Person)} == {"A. Example", "B. Example", "C. Example"}
        assert {row.written for row in reader.all(Name)} >= {"Shri A. Example", "Dr B. Example"}
        assert {row.as_of for row in reader.all(Post)} == {PartialDate(2025, 11, 24)}
        assert len({row.organisation_id for row in reader.all(Post)}) == 2
        seats = sorted((row.party_id == oman, row.position) for row in reader.all(Participation))
        assert seats == [(False, 1), (True, 1), (True, 2)]
        assert [row.title for row in reader.all(Point)] == ["Ports"]
        assert [row.file_name for row in reader.all(Attachment)] == ["release.txt"]
    undo(desk.case)
    with desk.case.read() as reader:
        assert reader.all(Meeting) == []
        assert reader.all(Person) == []


def test_a_commitment_knows_meeting_forum_owner_and_the_words_of_its_source(
    desk: Desk, oman: str, jmcc: str
) -> None:
    log(desk, form(desk, oman, jmcc))
    with desk.case.read() as reader:
        ours, joint = sorted(reader.all(Commitment), key=lambda row: row.owner_side != Side.OURS)
        assert (ours.owner_country_id, ours.forum_id, ours.tracked) == (INDIA, jmcc, True)
        assert (joint.owner_country_id, joint.tracked) == (None, False)
        (cited,) = reader.all(Citation, record_id=ours.id)
        (source,) = reader.all(Source)
        assert (cited.quote, cited.source_id) == ("agreed to share a list of ports", source.id)
        assert source.text_received == TEXT


def test_whose_a_commitment_is_must_be_said_before_anything_is_kept(desk: Desk, oman: str, jmcc: str) -> None:
    sheet = replace(form(desk, oman, jmcc), matters=(Matter(promises=(Promise("Send the list"),)),))
    with pytest.raises(InvalidValue, match="Say who owes “Send the list”"):
        log(desk, sheet)


@pytest.mark.parametrize(("gone", "field"), [({"title": " "}, "title"), ({"parties": (INDIA,)}, "parties")])
def test_a_meeting_needs_a_title_and_two_parties(
    desk: Desk, oman: str, jmcc: str, gone: dict, field: str
) -> None:
    with pytest.raises(InvalidValue) as raised:
        log(desk, replace(form(desk, oman, jmcc), **gone))
    assert raised.value.field == field


def test_what_was_entered_is_read_back_and_amending_to_the_same_changes_nothing(
    desk: Desk, oman: str, jmcc: str
) -> None:
    meeting = log(desk, form(desk, oman, jmcc)).meeting_id
    sheet = read_sheet(desk.case, meeting)
    assert [matter.title for matter in sheet.matters] == ["Ports", ""]
    assert [len(one.seats) for one in sheet.delegations] == [1, 2]
    changes = desk.case.door.changes()
    amend(changes, meeting, sheet, sheet, read_grounds(desk.case))
    assert list(changes) == []


def test_amending_edits_adds_moves_and_deletes_exactly_what_moved(desk: Desk, oman: str, jmcc: str) -> None:
    meeting = log(desk, form(desk, oman, jmcc)).meeting_id
    before = read_sheet(desk.case, meeting)
    theirs = before.delegations[1]
    ports, alone = before.matters
    after = replace(
        before,
        venue="South Block",
        delegations=(before.delegations[0], Delegation(oman, (theirs.seats[1], theirs.seats[0]))),
        matters=(
            replace(
                ports,
                promises=(
                    replace(ports.promises[0], wording="Share two lists."),
                    Promise("Visit ports.", Side.THEIRS),
                ),
            ),
        ),
    )
    changes = desk.case.door.changes()
    amend(changes, meeting, before, after, read_grounds(desk.case))
    desk.case.door.change("Amend", changes)
    found = read_sheet(desk.case, meeting)
    assert found.venue == "South Block"
    assert [seat.id for seat in found.delegations[1].seats] == [theirs.seats[1].id, theirs.seats[0].id]
    assert {promise.wording for promise in found.matters[0].promises} == {"Share two lists.", "Visit ports."}
    assert len(found.matters) == 1
    assert alone.promises[0].id is not None
    with desk.case.read() as reader:
        assert reader.get(Commitment, alone.promises[0].id) is None
        assert next(entry.action for entry in history(reader, alone.promises[0].id)) == "Amend"


def test_the_next_session_takes_over_chairs_and_open_commitments_and_nothing_else(
    desk: Desk, oman: str, jmcc: str
) -> None:
    meeting = log(desk, form(desk, oman, jmcc)).meeting_id
    sheet = from_previous(desk.case, meeting, date(2027, 3, 1))
    assert (sheet.forum_id, sheet.edition, sheet.status) == (jmcc, 14, MeetingStatus.PLANNED)
    assert sheet.parties == (INDIA, oman)
    assert [seat.role for seat in sheet.delegations[0].seats] == [Role.CO_CHAIR]
    assert [matter.title for matter in sheet.matters] == ["Ports", "Share a list of ports."]
    assert (sheet.title, sheet.held_on, sheet.place_id, sheet.papers) == ("", None, None, ())
    assert all(seat.id is None for one in sheet.delegations for seat in one.seats)


def test_a_chair_whose_post_has_ended_is_followed_by_its_holder(desk: Desk, oman: str, jmcc: str) -> None:
    meeting = log(desk, form(desk, oman, jmcc)).meeting_id
    with desk.case.read() as reader:
        (post,) = (row for row in reader.all(Post) if row.title == "Defence Secretary")
    desk.edit(post.id, end=PartialDate(2026, 5))
    follower = desk.add("person", name="D. Example", country_id=INDIA)
    vacant = from_previous(desk.case, meeting, date(2026, 12, 1)).delegations[0].seats[0]
    assert (vacant.person_id, vacant.organisation_id) == (None, post.organisation_id)
    assert vacant.remark == "Defence Secretary: holder not on file"
    desk.add(
        "post",
        title="Defence Secretary",
        person_id=follower,
        organisation_id=post.organisation_id,
        start=PartialDate(2026, 6),
    )
    assert from_previous(desk.case, meeting, date(2026, 12, 1)).delegations[0].seats[0].person_id == follower
    earlier = from_previous(desk.case, meeting, date(2026, 4, 1)).delegations[0].seats[0]
    assert earlier.person_id == post.person_id


def test_a_party_that_is_added_to_a_meeting_gets_a_delegation(desk: Desk, oman: str, jmcc: str) -> None:
    meeting = log(desk, form(desk, oman, jmcc)).meeting_id
    japan = desk.add("country", name="Japan", code="JPN")
    before = read_sheet(desk.case, meeting)
    after = replace(
        before,
        parties=(*before.parties, japan),
        delegations=(
            *before.delegations,
            Delegation(japan, (Seat(new=NewPerson("E. Example"), role=Role.OBSERVER),)),
        ),
    )
    changes = desk.case.door.changes()
    amend(changes, meeting, before, after, read_grounds(desk.case))
    desk.case.door.change("Amend", changes)
    assert read_sheet(desk.case, meeting).delegations[2].seats[0].role is Role.OBSERVER


def test_a_ministry_and_a_post_that_are_not_on_file_are_made_as_what_they_are(
    desk: Desk, oman: str, jmcc: str
) -> None:
    seats = (
        Seat(new=NewPerson("Ministry of Foreign Affairs", kind="organisation"), head_count=2),
        Seat(new=NewPerson("Foreign Secretary", "Foreign Office", kind="post")),
    )
    entered = log(desk, replace(form(desk, oman, jmcc), delegations=(Delegation(oman, seats),)))
    assert "person" not in entered.made
    with desk.case.read() as reader:
        rows = reader.rows(
            "SELECT o.name, p.head_count, t.title, a.name FROM participation p"
            " LEFT JOIN organisation o ON o.id = p.organisation_id"
            " LEFT JOIN post t ON t.id = p.post_id LEFT JOIN organisation a ON a.id = t.organisation_id"
            " ORDER BY p.position"
        )
    assert [tuple(row) for row in rows] == [
        ("Ministry of Foreign Affairs", 2, None, None),
        (None, None, "Foreign Secretary", "Foreign Office"),
    ]
