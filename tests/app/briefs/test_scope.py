"""Which records belong to a brief about a country, for a visit, for a meeting."""

from __future__ import annotations

import pytest

from app.errors import NotFound, NotReady
from db.queries.journal import revisions
from db.rewind import state
from db.values.choices import (
    LineKind,
    MeetingStatus,
    NoteKind,
    ObjectiveSide,
    Role,
    VisitDirection,
    VisitStatus,
)
from tests.app.briefs.conftest import INDIA, Desk, on


@pytest.fixture
def japan(desk: Desk) -> str:
    return desk.add("country", name="Japan", code="JPN", capital="Tokyo")


def titles(facts: tuple) -> list[str]:
    return [
        getattr(fact, "title", "") or getattr(fact, "name", "") or getattr(fact, "wording", "")
        for fact in facts
    ]


def test_mechanisms_between_both_countries_belong_and_others_do_not(desk: Desk, japan: str) -> None:
    for kind, name in (
        ("forum", "name"),
        ("agreement", "title"),
        ("exercise", "name"),
        ("relationship", "label"),
    ):
        desk.add(kind, parties=[INDIA, desk.oman], **{name: "Ours"})
        desk.add(kind, parties=[INDIA, japan], **{name: "With Japan"})
        desk.add(kind, parties=[desk.oman, japan], **{name: "Among them"})
    facts = desk.gather().facts
    assert titles(facts.forums) == titles(facts.agreements) == titles(facts.exercises) == ["Ours"]
    assert [found.label for found in facts.relationships] == ["Ours"]
    assert facts.countries == ()


def test_an_initiative_of_the_country_alone_belongs(desk: Desk, japan: str) -> None:
    desk.add("initiative", name="Port", parties=[desk.oman])
    desk.add("initiative", name="Engines", parties=[desk.oman, japan])
    assert titles(desk.gather().facts.initiatives) == ["Port"]


def test_meetings_with_the_country_belong(desk: Desk, japan: str) -> None:
    ours = desk.meeting("Ours")
    three = desk.meeting("Three", "2026-04-01", parties=[INDIA, desk.oman, japan])
    desk.meeting("With Japan", parties=[INDIA, japan])
    facts = desk.gather().facts
    assert [meeting.id for meeting in facts.meetings] == [ours, three]
    assert facts.meetings[1].party_ids == (INDIA, desk.oman, japan)
    assert [country.name for country in facts.countries] == ["Japan"]


def test_a_third_country_is_known_by_name_only(desk: Desk, japan: str) -> None:
    source = desk.source("About Tokyo")
    desk.cite(japan, source, "Tokyo is the capital")
    desk.meeting("Three", parties=[INDIA, desk.oman, japan])
    facts = desk.gather().facts
    assert facts.countries[0].capital == ""
    assert facts.countries[0].citations == ()
    assert facts.sources == ()


def test_commitments_belong_by_party_by_meeting_and_by_forum(desk: Desk, japan: str) -> None:
    meeting, forum = desk.meeting(), desk.forum()
    wanted = {
        desk.commitment("By party"),
        desk.commitment("By meeting", parties=[INDIA], made_at_id=meeting),
        desk.commitment("By forum", parties=[INDIA], forum_id=forum),
    }
    desk.commitment("With Japan", parties=[INDIA, japan])
    assert {found.id for found in desk.gather().facts.commitments} == wanted


def test_a_forum_that_the_country_attended_as_a_guest_keeps_the_business_of_its_parties(
    desk: Desk, japan: str
) -> None:
    forum = desk.forum("India–Japan Committee", parties=[INDIA, japan])
    attended = desk.meeting("With a guest", parties=[INDIA, japan, desk.oman], forum_id=forum)
    other = desk.meeting("Among themselves", "2026-04-01", parties=[INDIA, japan], forum_id=forum)
    heard = desk.commitment("Heard", parties=[INDIA, japan], forum_id=forum, made_at_id=attended)
    promised = desk.commitment("Promised", forum_id=forum, made_at_id=other)
    desk.commitment("Theirs alone", parties=[INDIA, japan], forum_id=forum, made_at_id=other)
    facts = desk.gather().facts
    assert {found.id for found in facts.commitments} == {heard, promised}
    assert [found.id for found in facts.meetings] == [attended]
    assert [found.name for found in facts.forums] == ["India–Japan Committee"]


