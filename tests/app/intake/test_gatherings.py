"""Leads that no turn of phrase was written for: cues together tell who met, on which day, in which city."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from db.values.choices import MeetingKind, MeetingStatus

_ISSUED = date(2026, 5, 20)
_REST = "\n\nThey discussed maritime security.\n"

_LEADS = (
    (("Bilateral cooperation was at the centre of talks that Croatian Defence Minister Ivan Babic and his Slovene "
     "counterpart Matej Zupan held in Zagreb on 12 May 2026."), "2026-05-12", "Zagreb"),
    (("On Tuesday, 12 May 2026, in Accra, the Chief of Defence Staff, Lieutenant General Kofi Asante, sat opposite a "
     "Togolese delegation headed by Colonel Yao Mensah."), "2026-05-12", "Accra"),
    (("In a telephone call on Monday, Foreign Minister Clara Weiss and Iraqi Foreign Minister Fadhil Al-Jubouri took "
     "stock of the security situation."), "2026-05-18", None),
    (("The Gulf of Guinea was the focus of a call between Nigerian Defence Minister Musa Bello and French Armed Forces "
     "Minister Luc Moreau on 14 May 2026."), "2026-05-14", None),
    ("The Philippine and Vietnamese coast guards concluded two days of consultations in Manila on 15 May 2026.",
     None, "Manila"),
    (("It was in Amman, on 9 May 2026, that the Jordanian and Cypriot defence ministers, Faisal Khoury and Andreas "
     "Georgiou, sat down for the first time."), "2026-05-09", "Amman"),
    (("The defence ministers of Poland, Lithuania and Latvia – Piotr Wilk, Jonas Petrauskas and Ilze Ozola – gathered "
     "in Vilnius on 12 May 2026."), "2026-05-12", "Vilnius"),
    (("A memorandum on search and rescue was signed in Suva on 12 May 2026 by Fijian Defence Minister Jone Tora and "
     "New Zealand Defence Minister Anna Pike."), "2026-05-12", "Suva"),
    ("Delegations from Peru and Ecuador, headed by Vice Ministers Jorge Paz and Lucia Mora, met yesterday in Tumbes.",
     "2026-05-19", "Tumbes"),
    ("Today I was delighted to welcome Defence Minister Oleh Koval to Stockholm.", "2026-05-20", "Stockholm"),
    ("Defence Minister Nadim Haddad this afternoon received a phone call from his Greek counterpart, Nikos Vlahos.",
     "2026-05-20", None),
    ("Mexico City was the venue on 12 May 2026 of the 7th Mexico-Canada Political-Military Dialogue.",
     "2026-05-12", "Mexico City"),
    (("7TH KENYA–ETHIOPIA JOINT BORDER COMMISSION\n\nSenior officials of the two countries met in Moyale on 6 "
      "and 7 May 2026."), "2026-05-06", "Moyale"),
    ("Minister Katrine Holm rang her British opposite number, James Hart, on Thursday.", "2026-05-14", None),
    ("On the phone on 12 May 2026: Austrian Defence Minister Klara Tanner and her German colleague, Boris Pistor.",
     "2026-05-12", None),
    (("Ahead of the summit in Lusaka, Zambian Defence Minister Ambrose Lufuma and his Malawian colleague, Monica "
     "Chang'ana, cleared the text of a border accord in Chipata on 12 May 2026."), "2026-05-12", "Chipata"),
)  # fmt: skip

_APART = (
    (("Defence Minister Ivo Maric met his Hungarian counterpart, Laszlo Toth, on Tuesday. The meeting took place "
      "at the Villa in Zagreb. The two ministers last met in Budapest in March 2025."), "2026-05-19", "Zagreb"),
    (("Delegations of Iceland and Ireland met for consultations. The consultations were held in Reykjavik on 11 and 12 "
     "May 2026 and were led by Jon Arnarson and Mary Byrne."), "2026-05-11", "Reykjavik"),
    (("MEMORANDUM\n\nSubject: Call on the Minister of Defence of Malta\nDate: 12 May 2026\nPlace: Valletta\n\n"
      "Ambassador Rita Galea called on Minister Paul Zahra."), "2026-05-12", "Valletta"),
    (("Fisheries patrols: on these the Chiefs of Navy of Ghana and Togo, Rear Admiral Kwame Darko and Captain Yawo "
     "Agbodjan, found common ground. The place was Accra, the day 12 May 2026."), "2026-05-12", None),
    (("National Security Advisor Jack Hollis travelled to Lima on Monday for meetings with senior officials. Mr Hollis "
     "met Peruvian Defence Minister Walter Quispe."), "2026-05-18", "Lima"),
    (("The quartet – Egypt, Jordan, Iraq and the United Arab Emirates – convened at the level of chiefs of staff. The "
     "session opened in Aqaba on 11 May 2026 and ended the following day."), "2026-05-11", "Aqaba"),
    ("Defence Minister Joe Lund met Defence Minister Ali Noor of Oman. They travelled widely.\n\nBrussels, 19 May 2026",
     None, None),
)  # fmt: skip


@pytest.mark.parametrize(("lead", "day", "city"), _LEADS + _APART, ids=lambda one: str(one)[:32])
def test_cues_together_tell_who_met_when_and_where(lead: str, day: str | None, city: str | None) -> None:
    main = extract(lead + _REST, published=_ISSUED).meetings[0]
    assert (main.dates and main.dates.start and main.dates.start.text) == day
    assert (main.place and main.place.city) == city
    assert len(main.people) + len(main.countries) >= 2 or main.forum
    assert main.evidence.reasons


def test_each_cue_is_a_reason() -> None:
    lead = (
        "Fishing was the focus of talks that Arun Rao of India and Said Harthy of Oman "
        "held in Muscat on 12 May 2026."
    )
    reasons = extract(lead + _REST, published=_ISSUED).meetings[0].evidence.reasons
    assert {
        "a noun of meeting",
        "two who take part",
        "a day",
        "a place",
        "told in the first sentence",
    } <= set(reasons)


def test_a_forum_on_whose_sidelines_two_met_is_not_the_main_event() -> None:
    lead = (
        "Ties were discussed by Kuwait's Defence Minister Ahmad Al-Sabah and Oman's "
        "Defence Minister Shehab Al-Said. The "
        "two ministers came together on the margins of the 20th session of the GCC Joint "
        "Defence Council on Monday."
    )
    found = extract(lead, published=_ISSUED).meetings
    assert found[0].forum is None
    assert [one.dates for one in found if one.forum] == [None]  # the day is that of the two


def test_a_title_names_the_session_that_the_lead_tells_of() -> None:
    text = (
        "Statement on the First Round of the U.S.-Germany Economic Dialogue\n\nDeputy "
        "Advisor Daleep Rossi met yesterday "
        "with German counterpart Lars Röller, Chief Economic Advisor of Chancellor Merz.\n"
    )
    main = extract(text, published=_ISSUED).meetings[0]
    assert (main.forum, main.edition) == ("U.S.-Germany Economic Dialogue", 1)
    assert main.dates is not None
    assert main.dates.text == "2026-05-19"
    assert "Merz" not in {name for name, _ in main.people}  # whose adviser was met


@pytest.mark.parametrize(
    "text",
    [
        "The two countries have talked about fishing for decades and met regularly in the past.",
        "Prices rose in Oman and in India last month, traders said.",
        "India and Oman signed an agreement on shipping in 2019 which has worked well.",
    ],
)
def test_what_is_only_recounted_is_no_meeting(text: str) -> None:
    assert extract(text, published=_ISSUED).meetings == ()


def test_a_departure_lends_its_day_to_nothing() -> None:
    lead = (
        "Defence Minister Arun Rao will travel to Muscat today to meet Defence Minister Said Harthy of Oman."
    )
    main = extract(lead, published=_ISSUED).meetings[0]
    assert (main.dates, main.status) == (None, MeetingStatus.PLANNED)


def test_two_who_spoke_are_on_the_telephone_where_the_text_says_so() -> None:
    text = (
        "General Jan Wouters and General Omar Berraoui spoke at length on Friday. The call was their first."
    )
    main = extract(text + "\n\nBrussels, 20 May 2026\n", published=_ISSUED).meetings[0]
    assert (main.kind, main.place) == (MeetingKind.CALL, None)
