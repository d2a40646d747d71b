"""Finds meetings by what speaks for one where no turn of phrase is known: words of meeting, sides, a day, a place."""

from __future__ import annotations

import re

from app.intake.meetings.acting import acting
from app.intake.meetings.continuing import NAMES_IT
from app.intake.meetings.cues import (
    ASIDE,
    BOTH,
    FUTURE,
    HELD,
    JOINS,
    NOUN,
    OURS,
    PRONOUN,
    SETS_OUT,
    STRONG,
    TOGETHER,
    WEAK,
    cues_of,
    kind_of,
)
from app.intake.meetings.days import CAME
from app.intake.meetings.earlier import EARLIER
from app.intake.meetings.events import Event, as_told, date_for, place_for, status_of
from app.intake.meetings.joint_talks import spoken
from app.intake.meetings.sessions import BESIDE, TITLED
from app.intake.meetings.unspoken import unspoken
from app.intake.meetings.verbs import TO_COME
from app.intake.people.mentions import Cluster
from app.intake.scene import Scene
from db.values.choices import MeetingKind
from db.values.partial_date import DateRange

_LEAD = 3
"""Sentences at the beginning that are weighed although a meeting is known from elsewhere."""
_ENOUGH = 3.0
_LONG = 60
"""Days before the day of the text from which on a meeting is what it looks back on."""


def gatherings(scene: Scene, known: list[Event]) -> list[Event]:
    """The meetings that the lead tells of and that are not `known`; where none is, the whole text is weighed."""
    found: list[Event] = []
    body = [number for number, one in enumerate(scene.sentences) if not one.heading and not one.truncated]
    for place, number in enumerate(body):
        if place >= _LEAD and any(_fresh(scene, one) for one in (*known, *found)):
            break
        if any(_covers(one, number) for one in known):
            continue
        event = _weighed(scene, number, place, alone=not (known or found))
        if event is not None and not _told(scene, event, [*known, *found]):
            found.append(event)
    return (
        found if any(_fresh(scene, one) for one in (*known, *found)) else found + unspoken(scene, body, known)
    )


def _fresh(scene: Scene, event: Event) -> bool:
    """Whether a meeting may be what the text is about: not one long before it."""
    published = scene.issue.published
    if EARLIER in event.reasons or BESIDE in event.reasons:
        return False
    if event.dates is None or event.dates.last is None or published is None or not scene.issue.stated:
        return True
    return (published - event.dates.last).days <= _LONG


def _covers(event: Event, number: int) -> bool:
    if BESIDE in event.reasons:
        return False
    if event.sentence == number:
        return True
    return event.forum is not None and any(one.sentence == number for one in event.forum.mentions)


_HOSPITALITY = re.compile(
    r"\b(?:invit|host|entertain)\w*\b[^.;]*\b(?:guests|officials|figures|members|dignitaries|representatives)\b[^.;]*"
    r"\b(?:lunch|luncheon|dinner|reception|breakfast|tea|drinks)\b"
)
"""A party for many is no meeting."""


def _weighed(scene: Scene, number: int, place: int, *, alone: bool) -> Event | None:
    """The meeting of one sentence where its cues suffice; `alone` where no other is known."""
    sentence, text = scene.sentences[number], scene.string(number)
    said = _word_of_meeting(text)
    at = _two_together(scene, number, place) if said is None else said
    told = bool(PRONOUN.match(text))
    weak = (told and not alone) or _HOSPITALITY.search(text)
    if at is None or (weak and not STRONG.search(text)):
        return None
    aside = ASIDE.search(scene.view, sentence.start + at, sentence.end)
    limit = aside.start() if aside else sentence.end
    people = acting(scene, number, limit) or _named_behind(scene, number)
    offices = [one for one in scene.cast.offices(number) if one.start < limit]
    countries = _parties_in(scene, number, limit)
    if not (_two_sides(text, people, len(offices), countries) or _of_others(scene, number, people)):
        return None
    event = _begun(scene, number, limit, at)
    if told and not scene.cast.named(number):
        _from_before(scene, event, people)
    sides = {who.country for who in people if who.country}
    parts = len(people) + len(offices) + bool(people and set(countries) - sides)
    cues = cues_of(text, place, event, parts, max(len(countries), len(sides)))
    event.score = sum(one.weight for one in cues)
    if event.score < _ENOUGH:
        return None
    for who in people:
        event.add(who, "met")
    event.offices = [one.position for one in offices] if len(people) < 2 else []
    if len(people) < 2:
        event.countries = countries if len(countries) > 1 or people else list(scene.parties[:2])
    if not event.people and (len(event.countries) < 2 or _PROPER.search(_attended(text))):
        event.name = _named(text)
    event.reasons += [one.why for one in cues if one.weight > 0]
    return event


