"""Fills the day and place of a meeting from where a text says them apart from who met: the head, a later sentence."""

from __future__ import annotations

import re

from app.intake.lexicon import country_by_code, country_names
from app.intake.meetings.cues import HELD, NOUN, STRONG
from app.intake.meetings.events import Event, Place, as_told, date_for, place_for, remote
from app.intake.meetings.sessions import TITLED
from app.intake.scene import Scene
from app.intake.text.dates import date_mentions
from app.intake.text.gazetteer import city_mentions, city_of
from db.values.choices import MeetingKind, MeetingStatus
from db.values.partial_date import DateRange

_WHAT = (
    r"(?:meetings?|talks|discussions?|consultations?|negotiations|deliberations|dialogue|conversation|call"
    r"|round"
    r"|session|conference|summit|event|gathering|encounter|committee|commission|ceremony|signing|symposium"
    r"|exchange)"
)
_GOES_ON = re.compile(
    rf"^(?:The|This|These|Their|It|Both|Held|Hosted"
    rf"|Convened)\b[^.;]{{0,90}}?\b(?:{_WHAT}\b[^.;]{{0,140}}?\b)?"
    r"(?:held|hosted|took place|takes place|convened|conducted|began|opened|started|concluded|ended|lasted"
    r"|gathered"
    r"|ran|will (?:be held|take place|run))\b",
    re.IGNORECASE,
)
_DID_SO = re.compile(
    r"(?:They|Both|The two) did so\b|(?:This|It|That) (?:happened|came about|was) (?:on|in|at)\b"
)
_AT = re.compile(rf"(?:The|This|Their) (?:[\w-]+ ){{0,3}}?{_WHAT},? (?:at|in|which)\b", re.IGNORECASE)
NAMES_IT = re.compile(
    rf"^(?:(?:The|This|These|Their|Both) (?:[\w-]+ ){{0,6}}?{_WHAT}|It|Held|Hosted|Convened)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:follow(?:s|ed)|builds? on|next|last|previous|earlier|first|second|third|\d+(?:st|nd|rd|th)"
    r"|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th|visit|exercise|upcoming|future)\b"
)
_NEAR = 5
_LABEL = re.compile(
    r"^(?:\d{1,2}[.)] ?)?(?P<what>Dates?|Days?|Date of (?:the )?(?:meeting|call|session|visit)"
    r"|Date and (?:place|venue|time)|Date & time|When"
    r"|Venue|Place"
    r"|Location|Where|Held (?:at|in|on)|Place and date|City|Date/Place|Time and place|Meeting place) ?[:–-] ?"
    r"(?P<said>[^\n]{3,120})$",
    re.MULTILINE | re.IGNORECASE,
)


_SIMPLE = re.compile(r"[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+){0,2}")


def labelled(head: str) -> bool:
    """Whether a head says day and place in lines of their own."""
    return len({found["what"].casefold() for found in _LABEL.finditer(head)}) > 1


def _unknown(scene: Scene, said: dict[str, tuple[int, int]]) -> Place | None:
    """A town that no table has, alone behind “Where:”."""
    for what, (start, end) in said.items():
        text = scene.view[start:end].strip(" .")
        if what in {"where", "place", "city", "location", "held in", "held at"} and _SIMPLE.fullmatch(text):
            return Place(text, None)
    return None


def continued(scene: Scene, event: Event, others: list[Event]) -> None:
    """Fill what the sentence that tells of a meeting leaves out; nothing that it says is changed."""
    apart = remote(scene, event)
    place = event.place
    _from_head(scene, event)
    _until(scene, event)
    taken = {one.sentence for one in others if one is not event}
    for number in range(event.sentence + 1, min(len(scene.sentences), event.sentence + 1 + _NEAR)):
        sentence, text = scene.sentences[number], scene.string(number)
        if number in taken or sentence.heading:
            continue
        if not _goes_on(text):
            continue
        if event.dates is None:
            event.dates = _day(scene, number)
        elif event.dates.start is None or event.dates.end is None:
            event.dates = _both(event.dates, _day(scene, number))
        if event.kind is not MeetingKind.CALL and (event.place is None or event.place.city is None):
            event.place = (
                place_for(scene, number, sentence.start, sentence.end, sentence.start) or event.place
            )
    _there(scene, event)
    _from_lead(scene, event)
    _today(scene, event)
    _beside(scene, event)
    _from_title(scene, event)
    event.place = place if apart else event.place


_TODAYS = re.compile(
    rf"\b(?:today's|this (?:morning|afternoon|evening)'s) (?:[\w-]+ ){{0,2}}?{_WHAT}\b", re.IGNORECASE
)


_TALKS_IN = re.compile(rf"\b{_WHAT}s?\b[\"' ]{{0,3}}(?:[^.;,]{{0,25}} )?(?:in|at) (?:the )?$", re.IGNORECASE)


