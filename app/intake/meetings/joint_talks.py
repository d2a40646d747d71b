"""Finds talks of two sides told together: “A and B held talks”, “talks between A and B took place”."""

from __future__ import annotations

import re

from app.intake.meetings.events import Event, as_told, date_for, place_for, status_of
from app.intake.meetings.verbs import TALKS
from app.intake.people.mentions import Cluster, only_mentioned
from app.intake.scene import Scene
from db.values.choices import MeetingKind

_BETWEEN = re.compile(
    rf"\b(?P<what>(?:[\w-]+ ){{0,4}}(?i:{TALKS}))(?: [^.;]{{0,80}}?)? between (?P<who>.{{3,240}}?)"
    r"(?= (?:was|were|took|takes|is|are|will|has|on|in|at|here|today|yesterday|held|focused"
    r"|covered|discussed)\b|[.;]|$)"
)
_TOGETHER = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Aa]t) (?:a|their)(?: [\w-]+){0,3}"
    r" (?:meeting|talks|discussions|consultations|call)\b(?! of| with| between)"
    r"|\bmet (?:last |here |today |yesterday |virtually |together |again )*(?:in|on|at|for|via)\b"
    r"|\b(?:held|hold|co-chaired|had|will hold|conducted|convened|opened|concluded|led"
    r"|headed)(?: [\w,-]+){0,6} " + TALKS + r"\b(?! (?:with|between|of|on the sidelines of the \w+ Assembly))"
)
_PLURAL = re.compile(
    r"(?:They|(?:The|Both|These) (?:two )?(?:\w+ )?(?:ministers|leaders|presidents|generals|admirals"
    r"|chiefs|secretaries|officials|sides))"
    r" (?:(?:last|first|also|then|later|earlier) )?m?$"
)


_AND_WHOM = re.compile(
    r"\b[Tt]he (?P<post>(?:[A-Z]\w+ ){0,4}(?:President|Minister|Secretary|Chief|Advis[eo]r|Chancellor"
    r"|King|Premier)) and "
)


def joint(scene: Scene, number: int) -> Event | None:
    """“A and B held talks”, “A, B and C met in Singapore”."""
    sentence = scene.sentences[number]
    found = _TOGETHER.search(scene.string(number))
    if found is not None and re.search(
        r"\b(?:first|last|previously) $", scene.string(number)[: found.start()]
    ):
        return None  # “first held consultations in 2022”: how it all began
    if found is None or re.search(r"\b(?:to|in order to) (?:attend|participate|take part)\b", found[0]):
        return None
    at = sentence.start + found.start()
    people = [
        who for one, who in scene.cast.named(number) if one.end <= at and not only_mentioned(scene.view, who)
    ]
    countries = [
        one.country.name for one in scene.countries if sentence.start <= one.start < at and not one.people
    ]
    offices = [one.position for one in scene.cast.offices(number) if one.end <= at]
    unnamed = _AND_WHOM.search(scene.view, sentence.start, at)
    offices = offices or ([unnamed["post"]] if unnamed else [])
    if people and offices and len({id(who) for who in people}) < 2 and len(set(countries)) < 2:
        event = _noted(scene, number, at, people, countries)  # “The Vice President and President X met …”
        event.offices = offices[:1]
        return event
    if len({id(who) for who in people}) < 2 and len(set(countries)) < 2:
        people = _told_before(scene, number) if _PLURAL.match(scene.view, sentence.start, at + 1) else []
        if len(people) < 2:
            return None
    return _noted(scene, number, at, people, countries)


def _told_before(scene: Scene, number: int) -> list[Cluster]:
    """The two of different sides who are named most in the sentences before."""
    counts: dict[int, int] = {}
    known = {id(who): who for who in scene.cast.people}
    for back in range(number):
        for _, who in scene.cast.named(back):
            if not only_mentioned(scene.view, who):
                counts[id(who)] = counts.get(id(who), 0) + 1
    ranked = [known[key] for key in sorted(counts, key=lambda key: -counts[key]) if known[key].country]
    other = next((who for who in ranked[1:] if who.country != ranked[0].country), None)
    return [ranked[0], other] if other else []