def test_persons_of_the_country_and_ours_who_met_them_belong(desk: Desk, japan: str) -> None:
    theirs = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    met = desk.add("person", name="Singh", country_id=INDIA)
    unmet = desk.add("person", name="Kumar", country_id=INDIA)
    third = desk.add("person", name="Nakatani", country_id=japan)
    meeting = desk.meeting(parties=[INDIA, desk.oman, japan])
    for person, party in ((met, INDIA), (third, japan)):
        desk.add("participation", meeting_id=meeting, party_id=party, person_id=person, role=Role.MEMBER)
    facts = desk.gather().facts
    assert [person.id for person in facts.persons] == [theirs, met]
    assert unmet not in {person.id for person in facts.persons}
    assert [seat.shown for seat in facts.meetings[0].participations] == ["Singh", "Nakatani"]
    assert facts.meetings[0].participations[1].person_id is None


def test_colleagues_at_an_organisation_of_the_brief_belong_while_in_post(desk: Desk) -> None:
    ministry = desk.add("organisation", name="Ministry", country_id=INDIA)
    navy = desk.add("organisation", name="Navy", country_id=INDIA)
    met = desk.add("person", name="Met", country_id=INDIA)
    desk.add("post", title="Secretary", person_id=met, organisation_id=ministry)
    beside = desk.add("person", name="Beside", country_id=INDIA)
    desk.add("post", title="Minister", person_id=beside, organisation_id=ministry)
    gone = desk.add("person", name="Gone", country_id=INDIA)
    desk.add(
        "post", title="Minister before", person_id=gone, organisation_id=ministry, end=_day("2020-01-01")
    )
    afar = desk.add("person", name="Afar", country_id=INDIA)
    desk.add("post", title="Admiral", person_id=afar, organisation_id=navy)
    desk.add("participation", meeting_id=desk.meeting(), party_id=INDIA, person_id=met, role=Role.HEAD)
    assert {person.name for person in desk.gather().facts.persons} == {"Met", "Beside"}


def _day(text: str) -> object:
    return on(text).start


def test_places_and_organisations_of_the_country_or_referred_to_belong(desk: Desk) -> None:
    muscat = desk.add("place", name="Muscat", country_id=desk.oman)
    delhi = desk.add("place", name="New Delhi", country_id=INDIA)
    desk.add("place", name="Mumbai", country_id=INDIA)
    theirs = desk.add("organisation", name="Royal Navy of Oman", country_id=desk.oman)
    owner = desk.add("organisation", name="Indian Navy", country_id=INDIA)
    desk.add("organisation", name="Coast Guard", country_id=INDIA)
    desk.meeting(place_id=delhi)
    desk.commitment(owners=[owner])
    facts = desk.gather().facts
    assert {place.id for place in facts.places} == {muscat, delhi}
    assert {one.id for one in facts.organisations} == {theirs, owner}
    assert facts.meetings[0].place == "New Delhi"
    assert facts.commitments[0].owners == ("Indian Navy",)


def test_two_organisations_of_one_name_are_told_apart_by_country(desk: Desk) -> None:
    ours = desk.add("organisation", name="Ministry of Defence", country_id=INDIA)
    theirs = desk.add("organisation", name="Ministry of Defence", country_id=desk.oman)
    desk.commitment(owners=[theirs, ours])
    assert desk.gather().facts.commitments[0].owners == (
        "Ministry of Defence, Oman",
        "Ministry of Defence, India",
    )


def test_visits_between_the_two_belong(desk: Desk, japan: str) -> None:
    for title, start, end in (
        ("In", desk.oman, INDIA),
        ("Out", INDIA, desk.oman),
        ("Elsewhere", desk.oman, japan),
    ):
        desk.add("visit", title=title, from_id=start, to_id=end)
    found = desk.gather().facts.visits
    assert {visit.title: visit.direction for visit in found} == {
        "In": VisitDirection.INCOMING,
        "Out": VisitDirection.OUTGOING,
    }


