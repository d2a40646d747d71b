"""Finds journeys: who visited which country, from when to when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.meetings.events import date_for
from app.intake.people.mentions import Cluster, only_mentioned
from app.intake.scene import Scene
from db.values.partial_date import DateRange

_VISIT = re.compile(
    r"\b(?:(?:departed|embark\w*|proceed\w*|left|arriv\w+|is|was|undertook|paid|pays?|paying"
    r"|concluded|will (?:pay|undertake|be on)|began|on)"
    r"(?: \w+){0,4}? (?:an? |his |her |the )(?:[\w-]+ ){0,4}?(?:visit|trip|tour) (?:to|of) (?:the )?(?=[A-Z])"
    r"|(?:travel(?:l?ed|s|l?ing) to|arriv(?:ed|es|ing) in|flew to|departed for|left for) (?:the )?(?=[A-Z])"
    r"|(?:visited|is visiting|will visit|was visiting|visiting) (?:the )?(?=[A-Z]))"
)
_DURING = re.compile(r"\b[Dd]uring (?:his|her|the|their|an?)(?: [\w-]+){0,3} visit\b")


@dataclass(frozen=True, slots=True)
class Visit:
    """A journey told of at `start:end`; visitor and country only where stated."""

    start: int
    end: int
    visitor: Cluster | None
    country: str | None
    dates: DateRange | None


def visits(scene: Scene) -> list[Visit]:
    """Each visitor's journey once, with the dates that the text gives."""
    found: list[Visit] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading:
            continue
        text = scene.string(number)
        for match in _VISIT.finditer(text):
            one = _made(scene, number, match)
            if one is not None and not any(_same(one, old) for old in found):
                found.append(one)
    if not found:
        found += _during(scene)
    return found


def _made(scene: Scene, number: int, match: re.Match[str]) -> Visit | None:
    sentence = scene.sentences[number]
    at = sentence.start + match.end()
    goal = next((one for one in scene.countries if at <= one.start < at + 40 and not one.people), None)
    city = next((one for one in scene.cities[number] if at <= one.start < at + 40), None)
    country = goal.country.name if goal else city.country if city else None
    left = [who for one, who in scene.cast.named(number) if one.end <= sentence.start + match.start() + 1]
    visitor = left[-1] if left else None
    if country is None or (
        visitor is None
        and not re.search(r"\b(?:He|She|delegation|Minister|COAS|CDS)\b", match.string[: match.start()])
    ):
        return None
    if visitor is not None and only_mentioned(scene.view, visitor):
        return None
    dates = date_for(scene, number, sentence.start, sentence.end, at, visit=True)
    return Visit(sentence.start, sentence.end, visitor, country, dates)


def _same(one: Visit, old: Visit) -> bool:
    return one.country == old.country and (one.visitor is old.visitor or one.visitor is None)


def _during(scene: Scene) -> list[Visit]:
    """“During his visit, X called on Y”: a visit whose dates are not stated."""
    for number, sentence in enumerate(scene.sentences):
        match = None if sentence.heading else _DURING.search(scene.string(number))
        named = scene.cast.named(number) if match else []
        if match and named:
            who = named[0][1]
            return [Visit(sentence.start, sentence.end, who, None, None)]
    return []
