"""Finds the sessions and meetings before the one that a text tells of, as far as it dates them."""

from __future__ import annotations

import re

from app.intake.forums.naming import roman
from app.intake.meetings.events import Event, Place, place_for
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import parse_ordinal

EARLIER = "an earlier session, dated"
_GENERIC = frozenset({"meeting", "session", "round", "edition", "iteration", "sitting"})
_OTHER_SESSION = re.compile(
    r"(?:\b(?:[Ii]ts|[Tt]he|[Tt]heir|our|whose)|'s) (?:previous |last )?(?P<which>[\w-]+)"
    r"(?: annual| regular| [Bb]ilateral)? (?P<noun>[A-Za-z]{4,13})\b"
    r"(?P<of> (?:of|in|under) (?:the|this)\b [^,.;()]{0,60}?)?(?P<abbreviation> \([A-Z]{2,8}\))?"
    r"(?P<told>,? (?:which )?(?:(?:was|were|is|had been|had|has|being|having|last|also|first|previously|jointly) ){0,3}"
    r"(?:held|convened|took place|taken place|conducted|hosted|organi[sz]ed|went|met)?"
    r"(?: virtually| online)? ?(?=(?:on|in|at|from|by|to|of) (?!(?:the (?:field|area|framework|context|margins))\b))"
    r"| \((?=[A-Z\d]))"
)
_SPAN = 70
"""Characters behind a session's number within which its day and city stand."""


def other_sessions(scene: Scene, found: list[Event]) -> list[Event]:
    """“its first meeting held on D”, “the 36th Session (Marsabit, D)”: where a day or a city is said of them."""
    held = [one for one in found if one.status is not MeetingStatus.PLANNED and one.forum is not None]
    out: list[Event] = []
    for number, sentence in enumerate(scene.sentences):
        if not held:
            return []
        for match in _OTHER_SESSION.finditer(scene.string(number)):
            if sentence.heading and not match["told"].endswith("("):
                continue
            main = _of_which(match["noun"].casefold(), held)
            event = _other(scene, number, match, main, [*held, *out]) if main is not None else None
            if event is not None:
                out.append(event)
    return out


def _of_which(noun: str, held: list[Event]) -> Event | None:
    """The session whose forum a number counts: the only one, or the one whose name ends in the noun."""
    ending = [one for one in held if one.forum and one.forum.name.split(" on ")[0].casefold().endswith(noun)]
    if ending:
        return ending[0]
    one_forum = len({id(one.forum) for one in held}) == 1
    return held[0] if noun in _GENERIC and one_forum else None


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


def _other(scene: Scene, number: int, match: re.Match[str], main: Event, known: list[Event]) -> Event | None:
    which = match["which"].casefold()
    edition = 1 if which in {"inaugural", "maiden", "i"} else parse_ordinal(which) or roman(match["which"])
    if edition is None and which not in {"last", "previous", "preceding"}:
        return None
    if edition is not None and edition in {one.edition for one in known if one.forum is main.forum}:
        return None
    sentence = scene.sentences[number]
    at = sentence.start + match.end()
    if edition is None and main.edition is None and not scene.dates[number]:
        return None
    end = _own_part(scene, at, min(sentence.end, at + _SPAN))
    dates = [one for one in scene.dates[number] if at <= one.start < end]
    if dates and main.dates is not None and dates[0].dates.text == main.dates.text:
        return None
    place = place_for(scene, number, at - 1, end, at - 1)
    if not dates and (place is None or place.city is None):
        return None
    if not dates and main.edition is None and edition is not None and _same_city(place, main):
        return None
    text = scene.string(number)
    published = scene.issue.published
    past = dates and published and dates[0].dates.last and dates[0].dates.last <= published
    to_come = not past and _TO_COME.search(text[max(0, match.start() - 60) : match.end()]) is not None
    event = Event(
        MeetingKind.SESSION, MeetingStatus.PLANNED if to_come else MeetingStatus.HELD, number,
        sentence.start + match.start(), dates[0].end if dates else end, main.forum,
        edition, dates[0].dates if dates else None, place,
    )  # fmt: skip
    event.reasons.append(EARLIER)
    return event


_TO_COME = re.compile(r"\b(?:will|shall|to (?:be|hold|host)|agreed|next|propos\w+|scheduled)\b")
_ENDS = re.compile(r"\)|;|\b(?:and|while|whereas) (?:the|its) |, (?:where|when|and|which|whereas|while) ")


def _own_part(scene: Scene, start: int, end: int) -> int:
    """Where what is said of one session ends: a closing bracket, or the next of the series."""
    found = _ENDS.search(scene.view, start, end)
    return found.start() if found else end


def _same_city(place: Place | None, main: Event) -> bool:
    return place is not None and main.place is not None and place.city == main.place.city