def _from_lead(scene: Scene, event: Event) -> None:
    """“A and B agreed … in talks in Washington. The X Dialogue took place on Thursday”: the lead has the city."""
    if event.kind is MeetingKind.CALL or (event.place is not None and event.place.city is not None):
        return
    for number in range(max(0, event.sentence - 2), event.sentence):
        one = scene.sentences[number]
        cities = [] if one.heading else scene.cities[number]
        for city in cities:
            if _TALKS_IN.search(scene.view[one.start : city.start]) and not _OTHER.search(
                scene.string(number)
            ):
                event.place = Place(city.city, city.country)
                return


def _today(scene: Scene, event: Event) -> None:
    """“today's meeting is instrumental …”: the day of a meeting that no other sentence dates."""
    last = min(len(scene.sentences), event.sentence + 1 + _NEAR)
    for number in range(event.sentence + 1, last):
        said = _TODAYS.search(scene.string(number)) if event.dates is None else None
        if said is not None and not scene.sentences[number].heading:
            at = scene.sentences[number].start + said.start()
            event.dates = next((one.dates for one in scene.dates[number] if one.start == at), None)


_PROMISING = re.compile(
    r"\b(?:agreed|will|shall|would|(?<!hosted )(?<!headed )(?<!led )by|until|before|since|pledged"
    r"|promised|undertook|visit\w*|travel\w*"
    r"|arriv\w+|next|last(?! night)|recalled"
    r"|earlier|previous\w*|signed|elected|appointed|anniversary|exercise|deadline|report\w*|announc\w+"
    r"|published|issued)\b"
)


def _beside(scene: Scene, event: Event) -> None:
    """“The place was Lomé, the day 12 May”: a sentence beside that tells of nothing else gives the day and the city."""
    if event.kind is MeetingKind.CALL and event.dates is not None:
        return
    people = {id(who) for who, _ in event.people}
    for number in (event.sentence + 1, event.sentence - 1):
        if not 0 <= number < len(scene.sentences) or scene.sentences[number].heading:
            continue
        others = [who for _, who in scene.cast.named(number) if id(who) not in people]
        days = {one.dates.text for one in scene.dates[number]}
        if others or len(days) > 1 or _PROMISING.search(scene.string(number)):
            continue
        one = scene.sentences[number]
        if event.dates is None and days:
            day = date_for(scene, number, one.start, one.end, one.start)
            event.dates = day if day is not None and day.end is not None and day.end.day is not None else None
        told = event.dates is not None and event.dates.text in days
        told = told or bool(
            number < event.sentence
            and NOUN.search(scene.string(number))
            and HELD.search(scene.string(number))
        )
        if event.place is None and event.kind is not MeetingKind.CALL and told:
            event.place = place_for(scene, number, one.start, one.end, one.start)


LEAD_ONLY = "two of the lead with its only day"
_TRAVELLED = re.compile(
    r"\b(?:travel(?:l?ed|s)|flew|journeyed|arrived|is on an?(?: \w+){0,3} visit|paid an?(?: \w+){0,3} visit"
    r"|paying an?(?: \w+){0,3} visit|visited|was|is) (?:to |in )?(?=[A-Z])"
)
_FOR_TALKS = re.compile(
    r"\b(?:for (?:\w+ ){0,3}?(?:meetings|talks|consultations|discussions)|to meet|to see|where)\b"
)


def _goes_on(text: str) -> bool:
    """Whether a sentence goes on about the same meeting and says when or where."""
    if _DID_SO.match(text):
        return True
    opening = NAMES_IT.match(text)
    if opening is None or _OTHER.search(opening[0]):
        return False
    return bool(_GOES_ON.match(text) or _AT.match(text))


def travelled(scene: Scene, events: list[Event]) -> None:
    """“X travelled to Y on D for meetings. He met Z”: place and, where it was one, day are those of the journey."""
    body = [number for number, one in enumerate(scene.sentences) if not one.heading][:2]
    for number in body:
        text = scene.string(number)
        went = _TRAVELLED.search(text)
        start = scene.sentences[number].start + (went.end() if went else 0)
        city = next((one for one in scene.cities[number] if start <= one.start < start + 30), None)
        people = [who for _, who in scene.cast.named(number)][:1]
        if went is None or city is None or not people:
            continue
        days = [one.dates for one in scene.dates[number] if one.start > city.start]
        single = days and days[0].start == days[0].end and _FOR_TALKS.search(text)
        for event in events:
            if event.sentence < number or event.sentence > number + _NEAR or event.kind is MeetingKind.CALL:
                continue
            if not any(who is people[0] for who, _ in event.people):
                continue
            if event.place is None and (
                event.sentence > number or LEAD_ONLY in event.reasons or _FOR_TALKS.search(text)
            ):
                event.place = Place(city.city, city.country)
            if single and event.dates is None:
                event.dates = days[0]
        return