def test_notes_about_anything_in_the_brief_belong(
    desk: Desk, japan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, theirs = desk.meeting(), desk.meeting("Theirs", parties=[INDIA, japan])
    source = desk.source()
    person = desk.add("person", name="Singh", country_id=INDIA)
    desk.add("participation", meeting_id=meeting, party_id=INDIA, person_id=person, role=Role.HEAD)
    for title, about in (
        ("Of the meeting", [meeting]),
        ("Of the country", [desk.oman]),
        ("Of both", [desk.oman, japan]),
        ("Of another meeting", [theirs]),
        ("Of ours with Japan", [person, japan]),
        ("Of home", [INDIA]),
        ("Of nothing", []),
    ):
        desk.cite(desk.add("note", title=title, note_kind=NoteKind.NOTE, about=about), source)
    for notes_in_file in (0, 10**6):  # asked of all notes, then of the records of the brief
        monkeypatch.setattr("db.queries.references.number_of", lambda *_, told=notes_in_file: told)
        assert {note.title for note in desk.gather().facts.notes} == {
            "Of the meeting",
            "Of the country",
            "Of both",
        }


def test_notes_and_places_that_a_commitment_refers_to_belong(desk: Desk) -> None:
    gulf = desk.add("place", name="Gulf of Aden")
    note = desk.add("note", title="Instability", note_kind=NoteKind.EVENT, about=[gulf])
    desk.add(
        "note", title="Elsewhere", note_kind=NoteKind.EVENT, about=[desk.add("place", name="Baltic Sea")]
    )
    desk.commitment(related=[note, gulf])
    facts = desk.gather().facts
    assert [found.title for found in facts.notes] == ["Instability"]
    assert [place.name for place in facts.places] == ["Gulf of Aden"]


def test_lines_for_the_country_belong_and_those_of_a_past_occasion_do_not(desk: Desk, japan: str) -> None:
    past = desk.meeting()
    coming = desk.meeting("Coming", "2027-01-05", status=MeetingStatus.PLANNED)
    for wording, values in (
        ("Standing", {"country_id": desk.oman}),
        ("For the coming one", {"for_id": coming}),
        ("For the past one", {"country_id": desk.oman, "for_id": past}),
        ("Of Japan", {"country_id": japan}),
        ("Of nobody", {}),
    ):
        desk.add("line", line_kind=LineKind.POINT_TO_MAKE, wording=wording, **values)
    assert {line.wording for line in desk.gather().facts.lines} == {"Standing", "For the coming one"}


def test_a_visit_narrows_to_its_own_objectives_programme_and_lines(desk: Desk) -> None:
    principal = desk.add("person", name="Minister", prefix="Dr", country_id=INDIA)
    visit = desk.add(
        "visit", title="Visit to Muscat", from_id=INDIA, to_id=desk.oman, principal_id=principal,
        status=VisitStatus.PLANNED, dates=on("2027-02-01/2027-02-03"), gifts="A carpet",
    )  # fmt: skip
    other = desk.add("visit", title="Another", from_id=INDIA, to_id=desk.oman, status=VisitStatus.PLANNED)
    held = desk.meeting("Earlier")
    own = desk.meeting("Call", "2027-02-02", status=MeetingStatus.PLANNED, visit_id=visit)
    desk.add("objective", for_id=visit, side=ObjectiveSide.OURS, wording="A date", position=2)
    desk.add("objective", for_id=visit, side=ObjectiveSide.THEIRS, wording="Trainers", position=1)
    talks = desk.meeting("Delegation talks, Bait Al Falaj", "2027-02-03", status=MeetingStatus.PLANNED)
    for step, met, place in (
        ("Call", own, "Palace"),
        ("delegation talks", talks, "Hall"),
        ("Lunch", talks, ""),
    ):
        desk.add(
            "programme_item",
            visit_id=visit,
            title=step,
            day=_day("2027-02-02"),
            meeting_id=met,
            venue=place or None,
        )
    for wording, target in (("On the visit", visit), ("At the call", own), ("On another", other)):
        desk.add("line", line_kind=LineKind.POINT_TO_MAKE, wording=wording, for_id=target)
    desk.add("line", line_kind=LineKind.POINT_TO_MAKE, wording="Standing", country_id=desk.oman)
    facts = desk.gather(visit=visit).facts
    assert facts.visit is not None
    assert facts.country.name == "Oman"
    assert (facts.visit.principal, facts.visit.principal_id) == ("Dr Minister", principal)
    assert [aim.wording for aim in facts.visit.objectives] == ["Trainers", "A date"]
    assert [(item.title, item.place) for item in facts.visit.programme] == [
        ("Call", "Palace"),
        ("Delegation talks, Bait Al Falaj", "Hall"),  # not the same twice
        ("Lunch (Delegation talks, Bait Al Falaj)", ""),
    ]
    assert facts.visit.remark == "Gifts: A carpet."
    assert {line.wording for line in facts.lines} == {"On the visit", "At the call", "Standing"}
    assert {meeting.id for meeting in facts.meetings} == {held, own, talks}
    assert facts.control.reference == "OMN/VISIT/2026-11-21"


def test_a_meeting_narrows_to_its_forum_points_and_lines(desk: Desk) -> None:
    desk.forum("A forum")
    forum = desk.forum("Joint Military Cooperation Committee", abbreviation="JMCC")
    meeting = desk.meeting("Next JMCC", None, status=MeetingStatus.PLANNED, forum_id=forum, edition=14)
    desk.add("point", meeting_id=meeting, title="Second", position=2, background="Long")
    desk.add("point", meeting_id=meeting, title="First", position=1)
    desk.add("objective", for_id=meeting, side=ObjectiveSide.OURS, wording="A date")
    desk.add("line", line_kind=LineKind.POINT_TO_MAKE, wording="Say so", for_id=meeting)
    facts = desk.gather(meeting=meeting).facts
    assert facts.meeting is not None
    assert [point.title for point in facts.meeting.points] == ["First", "Second"]
    assert facts.meeting.points[1].summary == "Background: Long."
    assert [aim.wording for aim in facts.meeting.objectives] == ["A date"]
    assert [found.name for found in facts.forums] == ["Joint Military Cooperation Committee", "A forum"]
    assert [line.wording for line in facts.lines] == ["Say so"]
    assert facts.visit is None
    assert facts.control.reference == "OMN/JMCC/2026-11-21"
    assert facts.held(meeting) is not None


def test_a_meeting_of_three_takes_the_country_it_is_told(desk: Desk, japan: str) -> None:
    meeting = desk.meeting(parties=[INDIA, desk.oman, japan])
    assert desk.gather(meeting=meeting).facts.country.name == "Oman"
    assert desk.gather(meeting=meeting, country=japan).facts.country.name == "Japan"


def test_the_home_country_is_refused(desk: Desk) -> None:
    with pytest.raises(NotReady, match=r"^India is the home country; a brief is about another country\.$"):
        desk.gather(country=INDIA)


def test_a_file_without_home_is_refused(desk: Desk) -> None:
    from app.settings import HOME, setting_id

    desk.delete(setting_id(HOME))
    with pytest.raises(NotReady, match="No home country is chosen"):
        desk.gather()


@pytest.mark.parametrize("wanted", [{"visit": "x"}, {"meeting": "x"}, {"country": "x"}])
def test_what_is_not_there_is_not_found(desk: Desk, wanted: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="There is no"):
        desk.gather(**wanted)


def test_a_visit_that_leads_nowhere_is_refused(desk: Desk) -> None:
    visit = desk.add("visit", title="Somewhere")
    with pytest.raises(NotReady, match="names no other country"):
        desk.gather(visit=visit)


def test_visit_and_meeting_together_are_refused(desk: Desk) -> None:
    with pytest.raises(NotReady, match="one country, one visit or one meeting"):
        desk.gather(visit="a", meeting="b")


def test_what_lies_in_the_recycle_bin_does_not_belong(desk: Desk) -> None:
    kept = desk.meeting("Kept")
    gone = desk.meeting("Gone")
    desk.delete(desk.cite(kept, desk.source()))
    desk.delete(gone)
    facts = desk.gather().facts
    assert [meeting.id for meeting in facts.meetings] == [kept]
    assert facts.meetings[0].citations == ()
    assert facts.sources == ()


def test_every_record_of_the_brief_has_its_revision_of_that_moment(desk: Desk) -> None:
    meeting = desk.meeting()
    citation = desk.cite(meeting, desk.source())
    used = desk.gather().used
    with desk.case.read() as reader:
        then, before = state(reader), revisions(reader, used)
    desk.edit(meeting, outcome="Agreed")
    with desk.case.read() as reader:
        after = revisions(reader, used)
        assert revisions(reader, used, then) == before
        assert revisions(reader, used, {}) == {}
    assert {desk.oman, meeting, citation, INDIA} <= used == before.keys() == after.keys()
    assert {record for record in before if before[record] != after[record]} == {meeting}
    assert desk.gather().used == used


def test_the_hour_of_a_meeting_stands_with_its_zone_in_words(desk: Desk) -> None:
    desk.meeting("Talks", "2026-11-20", local_time="10:30", time_zone="Asia/Muscat")
    (meeting,) = desk.gather().facts.meetings
    assert meeting.local_time == "10:30 Muscat time"
