"""Leads and date lines in the ways of news agencies: on which day and in which city people met, or not said."""

from __future__ import annotations

import pytest

from app.intake.extraction import extract
from app.intake.text.gazetteer import city_mentions
from db.values.choices import MeetingStatus
from db.values.partial_date import DateRange

_TOLD = (
    (
        (
            "08:38 | Lima (Peru), Nov. 15.\n\nPeruvian Foreign Minister Jorge Paz held a meeting with his "
            "Chilean counterpart Ana Mora on Tuesday, within the framework of the Leaders' Meeting that "
            "will take place in the city of Cusco this week.\n\nPublished: 11/15/2023"
        ),
        "2023-11-14",
        "Cusco",
    ),
    (
        (
            "https://news.example/en/politics/16/08/02/abc-three-ministers\n\nNEWS.EXAMPLE, NUSA DUA -- "
            "Defense Ministers from Indonesia, Malaysia and the Philippines held a trilateral meeting "
            "here, Tuesday."
        ),
        "2016-08-02",
        "Nusa Dua",
    ),
    (
        (
            "UNB, Dhaka\n6 May, 2025 19:23\n\nThe 10th Bangladesh-Oman Security Dialogue was held at the "
            "State Guest House on Tuesday. Rahim Uddin led the Bangladesh side."
        ),
        "2025-05-06",
        "Dhaka",
    ),
    (
        (
            "date 2023-08-17 UZBEKISTAN, August 17 - On August 17, 2023, the Foreign Minister of "
            "Uzbekistan Timur Aliyev met with the Foreign Minister of Kazakhstan Daulet Omarov."
        ),
        "2023-08-17",
        None,
    ),
    (
        (
            "date 2024-04-30 ISLAMABAD - Commander Turkish Land Forces General Kemal Aydin called on "
            "Chief of Army Staff General Asad Durrani at General Headquarters on Monday."
        ),
        "2024-04-29",
        None,
    ),
    (
        (
            "Addis Ababa, February 19/2024 (ENA) Ethiopia and Kenya kicked off their Joint Ministerial "
            "Commission (JMC) meeting in Addis Ababa.\n\nToday's meeting revives the Commission after seven"
            " years."
        ),
        "2024-02-19",
        "Addis Ababa",
    ),
    (
        (
            'date 2018-03-21 Korean officials this week held the latest of the "Integrated Defense '
            'Dialogues" with Canada in Ottawa.\n\nAssistant Minister Ruth Lane and South Korean Deputy '
            "Minister Park Ji-ho co-led the March 19-20 talks, said a statement issued by the Pentagon."
        ),
        "2018-03-19",
        "Ottawa",
    ),
    (
        (
            "date 2016-10-30 On October 29, 2016, Foreign Minister Li Wen met in Beijing with Deputy "
            "Secretary of State Carl Dunn of the US, who was in China to attend the China-US Security "
            "Dialogue."
        ),
        "2016-10-29",
        "Beijing",
    ),
    (
        (
            "date 2013-03-14 On 13 March the first session of the UK-Jordan Strategic Dialogue was held."
            "\n\nThe next session of the Strategic Dialogue will be held in Amman in 2014."
        ),
        "2013-03-13",
        None,
    ),
    (
        (
            "date 2024-06-02 SINGAPORE - Defense chiefs of Japan and South Korea agreed Sunday to launch "
            "an exercise. Japanese Defense Minister Ken Mori and South Korean Defense Minister Park Ji-ho"
            " met on the margins of the Shangri-La Dialogue."
        ),
        "2024-06-02",
        "Singapore",
    ),
    (
        (
            "date 2026-05-20 TOKYO - Japan and Italy will start talks next month, Prime Minister Ken Mori"
            " and Italian Prime Minister Carla Neri agreed Tuesday in Rome, officials said."
        ),
        "2026-05-19",
        "Rome",
    ),
    (
        (
            "date 2026-05-20 MUSCAT - The 12th India-Oman Joint Committee met via video conference today,"
            " co-chaired by Mr Arun Rao and Dr Said Harthy."
        ),
        "2026-05-20",
        None,
    ),
    (
        (
            "date 2026-05-20 The Foreign Ministers of the G7, meeting in Charlevoix, Canada, on 13 and 14"
            " May 2026, reaffirmed their support."
        ),
        "2026-05-13",
        "Charlevoix",
    ),
    (
        (
            "date 2026-05-20 Foreign Minister Ola Berg visited New York and met Indian Foreign Minister "
            "Arun Rao on 19 May."
        ),
        "2026-05-19",
        "New York",
    ),
    (
        (
            "date 2026-05-20 While returning home, on the way back from the summit in Ankara, Minister "
            "Ola Berg met Minister Jon Arnarson in Oslo on 19 May."
        ),
        "2026-05-19",
        "Oslo",
    ),
    (
        (
            "date 2026-05-20 The Ministers of Argentina, Luis Mora, and of Chile, Ana Paz, held a meeting"
            " today at San Martin Palace."
        ),
        "2026-05-20",
        None,
    ),
)


