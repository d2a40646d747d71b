"""What the officer is asked to look at before a brief goes out."""

from __future__ import annotations

import pytest

from app.briefs.readiness import CITE, Matter, readiness
from db.values.choices import (
    CommitmentStatus,
    LineKind,
    MeetingStatus,
    MinutesStatus,
    Role,
    Side,
    UpdateKind,
    VisitStatus,
)
from db.values.due import parse_due
from tests.app.briefs.conftest import INDIA, Desk, when

SLIGHT = {Matter.SINGLE, Matter.SPOKEN}
"""Told of nearly every record of these tests, and by tests of their own."""


def said(desk: Desk, **wanted: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in readiness(desk.gather(**wanted).facts):
        if item.matter not in SLIGHT:
            found.setdefault(item.record_id, []).append(item.sentence)
    return found


def found(desk: Desk, matter: Matter, **wanted: object) -> list[tuple[str, str, str]]:
    """Kind, record and field of what is said of a matter."""
    items = readiness(desk.gather(**wanted).facts)
    return [(one.kind, one.record_id, one.field) for one in items if one.matter is matter]


def sourced(desk: Desk, record: str) -> str:
    desk.cite(record, desk.source())
    return record


def test_an_empty_brief_is_ready(desk: Desk) -> None:
    assert said(desk) == {}


def test_a_sourced_and_recent_file_is_ready(desk: Desk) -> None:
    sourced(desk, desk.meeting(dates="2026-11-01"))
    sourced(desk, desk.commitment(made_on=when("2026-11-01"), tracked=True))
    assert said(desk) == {}


def test_statements_without_a_source_are_named(desk: Desk) -> None:
    made = desk.commitment("Share charts.", made_on=when("2026-11-01"))
    assert said(desk) == {made: ["Without a source: commitment “Share charts”."]}


@pytest.mark.parametrize(
    ("day", "silent"), [("2026-08-21", False), ("2026-08-20", True), ("2026-08", False), ("2026-07", True)]
)
def test_a_commitment_is_silent_after_three_months_without_news(desk: Desk, day: str, silent: bool) -> None:
    made = sourced(desk, desk.commitment(made_on=when(day), tracked=True))
    assert (made in said(desk)) is silent


def test_news_and_the_end_of_a_commitment_break_the_silence(desk: Desk) -> None:
    newly = sourced(desk, desk.commitment("Newly", made_on=when("2025-01-01"), tracked=True))
    desk.add("update", commitment_id=newly, updated_on=when("2026-11-01"), update_kind=UpdateKind.PROGRESS)
    sourced(
        desk,
        desk.commitment(
            "Done", made_on=when("2025-01-01"), tracked=True, status=CommitmentStatus.IMPLEMENTED
        ),
    )
    sourced(desk, desk.commitment("Context", made_on=when("2025-01-01"), tracked=False))
    assert said(desk) == {}


def test_the_silence_is_counted_in_days_up_to_the_cut_off(desk: Desk) -> None:
    made = sourced(desk, desk.commitment("Share charts.", made_on=when("2025-11-21"), tracked=True))
    assert said(desk)[made] == ["No news for 365 days: commitment “Share charts”."]


def test_overdue_commitments_are_named_with_their_side(desk: Desk) -> None:
    made = sourced(
        desk,
        desk.commitment(
            made_on=when("2026-11-01"),
            tracked=True,
            owner_side=Side.OURS,
            due=parse_due("10 nov 2026", made_on=None),
        ),
    )
    assert said(desk)[made] == ["Overdue (ours): commitment “Share charts”."]


def test_drafts_are_to_be_confirmed(desk: Desk) -> None:
    made = sourced(desk, desk.commitment(made_on=when("2026-11-01"), status=CommitmentStatus.DRAFT))
    assert said(desk)[made] == ["Still a draft: commitment “Share charts”."]


@pytest.mark.parametrize(
    ("day", "old"), [("2026-05-21", False), ("2026-05-20", True), ("2026-05", False), ("2026-04", True)]
)
def test_a_post_confirmed_over_six_months_ago_is_to_be_confirmed(desk: Desk, day: str, old: bool) -> None:
    who = desk.add("person", name="Al Zaabi", prefix="Dr", country_id=desk.oman)
    post = desk.add("post", title="General", person_id=who, as_of=when(day))
    assert (post in said(desk)) is old
    if old:
        assert said(desk)[post][0].startswith("Dr Al Zaabi: General was last confirmed ")


def test_a_person_without_a_post_and_a_caution_are_named(desk: Desk) -> None:
    who = desk.add("person", name="Nakatani", country_id=desk.oman, caution="Rank in doubt.")
    assert said(desk)[who] == ["No post is on file for Nakatani.", "Nakatani: Rank in doubt."]


def test_a_session_whose_heads_are_not_named_is_asked_for(desk: Desk) -> None:
    forum = desk.forum(abbreviation="JMCC")
    meeting = sourced(desk, desk.meeting("13th", "2026-11-01", forum_id=forum, edition=13))
    who = desk.add("person", name="Singh", country_id=INDIA)
    desk.add("post", title="Secretary", person_id=who, as_of=when("2026-11-01"))
    desk.add("participation", meeting_id=meeting, party_id=INDIA, person_id=who, role=Role.CO_CHAIR)
    assert said(desk) == {meeting: ["13th\u00a0JMCC: nobody is named who led for Oman."]}


def test_a_call_on_needs_no_heads(desk: Desk) -> None:
    sourced(desk, desk.meeting(dates="2026-11-01"))
    assert said(desk) == {}


def test_draft_minutes_and_passed_plans_are_named(desk: Desk) -> None:
    minutes = sourced(desk, desk.meeting("Minuted", "2026-11-01", minutes=MinutesStatus.DRAFT))
    planned = sourced(desk, desk.meeting("Planned", "2026-11-02", status=MeetingStatus.PLANNED))
    found = said(desk)
    assert found[minutes] == ["Minuted: the minutes are not agreed yet."]
    assert found[planned] == ["Planned was planned for a day that is past; was it held?"]


def test_lines_that_lapsed_are_named(desk: Desk) -> None:
    line = desk.add(
        "line",
        line_kind=LineKind.PRESS,
        wording="No comment",
        country_id=desk.oman,
        valid_until=when("2026-11"),
    )
    assert line not in said(desk)
    desk.edit(line, valid_until=when("2026-10"))
    assert said(desk)[line] == ["No longer valid: line “No comment”."]


def test_a_visit_without_principal_dates_objectives_and_programme_is_not_ready(desk: Desk) -> None:
    visit = desk.add("visit", title="Visit", from_id=INDIA, to_id=desk.oman, status=VisitStatus.PLANNED)
    assert said(desk, visit=visit)[visit] == [
        "The visit names no principal.",
        "The visit has no dates.",
        "The visit has no objectives.",
        "The visit has no programme.",
    ]


def test_in_a_draft_what_is_not_assessed_comes_first(desk: Desk) -> None:
    meeting = sourced(desk, desk.meeting("Talks", "2026-11-01", marking=None))
    items = readiness(desk.gather(draft=True).facts)
    assert (items[0].sentence, items[0].record_id) == ("Not assessed: meeting “Talks”.", meeting)


def test_a_distribution_list_that_says_otherwise_than_the_paper_is_named(desk: Desk) -> None:
    def copies(**control: object) -> list[str]:
        facts = desk.gather(**control).facts
        return [item.sentence for item in readiness(facts) if item.matter is Matter.COPIES]

    listed = ("Minister", "Embassy")
    assert copies(addressee="Minister", copy=1, copies=2, distribution=listed) == []
    assert copies(addressee="Minister", copies=3, copy=3, distribution=listed) == []
    assert copies(addressee="Minister", copy=2, copies=2, distribution=listed) == [
        "Copy 2 is for Minister; by the distribution list it goes to Embassy."
    ]
    assert copies(copy=1, copies=1, distribution=listed) == [
        "The distribution list names 2 addressees, and the number of copies is 1."
    ]


def test_every_item_is_one_sentence(desk: Desk) -> None:
    forum = desk.forum()
    desk.meeting(dates="2026-11-01", forum_id=forum, marking=None)
    desk.commitment("W " * 200, made_on=when("2020"), tracked=True)
    desk.add("person", name="Nakatani", country_id=desk.oman, caution="Rank in doubt")
    for item in readiness(desk.gather(draft=True).facts):
        assert item.sentence[0].isupper()
        assert len(item.sentence) < 200
        assert "\n" not in item.sentence


def test_an_open_commitment_with_one_source_is_named_and_a_second_one_settles_it(desk: Desk) -> None:
    made = sourced(desk, desk.commitment("Share charts.", made_on=when("2026-11-01"), tracked=True))
    done = desk.commitment(
        "Done.", made_on=when("2026-11-01"), tracked=True, status=CommitmentStatus.IMPLEMENTED
    )
    sourced(desk, done)
    assert found(desk, Matter.SINGLE) == [("commitment", made, CITE)]
    sourced(desk, made)
    assert found(desk, Matter.SINGLE) == []


def test_a_name_of_theirs_without_pronunciation_leads_to_that_field_and_ours_is_not_asked_for(
    desk: Desk,
) -> None:
    theirs = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    desk.add("person", name="Busaidi", country_id=desk.oman, pronunciation="bu-SAI-di")
    desk.add("person", name="Singh", country_id=INDIA)
    assert found(desk, Matter.SPOKEN) == [("person", theirs, "pronunciation")]


@pytest.mark.parametrize(
    ("expires", "told"),
    [("2026-09-01", True), ("2026-08-01", False), ("2027-05-01", True), ("2027-07-01", False)],
)
def test_an_agreement_that_expires_around_the_occasion_is_named(desk: Desk, expires: str, told: bool) -> None:
    signed = sourced(
        desk, desk.add("agreement", title="MoU", parties=(INDIA, desk.oman), expires=when(expires))
    )
    assert found(desk, Matter.EXPIRY) == ([("agreement", signed, "expires")] if told else [])


def test_every_kind_of_matter_names_the_kind_of_its_record(desk: Desk) -> None:
    desk.commitment("Share charts.", made_on=when("2025-11-01"), tracked=True, marking=None)
    desk.add("person", name="Nakatani", country_id=desk.oman, caution="Rank in doubt.")
    desk.meeting("Talks", dates="2026-11-01")
    items = readiness(desk.gather(draft=True).facts)
    assert {"commitment", "person", "meeting"} <= {item.kind for item in items}
    assert all(item.kind for item in items)
