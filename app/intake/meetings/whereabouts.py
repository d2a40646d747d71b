"""Weighs every city of a text for where its main meeting was, where the sentence that tells of it names none."""

from __future__ import annotations

import re

from app.intake.meetings.cues import Cue
from app.intake.meetings.events import OTHERS_THERE, Event, Place, strange
from app.intake.scene import Scene
from app.intake.text.gazetteer import CityMention
from db.values.choices import MeetingStatus

_MEETING = re.compile(
    r"\b(?:meetings?|talks|discussions?|consultations?|negotiations|dialogues?|ceremony|session|round"
    r"|conference|summit"
    r"|forum|met|meets?|meeting|held|hosted|co-?chair(?:ed|s|ing)?|signed|signing|gathered|convened"
    r"|took place|welcomed"
    r"|received|together|committee|commission|working group|ministers|chiefs|leaders)\b[^.;]{0,60}\b(?:in"
    r"|at|on the)"
    r"(?: the)? $",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"\b(?:sign(?:ed|s|ing)|signator(?:y|ies)|inked)\b")
_THE_MEETING = re.compile(
    r"\b(?:the|their|this|our|both) (?:[\w-]+ ){0,2}?(?:meetings?|talks|session|dialogue|consultations"
    r"|discussions|ceremony"
    r"|summit|agreement|memorandum|MoU|MOU),? (?:which |that )?(?:was |were )?(?:held|hosted|took place"
    r"|convened|signed)?"
    r" ?(?:today |yesterday |here )?(?:in|at) $",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^\W{0,3}(?:(?:While|Here|Today|Yesterday)?,? ?(?:[Ii]n|[Aa]t) )$")
_MET_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:met|held|co-?chaired|signed|hosted|attended|received|spoke with|talks|meetings?)\b"
)
_JOURNEY = re.compile(
    r"\b(?:visit(?:ed|ing|s)?|travel(?:l?ed|l?ing|s)?(?: to)?|trip to|flew to|arriv(?:ed|es|ing) in|is in"
    r"|was in|"
    r"(?:currently|presently) in|return(?:ed|s) from) $"
)
_DURING = re.compile(
    r"\b(?:[Dd]uring|on|[Ii]n the course of) (?:his|her|their|the|an?|this) (?:[\w-]+ ){0,4}?(?:visit"
    r"|trip|tour|stay) (?:to|in) $"
)
_PURPOSE = re.compile(
    r"^(?:, [A-Z][\w ]{2,20}?,?)?(?: on [^.;]{3,30}?,?| today| yesterday| tomorrow| this week"
    r"| next week)? ?,?"
    r"(?:to (?:meet|attend|co-?chair|chair|hold|participate|take part|join|represent|discuss)"
    r"|for (?:[\w.'-]+ ){0,5}?(?:meetings?|talks|consultations|discussions|[Dd]ialogue|summit)|where)\b"
)
_OTHER = re.compile(
    r"\b(?:next|last|previous(?:ly)?|earlier|first|upcoming|forthcoming|will|would|shall|to be|invit\w+"
    r"|propos\w+"
    r"|agreed|plan\w*|looks? forward|follow(?:ing|ed) up|since|after|before|later|recall\w*|years? ago"
    r"|months? ago"
    r"|spring|summer|autumn|winter|in (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)|in (?:19|20)\d\d|born|embassy|consulate|ambassador|commissioner|who (?:is|was)"
    r"|based)\b",
    re.IGNORECASE,
)
_ENOUGH = 2.0
_AROUND = 60
"""Characters on either side of a city in which another time is looked for."""
_FURTHEST = 8
"""Sentences away from the one that tells of the meeting in which cities are looked at."""


def weighed(scene: Scene, event: Event) -> Place | None:
    """The city that most speaks for, where it is enough and no other city comes near it; None otherwise."""
    sums: dict[str, tuple[float, CityMention]] = {}
    for number, sentence in enumerate(scene.sentences):
        near = abs(number - event.sentence) <= _FURTHEST
        if not (near or (sentence.heading and number < 6)):
            continue
        for city in scene.cities[number]:
            score = sum(one.weight for one in _signs(scene, event, number, city))
            if city.city not in sums or sums[city.city][0] < score:
                sums[city.city] = (score, city)
    if not sums or max(score for score, _ in sums.values()) < _ENOUGH:
        return _town(scene, event)
    ranked = sorted(sums.values(), key=lambda one: -one[0])
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.5:
        return None
    chosen = ranked[0][1]
    return Place(chosen.city, chosen.country, event.place.venue if event.place else None)