_RUNS = re.compile(
    r"\b(?:runs?|lasts?|continues?|will (?:run|last|continue|end|close)|ends?|concludes?"
    r"|closes?)(?: \w+)? (?:until|till|to|through|on) (?:\w+, )?$"
)


def _until(scene: Scene, event: Event) -> None:
    """“opened this morning and runs until 11 August”: the last day, beside the first."""
    if event.dates is None or event.dates.start is None or event.dates.end not in {None, event.dates.start}:
        return
    for number in range(event.sentence, min(len(scene.sentences), event.sentence + _NEAR)):
        if number != event.sentence and not NAMES_IT.match(scene.string(number)):
            continue
        start = scene.sentences[number].start
        for one in scene.dates[number]:
            runs = _RUNS.search(scene.view[max(start, one.start - 60) : one.start])
            if runs and one.dates.end and one.dates.end.first > event.dates.start.first:
                event.dates = DateRange(event.dates.start, one.dates.end)
                return


def _from_title(scene: Scene, event: Event) -> None:
    """“Defence chiefs meet in Tartu”: the city that only a title says; its day too, where it gives one."""
    for number, one in enumerate(scene.sentences[:6]):
        text = scene.string(number)
        if not one.heading or not (NOUN.search(text) or STRONG.search(text) or _MEETS.search(text)):
            continue
        if event.kind is not MeetingKind.CALL and (event.place is None or event.place.city is None):
            cities = scene.cities[number]
            if len({city.city for city in cities}) == 1:
                event.place = Place(
                    cities[0].city, cities[0].country, event.place.venue if event.place else None
                )
        if event.dates is None and len(scene.dates[number]) == 1 and scene.cities[number]:
            event.dates = scene.dates[number][0].dates


_MEETS = re.compile(
    r"\b(?:[Ss]igned|[Ss]igns?|[Ww]elcomes?|[Rr]eceives?|[Hh]osts?|[Gg]uests?|[Mm]eets?|[Vv]isits?"
    r"|[Tt]alks?|[Cc]o-?chairs?"
    r"|[Hh]olds?)\b"
)


def _day(scene: Scene, number: int) -> DateRange | None:
    sentence = scene.sentences[number]
    return as_told(scene, number, date_for(scene, number, sentence.start, sentence.end, sentence.start))


def _both(known: DateRange, more: DateRange | None) -> DateRange:
    if more is None:
        return known
    return DateRange(known.start or more.start, known.end or more.end)


def _there(scene: Scene, event: Event) -> None:
    """“X travelled to Ljubljana. There he met …”: the place stands in the sentence before."""
    if (
        event.place is not None
        or not re.match(r"There,? ", scene.string(event.sentence))
        or not event.sentence
    ):
        return
    cities = scene.cities[event.sentence - 1]
    if cities:
        event.place = Place(cities[-1].city, cities[-1].country)


_CITY_ALONE = re.compile(
    r"^ ?(?P<city>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)(?:, (?P<land>[A-Z][A-Za-z ]+?))?"
    r"(?:,? (?:\d[^\n]{0,40}|[A-Z][a-z]{2,8} \d[^\n]{0,30}))?$",
    re.MULTILINE,
)


def _alone(scene: Scene, event: Event) -> None:
    """“Castries, Saint Lucia” on a line of its own at the head of a statement or record says where."""
    if (
        event.kind is MeetingKind.CALL
        or (event.place is not None and event.place.city)
        or TITLED not in event.reasons
    ):
        return
    for found in _CITY_ALONE.finditer(scene.view[:_HEAD]):
        city = city_of(found["city"], scene.near)
        if city is None or found["city"] in country_names():
            continue
        country = country_by_code()[city.code].name
        if found["land"] in {None, country} and (found["land"] or any(c.isdigit() for c in found[0])):
            event.place = Place(
                found["city"], country, event.place.venue if event.place else None, "from the date line"
            )
            return


_HEAD = 700


def _from_head(scene: Scene, event: Event) -> None:
    """Minutes and notes say day and place in lines of their own; a date alone there may be that of the paper."""
    head = scene.view[:1500]
    said = {
        found["what"].casefold(): (found.start("said"), found.end("said")) for found in _LABEL.finditer(head)
    }
    _alone(scene, event)
    places = [span for what, span in said.items() if not what.startswith(("date", "day", "when"))]
    if not places or event.status is MeetingStatus.POSTPONED:
        return
    if event.dates is None:
        spans = [span for what, span in said.items()]
        days = [one for span in spans for one in date_mentions(scene.view, *span, scene.issue.published)]
        event.dates = days[0].dates if days else None
    if event.place is None or event.place.city is None:
        for start, end in said.values():
            found = city_mentions(f"in {scene.view[start:end]}", 0, end - start + 3, scene.near)
            if found:
                event.place = Place(found[0].city, found[0].country)
                return
        event.place = event.place or _unknown(scene, said)
