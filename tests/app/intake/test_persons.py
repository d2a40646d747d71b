"""People are found by post, title, apposition and verb, with their post and side; places and things are not people."""

from __future__ import annotations

import pytest

from app.intake.attendance.participants import participants
from app.intake.extraction import extract
from app.intake.meetings.encounters import encounters
from app.intake.meetings.sessions import sessions
from tests.app.intake.reading import scene


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Name, post and country of everyone."""
    return [(who.name, who.position, who.country) for who in scene(text).cast.people]


def roles(text: str) -> dict[str, str]:
    found = scene(text)
    return {one.who.name: one.role for one in participants(found, sessions(found) + encounters(found), None)}


@pytest.mark.parametrize(
    ("text", "name", "post", "country"),
    [
        ("Defence Secretary Arun Kumar Rao met them.", "Arun Kumar Rao", "Defence Secretary", None),
        (
            "Oman's Secretary General of Defence, Said Bin Ali Al Harthy, spoke.",
            "Said Bin Ali Al Harthy",
            "Secretary General of Defence",
            "Oman",
        ),
        (
            "He met Vice Admiral Jan de Boer, Commander of the Royal Netherlands Navy.",
            "Jan de Boer",
            "Commander of the Royal Netherlands Navy",
            "Netherlands",
        ),
        (
            "Minister of State for Defence Sunil Rathi spoke.",
            "Sunil Rathi",
            "Minister of State for Defence",
            None,
        ),
        (
            "Chief of Defence Staff General Vikram Mehra spoke.",
            "Vikram Mehra",
            "Chief of Defence Staff",
            None,
        ),
        (
            "Secretary General, Ministry of Defence, Oman Dr Said Al Harthy spoke.",
            "Said Al Harthy",
            "Secretary General, Ministry of Defence",
            "Oman",
        ),
        ("Indonesian foreign minister Budi Santoso spoke.", "Budi Santoso", "foreign minister", "Indonesia"),
        (
            "Deputy Prime Minister and Minister of Interior Fahd Al Sabah spoke.",
            "Fahd Al Sabah",
            "Deputy Prime Minister and Minister of Interior",
            None,
        ),
        (
            "Ambassador Rana Haddad, Assistant Foreign Minister of Jordan, spoke.",
            "Rana Haddad",
            "Assistant Foreign Minister of Jordan",
            "Jordan",
        ),
    ],
)
def test_a_post_goes_with_its_name(text: str, name: str, post: str, country: str | None) -> None:
    assert (name, post, country) in told(text)


def test_a_counterpart_holds_the_same_post() -> None:
    text = (
        "Defence Minister Ravi Menon held talks with his Japanese counterpart, General Gen Tanaka, in Delhi."
    )
    assert told(text)[1] == ("Gen Tanaka", "Defence Minister", "Japan")


def test_a_post_between_two_names_belongs_to_the_second() -> None:
    people = told("Mr Paul Grey, Secretary of Defense Mark Stone and others met.")
    assert ("Mark Stone", "Secretary of Defense", None) in people
    assert ("Paul Grey", "", None) in people


def test_two_spellings_in_one_text_are_one_person() -> None:
    text = "Dr Mohammed bin Naseer Al Harthy spoke. Mr Mohammed bin Nasser Al-Harthy agreed. Al Harthy left."
    (who,) = scene(text).cast.people
    assert len(who.mentions) == 3
    assert set(who.spellings) == {"Mohammed bin Naseer Al Harthy", "Mohammed bin Nasser Al-Harthy"}


@pytest.mark.parametrize(
    "text",
    [
        "Exercise Al Najah was held at Rabkoot in Oman.",
        "The Indian Ocean Region and the South China Sea were discussed.",
        "The Joint Military Cooperation Committee met in New Delhi on Monday.",
        "Integrated Check Posts and the Military Logistic Complex were reviewed.",
    ],
)
def test_places_and_bodies_are_no_people(text: str) -> None:
    assert extract(text).people == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The talks were co-chaired by Mr Arun Rao and Mr Said Harthy.", "Said Harthy", "co-chair"),
        ("The Omani delegation was led by Mr Said Harthy.", "Said Harthy", "head of delegation"),
        ("Mr Said Harthy led the Omani delegation to the talks.", "Said Harthy", "head of delegation"),
        ("Mr Said Harthy called on Mr Arun Rao in Delhi.", "Said Harthy", "caller"),
        ("Mr Said Harthy called on Mr Arun Rao in Delhi.", "Arun Rao", "called on"),
        ("As directed by President Paul Grey, Mr Said Harthy met Mr Arun Rao.", "Paul Grey", "mentioned"),
        ("Mr Arun Rao recalled the visit of Prime Minister Paul Grey in 2020.", "Paul Grey", "mentioned"),
    ],
)
def test_a_role_is_what_the_words_say(text: str, name: str, role: str) -> None:
    assert roles(text)[name] == role


def test_the_side_of_a_delegation_is_that_of_its_head() -> None:
    text = "The Omani delegation was led by Mr Said Harthy and the Kenyan side by Mr John Maina."
    people = {one.name: one.side for one in extract(text).people}
    assert people == {"Said Harthy": "Oman", "John Maina": "Kenya"}


def test_who_speaks_as_i_is_named_at_the_top() -> None:
    text = (
        "Senator the Hon Jane Wright\nMinister for Foreign Affairs\n\nToday "
        "I met Prime Minister Tomasi Vuki of Fiji in Suva."
    )
    found = extract(text)
    assert {(one.name, one.position) for one in found.people} == {
        ("Jane Wright", "Minister for Foreign Affairs"),
        ("Tomasi Vuki", "Prime Minister"),
    }
    assert len(found.meetings) == 1
