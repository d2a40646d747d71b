"""Seats those who led or attended a session at that session; who is told of elsewhere sits at the main one."""

from __future__ import annotations

from app.intake.attendance.participants import told_in
from app.intake.attendance.sides import Participant
from app.intake.meetings.events import Event
from app.intake.scene import Scene

_LEADING = ("co-chair", "chair", "head of delegation")
_SITTING = (*_LEADING, "member", "host")


def seat(scene: Scene, events: list[Event], people: list[Participant]) -> None:
    """Fill the people of each session; `events` are settled, the main one first."""
    for event in events:
        if event.forum is None or event.people:
            continue
        for number in dict.fromkeys(one.sentence for one in event.forum.mentions if not one.heading):
            if event is not events[0] and number != event.sentence:
                continue
            for who, role in told_in(scene, number):
                if role in _LEADING:
                    event.add(who, role)
    if not events or events[0].forum is None:
        return
    seated = {id(who) for event in events for who, _ in event.people}
    for one in people:
        if one.role in _SITTING and id(one.who) not in seated:
            events[0].add(one.who, one.role)
