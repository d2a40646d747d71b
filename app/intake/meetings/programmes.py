"""Finds the appointments of a visit programme: lines that begin with the time of day, under the day they are for."""

from __future__ import annotations

import re

from app.intake.meetings.events import Event
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from app.intake.text.sentences import ROLL
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange

_CLOCK = re.compile(r"\s*\d{1,2}[.:h][0-5]\d\b")
_APPOINTMENT = re.compile(
    r"(?:[\w-]+ ){0,3}?(?P<what>calls? on|talks with|meeting with|discussions with|consultations with|audience with)\b",
    re.IGNORECASE,
)
_LEAST = 3
"""Lines with a time of day from which on a text counts as a programme."""


def appointments(scene: Scene) -> list[Event]:
    """Whom the visitor is to meet, each with the day that stands above; empty where the text is no programme."""
    timed = [number for number, one in enumerate(scene.sentences) if one.bullet and _timed(scene, one.start)]
    if len(timed) < _LEAST:
        return []
    visitor = _visitor(scene)
    found = []
    for number in timed:
        match = _APPOINTMENT.match(scene.string(number))
        hosts = [who for _, who in scene.cast.named(number) if who is not visitor]
        if match is not None and hosts:
            found.append(_appointment(scene, number, match["what"].casefold(), visitor, hosts[0]))
    return found


def _timed(scene: Scene, start: int) -> bool:
    line = scene.view.rfind("\n", 0, start) + 1
    return bool(_CLOCK.match(scene.view, line, start))


def _visitor(scene: Scene) -> Cluster | None:
    """Who heads the list of the delegation."""
    for number, one in enumerate(scene.sentences):
        named = scene.cast.named(number) if ROLL.match(one.lead) else []
        if named:
            return named[0][1]
    return None


def _appointment(scene: Scene, number: int, what: str, visitor: Cluster | None, host: Cluster) -> Event:
    day = _day_above(scene, number)
    published = scene.issue.published
    over = day is not None and published is not None and day.last is not None and day.last < published
    called = what.startswith(("call", "audience"))
    sentence = scene.sentences[number]
    event = Event(
        MeetingKind.CALL_ON if called else MeetingKind.TALKS,
        MeetingStatus.HELD if over else MeetingStatus.PLANNED,
        number, sentence.start, sentence.end, dates=day,
    )  # fmt: skip
    if visitor is not None:
        event.add(visitor, "caller" if called else "met")
    event.add(host, "called on" if called else "met")
    event.reasons.append("an appointment of the programme")
    return event


def _day_above(scene: Scene, number: int) -> DateRange | None:
    for back in range(number, -1, -1):
        for one in scene.dates[back]:
            exact = (
                one.dates.start == one.dates.end
                and one.dates.end is not None
                and one.dates.end.day is not None
            )
            if exact and one.start - scene.sentences[back].start < 14:
                return one.dates
    return None
