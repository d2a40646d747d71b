"""Sessions, calls and talks are found with edition, date and place as stated, and nothing more."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.proposals import Intake, MeetingProposal
from db.values.choices import MeetingKind, MeetingStatus

DAY = date(2026, 5, 20)


def read(text: str) -> Intake:
    return extract(text, published=DAY)


def only(text: str) -> MeetingProposal:
    (meeting,) = read(text).meetings
    return meeting


@pytest.mark.parametrize(
    ("text", "forum", "abbreviation", "edition"),
    [
        (
            "The 14 th meeting of the India-Nepal Joint Working Group (JWG) was held on 4 May 2026.",
            "India-Nepal Joint Working Group",
            "JWG",
            14,
        ),
        (
            "They co-chaired the 13th Joint Military Cooperation Committee (JMCC) meeting in Muscat.",
            "Joint Military Cooperation Committee",
            "JMCC",
            13,
        ),
        (
            "The inaugural India–Greece Strategic Dialogue took place in Athens on May 4.",
            "India–Greece Strategic Dialogue",
            None,
            1,
        ),
        (
            "Oman and Spain held the second session of the Joint Defence Committee in Muscat.",
            "Joint Defence Committee",
            None,
            2,
        ),
        (
            "The first round of the Qatar-Norway political consultations convened in Doha.",
            "Qatar-Norway political consultations",
            None,
            1,
        ),
    ],
)
def test_a_session_has_its_forum_and_edition(
    text: str, forum: str, abbreviation: str | None, edition: int
) -> None:
    found = only(text)
    assert (found.forum, found.forum_abbreviation, found.edition) == (
        forum.replace("–", "-"),
        abbreviation,
        edition,
    )
    assert found.kind is MeetingKind.SESSION


def test_two_forums_of_one_edition_stay_two() -> None:
    found = read(
        "The 13th Joint Military Committee (JMC) met on 3 May 2026. The "
        "13th Political Dialogue took place on 5 May 2026."
    )
    assert {(one.forum, one.dates.text if one.dates else "") for one in found.meetings} == {
        ("Joint Military Committee", "2026-05-03"),
        ("Political Dialogue", "2026-05-05"),
    }


def test_the_day_of_issue_is_only_a_hint() -> None:
    found = only("Defence Minister Arun Rao held talks with Omani Defence Minister Said Harthy in Muscat.")
    assert found.dates is None
    assert found.hint == "no date is stated; the text is of 20 May 2026"


def test_a_forum_that_is_only_spoken_of_is_no_meeting() -> None:
    assert (
        read(
            "The Joint Military Cooperation Committee (JMCC) serves as the primary forum of India and Oman."
        ).meetings
        == ()
    )


@pytest.mark.parametrize(
    "name",
    [
        "the United Nations Security Council",
        "the High Commission of India",
        "the Central Military Commission",
    ],
)
def test_standing_bodies_are_no_forums(name: str) -> None:
    assert read(f"The matter was raised at {name} on 4 May 2026.").meetings == ()


def test_the_next_session_is_planned_and_has_no_edition() -> None:
    found = only(
        "The next JWG meeting of the India-Oman Joint Working Group (JWG) is scheduled to be held in Muscat."
    )
    assert (found.status, found.edition, found.place.city if found.place else None) == (
        MeetingStatus.PLANNED,
        None,
        "Muscat",
    )


@pytest.mark.parametrize(
    ("where", "planned"), [("in Muscat", ["Muscat"]), ("at an early date", [])], ids=["said", "not said"]
)
def test_an_agreed_next_session_is_a_commitment_and_a_planned_meeting_where_its_place_is_said(
    where: str, planned: list[str]
) -> None:
    found = read(
        "The 3rd India-Oman Joint Working Group met in Delhi on 4 May 2026. "
        f"It was agreed that the next meeting of the Joint Working Group will be held {where}."
    )
    coming = [one for one in found.meetings if one.status is MeetingStatus.PLANNED]
    assert [one.place.city for one in coming if one.place] == planned
    assert [one.main for one in found.meetings] == [True] + [False] * len(planned)
    assert found.next_meeting is not None
    assert [one.tracked for one in found.commitments] == [True]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mr Said Harthy called on Defence Minister Arun Rao in Delhi.", MeetingKind.CALL_ON),
        ("Defence Minister Arun Rao received Mr Said Harthy at his office in Delhi.", MeetingKind.CALL_ON),
        ("Defence Minister Arun Rao spoke by telephone with Mr Said Harthy.", MeetingKind.CALL),
        ("Defence Minister Arun Rao held a telephonic conversation with Mr Said Harthy.", MeetingKind.CALL),
        ("Defence Minister Arun Rao met with Mr Said Harthy.", MeetingKind.TALKS),
        ("Defence Minister Arun Rao interacted with Mr Said Harthy.", MeetingKind.TALKS),
        ("Defence Minister Arun Rao and Mr Said Harthy held wide-ranging talks in Delhi.", MeetingKind.TALKS),
    ],
)
def test_an_encounter_is_of_its_kind(text: str, kind: MeetingKind) -> None:
    found = only(text)
    assert found.kind is kind
    assert {name for name, _ in found.people} == {"Arun Rao", "Said Harthy"}


@pytest.mark.parametrize(
    "text",
    [
        "Defence Minister Arun Rao will also be interacting with senior dignitaries of Nepal.",
        "The equipment meets the needs of the Indian Army.",
        "Defence Minister Arun Rao called on all countries to show restraint.",
    ],
)
def test_what_nobody_in_particular_is_met_in_is_no_meeting(text: str) -> None:
    assert read(text).meetings == ()


def test_one_meeting_told_twice_is_one() -> None:
    text = "Mr Arun Rao met Mr Said Harthy on Monday. During the visit Mr Arun Rao held talks with Mr Said Harthy."
    assert len(read(text).meetings) == 1


def test_a_postponed_session_says_so() -> None:
    found = only(
        "The fourth round of the Portugal–Oman Joint Defence Commission, "
        "scheduled for 9 June in Muscat, has been postponed."
    )
    assert found.status is MeetingStatus.POSTPONED


def test_concluded_gives_the_end_only() -> None:
    found = only("The 5th India-Oman Border Conference concluded in Muscat on 9 May 2026.")
    assert found.dates is not None
    assert found.dates.text == "../2026-05-09"


def test_an_itinerary_gives_its_day_to_what_follows() -> None:
    found = only(
        "On 17 May 2026, General Arun Rao will lay a wreath. He will meet the Chief of the Army Staff, Nepali Army."
    )
    assert found.dates is not None
    assert (found.dates.text, found.status) == ("2026-05-17", MeetingStatus.PLANNED)


def test_a_visit_has_its_days_and_does_not_lend_them_to_a_meeting() -> None:
    found = read("Mr Said Harthy called on Mr Arun Rao during his visit to India from 3 to 5 May 2026.")
    assert found.meetings[0].dates is None


def test_a_city_of_that_name_lies_in_a_country_of_the_text() -> None:
    found = only("The 2nd Guyana-India Joint Defence Dialogue was held in Georgetown on 4 May 2026.")
    assert found.place is not None
    assert found.place.country == "Guyana"
