"""Finds the meeting that a title announces (“Readout of the President's Call with …”) where no rule read its lead."""

from __future__ import annotations

import re

from app.intake.meetings.acting import acting
from app.intake.meetings.cues import FUTURE, NOUN, SETS_OUT, STRONG, kind_of
from app.intake.meetings.events import Event, as_told, date_for, place_for, status_of
from app.intake.meetings.joint_talks import spoken
from app.intake.meetings.sessions import BESIDE
from app.intake.meetings.verbs import TO_COME
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from db.values.choices import MeetingKind

TITLE_SAYS = "the title tells of it"
_TOP = 10
"""Sentences and headings from the top among which a title is looked for."""
_READOUT = re.compile(r"(?:Joint )?(?:Readout|Read-out|Summary|READOUT|Note|Minutes|Record)\b")
_JOURNEY = re.compile(
    r"\b(?:[Tt]ravels?|[Tt]rip|[Vv]isits?|VISITS?|[Dd]eparts|[Ee]mbarks|EMBARKS|DEPARTS|[Tt]our)\b"
)
_DRILL = re.compile(r"\b(?:[Ee]xercises?|EXERCISE|[Dd]rills?)\b")


def headlined(scene: Scene, known: list[Event]) -> list[Event]:
    """One meeting at the first sentence of the body, where a title tells of it and nothing `known` covers the lead."""
    title = _title(scene)
    body = [
        number for number, one in enumerate(scene.sentences)
        if title is not None and number > title and not one.heading and not one.truncated
    ][:2]  # fmt: skip
    if title is None or not body or any(_in_lead(one, body) for one in known):
        return []
    number = body[0]
    sentence, text = scene.sentences[number], scene.string(number)
    readout = _READOUT.match(scene.string(title)) is not None
    if not readout and (known or not scene.dates[number]):
        return []
    if SETS_OUT.search(text) or _DRILL.search(text):
        return []
    people = acting(scene, number, sentence.end)
    people += [who for _, who in scene.cast.named(title) if who not in people and len(people) < 2]
    countries = scene.countries_in(scene.sentences[title].start, scene.sentences[title].end)
    countries += [one for one in scene.countries_in(sentence.start, sentence.end) if one not in countries]
    offices = [one.position for one in scene.cast.offices(number)]
    if len(people) + len(offices) < 2 and len(countries) < 2:
        return []
    return [_event(scene, number, title, people, countries, offices)]


def _event(
    scene: Scene, number: int, title: int, people: list[Cluster], countries: list[str], offices: list[str]
) -> Event:
    sentence, text = scene.sentences[number], scene.string(number)
    call = spoken(scene, number) or kind_of(scene.string(title)) is MeetingKind.CALL
    kind = MeetingKind.CALL if call else kind_of(text)
    future = bool(FUTURE.search(text[:120]) or TO_COME.search(text[:120]))
    event = Event(kind, status_of(text, future), number, sentence.start, sentence.end)
    event.dates = as_told(
        scene, number, date_for(scene, number, sentence.start, sentence.end, sentence.start)
    )
    if kind is not MeetingKind.CALL:
        event.place = place_for(scene, number, sentence.start, sentence.end, sentence.start)
    for who in people[:4]:
        event.add(who, "met")
    event.offices = offices if len(people) < 2 else []
    event.countries = countries if len(people) < 2 else []
    event.reasons.append(TITLE_SAYS)
    return event


def _title(scene: Scene) -> int | None:
    """The last heading above the body that has a word of meeting, and is no title of a journey alone."""
    for number in range(min(len(scene.sentences), _TOP) - 1, -1, -1):
        text = scene.string(number)
        if not scene.sentences[number].heading or _DRILL.search(text) or len(text.split()) < 3:
            continue
        said = NOUN.search(text) or STRONG.search(text) or _MEETS.search(text)
        if said and (_READOUT.match(text) or not _JOURNEY.search(text)):
            return number
    return None


_MEETS = re.compile(
    r"\b(?:[Mm]eets?|[Hh]olds?|[Hh]osts?|[Rr]eceives?|[Ww]elcomes?|[Cc]alls?|[Tt]alks?|[Cc]o-?chairs?)\b"
)


def _in_lead(event: Event, body: list[int]) -> bool:
    """Whether a known meeting is told, or its forum named, in the lead."""
    if BESIDE in event.reasons:
        return False
    if "the head of a record" in event.reasons:
        return True
    return event.sentence in body or (
        event.forum is not None and any(one.sentence in body for one in event.forum.mentions)
    )