def _parties_in(scene: Scene, number: int, limit: int) -> list[str]:
    """The countries of a sentence before `limit`; in “in Vienna, Austria” the second is a place and no party."""
    start, where = scene.sentences[number].start, {city.end + 2 for city in scene.cities[number]}
    named = (one for one in scene.countries if start <= one.start < limit and one.start not in where)
    return list(dict.fromkeys(one.country.name for one in named))


_ATTENDED = re.compile(
    r"\b(?:attend\w*|participat\w+ in|t(?:ake|akes|aking|ook) part in|join\w*|at) (?:the|an?|this|its) "
    r"(?P<what>[^,.;]{3,120}?\b(?:meetings?|ministerial|conference|summit|talks|consultations|session|dialogue))\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:[A-Z][\w-]+ ){0,3}(?:[Mm]inisters|[Cc]hiefs|[Ll]eaders|[Dd]irectors|[Cc]ommanders|[Ss]ecretaries)"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)? (?:of|from) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}"
)
"""A gathering that is named by what it is: “to attend the Five Country Ministerial meeting”."""


_PROPER = re.compile(r"(?:[A-Z][\w'-]+ ){2}")


def _attended(text: str) -> str:
    found = _ATTENDED.search(text)
    return found["what"] if found else ""


def _named(text: str) -> str:
    """What a gathering of no named people is called: by what was attended, else by the group that met."""
    group = _GROUP.search(text)
    return _attended(text) or (f"Meeting of the {group[0]}" if group else "")


def _two_together(scene: Scene, number: int, place: int) -> int | None:
    """Two of different sides, a day and a city in the first sentence: whatever the verb, they met."""
    named = scene.cast.named(number)
    sides = {who.country for _, who in named if who.country}
    if place or len(sides) < 2 or not scene.dates[number] or not scene.cities[number]:
        return None
    return named[0][0].end - scene.sentences[number].start


def _from_before(scene: Scene, event: Event, people: list[Cluster]) -> None:
    """“They discussed …”: day and place stand where the two were named."""
    for back in range(event.sentence - 1, max(-1, event.sentence - 4), -1):
        named = {id(who) for _, who in scene.cast.named(back)}
        if len(named & {id(who) for who in people}) < 2:
            continue
        one = scene.sentences[back]
        event.dates = event.dates or date_for(scene, back, one.start, one.end, one.end)
        if event.kind is not MeetingKind.CALL:
            event.place = event.place or place_for(scene, back, one.start, one.end, one.start)
        event.start = one.start
        return


def _begun(scene: Scene, number: int, limit: int, at: int) -> Event:
    """An event with what the sentence says of its kind, status, day and place."""
    sentence, text = scene.sentences[number], scene.string(number)
    future = bool(FUTURE.search(text[max(0, at - 60) : at + 60]) or TO_COME.search(text[:at]))
    kind = MeetingKind.CALL if spoken(scene, number) else kind_of(text)
    event = Event(kind, status_of(text, future), number, sentence.start, sentence.end)
    event.dates = _dates(scene, number, limit, at)
    if event.kind is not MeetingKind.CALL:
        event.place = place_for(scene, number, sentence.start, limit, sentence.start + at)
    return event


def _dates(scene: Scene, number: int, limit: int, at: int) -> DateRange | None:
    """The day in the sentence; of what “concluded” only the end, of what “began” only the start."""
    sentence = scene.sentences[number]
    if SETS_OUT.search(scene.string(number)):
        return None  # the day is that of the departure
    signing = scene.view[sentence.start + at : sentence.start + at + 5] in {"signe", "signi", "inked"}
    dates = date_for(scene, number, sentence.start, limit, sentence.start + at, visit=signing)
    if (
        dates is None
        and number
        and CAME.match(scene.string(number))
        and not scene.sentences[number - 1].heading
    ):
        before = scene.sentences[number - 1]
        return date_for(scene, number - 1, before.start, before.end, before.start)
    return as_told(scene, number, dates)


