"""Weighs the days of a text for when its main meeting was, where the sentence that tells of it names none."""

from __future__ import annotations

import re

from app.intake.meetings.cues import Cue
from app.intake.meetings.events import Event, as_told, date_for
from app.intake.scene import Scene
from app.intake.text.dates import DateMention
from db.values.partial_date import DateRange

_WHAT = (
    r"(?:meetings?|talks|discussions?|consultations?|negotiations|dialogue|conversation|call|session|conference|summit"
    r"|visit|round|interaction|signing|ceremony)"
)
_THE_SAME = re.compile(
    rf"\b(?:the|this|their|both|these) (?:[\w-]+ ){{0,4}}?{_WHAT}\b[^.;]{{0,60}}?"
    r"\b(?:held|took place|was|were|happened|convened|hosted|lasted|conducted|comes?|came)\b"
    r"|\b(?:[Tt]he two|[Bb]oth|[Tt]hey)(?: [\w-]+){0,3} (?:had )?(?:met|held|spoke|talked|discussed|signed)\b"
)
_MET = re.compile(
    r"\b(?:met|held|hosted|received|called on|spoke|signed|visited|welcomed|co-?chaired|chaired|convened|discussed"
    r"|arrived|interacted|talks|meeting)\b"
)
_OTHER = re.compile(
    r"\b(?:next|last (?!night|evening)|previous(?:ly)?|upcoming|forthcoming|will|would|shall|agreed|invit\w+|propos\w+"
    r"|plan\w*|look\w* forward|since|by|until|before|ahead of|recall\w*|years? ago|anniversary|report\w*|attack\w*"
    r"|elected|appointed|released?|published|statement|announced|told|tweeted|exercise|expire\w*|deadline|due)\b",
    re.IGNORECASE,
)
_ENOUGH = 2.5
_BACK, _ON = 2, 5
"""Sentences before and behind the one that tells of the meeting in which days are looked at."""


def weighed_day(scene: Scene, event: Event) -> DateRange | None:
    """The exact day that most speaks for, where it is enough and no other day comes near it; None otherwise."""
    sums: dict[str, tuple[float, DateRange]] = {}
    first, last = max(0, event.sentence - _BACK), min(len(scene.sentences), event.sentence + _ON + 1)
    for number in range(first, last):
        one = scene.sentences[number]
        if one.heading or number == event.sentence:
            continue
        for day in scene.dates[number]:
            fits = date_for(scene, number, day.start, day.end, day.start)
            if fits is None or fits.end is None or fits.end.day is None:
                continue
            told = as_told(scene, number, fits) or fits
            score = sum(sign.weight for sign in _signs(scene, event, number, day))
            if told.text not in sums or sums[told.text][0] < score:
                sums[told.text] = (score, told)
    ranked = sorted(sums.values(), key=lambda one: -one[0])
    if not ranked or ranked[0][0] < _ENOUGH or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.5):
        return None
    return ranked[0][1]


def _signs(scene: Scene, event: Event, number: int, day: DateMention) -> list[Cue]:
    sentence = scene.sentences[number]
    text = scene.string(number)
    lead = next((at for at, one in enumerate(scene.sentences) if not one.heading), 0)
    before = scene.view[max(sentence.start, day.start - 70) : day.start]
    after = scene.view[day.end : min(sentence.end, day.end + 40)]
    mine = {id(who) for who, _ in event.people}
    named = [id(who) for _, who in scene.cast.named(number)]
    distance = abs(number - event.sentence) - 1
    city = event.place.city if event.place else None
    away = city is not None and scene.cities[number] and all(one.city != city for one in scene.cities[number])
    return [
        one
        for one, holds in (
            (Cue("it goes on about the meeting", 2.0), _THE_SAME.search(text)),
            (Cue("a word of meeting beside it", 1.0), _MET.search(before) or _MET.search(after)),
            (Cue("its people are named with it", 1.0), set(named) & mine),
            (Cue("others are named with it", -1.5), set(named) - mine),
            (Cue("another city beside it", -2.0), away),
            (Cue("the first sentence of the text", 0.5), number == lead),
            (Cue("another time or occasion", -2.5), _OTHER.search(before) or _OTHER.search(after)),
            (Cue("far off", -0.25 * distance), distance > 0),
        )
        if holds
    ]
