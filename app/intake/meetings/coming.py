"""Finds the next session that a text announces, as far as it says where or in which month or day."""

from __future__ import annotations

import re

from app.intake.meetings.events import Event, place_for
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus

_NEXT = re.compile(
    r"\b[Nn]ext (?!week\b|month\b|year\b|day\b)(?:[\w'-]+ ){0,5}?(?:meeting|session|round|edition|talks|consultations"
    r"|dialogue|[A-Z][\w-]+|[A-Z]{3,8})\b"
)
_TO_BE = re.compile(
    r"\b(?:will|would|shall|agreed|decided|scheduled|expected|planned|due|to (?:be|hold|host|convene|take place)"
    r"|falls? to|proposed|invit\w+|set for)\b"
)
_LABELLED = re.compile(r"\W{0,3}(?:Date and venue of (?:the )?)?[Nn]ext (?:meeting|session|round)\b ?[:.–-]")


def coming(scene: Scene, found: list[Event]) -> list[Event]:
    """“agreed to hold the next round in New Delhi”: a planned session where its city or its time is stated."""
    planned = {one.sentence for one in found if one.status is MeetingStatus.PLANNED}
    for number, sentence in enumerate(scene.sentences):
        text = scene.string(number)
        said = None if number in planned or sentence.heading else _NEXT.search(text)
        if said is None or not (_TO_BE.search(text) or _LABELLED.match(text)):
            continue
        at = sentence.start + said.start()
        dates = next((one.dates for one in scene.dates[number] if at <= one.start < at + 130), None)
        place = place_for(scene, number, at, sentence.end, at)
        if dates is None and (place is None or place.city is None):
            continue
        forum = next(
            (one.forum for one in found if one.forum and one.status is not MeetingStatus.PLANNED), None
        )
        kind = MeetingKind.SESSION if forum else MeetingKind.TALKS
        event = Event(kind, MeetingStatus.PLANNED, number, at, sentence.end, forum, None, dates, place)
        event.countries = list(scene.parties[:2])
        event.name = scene.view[at : sentence.start + said.end()] if forum is None else ""
        event.reasons.append("the next session, with its place or time")
        return [event]
    return []
