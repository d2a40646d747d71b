"""Meetings and promises told in roundabout ways, and what stands near them that is neither."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.extraction import extract
from app.intake.proposals import CommitmentProposal
from db.values.choices import CommitmentKind, MeetingStatus

_LEAD = (
    "Lisbon, 4 February 2027\n\nThe Defence Minister of Norway, Ola Berg, met the Portuguese "
    "Minister of Defence, Rui Costa, "
    "in Lisbon on 3 February 2027. "
)
_TRACKED = {CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED}
_AGREED, _COMMITTED, _PROPOSED = CommitmentKind.AGREED, CommitmentKind.COMMITTED, CommitmentKind.PROPOSED


def _tracked(text: str) -> list[CommitmentProposal]:
    return [one for one in extract(text).commitments if one.kind in _TRACKED]


@pytest.mark.parametrize(
    ("sentence", "kind", "owner"),
    [
        ("Norway has taken it upon itself to draft the text.", _COMMITTED, "Norway"),
        ("Oslo would send the draft by 5 May.", _COMMITTED, "Norway"),
        ("We'll send two officers to Setubal in June.", _AGREED, "joint"),
        ("Oslo wants four berths each winter.", _PROPOSED, "Norway"),
        ("Norway is weighing a loan of two tugs.", _PROPOSED, "Norway"),
        ("Agreement exists to share the pilots' manual.", _AGREED, "joint"),
        ("It was settled that six divers would sail with the Norwegian fleet in spring.", _AGREED, "joint"),
        ("Norway confirmed that two tugs would be delivered by August.", _COMMITTED, "Norway"),
        ("The staff talks will be held every second year.", _AGREED, "joint"),
        ("The experts will meet in Bergen by Easter.", _AGREED, "joint"),
        ("A first course for ten cadets will start in May 2027.", _AGREED, "joint"),
    ],
)
def test_a_promise_told_in_other_words_is_found_with_its_kind_and_owner(
    sentence: str, kind: CommitmentKind, owner: str
) -> None:
    found = _tracked(_LEAD + sentence)
    assert [(one.kind, one.owner) for one in found] == [(kind, owner)]


@pytest.mark.parametrize(
    "sentence",
    [
        "What was decided?",
        "Berg would like to thank the hosts.",
        "There is agreement on the importance of the sea.",
        "Nobody said yes to the request.",
        "The two had planned to sail on to Bergen.",
        "The terms agreed upon had expired.",
        "If the money is found, Oslo would send a draft.",
        "A committee was set up in 2019.",
        "Minister Berg will be received by President Alves on Friday.",
    ],
)
def test_what_only_sounds_like_a_promise_is_none(sentence: str) -> None:
    assert _tracked(_LEAD + sentence) == []


def test_results_set_apart_by_semicolons_are_each_agreed_and_an_invitation_is_proposed() -> None:
    found = _tracked(
        _LEAD + "Among the results: a hotline, working by June; a map of wrecks, to be drawn by Norway "
        "before winter; "
        "and an invitation to Oslo to send two officers."
    )
    assert [(one.kind, one.owner) for one in found] == [
        (_AGREED, "joint"),
        (_AGREED, "Norway"),
        (_PROPOSED, "joint"),
    ]


def test_a_list_ends_where_the_numbering_of_its_lead_goes_on() -> None:
    found = _tracked(
        f"{_LEAD}\n\n3. We decided to:\n a. open a liaison office in Oslo;\n b. hold two exercises "
        "each year.\n\n"
        "4. We reaffirm that the seas are free.\n"
    )
    assert [one.evidence.quote[:10] for one in found] == ["open a lia", "hold two e"]


@pytest.mark.parametrize(
    ("text", "day", "city"),
    [
        (
            (
                "Rome, 3 March 2027\n\nTwo days of consultations ended in Tirana last night (1-2 "
                "March). General Arben Hoxha spoke "
                "for Albania, Vice Admiral Luca Ferri for Italy."
            ),
            "2027-03-01/2027-03-02",
            "Tirana",
        ),
        (
            (
                "2 September 2026\n\nThe commission on the common airspace of Georgia and Armenia "
                "assembled in Sadakhlo on Friday."
            ),
            "2026-08-28",
            "Sadakhlo",
        ),
        (
            (
                "Record of conversation\n\nParticipants: Minister Laila Haddad (Tunisia); Secretary of "
                "State Miguel Prieto (Spain)\n"
                "Tunis, 7 December 2026, 10.00-11.15\n\nThe Secretary of State was shown the harbour."
            ),
            "2026-12-07",
            "Tunis",
        ),
        (
            (
                "19 February 2027\n\nNot in Geneva, as first announced, but in Bern did the experts of "
                "Switzerland and Sweden come "
                "together on 17 February."
            ),
            "2027-02-17",
            "Bern",
        ),
        (
            (
                "Canberra, 9 August 2026\n\nAustralian and Tongan officials are around one table. The "
                "fourth Defence Cooperation "
                "Talks opened in Nuku'alofa this morning and run until Tuesday, 11 August."
            ),
            "2026-08-09/2026-08-11",
            "Nuku'alofa",
        ),
    ],
)
def test_the_day_and_city_of_a_meeting_told_in_a_roundabout_way(text: str, day: str, city: str) -> None:
    main = extract(text).meetings[0]
    assert main.dates is not None
    assert main.place is not None
    assert (main.dates.text, main.place.city) == (day, city)


def test_where_a_visitor_comes_from_is_not_where_they_met() -> None:
    main = extract(
        "3 June 2027\n\nMinister Karel de Boer had a visitor from Jakarta this afternoon. With "
        "Deputy Minister Budi Santoso "
        "he went through the agenda of the coming year."
    ).meetings[0]
    assert main.place is None or main.place.city is None


def test_a_day_of_the_month_alone_takes_the_month_named_last_and_needs_one() -> None:
    said = (
        "On the 4th, at Volos, the two admirals presided over the VIIth Greek-Peruvian Naval "
        "Cooperation Committee."
    )
    main = extract(
        f"Rear Admiral Luis Paredes of Peru paid a visit to Greece from 3 to 6 May 2026. {said}"
    ).meetings[0]
    assert main.edition == 7
    assert main.dates is not None
    assert main.dates.text == "2026-05-04"
    alone = extract(said).meetings
    assert all(one.dates is None for one in alone)


def test_a_meeting_after_the_day_of_the_text_is_planned() -> None:
    main = extract(
        "10 August 2026\n\nThe Minister of Defence of Samoa, Andrew Toombs, meets Fiji's Minister "
        "for Home Affairs, "
        "Ratu Semi Vakatora, in Apia next Tuesday, 18 August.",
        published=date(2026, 8, 10),
    ).meetings[0]
    assert main.status is MeetingStatus.PLANNED