def _noted(scene: Scene, number: int, at: int, people: list[Cluster], countries: list[str]) -> Event:
    sentence = scene.sentences[number]
    text = scene.string(number)
    future = bool(re.search(r"\b(?:will|to be held|scheduled)\b", text))
    kind = MeetingKind.CALL if spoken(scene, number) else MeetingKind.TALKS
    event = Event(kind, status_of(text, future), number, sentence.start, sentence.end)
    event.dates = as_told(scene, number, date_for(scene, number, sentence.start, sentence.end, at))
    event.place = place_for(scene, number, sentence.start, sentence.end, at)
    for who in people:
        event.add(who, "met")
    event.countries = list(dict.fromkeys(countries))
    event.reasons.append("talks between sides")
    return event


def spoken(scene: Scene, number: int) -> bool:
    """“X and Y spoke on Friday. The call …”: whether a sentence and what stands around it tell of a call."""
    if not re.search(r"\b(?:spoke|speak|talked|conversed|conferred)\b", scene.string(number)):
        return False
    near = [scene.string(one) for one in range(number, min(number + 2, len(scene.sentences)))]
    near += [scene.string(one) for one, two in enumerate(scene.sentences) if two.heading and one < number]
    return any(
        re.search(r"\b(?:[Cc]alls?|[Tt]elephon\w+|[Pp]hone|[Vv]ideo|CALLS?)\b(?! (?:for|on)\b)", one)
        for one in near
    )


_AND_I = re.compile(
    r"\band I (?:also |then |later |today |tonight |yesterday |have |had |both )*(?:met|talked|spoke"
    r"|discussed|exchanged (?:views|notes)"
    r"|reviewed|covered|explored|conferred|held|considered|consulted|compared notes"
    r"|(?P<dated>agreed|signed|reached|decided|concluded|announced|launched|opened|endorsed|adopted"
    r"|witnessed|issued|committed|confirmed|reaffirmed|established|finali[sz]ed))\b"
)


_BY_WIRE = re.compile(
    r"\b(?:tele)?phone (?:call|conversation|discussion|talks?)\b|\btelephon\w+|\bby (?:tele)?phone\b"
    r"|\bconference call\b"
)


def _and_i(scene: Scene, number: int) -> Event | None:
    """“Dr Okoye and I exchanged views”: who writes met whom he names."""
    sentence = scene.sentences[number]
    found = _AND_I.search(scene.string(number)) if scene.author is not None else None
    if found is None or scene.author is None or (found["dated"] and not scene.dates[number]):
        return None
    at = sentence.start + found.start()
    named = [
        who for one, who in scene.cast.named(number) if 0 <= at - one.end < 3 and who is not scene.author
    ]
    if not named:
        return None
    event = _noted(scene, number, at, [*named, scene.author], [])
    if _BY_WIRE.search(scene.string(number)):
        event.kind, event.place = MeetingKind.CALL, None
    return event


def between(scene: Scene, number: int) -> list[Event]:
    """“talks between A and B were held”; and “A and B held talks” where no verb named a partner."""
    sentence = scene.sentences[number]
    text = scene.string(number)
    found = _BETWEEN.search(text)
    if found and re.search(
        r"\b(?:held|took place|convened|today|yesterday|conducted|hosted|here)\b",
        text,
    ):
        start, end = sentence.start + found.start("who"), sentence.start + found.end("who")
        people = [who for one, who in scene.cast.named(number) if start <= one.start < end]
        countries = scene.countries_in(start, end)
        if len(people) >= 2 or len(countries) >= 2:
            return [_noted(scene, number, sentence.start + found.start(), people, countries)]
    with_author = _and_i(scene, number)
    if with_author is not None:
        return [with_author]
    together = joint(scene, number)
    return [together] if together is not None else []
