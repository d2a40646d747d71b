"""What of a record becomes which part of a fact: names, posts, dates, evidence, order."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

import reports.facts as all_facts
from app.briefs.evidence import PRINTED
from db.registry import fields_of
from db.values.choices import (
    CommitmentStatus,
    InitiativeStatus,
    MeetingStatus,
    NameUse,
    Releasable,
    Reliability,
    Role,
    Side,
    UpdateKind,
)
from db.values.due import parse_due
from reports.facts import MeetingFact, PersonFact
from tests.app.briefs.conftest import INDIA, RESTRICTED, Desk, on, when

FACT_OF = {
    "meeting": "MeetingFact",
    "forum": "ForumFact",
    "agreement": "AgreementFact",
    "exercise": "ExerciseFact",
    "initiative": "InitiativeFact",
    "commitment": "CommitmentFact",
    "visit": "VisitFact",
    "post": "PostFact",
    "participation": "ParticipationFact",
    "line": "LineFact",
    "note": "NoteFact",
    "update": "UpdateFact",
    "place": "PlaceFact",
    "source": "SourceFact",
    "programme_item": "ProgrammeItemFact",
}


@pytest.mark.parametrize("kind", sorted(PRINTED))
def test_every_cited_field_leads_to_a_field_of_its_fact(kind: str) -> None:
    of_fact = {field.name for field in fields(getattr(all_facts, FACT_OF[kind]))}
    assert set(PRINTED[kind]) <= set(fields_of(kind))
    assert set(PRINTED[kind].values()) <= of_fact


@pytest.mark.parametrize("kind", sorted(FACT_OF))
def test_a_field_that_a_fact_calls_otherwise_is_translated(kind: str) -> None:
    of_fact = {field.name for field in fields(getattr(all_facts, FACT_OF[kind]))}
    renamed = {
        name
        for name in fields_of(kind)
        if name.removesuffix("_id") in of_fact and name not in of_fact and name != "marking"
    }
    assert renamed <= set(PRINTED[kind])


def person(desk: Desk, name: str = "Al Zaabi", **values: object) -> str:
    return desk.add("person", name=name, country_id=desk.oman, **values)


def seated(desk: Desk, who: str, dates: str | None, **values: object) -> MeetingFact:
    meeting = desk.meeting("Talks", dates, **values)
    desk.add("participation", meeting_id=meeting, party_id=desk.oman, person_id=who, role=Role.HEAD)
    found = desk.gather().facts.held(meeting)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("dates", "post", "as_of"),
    [
        ("2015-06-01", "Colonel", None),
        ("2019-06-01", "Brigadier", None),
        ("2021-06-01", "General", "2026"),
        ("2012-06-01", "", None),
    ],
)
def test_a_post_is_printed_as_held_on_the_day(desk: Desk, dates: str, post: str, as_of: str | None) -> None:
    who = person(desk)
    desk.add("post", title="Colonel", person_id=who, start=when("2014"), end=when("2017-12-31"))
    desk.add("post", title="Brigadier", person_id=who, start=when("2018"), end=when("2020-12-31"))
    desk.add("post", title="General", person_id=who, start=when("2021"), as_of=when("2026"))
    seat = seated(desk, who, dates).participations[0]
    assert (seat.post, seat.post_as_of.text if seat.post_as_of else None) == (post, as_of)


def test_of_posts_only_confirmed_the_nearest_is_taken(desk: Desk) -> None:
    who = person(desk)
    desk.add("post", title="Colonel", person_id=who, as_of=when("2019-01-01"))
    desk.add("post", title="General", person_id=who, as_of=when("2026-01-01"))
    assert seated(desk, who, "2019-03-01").participations[0].post == "Colonel"
    assert seated(desk, who, "2025-12-01").participations[0].post == "General"


def test_without_a_day_the_newest_post_is_taken(desk: Desk) -> None:
    who = person(desk)
    desk.add("post", title="Colonel", person_id=who, as_of=when("2019"))
    desk.add("post", title="General", person_id=who, as_of=when("2026"))
    assert seated(desk, who, None).participations[0].post == "General"


def test_an_undated_meeting_takes_posts_of_the_day_its_visit_includes(desk: Desk) -> None:
    who = person(desk)
    desk.add("post", title="Colonel", person_id=who, start=when("2014"), end=when("2017-12-31"))
    desk.add("post", title="General", person_id=who, start=when("2018"), as_of=when("2026"))
    visit = desk.add("visit", title="Visit", from_id=desk.oman, to_id=INDIA, includes=on("2016-05-05"))
    assert seated(desk, who, None, visit_id=visit).participations[0].post == "Colonel"


def test_posts_stand_newest_first_and_ended_ones_last(desk: Desk) -> None:
    who = person(desk)
    desk.add("post", title="Long ended", person_id=who, start=when("2014"), end=when("2015"))
    desk.add("post", title="Ended late", person_id=who, start=when("2016"), end=when("2026-10"))
    desk.add("post", title="Older", person_id=who, as_of=when("2020"))
    desk.add("post", title="Newest", person_id=who, as_of=when("2024"))
    found = desk.gather().facts.person(who)
    assert isinstance(found, PersonFact)
    assert [post.title for post in found.posts] == ["Newest", "Older", "Ended late", "Long ended"]


def test_an_organisation_said_in_the_title_is_not_said_twice(desk: Desk) -> None:
    ministry = desk.add("organisation", name="Ministry of Defence", country_id=desk.oman)
    who = person(desk)
    desk.add("post", title="Adviser", person_id=who, organisation_id=ministry, as_of=when("2024"))
    desk.add(
        "post",
        title="Secretary, Ministry of Defence",
        person_id=who,
        organisation_id=ministry,
        as_of=when("2025"),
    )
    found = desk.gather().facts.person(who)
    assert isinstance(found, PersonFact)
    assert [post.organisation for post in found.posts] == ["", "Ministry of Defence"]


def test_participants_stand_in_rank_order_by_party(desk: Desk) -> None:
    meeting = desk.meeting(parties=[desk.oman, INDIA])
    navy = desk.add("organisation", name="Indian Navy", country_id=INDIA)
    post = desk.add("post", title="Attaché", organisation_id=navy)
    first, second = person(desk, "First", prefix="Dr"), person(desk, "Second")
    for values in (
        {"party_id": INDIA, "organisation_id": navy, "position": 2, "head_count": 3},
        {"party_id": desk.oman, "person_id": second, "position": 2},
        {"party_id": INDIA, "post_id": post, "position": 1},
        {"party_id": desk.oman, "person_id": first, "position": 1, "remark": "by video"},
    ):
        desk.add("participation", meeting_id=meeting, role=Role.MEMBER, **values)
    found = desk.gather().facts.held(meeting)
    assert found is not None
    assert [(seat.shown, seat.post) for seat in found.participations] == [
        ("Dr First", ""),
        ("Second", ""),
        ("Attaché, Indian Navy", ""),
        ("Indian Navy", ""),
    ]
    assert (found.participations[0].remark, found.participations[3].head_count) == ("by video", 3)


def test_meetings_stand_newest_first_with_undated_ones_in_their_place(desk: Desk) -> None:
    visit = desk.add("visit", title="Visit", from_id=desk.oman, to_id=INDIA, includes=on("2026-03-10"))
    desk.meeting("March", "2026-03-15")
    desk.meeting("January", "2026-01-15")
    desk.meeting("In the visit", None, visit_id=visit)
    reported = desk.meeting("Reported", None)
    desk.cite(reported, desk.source(published="2026-02-01"))
    desk.cite(reported, desk.source("Later", published="2026-09-01"))
    desk.meeting("To come", None, status=MeetingStatus.PLANNED)
    desk.meeting("Next year", "2027-01-01", status=MeetingStatus.PLANNED)
    desk.meeting("Unknown", None)
    assert [meeting.title for meeting in desk.gather().facts.meetings] == [
        "To come",
        "Next year",
        "March",
        "In the visit",
        "Reported",
        "January",
        "Unknown",
    ]


def test_a_commitment_is_dated_by_its_meeting_and_by_nothing_else(desk: Desk) -> None:
    forum = desk.forum()
    meeting = desk.meeting(dates="2026-05-01/2026-05-02", forum_id=forum)
    undated = desk.meeting("Undated", None)
    made = desk.commitment("At the meeting", made_at_id=meeting)
    own = desk.commitment("On its own day", made_at_id=meeting, made_on=when("2026-04"))
    none = desk.commitment("Undated", made_at_id=undated)
    facts = {found.id: found for found in desk.gather().facts.commitments}
    assert facts[made].made_on == when("2026-05-02")
    assert facts[made].forum_id == forum
    assert facts[own].made_on == when("2026-04")
    assert facts[none].made_on is None


def test_a_commitment_keeps_everything_that_is_on_file(desk: Desk) -> None:
    meeting, other = desk.meeting(), desk.meeting("Other", "2026-06-01")
    project = desk.add(
        "initiative", name="Complex", parties=[INDIA, desk.oman], status=InitiativeStatus.PROPOSED
    )
    treaty = desk.add("agreement", title="Protocol", parties=[INDIA, desk.oman])
    topic = desk.add("topic", name="Logistics")
    desk.commitment(
        made_at_id=meeting, also_made_at=[other], related=[project, treaty, meeting], topics=[topic],
        owner_side=Side.OURS, our_officer="Director", their_contact="Attaché", beneficiary="Oman",
        condition="if requested", due=parse_due("by 1 may 2027", made_on=None), review_on=when("2026-12"),
        blocker="Funds", status=CommitmentStatus.IN_PROGRESS, status_note="Draft sent", evidence="Letter 5",
        wording_quoted="agreed to",
        releasable=Releasable.NO, tracked=True, follow_up_meeting_id=other,
    )  # fmt: skip
    found = desk.gather().facts.commitments[0]
    assert (found.meeting_id, found.also_made_at) == (meeting, (other,))
    assert (found.initiative_ids, found.agreement_ids, found.topics) == (
        (project,),
        (treaty,),
        ("Logistics",),
    )
    assert (found.officer, found.their_contact, found.beneficiary) == ("Director", "Attaché", "Oman")
    assert (found.condition, found.blocker, found.quote) == ("if requested", "Funds", "agreed to")
    assert (found.status_note, found.noted) == ("Draft sent", ("Evidence: Letter 5", "Fulfilled by: Other"))
    assert (found.releasable, found.tracked) == (False, True)
    assert found.review_on == date(2026, 12, 31)


def test_what_was_opened_again_is_not_said_to_be_fulfilled(desk: Desk) -> None:
    other = desk.meeting("Other", "2026-06-01")
    made = desk.commitment(evidence="Letter 5", follow_up_meeting_id=other)
    desk.add("update", commitment_id=made, update_kind=UpdateKind.REOPENED, updated_on=when("2026-07"))
    assert desk.gather().facts.commitments[0].noted == ()
    desk.edit(made, status=CommitmentStatus.PARTLY)
    assert desk.gather().facts.commitments[0].noted == ("Evidence: Letter 5", "Fulfilled by: Other")


def test_the_log_of_a_commitment_stands_newest_first(desk: Desk) -> None:
    made, other = desk.commitment(), desk.meeting("Other", "2026-06-01")
    undated = desk.meeting("Undated", None)
    for values in (
        {"updated_on": when("2026-06-01"), "update_kind": UpdateKind.CARRIED},
        {"updated_on": when("2026-07"), "update_kind": UpdateKind.PROGRESS, "progress": 40, "remark": "Half"},
        {"update_kind": UpdateKind.CARRIED, "meeting_id": other},
        {"update_kind": UpdateKind.REMARK, "meeting_id": undated, "remark": "On no day"},
    ):
        desk.add("update", commitment_id=made, **values)
    found = desk.gather().facts.commitments[0]
    assert found.carried == 2
    assert [(update.on.text, update.remark, update.meeting_id) for update in found.updates] == [
        ("2026-07", "Half; Progress: 40\u00a0%", None),
        ("2026-06-01", "", None),
        ("2026-06-01", "", other),
    ]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(Releasable.YES, True), (Releasable.NO, False), (Releasable.UNKNOWN, None), (None, None)],
)
def test_releasable_is_yes_no_or_not_decided(
    desk: Desk, value: Releasable | None, printed: bool | None
) -> None:
    desk.commitment(releasable=value)
    assert desk.gather().facts.commitments[0].releasable is printed


def test_citations_stand_best_first_under_the_name_the_brief_prints(desk: Desk) -> None:
    meeting = desk.meeting()
    weak = desk.source("Weak", reliability=Reliability.UNVERIFIED)
    news = desk.source("News", reliability=Reliability.REPORTED)
    good = desk.source("Good")
    third = desk.cite(meeting, weak, field="held_on")
    second = desk.cite(meeting, news, field="held_on")
    differing = desk.cite(meeting, good, field="held_on", stated="2 May", quote="on 2 May")
    first = desk.cite(meeting, good, field="held_on", quote="on 1 May")
    whole = desk.cite(meeting, good, quote="")
    found = desk.gather().facts.meetings[0].citations
    assert [citation.id for citation in found if citation.field == "on"] == [first, differing, second, third]
    assert next(citation for citation in found if citation.id == whole).field is None


def test_every_spelling_comes_with_the_source_it_was_seen_in(desk: Desk) -> None:
    who, seen = person(desk), desk.source()
    desk.add("name", named_id=who, written="Dr Al-Zaabi", prefix="Dr", use=NameUse.AS_WRITTEN, source_id=seen)
    facts = desk.gather().facts
    found = facts.person(who)
    assert found is not None
    (name,) = found.names
    assert (name.written, name.prefix) == ("Dr Al-Zaabi", "Dr")
    assert [(citation.source_id, citation.quote) for citation in name.citations] == [(seen, "Dr Al-Zaabi")]


def test_sources_have_stable_codes_with_those_held_first(desk: Desk) -> None:
    meeting = desk.meeting()
    old, new = desk.source("Old", "2025-01-01"), desk.source("New", "2026-01-01")
    quoted = desk.source("Quoted", "2026-03-01", quoted_in_id=old, handle="@ministry", remark="Cut short.")
    for source in (quoted, old, new):
        desk.cite(meeting, source)
    facts = desk.gather().facts
    assert [(source.code, source.id) for source in facts.sources] == [
        ("S1", new),
        ("S2", old),
        ("S3", quoted),
    ]
    assert facts.sources[2].quoted_in == old
    assert facts.sources[2].remark == "Account: @ministry. Cut short."


def test_a_source_brings_along_the_one_that_quotes_it(desk: Desk) -> None:
    report = desk.source("Report")
    post = desk.source("Post", quoted_in_id=report)
    desk.cite(desk.meeting(), post)
    assert {source.id for source in desk.gather().facts.sources} == {report, post}


def test_a_source_quoted_in_ours_comes_along_unless_it_serves_another_country(desk: Desk) -> None:
    report = desk.source("Report")
    statement = desk.source("Statement", quoted_in_id=report)
    desk.cite(statement, report, "as per the statement")
    elsewhere = desk.source("Of Japan", quoted_in_id=report)
    japan = desk.add("country", name="Japan", code="JPN")
    desk.cite(japan, elsewhere)
    desk.cite(desk.meeting(), report)
    assert {source.id for source in desk.gather().facts.sources} == {report, statement}


def test_text_held_says_whether_the_text_is_in_the_file(desk: Desk) -> None:
    meeting = desk.meeting()
    held, not_held = desk.source("Held", text_received="The text"), desk.source("Not held")
    for source in (held, not_held):
        desk.cite(meeting, source)
    assert {source.title: source.text_held for source in desk.gather().facts.sources} == {
        "Held": True,
        "Not held": False,
    }


def test_what_has_no_place_of_its_own_is_said_in_the_remark(desk: Desk) -> None:
    desk.add(
        "agreement", title="MoU", parties=[INDIA, desk.oman], signed_by="Two ministers", entry_basis="on signature",
        duration="five years", text_at="Treaty section", remark="Short",
    )  # fmt: skip
    desk.add(
        "initiative", name="Port", parties=[INDIA, desk.oman], status=InitiativeStatus.AGREED,
        status_words="in principle", summary="A quay",
    )  # fmt: skip
    facts = desk.gather().facts
    assert facts.agreements[0].remark == (
        "Short. Signed by: Two ministers. Enters into force: on signature. Duration and renewal: five years. "
        "Text: Treaty section."
    )
    assert facts.agreements[0].text_held
    assert facts.initiatives[0].summary == "A quay"
    assert facts.initiatives[0].details == "Status as reported: in principle."


def test_a_forum_is_chaired_by_posts_of_both_sides(desk: Desk) -> None:
    ministry = desk.add("organisation", name="Ministry", country_id=INDIA)
    ours = desk.add("post", title="Defence Secretary", organisation_id=ministry)
    theirs = desk.add("post", title="Secretary General", person_id=person(desk))
    desk.forum(chairs=[ours, theirs], next_host_id=desk.oman, period_months=12)
    found = desk.gather().facts.forums[0]
    assert found.chairs == ("Defence Secretary, India", "Secretary General, Oman")
    assert (found.next_host, found.period_months) == ("Oman", 12)


def test_a_part_without_a_marking_has_that_of_its_whole(desk: Desk) -> None:
    meeting = desk.meeting(marking=RESTRICTED)
    desk.add("point", meeting_id=meeting, title="Point", marking=None)
    found = desk.gather().facts.meetings[0]
    assert found.points[0].marking == RESTRICTED


def test_the_control_block_says_what_was_asked(desk: Desk) -> None:
    control = desk.gather(
        addressee="Minister", drafter="Desk officer", copy=2, copies=5, version=3
    ).facts.control
    assert (control.addressee, control.drafter, control.copy, control.copies) == (
        "Minister",
        "Desk officer",
        2,
        5,
    )
    assert (control.version, control.reference) == (3, "OMN/BILATERAL/2026-11-21")
    assert desk.gather(reference="A/1").facts.control.reference == "A/1"


def test_an_undated_session_is_not_newer_than_a_later_one_of_its_forum(desk: Desk) -> None:
    forum = desk.forum()
    for edition, day in ((3, "2026-02-11"), (2, None), (1, "2020-05-13")):
        session = desk.meeting("Session", day, forum_id=forum, edition=edition)
        desk.cite(session, desk.source(f"Release {edition}", "2026-05-02"))
    held = desk.gather().facts.meetings
    assert [one.edition for one in held] == [3, 2, 1]
