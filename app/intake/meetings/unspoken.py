"""Finds the meeting of a text without a word for one: by the head of a record, or a pair or forum with a day."""

from __future__ import annotations

import re

from app.intake.lexicon import country_by_code
from app.intake.meetings.acting import acting
from app.intake.meetings.continuing import LEAD_ONLY, labelled
from app.intake.meetings.cues import BEFORE, FUTURE, kind_of
from app.intake.meetings.events import Event, Place, place_for
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from app.intake.text.dates import DateMention, date_mentions
from app.intake.text.gazetteer import city_of
from db.values.choices import MeetingKind, MeetingStatus

_LEAD = 3
"""Sentences in which a pair and its day are looked for."""


def unspoken(scene: Scene, body: list[int], known: list[Event]) -> list[Event]:
    """The one meeting that `body` (numbers of sentences that are no headings) implies, or none."""
    of_exercise = bool(body) and _EXERCISE.search(scene.string(body[0])) is not None
    lead = [] if of_exercise else _whole_lead(scene, body[:_LEAD])
    return _minuted(scene) or lead or _only_forum(scene, body, known)


_EXERCISE = re.compile(r"\b(?:[Ee]xercises?|[Dd]rills?)\b")
"""What a text is about whose people addressed troops and did not meet."""


_MINUTES = re.compile(
    r"^\W*(?:(?:Agreed |Summary |Draft |Short )?(?:Minutes|Record|Note of|Notes of|Aide-m.moire"
    r"|Protocol of|Memorandum of conversation"
    r"|Read-?out|Meeting note|Call note|Visit report)|Summary (?:note|record))\b", re.MULTILINE | re.IGNORECASE,
)  # fmt: skip
_CITY_LINE = re.compile(
    r"(?:^|(?<=\) ))(?P<city>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?), (?:[A-Z][a-z]+day,? )?(?:\d|[A-Z][a-z]{2,8} \d)",
    re.MULTILINE,
)
_TOP = 700


def _only_forum(scene: Scene, body: list[int], known: list[Event]) -> list[Event]:
    """A text about one forum with one day past: its session, though no verb says that it met."""
    if known or len(scene.forums) != 1 or all(one.heading for one in scene.forums[0].mentions):
        return []
    days = [(number, one) for number in body for one in scene.dates[number] if _fits(scene, number, one)]
    published = scene.issue.published
    held = [
        (number, one)
        for number, one in days
        if published and one.dates.last and one.dates.first and one.dates.first < published
    ]
    if len(held) != 1:
        return []
    number, day = held[0]
    sentence = scene.sentences[number]
    event = Event(
        MeetingKind.SESSION,
        MeetingStatus.HELD,
        number,
        sentence.start,
        sentence.end,
        scene.forums[0],
        None,
        day.dates,
    )
    event.place = place_for(scene, number, sentence.start, sentence.end, day.start)
    event.reasons.append("the only forum and the only day past")
    return [event]


def _minuted(scene: Scene) -> list[Event]:
    """Minutes and records tell of the meeting by their head alone: who was there, the place and the day."""
    if not (_MINUTES.search(scene.view[:_TOP]) or labelled(scene.view[:_TOP])):
        return []
    people: list[Cluster] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.start < _TOP:
            people += [who for _, who in scene.cast.named(number) if who not in people]
    sides = {who.country for who in people if who.country} or set(scene.countries_in(0, _TOP))
    if len(sides) < 2:
        return []
    days = [one for one in date_mentions(scene.view, 0, _TOP, scene.issue.published, relative=False)
            if one.dates.end and one.dates.end.day and not _due(scene, one, 0)]  # fmt: skip
    event = Event(
        MeetingKind.TALKS, MeetingStatus.HELD, 0, 0, scene.sentences[0].end if scene.sentences else 0
    )
    if len({one.dates.text for one in days}) == 1:
        event.dates = days[0].dates
    line = _CITY_LINE.search(scene.view[:_TOP])
    if line is not None:
        city = city_of(line["city"], scene.near)
        event.place = Place(line["city"], country_by_code()[city.code].name if city else None)
    for who in people[:6]:
        event.add(who, "met")
    event.countries = [] if len(people) > 1 else list(scene.parties[:2])
    event.reasons.append("the head of a record")
    return [event]


def _whole_lead(scene: Scene, body: list[int]) -> list[Event]:
    """Where no sentence tells of a meeting, the two of different sides whom the lead names with one day met on it."""
    people: list[Cluster] = []
    for number in body:
        people += [one for one in acting(scene, number, scene.sentences[number].end) if one not in people]
    sides = {who.country for who in people if who.country}
    days = {
        one.dates.text: (number, one)
        for number in body
        for one in scene.dates[number]
        if _fits(scene, number, one)
    }
    if len(people) < 2 or (len(sides) < 2 and len(people) > 3) or len(days) != 1:
        return []
    number, day = next(iter(days.values()))
    first = next(one for one in body if scene.cast.named(one))
    sentence = scene.sentences[first]
    event = Event(kind_of(scene.string(first)), MeetingStatus.HELD, first, sentence.start, sentence.end)
    event.dates = day.dates
    for one in body:
        if event.kind is not MeetingKind.CALL and event.place is None:
            event.place = place_for(
                scene, one, scene.sentences[one].start, scene.sentences[one].end, day.start
            )
    if scene.dates[number] and FUTURE.search(scene.string(number)):
        event.status = MeetingStatus.PLANNED
    for who in people[:4]:
        event.add(who, "met")
    event.reasons += [LEAD_ONLY]
    return [event]


def _fits(scene: Scene, number: int, one: DateMention) -> bool:
    """Whether a day is exact and its sentence looks back on nothing."""
    exact = one.dates.end is not None and one.dates.end.day is not None
    start = scene.sentences[number].start
    return exact and not _due(scene, one, start) and not BEFORE.search(scene.string(number))


_DUE = re.compile(r"\b(?:by|until|till|before|since|later than|dated|of|signed|after|ahead of) (?:the )?$")


def _due(scene: Scene, one: DateMention, start: int) -> bool:
    """Whether a day is one by which, or since which, something is done."""
    return _DUE.search(scene.view[max(start, one.start - 20) : one.start]) is not None
