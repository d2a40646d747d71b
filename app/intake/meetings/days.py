"""Fills and takes back the days of sessions from sentences other than those that name them."""

from __future__ import annotations

import re

from app.intake.meetings.events import Event, date_for, place_for
from app.intake.scene import Scene
from db.values.choices import MeetingStatus
from db.values.partial_date import DateRange, PartialDate

_BOTH = re.compile(
    r"^(?:Both|The|All|These|This|Two) (?!next|last|previous|first|second|third|\d+(?:st|nd|rd|th)"
    r"|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th)"
    r"(?:\w+ ){0,2}(?:meetings?|sessions?|talks|consultations"
    r"|dialogue)\b[^.]*"
    r"\b(?:held|took place|convened|hosted)\b"
)
_BEGAN = re.compile(
    r"\b(?:meeting|conference|session|talks|dialogue|consultations|summit)\b[^.;]{0,20}\b(?:began"
    r"|opened|started|commenced)\b"
)
CAME = re.compile(
    r"(?:The|This|These|His|Her|Their) (?:\w+ )?(?:decisions?|agreements?|announcements?|deals?"
    r"|pledges?|remarks|statements?|moves?"
    r"|understanding|commitments?) (?:came|was|were)(?: \w+){0,2} (?:during|at|in|after|following)\b"
)


def date_apart(scene: Scene, found: list[Event]) -> None:
    """What other sentences say of the day and place of sessions; what was only to have been is no day."""
    _spread(scene, found)
    _begun(scene, found)
    _came_during(scene, found)
    _by_the_clock(scene, found)
    for event in found:
        if event.status is MeetingStatus.POSTPONED and _unreal(scene, event):
            event.dates = None


_AT_HOUR = re.compile(
    r"\b(?:meeting|session|talks|dialogue|consultations|conference|summit|event) (?:began|begins|started|starts|opened"
    r"|opens|got under way|kicked off|commenced) (?:[a-z]+ )?at \d{1,2}(?:[.:]\d\d| ?[ap]\.?m)",
    re.IGNORECASE,
)


def _by_the_clock(scene: Scene, found: list[Event]) -> None:
    """“The meeting began at 10:30”, said of no day in a dated dispatch, was that day."""
    issued = scene.issue
    open_ = [one for one in found if one.dates is None and one.status is MeetingStatus.HELD]
    if len(open_) != 1 or len(found) != 1 or not (issued.lines and issued.stated and issued.published):
        return
    for number, sentence in enumerate(scene.sentences):
        if not sentence.heading and not scene.dates[number] and _AT_HOUR.search(scene.string(number)):
            open_[0].dates = DateRange.single(PartialDate.of(issued.published))
            open_[0].reasons.append("an hour of the day of the dispatch")
            return


_UNREAL = re.compile(r"\b(?:(?:was|were) to have|had been (?:due|to)|should have|would have)\b[^.;]{0,60}$")


def _unreal(scene: Scene, event: Event) -> bool:
    """“which was to have opened on Thursday”: a day on which nothing took place."""
    start = scene.sentences[event.sentence].start
    return any(
        one.dates == event.dates and _UNREAL.search(scene.view[start : one.start])
        for one in scene.dates[event.sentence]
    )


def _came_during(scene: Scene, found: list[Event]) -> None:
    """“A and B on Thursday agreed … The decision came during the 5th meeting”: the day stands a sentence before."""
    for event in found:
        number = event.sentence
        if (
            event.dates is None
            and number
            and CAME.match(scene.string(number))
            and not scene.sentences[number - 1].heading
        ):
            before = scene.sentences[number - 1]
            event.dates = date_for(scene, number - 1, before.start, before.end, before.start)
            event.reasons.append("the day of what came of it")


def _spread(scene: Scene, found: list[Event]) -> None:
    """“Both meetings were held at the Pentagon” fills what the sessions told before do not say."""
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading or not _BOTH.match(scene.string(number)):
            continue
        place = place_for(scene, number, sentence.start, sentence.end, sentence.start)
        dates = date_for(scene, number, sentence.start, sentence.end, sentence.start)
        for event in found:
            if event.status is MeetingStatus.HELD and event.sentence < number:
                event.place = event.place or place
                event.dates = event.dates or dates


def _begun(scene: Scene, found: list[Event]) -> None:
    """“The conference began on August 25” gives the start to a session of which only the end is stated."""
    for event in found:
        if event.dates is None or event.dates.start is not None:
            continue
        for number, sentence in enumerate(scene.sentences):
            began = None if sentence.heading else _BEGAN.search(scene.string(number))
            dates = [one.dates for one in scene.dates[number]] if began else []
            if dates and dates[0].start is not None:
                event.dates = DateRange(dates[0].start, event.dates.end)
