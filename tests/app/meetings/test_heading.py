"""What a typed heading means: forum, edition, what is on file already, and what follows."""

from __future__ import annotations

from datetime import date

import pytest

from app.meetings.grounds import Grounds, KnownCountry, KnownForum, KnownSession
from app.meetings.heading import understand, understand_as
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange
from db.values.schemes import SCHEMES

HELD = MeetingStatus.HELD
COUNTRIES = {
    "in": KnownCountry("in", "India", ("IND", "IN")),
    "om": KnownCountry("om", "Oman", ("OMN", "OM")),
    "jp": KnownCountry("jp", "Japan", ("JPN", "JP")),
}


def session(edition: int | None, day: str | None, status: MeetingStatus = HELD) -> KnownSession:
    when = DateRange.parse_text(day) if day else None
    return KnownSession(f"s{edition}", f"{edition}. session", edition, when, status)


JMCC = KnownForum(
    "jmcc",
    "Joint Military Cooperation Committee",
    "JMCC",
    ("om", "in"),
    (session(13, "2025-11-24"), session(12, "2024-01-31")),
)
IOSCG = KnownForum(
    "ioscg",
    "India–Oman Strategic Consultative Group",
    "IOSCG",
    ("in", "om"),
    (session(13, "2024-12-03"), session(None, None, MeetingStatus.PLANNED)),
)
STAFF_OMAN = KnownForum("aast", "Army-to-Army Staff Talks", "AAST", ("in", "om"), (session(3, "2025-10-22"),))
STAFF_JAPAN = KnownForum("jast", "Army-to-Army Staff Talks", "AAST", ("in", "jp"))
GROUNDS = Grounds(
    "in", date(2026, 11, 22), SCHEMES["india"], COUNTRIES, (JMCC, IOSCG, STAFF_OMAN, STAFF_JAPAN)
)


@pytest.mark.parametrize(
    "words",
    [
        "13th JMCC",
        "JMCC 13",
        "jmcc 13",
        "thirteenth JMCC",
        "The 13th session of the JMCC",
        "13th JMCC with Oman",
    ],
)
def test_number_and_abbreviation_name_the_session_however_they_are_put(words: str) -> None:
    found = understand(words, GROUNDS)
    assert found.forum is JMCC
    assert found.edition == 13
    assert found.kind is MeetingKind.SESSION
    assert found.existing == JMCC.session(13)


def test_a_bare_session_gets_its_usual_title_and_a_fuller_heading_stays_as_typed() -> None:
    assert understand("jmcc 14", GROUNDS).title == "14th JMCC"
    assert understand("14th JMCC in Muscat", GROUNDS).title == "14th JMCC in Muscat"


def test_the_meaning_names_the_forum_and_its_parties_ours_first() -> None:
    assert (
        understand("14th JMCC", GROUNDS).meaning
        == "Joint Military Cooperation Committee, India–Oman: 14th session"
    )
    assert (
        understand("14th IOSCG", GROUNDS).meaning == "India–Oman Strategic Consultative Group: 14th session"
    )


def test_an_edition_that_is_not_typed_is_told_and_not_taken() -> None:
    found = understand("JMCC", GROUNDS)
    assert found.edition is None
    assert found.follows == 14
    assert found.previous == JMCC.session(13)


def test_next_asks_for_the_edition_that_follows_and_is_planned() -> None:
    found = understand("next JMCC", GROUNDS)
    assert (found.edition, found.status) == (14, MeetingStatus.PLANNED)


def test_a_planned_session_without_an_edition_may_be_the_one_that_is_entered() -> None:
    found = understand("14th IOSCG", GROUNDS)
    assert found.existing is None
    assert found.planned == IOSCG.sessions[1]


def test_the_session_before_is_the_highest_lower_edition() -> None:
    assert understand("13th JMCC", GROUNDS).previous == JMCC.session(12)


def test_two_forums_of_one_name_are_rivals_until_a_party_is_named() -> None:
    found = understand("4th Staff Talks", GROUNDS)
    assert {found.forum, *found.rivals} == {STAFF_OMAN, STAFF_JAPAN}
    assert understand("4th AAST Japan", GROUNDS).forum is STAFF_JAPAN
    assert understand("4th AAST Japan", GROUNDS).rivals == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Call on the Defence Secretary", MeetingKind.CALL_ON),
        ("Phone call with the Minister", MeetingKind.CALL),
        ("Talks with the Navy", MeetingKind.TALKS),
        ("Dinner 2025", MeetingKind.OTHER),
    ],
)
def test_what_is_no_session_of_a_forum_is_none(words: str, kind: MeetingKind) -> None:
    found = understand(words, GROUNDS)
    assert found.forum is None
    assert found.edition is None
    assert found.kind is kind
    assert found.title == words


def test_a_word_that_fits_nothing_rules_a_forum_out() -> None:
    assert understand("13th JMCC dinner", GROUNDS).forum is None


@pytest.mark.parametrize("words", ["", "  ", "…", "13", "\u202e", "next"])
def test_nothing_to_understand_is_no_error(words: str) -> None:
    assert understand(words, GROUNDS).forum is None


def test_where_a_session_is_held_does_not_hide_which_one_it_is() -> None:
    found = understand("14th JMCC in Muscat at the ministry", GROUNDS)
    assert (found.forum, found.edition, found.title) == (JMCC, 14, "14th JMCC in Muscat at the ministry")
    assert understand("Preparation of the JMCC in Muscat", GROUNDS).forum is None


def test_a_forum_made_with_the_meeting_has_a_session_of_the_number_in_the_heading() -> None:
    found = understand_as("4th Joint Defence Committee", None, None, GROUNDS, founded=True)
    assert (found.kind, found.edition, found.meaning) == (MeetingKind.SESSION, 4, "A new forum: 4th session")


def test_a_call_by_a_minister_is_a_call_on_ours() -> None:
    assert understand("Call by the Foreign Minister of Oman", GROUNDS).kind is MeetingKind.CALL_ON
