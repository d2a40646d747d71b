"""The visit of Oman’s Secretary General in November 2025, with the three meetings that fall within it."""

from __future__ import annotations

from app.demo.attendance import Seat, seat
from app.demo.telling import Quote, Telling
from db.values.choices import MeetingKind, MeetingStatus, Role, VisitDirection, VisitStatus
from db.values.partial_date import DateRange, PartialDate

_DAY = DateRange.single(PartialDate(2025, 11, 24))


def tell_november_visit(told: Telling) -> None:
    """Two meetings of one visitor on one day, and a call whose day is not stated."""
    _visit(told)
    _committee(told)
    _chief_of_staff(told)
    _call_on_minister(told)


def _visit(told: Telling) -> None:
    words = (
        "During his visit, Al Zaabi also called on Minister of State for Defence Sanjay Seth"
        " and met Chief of Defence Staff General Anil Chauhan."
    )
    told.add(
        "visit",
        "visit-al-zaabi",
        Quote("asianet", words),
        Quote("ministry-post", "at New Delhi on 24 Nov 2025", "includes"),
        title="Visit of the Secretary General, Ministry of Defence of Oman, to India",
        direction=VisitDirection.INCOMING,
        status=VisitStatus.DONE,
        principal_id=told["al-zaabi"],
        from_id=told["oman"],
        to_id=told["india"],
        includes=_DAY,
        remark="First and last day are not stated.",
    )


def _committee(told: Telling) -> None:
    told.add(
        "meeting",
        "jmcc-13",
        title="13th JMCC",
        meeting_kind=MeetingKind.SESSION,
        forum_id=told["jmcc"],
        edition=13,
        parties=told.all("india", "oman"),
        status=MeetingStatus.HELD,
        held_on=_DAY,
        date_basis="The lead gives the day without a year; the quoted post gives the full date",
        place_id=told["new-delhi"],
        visit_id=told["visit-al-zaabi"],
        participants_remark="Only the co-chairs are named; the report speaks of “Officials from both"
        " countries”",
        outcome="Direction agreed: wider cooperation in key strategic areas.",
        topics=told.all("industry", "regional-security"),
    )
    _committee_evidence(told)
    chaired = "co-chaired the 13th Joint Military Cooperation Committee (JMCC) meeting"
    seat(told, "jmcc-13", Seat("india", Role.CO_CHAIR, "rajesh-kumar-singh"), Quote("asianet", chaired))
    seat(told, "jmcc-13", Seat("oman", Role.CO_CHAIR, "al-zaabi"), Quote("asianet", chaired))


def _committee_evidence(told: Telling) -> None:
    for quote in (
        Quote(
            "asianet",
            "co-chaired the 13th Joint Military Cooperation Committee (JMCC) meeting in New Delhi on"
            " November 24",
            "held_on",
            stated="“November 24”, without a year",
            remark="The year is taken from the post quoted in the same report.",
        ),
        Quote("ministry-post", "at New Delhi on 24 Nov 2025", "held_on"),
        Quote("asianet", "India and Oman co-chaired the 13th JMCC meeting in New Delhi", place="Lead"),
        Quote(
            "asianet",
            "13th Joint Military Cooperation Committee (JMCC) meeting",
            "edition",
            remark="The IOSCG held its own 13th round in 2024: editions count within a forum.",
        ),
        Quote("asianet", "Officials from both countries", "participants_remark"),
        Quote("asianet", "agreed to expand cooperation in key strategic areas", "outcome"),
        Quote(
            "asianet",
            "A major focus of the meeting was strengthening defence industrial collaboration.",
            "topics",
        ),
    ):
        told.cite("jmcc-13", quote)


def _chief_of_staff(told: Telling) -> None:
    told.add(
        "meeting",
        "chief-of-staff-oman",
        title="Chief of Defence Staff with the Secretary General",
        meeting_kind=MeetingKind.TALKS,
        parties=told.all("india", "oman"),
        status=MeetingStatus.HELD,
        held_on=_DAY,
        date_basis="“on Monday” in a report date-lined 24 November 2025, a Monday; “Earlier in the day” in"
        " the other",
        place_id=told["new-delhi"],
        place_basis="Date line",
        visit_id=told["visit-al-zaabi"],
        outcome="Progress on the proposed Military Logistic Complex reviewed.",
        remark="The two reports tell the purpose of the meeting in two ways; both are kept.",
        topics=told.all("shipbuilding", "mro", "training", "exports", "maritime-security", "borders")
        + told.all("turnaround", "flight-clearances"),
    )
    _chief_of_staff_evidence(told)
    held = (
        Quote(
            "asianet", "Earlier in the day, General Chauhan held an extensive meeting with the Omani official"
        ),
        Quote("staff-post", "held an extensive interaction with HE Dr Mohammed Bin Nasser Bin Ali Al-Zaabi"),
    )
    seat(told, "chief-of-staff-oman", Seat("india", Role.HEAD, "anil-chauhan"), *held)
    seat(told, "chief-of-staff-oman", Seat("oman", Role.HEAD, "al-zaabi"), *held)


def _chief_of_staff_evidence(told: Telling) -> None:
    for quote in (
        Quote(
            "asianet",
            "Earlier in the day, General Chauhan held an extensive meeting with the Omani official",
            "held_on",
            stated="“Earlier in the day”",
            remark="Not the JMCC, which met on the same day with the same visitor.",
        ),
        Quote(
            "feed",
            "Chief of Defence Staff General Anil Chauhan on Monday held an extensive meeting with Mohammed"
            " Bin Nasser Bin Ali Al-Zaabi",
            "held_on",
            stated="“on Monday”",
            remark="Read against the date line: Monday, 24 November 2025.",
        ),
        Quote("feed", "New Delhi [India], November 24", "place_id", place="Date line"),
        Quote("asianet", "to review progress on the proposed Military Logistic Complex", "outcome"),
        Quote(
            "asianet",
            "to review progress on the proposed Military Logistic Complex and explore new areas of"
            " collaboration",
            "remark",
            stated="Purpose: the Military Logistic Complex",
        ),
        Quote(
            "feed",
            "to review ongoing defence cooperation and explore new areas of partnership",
            "remark",
            stated="Purpose: defence cooperation as a whole",
        ),
    ):
        told.cite("chief-of-staff-oman", quote)


def _call_on_minister(told: Telling) -> None:
    words = "Al Zaabi also called on Minister of State for Defence Sanjay Seth"
    told.add(
        "meeting",
        "call-on-minister",
        Quote("asianet", words),
        Quote("asianet", "During his visit", "date_words"),
        title="Call on the Minister of State for Defence",
        meeting_kind=MeetingKind.CALL_ON,
        parties=told.all("india", "oman"),
        status=MeetingStatus.HELD,
        date_words="During his visit",
        date_basis="Within the visit; the day is not stated",
        visit_id=told["visit-al-zaabi"],
    )
    seat(
        told,
        "call-on-minister",
        Seat("india", Role.CALLED_ON, "sanjay-seth"),
        Quote("asianet", words),
    )
    seat(
        told,
        "call-on-minister",
        Seat("oman", Role.CALLER, "al-zaabi"),
        Quote("asianet", words),
    )
