"""Where and when a meeting was, read from other sentences, the title and the line above; and what is left empty."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.proposals import MeetingProposal

_DAY = date(2026, 5, 19)


def main_of(text: str) -> MeetingProposal:
    """The main meeting of a text of 19 May 2026, a Tuesday."""
    return extract(text, published=_DAY).meetings[0]


def told(one: MeetingProposal) -> tuple[str | None, str | None]:
    """Day and city as proposed."""
    return one.dates.text if one.dates else None, one.place.city if one.place else None


_MET = "Defence Minister Ana Ruiz of Peru met Defence Minister Ola Berg of Norway"


@pytest.mark.parametrize(
    ("text", "day", "city"),
    [
        (f"{_MET} on Monday. The two led their sides at the meeting held in Bergen.", "2026-05-18", "Bergen"),
        (f"{_MET} today. During the talks held in Katoomba, they spoke of ports.", "2026-05-19", "Katoomba"),
        (
            f"{_MET}. By a statement, the two ministers held talks on 12 May in Bergen.",
            "2026-05-12",
            "Bergen",
        ),
        ("Minister Ola Berg will travel to Lima tomorrow to meet Peruvian Minister Ana Ruiz.", None, "Lima"),
        (f"{_MET} at the Shanghai Cooperation Organisation meeting in Almaty today.", "2026-05-19", "Almaty"),
        (
            (
                "General Kenji Ito, Chief of Staff of Japan, visited the Command here on Monday. He met Lieutenant "
                "General Arun Rao of India during his trip to Kolkata."
            ),
            "2026-05-18",
            "Kolkata",
        ),
        (
            (
                "Minister Ola Berg of Norway will visit Lima on 27-28 May to attend the annual Peru-Norway Ministerial "
                "Meeting."
            ),
            "2026-05-27/2026-05-28",
            "Lima",
        ),
    ],
)
def test_day_and_city_are_weighed_over_the_sentences_around(text: str, day: str | None, city: str) -> None:
    found = told(main_of(text))
    assert found[1] == city
    assert day is None or found[0] == day


_FAIR = (
    f"Lima, 19 May 2026 – {_MET} today. The memorandum was signed by the ministers at the meeting held beside "
    "a fair, in Sharm el-Sheik, Egypt."
)
_AFTERNOON = (
    "Minister Ana Ruiz of Peru signed a memorandum with Minister Per Lund of Sweden this morning. It helps. "
    "Later that afternoon, Minister Ruiz and Minister Ola Berg of Norway co-chaired the first Peru-Norway Joint "
    "Committee in Lima."
)


@pytest.mark.parametrize(
    ("text", "day", "city"),
    [
        (_FAIR, "2026-05-19", "Sharm el-Sheik"),
        (_AFTERNOON, "2026-05-19", "Lima"),
        (
            "Minister Ola Berg of Norway visited Lima from 11 to 12 May 2026 for the Peru-Norway Annual Dialogue.",
            "2026-05-11/2026-05-12",
            "Lima",
        ),
    ],
    ids=["town", "afternoon", "visited"],
)
def test_towns_of_no_table_and_days_told_by_the_day_before_are_read(text: str, day: str, city: str) -> None:
    assert (day, city) in [told(one) for one in extract(text, published=_DAY).meetings]


def test_the_day_of_a_signing_is_not_that_of_another_meeting() -> None:
    text = "Minister Ana Ruiz of Peru met Justice Ola Berg of Norway. On 12 May, Minister Ruiz signed a memorandum."
    assert told(main_of(text))[0] is None


@pytest.mark.parametrize(
    "text",
    [
        f"{_MET} today. They will meet again in Bergen in June.",
        f"{_MET} today. They last met in Bergen in 2024.",
        f"{_MET} today and spoke of those killed in an attack in Mombasa.",
        f"{_MET} today. They discussed priorities for the upcoming ministers' conference in Brussels.",
        f"{_MET} today. The two held the talks by video conference.\n\nLima, 19 May 2026",
        f"WASHINGTON, May 19, 2026 – {_MET} at the Pentagon today.",
        f"Baku, 19 May 2026 – {_MET} in the Kakheti region of Georgia today.",
        "President Al Rowe spoke by phone today with President Ana Ruiz of Peru on the fire outside of Moscow.",
    ],
)
def test_a_city_of_another_occasion_is_not_that_of_the_meeting(text: str) -> None:
    assert told(main_of(text)) == ("2026-05-19", None)


def test_a_title_tells_of_a_call_where_no_verb_of_its_lead_is_known() -> None:
    one = main_of(
        "Readout of the President's Call with Prime Minister Rao of India\n\nLate Monday morning, President Rowe "
        "returned Indian Prime Minister Rao's phone call. He thanked him for the mission to Norway."
    )
    assert (told(one), one.kind.value) == (("2026-05-18", None), "call")


def test_those_spoken_to_separately_are_met_separately() -> None:
    text = "President Rowe spoke separately today with Chancellor Mia Kern of Germany and President Luc Roy of France."
    found = extract(text, published=_DAY).meetings
    assert len(found) == 2
    assert {one.dates.text for one in found if one.dates} == {"2026-05-19"}


def test_the_day_of_issue_above_a_title_is_not_the_day_of_its_session() -> None:
    one = main_of(
        "10th round of Peru-Norway talks\n\nLima\n19 May 2026\n\nMinister Ana Ruiz of Peru and Minister Ola Berg of "
        "Norway met in Bergen on 12-13 May 2026 to continue their dialogue."
    )
    assert (told(one), one.edition) == (("2026-05-12/2026-05-13", "Bergen"), 10)


def test_what_two_sides_held_right_after_they_met_names_their_meeting() -> None:
    one = main_of(f"{_MET} in Lima today. The two sides held the 2nd Peru–Norway Strategic Dialogue.")
    assert (told(one), one.edition, len(one.people)) == (("2026-05-19", "Lima"), 2, 2)


@pytest.mark.parametrize(
    "name", ["Peru-Norway Education and Skills Council", "Peru Norway Student Exchange Commission"]
)
def test_a_forum_is_read_from_its_two_countries_on(name: str) -> None:
    one = main_of(
        f"{_MET[:30]} and Minister Ola Berg of Norway co-chaired the 3rd meeting of the {name} in Lima today."
    )
    assert (one.forum, one.edition) == (name, 3)


def test_a_country_that_is_only_talked_of_is_no_party() -> None:
    found = extract(f"{_MET} today. They discussed the situation in Yemen.", published=_DAY)
    assert set(found.countries) == {"Peru", "Norway"}


def test_unnamed_officials_of_another_country_count_with_a_day() -> None:
    one = main_of(
        "Security Advisor Rosa Lind met with senior Peruvian officials in Lima on May 12-13 to prepare for a visit."
    )
    assert told(one) == ("2026-05-12/2026-05-13", "Lima")


@pytest.mark.parametrize(
    ("text", "name", "days"),
    [
        (
            "Joint drills by Peru and Norway, dubbed Condor-2026, will be held from May 22 to June 2.",
            "Condor",
            "2026-05-22/2026-06-02",
        ),
        (
            "Ships of two navies undertook Maritime Partnership Exercise in the bay on May 13.",
            "Maritime Partnership Exercise",
            "2026-05-13",
        ),
        (
            (
                "The 3rd edition of joint military Exercise FROST has begun. The Peru Norway joint military exercise "
                "is being held at Tromso from 18th to 30th May."
            ),
            "FROST",
            "2026-05-18/2026-05-30",
        ),
    ],
)
def test_an_exercise_is_named_by_what_it_is_called(text: str, name: str, days: str) -> None:
    one = extract(text, published=_DAY).exercises[0]
    assert (one.name, one.dates.text if one.dates else None) == (name, days)


def test_the_year_in_an_address_dates_a_day_but_never_today() -> None:
    text = f"https://pages.example/2015/08/adviser-meets\n\n{_MET} in Lima on "
    days = [told(extract(f"{text}{when}.").meetings[0])[0] for when in ("August 28", "Monday")]
    assert days == ["2015-08-28", None]
