"""What a found meeting or visit holds before it becomes a proposal, and where and when it took place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.intake.forum_clusters import Forum
from app.intake.lexicon import country_names, word_set
from app.intake.people import Cluster
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange

_CANCELLED = re.compile(r"\b(?:cancelled|canceled|called off)\b", re.IGNORECASE)
_POSTPONED = re.compile(r"\b(?:postponed|put off|rescheduled)\b", re.IGNORECASE)
_NOT_EVENT_DATE = re.compile(
    r"(?:\bsince|\bsigned(?: \w+){0,3}|\belevated(?: \w+){0,8}|\bestablished(?: \w+){0,8}"
    r"|\binstituted|\bissued|\bdated"
    r"|\brecalling(?: \w+){0,8}|\bvisit of(?: [\w.'’]+){0,9}|\bvisit by(?: [\w.'’]+){0,9}"
    r"|\blaunched|\blaid out"
    r"|\bvisit\b(?: to(?: [A-Z][\w.]*)+| of)?(?: \w+){0,3}"
    r"|\blast (?:meeting|session|round)(?: \w+){0,6}|\bfirst (?:meeting|session|round)(?: \w+){0,6}"
    r"|\bprevious (?:meeting|session|round)(?: \w+){0,6}|\bby(?: the end of)?|\buntil|\bbefore"
    r"|\bSummit|\bending|\bin force)"
    r" (?:in |on |from |the |at |of )*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Place:
    """Where: each part only as far as it is stated, and how it is known."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None
    basis: str = "stated"


@dataclass(slots=True)
class Event:
    """A meeting that a text tells of; filled while the passes run."""

    kind: MeetingKind
    status: MeetingStatus
    sentence: int
    start: int
    end: int
    forum: Forum | None = None
    edition: int | None = None
    dates: DateRange | None = None
    place: Place | None = None
    people: list[tuple[Cluster, str]] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    score: float = 0.0
    name: str = ""
    due: str | None = None

    def add(self, who: Cluster, role: str) -> None:
        """Someone who took part; the first telling role stands."""
        for index, (known, old) in enumerate(self.people):
            if known is who:
                if old in {"", "met"} and role:
                    self.people[index] = (who, role)
                return
        self.people.append((who, role))


def date_for(
    scene: Scene, number: int, start: int, end: int, at: int, *, visit: bool = False
) -> DateRange | None:
    """The date in `start:end` of a sentence that belongs to what happens at `at`: days first, nearest first."""
    fitting = [
        one
        for one in scene.dates[number]
        if start <= one.start < end
        and (visit or not _NOT_EVENT_DATE.search(scene.view[max(start, one.start - 80) : one.start]))
    ]
    days = [one for one in fitting if _exact(one.dates)]
    chosen = min(days or fitting, key=lambda one: abs(one.start - at), default=None)
    return chosen.dates if chosen else None


def _exact(dates: DateRange) -> bool:
    return dates.end is not None and dates.end.day is not None


def place_for(scene: Scene, number: int, start: int, end: int, at: int) -> Place | None:
    """Where what happens at `at` took place, as far as the sentence says."""
    cities = [
        one
        for one in scene.cities[number]
        if start <= one.start < end
        and (
            not _ELSEWHERE.search(scene.view[max(start, one.start - 30) : one.start])
            or scene.view.startswith(", where", one.end)
        )
    ]
    venue = scene.venue(number)
    if venue is not None and not start <= venue[2] < end:
        venue = None
    chosen = min(cities, key=lambda one: (one.start < at, abs(one.start - at)), default=None)
    if chosen is not None:
        return Place(chosen.city, chosen.country, venue[0] if venue else None)
    if venue is not None:
        return Place(None, venue[1] or None, venue[0])
    return _country_place(scene, start, end) or _town(scene, number, at, end)


_TOWN = re.compile(
    r"\b[Ii]n (?P<town>[^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z][\w'-]+){0,2})(?=,? (?:(?:on"
    r"|from) (?=\w+ ?\d|\d|[MTWFS]\w+day)"
    r"|today\b|yesterday\b|this (?:week|morning|afternoon)\b))"
)


def _town(scene: Scene, number: int, start: int, end: int) -> Place | None:
    """A place that no table has, where a day stands right behind it: “in Tapa on Wednesday”."""
    for found in _TOWN.finditer(scene.view, start, end):
        words = found["town"].split()
        strange = not any(one in word_set("office_words") | word_set("never_names") for one in words)
        person = any(one.start <= found.start("town") < one.end for one, _ in scene.cast.named(number))
        if strange and not person and found["town"] not in country_names():
            return Place(found["town"], None, None)
    return None


_ELSEWHERE = re.compile(
    r"\b(?:visit(?:ed|ing|s)?|trip|tour|travel\w*|return\w*|depart\w*|left|leave\w*)(?: to| for"
    r"| of| in)? (?:the )?$"
)
_IN = re.compile(r"\b(?:in|to) (?:the )?$")


def _country_place(scene: Scene, start: int, end: int) -> Place | None:
    for one in scene.countries:
        held = (
            start <= one.start < end
            and not one.people
            and _IN.search(scene.view[max(start, one.start - 8) : one.start])
        )
        if held and re.search(
            r"\b(?:held|hosted|take place|takes place|took place)\b", scene.view[start : one.start]
        ):
            return Place(None, one.country.name, None)
    return None


def status_of(text: str, future: bool) -> MeetingStatus:
    """Held, planned, postponed or cancelled, as the words around say."""
    if _CANCELLED.search(text):
        return MeetingStatus.CANCELLED
    if _POSTPONED.search(text):
        return MeetingStatus.POSTPONED
    return MeetingStatus.PLANNED if future else MeetingStatus.HELD
