"""The ways in which releases say that people met: each lead gives one meeting, with day and city as stated."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract

_ISSUED = date(2026, 5, 20)

_LEADS = (
    (
        (
            "Defence Minister Carlos Medrano sat down with his Peruvian counterpart, Luis Huamán, in "
            "Quito on 12 May 2026 to discuss border security."
        ),
        "2026-05-12",
        "Quito",
    ),
    (
        (
            "Talks were held in Helsinki on 11 May 2026 between Defence Secretary Maria Koskinen and "
            "Swedish Defence Minister Erik Lundgren."
        ),
        "2026-05-11",
        "Helsinki",
    ),
    (
        (
            "Foreign Minister Anna Kowalska conferred with Lithuanian Foreign Minister Jonas "
            "Petrauskas in Vilnius on 10 May 2026."
        ),
        "2026-05-10",
        "Vilnius",
    ),
    (
        (
            "The Minister of Defence, General Idriss Mahamat, granted an audience on Monday 18 May "
            "2026 in N'Djamena to the French Ambassador, Claire Dumont."
        ),
        "2026-05-18",
        "N'Djamena",
    ),
    (
        (
            "Admiral John Carter had a meeting with Vice Admiral Hiroshi Sato, Chief of Staff of the "
            "Maritime Self-Defense Force, in Yokosuka on 14 May 2026."
        ),
        "2026-05-14",
        "Yokosuka",
    ),
    (
        (
            "Deputy Foreign Minister Le Van Hai and Cuban Deputy Foreign Minister Rosa Pérez "
            "co-chaired political consultations in Hanoi on 13 May 2026."
        ),
        "2026-05-13",
        "Hanoi",
    ),
    (
        (
            "Defence Minister Peter Novak welcomed Austrian Defence Minister Julia Gruber to "
            "Bratislava on 12 May 2026."
        ),
        "2026-05-12",
        "Bratislava",
    ),
    (
        (
            "On 11 May 2026, State Secretary Lena Fischer travelled to Tirana, where she met Defence "
            "Minister Arben Hoxha."
        ),
        "2026-05-11",
        "Tirana",
    ),
    (
        (
            "A bilateral meeting took place in Doha on 10 May 2026 between the Minister of State for "
            "Defence Affairs, Saoud Al Thani, and British Defence Minister James Holt."
        ),
        "2026-05-10",
        "Doha",
    ),
    (
        ("Defence Ministers Marko Jelić of Serbia and Nikos Papas of Greece met in Belgrade on 9 May 2026."),
        "2026-05-09",
        "Belgrade",
    ),
    (
        (
            "The Defence Minister of Kenya, Grace Wanjiru, was hosted by her Ugandan counterpart, "
            "Jacob Okello, in Kampala on 8 May 2026."
        ),
        "2026-05-08",
        "Kampala",
    ),
    (
        (
            "Prime Minister Tomas Berg's defence adviser, Karin Holm, exchanged views with US Under "
            "Secretary of Defense Mark Lowell in Stockholm on 7 May 2026."
        ),
        "2026-05-07",
        "Stockholm",
    ),
    (
        (
            "Secretary of Defense Alan Brody hosted an honor cordon for Bahraini Defence Minister "
            "Khalifa Al Nuaimi at the Pentagon on 6 May 2026."
        ),
        "2026-05-06",
        None,
    ),
    (
        (
            "The delegations of Chad and Niger, led by General Ousmane Adoum and General Moussa "
            "Salifou respectively, met in Diffa on 5 May 2026."
        ),
        "2026-05-05",
        "Diffa",
    ),
    (
        (
            "Brigadier General Omar Haddad, Director of Operations, held a video conference with "
            "Italian Major General Paolo Rossi on 4 May 2026."
        ),
        "2026-05-04",
        None,
    ),
    (
        (
            "Minister of Foreign Affairs Samuel Ortega spoke on the telephone today with the Minister "
            "of Foreign Affairs of Panama, Elena Cortés."
        ),
        "2026-05-20",
        None,
    ),
    (
        (
            "Vice Minister of Defense Park Sung-min met bilaterally with Polish Deputy Defence "
            "Minister Adam Wrona on the sidelines of the Seoul Defense Dialogue on 2 May 2026."
        ),
        "2026-05-02",
        None,
    ),
    (
        "The 4th Bangladesh-Malaysia Army Staff Talks concluded in Dhaka on 14 May 2026.",
        None,
        "Dhaka",
    ),
    (
        "Dhaka hosted the 4th Bangladesh-Malaysia Army Staff Talks on 13-14 May 2026.",
        "2026-05-13",
        "Dhaka",
    ),
    (
        "The first-ever India-Cyprus Defence Dialogue got under way in Nicosia on 12 May 2026.",
        "2026-05-12",
        "Nicosia",
    ),
    (
        (
            "Officials from Japan and India gathered in Tokyo on 12 May 2026 for the 8th Japan-India "
            "Cyber Dialogue."
        ),
        "2026-05-12",
        "Tokyo",
    ),
    (
        (
            "Representatives of the armies of Peru and Chile met in Arica on 12 May 2026 at the XXI "
            "Round of Talks between the Armies."
        ),
        "2026-05-12",
        "Arica",
    ),
    (
        (
            "Austria's Defence Minister Clara Huber was in Budapest on 12 May 2026 for talks with "
            "Hungarian Defence Minister Gábor Szabó."
        ),
        "2026-05-12",
        "Budapest",
    ),
)


@pytest.mark.parametrize(("lead", "day", "city"), _LEADS, ids=lambda one: str(one)[:32])
def test_a_lead_tells_who_met_when_and_where(lead: str, day: str | None, city: str | None) -> None:
    found = extract(f"{lead}\n\nThey discussed maritime security.\n", published=_ISSUED).meetings
    assert found
    main = found[0]
    assert (main.dates and main.dates.start and main.dates.start.text) == day
    assert (main.place and main.place.city) == city


def test_the_day_of_a_visit_is_not_that_of_the_talks() -> None:
    lead = (
        "Chief of Defence General Paul Mensah paid a working visit to Lomé on 12 May 2026 and held discussions with "
        "General Kossi Agbeko, Chief of Staff of the Togolese Armed Forces."
    )
    assert extract(lead, published=_ISSUED).meetings[0].dates is None