def _word_of_meeting(text: str) -> int | None:
    """Where the word stands that says that people met: a verb that says so, else a noun."""
    noun = NOUN.search(text)
    strong = STRONG.search(text)
    if strong is not None:
        return strong.start()
    signed = re.search(r"\b(?:signed|inked|signing)\b", text)
    if noun is not None and (
        WEAK.search(text)
        or re.search(r"\b(?:in|for|at|during|after|following) (?:[\w.'-]+ ){0,5}$", text[: noun.start()])
    ):
        return signed.start() if signed else noun.start()
    together = TOGETHER.search(text)
    return together.start() if together else None


def _named_behind(scene: Scene, number: int) -> list[Cluster]:
    """“The talks were held in Karachi on 11 May. X headed …, Y …”: those whom the next sentence names on two sides."""
    text = scene.string(number)
    if not (
        NOUN.search(text)
        and (HELD.search(text) or _WENT_ON.search(text))
        and scene.dates[number]
        and number + 1 < len(scene.sentences)
    ):
        return []
    named = list({id(who): who for _, who in scene.cast.named(number + 1)}.values())
    sides = {who.country for who in named if who.country} | set(
        scene.countries_in(scene.sentences[number + 1].start, scene.sentences[number + 1].end)
    )
    return named if len(named) >= 2 and len(sides) >= 2 else []


_WENT_ON = re.compile(r"\b(?:ended|concluded|opened|began|started|closed|wrapped up|lasted|convened)\b")


def _two_sides(text: str, people: list[Cluster], offices: int, countries: list[str]) -> bool:
    others = {who.country for who in people if who.country}
    if people and set(countries) - others and TOGETHER.search(text):
        return True  # “the Minister signed a memorandum with Papua New Guinea”
    if len(people) + offices >= 2 or len(countries) >= 2 or (people and OURS.search(text)):
        return True
    if BOTH.search(text) and (STRONG.search(text) or (NOUN.search(text) and HELD.search(text))):
        return True
    return bool(people and JOINS.search(text) and NOUN.search(text))


_MET_WITH = re.compile(
    r"\b(?:met|meets|talks|meeting|discussions|consultations) with (?:the )?(?:senior |top )?$"
)


def _of_others(scene: Scene, number: int, people: list[Cluster]) -> bool:
    """“met with Chinese Politburo Member Li”: whom no table knows, but of another country."""
    sentence, own = scene.sentences[number], {who.country for who in people if who.country}
    return bool(people) and any(
        one.people and one.country.name not in own
        and _MET_WITH.search(scene.view[sentence.start : one.start])
        for one in scene.countries if sentence.start <= one.start < sentence.end
    )  # fmt: skip


def _goes_on(scene: Scene, old: Event, event: Event) -> bool:
    """“The two-day meeting, held on D, was co-chaired by …” behind a session is that session."""
    return 0 < event.sentence - old.sentence <= 2 and NAMES_IT.match(scene.string(event.sentence)) is not None


def _told(scene: Scene, event: Event, known: list[Event]) -> bool:
    """Whether a sentence only goes on about a known meeting: the same people, or no day and place of its own."""
    mine = {id(who) for who, _ in event.people}
    apart = event.dates is not None or event.place is not None
    for old in known:
        theirs = {id(who) for who, _ in old.people}
        if TITLED in old.reasons and not (old.dates and old.place):
            old.dates, old.place = old.dates or event.dates, old.place or event.place
            old.start, old.end, old.sentence = event.start, event.end, event.sentence
            return True
        if old.dates and event.dates and old.dates.text != event.dates.text:
            continue
        if old.forum is not None and not theirs and _goes_on(scene, old, event):
            old.dates, old.place = old.dates or event.dates, old.place or event.place
            return True
        if mine and (mine <= theirs or (len(theirs) > 1 and theirs <= mine)):
            earlier = event.sentence < old.sentence and old.status is event.status
            if HELD.search(scene.string(event.sentence)) or earlier:
                old.dates, old.place = old.dates or event.dates, old.place or event.place
            return True
        if old.status is event.status and old.sentence < event.sentence and (not apart or not mine):
            return True
    return False
