"""One meeting told in several places: a bracketed date line, a lead, a title, a second sentence."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract
from db.values.choices import CommitmentKind
from db.values.partial_date import DateRange

_TOLD = (
    (
        (
            "TUNIS, (MetroFeed / Gulf Item News / ABC - 03rd March, 2026) Defence Minister Karim Saad and Prince "
            "Omar bin Zaki, Foreign Minister of Oman, reviewed the prospects of their cooperation.\n\nThis came as "
            "the Tunisian minister received his Omani counterpart today."
        ),
        "2026-03-03",
        "Tunis",
    ),
    (
        (
            "Uttalande den 7 oktober\n\nStatement of the Ministers, 9 december 2025\n\nToday, Ministers of Defence of "
            "Estonia, Latvia and Norway met in Tartu."
        ),
        "2025-12-09",
        "Tartu",
    ),
    (
        (
            "date 2026-05-20\n\nMedia Release\n\nI visited Finland from 11 to 13 May for talks with the Finnish "
            "Minister of Defence, Eero Halla. The meeting was held at Lake Vuori."
        ),
        "2026-05-11 to 2026-05-13",
        "Lake Vuori",
    ),
    (
        (
            "Peru, Chile pledge closer ties\n\nUpdated: 2026-04-17\n\nMore\n\nLIMA - Peru and Chile pledged on "
            "Thursday to deepen their ties during a meeting between the two countries' senior officers.\nThe "
            "pledge was made when Juan Soto, vice chairman of the Naval Commission of Peru, met with a Chilean "
            "delegation headed by Luis Mora, chief of the Navy of Chile."
        ),
        "2026-04-16",
        "Lima",
    ),
)


@pytest.mark.parametrize(("text", "day", "city"), _TOLD)
def test_a_meeting_has_the_day_and_city_that_stand_apart_from_who_met(text: str, day: str, city: str) -> None:
    main = extract(text).meetings[0]
    assert main.dates == DateRange.parse(day)
    assert main.place is not None
    assert main.place.city == city


def test_a_lead_and_those_who_met_in_it_are_one_meeting_and_a_post_names_no_session() -> None:
    found = extract(_TOLD[3][0]).meetings
    assert [sorted(name for name, _ in one.people) for one in found] == [["Juan Soto", "Luis Mora"]]


def test_a_meeting_is_called_as_its_title_calls_it() -> None:
    text = (
        "Meeting of the Chadian and Malian deputy Ministers // Communiqué\n\n11 April 2026\n\nDeputy Minister Ali Sow "
        "of Mali and Deputy Minister Issa Deby of Chad held a working meeting."
    )
    assert extract(text).meetings[0].name == "Meeting of the Chadian and Malian deputy Ministers"


def test_a_meeting_of_many_with_long_posts_is_called_by_its_sides() -> None:
    text = (
        "At a special meeting in Suva on March 1 between Fiji's Minister for Foreign Affairs and Immigration, Ratu "
        "Sele Vula, Fiji's Minister for Border Protection, Jone Tuva, and the Samoan Minister for Immigration and "
        "Border Protection, Sina Lemalu, Fiji and Samoa agreed to establish a monthly forum."
    )
    assert extract(text).meetings[0].name == "Special meeting of Fiji and Samoa"


def test_two_groups_counted_in_one_sentence_keep_their_own_editions() -> None:
    text = (
        "date 2026-05-20 Minister Ali Sow of Mali met Minister Issa Deby of Chad in Bamako on 19 May. They agreed to "
        "convene the 2nd Meeting of the Malian - Chadian Joint Work Group and to hold the 8th Meeting of the "
        "Binational Work Group."
    )
    assert [one.name for one in extract(text).meetings if one.edition == 8] == ["8th Binational Work Group"]


@pytest.mark.parametrize(
    ("said", "tracked"),
    [
        ("need to strengthen patrols", True),
        ("necessity to share data", True),
        ("importance of patrols", False),
    ],
)
def test_an_agreed_need_to_act_is_tracked_and_an_agreed_importance_is_not(said: str, tracked: bool) -> None:
    met = "date 2026-05-20 Minister Ali Sow of Mali met Minister Issa Deby of Chad on 19 May."
    text = f"{met} They agreed on the {said}."
    kinds = [one.kind for one in extract(text).commitments]
    assert (CommitmentKind.AGREED in kinds) is tracked


@pytest.mark.parametrize(
    "said",
    [
        "Mr Deby thanked Mali for the assistance we offered Chadians at the time of the floods.",
        "Deputy Assistant to the President and Deputy Border Advisor Ann Paz gave remarks at the meeting.",
    ],
)
def test_help_already_given_and_a_post_promise_nothing(said: str) -> None:
    met = "date 2026-05-20 Minister Ali Sow of Mali met Minister Issa Deby of Chad on 19 May."
    kinds = {one.kind for one in extract(f"{met} {said}").commitments}
    assert not kinds & {CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED}
