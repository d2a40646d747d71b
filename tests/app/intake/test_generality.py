"""Habits of ministries that no word list holds: programmes, minutes, mails, lists of those present, Roman editions."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.forums.naming import roman
from app.intake.promises.duewords import due_in
from app.intake.proposals import Intake
from app.intake.text.dates import date_mentions
from app.intake.text.gazetteer import plain
from app.intake.text.unwrapping import unwrapped
from db.values.choices import CommitmentKind, MeetingStatus

_PROGRAMME = """PROGRAMME
Visit to the Republic of Cyprus of the Chief of Defence of Malta

Composition of the delegation
Brigadier Luke Borg, Chief of Defence of Malta
Major Ann Camilleri, Staff Officer Plans

Thursday, 8 October
09.15 Courtesy call on the Minister of Defence, Mr Petros Ioannou
10.00 Talks with the Chief of the National Guard, Lieutenant General Stelios Markou
12.30 Luncheon
"""

_MINUTES = """MINUTES
Joint Working Group on Hydrography (JWGH), 7th meeting
Lisbon, 24 and 25 September 2026

Present:
For Portugal: Colonel Rui Matos (chair), Head of Plans
For Norway: Ms Ida Bakken, Head of Training

1. Charts
The agenda was adopted.
Decision 7/1: The Norwegian side will second one surveyor from 1 February 2027.
"""

_MAIL = """From: Bekele, Tirunesh
Sent: Friday, 6 November 2026 17:52

I called on the Minister of Defence of Djibouti, Mr Omar Robleh, in Djibouti City yesterday.

Tirunesh Bekele | Deputy Director-General | Ministry of Defence of Ethiopia
"""


@pytest.fixture(scope="module")
def programme() -> Intake:
    return extract(_PROGRAMME, published=date(2026, 9, 28))


@pytest.fixture(scope="module")
def minutes() -> Intake:
    return extract(_MINUTES)


def test_appointments_of_a_programme_are_planned_on_the_day_above_them(programme: Intake) -> None:
    days = [(one.dates.start.text, one.status) for one in programme.meetings if one.dates and one.dates.start]
    assert days == [("2026-10-08", MeetingStatus.PLANNED)] * 2
    assert programme.meetings[0].people[0][0] == "Luke Borg"


def test_those_listed_as_one_delegation_are_of_one_side(programme: Intake) -> None:
    assert {one.side for one in programme.people if one.name in {"Luke Borg", "Ann Camilleri"}} == {"Malta"}


def test_minutes_name_their_session_in_the_title_with_the_edition_behind_it(minutes: Intake) -> None:
    main = minutes.meetings[0]
    assert (main.edition, main.forum_abbreviation) == (7, "JWGH")
    assert main.dates is not None
    assert main.dates.text == "2026-09-24/2026-09-25"
    assert main.place is not None
    assert main.place.city == "Lisbon"


def test_a_numbered_decision_is_agreed_and_the_agenda_is_not(minutes: Intake) -> None:
    agreed = [one for one in minutes.commitments if one.kind is CommitmentKind.AGREED]
    assert [(one.evidence.quote[:18], one.owner) for one in agreed] == [("The Norwegian side", "Norway")]


def test_a_list_of_those_present_gives_sides_and_parts(minutes: Intake) -> None:
    seen = {one.name: (one.side, one.role) for one in minutes.people}
    assert seen == {"Rui Matos": ("Portugal", "chair"), "Ida Bakken": ("Norway", "member")}


def test_the_sender_of_a_mail_is_who_says_i() -> None:
    found = extract(_MAIL).meetings[0]
    assert {name for name, _ in found.people} == {"Omar Robleh", "Tirunesh Bekele"}
    assert found.dates is not None
    assert found.dates.text == "2026-11-05"
    assert found.place is not None
    assert found.place.city == "Djibouti City"


def test_a_meeting_held_has_no_date_of_what_it_was_about() -> None:
    text = (
        "Commissioner Baraka Mwinyi held talks with Minister of Defence Kwabena Ofosu on the exercise Blue Reef 2026, "
        "which Ghana will host in Tema from 12 to 20 October 2026."
    )
    main = extract(text, published=date(2026, 1, 27)).meetings[0]
    assert main.dates is None
    assert main.place is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("VII", 7), ("XIX", 19), ("IV", 4), ("I", None), ("MIX", None), ("IIX", None), ("", None)],
)
def test_roman_editions_are_read_strictly(text: str, number: int | None) -> None:
    assert roman(text) == number


@pytest.mark.parametrize(
    "words",
    [
        "before the end of June 2026", "from October to December", "until July 2029", "by the end of fiscal year 2026",
        "within the first half of next year", "in the fourth quarter of this year",
        "by Easter", "before the summer break", "within ninety days",
    ],
)  # fmt: skip
def test_due_words_are_taken_whole(words: str) -> None:
    clause = f"agreed to send a survey team {words}"
    due = due_in(clause, 0, len(clause), date(2026, 1, 10))
    assert due is not None
    assert due.words == words


def test_a_weekday_settles_the_year() -> None:
    said = "Wednesday, 7 October"
    found = date_mentions(said, 0, len(said), date(2026, 9, 28))
    assert found[0].dates.text == "2026-10-07"


def test_letters_lose_their_marks_but_no_place() -> None:
    assert plain("Brasília, Constanța, Łódź") == "Brasilia, Constanta, Lodz"


def test_a_list_of_those_present_keeps_its_lines() -> None:
    view = (
        "Present:\nLieutenant Colonel Maria Buttigieg, Commander Maritime Squadron\n"
        "Major Karl Zerafa, Staff Officer\n"
    )
    assert unwrapped(view) == view


@pytest.mark.parametrize("ending", ["He met the", "They met his", "Exercise", "VII", "Present:", "From: X"])
def test_a_text_may_break_off_anywhere(ending: str) -> None:
    assert extract(ending).text == ending