_AT_IT = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ff]ollowing|[Aa]fter|[Ii]n) (?:the|their|this|our|today's) (?:[\w-]+ ){0,3}?"
    r"(?:meetings?|talks|session|dialogue|consultations|summit|conference"
    r"|round),? (?:which was )?(?:held |hosted )?in "
    r"(?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+){0,2})(?=[.,;]|$| (?:in|on|to|for|with|and"
    r"|today|yesterday)\b)"
)


def _town(scene: Scene, event: Event) -> Place | None:
    """“At the meeting held in Katoomba, …”: a town that no table has, said of the same meeting."""
    for number in range(event.sentence + 1, min(len(scene.sentences), event.sentence + _FURTHEST)):
        found = _AT_IT.search(scene.string(number))
        if (
            found is None
            or scene.sentences[number].heading
            or _OTHER.search(found[0])
            or not strange(found["town"])
        ):
            continue
        return Place(found["town"], None, event.place.venue if event.place else None)
    return None


def _signs(scene: Scene, event: Event, number: int, city: CityMention) -> list[Cue]:
    sentence = scene.sentences[number]
    before, after = scene.view[sentence.start : city.start], scene.view[city.end : sentence.end]
    meeting = _MEETING.search(before)
    signing = _SIGNING.search(before) and _SIGNING.search(scene.string(event.sentence))
    here = number == event.sentence
    distance = max(0, min(abs(number - event.sentence) - 1, 6))
    told = (
        (Cue("a word of meeting before it", 2.0), meeting),
        (Cue("both tell of a signing", 1.0), meeting and signing),
        (Cue("it is that of “the meeting”", 1.0), meeting and _THE_MEETING.search(before)),
        (
            Cue("it opens a sentence that tells of a meeting", 2.0),
            _OPENS.match(before) and _MET_AFTER.match(after),
        ),
        (Cue("a journey there to meet", 2.5), _JOURNEY.search(before) and _PURPOSE.match(after)),
        (Cue("a journey there, in the same sentence", 2.0), here and _DURING.search(before)),
        (Cue("the title names it", 0.5), sentence.heading and meeting),
        (Cue("something else was there", -4.0), OTHERS_THERE.search(before)),
        (Cue("far off", -0.2 * distance), not sentence.heading),
    )
    return [one for one, holds in (*told, *_fits(scene, event, number, city)) if holds]


def _fits(scene: Scene, event: Event, number: int, city: CityMention) -> tuple[tuple[Cue, object], ...]:
    """What the people, the day and the time of a sentence say for a city in it, or against it."""
    sentence, text = scene.sentences[number], scene.string(number)
    before, after = scene.view[sentence.start : city.start], scene.view[city.end : sentence.end]
    days = {one.dates.text for one in scene.dates[number]}
    mine = event.dates.text if event.dates else ""
    own = {event.dates.start, event.dates.end} if event.dates else set()
    apart = [one for one in scene.dates[number] if not own & {one.dates.start, one.dates.end}]
    behind = bool(own) and any(0 < one.start - city.end <= 5 for one in apart)
    surnames = [re.escape(who.name.split()[-1]) for who, _ in event.people[:2]]
    named = sum(re.search(rf"\b{one}\b", text) is not None for one in surnames)
    around = before[-_AROUND:] + "\0" + after[:_AROUND]
    other = (_OTHER if event.status is MeetingStatus.HELD else _ELSE).search(around)
    return (
        (Cue("the people of the meeting beside it", 0.5 * named), named),
        (Cue("the day of the meeting beside it", 1.0), mine and mine in days),
        (Cue("another day beside it", -2.0), mine and days and mine not in days),
        (Cue("another time or occasion", -2.5), other and not sentence.heading),
        (Cue("another day right behind it", -3.0), behind),
    )


_ELSE = re.compile(
    r"\b(?:last|previous(?:ly)?|earlier|since|recall\w*|was held|were held|years? ago|months? ago|embassy"
    r"|ambassador)\b",
    re.IGNORECASE,
)
"""What speaks of another occasion where the meeting itself is still to come."""
