"""Finds the sessions and meetings before the one that a text tells of, as far as it dates them."""

from __future__ import annotations

import re

from app.intake.events import Event, place_for
from app.intake.forums import roman
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import parse_ordinal

EARLIER = "an earlier session, dated"
_OTHER_SESSION = re.compile(
    r"\b(?:its|the|their) (?P<which>[\w-]+) (?:[Mm]eeting|[Ss]ession|[Rr]ound|[Ee]dition)\b(?P<of> of (?:the"
    r"|this) [^,.;]{0,60}?)?,?"
    r"(?: which)?(?: was| were)?(?: last)? ?(?:held|convened|took place|conducted"
    r"|hosted)?(?= (?:on|in|at|from) )"
)


def other_sessions(scene: Scene, found: list[Event]) -> list[Event]:
    """“its first meeting held on D”, “the last session took place in Y”: only where they are dated."""
    held = [one for one in found if one.status is MeetingStatus.HELD and one.forum is not None]
    if len({id(one.forum) for one in held}) != 1:
        return []
    out: list[Event] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading:
            continue
        for match in _OTHER_SESSION.finditer(scene.string(number)):
            event = _other(scene, number, match, held)
            if event is not None:
                out.append(event)
    return out


_LAST_MET = re.compile(
    r"\b(?:had |have |has )?(?:last|previously) (?:met|convened|gathered|sat|held (?:talks|consultations"
    r"|a meeting|a session))\b"
    r"|\b(?:last|previous|preceding) (?:such )?(?:meeting|session|round|edition|talks|consultations"
    r"|dialogue)\b[^.;]{0,60}?"
    r"\b(?:held|took place|hosted|convened|was in|were in)\b"
)


def last_met(scene: Scene, found: list[Event]) -> list[Event]:
    """“The Commission had last met in Seville in October 2023”: an earlier session where day or city is said."""
    for number, sentence in enumerate(scene.sentences):
        match = None if sentence.heading else _LAST_MET.search(scene.string(number))
        if match is None or any(one.sentence == number and one.reasons[-1:] == [EARLIER] for one in found):
            continue
        at = sentence.start + match.end()
        dates = [one.dates for one in scene.dates[number] if at <= one.start < at + 80]
        place = place_for(scene, number, at, min(sentence.end, at + 80), at)
        if not dates:
            continue
        forum = next((one.forum for one in found if one.forum is not None), None)
        event = Event(
            MeetingKind.SESSION if forum else MeetingKind.TALKS, MeetingStatus.HELD, number,
            sentence.start + match.start(), sentence.end, forum, None, dates[0], place,
        )  # fmt: skip
        event.countries = list(scene.parties[:2])
        event.reasons.append(EARLIER)
        return [event]
    return []


def _other(scene: Scene, number: int, match: re.Match[str], held: list[Event]) -> Event | None:
    which = match["which"].casefold()
    edition = 1 if which in {"inaugural", "maiden"} else parse_ordinal(which) or roman(match["which"])
    if edition is None and which not in {"last", "previous", "preceding"}:
        return None
    main = held[0]
    if edition is not None and edition in {one.edition for one in held}:
        return None
    sentence = scene.sentences[number]
    at = sentence.start + match.end()
    dates = [one for one in scene.dates[number] if at <= one.start < at + 40]
    if not dates or (main.dates is not None and dates[0].dates.text == main.dates.text):
        return None
    event = Event(
        MeetingKind.SESSION, MeetingStatus.HELD, number, sentence.start + match.start(), dates[0].end, main.forum,
        edition, dates[0].dates, place_for(scene, number, at, sentence.end, at),
    )  # fmt: skip
    event.reasons.append(EARLIER)
    return event