@pytest.mark.parametrize(("text", "day", "city"), _TOLD, ids=[one[0][:40] for one in _TOLD])
def test_day_and_city_are_read_as_the_text_gives_them(text: str, day: str, city: str | None) -> None:
    main = extract(text).meetings[0]
    assert main.dates is not None
    assert (main.dates.text.split("/")[0], main.place.city if main.place else None) == (day, city)
    assert main.status is MeetingStatus.HELD


_EXERCISES = (
    (
        (
            "The Indo-Omani military exercise named 'Desert Heron' (second edition) ended at Nizwa on 8 "
            "May 2026."
        ),
        "Desert Heron",
        "../2026-05-08",
    ),
    (
        "The Maple Tide 2026 exercise opened on April 22 and runs until May 10.",
        "Maple Tide",
        "2026-04-22/2026-05-10",
    ),
    (
        (
            "India and Oman began the joint military exercise (Surya -2026) on 1 May 2026. The 5-day "
            "exercise ends on May 6."
        ),
        "Surya",
        "2026-05-01/2026-05-06",
    ),
)


@pytest.mark.parametrize(("text", "name", "days"), _EXERCISES)
def test_an_exercise_has_its_name_and_its_first_and_last_day(text: str, name: str, days: str) -> None:
    (found,) = extract(f"date 2026-05-20 {text}").exercises
    assert isinstance(found.dates, DateRange)
    assert (found.name, found.dates.text) == (name, days)


def test_a_place_before_the_word_exercise_is_no_name() -> None:
    text = "date 2026-05-20 Troops trained in Rabkut on 4 May 2026. The Rabkut exercise went well."
    assert extract(text).exercises == ()


def test_sessions_before_and_after_are_told_with_number_day_and_city() -> None:
    found = extract(
        "date 2026-05-20 The 10th session of the India-Oman Joint Committee was held in Muscat on 18 May 2026.\n\n"
        "The ninth session was held in Delhi on 3 May 2024, the 8th session (Muscat, 7 June 2022) having been short. "
        "They agreed to hold the next session in Goa."
    ).meetings
    told = [(one.edition, one.place.city if one.place else None, one.status) for one in found]
    assert told == [
        (10, "Muscat", MeetingStatus.HELD),
        (9, "Delhi", MeetingStatus.HELD),
        (8, "Muscat", MeetingStatus.HELD),
        (None, "Goa", MeetingStatus.PLANNED),
    ]


def test_a_postponed_session_keeps_the_day_it_was_set_for_but_not_one_that_was_to_have_been() -> None:
    set_for, unreal = (
        extract(
            f"date 2026-05-20 The 4th India-Oman Joint Committee, {when} 9 May in Muscat, has been postponed."
        )
        for when in ("scheduled for", "which was to have opened on")
    )
    assert [one.meetings[0].dates is not None for one in (set_for, unreal)] == [True, False]


@pytest.mark.parametrize(
    ("said", "present"),
    [
        ("President Juan Vega will visit Chile in June.", False),
        (
            "Key officials also came: Ann Noh, who performs the duties of the Assistant Secretary of Defense.",
            True,
        ),
        ("Spokesman Luis Cano commented on the talks.", False),
        ("The talks were attended by HE Permanent Secretary Ali Hassan.", True),
    ],
)
def test_who_is_only_spoken_of_took_no_part(said: str, present: bool) -> None:
    text = (
        f"date 2026-05-20 Foreign Minister Ana Paz met Minister Ola Berg of Norway in Oslo on 19 May. {said}"
    )
    roles = [one.role for one in extract(text).people]
    assert (len([one for one in roles if one != "mentioned"]) == 3) is present


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Durres", "Durres"),
        ("Nuku'alofa", "Nuku'alofa"),
        ("Vancouver", "Vancouver"),
        ("Victoria Palace", None),
    ],
)
def test_a_city_counts_without_its_country_where_no_namesake_is_near_its_size(
    name: str, city: str | None
) -> None:
    text = f"They met in {name} on 5 May"
    assert [one.city for one in city_mentions(text, 0, len(text), frozenset())] == ([city] if city else [])
