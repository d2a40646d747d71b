"""The sessions with Oman before that visit, and the one that is to come."""

from __future__ import annotations

from app.demo.attendance import Seat, seat
from app.demo.telling import Quote, Telling
from db.values.choices import MeetingKind, MeetingStatus, Role
from db.values.partial_date import DateRange, PartialDate


def tell_oman_sessions(told: Telling) -> None:
    """The staff talks of 2025, then the next IOSCG before the session that announced it and points to it."""
    _staff_talks(told)
    _next_consultation(told)
    _consultation(told)


def _staff_talks(told: Telling) -> None:
    told.add(
        "meeting",
        "aast-3",
        title="3rd Army-to-Army Staff Talks",
        meeting_kind=MeetingKind.SESSION,
        forum_id=told["aast"],
        edition=3,
        parties=told.all("india", "oman"),
        status=MeetingStatus.HELD,
        held_on=DateRange(PartialDate(2025, 10, 22), PartialDate(2025, 10, 23)),
        date_basis="Full date in the quoted post; “Last month” in the report of 24 November 2025",
        place_id=told["new-delhi"],
        participants_remark="The armies are named, their delegations are not",
        outcome="Aim: to put army cooperation under the Defence Cooperation Plan 2026 on a lasting footing.",
    )
    _staff_talks_evidence(told)
    held = Quote(
        "army-post",
        "The 3rd Army-to-Army Staff Talks #AAST between the #IndianArmy and the #RoyalArmyofOman was held in"
        " New Delhi",
    )
    seat(told, "aast-3", Seat("india", Role.MEMBER, organisation="army-india"), held)
    seat(told, "aast-3", Seat("oman", Role.MEMBER, organisation="army-oman"), held)


def _staff_talks_evidence(told: Telling) -> None:
    for quote in (
        Quote("feed", "the 3rd Army-to-Army Staff Talks (AAST) held in New Delhi from October 22 to 23"),
        Quote("army-post", "was held in New Delhi from 22 - 23 October 2025", "held_on"),
        Quote(
            "feed",
            "Last month, the Indian Army strengthened its defence cooperation with the Royal Army of Oman",
            "held_on",
            stated="“Last month”",
            remark="Read against the date of the report: October 2025.",
        ),
        Quote(
            "feed",
            "the current staff talks aimed",
            "held_on",
            stated="“current”, in a report of 24 November 2025",
            remark="The talks of October are meant, not the meeting of 24 November.",
        ),
        Quote("feed", "aimed to further institutionalise and expand this cooperation", "outcome"),
    ):
        told.cite("aast-3", quote)


def _next_consultation(told: Telling) -> None:
    words = "The next IOSCG meeting is scheduled to be held in Muscat at a mutually convenient date."
    told.add(
        "meeting",
        "ioscg-next",
        Quote("article", words),
        Quote("article", "at a mutually convenient date", "date_words"),
        title="Next IOSCG",
        meeting_kind=MeetingKind.SESSION,
        forum_id=told["ioscg"],
        parties=told.all("india", "oman"),
        status=MeetingStatus.PLANNED,
        date_words="at a mutually convenient date",
        date_basis="No date is stated",
        place_id=told["muscat"],
        remark="Edition not stated; left empty until it is confirmed.",
    )


def _consultation(told: Telling) -> None:
    told.add(
        "meeting",
        "ioscg-13",
        Quote(
            "article",
            "The 13th round of the India-Oman Strategic Consultative Group (IOSCG) meeting took place on"
            " December 3, 2024, in New Delhi.",
        ),
        Quote("article", "co-chaired by high-ranking officials from both countries", "participants_remark"),
        Quote(
            "article",
            "The 13th round of the India-Oman Strategic Consultative Group (IOSCG)",
            "edition",
            remark="The JMCC held its own 13th session in 2025: another forum, another meeting.",
        ),
        Quote("article", "focused on a comprehensive review of bilateral relations", "outcome"),
        Quote("article", "The next IOSCG meeting is scheduled to be held in Muscat", "next_meeting_id"),
        title="13th IOSCG",
        meeting_kind=MeetingKind.SESSION,
        forum_id=told["ioscg"],
        edition=13,
        parties=told.all("india", "oman"),
        status=MeetingStatus.HELD,
        held_on=DateRange.single(PartialDate(2024, 12, 3)),
        date_basis="Stated in full",
        place_id=told["new-delhi"],
        participants_remark="Co-chairs not named: “high-ranking officials from both countries”",
        outcome="Comprehensive review of bilateral relations.",
        next_meeting_id=told["ioscg-next"],
    )
