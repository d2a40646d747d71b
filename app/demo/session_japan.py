"""The ministerial meeting of India and Japan, whose date no source states."""

from __future__ import annotations

from app.demo.attendance import Seat, seat
from app.demo.telling import Quote, Telling
from db.values.choices import MeetingKind, MeetingStatus, Role

_HELD = Quote(
    "ani", "held a significant meeting with his Japanese counterpart, General Gen Nakatani, in New Delhi"
)


def tell_japan_meeting(told: Telling) -> None:
    """The date of the report is not that of the meeting, so the date is empty."""
    told.add(
        "meeting",
        "ministerial-japan",
        _HELD,
        Quote("ani", "During the India-Japan Defence Ministerial Meeting"),
        Quote(
            "ani",
            "date 2025-05-06",
            "held_on",
            stated="No date of the meeting; 6 May 2025 is that of the report",
            place="Date line",
        ),
        Quote("ani", "They agreed to establish a new consultation body", "outcome"),
        title="India–Japan Defence Ministerial Meeting",
        meeting_kind=MeetingKind.SESSION,
        forum_id=told["ministerial"],
        parties=told.all("india", "japan"),
        status=MeetingStatus.HELD,
        date_basis="Not stated; 6 May 2025 is the date of the report",
        place_id=told["new-delhi"],
        outcome="Agreed to set up a new consultation body.",
        topics=told.all("industry-japan", "interoperability", "exercises", "counter-terrorism"),
    )
    seat(told, "ministerial-japan", Seat("india", Role.HEAD, "rajnath-singh"), _HELD)
    seat(told, "ministerial-japan", Seat("japan", Role.HEAD, "gen-nakatani"), _HELD)
